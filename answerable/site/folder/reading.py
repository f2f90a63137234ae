"""An office folder, read whole before anything is written: everything in it, or every problem of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

from answerable.areas.intake import AreaLine, read_areas
from answerable.bodies.intake import BodyLine, read_body
from answerable.evidence.intake import folder as ledger_intake
from answerable.evidence.intake.folder import Ledger, ReportLine
from answerable.kit.toml import Fields, Problem, parse
from answerable.kit.wording import counted
from answerable.measures.intake import returns
from answerable.measures.intake.breaks import AnnotationLine, BreakLine, read_annotations, read_breaks
from answerable.measures.intake.briefings import BriefingLine, read_briefings
from answerable.measures.intake.comparators import ComparatorLine, read_comparators
from answerable.measures.intake.definitions import (
    Definition,
    SourceLine,
    SubjectLine,
    read_definition,
    read_sources,
    read_subjects,
)
from answerable.measures.intake.frameworks import FrameworkLine, read_frameworks
from answerable.measures.intake.kept_layouts import KeptLayout, read_layouts
from answerable.measures.intake.schedules import ScheduleLine, read_schedules
from answerable.measures.intake.settlements import SettlementLine, read_settlements
from answerable.measures.intake.signals import SignalLine, read_signals
from answerable.measures.intake.standards import StandardLine, read_standards
from answerable.plans.intake import PlanLine, RatingLine, ScaleLine, read_plans, read_ratings, read_scales
from answerable.scrutiny.intake.record import (
    MeetingLine,
    MeetingNameLine,
    PaperLine,
    read_meeting_names,
    read_meetings,
    read_papers,
)
from answerable.site.folder.kept import KEPT

LARGEST = 20 * 1024 * 1024
"""No file of an office is larger than this, in bytes."""
FIRST_FEW = 3
"""So many problems are named where a folder is refused in one sentence."""


class FolderRefused(Exception):
    """The folder cannot be loaded; `problems` says everything that is wrong with it."""

    def __init__(self, problems: Sequence[object]) -> None:
        more = len(problems) - FIRST_FEW
        named = [*map(str, problems[:FIRST_FEW]), *([f"And {more:,} more."] if more > 0 else [])]
        super().__init__(f"the folder was not loaded, for {counted(len(problems), 'problem')}. {' '.join(named)}")
        self.problems = problems


@dataclass(frozen=True)
class Besides:
    """What an office folder says of its measures besides their definitions and figures."""

    standards: tuple[StandardLine, ...] = ()
    breaks: tuple[BreakLine, ...] = ()
    annotations: tuple[AnnotationLine, ...] = ()
    comparators: tuple[ComparatorLine, ...] = ()
    frameworks: tuple[FrameworkLine, ...] = ()
    schedules: tuple[ScheduleLine, ...] = ()
    signals: tuple[SignalLine, ...] = ()
    layouts: tuple[KeptLayout, ...] = ()
    briefings: tuple[BriefingLine, ...] = ()


@dataclass(frozen=True)
class Folder:
    """Everything that an office folder says."""

    body: BodyLine
    areas: tuple[AreaLine, ...]
    subjects: tuple[SubjectLine, ...]
    papers: tuple[PaperLine, ...]
    sources: tuple[SourceLine, ...]
    definitions: tuple[Definition, ...]
    returns: tuple[tuple[str, tuple[returns.Row, ...]], ...]
    settlements: tuple[SettlementLine, ...]
    besides: Besides
    scales: tuple[ScaleLine, ...]
    ratings: tuple[RatingLine, ...]
    plans: tuple[PlanLine, ...]
    meeting_names: tuple[MeetingNameLine, ...]
    meetings: tuple[MeetingLine, ...]
    ledger: Ledger
    # What was read of each file of `folder.kept` that is there, by its name.
    kept: Mapping[str, Any] = field(default_factory=dict)


class _Reader:
    """Reads the files of one folder, and keeps their problems."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def content(self, path: Path, *, needed: bool = True) -> bytes:
        where = str(path.relative_to(self.folder))
        if not path.is_file():
            if needed:
                self.problems.append(Problem(where, "this file is missing from the folder."))
            return b""
        if path.stat().st_size > LARGEST:
            self.problems.append(Problem(where, f"larger than {LARGEST // 1024**2} MB: split it."))
            return b""
        return path.read_bytes()

    def fields(self, name: str, *, needed: bool = True) -> Fields:
        before = len(self.problems)
        content = self.content(self.folder / name, needed=needed)
        table = parse(content, name, self.problems) if content else {}
        broken = len(self.problems) > before or not content
        # What cannot be read at all has one problem, not one for each key that is then missing.
        return Fields(table, name, [] if broken else self.problems)

    def files(self, folder: str, ending: str) -> Sequence[Path]:
        return sorted((self.folder / folder).glob(f"*{ending}"))


def read(folder: Path) -> Folder:
    """Everything in the folder. Raises FolderRefused with every problem of every file."""
    if not folder.is_dir():
        raise FolderRefused([Problem(str(folder), "there is no such folder: name the folder that holds office.toml.")])
    reader = _Reader(folder)
    office = reader.fields("office.toml")
    body, subjects = read_body(office), read_subjects(office)
    scales, ratings = read_scales(office), read_ratings(office)
    names = read_meeting_names(office)
    office.finish()
    found = Folder(
        body=body,
        areas=read_areas(_whole(reader, "areas.toml", "area")),
        subjects=tuple(subjects),
        papers=read_papers(_whole(reader, "papers.toml", "paper", needed=False)),
        sources=tuple(read_sources(_whole(reader, "sources.toml", "source", needed=False))),
        definitions=_definitions(reader),
        returns=_returns(reader),
        settlements=_list(reader, "settlements.csv", read_settlements),
        besides=_besides(reader),
        scales=scales,
        ratings=ratings,
        plans=read_plans(_whole(reader, "plan.toml", "plan", "priority", "objective", needed=False)),
        meeting_names=names,
        meetings=read_meetings(_whole(reader, "meetings.toml", "meeting", needed=False)),
        ledger=_ledger(reader),
        kept={one.name: lines for one in KEPT if (lines := _list(reader, one.name, one.read))},
    )
    reader.problems += [*_strangers(folder), *_undescribed(folder, found.ledger.reports), *_doubles(found)]
    if reader.problems:
        raise FolderRefused(reader.problems)
    return found


