"""The register of what must be public, as it ships: one file a list, in the order of their names."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from answerable.calc.publication import Every
from answerable.kit.toml import Fields, Problem, parse

SHIPPED = Path(__file__).parent.parent / "register"
LONGEST_DAYS = 3660
"""Ten years: nothing is to be renewed less often."""


@dataclass(frozen=True)
class ItemLine:
    """One thing that must be public, as a file says it. `fed_by` are pages, folders and patterns, parted by spaces."""

    code: str
    source: str
    title: str
    every: str
    paragraph: str = ""
    basis: str = ""
    within_days: int | None = None
    prominent: bool = False
    fed_by: str = ""
    confirmed: bool = False
    note: str = ""


class RegisterBroken(Exception):
    """The register that ships cannot be read: a fault of this version."""


@cache
def shipped() -> tuple[ItemLine, ...]:
    """Every item of every list that ships, in their order. Raises RegisterBroken."""
    problems: list[Problem] = []
    seen: set[str] = set()
    found: list[ItemLine] = []
    for file in sorted(SHIPPED.glob("*.toml")):
        found += read_items(file.read_bytes(), file.name, seen, problems)
    if problems:
        raise RegisterBroken(" ".join(str(one) for one in problems))
    return tuple(found)


def read_items(content: bytes, name: str, seen: set[str], problems: list[Problem]) -> list[ItemLine]:
    """The items of one list; what does not fit is noted with its place, and codes that were `seen` are told."""
    fields = Fields(parse(content, name, problems), name, problems)
    source = fields.text("source", limit=200)
    found = []
    for item in fields.tables("item"):
        found.append(_item(item, source))
        item.once(found[-1].code, seen)
        item.finish()
    fields.finish()
    return found


def _item(item: Fields, source: str) -> ItemLine:
    days = item.number("within_days")
    if days is not None and days > LONGEST_DAYS:
        item.wrong(f"'within_days' is {days}: at most {LONGEST_DAYS:,} can be reckoned with.")
    return ItemLine(
        code=item.code("code", limit=60),
        source=source,
        title=item.text("title", limit=300),
        every=item.choice("every", tuple(Every)),
        paragraph=item.text("paragraph", needed=False, limit=20),
        basis=item.text("basis", needed=False, limit=300),
        within_days=days,
        prominent=_yes(item, "prominent"),
        fed_by=" ".join(item.texts("fed_by")),
        confirmed=_yes(item, "confirmed"),
        note=item.text("note", needed=False),
    )


def _yes(item: Fields, key: str) -> bool:
    item.asked.add(key)
    value = item.table.get(key, False)
    if not isinstance(value, bool):
        item.wrong(f"'{key}' is {repr(value)[:60]}: say true or false, without quotes.")
        return False
    return value
