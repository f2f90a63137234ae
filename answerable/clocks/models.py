"""Duties with their counting rules, as data; and the clocks that run under them, each with its whole history."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from answerable.people.models import User
from answerable.people.permissions import Permission, may


class Duty(models.Model):
    """What is owed and how its time is counted: a row of the register that ships with the project, or as the office corrected it.

    `rule`, `count` and `calendar` are what `calc.clocks.Rule` is made of.
    """

    class Standing(models.TextChoices):
        """Only a statutory clock can be late in law."""

        STATUTE = "statute", "Statute"
        GUIDANCE = "guidance", "Guidance"
        LOCAL = "local", "Local standard"

    class Counting(models.TextChoices):
        BEGINNING_WITH = "beginning_with", "Days beginning with the day itself"
        DAY_AFTER = "day_after", "Days starting with the day after"
        WORKING_DAYS = "working_days", "Working days after the day"
        MONTHS = "months", "Months after the day"
        FIXED_DATE = "fixed_date", "The same date every year"
        FINANCIAL_YEAR_END = "financial_year_end", "End of the financial year"
        EVERY_MONTHS = "every_months", "Every so many months"
        SOON = "soon", "As soon as practicable: no date, but an age"
        SET_BY_PERSON = "set_by_person", "A date that somebody sets"

    class Calendar(models.TextChoices):
        """Whose bank holidays are left out of working days."""

        NONE = "none", "Every day counts"
        ENGLAND = "england", "England and Wales"
        UK_ANY = "uk_any", "Any part of the United Kingdom"

    code = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    # "Police Act 1996, section 55(5)", and its wording, where it was seen.
    basis = models.CharField(max_length=300, blank=True)
    wording = models.TextField(blank=True)
    trigger = models.CharField(max_length=200)
    standing = models.CharField(max_length=8, choices=Standing)
    counting = models.CharField(max_length=20, choices=Counting)
    # Days, working days or months; null where the rule counts none.
    count = models.PositiveSmallIntegerField(null=True, blank=True)
    # Months to the first time of what comes every so many months; null where that is `count` too.
    first_count = models.PositiveSmallIntegerField(null=True, blank=True)
    # "02-01" of a fixed date.
    month_day = models.CharField(max_length=5, blank=True)
    calendar = models.CharField(max_length=8, choices=Calendar, default=Calendar.NONE)
    evidence = models.TextField(blank=True)
    # Seen in the instrument itself; otherwise the page says that it is not.
    confirmed = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    # The office changed it, for this reason; shipped changes leave it alone then.
    corrected_because = models.TextField(blank=True)
    # Grows with each correction, so that whoever corrects an older state is told.
    edition = models.PositiveIntegerField(default=1)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "duties"

    def __str__(self) -> str:
        return self.title


class RunningClockQuerySet(models.QuerySet["RunningClock"]):
    def running(self) -> Self:
        return self.filter(state=RunningClock.State.RUNNING)

    def visible_to(self, user: User) -> Self:
        """The office sees every clock; who comes in from outside sees none of them by itself."""
        return self if may(user, Permission.SEE) else self.none()


class RunningClock(models.Model):
    """One matter's clock. The matter, in a higher part, points here; its label and address are kept as words.

    `due` is the reckoned date with pauses and extension, or the override where there is one; it is what lists sort by.
    """

    class State(models.TextChoices):
        RUNNING = "running", "Running"
        MET = "met", "Met"
        STOPPED = "stopped", "Stopped"

    class Waiting(models.TextChoices):
        """Who has to act next."""

        OFFICE = "office", "The office"
        FORCE = "force", "The force"
        PANEL = "panel", "The panel"
        OTHERS = "others", "Others"

    key = models.SlugField(max_length=120, unique=True)
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="clocks")
    label = models.CharField(max_length=300)
    # Of the matter's own page inside the site, such as "/office/inspections/x/"; empty where it has none.
    address = models.CharField(max_length=300, blank=True)
    started = models.DateField()
    # What day `started` is: "published", "received", "provided".
    started_as = models.CharField(max_length=60, blank=True)
    due = models.DateField(null=True, blank=True, db_index=True)
    # The date that somebody set, where the duty's rule wants one.
    set_date = models.DateField(null=True, blank=True)
    # How often it was met, where it comes again and again; it then runs on to the next time.
    times_met = models.PositiveSmallIntegerField(default=0)
    extended_days = models.PositiveSmallIntegerField(default=0)
    extended_because = models.TextField(blank=True)
    override = models.DateField(null=True, blank=True)
    override_because = models.TextField(blank=True)
    waiting_on = models.CharField(max_length=6, choices=Waiting, default=Waiting.OFFICE)
    owner = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=7, choices=State, default=State.RUNNING, db_index=True)
    ended = models.DateField(null=True, blank=True)
    # What shows that it was met, or why it was stopped.
    ended_words = models.TextField(blank=True)
    evidence_address = models.CharField(max_length=300, blank=True)
    set_by = models.CharField(max_length=60)
    set_at = models.DateTimeField()

    objects = RunningClockQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(override__isnull=True) | ~Q(override_because=""),
                name="%(app_label)s_%(class)s_override_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(extended_days=0) | ~Q(extended_because=""),
                name="%(app_label)s_%(class)s_extension_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="running", ended__isnull=True) | (~Q(state="running") & Q(ended__isnull=False)),
                name="%(app_label)s_%(class)s_ended_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="stopped") | ~Q(ended_words=""), name="%(app_label)s_%(class)s_stopped_says_why"
            ),
        ]
        indexes = [models.Index(fields=["state", "due"], name="clocks_running_by_due")]

    def __str__(self) -> str:
        return self.label

    def late_on(self, day: date) -> bool:
        """Whether it was due before `day` and is not met; only a statutory duty is then late in law."""
        return self.state == self.State.RUNNING and self.due is not None and self.due < day


class Pause(models.Model):
    """Days that are left out of a clock, both included, because the matter was elsewhere."""

    clock = models.ForeignKey(RunningClock, on_delete=models.CASCADE, related_name="pauses")
    start = models.DateField()
    # Null while the matter is still elsewhere.
    end = models.DateField(null=True, blank=True)
    reason = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="%(app_label)s_%(class)s_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="%(app_label)s_%(class)s_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.start} to {self.end}"


class ClockEntry(models.Model):
    """One thing that was done to a clock, in order: it is never changed."""

    class Kind(models.TextChoices):
        STARTED = "started", "Started"
        PAUSED = "paused", "Paused"
        RESUMED = "resumed", "Resumed"
        EXTENDED = "extended", "Extended"
        OVERRIDDEN = "overridden", "Date set by hand"
        CORRECTED = "corrected", "Start corrected"
        PASSED_ON = "passed_on", "Passed on"
        MET = "met", "Met"
        STOPPED = "stopped", "Stopped"
        REOPENED = "reopened", "Reopened"
        RECKONED = "reckoned", "Reckoned anew"

    clock = models.ForeignKey(RunningClock, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField(blank=True)
    due = models.DateField(null=True, blank=True)
    evidence_address = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "clock entries"

    def __str__(self) -> str:
        return f"{self.kind} of {self.clock_id}"


class Feed(models.Model):
    """The secret of one person's calendar address. A new one makes the old address useless."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    secret = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar of {self.user_id}"
