"""Writing an office folder: the form that `load` reads, as a Frictionless Data Package, the same bytes each time."""

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from answerable.areas.models import Area
from answerable.areas.operations import line_of
from answerable.bodies.models import LocalPolicingBody
from answerable.bodies.operations import facts_of
from answerable.bodies.queries import period_lines, required_body
from answerable.kit import turns
from answerable.measures.intake import returns, settlements
from answerable.measures.models import Measure, Observation, Settlement, Source, Subject, Telling
from answerable.measures.operations import DEFINITION_FIELDS
from answerable.measures.queries.held import plain
from answerable.plans.intake import PlanLine, ScaleLine
from answerable.plans.queries import plan_line, plans, rating_lines, scale_lines
from answerable.scrutiny.intake.record import MeetingLine, PaperLine
from answerable.scrutiny.queries import meeting_line, meetings, name_lines, paper_line, papers
from answerable.scrutiny.queries.public_meetings import RECORDED
from answerable.site.folder import kept, writing_besides, writing_ledger
from answerable.site.folder.texts import moment, said, toml
from answerable.site.folder.withholding import Hidden, emptied, hidden_from_the_public, is_hidden, told_once

RETURN_COLUMNS = (*returns.COLUMNS, "period_basis", "reason", "recorded_at")


class FolderInTheWay(Exception):
    """The folder to write has something in it that no export wrote."""


