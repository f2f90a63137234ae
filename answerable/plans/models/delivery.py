"""What stands round an objective: promises made for it, work that is owed, who sits where, what threatens, what was done."""

from django.db import models
from django.db.models import Q

from answerable.bodies.models import OfficeHolder
from answerable.measures.models import Source
from answerable.plans.models.plans import Objective


class Side(models.TextChoices):
    """Who does it; what happened is told apart from all three."""

    BODY = "body", "The local policing body"
    FORCE = "force", "The force"
    PARTNERS = "partners", "Partners"


class Commitment(models.Model):
    """A promise of an election, kept apart from the plan's objectives."""

    class State(models.TextChoices):
        OPEN = "open", "Open"
        KEPT = "kept", "Kept"
        PARTLY = "partly", "Partly kept"
        NOT_KEPT = "not_kept", "Not kept"
        WITHDRAWN = "withdrawn", "Withdrawn"

    code = models.SlugField(max_length=60, unique=True)
    holder = models.ForeignKey(OfficeHolder, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    words = models.TextField()
    made_on = models.DateField(null=True, blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    source_line = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    because = models.TextField(blank=True)
    objectives = models.ManyToManyField(Objective, related_name="commitments", blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open") | ~Q(because=""), name="%(app_label)s_%(class)s_judged_with_reason"
            )
        ]

    def __str__(self) -> str:
        return self.words[:60]


class Deliverable(models.Model):
    """A piece of work that the delivery plan owes an objective: whose it is, by when, and how far. Activity, not outcome."""

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", "Not started"
        UNDER_WAY = "under_way", "Under way"
        AT_RISK = "at_risk", "At risk"
        DONE = "done", "Done"
        STOPPED = "stopped", "Stopped"

    LIVE = (Status.NOT_STARTED, Status.UNDER_WAY, Status.AT_RISK)

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="deliverables")
    code = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=300)
    side = models.CharField(max_length=8, choices=Side, default=Side.FORCE)
    owner_role = models.CharField(max_length=200, blank=True)
    # Null where the plan sets none.
    due = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=11, choices=Status, default=Status.NOT_STARTED)
    status_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    source_line = models.PositiveIntegerField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    edition = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.title


class DeliverableChange(models.Model):
    """A deliverable's status or date was changed: a date that moved is a slip, and is kept with its reason."""

    deliverable = models.ForeignKey(Deliverable, on_delete=models.CASCADE, related_name="changes")
    on = models.DateField()
    status = models.CharField(max_length=11, choices=Deliverable.Status)
    due_was = models.DateField(null=True, blank=True)
    due_now = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.status} on {self.on}"


class Board(models.Model):
    """A board or partnership that an objective is worked on in, and who attends it."""

    class Kind(models.TextChoices):
        BOARD = "board", "Board"
        PARTNERSHIP = "partnership", "Partnership"

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=11, choices=Kind, default=Kind.BOARD)
    purpose = models.TextField(blank=True)
    # Roles: each a dict of "role", "from" and "until" (ISO days, or missing).
    attended_by = models.JSONField(default=list, blank=True)
    objectives = models.ManyToManyField(Objective, related_name="boards", blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    source_line = models.PositiveIntegerField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class Threat(models.Model):
    """Something that an objective answers to: a threat of the Strategic Policing Requirement, or of a local assessment."""

    class Origin(models.TextChoices):
        SPR = "spr", "Strategic Policing Requirement"
        NATIONAL = "national", "National priority"
        LOCAL = "local", "Local assessment"

    code = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    origin = models.CharField(max_length=8, choices=Origin)
    note = models.TextField(blank=True)
    objectives = models.ManyToManyField(Objective, related_name="threats", blank=True)
    position = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.title


class Account(models.Model):
    """What one side says it did for an objective, or what came of it: dated, with the paper that says so."""

    class Told(models.TextChoices):
        BODY = "body", "What the body did"
        FORCE = "force", "What the force did"
        PARTNERS = "partners", "What partners did"
        HAPPENED = "happened", "What happened"

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="accounts")
    told = models.CharField(max_length=8, choices=Told)
    # As exactly as is known: `on` alone, or from `on` to `until`.
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    # With citations in braces, where it quotes a figure that is held.
    words = models.TextField()
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    source_line = models.PositiveIntegerField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.words[:60]
