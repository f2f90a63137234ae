"""What the pages of returns ask: the list, the verdict on one that waits, the record of one that was decided."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from answerable.calc.periods import Period
from answerable.kit.models import AuditEntry
from answerable.measures.models import Measure, Observation, Return
from answerable.measures.queries.changed import Changed, changed
from answerable.measures.queries.fitting import is_tidy
from answerable.measures.queries.held import Figure, series_of_many
from answerable.measures.queries.pages import role_words, roles_of
from answerable.measures.queries.readings import reading_of
from answerable.measures.queries.verdicts import DIFFERING, WORDS, Outcome, RowVerdict, Verdict, judge
from answerable.people.models import User


@dataclass(frozen=True)
class ReturnLine:
    """One return in the list, without its content."""

    key: int
    filename: str
    state: str
    state_words: str
    sent_at: datetime
    sent_by: str
    decided_at: datetime | None


@dataclass(frozen=True)
class RecordedRow:
    """One row that a decision took in, as the audit trail has it."""

    measure: str
    area: str
    breakdown: str
    period: Period
    value: str
    source: str
    locator: str
    outcome: str


@dataclass(frozen=True)
class Decision:
    """What was decided of a return: by whom (a role), when, why, which rows were taken in, and how many were left out on purpose."""

    state: str
    role: str
    at: datetime
    reason: str
    rows: tuple[RecordedRow, ...]
    left_out: int = 0

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        found = Counter(one.outcome for one in self.rows)
        return tuple((words, found[words]) for words in WORDS.values() if found[words])


def return_lines(user: User) -> tuple[ReturnLine, ...]:
    """The returns that somebody may see, the newest first."""
    kept = list(Return.objects.visible_to(user).defer("content", "taken_in").order_by("-sent_at", "-pk"))
    roles = roles_of(one.sent_by for one in kept)
    return tuple(
        ReturnLine(
            key=one.pk,
            filename=one.filename,
            state=one.state,
            state_words=one.get_state_display(),
            sent_at=one.sent_at,
            sent_by=roles[one.sent_by],
            decided_at=one.decided_at,
        )
        for one in kept
    )


def twins(kept: Return, user: User) -> tuple[ReturnLine, ...]:
    """The other returns, of those somebody may see, that are the same file."""
    same = set(Return.objects.filter(sha256=kept.sha256).exclude(pk=kept.pk).values_list("pk", flat=True))
    return tuple(one for one in return_lines(user) if one.key in same) if same else ()


def is_unread(kept: Return) -> bool:
    """Whether a return waits for somebody to say how it is read."""
    return kept.layout_id is None and not is_tidy(bytes(kept.content))


def verdict_on(kept: Return) -> Verdict:
    """The verdict on a return against what is held now."""
    return judge(reading_of(kept))


def changes_of(kept: Return, verdict: Verdict, *, sees_held: bool) -> Changed:
    """The heaps of a verdict, beside the last return that was read by a layout of the same name."""
    day = kept.as_at or localtime(kept.sent_at).date()
    before = last_like(kept, sees_held=sees_held)
    return changed(verdict, reading_of(before).rows if before else (), day, sees_held=sees_held)


def last_like(kept: Return, *, sees_held: bool = True) -> Return | None:
    """The last return that was taken in by a layout of this name; None where there is none, or this one has no layout.

    Who does not see what is held has it set beside their own returns only: a layout may read those of several senders.
    """
    if kept.layout is None:
        return None
    taken = Return.objects.filter(state__in=[Return.State.ACCEPTED, Return.State.PART_ACCEPTED])
    if not sees_held:
        taken = taken.filter(sent_by=kept.sent_by)
    return taken.filter(layout__name=kept.layout.name).exclude(pk=kept.pk).order_by("-decided_at", "-pk").first()


def counts(verdict: Verdict) -> tuple[tuple[Outcome, int], ...]:
    """How many rows each outcome has, where it has any; rows that cannot be read are among the refused."""
    found = Counter(one.outcome for one in verdict.rows)
    found[Outcome.REFUSED] = len(refused_rows(verdict))
    return tuple((outcome, found[outcome]) for outcome in WORDS if found[outcome])


def refused_rows(verdict: Verdict) -> set[int]:
    """The numbers of the rows that have problems; problems of the file and of its header are of no row."""
    unread = {one.row for one in verdict.problems if one.row > 1}
    return unread | {one.row.number for one in verdict.rows if one.outcome is Outcome.REFUSED}


def differing(verdict: Verdict) -> tuple[RowVerdict, ...]:
    return tuple(one for one in verdict.rows if one.outcome in DIFFERING)


def beside(rows: Sequence[RowVerdict]) -> Mapping[int, Figure]:
    """What is held for the figures of these rows, by the number of the row; a rival in the same file is not held yet."""
    measures = {one.code: one for one in Measure.objects.filter(code__in={one.row.measure for one in rows})}
    ends = {one.row.period.end for one in rows}
    near = Observation.objects.filter(measure__in=measures.values(), period_end__in=ends).values_list("pk", flat=True)
    held = series_of_many(measures.values(), only=list(near))
    figures = {
        (code, series.area, series.breakdown, figure.period): figure
        for code, measure in measures.items()
        for series in held[measure.pk]
        for figure in series.figures
    }
    keys = {one.row.number: (one.row.measure, one.row.area, one.row.breakdown, one.row.period) for one in rows}
    return {number: figures[key] for number, key in keys.items() if key in figures}


def decision_on(kept: Return) -> Decision | None:
    """The decision on a return; None while it waits. Its role is that which the audit trail recorded with it."""
    if kept.decided_at is None:
        return None
    entry = AuditEntry.objects.filter(action="return decided", subject=f"return:{kept.pk}").first()
    role = role_words(entry.role) if entry else kept.decided_by
    rows = tuple(_recorded(row) for row in kept.taken_in) or (_recorded_with(entry) if entry else ())
    left_out = len(entry.after.get("rows_left_out", ())) if entry else 0
    return Decision(kept.get_state_display(), role, kept.decided_at, kept.reason, rows, left_out)


def _recorded_with(entry: AuditEntry) -> tuple[RecordedRow, ...]:
    """The rows of a return that was decided before it kept them itself: their entry stands right before the decision's."""
    before = AuditEntry.objects.filter(number=entry.number - 1, action="figures recorded", at=entry.at).first()
    rows = before.after.get("rows", []) if before else []
    return tuple(_recorded(row) for row in rows)


def _recorded(row: Sequence[object]) -> RecordedRow:
    measure, area, breakdown, start, end, value, status, source, locator, outcome = (
        "" if cell is None else str(cell) for cell in row
    )
    period = Period(date.fromisoformat(start), date.fromisoformat(end))
    return RecordedRow(measure, area, breakdown, period, value or status, source, locator, WORDS[Outcome(outcome)])
