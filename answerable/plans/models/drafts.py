"""A plan on its way: the draft of a new plan or of a variation, its versions, and the steps that the law wants first."""

from django.db import models
from django.db.models import Q

from answerable.plans.models.plans import Plan


class Draft(models.Model):
    """The working text of a plan that is not issued yet, or of a variation of one that is.

    `content` is `kit.freezing` of `plans.intake.DraftLine`: while it is written, the plan in force stays as it is.
    """

    class Kind(models.TextChoices):
        NEW = "new", "A new plan"
        VARIATION = "variation", "A variation"

    class State(models.TextChoices):
        WRITING = "writing", "Being written"
        WITH_PANEL = "with_panel", "With the panel"
        ISSUED = "issued", "Issued"
        ABANDONED = "abandoned", "Abandoned"

    code = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=9, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.WRITING)
    # Of a variation the plan it varies; of a new plan the plan it became.
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="drafts")
    content = models.JSONField(default=dict)
    # How often it was saved: whoever saves an older state than the one held is told so.
    edition = models.PositiveIntegerField(default=1)
    started_by = models.CharField(max_length=60)
    started_at = models.DateTimeField()
    issued_on = models.DateField(null=True, blank=True)
    abandoned_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="variation") | Q(plan__isnull=False), name="%(app_label)s_%(class)s_variation_of_plan"
            ),
            models.CheckConstraint(
                condition=~Q(state="issued") | Q(issued_on__isnull=False, plan__isnull=False),
                name="%(app_label)s_%(class)s_issued_has_day",
            ),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(kind="variation", state__in=["writing", "with_panel"]),
                name="%(app_label)s_%(class)s_one_variation_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class DraftVersion(models.Model):
    """The draft as it was when somebody kept it: the panel's own, the one that was issued, or any between. Never changed."""

    class Purpose(models.TextChoices):
        KEPT = "kept", "Kept"
        CONSULTATION = "consultation", "For consultation"
        PANEL = "panel", "Sent to the panel"
        ISSUED = "issued", "Issued"

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=12, choices=Purpose, default=Purpose.KEPT)
    note = models.CharField(max_length=300, blank=True)
    content = models.JSONField()
    kept_by = models.CharField(max_length=60)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="%(app_label)s_%(class)s_one_number_a_draft")
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}, version {self.number}"


class StepTaken(models.Model):
    """A statutory step of a draft, done: its day, what shows it, and the version it was about. A step may be taken again."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="steps")
    # The code of a step in `plans/steps.toml`.
    step = models.SlugField(max_length=60)
    done_on = models.DateField()
    words = models.TextField()
    address = models.CharField(max_length=500, blank=True)
    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.CharField(max_length=60)
    recorded_at = models.DateTimeField()
    # Taken back, with the reason: the row stays.
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "steps taken"
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="%(app_label)s_%(class)s_has_evidence")]

    def __str__(self) -> str:
        return f"{self.step} on {self.done_on}"
