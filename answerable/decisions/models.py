"""Decisions of the body: what was to be decided, what was advised, who decided it and why; signed by one or voted by many."""

from typing import Self

from django.db import models
from django.db.models import Q

from answerable.measures.models import Source
from answerable.people.models import User
from answerable.people.permissions import Permission, may
from answerable.plans.models import Objective


class DecisionQuerySet(models.QuerySet["Decision"]):
    def taken(self) -> Self:
        return self.filter(state=Decision.State.TAKEN)

    def visible_to(self, user: User) -> Self:
        return self if may(user, Permission.SEE) else self.none()


class Decision(models.Model):
    """A decision record. Once taken it is never changed: a later decision that varies or revokes it points back.

    The fields are those of a decision notice; paragraph 5(d) of the Specified Information Order wants it published
    where it is of significant public interest.
    """

    class Form(models.TextChoices):
        SIGNED = "signed", "Signed by the holder or a delegate"
        VOTED = "voted", "Voted by a board"

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        TAKEN = "taken", "Taken"
        NOT_CARRIED = "not_carried", "Not carried"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class Openness(models.TextChoices):
        OPEN = "open", "Open"
        PART_EXEMPT = "part_exempt", "Part exempt"

    # Its address, from the first draft on.
    code = models.SlugField(max_length=100, unique=True)
    # Within a year, and given when it is taken: "2026/014".
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    title = models.CharField(max_length=300)
    form = models.CharField(max_length=6, choices=Form)
    state = models.CharField(max_length=11, choices=State, default=State.DRAFT)
    issue = models.TextField(blank=True)
    # Why there was nothing to choose from, where fewer than two options stand.
    only_option_because = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    openness = models.CharField(max_length=11, choices=Openness, default=Openness.OPEN)
    # The ground of exemption, and the part that stays closed: never on a public page.
    exempt_ground = models.TextField(blank=True)
    exempt_part = models.TextField(blank=True)
    # Null as long as nobody has said.
    significant = models.BooleanField(null=True, blank=True)
    significant_because = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField(null=True, blank=True)
    revokes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="revoked_by")
    varies = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="varied_by")

    # Signed: by a holder, or by a delegate under a delegation. As words: who held the office is told anew with each load.
    signer_title = models.CharField(max_length=200, blank=True)
    signer_name = models.CharField(max_length=200, blank=True)
    delegate_role = models.CharField(max_length=200, blank=True)
    delegation = models.CharField(max_length=300, blank=True)

    # Voted: how many members there are, how many must be there, and what came of it.
    members = models.PositiveSmallIntegerField(null=True, blank=True)
    quorum = models.PositiveSmallIntegerField(null=True, blank=True)
    meeting = models.CharField(max_length=300, blank=True)

    # A decision of earlier days that a paper tells of, with what the paper leaves out: it has no number of ours.
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    source_line = models.PositiveIntegerField(null=True, blank=True)
    gaps = models.TextField(blank=True)

    withdrawn_because = models.TextField(blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    written_by = models.CharField(max_length=60)
    written_at = models.DateTimeField()
    edition = models.PositiveIntegerField(default=1)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="%(app_label)s_%(class)s_one_number_a_year"),
            models.CheckConstraint(
                condition=~Q(state__in=["taken", "not_carried"])
                | Q(source__isnull=False)
                | (Q(number__isnull=False) & Q(year__isnull=False) & Q(decided_on__isnull=False) & ~Q(reasons="")),
                name="%(app_label)s_%(class)s_taken_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(source__isnull=True) | (Q(number__isnull=True) & ~Q(gaps="")),
                name="%(app_label)s_%(class)s_from_a_paper_says_gaps",
            ),
            models.CheckConstraint(
                condition=Q(revokes__isnull=True) | Q(varies__isnull=True),
                name="%(app_label)s_%(class)s_varies_or_revokes",
            ),
            models.CheckConstraint(
                condition=Q(openness="open") | Q(state="draft") | Q(state="withdrawn") | ~Q(exempt_ground=""),
                name="%(app_label)s_%(class)s_exempt_has_ground",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-decided_on"], name="decisions_by_state"),
            models.Index(fields=["-decided_on", "-year", "-number"], name="decisions_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}".strip()

    @property
    def reference(self) -> str:
        """ "2026/014"; empty as long as it is a draft, and for one that a paper tells of."""
        return f"{self.year}/{self.number:03}" if self.number else ""

    @property
    def from_a_paper(self) -> bool:
        return self.source_id is not None


class Option(models.Model):
    """One thing that could have been decided."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="options")
    title = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    chosen = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.title


class Advice(models.Model):
    """What was advised before deciding."""

    class Kind(models.TextChoices):
        LEGAL = "legal", "Legal"
        FINANCIAL = "financial", "Financial"
        EQUALITY = "equality", "Equality"
        RISK = "risk", "Risk"
        OPERATIONAL = "operational", "Chief officer's view"
        OTHER = "other", "Other"

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="advice")
    kind = models.CharField(max_length=11, choices=Kind)
    role = models.CharField(max_length=200, blank=True)
    # What was advised; where no advice of this kind was sought, why not.
    words = models.TextField()
    sought = models.BooleanField(default=True)
    given_on = models.DateField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "advice"

    def __str__(self) -> str:
        return f"{self.kind}: {self.role}"


class Interest(models.Model):
    """An interest that somebody declared, or that there was none to declare (`words` empty)."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="interests")
    role = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    withdrew = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.role}: {self.words or 'none'}"


class Vote(models.Model):
    """How one member of a board voted; the casting vote of the chair in a tie is a row of its own."""

    class Cast(models.TextChoices):
        FOR = "for", "For"
        AGAINST = "against", "Against"
        ABSTAINED = "abstained", "Abstained"
        ABSENT = "absent", "Absent"
        WITHDREW = "withdrew", "Withdrew"

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="votes")
    member = models.CharField(max_length=200)
    # Empty as long as nobody has voted.
    cast = models.CharField(max_length=9, choices=Cast, blank=True)
    casting = models.BooleanField(default=False)
    moved = models.BooleanField(default=False)
    seconded = models.BooleanField(default=False)
    # A dissent to be recorded with its reason.
    dissent = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "member", "casting"], name="%(app_label)s_%(class)s_one_a_member"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.cast}"


class DecisionObjective(models.Model):
    """An objective of a plan that a decision serves."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="objectives")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "objective"], name="%(app_label)s_%(class)s_named_once")
        ]

    def __str__(self) -> str:
        return f"{self.objective_id} of {self.decision_id}"


class Money(models.Model):
    """An amount that a decision commits, saves or takes in, in pounds, and for which years."""

    class Kind(models.TextChoices):
        SPENDING = "spending", "Spending"
        SAVING = "saving", "Saving"
        INCOME = "income", "Income"

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="money")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.SPENDING)
    pounds = models.DecimalField(max_digits=14, decimal_places=2)
    words = models.CharField(max_length=300)
    # "2026/27", or several.
    years = models.CharField(max_length=60, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "money"

    def __str__(self) -> str:
        return f"{self.pounds} {self.words}"
