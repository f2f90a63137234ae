"""Definition files of measures, one a file, and the subjects and sources they stand with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from answerable.calc.direction import Direction
from answerable.kit.toml import Fields, Problem, parse

DIRECTIONS = tuple(one.value for one in Direction)
AGGREGATIONS = ("count", "sum", "mean", "rate", "stock")
UNITS = (
    "count", "percent", "percent_change", "percentage_points", "gbp", "seconds", "hours", "years", "miles", "per_1000",
    "rank", "people", "officers", "staff", "posts", "fte", "members", "organisations", "groups", "schools", "vehicles",
    "areas", "square_miles",
)  # fmt: skip
MOST_SUPPRESSED = 1000


@dataclass(frozen=True)
class Definition:
    """The reviewed definition of one measure, as its file says it."""

    code: str
    title: str
    subject: str
    why: str
    numerator: str
    denominator: str
    unit: str
    direction: str
    direction_reason: str
    aggregation: str
    frequency: str
    breakdown: str
    source: str
    owner: str
    author: str
    checked_by: str
    reviewed: date
    next_review: date
    caveats: str
    aliases: tuple[str, ...]
    # The code of the measure that this one is out of, and the size below which a count is not shown to the public.
    base: str = ""
    suppress_below: int = 0


@dataclass(frozen=True)
class SubjectLine:
    """A subject under which measures stand."""

    code: str
    title: str
    summary: str


@dataclass(frozen=True)
class SourceLine:
    """A source to be known by its code; `basis` says whether its day of publication is stated or assumed."""

    code: str
    title: str
    published: date
    basis: str
    note: str


def read_definition(content: bytes, where: str, problems: list[Problem]) -> Definition | None:
    """The definition in one file, or None with the problems noted."""
    before = len(problems)
    table = parse(content, where, problems)
    if len(problems) > before:
        return None
    fields = Fields(table, where, problems)
    reviewed, next_review = fields.day("reviewed"), fields.day("next_review")
    if reviewed and next_review and next_review < reviewed:
        fields.wrong(f"'next_review' is {next_review}, before 'reviewed' on {reviewed}.")
    if "." in str(table.get("code", "")):
        fields.wrong(
            "'code' has a full stop in it: it becomes a part of addresses, where that stands for something else."
        )
    definition = Definition(
        code=fields.code("code", limit=120),
        title=fields.text("title", limit=200),
        subject=fields.code("subject", limit=50),
        why=fields.text("why"),
        numerator=fields.text("numerator"),
        denominator=fields.text("denominator"),
        unit=fields.choice("unit", UNITS),
        direction=fields.choice("direction", DIRECTIONS),
        direction_reason=fields.text("direction_reason", needed=False),
        aggregation=fields.choice("aggregation", AGGREGATIONS),
        frequency=fields.text("frequency", limit=40),
        breakdown=fields.text("breakdown", needed=False, limit=60),
        source=fields.text("source"),
        owner=fields.text("owner", limit=200),
        author=fields.text("author", limit=200),
        checked_by=fields.text("checked_by", limit=200),
        reviewed=reviewed or date.min,
        next_review=next_review or date.min,
        caveats=fields.text("caveats", needed=False),
        aliases=fields.texts("aliases"),
        base=fields.code("base", needed=False, limit=120),
        suppress_below=_suppress_below(fields),
    )
    if definition.base and definition.base == definition.code:
        fields.wrong("'base' is the measure itself: name the measure that it is out of.")
    fields.finish()
    return definition if len(problems) == before else None


def _suppress_below(fields: Fields) -> int:
    size = fields.number("suppress_below") or 0
    if size > MOST_SUPPRESSED:
        fields.wrong(f"'suppress_below' is {size}: at most {MOST_SUPPRESSED} can be held, and 5 is usual.")
    return size


def read_subjects(fields: Fields) -> Sequence[SubjectLine]:
    lines = []
    seen: set[str] = set()
    for item in fields.tables("subject"):
        line = SubjectLine(
            item.code("code", limit=50), item.text("title", limit=100), item.text("summary", needed=False)
        )
        item.finish()
        item.once(line.code, seen)
        lines.append(line)
    return lines


def read_sources(fields: Fields) -> Sequence[SourceLine]:
    """The [[source]] tables: what tells figures and is no paper of a meeting, such as a return."""
    lines = []
    seen: set[str] = set()
    for item in fields.tables("source"):
        line = SourceLine(
            code=item.code("code"),
            title=item.text("title", limit=300),
            published=item.day("published") or date.min,
            basis=item.choice("published_basis", ("stated", "assumed"), default="stated"),
            note=item.text("note", needed=False),
        )
        item.finish()
        item.once(line.code, seen)
        lines.append(line)
    return lines
