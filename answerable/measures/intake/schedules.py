"""schedules.toml: when figures are expected, and which role owes them."""

from dataclasses import dataclass
from datetime import date

from answerable.kit.toml import Fields
from answerable.measures.intake.evidenced import measures, span

EVERY = ("month", "quarter", "financial_year", "calendar_year")
MOST_DAYS = 3660


@dataclass(frozen=True)
class ScheduleLine:
    """One [[schedule]]: the figures of some measures, so many days after the end of each period."""

    code: str
    title: str
    measures: tuple[str, ...]
    every: str
    days_after: int
    owner: str
    starts: date
    ends: date | None = None
    note: str = ""


def read_schedules(fields: Fields) -> tuple[ScheduleLine, ...]:
    """The [[schedule]] tables; problems are noted in `fields`."""
    lines, seen = [], set[str]()
    for item in fields.tables("schedule"):
        starts, ends = span(item, "starts", "ends", open_end=True)
        days = item.number("days_after", needed=True) or 0
        if days > MOST_DAYS:
            item.wrong(f"'days_after' is {days}: at most {MOST_DAYS} days after the end of a period can be said.")
        line = ScheduleLine(
            code=item.code("code"),
            title=item.text("title", limit=200),
            measures=measures(item),
            every=item.choice("every", EVERY),
            days_after=days,
            owner=item.text("owner", limit=200),
            starts=starts,
            ends=ends,
            note=item.text("note", needed=False),
        )
        item.finish()
        item.once(line.code, seen)
        lines.append(line)
    return tuple(lines)
