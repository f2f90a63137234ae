"""Areas, as `areas.toml` says them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from answerable.kit.toml import Fields

KINDS = ("country", "force", "division", "policing-unit", "local-authority", "ward", "partnership", "grouping")


@dataclass(frozen=True)
class AreaLine:
    """An area; `population` counts usual residents on `population_date`, and `start` and `end` are the days it stood."""

    code: str
    name: str
    kind: str
    parent: str
    start: date | None
    end: date | None
    population: int | None
    population_source: str
    population_date: date | None
    note: str


def read_areas(fields: Fields) -> tuple[AreaLine, ...]:
    """The [[area]] tables; notes doubled codes, unknown parents and circles."""
    lines: dict[str, AreaLine] = {}
    for item in fields.tables("area"):
        line = _line(item)
        item.once(line.code, set(lines))
        lines[line.code] = line
    for line in lines.values():
        if fault := _fault(line, lines):
            fields.wrong(fault)
    return tuple(lines.values())


def _line(item: Fields) -> AreaLine:
    line = AreaLine(
        code=item.code("code", limit=40),
        name=item.text("name", limit=200),
        kind=item.choice("kind", KINDS),
        parent=item.code("parent", needed=False, limit=40),
        start=item.day("from", needed=False),
        end=item.day("until", needed=False),
        population=item.number("population"),
        population_source=item.text("population_source", needed=False, limit=300),
        population_date=item.day("population_date", needed=False),
        note=item.text("note", needed=False),
    )
    if line.population is not None and not line.population_source:
        item.wrong("a population needs its 'population_source'.")
    if line.start and line.end and line.end < line.start:
        item.wrong(f"'until' is {line.end}, before 'from' on {line.start}.")
    item.finish()
    return line


def _fault(line: AreaLine, lines: Mapping[str, AreaLine]) -> str:
    seen = {line.code}
    above = line.parent
    while above:
        if above not in lines:
            return f"area '{line.code}': the parent '{above}' is not an area of this file."
        if above in seen:
            return f"area '{line.code}' stands, by its parents, inside itself."
        seen.add(above)
        above = lines[above].parent
    return ""


POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")


@dataclass(frozen=True)
class PostcodeLine:
    """A postcode district and the codes of the areas that it lies in; `basis` says whether the source states that or we assume it."""

    code: str
    areas: tuple[str, ...]
    towns: str
    basis: str
    source: str
    note: str = ""


def read_postcodes(fields: Fields) -> tuple[PostcodeLine, ...]:
    """The [[postcode]] tables of `postcodes.toml`; notes doubled codes and what is no postcode district."""
    lines: dict[str, PostcodeLine] = {}
    for item in fields.tables("postcode"):
        line = PostcodeLine(
            code=item.code("code", limit=4),
            areas=item.texts("areas"),
            towns=item.text("towns", needed=False, limit=200),
            basis=item.choice("basis", ("stated", "assumed"), default="assumed"),
            source=item.text("source", limit=300),
            note=item.text("note", needed=False),
        )
        if line.code and not POSTCODE.fullmatch(line.code):
            item.wrong(f"'{line.code}' is no postcode district: say the first half of a postcode, such as DE1.")
        if not line.areas:
            item.wrong("'areas' is missing: name the areas that it lies in by their codes.")
        item.once(line.code, set(lines))
        item.finish()
        lines[line.code] = line
    return tuple(lines.values())


def postcode_table(line: PostcodeLine) -> dict[str, object]:
    """The line as its [[postcode]] table says it; nothing is said of what is empty."""
    facts = {
        "code": line.code,
        "areas": list(line.areas),
        "towns": line.towns,
        "basis": line.basis,
        "source": line.source,
        "note": line.note,
    }
    return {name: fact for name, fact in facts.items() if fact}
