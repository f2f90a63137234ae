"""Findings and what became of them: the query to the author, the answer, the settlement, the public correction."""

from typing import Self

from django.db import models
from django.db.models import Q

from answerable.evidence.models.claims import Claim
from answerable.evidence.models.documents import Document

BOTH_OR_NEITHER = "%(app_label)s_%(class)s_both_{}_at_and_by"


def _both(field: str) -> models.CheckConstraint:
    """Who and when come together or not at all."""
    neither = Q(**{f"{field}_by": "", f"{field}_at__isnull": True})
    return models.CheckConstraint(
        condition=neither | (~Q(**{f"{field}_by": ""}) & Q(**{f"{field}_at__isnull": False})),
        name=BOTH_OR_NEITHER.format(field),
    )


class FindingQuerySet(models.QuerySet["Finding"]):
    def standing(self) -> Self:
        """Those that the rules still find, and that nobody has called a false alarm."""
        return self.filter(gone_at__isnull=True).exclude(state=Finding.State.FALSE_ALARM)

    def unsettled(self) -> Self:
        return self.standing().exclude(state=Finding.State.SETTLED)


class Finding(models.Model):
    """What a rule found in a document, as a question to its author, and how far that question has come.

    `fingerprint` is the same as long as rule, values and subject are, wherever on the page they stand: reading the document anew, or its
    next version, finds the same row again. A finding that is no longer found keeps its row and gets `gone_at`.
    """

    class State(models.TextChoices):
        OPEN = "open", "Open"
        ASKED = "asked", "Asked"
        ANSWERED = "answered", "Answered"
        SETTLED = "settled", "Settled"
        FALSE_ALARM = "false_alarm", "False alarm"

    class Severity(models.TextChoices):
        HIGH = "high", "Changes the message"
        MEDIUM = "medium", "Wrong, but the message stays"
        LOW = "low", "Wording"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="findings")
    fingerprint = models.CharField(max_length=64)
    rule = models.CharField(max_length=40)
    kind = models.CharField(max_length=14)
    severity = models.CharField(max_length=6, choices=Severity)
    message = models.TextField()
    # What its first place is about and in which unit, as the paper says it: what a false alarm teaches an exclusion of.
    subject = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    # In the unit of the first place; `low` and `high` what the rounding of the figures leaves open.
    expected = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    low = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    found_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=11, choices=State, default=State.OPEN)
    # Why it was settled so, or why it is a false alarm.
    reason = models.TextField(blank=True)
    decided_by = models.CharField(max_length=60, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "fingerprint"], name="%(app_label)s_%(class)s_found_once"),
            models.CheckConstraint(
                condition=Q(low__isnull=True, high__isnull=True) | Q(low__isnull=False, high__gte=models.F("low")),
                name="%(app_label)s_%(class)s_interval_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["settled", "false_alarm"], decided_at__isnull=False, reason__gt="")
                | (~Q(state__in=["settled", "false_alarm"]) & Q(decided_at__isnull=True)),
                name="%(app_label)s_%(class)s_decided_says_why",
            ),
            _both("decided"),
        ]

    def __str__(self) -> str:
        return self.message


class Place(models.Model):
    """One place that a finding points at, with the claim that stands there; in another document of the ledger or in this one."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="places")
    position = models.PositiveSmallIntegerField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    claim = models.ForeignKey(Claim, on_delete=models.SET_NULL, null=True, blank=True, related_name="places")
    line = models.PositiveIntegerField()
    page = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField()
    printed = models.CharField(max_length=120, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    # As pages print it.
    period = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["finding", "position"], name="%(app_label)s_%(class)s_one_a_position")
        ]

    def __str__(self) -> str:
        return f"{self.printed} (line {self.line})"


class Query(models.Model):
    """A numbered question to the author of a document: about a finding, or about one figure that nothing was found against.

    The number counts the questions of a paper, all its versions together: "query 4 on this paper" stays that for good.
    """

    class Answer(models.TextChoices):
        CORRECTED = "corrected", "Corrected"
        EXPLAINED = "explained", "Explained"
        WITHDRAWN = "withdrawn", "Withdrawn"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="queries")
    number = models.PositiveIntegerField()
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="queries")
    claim = models.ForeignKey(Claim, on_delete=models.SET_NULL, null=True, blank=True, related_name="queries")
    text = models.TextField()
    asked_by = models.CharField(max_length=60)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=9, choices=Answer, blank=True)
    answer_text = models.TextField(blank=True)
    # Who answered for the author, as a role ("performance manager"), and who wrote it down here.
    answered_for = models.CharField(max_length=200, blank=True)
    answered_by = models.CharField(max_length=60, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    # The version of the paper that answers it, where one does.
    settled_by_version = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="settles"
    )

    class Meta:
        verbose_name_plural = "queries"
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="%(app_label)s_%(class)s_one_a_number"),
            models.CheckConstraint(condition=~Q(text=""), name="%(app_label)s_%(class)s_has_text"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="%(app_label)s_%(class)s_answer_has_time",
            ),
            _both("answered"),
        ]

    def __str__(self) -> str:
        return f"query {self.number}"


class Exclusion(models.Model):
    """What a false alarm taught: this rule stays silent about this subject from now on, until the exclusion is lifted."""

    rule = models.CharField(max_length=40)
    # Stems of the subject in order of the alphabet, a space between, and the unit.
    words = models.CharField(max_length=300)
    unit = models.CharField(max_length=20, blank=True)
    said = models.CharField(max_length=300)
    reason = models.TextField()
    finding = models.ForeignKey(Finding, on_delete=models.SET_NULL, null=True, blank=True, related_name="exclusions")
    taught_by = models.CharField(max_length=60)
    taught_at = models.DateTimeField()
    lifted_by = models.CharField(max_length=60, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "words", "unit"],
                condition=Q(lifted_at__isnull=True),
                name="%(app_label)s_%(class)s_one_stands",
            ),
            _both("lifted"),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.said}"


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def passed(self) -> Self:
        """Those that the next release carries, or one has carried."""
        return self.filter(passed_at__isnull=False)


class Correction(models.Model):
    """What the public is told of a settled finding, in the office's own words. It is public once a release has carried it.

    It says itself which paper it is about and where in it, so that it stands without the paper, too.
    """

    finding = models.OneToOneField(Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="correction")
    paper = models.CharField(max_length=300, blank=True)
    published = models.DateField(null=True, blank=True)
    # "page 12, line 829"
    place = models.CharField(max_length=200, blank=True)
    # What was printed, what is right, and why: each may cite figures of measures.
    printed = models.TextField()
    right = models.TextField()
    why = models.TextField(blank=True)
    written_by = models.CharField(max_length=60)
    written_at = models.DateTimeField()
    # Passed for publication by a person; the next release carries it.
    passed_by = models.CharField(max_length=60, blank=True)
    passed_at = models.DateTimeField(null=True, blank=True)
    # The first release that carried it ("release 3"): from then on it is not taken back.
    carried_by = models.CharField(max_length=60, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        constraints = [
            _both("passed"),
            models.CheckConstraint(
                condition=Q(carried_by="") | Q(passed_at__isnull=False),
                name="%(app_label)s_%(class)s_carried_was_passed",
            ),
        ]

    def __str__(self) -> str:
        return self.right
