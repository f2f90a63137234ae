"""Meetings that were held and the papers they had."""

from django.db import models

from answerable.measures.models import Source


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


class Meeting(models.Model):
    """A meeting or public event, with as much of its date as is known."""

    class Precision(models.TextChoices):
        DAY = "day", "The day is known"
        MONTH = "month", "Only the month is known"

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

    def __str__(self) -> str:
        return f"{self.name}: {self.title}"


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
