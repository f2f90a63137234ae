"""Meetings: what each kind is called and how its days are counted, their items, and the papers they had."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from answerable.measures.models import Source
from answerable.people.models import User
from answerable.people.permissions import Permission, may
from answerable.plans.models import Objective


class MeetingName(models.Model):
    """What a kind of meeting was called, and from when to when: the function is one, its names change."""

    function = models.SlugField(max_length=40)
    name = models.CharField(max_length=200)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class MeetingForm(models.Model):
    """How the meetings of one function are held here: who they are for, their standing items, and how their days are counted.

    Days are working days before the meeting, or after it for the minutes; null where the office sets none.
    """

    function = models.SlugField(max_length=40, unique=True)
    # What the function is, in the office's words: "Holding the force to account in public".
    purpose = models.TextField(blank=True)
    in_public = models.BooleanField(default=False)
    takes_questions = models.BooleanField(default=False)
    # Titles of the items that every agenda begins and ends with, as [{"title", "minutes", "kind", "last"}].
    standing_items = models.JSONField(default=list, blank=True)
    # How many items on objectives an agenda has room for.
    room = models.PositiveSmallIntegerField(default=2)
    questions_close_days = models.PositiveSmallIntegerField(null=True, blank=True)
    commission_days = models.PositiveSmallIntegerField(null=True, blank=True)
    paper_due_days = models.PositiveSmallIntegerField(null=True, blank=True)
    papers_out_days = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes_days = models.PositiveSmallIntegerField(null=True, blank=True)
    # Each objective is to be seen once in so many months.
    every_months = models.PositiveSmallIntegerField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.function


class AssuranceStep(models.Model):
    """A step of the scale that an item is judged on at the meeting: "assured", "partly assured", "not assured", as this office has them."""

    code = models.SlugField(max_length=20, unique=True)
    word = models.CharField(max_length=60)
    meaning = models.TextField(blank=True)
    # The shape of its tag, as of the ratings of objectives: colour never stands alone.
    shape = models.CharField(max_length=20)
    position = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.word


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def to_come(self) -> Self:
        """Those that are planned and not yet held or cancelled."""
        return self.filter(state__in=Meeting.AHEAD)

    def visible_to(self, user: User) -> Self:
        return self if may(user, Permission.SEE) else self.none()


class Meeting(models.Model):
    """A meeting or public event, with as much of its date as is known. What the record only mentions was held, and has no items."""

    class Precision(models.TextChoices):
        DAY = "day", "The day is known"
        MONTH = "month", "Only the month is known"

    class State(models.TextChoices):
        """How far a meeting is; `calc.meetings.MOVES` says what may follow what."""

        PLANNED = "planned", "Planned"
        COMMISSIONED = "commissioned", "Papers asked for"
        PAPERS_IN = "papers_in", "Papers in"
        PAPERS_OUT = "papers_out", "Papers out"
        HELD = "held", "Held"
        MINUTES_OUT = "minutes_out", "Minutes out"
        CANCELLED = "cancelled", "Cancelled"

    AHEAD = (State.PLANNED, State.COMMISSIONED, State.PAPERS_IN, State.PAPERS_OUT)

    code = models.SlugField(unique=True)
    kind = models.CharField(max_length=20, default="meeting")
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    # The first of the month where only the month is known.
    date = models.DateField()
    precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    time = models.CharField(max_length=20, blank=True)
    location = models.CharField(max_length=200, blank=True)
    agenda = models.JSONField(default=list)
    evidence = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    source_line = models.PositiveIntegerField(null=True, blank=True)
    # Which function it serves ("scrutiny", "panel"): its form and its names hang on that. Empty for an event.
    function = models.SlugField(max_length=40, blank=True, db_index=True)
    state = models.CharField(max_length=12, choices=State, default=State.HELD, db_index=True)
    cancelled_because = models.TextField(blank=True)
    ends = models.CharField(max_length=20, blank=True)
    # When it was opened and closed on the day, by the clock of who kept its minutes.
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    # Where somebody can watch it on the day, and afterwards.
    watch_address = models.URLField(max_length=500, blank=True)
    recording_address = models.URLField(max_length=500, blank=True)
    transcript_address = models.URLField(max_length=500, blank=True)
    # The last day on which a question may be sent in: reckoned from its form, or set by hand for a reason.
    questions_close = models.DateField(null=True, blank=True)
    questions_close_because = models.TextField(blank=True)
    # Shown in the published programme.
    announced = models.BooleanField(default=False)
    edition = models.PositiveIntegerField(default=1)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_because=""),
                name="%(app_label)s_%(class)s_cancelled_says_why",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(began_at__isnull=False, ended_at__gte=F("began_at")),
                name="%(app_label)s_%(class)s_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.title}"


class MeetingMove(models.Model):
    """One thing that changed of a meeting's life: its state, its day, its deadline. Never changed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="moves")
    before = models.CharField(max_length=12, choices=Meeting.State, blank=True)
    after = models.CharField(max_length=12, choices=Meeting.State)
    # The day of the meeting before and after, where it was moved.
    day_was = models.DateField(null=True, blank=True)
    day_now = models.DateField(null=True, blank=True)
    on = models.DateField()
    words = models.TextField(blank=True)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.before} to {self.after}"


