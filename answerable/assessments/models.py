"""How each objective stands: what the rules say, what a person judged, and where the two differ; and the strategic summary."""

from typing import Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from answerable.measures.models import Measure
from answerable.people.models import User
from answerable.people.permissions import Permission, may
from answerable.plans.models import Objective, Plan, Rating


class RuleSet(models.Model):
    """The executable rules of a computed status, as data: `calc.status.RuleSet` in its frozen form. Never changed; a change is a new version."""

    code = models.SlugField(max_length=60)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    # `kit.freezing` of `calc.status.RuleSet`.
    content = models.JSONField()
    in_use = models.BooleanField(default=False)
    because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="%(app_label)s_%(class)s_one_version"),
            models.UniqueConstraint(
                fields=["in_use"], condition=Q(in_use=True), name="%(app_label)s_%(class)s_one_in_use"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"


class Showing(models.Model):
    """What a measure shows of one objective, where that is not what its definition lets one think. Members may be the promise itself."""

    class Shows(models.TextChoices):
        OUTCOME = "outcome", "What came about"
        PERCEPTION = "perception", "What people say"
        ACTIVITY = "activity", "Work or means"
        CONTEXT = "context", "Surroundings"

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+")
    shows = models.CharField(max_length=10, choices=Shows)
    # A clause that reads in brackets: "the promise is that there be more of them".
    because = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["objective", "measure"], name="%(app_label)s_%(class)s_said_once"),
            models.CheckConstraint(condition=~Q(because=""), name="%(app_label)s_%(class)s_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} shows {self.shows} of {self.objective_id}"


class Performance(models.TextChoices):
    """What the figures say. A status of its own, apart from whether the work was done."""

    BETTER = "better", "Getting better"
    MEETING = "meeting", "Meeting its standard"
    STEADY = "steady", "No clear change"
    MIXED = "mixed", "Mixed"
    MISSING = "missing", "Missing its standard"
    WORSE = "worse", "Getting worse"
    CANNOT = "cannot", "Cannot be judged"


class Delivery(models.TextChoices):
    """Whether the work that was owed was done."""

    DONE = "done", "Done"
    ON_TRACK = "on_track", "On track"
    LATE = "late", "Late"
    STOPPED = "stopped", "Stopped"
    NONE = "none", "No work is listed"


class Strength(models.TextChoices):
    """How strong the evidence is, whatever it says."""

    NONE = "none", "None"
    ACTIVITY = "activity", "Activity only"
    MEASURED = "measured", "Measured"
    COMPARED = "compared", "Measured with a comparison"


class ComputedStatus(models.Model):
    """What the rules made of an objective as at a day, with their reasoning: kept when somebody judges or submits. Never changed."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="+")
    as_at = models.DateField()
    performance = models.CharField(max_length=8, choices=Performance)
    delivery = models.CharField(max_length=8, choices=Delivery)
    strength = models.CharField(max_length=8, choices=Strength)
    # `kit.freezing` of `calc.status.Status`: each fact considered, each rule that spoke, in order.
    reasoning = models.JSONField()
    rules = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="+")
    # The step of the scale in use that the rules suggest; null where they suggest none ("cannot be judged" may be a step).
    suggested = models.ForeignKey(Rating, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    computed_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "computed statuses"
        indexes = [models.Index(fields=["objective", "as_at"], name="assessments_computed_by_day")]

    def __str__(self) -> str:
        return f"{self.performance} on {self.as_at}"


class JudgementQuerySet(models.QuerySet["Judgement"]):
    def current(self) -> Self:
        """The last judgement of each objective."""
        return self.filter(later__isnull=True)

    def visible_to(self, user: User) -> Self:
        return self if may(user, Permission.SEE) else self.none()


class Judgement(models.Model):
    """A person's judgement of an objective: which step, as at which day, by whom and why. Never changed; the next one points back.

    `computed` is what the system showed then. Where the two differ `differs_because` says why, and both stay for ever.
    """

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="+")
    # Null where the office publishes no ratings: then the reason is the judgement.
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    as_at = models.DateField()
    # A name may be left out where only the role is public.
    judge_name = models.CharField(max_length=200, blank=True)
    judge_role = models.CharField(max_length=200)
    reason = models.TextField()
    computed = models.ForeignKey(ComputedStatus, on_delete=models.PROTECT, related_name="+")
    differs = models.BooleanField(default=False)
    differs_because = models.TextField(blank=True)
    earlier = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="later")
    made_by = models.CharField(max_length=60)
    made_at = models.DateTimeField()

    objects = JudgementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="%(app_label)s_%(class)s_has_reason"),
            models.CheckConstraint(
                condition=Q(differs=False) | ~Q(differs_because=""),
                name="%(app_label)s_%(class)s_difference_has_reason",
            ),
            # Two people judging at once: the second finds the place taken.
            models.UniqueConstraint(
                fields=["objective"], condition=Q(earlier__isnull=True), name="%(app_label)s_%(class)s_one_first"
            ),
        ]
        indexes = [models.Index(fields=["objective", "as_at"], name="assessments_judged_by_day")]

    def __str__(self) -> str:
        return f"{self.rating_id or 'in words'} on {self.as_at}"


class Summary(models.Model):
    """The strategic summary: every objective on one page and as a paper, as at a day; frozen when it is submitted."""

    code = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=300)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    as_at = models.DateField()
    # Since when changes are told ("changed since last report"); null: since the last submitted summary of the plan.
    since = models.DateField(null=True, blank=True)
    # Narrative with citations in braces: an opening, and one text a priority by its code.
    opening = models.TextField(blank=True)
    narratives = models.JSONField(default=dict, blank=True)
    written_by = models.CharField(max_length=60)
    written_at = models.DateTimeField()
    edition = models.PositiveIntegerField(default=1)
    # `kit.freezing` of `assessments.queries.summary.SummaryPage`, from its submission on.
    frozen = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    submitted_by = models.CharField(max_length=60, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_to = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "summaries"
        constraints = [
            models.CheckConstraint(
                condition=Q(submitted_by="", submitted_at__isnull=True)
                | (~Q(submitted_by="") & Q(submitted_at__isnull=False)),
                name="%(app_label)s_%(class)s_both_submitted_at_and_by",
            )
        ]

    def __str__(self) -> str:
        return self.title
