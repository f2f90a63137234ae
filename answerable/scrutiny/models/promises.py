"""What was promised and whether it was kept; formal challenges; and what is said in private, told by topic."""

from typing import Self

from django.db import models
from django.db.models import Q

from answerable.people.models import User
from answerable.people.permissions import Permission, may
from answerable.people.roles import Role
from answerable.plans.models import Board, Objective
from answerable.scrutiny.models.enquiries import Exchange
from answerable.scrutiny.models.meetings import AgendaItem, Meeting
from answerable.scrutiny.models.questions import PublicQuestion


class UndertakingQuerySet(models.QuerySet["Undertaking"]):
    def open(self) -> Self:
        return self.filter(state__in=Undertaking.LIVE)

    def public(self) -> Self:
        """Those made in the open: what was promised in a restricted part stays there, and so does that of an item restricted since."""
        return self.filter(restricted=False).exclude(item__restricted=True)

    def visible_to(self, user: User) -> Self:
        """The office sees all of them, the force's liaison what the force promised in the open."""
        if user.is_active and user.role == Role.FORCE_LIAISON:
            return self.public().filter(side=Undertaking.Side.FORCE)
        return self if may(user, Permission.SEE) else self.none()


class Undertaking(models.Model):
    """Something that somebody promised at a meeting, in an answer, or in reply to a challenge; carried until it is kept or broken."""

    class Side(models.TextChoices):
        BODY = "body", "The office"
        FORCE = "force", "The force"
        PANEL = "panel", "The panel"
        OTHERS = "others", "Others"

    class State(models.TextChoices):
        OPEN = "open", "Open"
        SAID_KEPT = "said_kept", "Said to be kept"
        KEPT = "kept", "Kept"
        BROKEN = "broken", "Broken"
        RELEASED = "released", "No longer asked for"

    LIVE = (State.OPEN, State.SAID_KEPT)

    # "2024/3", given when it was made.
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    words = models.TextField()
    side = models.CharField(max_length=6, choices=Side, default=Side.FORCE)
    owner_role = models.CharField(max_length=200)
    made_on = models.DateField()
    due = models.DateField(null=True, blank=True, db_index=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="undertakings")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="undertakings")
    exchange = models.OneToOneField(
        Exchange, on_delete=models.SET_NULL, null=True, blank=True, related_name="undertaking"
    )
    question = models.ForeignKey(
        PublicQuestion, on_delete=models.PROTECT, null=True, blank=True, related_name="undertakings"
    )
    objective = models.ForeignKey(Objective, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    restricted = models.BooleanField(default=False)
    # Marked as made up, where the record of an example has none.
    example = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN, db_index=True)
    state_since = models.DateField()
    # What shows that it was kept, or how it was broken, or why it is no longer asked for; it may cite figures.
    evidence = models.TextField(blank=True)
    evidence_address = models.CharField(max_length=500, blank=True)
    edition = models.PositiveIntegerField(default=1)

    objects = UndertakingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="%(app_label)s_%(class)s_numbered_once"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "said_kept"]) | ~Q(evidence=""),
                name="%(app_label)s_%(class)s_settled_says_how",
            ),
        ]
        indexes = [models.Index(fields=["state", "due"], name="scrutiny_undertakings_by_due")]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return f"{self.year}/{self.number}"


class UndertakingMove(models.Model):
    """One thing that became of an undertaking: said to be kept, verified, put off. Never changed."""

    undertaking = models.ForeignKey(Undertaking, on_delete=models.CASCADE, related_name="moves")
    before = models.CharField(max_length=9, choices=Undertaking.State, blank=True)
    after = models.CharField(max_length=9, choices=Undertaking.State)
    due_was = models.DateField(null=True, blank=True)
    due_now = models.DateField(null=True, blank=True)
    on = models.DateField()
    words = models.TextField(blank=True)
    said_by = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.before} to {self.after}"


class Challenge(models.Model):
    """A formal challenge to the chief officer or another body: what is wrong, what is asked, and how far it was taken.

    Privacy: `details` stay in the office; the public reads `subject` and `asked`, where the challenge is public.
    """

    class State(models.TextChoices):
        OPEN = "open", "Open"
        ANSWERED = "answered", "Answered"
        SETTLED = "settled", "Settled"
        DROPPED = "dropped", "Dropped"

    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=300)
    asked = models.TextField()
    details = models.TextField(blank=True)
    to_role = models.CharField(max_length=200)
    raised_on = models.DateField()
    objective = models.ForeignKey(Objective, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    public = models.BooleanField(default=False)
    example = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN, db_index=True)
    settled_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="%(app_label)s_%(class)s_numbered_once"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "answered"]) | ~Q(outcome=""),
                name="%(app_label)s_%(class)s_settled_says_how",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return f"{self.year}/{self.number}"


