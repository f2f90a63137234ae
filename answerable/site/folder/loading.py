"""Loading an office folder: all of it in one transaction, or nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from django.db import transaction

from answerable.areas import operations as areas
from answerable.bodies import operations as bodies
from answerable.calc.periods import Period
from answerable.clocks import operations as clocks
from answerable.evidence.models import Document
from answerable.evidence.operations.loading import LedgerRefused, load_ledger
from answerable.evidence.operations.reading import BeingRead, read_document_now
from answerable.kit import turns
from answerable.kit.audit import Actor
from answerable.measures import operations as measures
from answerable.measures.intake.definitions import SourceLine
from answerable.measures.intake.returns import Row
from answerable.measures.intake.settlements import SettlementLine
from answerable.measures.models import Observation
from answerable.measures.queries.verdicts import Outcome, Verdict
from answerable.plans import operations as plans
from answerable.publishing.operations.duties import load_register as load_publication_register
from answerable.recommendations.operations.report import start_owed
from answerable.scrutiny.operations import record as scrutiny
from answerable.site.folder import kept
from answerable.site.folder.reading import Besides, Folder, FolderRefused, read
from answerable.site.folder.withholding import not_known_better

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Loaded:
    """What a load changed, counted."""

    definitions: int
    figures: int
    already_held: int
    other: int

    @property
    def changed(self) -> int:
        return self.definitions + self.figures + self.other


def load(folder: Path, *, by: Actor, at: datetime, progress: Progress = lambda _: None) -> Loaded:
    """Reads an office folder and takes it in, idempotently. Raises FolderRefused; then nothing was written."""
    progress(f"Reading {folder}")
    found = read(folder)
    try:
        loaded = take_in(found, by=by, at=at, progress=progress)
    except (measures.UnknownSubjects, measures.UnknownBases, measures.MeaningChanged) as error:
        raise FolderRefused(error.problems) from error
    read_papers([one.code for one in found.ledger.reports], at=at, progress=progress)
    return loaded


def read_papers(codes: Sequence[str], *, at: datetime, progress: Progress) -> None:
    """Reads the papers that were loaded and not read yet; what was decided on them is found again by reading.

    One that another is reading just now is left to that; one whose reading broke off is taken up again.
    """
    unread = (Document.State.WAITING, Document.State.READING)
    for document in list(Document.objects.filter(code__in=codes, state__in=unread).order_by("pk")):
        progress(f"Reading '{document.title}'")
        try:
            read_document_now(document.pk, at=at)
        except BeingRead as error:
            progress(str(error))


@transaction.atomic
def take_in(found: Folder, *, by: Actor, at: datetime, progress: Progress) -> Loaded:
    """Writes what was read, bottom to top, in one transaction."""
    turns.take_turn()
    other = int(bodies.set_up(found.body, by=by, at=at))
    other += clocks.load_register(by=by, at=at)
    other += load_publication_register(by=by, at=at)
    other += areas.draw(found.areas, by=by, at=at)
    other += measures.name_subjects(found.subjects, by=by, at=at)
    sources = [SourceLine(one.code, one.title, one.published, one.published_basis, one.note) for one in found.papers]
    other += measures.name_sources([*sources, *found.sources], by=by, at=at)
    progress(f"{len(found.definitions)} definitions of measures")
    defined = measures.define(found.definitions, by=by, at=at)
    problems: list[object] = []
    verdicts = list(_record(found, problems, by=by, at=at, progress=progress))
    other += _take_in_besides(found.besides, problems, by=by, at=at)
    if not problems:
        other += sum(_settle(line, problems, by=by, at=at) for line in found.settlements)
    progress(f"{len(found.plans)} plans, {len(found.meetings)} meetings")
    other += int(plans.set_scales(found.scales, by=by, at=at))
    with _noting(problems):
        other += int(plans.set_scale(found.ratings, by=by, at=at))
    with _noting(problems):
        other += plans.adopt_all(found.plans, by=by, at=at)
    other += int(scrutiny.name_meetings(found.meeting_names, by=by, at=at))
    with _noting(problems):
        other += scrutiny.hold(found.meetings, by=by, at=at)
        other += scrutiny.file_papers(found.papers, by=by, at=at)
    try:
        other += load_ledger(found.ledger, by=by, at=at)
    except LedgerRefused as error:
        problems += error.problems
    other += kept.take_in(found.kept, problems, by=by, at=at)
    if not problems:
        other += start_owed(by=by, at=at)
    if problems:
        raise FolderRefused(problems)
    held = sum(verdict.count(Outcome.HELD) for verdict in verdicts)
    loaded = Loaded(defined, sum(verdict.changes for verdict in verdicts), held, other)
    if loaded.changed:
        progress("Looking for signals")
        measures.look_again(at=at)
    return loaded


@contextmanager
def _noting(problems: list[object]) -> Iterator[None]:
    """Notes names that are not held, and goes on: all of it is undone in the end, and everything is told at once."""
    try:
        yield
    except (plans.IssuedHere, plans.UnknownNames, plans.UnknownScale, scrutiny.UnknownNames) as error:
        problems.append(error)


def _take_in_besides(besides: Besides, problems: list[object], *, by: Actor, at: datetime) -> int:
    """What is known besides the figures; what does not fit is noted with the file that says it."""
    changed = 0
    for name, take_in in (
        ("standards.toml", partial(measures.load_standards, besides.standards)),
        ("breaks.toml", partial(measures.load_breaks, besides.breaks)),
        ("breaks.toml", partial(measures.load_annotations, besides.annotations)),
        ("comparators.toml", partial(measures.load_comparators, besides.comparators)),
        ("frameworks.toml", partial(measures.load_frameworks, besides.frameworks)),
        ("schedules.toml", partial(measures.load_schedules, besides.schedules)),
        ("signals.csv", partial(measures.load_signals, besides.signals)),
        ("layouts.json", partial(measures.load_layouts, besides.layouts)),
        ("briefings.json", partial(measures.load_briefings, besides.briefings)),
    ):
        try:
            changed += take_in(by=by, at=at)
        except measures.ContextRefused as error:
            problems += [f"{name}: {one}" for one in error.problems]
    return changed


def _record(found: Folder, problems: list[object], *, by: Actor, at: datetime, progress: Progress) -> Iterator[Verdict]:
    settled = {(one.measure, one.area, one.breakdown, one.period): one.settled_at for one in found.settlements}
    for name, rows in found.returns:
        progress(f"{len(rows)} figures of {name}")
        try:
            yield measures.record([_in_time(row, settled, at) for row in not_known_better(rows)], by=by, at=at)
        except measures.RowsRefused as error:
            problems += [f"returns/{name}: {one}" for one in error.problems]


def _in_time(row: Row, settled: Mapping[tuple[str, str, str, Period], datetime], at: datetime) -> Row:
    """A row of a figure that the folder settles was known when it was settled, where no time is written beside it.

    Recorded as of now it would be a rival that came after the settlement, and reopen the dispute.
    """
    then = settled.get((row.measure, row.area, row.breakdown, row.period))
    return row if row.recorded_at or then is None else replace(row, recorded_at=min(then, at))


def _settle(line: SettlementLine, problems: list[object], *, by: Actor, at: datetime) -> bool:
    chosen = Observation.objects.filter(
        measure__code=line.measure,
        area__code=line.area,
        breakdown=line.breakdown,
        period_start=line.period.start,
        period_end=line.period.end,
        as_at=line.as_at,
        value=line.value,
    ).first()
    if chosen is None:
        place = f"{line.measure}, {line.period.start} to {line.period.end}, value {line.value}"
        problems.append(f"settlements.csv: no figure is held for {place}: settle one that is in the returns.")
        return False
    return measures.resettle(chosen, reason=line.reason, settled_at=line.settled_at, by=by, at=at)
