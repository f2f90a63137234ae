"""What is asked of the force before a meeting, what came back, and what was said on the day."""

from django.db import models
from django.db.models import Q

from answerable.evidence.models import Document
from answerable.scrutiny.models.meetings import AgendaItem, Meeting
from answerable.scrutiny.models.questions import PublicQuestion


class LineOfEnquiry(models.Model):
    """A question that an item is to get to the bottom of, with why it is asked: `why` cites its figures.

    `origin_key` names what it grew from ("finding:12", "question:7"), so that the same thing is not proposed twice.
    """

    class Origin(models.TextChoices):
        OWN = "own", "The office's own"
        SIGNAL = "signal", "A figure outside its usual range"
        FINDING = "finding", "A finding in a paper"
        DIFFERS = "differs", "A rating and its evidence differ"
        UNDERTAKING = "undertaking", "A promise that is due"
        QUESTION = "question", "Questions from the public"
        RECOMMENDATION = "recommendation", "A recommendation"

    class State(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        KEPT = "kept", "Kept"
        LEFT_OUT = "left_out", "Left out"

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField(default=0)
    question = models.TextField()
    why = models.TextField(blank=True)
    origin = models.CharField(max_length=14, choices=Origin, default=Origin.OWN)
    origin_key = models.CharField(max_length=120, blank=True)
    # Of the page in the office that it grew from.
    origin_address = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.KEPT)
    left_out_because = models.TextField(blank=True)
    written_by = models.CharField(max_length=60)
    written_at = models.DateTimeField()
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "lines of enquiry"
        constraints = [
            models.UniqueConstraint(
                fields=["item", "origin_key"], condition=~Q(origin_key=""), name="%(app_label)s_%(class)s_grown_once"
            )
        ]

    def __str__(self) -> str:
        return self.question


class ReportCommission(models.Model):
    """What the force is asked to report to an item: the questions, in what form, by when; and the paper that came back."""

    class State(models.TextChoices):
        DRAFT = "draft", "Being written"
        SENT = "sent", "Sent"
        RECEIVED = "received", "Received"
        WITHDRAWN = "withdrawn", "Withdrawn"

    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="commission")
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    to_role = models.CharField(max_length=200)
    to_email = models.EmailField(max_length=254, blank=True)
    # What form the paper is to have: its length, its parts, which figures in which table.
    form = models.TextField(blank=True)
    due = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent_by = models.CharField(max_length=60, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    received_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_on__isnull=False, due__isnull=False),
                name="%(app_label)s_%(class)s_sent_has_days",
            ),
            models.CheckConstraint(
                condition=~Q(state="received") | Q(received_on__isnull=False),
                name="%(app_label)s_%(class)s_received_has_day",
            ),
        ]

    def __str__(self) -> str:
        return f"commission of {self.item_id}"


class CommissionQuestion(models.Model):
    """One numbered question of a commission, and whether the paper that came back answers it."""

    class Answered(models.TextChoices):
        NOT_LOOKED = "", "Not looked at yet"
        YES = "yes", "Answered"
        PARTLY = "partly", "Partly answered"
        NO = "no", "Not answered"

    commission = models.ForeignKey(ReportCommission, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveIntegerField()
    text = models.TextField()
    line = models.ForeignKey(LineOfEnquiry, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    answered = models.CharField(max_length=6, choices=Answered, default=Answered.NOT_LOOKED, blank=True)
    # Where in the paper, in words: "paragraph 3.2"; and what is still missing.
    place = models.CharField(max_length=200, blank=True)
    missing = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commission", "position"], name="%(app_label)s_%(class)s_numbered_once")
        ]

    def __str__(self) -> str:
        return self.text


class Exchange(models.Model):
    """Something caught as it was spoken: a question, an answer, a note. Two clerks write beside each other, each row its own.

    `key` is made by the page that caught it, so that sending again after a lost connection never writes it twice.
    Privacy: an exchange in a restricted item is as restricted as the item.
    """

    class Kind(models.TextChoices):
        QUESTION = "question", "Question"
        ANSWER = "answer", "Answer"
        UNDERTAKING = "undertaking", "Undertaking"
        NOTE = "note", "Note"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="exchanges")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="exchanges")
    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=11, choices=Kind)
    text = models.TextField()
    speaker_role = models.CharField(max_length=200, blank=True)
    # What it puts or answers, where that was prepared: a line of enquiry, or a question from the public.
    line = models.ForeignKey(LineOfEnquiry, on_delete=models.SET_NULL, null=True, blank=True, related_name="exchanges")
    public_question = models.ForeignKey(
        PublicQuestion, on_delete=models.SET_NULL, null=True, blank=True, related_name="exchanges"
    )
    # When it was spoken, by the clock of who caught it; and when it came in.
    said_at = models.DateTimeField()
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=60)
    # Struck out after the day, for a reason; it stays in the office.
    struck_because = models.TextField(blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["meeting", "said_at"], name="scrutiny_exchanges_by_time")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.text[:60]}"
