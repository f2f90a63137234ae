"""The register of challenges as a list, and one of them with its levels; what is late is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from answerable.scrutiny.models import Challenge, ChallengeStep
from answerable.scrutiny.queries.promises import Found, Wanted, lateness, order, paged, saying
from answerable.scrutiny.queries.public_promises import waited_until

LIVE = "live"
OPEN = (Challenge.State.OPEN, Challenge.State.ANSWERED)
SORTS: Mapping[str, str] = {"raised": "raised_on", "answer": "respond_by", "to": "to_role", "state": "state"}
SAYS = ("subject", "asked", "details", "to_role", "outcome")
LATE, WAITING = "Answer is late", "Waiting for an answer"


@dataclass(frozen=True)
class ChallengeLine:
    """One challenge in a list, with the highest level that it was taken to."""

    year: int
    number: int
    subject: str
    to_role: str
    raised_on: date
    level: str
    level_words: str
    respond_by: date | None
    lateness: str
    state: str
    state_words: str
    public: bool
    example: bool

    @property
    def reference(self) -> str:
        return f"{self.year}/{self.number}"


@dataclass(frozen=True)
class ChallengeStanding:
    """How many challenges are live, and of how many the answer is late."""

    live: int = 0
    late: int = 0


@dataclass(frozen=True)
class ChallengePage:
    """One challenge with its levels in order, and how late each answer is or was."""

    row: Challenge
    line: ChallengeLine
    steps: tuple[tuple[ChallengeStep, str], ...]


def challenges(wanted: Wanted, *, day: date) -> Found[ChallengeLine]:
    """One page of the challenges that are wanted: what is live first, the newest before the others. Three queries."""
    settled = Case(When(state__in=OPEN, then=Value(False)), default=Value(True), output_field=BooleanField())
    usual = ("settled", F("raised_on").desc(), "-number", "-pk")
    # Of ten thousand rows only those that are sorted or narrowed by it are asked for their last step.
    rows = with_last() if wanted["level"] or wanted.sort == "answer" else Challenge.objects.all()
    keys = rows.annotate(settled=settled).filter(_conditions(wanted, day)).order_by(*order(wanted, SORTS, usual))
    page = paged(keys.only("pk"), wanted)
    shown = {row.pk: row for row in with_last().filter(pk__in=[one.pk for one in page.lines]).defer("details")}
    return Found(tuple(_line(shown[one.pk], day) for one in page.lines), page.total, page.page, page.pages)


def with_last() -> QuerySet[Challenge]:
    """Every challenge with the level, the day of answer and the answer's own day of its highest step."""
    last = ChallengeStep.objects.filter(challenge=OuterRef("pk")).order_by("-position")
    return Challenge.objects.annotate(
        level=Subquery(last.values("level")[:1]),
        respond_by=Subquery(last.values("respond_by")[:1]),
        responded_on=Subquery(last.values("responded_on")[:1]),
    )


def challenge_standing(*, day: date) -> ChallengeStanding:
    """How they stand. One query."""
    live = Count("pk", filter=Q(state__in=OPEN))
    told = Challenge.objects.aggregate(live=live, late=Count("pk", filter=_is_late(day)))
    return ChallengeStanding(**told)


def challenge_page(row: Challenge, *, day: date) -> ChallengePage:
    """All that the office knows of one challenge. `row` is of `with_last`."""
    steps = list(row.steps.select_related("meeting").order_by("position"))
    told = zip(steps, waited_until(steps, row.settled_on), strict=True)
    return ChallengePage(row, _line(row, day), tuple((one, lateness(one.respond_by, end, day)) for one, end in told))


def _is_late(day: date) -> Q:
    return Q(state=Challenge.State.OPEN) & Q(Exists(_unanswered().filter(respond_by__lt=day)))


def _unanswered() -> QuerySet[ChallengeStep]:
    """The last step of a challenge, where it has no answer."""
    later = ChallengeStep.objects.filter(challenge=OuterRef("challenge"), position__gt=OuterRef("position"))
    return ChallengeStep.objects.filter(~Exists(later), challenge=OuterRef("pk"), responded_on__isnull=True)


def _conditions(wanted: Wanted, day: date) -> Q:
    found = saying(wanted.words, SAYS)
    if wanted["state"] == LIVE:
        found &= Q(state__in=OPEN)
    elif wanted["state"]:
        found &= Q(state=wanted["state"])
    if wanted["level"]:
        found &= Q(level=wanted["level"])
    if wanted["answer"] == LATE:
        found &= _is_late(day)
    elif wanted["answer"] == WAITING:
        found &= Q(state=Challenge.State.OPEN) & Q(Exists(_unanswered()))
    return found


def _line(one: Challenge, day: date) -> ChallengeLine:
    level = ChallengeStep.Level(getattr(one, "level", "") or ChallengeStep.Level.WEEKLY)
    due: date | None = getattr(one, "respond_by", None)
    done: date | None = getattr(one, "responded_on", None)
    return ChallengeLine(
        year=one.year,
        number=one.number,
        subject=one.subject,
        to_role=one.to_role,
        raised_on=one.raised_on,
        level=level,
        level_words=level.label,
        respond_by=due,
        lateness=lateness(due, done or one.settled_on, day),
        state=one.state,
        state_words=one.get_state_display(),
        public=one.public,
        example=one.example,
    )
