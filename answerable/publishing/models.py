"""What the public sees: frozen copies, made by a release and never changed."""

from django.db import models


class Release(models.Model):
    """One publication of the whole public site: the pages below it are its frozen copies."""

    number = models.PositiveIntegerField(unique=True)
    # The figures are shown as they were known on this day.
    as_known_on = models.DateField()
    note = models.TextField()
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=60)
    # The head of the audit trail when it was made ("12:ab34..."): a later rewriting of the trail is found against it.
    audit_head = models.CharField(max_length=90)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(note=""), name="%(app_label)s_%(class)s_says_why")]

    def __str__(self) -> str:
        return f"Release {self.number}"


class FrozenCopy(models.Model):
    """What one page says, as versioned JSON, kept once however many releases show it."""

    sha256 = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=40)
    data = models.JSONField()

    class Meta:
        verbose_name_plural = "frozen copies"

    def __str__(self) -> str:
        return f"{self.kind} {self.sha256[:12]}"


class ReleasedPage(models.Model):
    """The copy that a release shows at an address (relative, ending in a file name)."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="pages")
    path = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    copy = models.ForeignKey(FrozenCopy, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "path"], name="%(app_label)s_%(class)s_one_page_a_path")
        ]

    def __str__(self) -> str:
        return self.path
