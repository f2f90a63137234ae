"""What a table of recommendations would add to the register, and everything that keeps it from being taken in."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from answerable.plans.models import Objective
from answerable.recommendations.intake.lines import MoveLine, RecommendationLine, Register, ReportLine
from answerable.recommendations.intake.table import RowProblem, TableRow, read_table
from answerable.recommendations.models import Recommendation, RegisterFile, Report

State, Kind = Recommendation.State, Recommendation.Kind


@dataclass(frozen=True)
class Preview:
    """The rows of a file with what is wrong, and the register that they make; nothing is taken in while anything is wrong.

    `verified` are the rows that say that the office verified them: a second person accepts a file that has any.
    """

    rows: tuple[TableRow, ...]
    problems: tuple[RowProblem, ...]
    reports: tuple[ReportLine, ...]
    register: Register
    verified: int

    @property
    def fits(self) -> bool:
        return bool(self.rows) and not self.problems


@dataclass(frozen=True)
class _Held:
    """What is in the register already, asked once for a whole file."""

    reports: Mapping[str, date]
    kinds: Mapping[tuple[str, str], str]
    objectives: frozenset[str]
    today: date


def preview(file: RegisterFile, *, today: date) -> Preview:
    """The whole of a file, against what is held now. Four queries, however many rows it has."""
    reading = read_table(bytes(file.content))
    held = _held(today)
    rows = _numbered(reading.rows, held)
    new = _new_reports(rows, held)
    kinds = {(row.report, row.number): row.kind for row in rows}
    problems = [*reading.problems, *(found for row in rows for found in _faults(row, kinds, new, held))]
    problems += _twice(rows)
    problems += _several(rows, held)
    lines = tuple(_line(row, file) for row in rows)
    return Preview(
        rows=rows,
        problems=tuple(sorted(problems, key=lambda one: one.row)),
        reports=tuple(new.values()),
        register=Register(tuple(new.values()), (), lines),
        verified=sum(row.state == State.VERIFIED for row in rows),
    )


def _held(today: date) -> _Held:
    kinds = Recommendation.objects.values_list("report__code", "number", "kind")
    objectives = Objective.objects.values_list("plan__code", "code")
    return _Held(
        reports=dict(Report.objects.values_list("code", "published")),
        kinds={(report, number): kind for report, number, kind in kinds},
        objectives=frozenset(f"{plan}/{code}" for plan, code in objectives),
        today=today,
    )


def _numbered(rows: tuple[TableRow, ...], held: _Held) -> tuple[TableRow, ...]:
    """Each row with a number: the next free one of its report, where it has none."""
    used = {*held.kinds, *((row.report, row.number) for row in rows if row.number)}
    last: Counter[str] = Counter()
    found = []
    for row in rows:
        number = row.number
        while not number:
            last[row.report] += 1
            number = "" if (row.report, str(last[row.report])) in used else str(last[row.report])
        found.append(replace(row, number=number))
    return tuple(found)


def _new_reports(rows: tuple[TableRow, ...], held: _Held) -> dict[str, ReportLine]:
    """The reports that the file tells of and the register does not hold, where it tells enough."""
    found: dict[str, ReportLine] = {}
    for row in rows:
        told = row.report_title and row.origin and row.published
        if row.report and row.report not in held.reports and row.report not in found and told and row.published:
            found[row.report] = ReportLine(row.report, row.report_title, row.origin, row.published)
    return found


def _faults(
    row: TableRow, kinds: Mapping[tuple[str, str], str], new: Mapping[str, ReportLine], held: _Held
) -> Iterator[RowProblem]:
    published = held.reports.get(row.report) or (new[row.report].published if row.report in new else None)
    if row.report and published is None:
        yield _problem(
            row,
            "report",
            f"there is no report '{row.report}' in the register: say its report_title, origin and published.",
        )
    if (row.report, row.number) in held.kinds:
        yield _problem(row, "number", f"{row.number} of '{row.report}' is in the register already: take the row out.")
    if row.objective and row.objective not in held.objectives:
        yield _problem(row, "objective", f"there is no objective '{row.objective}': write it as PLAN/CODE.")
    if row.under:
        cause = kinds.get((row.report, row.under)) or held.kinds.get((row.report, row.under))
        if cause != Kind.CAUSE_OF_CONCERN or row.under == row.number or row.kind == Kind.CAUSE_OF_CONCERN:
            yield _problem(row, "under", f"'{row.under}' is no other cause of concern of this report.")
    if published and published > held.today:
        yield _problem(row, "published", f"{published.isoformat()} is still to come.")
    yield from _day_faults(row, published, held.today)


def _day_faults(row: TableRow, published: date | None, today: date) -> Iterator[RowProblem]:
    since = row.state_since
    if since is None or row.state == State.OPEN:
        return
    if since > today:
        yield _problem(row, "state_since", f"{since.isoformat()} is still to come.")
    if published and since < published:
        yield _problem(row, "state_since", f"{since.isoformat()} is before its report, of {published.isoformat()}.")


def _twice(rows: tuple[TableRow, ...]) -> Iterator[RowProblem]:
    first: dict[tuple[str, str], int] = {}
    for row in rows:
        name = (row.report, row.number)
        if name in first:
            yield _problem(row, "number", f"{row.number} of '{row.report}' stands in row {first[name]} too.")
        first.setdefault(name, row.row)


def _several(rows: tuple[TableRow, ...], held: _Held) -> Iterator[RowProblem]:
    """Rows that tell one new report in two ways."""
    first: dict[str, TableRow] = {}
    for row in rows:
        if row.report in held.reports:
            continue
        one = first.setdefault(row.report, row)
        for column in ("report_title", "origin", "published"):
            said, before = getattr(row, column), getattr(one, column)
            if said and before and said != before:
                yield _problem(row, column, f"row {one.row} says “{before}” of the same report.")


def _problem(row: TableRow, column: str, message: str) -> RowProblem:
    return RowProblem(row.row, column, message)


def _line(row: TableRow, file: RegisterFile) -> RecommendationLine:
    return RecommendationLine(
        report=row.report,
        number=row.number,
        title=row.title,
        kind=row.kind,
        under=row.under,
        text=row.text,
        addressee=row.addressee,
        deadline_kind=row.deadline[0],
        deadline=row.deadline[1],
        local_target=row.local_target,
        owner_role=row.owner_role,
        objective=row.objective,
        moves=_moves(row, file),
    )


def _moves(row: TableRow, file: RegisterFile) -> tuple[MoveLine, ...]:
    """The way to the state of the row; what was verified elsewhere was said to be complete, or begun, before, by who sent it in."""
    if row.state == State.OPEN or row.state_since is None:
        return ()
    taken = f"As taken in from {file.filename}."
    last = MoveLine(row.state, row.state_since, row.words or taken, row.evidence, row.evidence_address)
    if row.state != State.VERIFIED:
        return (last,)
    force = row.addressee == Recommendation.Addressee.CHIEF_OFFICER
    begun = State.FORCE_SAYS_COMPLETE if force else State.IN_PROGRESS
    return (MoveLine(begun, row.state_since, taken, by=file.sent_by), last)


def files() -> tuple[RegisterFile, ...]:
    """The files that came in, the newest first, without their content."""
    return tuple(RegisterFile.objects.defer("content").order_by("-sent_at", "-pk")[:50])
