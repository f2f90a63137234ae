"""duties.toml: the register of duties, as it ships and as an office keeps its own."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from answerable.calc.clocks import LONGEST, Counting, Rule, Unreckonable
from answerable.kit.toml import Fields, Problem, parse

SHIPPED = Path(__file__).parent.parent / "duties.toml"
STANDINGS = ("statute", "guidance", "local")
CALENDARS = ("none", "england", "uk_any")


@dataclass(frozen=True)
class DutyLine:
    """A duty as a file says it. `corrected_because` is empty for one that stands as it shipped."""

    code: str
    title: str
    trigger: str
    standing: str
    counting: str
    count: int | None = None
    first_count: int | None = None
    month_day: str = ""
    calendar: str = "none"
    basis: str = ""
    wording: str = ""
    evidence: str = ""
    note: str = ""
    confirmed: bool = False
    corrected_because: str = ""

    @property
    def rule(self) -> Rule:
        """What its date is worked out by. Raises `calc.clocks.Unreckonable`."""
        return Rule(Counting(self.counting), self.count, self.month_day, self.first_count)


class RegisterBroken(Exception):
    """The register that ships cannot be read: a fault of this version."""


@cache
def shipped() -> tuple[DutyLine, ...]:
    """The register that ships, in its order. Raises RegisterBroken."""
    problems: list[Problem] = []
    fields = Fields(parse(SHIPPED.read_bytes(), SHIPPED.name, problems), SHIPPED.name, problems)
    found = read_duties(fields)
    fields.finish()
    if problems:
        raise RegisterBroken(" ".join(str(one) for one in problems))
    return found


def read_duties(fields: Fields) -> tuple[DutyLine, ...]:
    """The duties of a file, in their order; what does not fit is noted with its place."""
    seen: set[str] = set()
    found = []
    for item in fields.tables("duty"):
        found.append(_duty(item))
        item.once(found[-1].code, seen)
        item.finish()
    return tuple(found)


def _duty(item: Fields) -> DutyLine:
    line = DutyLine(
        code=item.code("code", limit=60),
        title=item.text("title", limit=200),
        trigger=item.text("trigger", limit=200),
        standing=item.choice("standing", STANDINGS),
        counting=item.choice("counting", tuple(Counting)),
        count=_number(item, "count"),
        first_count=_number(item, "first_count"),
        month_day=item.text("month_day", needed=False, limit=5),
        calendar=item.choice("calendar", CALENDARS, default="none"),
        basis=item.text("basis", needed=False, limit=300),
        wording=item.text("wording", needed=False),
        evidence=item.text("evidence", needed=False),
        note=item.text("note", needed=False),
        confirmed=_yes(item, "confirmed"),
        corrected_because=item.text("corrected_because", needed=False),
    )
    if line.counting in set(Counting):
        try:
            _ = line.rule
        except Unreckonable as error:
            item.wrong(str(error))
    return line


def _number(item: Fields, key: str) -> int | None:
    number = item.number(key)
    if number is not None and not 0 < number <= LONGEST:
        item.wrong(f"'{key}' is {number}: give a number from 1 to {LONGEST:,}.")
        return None
    return number


def _yes(item: Fields, key: str) -> bool:
    item.asked.add(key)
    value = item.table.get(key, False)
    if not isinstance(value, bool):
        item.wrong(f"'{key}' is {repr(value)[:60]}: say true or false, without quotes.")
        return False
    return value
