"""The register of an office folder taken in: what is held already is left as it is."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime

from answerable.clocks.models import RunningClock
from answerable.evidence.models import Document
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.freezing import NotThisForm, thaw
from answerable.plans.models import Objective
from answerable.recommendations.intake.lines import MoveLine, RecommendationLine, Register, ReportLine
from answerable.recommendations.models import CopySent, Move, Recommendation, Recurrence, Report, Slip
from answerable.recommendations.queries.moves import MAY_BECOME
from answerable.recommendations.queries.response import ResponsePage

type Name = tuple[str, str]


class RegisterRefused(Exception):
    """The register cannot be taken in; `problems` says everything that is wrong with it."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)


@transaction.atomic
def load_recommendations(register: Register, *, by: Actor, at: datetime) -> int:
    """Takes in the reports, findings and recommendations that are not held. How many those were.

    Raises RegisterRefused, with everything that is wrong, and then nothing is written.
    """
    turns.take_turn()
    reports = dict(Report.objects.values_list("code", "pk"))
    fresh = [line for line in register.reports if line.code not in reports]
    held = {(one.report.code, one.number): one for one in Recommendation.objects.select_related("report")}
    new = [line for line in register.recommendations if line.name not in held]
    known = _Known()
    published = dict(Report.objects.values_list("code", "published")) | {one.code: one.published for one in fresh}
    today = localtime(at).date()
    problems = [*_faults_of_reports(fresh, known), *_faults(new, held, known)]
    problems += [*_days_to_come(fresh, today), *_faults_of_days(new, published, today)]
    if problems:
        raise RegisterRefused(problems)
    made = {line.code: _report(line, known) for line in fresh}
    rows = {code: made.get(code) or Report.objects.get(pk=reports[code]) for code in {line.report for line in new}}
    findings = _recurrences(register)
    added = _recommendations(new, rows, findings[0], known)
    _join(new, {**held, **added})
    moves = (move for line in new for move in _moves(added[line.name], line, by, at))
    Move.objects.bulk_create(moves, batch_size=500)
    Slip.objects.bulk_create((one for line in new for one in _slips(added[line.name], line, by, at)), batch_size=500)
    entries = [audit.Entry("report loaded", by, at, f"report:{code}") for code in made]
    entries += [
        audit.Entry(
            "recommendation loaded", by, at, f"recommendation:{added[line.name].pk}", after={"state": line.state}
        )
        for line in new
    ]
    audit.record_many(entries)
    return len(made) + findings[1] + len(added)


class _Known:
    """What lower parts hold that a register points at, asked once."""

    def __init__(self) -> None:
        rows = Objective.objects.values_list("plan__code", "code", "pk")
        self.objectives: Mapping[str, int] = {f"{plan}/{code}": key for plan, code, key in rows}
        self.documents = dict(Document.objects.values_list("code", "pk"))
        self.clocks = dict(RunningClock.objects.values_list("key", "pk"))


def _faults_of_reports(lines: list[ReportLine], known: _Known) -> Iterator[str]:
    for line in lines:
        if line.document and line.document not in known.documents:
            yield f"report '{line.code}': there is no paper '{line.document}'."
        for key in (line.clock, line.comments_clock):
            if key and key not in known.clocks:
                yield f"report '{line.code}': there is no clock '{key}'."
        if line.frozen and not _is_frozen(line.frozen):
            yield f"report '{line.code}': 'frozen' is no frozen response."


def _is_frozen(written: str) -> bool:
    """Whether it is a response that can be shown again."""
    try:
        data = json.loads(written)
    except ValueError:
        return False
    try:
        thaw(ResponsePage, data)
    except NotThisForm:
        return False
    return True


def _faults(lines: list[RecommendationLine], held: Mapping[Name, Recommendation], known: _Known) -> Iterator[str]:
    every = {line.name: line for line in lines}
    kinds = {name: one.kind for name, one in held.items()} | {name: one.kind for name, one in every.items()}
    for line in lines:
        where = f"recommendation '{line.report}/{line.number}'"
        if line.objective and line.objective not in known.objectives:
            yield f"{where}: there is no objective '{line.objective}'."
        if line.under and (line.under == line.number or kinds.get((line.report, line.under)) != "cause_of_concern"):
            yield f"{where}: 'under' is '{line.under}', which is no other cause of concern of its report."
        if line.superseded_by and _named(line.superseded_by) not in kinds:
            yield f"{where}: there is no recommendation '{line.superseded_by}' to take its place."
        if circle := _circle(line, every, held):
            yield f"{where}: superseded in a circle: {' by '.join(circle)}."
        yield from (f"{where}: {fault}" for fault in _faulty_moves(line.moves))


def _faulty_moves(moves: tuple[MoveLine, ...]) -> Iterator[str]:
    state: str = "open"
    before: MoveLine | None = None
    for move in moves:
        if move.to not in MAY_BECOME[state]:
            steps = ", ".join(MAY_BECOME[state])
            yield f"a move to {move.to} on {move.on} from {state}, which may become {steps}."
        # What a folder told without names was written down by who loaded it, all at one moment.
        alone = before is not None and move.by and (move.by, move.at) != (before.by, before.at) and move.by == before.by
        if alone and move.to == Recommendation.State.VERIFIED:
            yield f"{move.by} wrote down what came before and verified it on {move.on}: a second person verifies."
        state, before = move.to, move


PAST = ("published", "received", "invited_on", "commented_on", "response_published")
"""Days of a report on which something happened; the day by which comments are asked for may be to come."""


