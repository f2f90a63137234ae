"""A release before it is public: frozen, looked at page by page, approved by a second person, and shown at once or on a day."""

from django.db import models
from django.db.models import F, Q

from answerable.publishing.models.releases import Change, FrozenCopy, Release


class Proposal(models.Model):
    """What is to be released, frozen when it was drafted: what is approved is what becomes public, to the letter."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        CHECKED = "checked", "Checked"
        APPROVED = "approved", "Approved"
        RELEASED = "released", "Released"
        DROPPED = "dropped", "Dropped"

    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    # True while it is under way and null afterwards: there is one at a time.
    open = models.BooleanField(null=True, default=True, unique=True)
    body_name = models.CharField(max_length=200)
    as_known_on = models.DateField()
    # What is new, in one sentence, for the public.
    note = models.TextField()
    sha256 = models.CharField(max_length=64)
    # What `locks` and `corrections` a release carries: measure codes with periods, keys of corrections.
    told = models.JSONField(default=list)
    carried = models.JSONField(default=list)
    gone = models.JSONField(default=list)
    # The number of the last entry of the audit trail when it was frozen.
    audit_number = models.PositiveBigIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.CharField(max_length=60, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.CharField(max_length=60, blank=True)
    scheduled_for = models.DateTimeField(null=True, blank=True)
    # Why something goes out in a pre-election period, and who is named for it.
    exception = models.TextField(blank=True)
    exception_by = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    dropped_because = models.TextField(blank=True)
    # What a scheduled release stumbled over, until somebody has seen to it.
    problem = models.TextField(blank=True)
    release = models.OneToOneField(Release, on_delete=models.PROTECT, null=True, blank=True, related_name="proposal")
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(note=""), name="%(app_label)s_%(class)s_says_what_is_new"),
            models.CheckConstraint(
                condition=Q(approved_by="") | ~Q(approved_by=F("made_by")),
                name="%(app_label)s_%(class)s_approved_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(dropped_because=""), name="%(app_label)s_%(class)s_dropped_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"Proposal {self.pk}: {self.note}"


class ProposedPage(models.Model):
    """A page of a proposal, and who has looked at it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="pages")
    path = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    change = models.CharField(max_length=7, choices=Change)
    position = models.PositiveIntegerField()
    copy = models.ForeignKey(FrozenCopy, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "path"], name="%(app_label)s_%(class)s_one_page_a_path"),
        ]

    def __str__(self) -> str:
        return self.path


class Disclosure(models.Model):
    """Something on a page of a proposal that may have to stay inside: a question to a person, never an answer."""

    class Sort(models.TextChoices):
        PERSON = "person", "Looks like personal data"
        SMALL = "small", "A small number"
        RESTRICTED = "restricted", "Text of a restricted part"
        UNCITED = "uncited", "A figure without a source"
        PICTURE = "picture", "A picture without words"
        READING = "reading", "Hard to read"
        LONG_TITLE = "title", "A very long title"

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="disclosures")
    path = models.CharField(max_length=300)
    sort = models.CharField(max_length=10, choices=Sort)
    # Where on the page, and what it is, with the middle of personal data struck out.
    place = models.CharField(max_length=300, blank=True)
    words = models.CharField(max_length=500)
    # It stops the release until somebody says why it may go out.
    stops = models.BooleanField(default=True)
    # The same thing in the next proposal need not be answered again.
    key = models.CharField(max_length=64, db_index=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=60, blank=True)
    settled_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "key"], name="%(app_label)s_%(class)s_once_a_proposal"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True) | ~Q(settled_because=""),
                name="%(app_label)s_%(class)s_settled_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sort_display()}: {self.words}"


class Withdrawal(models.Model):
    """A page taken from the public: at its address stands a stone that says when and why, in every release from then on."""

    path = models.CharField(max_length=300)
    # What the stone calls it: not always its title, which may be what had to go.
    title = models.CharField(max_length=300)
    reason = models.TextField()
    withdrawn_on = models.DateField()
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.CharField(max_length=60)
    # Its frozen copies were emptied too, in every release that showed it, and cannot be brought back.
    erased = models.BooleanField(default=False)
    # It may come back: the stone then stood until this moment.
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=60, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["path"], condition=Q(ended_at__isnull=True), name="%(app_label)s_%(class)s_one_stone_a_path"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="%(app_label)s_%(class)s_says_why"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | (~Q(ended_because="") & Q(erased=False)),
                name="%(app_label)s_%(class)s_ended_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path}: withdrawn on {self.withdrawn_on}"


class TakenOut(models.Model):
    """Words were taken out of frozen copies. Which words is kept nowhere: only what tells them again when they come back."""

    # What stands in their place, and why, for the public.
    instead = models.CharField(max_length=200)
    reason = models.TextField()
    on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    # How many words they were, and their digest under a salt and the secret key of this installation.
    length = models.PositiveSmallIntegerField()
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    # On how many pages of all releases they stood.
    pages = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "taken out"
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="%(app_label)s_%(class)s_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.length} words taken out on {self.on}"


class PreElectionPeriod(models.Model):
    """Days on which what goes out needs a named exception, from the notice of an election to the close of its poll."""

    election = models.CharField(max_length=200)
    start = models.DateField()
    end = models.DateField()
    note = models.TextField(blank=True)
    set_by = models.CharField(max_length=60)
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="%(app_label)s_%(class)s_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.election}: {self.start} to {self.end}"
