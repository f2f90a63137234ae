"""programme.toml: how each kind of meeting is held here, and the scale that its items are judged on."""

import re
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from itertools import pairwise

from answerable.kit.toml import Fields
from answerable.plans.intake.plans import SHAPES

KINDS = ("standing", "report", "questions", "undertakings", "other")
"""What an item of an agenda may be."""
LONGEST_ITEM = 600
"""In minutes."""
MOST_DAYS = 250
"""Working days, about a year of them."""
MOST_MONTHS = 120
MOST_ITEMS = 40
DAYS = ("questions_close_days", "commission_days", "paper_due_days", "papers_out_days", "minutes_days")


@dataclass(frozen=True)
class StandingLine:
    """An item that every agenda has: at its beginning, or with `last` at its end."""

    title: str
    minutes: int | None = None
    kind: str = "standing"
    last: bool = False


@dataclass(frozen=True)
class FormLine:
    """How the meetings of one function are held. Days are working days before the meeting, or after it for the minutes."""

    function: str
    purpose: str = ""
    in_public: bool = False
    takes_questions: bool = False
    room: int = 2
    every_months: int | None = None
    questions_close_days: int | None = None
    commission_days: int | None = None
    paper_due_days: int | None = None
    papers_out_days: int | None = None
    minutes_days: int | None = None
    standing: tuple[StandingLine, ...] = ()


@dataclass(frozen=True)
class StepLine:
    """A step of the scale that an item is judged on; `shape` is one of SHAPES."""

    code: str
    word: str
    shape: str
    meaning: str = ""


@dataclass(frozen=True)
class ProgrammeLines:
    """All that the file says. Without any step it says nothing of the scale."""

    forms: tuple[FormLine, ...] = ()
    scale: tuple[StepLine, ...] = ()


@dataclass(frozen=True)
class Fault:
    """Something in a form that cannot be: the field that it is about, and what to do."""

    field: str
    words: str

    def __str__(self) -> str:
        return f"'{self.field}': {self.words}"


def read_programme(items: Fields) -> ProgrammeLines:
    """The [[form]] and [[step]] tables of the file; what is wrong with them is noted in `items`."""
    return ProgrammeLines(tuple(_forms(items)), tuple(_steps(items)))


def _forms(items: Fields) -> Iterator[FormLine]:
    seen: set[str] = set()
    for item in items.tables("form"):
        line = FormLine(
            function=_slug(item, "function", 40),
            purpose=item.text("purpose", needed=False),
            in_public=_truth(item, "in_public"),
            takes_questions=_truth(item, "takes_questions"),
            room=_count(item, "room", FormLine.room),
            every_months=item.number("every_months"),
            **{name: item.number(name) for name in DAYS},
            standing=tuple(_standing(one) for one in item.tables("standing")),
        )
        item.finish()
        item.once(line.function, seen)
        for fault in faults_of(line):
            item.wrong(str(fault))
        yield line


def _standing(item: Fields) -> StandingLine:
    line = StandingLine(
        title=item.text("title", limit=300),
        minutes=item.number("minutes"),
        kind=item.choice("kind", KINDS, default="standing"),
        last=_truth(item, "last"),
    )
    item.finish()
    return line


def _steps(items: Fields) -> Iterator[StepLine]:
    seen: set[str] = set()
    for item in items.tables("step"):
        line = StepLine(
            code=_slug(item, "code", 20),
            word=item.text("word", limit=60),
            shape=item.choice("shape", SHAPES),
            meaning=item.text("meaning", needed=False),
        )
        item.finish()
        item.once(line.code, seen)
        yield line


def faults_of(line: FormLine) -> Iterator[Fault]:
    """What contradicts itself in a form, or cannot be, whichever office it is of."""
    if not re.fullmatch(r"[a-z0-9-]{1,40}", line.function):
        yield Fault("function", "Write it in small letters, digits and hyphens, such as scrutiny.")
    for name in DAYS:
        if (getattr(line, name) or 0) > MOST_DAYS:
            yield Fault(name, f"More than {MOST_DAYS} working days is more than a year: say fewer, or nothing.")
    if line.every_months is not None and not 0 < line.every_months <= MOST_MONTHS:
        yield Fault("every_months", f"Say 1 to {MOST_MONTHS} months, or nothing.")
    if line.room > MOST_ITEMS:
        yield Fault("room", f"An agenda has room for at most {MOST_ITEMS} items.")
    yield from _questions(line)
    yield from _order(line)
    yield from _standing_faults(line)


def _questions(line: FormLine) -> Iterator[Fault]:
    if line.takes_questions and line.questions_close_days is None:
        yield Fault("questions_close_days", "A meeting that takes questions says until when: write a number of days.")
    if line.takes_questions and not line.in_public:
        yield Fault("in_public", "A meeting that takes questions from the public meets in public: say so too.")


def _order(line: FormLine) -> Iterator[Fault]:
    """Papers are asked for before they are due, and are due before they go out."""
    steps = [("commission_days", "asked for"), ("paper_due_days", "due"), ("papers_out_days", "to go out")]
    given = [(name, words, days) for name, words in steps if (days := getattr(line, name)) is not None]
    for (name, words, days), (_, later_words, later) in pairwise(given):
        if days < later:
            yield Fault(name, f"Papers would be {words} after they are {later_words}: say at least {later}.")


def _standing_faults(line: FormLine) -> Iterator[Fault]:
    if len(line.standing) > MOST_ITEMS:
        yield Fault("standing", f"An agenda has at most {MOST_ITEMS} standing items.")
    for one in line.standing:
        if one.minutes is not None and not 0 < one.minutes <= LONGEST_ITEM:
            yield Fault("standing", f"“{one.title}” takes 1 to {LONGEST_ITEM} minutes.")


def programme_tables(lines: ProgrammeLines) -> dict[str, object]:
    """The tables that read as these lines; what is as it would be anyway is left out."""
    forms = []
    for line in lines.forms:
        table = _said(line, besides=("standing",))
        if line.standing:
            table["standing"] = [_said(one) for one in line.standing]
        forms.append(table)
    return {"form": forms, "step": [_said(one) for one in lines.scale]}


def _said(line: FormLine | StandingLine | StepLine, besides: tuple[str, ...] = ()) -> dict[str, object]:
    kept: dict[str, object] = {}
    for one in fields(line):
        value = getattr(line, one.name)
        as_is = one.default is not MISSING and value == one.default
        if one.name not in besides and value is not None and not as_is:
            kept[one.name] = value
    return kept


def _slug(item: Fields, key: str, limit: int) -> str:
    said = item.text(key, limit=limit)
    if said and not re.fullmatch(r"[a-z0-9-]+", said):
        item.wrong(f"'{key}' is {said!r}: small letters, digits and hyphens are wanted.")
    return said


def _count(item: Fields, key: str, default: int) -> int:
    said = item.number(key)
    return default if said is None else said


def _truth(item: Fields, key: str) -> bool:
    item.asked.add(key)
    value = item.table.get(key, False)
    if not isinstance(value, bool):
        item.wrong(f"'{key}' is {repr(value)[:60]}: say true or false.")
        return False
    return value
