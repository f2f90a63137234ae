"""What the search of the public site looks through: made with the files of a release, from nothing but its frozen copies."""

from django.db import models
from django.db.models import F, Q


class SearchRow(models.Model):
    """A page as the search knows it, from one release on until it changed or went. A cache: made anew where it is missing."""

    is_cache = True

    path = models.CharField(max_length=300)
    # The digest of all that the page is made of, as of its file: the same key, the same words.
    key = models.CharField(max_length=64)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=60)
    # What stands below the title where no words of the page are shown.
    about = models.CharField(max_length=400, blank=True)
    # The release that shows it first, and the first one that does not: rows of a release that is still being made are not found yet,
    # and those that it takes away still are.
    since = models.PositiveIntegerField()
    until = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["path"], condition=Q(until=None), name="%(app_label)s_%(class)s_one_row_a_path"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="%(app_label)s_%(class)s_since_before_until"
            ),
        ]

    def __str__(self) -> str:
        return self.path


class SearchText(models.Model):
    """The words of a page. The database keeps its own index of them (migration 0005), brought up to date by the database itself."""

    is_cache = True

    row = models.OneToOneField(SearchRow, on_delete=models.CASCADE, primary_key=True, related_name="words")
    title = models.TextField()
    # Other names of the same thing.
    names = models.TextField(blank=True)
    body = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.title
