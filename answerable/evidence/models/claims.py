"""Claims: every figure of a document, the measure it is thought to tell, and how it stands to what is held."""

from django.db import models
from django.db.models import Q

from answerable.areas.models import Area
from answerable.evidence.models.documents import Document
from answerable.measures.models import Measure, Observation


class Claim(models.Model):
    """One figure of a document as `calc.claims.Claim` has it, with the measure it is matched to and how it stands.

    A match that was suggested becomes the office's only when somebody confirms it; `standing` is worked out anew whenever
    the match or what is held changes.
    """

    class Match(models.TextChoices):
        NONE = "none", "No measure found"
        SUGGESTED = "suggested", "A measure is suggested"
        CONFIRMED = "confirmed", "Confirmed"
        REFUSED = "refused", "Not a figure of any measure"

    class Standing(models.TextChoices):
        UNMATCHED = "unmatched", "Not matched to a measure"
        UNSUPPORTED = "unsupported", "Nothing is held to compare it with"
        AGREES = "agrees", "Agrees with what is held"
        AGREES_EARLIER = "agrees_earlier", "Agrees with an earlier value"
        RESTATES = "restates", "A later value than the one held"
        CONTRADICTS = "contradicts", "Contradicts what is held"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="claims")
    # In order of reading, from 0.
    position = models.PositiveIntegerField()
    block = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    page = models.PositiveIntegerField(null=True, blank=True)
    # In prose the offsets in the passage's text, in a table the row and the cell, each from 0.
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    row = models.PositiveIntegerField(null=True, blank=True)
    column = models.PositiveIntegerField(null=True, blank=True)

    printed = models.CharField(max_length=120)
    value = models.DecimalField(max_digits=20, decimal_places=6)
    upper = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=20)
    qualifier = models.CharField(max_length=8)
    role = models.CharField(max_length=8)
    direction = models.CharField(max_length=5)
    subject = models.CharField(max_length=300, blank=True)
    quote = models.TextField()
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    since_start = models.DateField(null=True, blank=True)
    since_end = models.DateField(null=True, blank=True)
    against_start = models.DateField(null=True, blank=True)
    against_end = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    speaker = models.CharField(max_length=120, blank=True)
    per = models.CharField(max_length=40, blank=True)
    aimed = models.BooleanField(default=False)

    match = models.CharField(max_length=9, choices=Match, default=Match.NONE)
    # How sure the suggestion is, 0 to 1; of a confirmed match nothing is said.
    likeness = models.FloatField(null=True, blank=True)
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    breakdown = models.CharField(max_length=120, blank=True)
    # The period the figure is of, as the match has it: as read, or as somebody put it right.
    matched_start = models.DateField(null=True, blank=True)
    matched_end = models.DateField(null=True, blank=True)
    matched_by = models.CharField(max_length=60, blank=True)
    matched_at = models.DateTimeField(null=True, blank=True)
    standing = models.CharField(max_length=14, choices=Standing, default=Standing.UNMATCHED)
    # Why nothing can be said of it, or what is held that it contradicts or restates, in words.
    standing_why = models.CharField(max_length=300, blank=True)
    # What it was compared with, or, once it was taken into the record, the observation it became or joined.
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    taken = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="%(app_label)s_%(class)s_one_a_position"),
            models.CheckConstraint(
                condition=Q(start__isnull=False, end__isnull=False, row__isnull=True, column__isnull=True)
                | Q(start__isnull=True, end__isnull=True, row__isnull=False, column__isnull=False),
                name="%(app_label)s_%(class)s_in_prose_or_in_cell",
            ),
            models.CheckConstraint(
                condition=Q(match__in=["none", "refused"], measure__isnull=True)
                | Q(match__in=["suggested", "confirmed"], measure__isnull=False),
                name="%(app_label)s_%(class)s_measure_when_matched",
            ),
            models.CheckConstraint(
                condition=Q(matched_by="", matched_at__isnull=True) | (~Q(matched_by="") & Q(matched_at__isnull=False)),
                name="%(app_label)s_%(class)s_both_matched_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(taken=False) | Q(observation__isnull=False, match="confirmed"),
                name="%(app_label)s_%(class)s_taken_has_observation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.printed} (line {self.line})"


class Alias(models.Model):
    """What papers call a measure, learned when somebody confirms a match: the stems of the words, and the unit they had."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+")
    # Stems of the subject in order of the alphabet, a space between.
    words = models.CharField(max_length=300)
    unit = models.CharField(max_length=20)
    breakdown = models.CharField(max_length=120, blank=True)
    # As the paper had them, for people.
    said = models.CharField(max_length=300)
    taught_by = models.CharField(max_length=60)
    taught_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "aliases"
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "words", "unit", "breakdown"], name="%(app_label)s_%(class)s_taught_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.said}: {self.measure_id}"
