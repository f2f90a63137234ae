"""Minutes in words: the parts of a paper, from which their page, their Word file and their PDF are all drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from answerable.assessments.queries.summary_words import step_tone
from answerable.kit.docx import Heading
from answerable.kit.paper import Definitions, Grid, Listed, PaperPart, Passage, Run, Words
from answerable.kit.wording import british_date, counted
from answerable.measures.queries.cited_parts import text_parts
from answerable.scrutiny.queries.minutes_page import AnsweredQuestion, MinutesItem, MinutesJudgement, MinutesPage
from answerable.scrutiny.queries.pack_item_paper import in_line, promise_parts
from answerable.scrutiny.queries.pack_page import AgendaLine, PackPromise
from answerable.scrutiny.queries.pack_paper import CLOSED
from answerable.scrutiny.queries.panel_words import source_parts


@dataclass(frozen=True)
class Stage:
    """What minutes say of themselves: when they were published, and their fingerprint; a preview has neither."""

    published_on: date | None = None
    sha256: str = ""


def title_of(page: MinutesPage) -> str:
    """ "Minutes of Performance board, 21 March 2024"; the restricted part says so first."""
    part = "Restricted: minutes" if page.restricted else "Minutes"
    version = f" (version {page.version})" if page.version > 1 else ""
    return f"{part} of {page.head.name}, {page.head.when.partition(',')[0]}{version}"


def paper(page: MinutesPage, stage: Stage) -> tuple[PaperPart, ...]:
    """Every statement in its order, below the title: how each item ended first, then item by item."""
    return (
        *_beginning(page, stage),
        *_at_a_glance(page),
        *(part for line in page.agenda for part in _line(page, line)),
        *_questions(page),
        *_promises(page),
        *source_parts([one.figure for one in page.figures]),
        *_about(page, stage),
    )


def lead(page: MinutesPage) -> str:
    """What came of the meeting, in a sentence."""
    if page.restricted:
        return f"Not for the public: what was said in {counted(len(page.items), 'item')} apart from the open minutes."
    judged = sum(one.judgement is not None for one in page.items)
    promised = len(page.every_promise)
    answered = sum(one.answered_on is not None for one in page.questions)
    made = f"{counted(promised, 'promise')} made" if promised else "nothing promised"
    told = [counted(len(page.agenda), "item"), f"{judged or 'none'} judged", made]
    if page.questions:
        told.append(f"{answered} of {counted(len(page.questions), 'question')} from the public answered")
    return f"{page.head.name}, {page.head.when}: {', '.join(told)}."


def _beginning(page: MinutesPage, stage: Stage) -> Iterator[PaperPart]:
    head = page.head
    yield Passage((Run(lead(page), is_strong=True),))
    sat = f"It sat from {page.began} to {page.ended}" if page.began and page.ended else ""
    where = [head.title, head.location, sat]
    yield Passage(f"{'. '.join(one for one in where if one)}.", is_quiet=True)
    for words, address in (("Recording", page.recording_address), ("Transcript", page.transcript_address)):
        if address:
            yield Passage((Run(f"{words}: "), Run(address, href=address)), is_quiet=True)
    yield Passage(" ".join(one for one in (f"{head.office}.", _stage(page, stage)) if one), is_quiet=True)
    if page.because:
        yield Passage((Run("Why there is a later version: ", is_strong=True), Run(page.because)))


def _stage(page: MinutesPage, stage: Stage) -> str:
    if stage.published_on is None:
        return f"A preview as at {british_date(page.as_at)}: it may still change."
    return (
        f"Published on {british_date(stage.published_on)}. They are kept as they were; a correction is a later version."
    )


def _at_a_glance(page: MinutesPage) -> Iterator[PaperPart]:
    judged = [one for one in page.items if one.judgement]
    if judged:
        yield Heading("How each item ended")
        rows = tuple((str(one.number), one.title, _word(one.judgement), _due(one)) for one in judged if one.judgement)
        yield Grid(
            f"{counted(len(rows), 'item')} judged",
            ("No.", "Item", "Judged", "Promised"),
            rows,
            (8, 46, 24, 22),
        )


def _word(one: MinutesJudgement) -> Words:
    """The step with the shape that it has wherever it is shown."""
    return (Run(one.word, tone=step_tone(one.shape)),)


def _due(one: MinutesItem) -> str:
    return counted(len(one.promises), "promise") if one.promises else "Nothing"


def _line(page: MinutesPage, line: AgendaLine) -> Iterator[PaperPart]:
    """One item in its place; of a closed one that it was there, why, and how long."""
    item = next((one for one in page.items if one.number == line.number), None)
    if item:
        yield from _item(item)
    elif line.closed and not page.restricted:
        length = f" {counted(line.minutes, 'minute')}." if line.minutes is not None else ""
        yield Heading(f"{line.number}. {CLOSED}")
        yield Passage(f"{line.ground.rstrip('.')}.{length}")


def _item(one: MinutesItem) -> Iterator[PaperPart]:
    yield Heading(f"{one.number}. {one.title}")
    facts = [
        f"Led by {one.lead_role}." if one.lead_role else "",
        f"Closed to the public: {one.ground.rstrip('.')}." if one.ground else "",
    ]
    facts.append(f"At {one.recording_at} in the recording." if one.recording_at else "")
    if told := " ".join(fact for fact in facts if fact):
        yield Passage(told, is_quiet=True)
    if one.minute.lines:
        yield from text_parts(one.minute.lines)
    else:
        yield Passage("Nothing was minuted.")
    if one.judgement:
        yield from _judged(one.judgement)
    yield from promise_parts(one.promises, "Promised at this item")


def _judged(one: MinutesJudgement) -> Iterator[PaperPart]:
    """The step of the scale, why, and whose word it is."""
    who = (Run(f" Judged by {one.judge_role}."),) if one.judge_role else ()
    yield Passage((Run(f"{one.word}. ", is_strong=True), *in_line(one.reason), *who))
    if one.meaning:
        yield Passage(f"{one.word}: {one.meaning}", is_quiet=True)


def _questions(page: MinutesPage) -> Iterator[PaperPart]:
    if page.questions:
        yield Heading("Questions from the public")
        yield from (part for one in page.questions for part in _question(one))


def _question(one: AnsweredQuestion) -> Iterator[PaperPart]:
    asker = f"Asked by {one.name}" if one.name else "Asked"
    area = f" from {one.area}" if one.area else ""
    who = f"{asker}{area}. " if one.name or one.area else ""
    yield Heading(f"Question {one.reference}{' (example)' if one.example else ''}", 2)
    yield Passage(one.text)
    yield Passage(f"{who}{_state(one)}", is_quiet=True)
    if one.answer:
        yield from text_parts(one.answer.lines, 3)
    if one.not_answered:
        yield Passage((Run("Not answered: ", is_strong=True), Run(one.not_answered)))
    if one.promises:
        yield Listed(tuple(_promised(told) for told in one.promises))


def _state(one: AnsweredQuestion) -> str:
    if one.answered_on is None:
        return f"{one.state}{f': {one.because}' if one.because else ''}".rstrip(".") + "."
    by = f" by {one.answered_by}" if one.answered_by else ""
    at = f", at {one.recording_at} in the recording" if one.recording_at else ""
    return f"Answered on {british_date(one.answered_on)}{by}{at}."


def _promised(one: PackPromise) -> Words:
    due = f", by {british_date(one.due)}" if one.due else ""
    return (Run(f"Promised ({one.reference}): ", is_strong=True), Run(f"{one.words} {one.owner}{due}."))


def _promises(page: MinutesPage) -> Iterator[PaperPart]:
    if page.promises:
        yield Heading("Promised besides")
        yield from promise_parts(page.promises, "Promised under no item")


def _about(page: MinutesPage, stage: Stage) -> Iterator[PaperPart]:
    if stage.sha256:
        yield Heading("About this file")
        rows = (("Published on", british_date(stage.published_on)), ("SHA-256 of what was published", stage.sha256))
        yield Definitions((*rows, ("Figures cited", f"{len(page.figures):,}")))
