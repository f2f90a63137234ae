"""What is measured, and where figures come from."""

from django.db import models

UNKNOWN = "not stated in the papers"


class Subject(models.Model):
    """A heading under which measures stand, such as calling the police."""

    code = models.SlugField(unique=True)
    title = models.CharField(max_length=100)
    summary = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.title


class Source(models.Model):
    """Where figures are told: a paper, a return, a letter. Its day of publication is the as-at of what it tells."""

    code = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=300)
    published = models.DateField()
    published_basis = models.CharField(max_length=10, default="stated")
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(published_basis__in=["stated", "assumed"]),
                name="%(app_label)s_%(class)s_published_basis_known",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Measure(models.Model):
    """The reviewed definition of one quantity; its figures are observations."""

    class Direction(models.TextChoices):
        UP_GOOD = "up_good", "Higher is better"
        DOWN_GOOD = "down_good", "Lower is better"
        NEUTRAL = "neutral", "Neither way is better"
        CONTESTED = "contested", "Which way is better is disputed"

    class Aggregation(models.TextChoices):
        COUNT = "count", "Count"
        SUM = "sum", "Sum"
        MEAN = "mean", "Average"
        RATE = "rate", "Rate or share"
        STOCK = "stock", "Number on a day"

    code = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=200)
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="measures")
    why = models.TextField()
    numerator = models.TextField()
    denominator = models.TextField()
    unit = models.CharField(max_length=40)
    direction = models.CharField(max_length=10, choices=Direction)
    direction_reason = models.TextField(blank=True)
    aggregation = models.CharField(max_length=10, choices=Aggregation)
    frequency = models.CharField(max_length=40)
    # The name of the one thing its figures may be split by, apart from area ("ASB type"); empty where there is none.
    breakdown = models.CharField(max_length=60, blank=True)
    source = models.TextField(default=UNKNOWN)
    owner = models.CharField(max_length=200, default=UNKNOWN)
    author = models.CharField(max_length=200)
    checked_by = models.CharField(max_length=200)
    reviewed = models.DateField()
    next_review = models.DateField()
    caveats = models.TextField(blank=True)
    # The measure whose figure for the same area, part and period this one is out of; none where it is not held.
    base = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Counts below this are not shown on public pages (1 to 4 where it is 5); 0 where nobody could be recognised.
    suppress_below = models.PositiveSmallIntegerField(default=0)
    aliases = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(why=""), name="%(app_label)s_%(class)s_says_why"),
            models.CheckConstraint(
                condition=models.Q(next_review__gte=models.F("reviewed")),
                name="%(app_label)s_%(class)s_next_review_after_review",
            ),
        ]

    def __str__(self) -> str:
        return self.title
