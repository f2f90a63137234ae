"""What the panel is sent, and what it asks, recommends and reports."""

from typing import Self

from django.db import models
from django.db.models import Q

from answerable.clocks.models import RunningClock
from answerable.people.models import User
from answerable.people.permissions import Permission, may
from answerable.people.roles import Role
from answerable.scrutiny.models.meetings import Meeting


class PanelPaperQuerySet(models.QuerySet["PanelPaper"]):
    def visible_to(self, user: User) -> Self:
        """The office sees all; a member of the panel what has been submitted, before the public does."""
        if may(user, Permission.SEE):
            return self
        is_member = user.is_active and user.role == Role.PANEL_MEMBER
        return self.filter(state=PanelPaper.State.SUBMITTED) if is_member else self.none()


class PanelPaper(models.Model):
    """A paper of the office to the panel, written over the record and frozen when it is submitted.

    `kind` is the office's word for it: interim, thematic, annual, end of term.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Being written"
        SUBMITTED = "submitted", "Submitted"
        WITHDRAWN = "withdrawn", "Withdrawn"

    code = models.SlugField(max_length=100, unique=True)
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # What happened from this day on is news to the panel: the day of its last meeting, as a rule.
    since = models.DateField(null=True, blank=True)
    as_at = models.DateField()
    # By when the panel's support wants it, and the clock that says so.
    due = models.DateField(null=True, blank=True)
    clock = models.ForeignKey(RunningClock, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # One page, first. All texts cite their figures.
    summary = models.TextField(blank=True)
    purpose = models.TextField(blank=True)
    background = models.TextField(blank=True)
    recommendation = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    attachments = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT, db_index=True)
    written_by = models.CharField(max_length=60)
    written_at = models.DateTimeField()
    # `kit.freezing` of the paper as submitted; a paper that is put right later is submitted as a new one.
    frozen = models.JSONField(default=dict, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.CharField(max_length=60, blank=True)
    # From this day the public may read it; members see it from its submission.
    public_from = models.DateField(null=True, blank=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    withdrawn_because = models.TextField(blank=True)
    example = models.BooleanField(default=False)
    edition = models.PositiveIntegerField(default=1)

    objects = PanelPaperQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="submitted") | (Q(submitted_on__isnull=False) & ~Q(sha256="")),
                name="%(app_label)s_%(class)s_submitted_is_frozen",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_because=""),
                name="%(app_label)s_%(class)s_withdrawn_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PanelSection(models.Model):
    """A part of the body of a panel paper: progress under one heading."""

    paper = models.ForeignKey(PanelPaper, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveIntegerField()
    heading = models.CharField(max_length=200)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paper", "position"], name="%(app_label)s_%(class)s_numbered_once")
        ]

    def __str__(self) -> str:
        return self.heading


class PanelMatter(models.Model):
    """Something that the panel asked, recommended or reported, with the office's response and its clock."""

    class Kind(models.TextChoices):
        QUESTION = "question", "Question"
        RECOMMENDATION = "recommendation", "Recommendation"
        REPORT = "report", "Report"
        REQUEST = "request", "Request for information"

    class State(models.TextChoices):
        OPEN = "open", "Open"
        RESPONDED = "responded", "Responded"
        PUBLISHED = "published", "Response published"
        WITHDRAWN = "withdrawn", "Withdrawn"

    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=14, choices=Kind)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="panel_matters")
    paper = models.ForeignKey(PanelPaper, on_delete=models.PROTECT, null=True, blank=True, related_name="matters")
    title = models.CharField(max_length=300)
    words = models.TextField()
    received_on = models.DateField()
    # The day that the panel set; the clock runs to it.
    respond_by = models.DateField(null=True, blank=True)
    clock = models.ForeignKey(RunningClock, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=9, choices=State, default=State.OPEN, db_index=True)
    # Accepted, accepted in part, not accepted: of a recommendation, in words of the office.
    accepted = models.CharField(max_length=60, blank=True)
    response = models.TextField(blank=True)
    responded_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    example = models.BooleanField(default=False)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="%(app_label)s_%(class)s_numbered_once"),
            models.CheckConstraint(
                condition=~Q(state__in=["responded", "published"]) | (~Q(response="") & Q(responded_on__isnull=False)),
                name="%(app_label)s_%(class)s_responded_has_response",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_on__isnull=False),
                name="%(app_label)s_%(class)s_published_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_because=""),
                name="%(app_label)s_%(class)s_withdrawn_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"