def write(folder: Path, *, restricted: bool = False) -> Sequence[str]:
    """Writes the office into the folder, whole or not at all. The names of the files, in order.

    The public form keeps back what the public pages do, and what the office notes for itself; the restricted one has it all.
    A folder that an export wrote before is replaced; one with anything else in it raises FolderInTheWay.
    """
    _refuse_strangers(folder)
    with turns.one_moment():
        told = _files(restricted=restricted)
        files = {name: content.encode() if isinstance(content, str) else content for name, content in told}
        files["datapackage.json"] = _datapackage(files, restricted=restricted).encode()
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, content in files.items():
            path = beside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        _swap(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return sorted(files)


def _refuse_strangers(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise FolderInTheWay(f"{folder} is a file: name a folder.")
    if Path.cwd().is_relative_to(folder.resolve()):
        raise FolderInTheWay(
            f"{folder} is the folder you stand in, and an export puts a new one in its place: name another."
        )
    if folder.is_dir() and (strange := _strange_file(folder)):
        raise FolderInTheWay(
            f"{folder} has '{strange}' in it, which no export wrote: name a new folder, or move it away."
        )


def _strange_file(folder: Path) -> str:
    """The first file that the folder's own data package does not name; empty where there is none."""
    try:
        package = json.loads((folder / "datapackage.json").read_bytes())
        ours = {"datapackage.json", *(one["path"] for one in package["resources"])}
    except (OSError, ValueError, LookupError, TypeError):
        ours = set()
    names = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if not path.is_dir())
    return next((name for name in names if name not in ours), "")


def _swap(beside: Path, folder: Path) -> None:
    beside.chmod(0o755)
    if folder.exists():
        old = folder.with_name(f".{folder.name}-old-{os.getpid()}")
        folder.rename(old)
        beside.rename(folder)
        shutil.rmtree(old)
    else:
        beside.rename(folder)


def _files(*, restricted: bool) -> Iterator[tuple[str, str | bytes]]:
    hidden: Hidden = {} if restricted else hidden_from_the_public()
    yield "office.toml", toml(_office(required_body()))
    yield (
        "areas.toml",
        toml({"area": [_area(area) for area in Area.objects.select_related("parent").order_by("position", "pk")]}),
    )
    yield "papers.toml", toml({"paper": [_paper(paper_line(paper)) for paper in papers()]})
    if others := _other_sources():
        yield "sources.toml", toml({"source": others})
    yield (
        "meetings.toml",
        toml({"meeting": [_meeting(meeting_line(one)) for one in meetings() if one.evidence in RECORDED]}),
    )
    yield "plan.toml", toml(_plans([plan_line(plan) for plan in plans()]))
    for measure in Measure.objects.select_related("subject", "base").order_by("code"):
        yield f"measures/{measure.code}.toml", toml(_definition(measure))
    yield from writing_besides.files(hidden, restricted=restricted)
    yield from kept.files(restricted=restricted)
    yield from writing_ledger.files(restricted=restricted)
    yield from _returns(hidden)
    settled = _settlements(hidden)
    if settled:
        yield "settlements.csv", returns.written(settled, settlements.COLUMNS)


def _office(body: LocalPolicingBody) -> dict[str, object]:
    facts = facts_of(body) or {}
    holders = facts.pop("holders")
    names: dict[str, list[dict[str, object]]] = {}
    for one in name_lines():
        line = said(**{"name": one.name, "from": one.start, "until": one.end, "note": one.note})
        names.setdefault(one.function, []).append(line)
    return {
        "office": said(**{("area" if name == "area_code" else name): fact for name, fact in facts.items()}),
        "meetings": names,
        **({"body": periods} if (periods := [_dated(asdict(one)) for one in period_lines(body)]) else {}),
        "holder": [_dated(dict(one)) for one in holders] if isinstance(holders, list) else [],
        **({"scale": scales} if (scales := [_scale(one) for one in scale_lines()]) else {}),
        "rating": [said(**asdict(one)) for one in rating_lines()],
        "subject": [
            said(code=one.code, title=one.title, summary=one.summary)
            for one in Subject.objects.order_by("position", "pk")
        ],
    }


def _scale(line: ScaleLine) -> dict[str, object]:
    """A scale as a person writes it: one in use does not say so."""
    return said(code=line.code, title=line.title, meaning=line.meaning, in_use=None if line.in_use else False)


def _dated(facts: dict[str, object]) -> dict[str, object]:
    names = {"start": "from", "end": "until"}
    return said(**{names.get(name, name): fact for name, fact in facts.items()})


def _area(area: Area) -> dict[str, object]:
    return _dated(asdict(line_of(area)))


def _paper(line: PaperLine) -> dict[str, object]:
    return said(**{**asdict(line), "attachments": list(line.attachments)})


def _other_sources() -> Sequence[dict[str, object]]:
    """What tells figures and is no paper: the returns that came in."""
    filed = {paper.code for paper in papers()}
    return [
        said(
            code=one.code,
            title=one.title,
            published=one.published,
            published_basis=one.published_basis,
            note=one.note,
        )
        for one in Source.objects.order_by("code")
        if one.code not in filed
    ]


def _meeting(line: MeetingLine) -> dict[str, object]:
    day = line.date.isoformat()
    facts = {**asdict(line), "date": day if line.precision == "day" else day[:7], "agenda": list(line.agenda)}
    return said(**facts)


def _plans(lines: Sequence[PlanLine]) -> dict[str, object]:
    heads, priorities, objectives = [], [], []
    for plan in lines:
        facts = {name: fact for name, fact in asdict(plan).items() if name not in ("priorities", "objectives")}
        heads.append(_dated(facts))
        priorities += [{"plan": plan.code, **said(**asdict(one))} for one in plan.priorities]
        for one in plan.objectives:
            facts = {name: fact for name, fact in asdict(one).items() if name not in ("measures", "published")}
            for published in one.published:
                facts |= {
                    "rating": published.rating,
                    "rated_on": published.rated_on,
                    "rated_by": published.rated_by,
                    "rating_source": published.source,
                    "rating_line": published.line,
                }
            objectives.append({"plan": plan.code, **said(**facts), "measures": list(one.measures)})
    return {"plan": heads, "priority": priorities, "objective": objectives}


def _definition(measure: Measure) -> dict[str, object]:
    facts = {name: getattr(measure, name) for name in DEFINITION_FIELDS}
    facts |= {"suppress_below": measure.suppress_below or None, "base": measure.base.code if measure.base else ""}
    return said(code=measure.code, subject=measure.subject.code, **facts, aliases=measure.aliases)


def _returns(hidden: Hidden) -> Iterator[tuple[str, str]]:
    """One file a source, its rows in the order in which they were recorded."""
    by_source: dict[str, list[dict[str, object]]] = {}
    rows = Telling.objects.select_related("source", "observation", "observation__measure", "observation__area")
    for row in rows.order_by("pk"):
        line = _telling(row)
        by_source.setdefault(row.source.code, []).append(emptied(line) if _is_hidden(row.observation, hidden) else line)
    for source in sorted(by_source):
        yield f"returns/{source}.csv", returns.written(told_once(by_source[source]), RETURN_COLUMNS)


def _is_hidden(row: Observation, hidden: Hidden) -> bool:
    return is_hidden(hidden, row.measure_id, row.area.code, row.breakdown, (row.period_start, row.period_end))


def _telling(row: Telling) -> dict[str, object]:
    one = row.observation
    return {
        "measure": one.measure.code,
        "area": one.area.code,
        "breakdown": one.breakdown,
        "period_start": one.period_start,
        "period_end": one.period_end,
        "value": "" if one.value is None else format(plain(one.value) or 0, "f"),
        "status": row.status,
        "qualifier": row.qualifier,
        "source": row.source.code,
        "locator": row.locator,
        "printed": row.printed,
        "as_at": one.as_at,
        "note": row.note,
        "period_basis": row.period_basis,
        "reason": one.reason,
        "recorded_at": moment(row.recorded_at),
    }


def _settlements(hidden: Hidden) -> Sequence[dict[str, object]]:
    rows = Settlement.objects.select_related("chosen", "chosen__measure", "chosen__area").order_by("settled_at", "pk")
    return [
        {
            "measure": row.chosen.measure.code,
            "area": row.chosen.area.code,
            "breakdown": row.chosen.breakdown,
            "period_start": row.chosen.period_start,
            "period_end": row.chosen.period_end,
            "as_at": row.chosen.as_at,
            "value": "" if row.chosen.value is None else format(plain(row.chosen.value) or 0, "f"),
            "reason": row.reason,
            "settled_at": moment(row.settled_at),
        }
        for row in rows
        if not _is_hidden(row.chosen, hidden)
    ]


MEDIA = {
    "csv": "text/csv",
    "toml": "application/toml",
    "json": "application/json",
    "txt": "text/plain",
    "md": "text/markdown",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
UNNAMED = "application/octet-stream"


def _datapackage(files: Mapping[str, bytes], *, restricted: bool) -> str:
    resources = [_resource(name, content) for name, content in sorted(files.items())]
    package = {
        "name": "office",
        "title": required_body().name,
        "profile": "data-package",
        "access": "restricted" if restricted else "public",
        "resources": resources,
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def _resource(name: str, content: bytes) -> dict[str, object]:
    # A paper keeps the name it came in by: its ending is a person's word for what is in it.
    stem, dot, ending = name.rpartition(".")
    media = MEDIA.get(ending.lower(), UNNAMED)
    encoding = {"encoding": "utf-8"} if not name.startswith("reports/") else {}
    return {
        "name": re.sub(r"[^a-z0-9._-]+", "-", (name if name.startswith("reports/") else stem).lower()),
        "path": name,
        "format": ending.lower() if dot else "",
        "mediatype": media,
        **encoding,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