class ChallengeStep(models.Model):
    """How far a challenge was taken, and what came back: each step higher than the one before."""

    class Level(models.TextChoices):
        WEEKLY = "weekly", "At the weekly meeting"
        LETTER = "letter", "By letter"
        PUBLIC = "public", "At a public meeting"
        HIGHER = "higher", "To the inspectorate or a minister"

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveIntegerField()
    level = models.CharField(max_length=7, choices=Level)
    on = models.DateField()
    words = models.TextField(blank=True)
    respond_by = models.DateField(null=True, blank=True)
    response = models.TextField(blank=True)
    responded_on = models.DateField(null=True, blank=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["challenge", "position"], name="%(app_label)s_%(class)s_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.level} on {self.on}"


class PrivateMeeting(models.Model):
    """A weekly meeting with the chief officer, or a board that was attended: private, told to the public by topic only."""

    class Kind(models.TextChoices):
        WEEKLY = "weekly", "Meeting with the chief officer"
        BOARD = "board", "Board attended"

    kind = models.CharField(max_length=6, choices=Kind)
    on = models.DateField(db_index=True)
    with_role = models.CharField(max_length=200, blank=True)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    notes = models.TextField(blank=True)
    written_by = models.CharField(max_length=60)
    written_at = models.DateTimeField()
    example = models.BooleanField(default=False)
    edition = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"


class PrivateTopic(models.Model):
    """One thing that was raised in private: `topic` may be told to the public, `notes` never."""

    meeting = models.ForeignKey(PrivateMeeting, on_delete=models.CASCADE, related_name="topics")
    position = models.PositiveIntegerField()
    topic = models.CharField(max_length=300)
    notes = models.TextField(blank=True)
    # Whether the monthly summary names it.
    told = models.BooleanField(default=True)
    # Why it is not told, where it is not.
    untold_because = models.TextField(blank=True)
    asked_in_writing = models.BooleanField(default=False)
    challenge = models.ForeignKey(Challenge, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(told=True) | ~Q(untold_because=""), name="%(app_label)s_%(class)s_untold_says_why"
            )
        ]

    def __str__(self) -> str:
        return self.topic


class MonthSummary(models.Model):
    """The topics of a month's private meetings, as the public reads them: passed by a person, then frozen."""

    # The first of the month.
    month = models.DateField(unique=True)
    opening = models.TextField(blank=True)
    # `kit.freezing` of the topics as passed.
    frozen = models.JSONField(default=dict, blank=True)
    passed_by = models.CharField(max_length=60, blank=True)
    passed_at = models.DateTimeField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "month summaries"

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class Letter(models.Model):
    """A letter of the office to a minister or another body, alone or as part of a campaign, with its reply."""

    campaign = models.CharField(max_length=200, blank=True, db_index=True)
    to_role = models.CharField(max_length=200)
    subject = models.CharField(max_length=300)
    sent_on = models.DateField()
    asked = models.TextField()
    text = models.TextField(blank=True)
    public = models.BooleanField(default=False)
    reply_on = models.DateField(null=True, blank=True)
    reply = models.TextField(blank=True)
    reply_by = models.DateField(null=True, blank=True)
    example = models.BooleanField(default=False)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reply="") | Q(reply_on__isnull=False), name="%(app_label)s_%(class)s_reply_has_day"
            )
        ]

    def __str__(self) -> str:
        return self.subject


class InformationRequestQuerySet(models.QuerySet["InformationRequest"]):
    def visible_to(self, user: User) -> Self:
        """The office, and the force's liaison: all of it is asked of the force."""
        liaison = user.is_active and user.role == Role.FORCE_LIAISON
        return self if liaison or may(user, Permission.SEE) else self.none()


class InformationRequest(models.Model):
    """Information that the office asked of the force under the Policing Protocol: asked, answered, late."""

    class State(models.TextChoices):
        OPEN = "open", "Open"
        ANSWERED = "answered", "Answered"
        REFUSED = "refused", "Refused"
        WITHDRAWN = "withdrawn", "Withdrawn"

    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=300)
    asked = models.TextField()
    asked_of = models.CharField(max_length=200)
    # Under what it is asked: "Policing Protocol 2023".
    basis = models.CharField(max_length=200, blank=True)
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=60)
    due = models.DateField(null=True, blank=True, db_index=True)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN, db_index=True)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    example = models.BooleanField(default=False)
    edition = models.PositiveIntegerField(default=1)

    objects = InformationRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="%(app_label)s_%(class)s_numbered_once"),
            models.CheckConstraint(
                condition=Q(state="open") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="%(app_label)s_%(class)s_ended_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"
