"""What must be published by law or guidance, item by item, with what shows that it is; and how each item stood, night by night."""

from django.db import models
from django.db.models import Q


class PublicationItem(models.Model):
    """One thing that must be public: a row of the register that ships with the project, or as the office corrected it."""

    class Every(models.TextChoices):
        """How often it is to be renewed."""

        KEPT = "kept", "Kept up to date"
        MONTH = "month", "Every month"
        QUARTER = "quarter", "Every quarter"
        HALF_YEAR = "half_year", "Every half-year"
        YEAR = "year", "Every year"
        BEFORE_YEAR = "before_year", "Before each financial year"
        SOON = "soon", "As soon as practicable"
        ONCE = "once", "Once"

    code = models.SlugField(max_length=60, unique=True)
    # "1(a)" of the Order; empty where it has no paragraph.
    paragraph = models.CharField(max_length=20, blank=True)
    # The list that it is of: "Specified Information Order", "Website accessibility", ...
    source = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    basis = models.CharField(max_length=300, blank=True)
    every = models.CharField(max_length=12, choices=Every)
    # Days after the end of its period within which it must be out; null where no rule gives one.
    within_days = models.PositiveSmallIntegerField(null=True, blank=True)
    # It belongs in a prominent place of the site: the front page leads to it.
    prominent = models.BooleanField(default=False)
    # How the pages that hold it begin ("decisions/"), parted by spaces; empty where no part of the program holds it.
    fed_by = models.CharField(max_length=300, blank=True)
    # Seen in the instrument itself; otherwise the page says that it is not.
    confirmed = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    # The office says that it does not apply here, and why.
    not_ours_because = models.TextField(blank=True)
    corrected_because = models.TextField(blank=True)
    edition = models.PositiveIntegerField(default=1)
    position = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.paragraph} {self.title}".strip()


class PublicationEvidence(models.Model):
    """What the office holds up for an item: a file that goes out with the next release, or an address elsewhere."""

    item = models.ForeignKey(PublicationItem, on_delete=models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=300)
    # "2024/25", "September 2024": what it covers; empty where it is kept up to date.
    period = models.CharField(max_length=60, blank=True)
    # The day as at which it is right.
    as_at = models.DateField()
    address = models.URLField(max_length=500, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content = models.BinaryField(null=True, blank=True)
    # What the file says, for people who cannot open it and for the search.
    summary = models.TextField(blank=True)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    # What came of following its address last.
    reached_at = models.DateTimeField(null=True, blank=True)
    reached_words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(address="") & ~Q(file_name="")) | (~Q(address="") & Q(file_name="")),
                name="%(app_label)s_%(class)s_file_or_address",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_because=""),
                name="%(app_label)s_%(class)s_withdrawn_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PublicationCheck(models.Model):
    """How an item stood on a day. Null is what could not be told."""

    item = models.ForeignKey(PublicationItem, on_delete=models.CASCADE, related_name="checks")
    on = models.DateField()
    at = models.DateTimeField()
    present = models.BooleanField()
    current = models.BooleanField(null=True)
    reachable = models.BooleanField(null=True)
    accessible = models.BooleanField(null=True)
    open_form = models.BooleanField(null=True)
    last_released = models.DateField(null=True, blank=True)
    next_due = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "on"], name="%(app_label)s_%(class)s_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} on {self.on}"
