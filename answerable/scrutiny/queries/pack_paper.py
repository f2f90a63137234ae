"""A pack in words: the parts of a paper, from which its page, its Word file and its PDF are all drawn."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from answerable.kit.docx import Heading, Items
from answerable.kit.paper import Definitions, Grid, Listed, PaperPart, Passage, Run, Words, runs
from answerable.kit.wording import british_date, counted
from answerable.scrutiny.models import AgendaItem
from answerable.scrutiny.queries.pack_item_paper import item_parts, marks, reasons
from answerable.scrutiny.queries.pack_page import AgendaLine, KeptBack, PackItem, PackPage, PackQuestion
from answerable.scrutiny.queries.panel_words import some_source_parts, source_parts

CLOSED = "Closed to the public"
QUESTIONS = AgendaItem.Kind.QUESTIONS.label


@dataclass(frozen=True)
class Stage:
    """What a pack says of itself: when it was frozen, and its fingerprint; a preview has neither."""

    frozen_on: date | None = None
    sha256: str = ""


def title_of(page: PackPage) -> str:
    """ "Papers for Performance board, 21 March 2024"; the restricted part says so first."""
    what = f"Supplement {page.number - 1} to the papers" if page.is_supplement else "Papers"
    part = "Restricted: " if page.restricted else ""
    return f"{part}{what} for {page.head.name}, {page.head.when.partition(',')[0]}"


def paper(page: PackPage, stage: Stage) -> tuple[PaperPart, ...]:
    """Every statement in its order, below the title. A supplement says what it changes, and sets out only the items it changes."""
    shown = [one for one in page.items if not page.is_supplement or one.key in page.changed]
    place = next((one.key for one in shown if one.kind == QUESTIONS), None)
    said = (
        *_beginning(page, stage),
        *_changes(page),
        *_agenda(page),
        *(part for one in shown for part in _item(page, one, place)),
        *(_questions(page, alone=True) if place is None else ()),
        *_kept_back(page),
    )
    figures = {one.number: one.figure for one in page.figures}
    if not page.is_supplement:
        return (*said, *source_parts(tuple(figures.values())), *_about(stage, len(figures)))
    led_to = _leads_to(said)
    figures = {number: one for number, one in figures.items() if f"#figure-{number}" in led_to}
    return (*said, *some_source_parts(figures), *_about(stage, len(figures)))


def _leads_to(parts: Iterable[PaperPart]) -> set[str]:
    """Where the words of these parts lead."""
    words = [one for part in parts if isinstance(part, Listed) for one in part.items]
    words += [part.words for part in parts if isinstance(part, Passage)]
    return {run.href for one in words for run in runs(one)}


def lead(page: PackPage) -> str:
    """What is in it, in a sentence."""
    if page.restricted:
        told = [counted(len(page.items), "closed item")] if page.items else []
        told += [f"notes on {counted(len(page.kept_back), 'open item')}"] if page.kept_back else []
        return f"Not for the public: {' and '.join(told) or 'nothing'}."
    closed = sum(one.closed for one in page.agenda)
    told = [f"{counted(len(page.agenda), 'item')}{f', {closed} of them closed to the public' if closed else ''}"]
    told += [counted(len(page.papers), "paper")] if page.papers else ["no paper"]
    told += [counted(len(page.questions), "question") + " from the public"] if page.questions else []
    return f"{page.head.name}, {page.head.when}: {'; '.join(told)}."


def _beginning(page: PackPage, stage: Stage) -> Iterator[PaperPart]:
    head = page.head
    yield Passage((Run(lead(page), is_strong=True),))
    where = [head.title, head.location]
    yield Passage(f"{'. '.join(one for one in where if one)}.", is_quiet=True)
    if head.watch_address:
        yield Passage((Run("Watch it: "), Run(head.watch_address, href=head.watch_address)), is_quiet=True)
    holds = f"{head.force} is the force it holds to account." if head.force else ""
    yield Passage(" ".join(one for one in (f"{head.office}.", holds, _stage(page, stage)) if one), is_quiet=True)


def _stage(page: PackPage, stage: Stage) -> str:
    if stage.frozen_on is None:
        return f"A preview as at {british_date(page.as_at)}: it may still change."
    return f"Frozen on {british_date(stage.frozen_on)}. It is kept as it was; what came later is a supplement."


def _changes(page: PackPage) -> Iterator[PaperPart]:
    if page.is_supplement:
        yield Heading("What this supplement changes")
        if page.because:
            yield Passage((Run("Why it came: ", is_strong=True), Run(page.because)))
        yield Items(page.changes or ("Nothing in this part.",), is_numbered=False)


def _agenda(page: PackPage) -> Iterator[PaperPart]:
    """The agenda as a table, with the columns that say something."""
    yield Heading("Agenda")
    timed, led = any(one.begins for one in page.agenda), any(one.lead_role for one in page.agenda)
    columns: list[tuple[str, int, Callable[[AgendaLine], str]]] = [
        *([("Begins", 12, lambda one: one.begins or "Not set")] if timed else []),
        ("No.", 8, lambda one: str(one.number)),
        ("Item", 48, _agenda_title),
        *([("Led by", 20, lambda one: one.lead_role or "Not said")] if led else []),
        ("Length", 12, lambda one: counted(one.minutes, "minute") if one.minutes is not None else "Not set"),
    ]
    if not page.agenda:
        yield Passage("The agenda is empty.")
        return
    heads, widths = tuple(head for head, _, _ in columns), tuple(width for _, width, _ in columns)
    rows = tuple(tuple(say(one) for _, _, say in columns) for one in page.agenda)
    yield Grid(counted(len(rows), "item"), heads, rows, widths)


def _agenda_title(one: AgendaLine) -> str:
    ground = f". {one.ground}" if one.ground else ""
    return f"{CLOSED}{ground}" if one.closed and not one.title else f"{one.title}{' (closed)' if one.closed else ''}"


def _item(page: PackPage, one: PackItem, place: int | None) -> Iterator[PaperPart]:
    """An item; at the first one that is for them, the questions from the public."""
    yield from item_parts(one)
    if one.key == place:
        yield from _questions(page, alone=False)


def _questions(page: PackPage, *, alone: bool) -> Iterator[PaperPart]:
    """The questions from the public, under the item that is for them or `alone`; in a supplement only where they changed."""
    if page.restricted or (page.is_supplement and not page.questions_changed):
        return
    if alone:
        yield Heading("Questions from the public")
    if page.questions:
        yield Listed(tuple(_question(one) for one in page.questions))
    else:
        yield Passage("No question from the public is before the meeting.")


def _question(one: PackQuestion) -> Words:
    from_whom = ", ".join(part for part in (one.name, one.area) if part)
    asker = f" Asked by {from_whom}." if one.name else f" Asked from {one.area}." if one.area else ""
    others = f" Asked together with {counted(one.asked_with, 'other')}." if one.asked_with else ""
    state = f" {one.state}{f': {one.because}' if one.because else ''}".rstrip(".")
    return (
        Run(f"{one.reference}{' (example)' if one.example else ''}: ", is_strong=True),
        Run(f"{one.text}{asker}{others}{state}."),
    )


def _kept_back(page: PackPage) -> Iterator[PaperPart]:
    """What the members read of open items and the public does not yet."""
    if not page.kept_back:
        return
    yield Heading("Not yet for the public: open items")
    yield Passage(
        "What is found in a paper, or missing from it, is a question to its author first. The members are told of it here: "
        "the public reads of a finding only once somebody has decided so, and of what a paper leaves open once the meeting was held."
    )
    for one in page.kept_back:
        yield from _back(one)


def _back(one: KeptBack) -> Iterator[PaperPart]:
    yield Heading(f"{one.number}. {one.title}", 2)
    yield from reasons(one.lines)
    if one.marks:
        yield Heading("What its paper answers of what was asked", 3)
        yield marks(one.marks)
    if one.queried:
        yield Heading("Found in its papers and not settled", 3)
        yield Items(one.queried, is_numbered=False)


def _about(stage: Stage, cited: int) -> Iterator[PaperPart]:
    """How to tell that a file is the one that was frozen."""
    if stage.sha256:
        yield Heading("About this file")
        yield Definitions(
            (
                ("Frozen on", british_date(stage.frozen_on)),
                ("SHA-256 of what was frozen", stage.sha256),
                ("Figures cited", f"{cited:,}"),
            )
        )