FILES = (
    "office.toml", "areas.toml", "papers.toml", "sources.toml", "plan.toml", "meetings.toml", "settlements.csv",
    "standards.toml", "breaks.toml", "comparators.toml", "frameworks.toml", "schedules.toml", "signals.csv",
    "layouts.json", "briefings.json", "reports.toml", *ledger_intake.FILES, *(one.name for one in KEPT), "datapackage.json",
)  # fmt: skip


def _strangers(folder: Path) -> Iterator[Problem]:
    """Files that look like part of an office and would be passed over in silence."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in (".toml", ".csv", ".json") and path.name not in FILES:
            near = get_close_matches(path.name, FILES, 1)
            hint = f"did you mean '{near[0]}'?" if near else "definitions belong in measures/, figures in returns/."
            yield Problem(path.name, f"this file is not known here: {hint}")
    for place, ending in (("measures", ".toml"), ("returns", ".csv")):
        for path in sorted((folder / place).glob("*")):
            if path.suffix != ending and not path.name.startswith("."):
                yield Problem(f"{place}/{path.name}", f"only files that end in {ending} belong here.")


def _undescribed(folder: Path, reports: Sequence[ReportLine]) -> Iterator[Problem]:
    """Papers in reports/ that reports.toml does not speak of."""
    known = {one.file for one in reports}
    for path in sorted((folder / "reports").glob("*")):
        if path.name not in known and not path.name.startswith("."):
            yield Problem(f"reports/{path.name}", "nothing is said of this file: describe it in reports.toml.")


def _doubles(found: Folder) -> Iterator[Problem]:
    papers = {one.code for one in found.papers}
    for one in found.sources:
        if one.code in papers:
            yield Problem(
                "sources.toml", f"'{one.code}' is a paper in papers.toml already: take it out of one of them."
            )


def _whole(reader: _Reader, name: str, *keys: str, needed: bool = True) -> Fields:
    """A file of which the keys are known beforehand, with the others noted."""
    fields = reader.fields(name, needed=needed)
    fields.asked.update(keys)
    fields.finish()
    return fields


def _besides(reader: _Reader) -> Besides:
    marks = _whole(reader, "breaks.toml", "break", "annotation", needed=False)
    return Besides(
        standards=read_standards(_whole(reader, "standards.toml", "standard", needed=False)),
        breaks=read_breaks(marks),
        annotations=read_annotations(marks),
        comparators=read_comparators(_whole(reader, "comparators.toml", "comparator", needed=False)),
        frameworks=read_frameworks(_whole(reader, "frameworks.toml", "framework", needed=False)),
        schedules=read_schedules(_whole(reader, "schedules.toml", "schedule", needed=False)),
        signals=_list(reader, "signals.csv", read_signals),
        layouts=_list(reader, "layouts.json", read_layouts),
        briefings=_list(reader, "briefings.json", read_briefings),
    )


def _ledger(reader: _Reader) -> Ledger:
    """The papers that came in, with their bytes, and what was found, asked and decided."""
    reports = ledger_intake.read_reports(_whole(reader, "reports.toml", "report", needed=False))
    lines = {name: _list(reader, name, partial(_ledger_file, name=name)) for name in ledger_intake.FILES}
    return Ledger(
        reports=reports,
        contents={one.code: reader.content(reader.folder / "reports" / one.file) for one in reports if one.file},
        findings=lines["findings.csv"],
        places=lines["places.csv"],
        matches=lines["matches.csv"],
        queries=lines["queries.csv"],
        corrections=lines["corrections.csv"],
        aliases=lines["aliases.csv"],
        exclusions=lines["exclusions.csv"],
    )


def _ledger_file(content: bytes, _: str, problems: list[Problem], *, name: str) -> tuple[Any, ...]:
    return ledger_intake.read_file(content, name, problems)


def _definitions(reader: _Reader) -> tuple[Definition, ...]:
    found: dict[str, Definition] = {}
    for path in reader.files("measures", ".toml"):
        where = f"measures/{path.name}"
        definition = read_definition(reader.content(path), where, reader.problems)
        if definition is None:
            continue
        if definition.code != path.stem:
            message = f"'code' is '{definition.code}': it must be the name of the file, '{path.stem}'."
            reader.problems.append(Problem(where, message))
        found[definition.code] = definition
    return tuple(found.values())


def _returns(reader: _Reader) -> tuple[tuple[str, tuple[returns.Row, ...]], ...]:
    found = []
    for path in reader.files("returns", ".csv"):
        reading = returns.read(reader.content(path))
        reader.problems += [Problem(f"returns/{path.name}", str(one)) for one in reading.problems]
        found.append((path.name, reading.rows))
    return tuple(found)


def _list[Line](
    reader: _Reader, name: str, read_lines: Callable[[bytes, str, list[Problem]], tuple[Line, ...]]
) -> tuple[Line, ...]:
    """A file that is a list of lines and need not be there."""
    content = reader.content(reader.folder / name, needed=False)
    return read_lines(content, name, reader.problems) if content else ()
