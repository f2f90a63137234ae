"""One register of what others have told the force or the body to do, whoever told it, and how far each of it is."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce

from answerable.clocks.models import RunningClock
from answerable.evidence.models import Document
from answerable.people.models import User
from answerable.people.permissions import Permission, may
from answerable.people.roles import Role
from answerable.plans.models import Objective


class Report(models.Model):
    """What recommendations come in: an inspection report, a coroner's, an audit, a letter; and the response to it."""

    class Origin(models.TextChoices):
        INSPECTORATE = "inspectorate", "Inspectorate (HMICFRS)"
        COMPLAINTS_REGULATOR = "complaints_regulator", "Complaints regulator (IOPC)"
        CORONER = "coroner", "Coroner"
        INTERNAL_AUDIT = "internal_audit", "Internal audit"
        EXTERNAL_AUDIT = "external_audit", "External audit"
        SUPER_COMPLAINT = "super_complaint", "Super-complaint"
        PANEL = "panel", "Police and Crime Panel"
        SCRUTINY_PANEL = "scrutiny_panel", "Scrutiny panel"
        COMPLAINT_REVIEW = "complaint_review", "Complaint review"
        OFFICE = "office", "The office itself"

    class Response(models.TextChoices):
        NOT_NEEDED = "not_needed", "No response is owed"
        OWED = "owed", "Owed"
        INVITED = "invited", "Chief officer invited to comment"
        COMMENTED = "commented", "Chief officer has commented"
        PUBLISHED = "published", "Published"

    code = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=300)
    origin = models.CharField(max_length=20, choices=Origin)
    author = models.CharField(max_length=200, blank=True)
    # The day of publication (or of the letter): with an inspection report the first day of its 56.
    published = models.DateField()
    received = models.DateField(null=True, blank=True)
    address = models.URLField(max_length=500, blank=True)
    # About this force, or about all forces.
    national = models.BooleanField(default=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(blank=True)

    clock = models.ForeignKey(RunningClock, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    response = models.CharField(max_length=10, choices=Response, default=Response.NOT_NEEDED)
    invited_on = models.DateField(null=True, blank=True)
    # The date that the body specifies for the chief officer's comments.
    comments_by = models.DateField(null=True, blank=True)
    comments_clock = models.ForeignKey(RunningClock, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    commented_on = models.DateField(null=True, blank=True)
    # The chief officer's comments, the body's own, and its reply to the chief officer's: Police Act 1996, section 55(5).
    chief_comments = models.TextField(blank=True)
    body_comments = models.TextField(blank=True)
    reply = models.TextField(blank=True)
    response_published = models.DateField(null=True, blank=True)
    response_address = models.CharField(max_length=500, blank=True)
    # `kit.freezing` of the response as it was published.
    frozen = models.JSONField(default=dict, blank=True)
    # How often it was saved: whoever saves an older state than the one held is told so.
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(response="published") | Q(response_published__isnull=False),
                name="%(app_label)s_%(class)s_published_has_day",
            )
        ]

    def __str__(self) -> str:
        return self.title


class CopySent(models.Model):
    """To whom a copy of the published response went, when and how."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="copies")
    to = models.CharField(max_length=200)
    sent_on = models.DateField()
    how = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "copies sent"

    def __str__(self) -> str:
        return f"{self.to} on {self.sent_on}"


class Recurrence(models.Model):
    """The same thing found more than once: its recommendations, in one report after another, are counted together."""

    code = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=300)
    why = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.title


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    def live(self) -> Self:
        """Those that somebody still has to do something about."""
        return self.filter(state__in=Recommendation.LIVE)

    def with_due(self) -> Self:
        """Each with `due`: the day its source set (of one for immediately its own day), else the office's target, else none."""
        at_once = When(deadline_kind=Recommendation.Deadline.IMMEDIATE, then=F("report__published"))
        return self.annotate(due=Case(at_once, default=Coalesce("deadline", "local_target")))

    def late(self, day: date) -> Self:
        """Those due before `day` that nobody says are done. What the force says is complete waits for the office instead."""
        return self.with_due().filter(state__in=Recommendation.WORK, due__lt=day)

    def visible_to(self, user: User) -> Self:
        """The office sees all of them, the force's liaison what is addressed to the chief officer, others none."""
        if may(user, Permission.SEE):
            return self
        if user.is_active and user.role == Role.FORCE_LIAISON:
            return self.filter(addressee=Recommendation.Addressee.CHIEF_OFFICER)
        return self.none()


class Recommendation(models.Model):
    """One thing to be done, and how far it is. The force's word that it is done is not the office's."""

    class Kind(models.TextChoices):
        CAUSE_OF_CONCERN = "cause_of_concern", "Cause of concern"
        AREA_FOR_IMPROVEMENT = "area_for_improvement", "Area for improvement"
        RECOMMENDATION = "recommendation", "Recommendation"
        LEARNING = "learning", "Learning point"

    class State(models.TextChoices):
        OPEN = "open", "Open"
        IN_PROGRESS = "in_progress", "In progress"
        FORCE_SAYS_COMPLETE = "force_says_complete", "Force says complete"
        VERIFIED = "verified", "Verified by the office"
        CLOSED = "closed", "Closed by its source"
        NOT_OURS = "not_ours", "Not ours"
        SUPERSEDED = "superseded", "Superseded"
        DISAGREED = "disagreed", "Disagreed"

    WORK = (State.OPEN, State.IN_PROGRESS)
    LIVE = (*WORK, State.FORCE_SAYS_COMPLETE)

    class Deadline(models.TextChoices):
        DATE = "date", "A date"
        NONE_SET = "none_set", "No deadline set"
        IMMEDIATE = "immediate", "Immediately"

    class Addressee(models.TextChoices):
        CHIEF_OFFICER = "chief_officer", "The chief officer"
        BODY = "body", "The local policing body"
        OTHERS = "others", "Others"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="recommendations")
    # As printed: "3", "AFI 2", "1a".
    number = models.CharField(max_length=20)
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.RECOMMENDATION)
    # The cause of concern that it belongs to.
    under = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="below")
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    addressee = models.CharField(max_length=13, choices=Addressee, default=Addressee.CHIEF_OFFICER)
    deadline_kind = models.CharField(max_length=9, choices=Deadline, default=Deadline.NONE_SET)
    deadline = models.DateField(null=True, blank=True)
    # The office's own target, where the source sets none.
    local_target = models.DateField(null=True, blank=True)
    owner_role = models.CharField(max_length=200, blank=True, db_index=True)
    objective = models.ForeignKey(Objective, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=20, choices=State, default=State.OPEN, db_index=True)
    state_since = models.DateField()
    # What the response says of it: one of the two has to be there before it is published.
    action = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    superseded_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="supersedes"
    )
    recurrence = models.ForeignKey(
        Recurrence, on_delete=models.SET_NULL, null=True, blank=True, related_name="recommendations"
    )
    # Where in the document it stands, where it was read from one.
    source_line = models.PositiveIntegerField(null=True, blank=True)
    source_page = models.PositiveIntegerField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="%(app_label)s_%(class)s_one_number_a_report"),
            models.CheckConstraint(
                condition=Q(deadline_kind="date", deadline__isnull=False)
                | (~Q(deadline_kind="date") & Q(deadline__isnull=True)),
                name="%(app_label)s_%(class)s_deadline_is_a_date",
            ),
            models.CheckConstraint(
                condition=Q(state="superseded", superseded_by__isnull=False)
                | (~Q(state="superseded") & Q(superseded_by__isnull=True)),
                name="%(app_label)s_%(class)s_superseded_by_one",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "deadline"], name="recommendation_by_deadline"),
            models.Index(fields=["kind", "state"], name="recommendation_by_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"


class Move(models.Model):
    """A recommendation went from one state to another: on which day, who says so and what shows it. Never changed."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="moves")
    before = models.CharField(max_length=20, choices=Recommendation.State, blank=True)
    after = models.CharField(max_length=20, choices=Recommendation.State)
    on = models.DateField()
    words = models.TextField(blank=True)
    # What shows it: words, and an address where there is one.
    evidence = models.TextField(blank=True)
    evidence_address = models.CharField(max_length=500, blank=True)
    # A role or body ("the force"), where somebody else says it.
    said_by = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(after__in=["verified", "closed"]) | ~Q(evidence=""),
                name="%(app_label)s_%(class)s_closing_has_evidence",
            )
        ]

    def __str__(self) -> str:
        return f"{self.before} to {self.after}"


class Slip(models.Model):
    """A deadline or local target was moved: from, to, and why."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="slips")
    was = models.DateField(null=True, blank=True)
    now = models.DateField(null=True, blank=True)
    local = models.BooleanField(default=False)
    reason = models.TextField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.was} to {self.now}"


class RegisterFile(models.Model):
    """A table of recommendations (CSV) that came in, as it was sent, until somebody accepts it whole or leaves it."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        ACCEPTED = "accepted", "Accepted"
        REFUSED = "refused", "Not taken in"

    filename = models.CharField(max_length=200)
    content = models.BinaryField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    added = models.PositiveIntegerField(default=0)
    sent_by = models.CharField(max_length=60)
    sent_at = models.DateTimeField()
    decided_by = models.CharField(max_length=60, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at__isnull=True)
                | (~Q(state="waiting") & Q(decided_at__isnull=False)),
                name="%(app_label)s_%(class)s_decided_has_time",
            )
        ]

    def __str__(self) -> str:
        return self.filename