def _days_to_come(lines: list[ReportLine], today: date) -> Iterator[str]:
    for line in lines:
        days = [(name, getattr(line, name)) for name in PAST] + [("copy.sent_on", one.sent_on) for one in line.copies]
        for name, day in days:
            if day and day > today:
                yield f"report '{line.code}': '{name}' is {day}, which is still to come."


def _faults_of_days(lines: list[RecommendationLine], published: Mapping[str, date], today: date) -> Iterator[str]:
    for line in lines:
        for move in line.moves:
            if not published[line.report] <= move.on <= today:
                yield (
                    f"recommendation '{line.report}/{line.number}': a move on {move.on}, which is before its report"
                    f" of {published[line.report]}, or still to come."
                )


def _named(said: str) -> Name:
    report, _, number = said.partition("/")
    return report, number


def _circle(
    line: RecommendationLine, every: Mapping[Name, RecommendationLine], held: Mapping[Name, Recommendation]
) -> list[str]:
    """The names of a circle that begins and ends with this line; none where there is none."""
    path, at = [f"{line.report}/{line.number}"], line.superseded_by
    while at and at not in path:
        path.append(at)
        after = every.get(_named(at))
        successor = held[_named(at)].superseded_by if after is None and _named(at) in held else None
        at = after.superseded_by if after else f"{successor.report.code}/{successor.number}" if successor else ""
    return [*path, at] if at == path[0] else []


def _report(line: ReportLine, known: _Known) -> Report:
    made = Report.objects.create(
        code=line.code,
        title=line.title,
        origin=line.origin,
        author=line.author,
        published=line.published,
        received=line.received,
        address=line.address,
        national=line.national,
        document_id=known.documents.get(line.document),
        note=line.note,
        clock_id=known.clocks.get(line.clock),
        response=line.response,
        invited_on=line.invited_on,
        comments_by=line.comments_by,
        comments_clock_id=known.clocks.get(line.comments_clock),
        commented_on=line.commented_on,
        chief_comments=line.chief_comments,
        body_comments=line.body_comments,
        reply=line.reply,
        response_published=line.response_published,
        response_address=line.response_address,
        frozen=json.loads(line.frozen) if line.frozen else {},
    )
    CopySent.objects.bulk_create(CopySent(report=made, to=c.to, sent_on=c.sent_on, how=c.how) for c in line.copies)
    return made


def _recurrences(register: Register) -> tuple[dict[str, Recurrence], int]:
    """Every finding by its code, and how many are new."""
    held = {one.code: one for one in Recurrence.objects.all()}
    fresh = [
        Recurrence(code=line.code, title=line.title, why=line.why)
        for line in register.recurrences
        if line.code not in held
    ]
    Recurrence.objects.bulk_create(fresh)
    return held | {one.code: one for one in fresh}, len(fresh)


def _recommendations(
    lines: list[RecommendationLine], reports: Mapping[str, Report], findings: Mapping[str, Recurrence], known: _Known
) -> dict[Name, Recommendation]:
    places = {code: row.recommendations.count() for code, row in reports.items()}
    rows = {}
    for line in lines:
        rows[line.name] = _row(line, reports[line.report], places[line.report], known)
        rows[line.name].recurrence = findings.get(line.recurrence)
        places[line.report] += 1
    Recommendation.objects.bulk_create(rows.values(), batch_size=500)
    return rows


def _row(line: RecommendationLine, report: Report, position: int, known: _Known) -> Recommendation:
    """The row, open: what takes its place is joined once all are there."""
    state = "open" if line.state == "superseded" else line.state
    return Recommendation(
        report=report,
        number=line.number,
        position=position,
        kind=line.kind,
        title=line.title,
        text=line.text,
        addressee=line.addressee,
        deadline_kind=line.deadline_kind,
        deadline=line.deadline,
        local_target=line.local_target,
        owner_role=line.owner_role,
        objective_id=known.objectives.get(line.objective),
        state=state,
        state_since=line.moves[-1].on if line.moves else report.published,
        action=line.action,
        reason=line.reason,
        source_line=line.source_line,
        source_page=line.source_page,
    )


def _join(lines: list[RecommendationLine], every: Mapping[Name, Recommendation]) -> None:
    """Joins what belongs under a cause of concern, and what is superseded, to the others."""
    for line in lines:
        row = every[line.name]
        if line.under:
            row.under = every[line.report, line.under]
        if line.superseded_by:
            row.state, row.superseded_by = "superseded", every[_named(line.superseded_by)]
        if line.under or line.superseded_by:
            row.save(update_fields=["under", "state", "superseded_by"])


def _moves(row: Recommendation, line: RecommendationLine, by: Actor, at: datetime) -> Iterator[Move]:
    before = "open"
    for move in line.moves:
        yield Move(
            recommendation=row,
            before=before,
            after=move.to,
            on=move.on,
            words=move.words,
            evidence=move.evidence,
            evidence_address=move.evidence_address,
            said_by=move.said_by,
            by=move.by or by.reference,
            at=move.at or at,
        )
        before = move.to


def _slips(row: Recommendation, line: RecommendationLine, by: Actor, at: datetime) -> Iterator[Slip]:
    for one in line.slips:
        yield Slip(
            recommendation=row,
            was=one.was,
            now=one.now,
            reason=one.reason,
            local=one.local,
            by=one.by or by.reference,
            at=one.at or at,
        )
