"""Questions that residents ask in public, and everything that became of each."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from answerable.areas.models import Area
from answerable.people.models import User
from answerable.people.permissions import Permission, may
from answerable.plans.models import Priority
from answerable.scrutiny.models.meetings import Meeting


class PublicQuestionQuerySet(models.QuerySet["PublicQuestion"]):
    def confirmed(self) -> Self:
        """Those whose asker has confirmed the address, or that did not come by the form: only these count as asked."""
        return self.filter(confirmed_at__isnull=False)

    def listed(self) -> Self:
        """Those that the public list shows, answered or not."""
        hidden = [PublicQuestion.State.MERGED, PublicQuestion.State.CASEWORK, PublicQuestion.State.WITHDRAWN]
        return self.confirmed().filter(cleared_at__isnull=False).exclude(state__in=hidden)

    def visible_to(self, user: User) -> Self:
        return self if may(user, Permission.SEE) else self.none()


class PublicQuestion(models.Model):
    """A question from the public to a meeting: as asked, as shown, how it was answered, and what was promised.

    Privacy: `text`, `name`, `email` and `access_needs` are what a person sent and stay in the office. The public sees
    `shown_text`, once somebody has read it (`cleared_at`), and `shown_name` where the asker agreed.
    """

    class Channel(models.TextChoices):
        FORM = "form", "The form on the site"
        PAPER = "paper", "On paper"
        PHONE = "phone", "By telephone"
        EMAIL = "email", "By e-mail"
        MEETING = "meeting", "In person"

    class State(models.TextChoices):
        RECEIVED = "received", "Waiting to be sorted"
        LIVE = "live", "To be answered at the meeting"
        WRITTEN = "written", "To be answered in writing"
        ANSWERED = "answered", "Answered"
        OUT_OF_SCOPE = "out_of_scope", "Out of scope"
        CASEWORK = "casework", "Dealt with as casework"
        MERGED = "merged", "Asked together with another"
        WITHDRAWN = "withdrawn", "Withdrawn by who asked"

    OPEN = (State.RECEIVED, State.LIVE, State.WRITTEN)

    # "2024/17", given when it came in.
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    # SHA-256 of the secret in the private link.
    token_hash = models.CharField(max_length=64, unique=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="questions")
    channel = models.CharField(max_length=7, choices=Channel, default=Channel.FORM)
    text = models.TextField()
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    may_be_named = models.BooleanField(default=False)
    access_needs = models.TextField(blank=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    priority = models.ForeignKey(Priority, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # A theme of the office's own, in a word or two, beside the priority.
    theme = models.CharField(max_length=100, blank=True, db_index=True)
    asked_at = models.DateTimeField()
    # The day by the office's calendar, which an example keeps apart from today.
    asked_on = models.DateField(db_index=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.RECEIVED, db_index=True)
    # Why it is out of scope, or belongs elsewhere; the public reads it.
    state_because = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    shown_text = models.TextField(blank=True)
    shown_name = models.CharField(max_length=200, blank=True)
    cleared_at = models.DateTimeField(null=True, blank=True)
    cleared_by = models.CharField(max_length=60, blank=True)
    # The answer cites its figures.
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    # The title of whoever answered, as it was on that day: holders change between question and answer.
    answered_by_role = models.CharField(max_length=200, blank=True)
    # What the question asked that the answer leaves open.
    not_answered = models.TextField(blank=True)
    recording_at = models.CharField(max_length=8, blank=True)
    answer_due = models.DateField(null=True, blank=True)
    # Marked as made up, where the record of an example has none.
    example = models.BooleanField(default=False)
    edition = models.PositiveIntegerField(default=1)

    objects = PublicQuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="%(app_label)s_%(class)s_numbered_once"),
            models.CheckConstraint(
                condition=~Q(state="answered") | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="%(app_label)s_%(class)s_answered_has_answer",
            ),
            models.CheckConstraint(
                condition=~Q(state="out_of_scope") | ~Q(state_because=""),
                name="%(app_label)s_%(class)s_out_of_scope_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="%(app_label)s_%(class)s_merged_names_the_other",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")),
                name="%(app_label)s_%(class)s_not_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=Q(shown_name="") | Q(may_be_named=True), name="%(app_label)s_%(class)s_named_with_consent"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "asked_on"], name="scrutiny_questions_by_state"),
            # What the list counts and sorts by, so that it reads none of the long texts.
            models.Index(
                fields=["confirmed_at", "state", "asked_on", "number", "cleared_at", "meeting"],
                name="scrutiny_questions_listed",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The reference that the asker is given: "2024/17"."""
        return f"{self.year}/{self.number}"


class QuestionMove(models.Model):
    """One thing that was done with a question: sorted, merged, moved to another meeting, answered. Never changed."""

    question = models.ForeignKey(PublicQuestion, on_delete=models.CASCADE, related_name="moves")
    before = models.CharField(max_length=12, choices=PublicQuestion.State, blank=True)
    after = models.CharField(max_length=12, choices=PublicQuestion.State)
    words = models.TextField(blank=True)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.before} to {self.after}"


class Redaction(models.Model):
    """Something that was left out of a question before it was shown: what sort of thing and why, never the thing itself."""

    class Sort(models.TextChoices):
        PERSON = "person", "Somebody's name or address"
        HEALTH = "health", "Somebody's health or private life"
        CASE = "case", "A case under investigation"
        ABUSE = "abuse", "Abuse"
        OTHER = "other", "Something else"

    question = models.ForeignKey(PublicQuestion, on_delete=models.CASCADE, related_name="redactions")
    sort = models.CharField(max_length=6, choices=Sort)
    because = models.TextField(blank=True)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.get_sort_display()


class Asking(models.Model):
    """One sending of the public form, by a keyed hash of where it came from: so that a flood is held back. Swept after a day."""

    place = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["place", "at"], name="scrutiny_askings_by_place")]

    def __str__(self) -> str:
        return f"{self.place[:8]} at {self.at}"