class Recipient(models.Model):
    """Somebody who gets the papers of a meeting. Privacy: an address of a person; it never leaves the office."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="recipients")
    role = models.CharField(max_length=200)
    email = models.EmailField(max_length=254, blank=True)
    # Gets the restricted part too.
    restricted = models.BooleanField(default=False)
    sent_at = models.DateTimeField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "role"], name="%(app_label)s_%(class)s_once_a_meeting")
        ]

    def __str__(self) -> str:
        return self.role


class Paper(models.Model):
    """A paper that a meeting had, or a document of the body. `source` is what tells its figures."""

    code = models.SlugField(max_length=100, unique=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="papers")
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    kind = models.CharField(max_length=60, blank=True)
    author_role = models.CharField(max_length=200, blank=True)
    purpose = models.TextField(blank=True)
    recommendation = models.TextField(blank=True)
    attachments = models.JSONField(default=list)
    position = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.code


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    def open(self) -> Self:
        """Those that the public may know of. The others leave no trace in anything public, not even that they are there by title."""
        return self.filter(restricted=False)


class AgendaItem(models.Model):
    """One item of a meeting: what is looked at, for how long, in which part, and how it ended.

    Privacy: of a restricted item nothing but its ground and its length is ever public; `restricted_minute` of an open
    item, neither.
    """

    class Kind(models.TextChoices):
        STANDING = "standing", "Standing item"
        REPORT = "report", "Report"
        QUESTIONS = "questions", "Public questions"
        UNDERTAKINGS = "undertakings", "What was promised before"
        OTHER = "other", "Other"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.REPORT)
    title = models.CharField(max_length=300)
    purpose = models.TextField(blank=True)
    lead_role = models.CharField(max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    restricted = models.BooleanField(default=False)
    # Why the public is left out, and under what.
    ground = models.TextField(blank=True)
    objectives = models.ManyToManyField(Objective, related_name="+", blank=True)
    paper = models.ForeignKey("scrutiny.Paper", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Why the programme proposed it, where it did.
    proposed_because = models.TextField(blank=True)
    # Where it was before it was moved here from another meeting.
    moved_from = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    moved_because = models.TextField(blank=True)
    # How it ended: the step of the scale, why, by whom. An item of which nothing is to be judged has none.
    assurance = models.ForeignKey(AssuranceStep, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)
    judge_role = models.CharField(max_length=200, blank=True)
    judged_by = models.CharField(max_length=60, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)
    # The minute as it is published, and what stays inside.
    minute = models.TextField(blank=True)
    restricted_minute = models.TextField(blank=True)
    # Where in the recording it begins, as "1:02:30".
    recording_at = models.CharField(max_length=8, blank=True)
    edition = models.PositiveIntegerField(default=1)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(restricted=False) | ~Q(ground=""), name="%(app_label)s_%(class)s_restricted_has_ground"
            ),
            models.CheckConstraint(
                condition=Q(assurance__isnull=True) | (~Q(reason="") & Q(judged_at__isnull=False)),
                name="%(app_label)s_%(class)s_judged_says_why",
            ),
            models.CheckConstraint(
                condition=Q(moved_from__isnull=True) | ~Q(moved_from=F("meeting")),
                name="%(app_label)s_%(class)s_moved_from_elsewhere",
            ),
        ]
        indexes = [models.Index(fields=["meeting", "position"], name="scrutiny_items_in_order")]

    def __str__(self) -> str:
        return self.title
