"""What the public sees: frozen copies, made by a release and never changed."""

from django.db import models
from django.db.models import Q


class Change(models.TextChoices):
    """How a page of a release differs from the release before."""

    NEW = "new", "New"
    CHANGED = "changed", "Changed"
    SAME = "same", "As it was"


class Release(models.Model):
    """One publication of the whole public site: the pages below it are its frozen copies."""

    number = models.PositiveIntegerField(unique=True)
    # Whose site it is stands on every page, so it is kept here and not in each copy.
    body_name = models.CharField(max_length=200)
    # The figures are shown as they were known on this day.
    as_known_on = models.DateField()
    note = models.TextField()
    # How many pages the release before had that this one has not.
    gone = models.PositiveIntegerField(default=0)
    # SHA-256 over the addresses and digests of all its pages.
    sha256 = models.CharField(max_length=64)
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=60)
    # The head of the audit trail when it was made ("12:ab34..."), with the entry of the release itself: a later
    # rewriting of the trail is found against it.
    audit_head = models.CharField(max_length=90)
    # When all its files were made, and a digest of the program's templates that they were made with; a release is public from its
    # first moment on: until its files are made, pages are rendered when they are asked for, to the same bytes.
    files_made_at = models.DateTimeField(null=True, blank=True)
    looks = models.CharField(max_length=64, blank=True)
    # It only takes away: pages or words were withdrawn from the release before, and nothing else changed.
    takes_away = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(note=""), name="%(app_label)s_%(class)s_says_why"),
            models.CheckConstraint(condition=Q(number__gte=1), name="%(app_label)s_%(class)s_number_from_1"),
        ]

    def __str__(self) -> str:
        return f"Release {self.number}"


class FrozenCopy(models.Model):
    """What one page says, as versioned JSON, kept once however many releases show it."""

    sha256 = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=40)
    data = models.JSONField()
    # [{"on": "2024-05-03", "reason": ...}]: words were taken out of it afterwards. Its digest stays that of what was frozen.
    taken_out = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name_plural = "frozen copies"

    def __str__(self) -> str:
        return f"{self.kind} {self.sha256[:12]}"


class ReleasedPage(models.Model):
    """The copy that a release shows at an address (relative, ending in a file name)."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="pages")
    path = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    change = models.CharField(max_length=7, choices=Change)
    # Pages are listed in the order in which they were built.
    position = models.PositiveIntegerField()
    copy = models.ForeignKey(FrozenCopy, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "path"], name="%(app_label)s_%(class)s_one_page_a_path"),
            models.CheckConstraint(condition=Q(change__in=Change.values), name="%(app_label)s_%(class)s_change_known"),
        ]

    def __str__(self) -> str:
        return self.path


class Blob(models.Model):
    """The bytes of a file of the public site, kept once however many addresses and releases have them."""

    is_cache = True

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.size} bytes {self.sha256[:12]}"


class ReleasedFile(models.Model):
    """A file that a release has at an address: a page as it is sent, a paper, data, a feed. A cache: made from frozen copies alone."""

    is_cache = True

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=300)
    media_type = models.CharField(max_length=100)
    # A digest of all that the file is made of: the same key, the same bytes. Empty where its maker cannot tell.
    key = models.CharField(max_length=64, blank=True, db_index=True)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "path"], name="%(app_label)s_%(class)s_one_file_a_path"),
        ]

    def __str__(self) -> str:
        return self.path
