"""Where pages went whose addresses are no longer in use."""

from django.db import models
from django.db.models import F, Q


class Moved(models.Model):
    """An address that some release had and the site has no more, and the page that stands for it now. Told with the next release."""

    path = models.CharField(max_length=300, unique=True)
    to = models.CharField(max_length=300)
    because = models.TextField()
    moved_on = models.DateField()
    moved_at = models.DateTimeField()
    moved_by = models.CharField(max_length=60)

    class Meta:
        verbose_name_plural = "moved"
        constraints = [
            models.CheckConstraint(condition=~Q(path=F("to")), name="%(app_label)s_%(class)s_leads_elsewhere"),
            models.CheckConstraint(condition=~Q(because=""), name="%(app_label)s_%(class)s_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.path} moved to {self.to}"
