"""panel.json: papers to the panel, what it asked, and handover packs, as a folder has them.

What was submitted or handed over carries what was frozen. Written by hand, a submitted paper may leave that out: loading it
freezes it from the record as it was known on its day. What says nothing of its own may be left out everywhere.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from answerable.kit.freezing import FORM, NotThisForm, freeze, thaw, written
from answerable.kit.toml import Problem


@dataclass(frozen=True)
class SectionLine:
    heading: str
    text: str = ""


@dataclass(frozen=True)
class AttachmentLine:
    title: str
    address: str = ""


@dataclass(frozen=True)
class PaperLine:
    """One paper. `frozen` is the written form (`kit.freezing.written`) of what was submitted; empty for a draft."""

    code: str
    kind: str
    title: str
    as_at: date
    written_at: datetime
    meeting: str = ""
    since: date | None = None
    due: date | None = None
    clock: str = ""
    summary: str = ""
    purpose: str = ""
    background: str = ""
    sections: tuple[SectionLine, ...] = ()
    recommendation: str = ""
    contact: str = ""
    attachments: tuple[AttachmentLine, ...] = ()
    state: str = "draft"
    written_by: str = ""
    submitted_on: date | None = None
    submitted_at: datetime | None = None
    submitted_by: str = ""
    public_from: date | None = None
    replaces: str = ""
    withdrawn_because: str = ""
    example: bool = False
    edition: int = 1
    frozen: str = ""


@dataclass(frozen=True)
class MatterLine:
    """One thing that the panel asked."""

    year: int
    number: int
    kind: str
    title: str
    words: str
    received_on: date
    respond_by: date | None = None
    clock: str = ""
    meeting: str = ""
    paper: str = ""
    state: str = "open"
    accepted: str = ""
    response: str = ""
    responded_on: date | None = None
    published_on: date | None = None
    withdrawn_because: str = ""
    example: bool = False
    edition: int = 1


@dataclass(frozen=True)
class CheckedLine:
    theme: str
    question: str
    owner_role: str = ""
    done: bool = False
    words: str = ""


@dataclass(frozen=True)
class HandoverLine:
    """One handover pack; `frozen` as of a paper."""

    code: str
    title: str
    made_for: str
    as_at: date
    opening: str = ""
    checks: tuple[CheckedLine, ...] = ()
    handed_over_at: datetime | None = None
    handed_over_by: str = ""
    edition: int = 1
    frozen: str = ""


@dataclass(frozen=True)
class PanelLines:
    """The whole file."""

    papers: tuple[PaperLine, ...] = ()
    matters: tuple[MatterLine, ...] = ()
    handovers: tuple[HandoverLine, ...] = ()


def read_panel(content: bytes, where: str, problems: list[Problem]) -> PanelLines:
    """What the file says; what cannot be read is noted with its number."""
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        problems.append(Problem(where, f"this is not JSON: {str(error)[:200]}."))
        return PanelLines()
    lists = {"papers", "matters", "handovers"}
    if not isinstance(told, Mapping) or set(told) - lists or not all(isinstance(one, list) for one in told.values()):
        problems.append(Problem(where, 'lists are wanted: {"papers": [...], "matters": [...], "handovers": [...]}.'))
        return PanelLines()
    return PanelLines(
        papers=_lines(PaperLine, told.get("papers", []), f"{where}, paper", problems),
        matters=_lines(MatterLine, told.get("matters", []), f"{where}, matter", problems),
        handovers=_lines(HandoverLine, told.get("handovers", []), f"{where}, handover", problems),
    )


def _lines[L](cls: type[L], items: Sequence[Any], where: str, problems: list[Problem]) -> tuple[L, ...]:
    found: list[L] = []
    for number, item in enumerate(items, 1):
        try:
            found.append(_line(cls, item))
        except NotThisForm as error:
            problems.append(Problem(f"{where} {number}", f"{error}."))
    return tuple(found)


def _line[L](cls: type[L], item: object) -> L:
    if not isinstance(item, Mapping):
        raise NotThisForm(f"{item!r:.60} is no table of facts")
    facts = dict(item)
    frozen = facts.get("frozen") or {}
    if not isinstance(frozen, dict):
        raise NotThisForm("'frozen' is not what was frozen: leave it out")
    if "frozen" in facts:
        facts["frozen"] = written(frozen) if frozen else ""
    return thaw(cls, {"form": FORM, "kind": cls.__name__, "is": facts})


def panel_json(lines: PanelLines) -> str:
    """The file. What says nothing of its own is left out, so that a person can read it."""
    told = {
        name: [_facts(one) for one in rows]
        for name, rows in (("papers", lines.papers), ("matters", lines.matters), ("handovers", lines.handovers))
        if rows
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _facts(line: PaperLine | MatterLine | HandoverLine) -> dict[str, Any]:
    facts: dict[str, Any] = freeze(line)["is"]
    kept = {name: fact for name, fact in facts.items() if fact not in ("", None, [], False)}
    if "frozen" in kept:
        kept["frozen"] = json.loads(kept["frozen"])
    return kept
