"""One item of a pack in words: what it is for, what is asked, which papers there are, and what is open from before."""

from collections.abc import Iterator, Sequence
from datetime import date

from answerable.kit.components import Tone
from answerable.kit.docx import Heading
from answerable.kit.paper import Grid, Listed, PaperPart, Passage, Run, Words, runs
from answerable.kit.wording import british_date, counted
from answerable.measures.queries.cited import Cited, Line
from answerable.measures.queries.cited_parts import text_parts
from answerable.scrutiny.queries.pack_page import (
    AskedQuestion,
    AskedReport,
    PackCorrection,
    PackItem,
    PackLine,
    PackPaper,
    PackPromise,
    PackRecommendation,
)


def item_parts(one: PackItem) -> Iterator[PaperPart]:
    """Everything that the meeting has before it on an item, under its heading."""
    yield Heading(f"{one.number}. {one.title}")
    if facts := _facts(one):
        yield Passage(facts, is_quiet=True)
    yield from text_parts(one.purpose.lines)
    yield from _asked(one.lines)
    if one.report:
        yield from _report(one.report)
    yield from _papers(one.papers)
    yield from promise_parts(one.promises, "Promised before, and open")
    yield from _recommendations(one.recommendations)


def _facts(one: PackItem) -> str:
    begins = f"Begins at {one.begins}." if one.begins else ""
    length = f"{counted(one.minutes, 'minute')}." if one.minutes is not None else ""
    led = f"Led by {one.lead_role}." if one.lead_role else ""
    closed = f"Closed to the public: {one.ground.rstrip('.')}." if one.ground else ""
    about = f"About {'; '.join(one.objectives)}." if one.objectives else ""
    moved = f"Moved here from {one.moved_from}." if one.moved_from else ""
    kind = f"{one.kind}." if one.kind.casefold() != one.title.casefold() else ""
    return " ".join(part for part in (kind, begins, length, led, closed, about, moved) if part)


def _asked(lines: Sequence[PackLine]) -> Iterator[PaperPart]:
    if lines:
        yield Heading("What is asked", 2)
        yield from reasons(lines)


def reasons(lines: Sequence[PackLine]) -> Iterator[PaperPart]:
    """Each question with why it is asked, and what it grew from."""
    if lines:
        yield Listed(tuple(_line(one) for one in lines))


def _line(one: PackLine) -> Words:
    return (
        Run(f"{one.question} ", is_strong=True),
        *in_line(one.why),
        *((Run(f" ({one.origin})"),) if one.origin else ()),
    )


def in_line(text: Cited) -> tuple[Run, ...]:
    """A text in one stretch: its lines follow one another, whatever they were."""
    plain = Cited(tuple(Line("paragraph", line.runs) for line in text.lines))
    found: list[Run] = []
    for part in text_parts(plain.lines):
        if isinstance(part, Passage):
            found += [*([Run(" ")] if found else []), *runs(part.words)]
    return tuple(found)


def _report(one: AskedReport) -> Iterator[PaperPart]:
    yield Heading("The report that was asked for", 2)
    yield Passage(_came(one))
    if any(told.answered for told in one.questions):
        yield marks(one.questions)
    elif one.questions:
        yield Listed(tuple(told.text for told in one.questions), is_numbered=True)


def marks(questions: Sequence[AskedQuestion]) -> Grid:
    """What a paper answers of what was asked, as a table."""
    rows = tuple(
        (str(told.number), told.text, told.answered or "Not looked at yet", _where(told.place, told.missing))
        for told in questions
    )
    heads = ("No.", "Question", "Answered", "Where, and what is missing")
    return Grid(counted(len(rows), "question"), heads, rows, (7, 43, 20, 30))


def _came(one: AskedReport) -> str:
    sent = f" on {british_date(one.sent_on)}" if one.sent_on else ""
    due = f", due on {british_date(one.due)}" if one.due else ""
    if one.received_on is None:
        return f"Asked of {one.to_role}{sent}{due}. It has not come."
    how = f"{counted(one.late_days, 'day')} late" if one.late_days else "on time"
    return f"Asked of {one.to_role}{sent}{due}. It came on {british_date(one.received_on)}, {how}."


def _where(place: str, missing: str) -> str:
    lacks = f"Missing: {missing}" if missing else ""
    return ". ".join(part.rstrip(".") for part in (place, lacks) if part) or "Nothing said"


def _papers(papers: Sequence[PackPaper]) -> Iterator[PaperPart]:
    if not papers:
        return
    yield Heading("Papers", 2)
    yield Listed(tuple(_paper(one) for one in papers))
    mends = [(one, mend) for one in papers for mend in one.corrections]
    if mends:
        yield Heading("Put right in these papers", 3)
        yield Listed(tuple(_mend(paper, mend) for paper, mend in mends))


def _paper(one: PackPaper) -> Words:
    by = f" by {one.author}" if one.author else ""
    day = f", {british_date(one.published)}" if one.published else ""
    version = f", version {one.version}" if one.version > 1 else ""
    pages = f", {counted(one.pages, 'page')}" if one.pages else ""
    return (Run(one.title, is_strong=True), Run(f"{by}{day}{version}{pages}. {_checked(one)}"))


def _checked(one: PackPaper) -> str:
    """What the check of its figures came to. What is not settled is no news yet."""
    if not one.sha256:
        return "Only its title is on record."
    file = f" File: {one.filename}, SHA-256 {one.sha256}."
    if not one.figures:
        return f"No figure was read in it.{file}"
    asked = f" {counted(one.asked, 'question')} on them {'was' if one.asked == 1 else 'were'} put to its author"
    asked = f"{asked}; {one.answered:,} {'is' if one.answered == 1 else 'are'} answered." if one.asked else ""
    return f"{counted(one.figures, 'figure')} read and checked.{asked}{file}"


def _mend(paper: PackPaper, one: PackCorrection) -> Words:
    place = f" ({one.place})" if one.place else ""
    said = (Run(f"{paper.title}{place}. ", is_strong=True), Run("Printed: "), *in_line(one.printed))
    why = (Run(" Why: "), *in_line(one.why)) if one.why.lines else ()
    return (*said, Run(" Right: "), *in_line(one.right), *why)


def promise_parts(promises: Sequence[PackPromise], heading: str) -> Iterator[PaperPart]:
    """Promises as a table; what an example made up says so."""
    if promises:
        yield Heading(heading, 2)
        rows = tuple(_promise(one) for one in promises)
        caption = counted(len(rows), "promise")
        yield Grid(caption, ("No.", "Promised", "By whom", "Due", "How it stands"), rows, (12, 38, 18, 16, 16))


def _promise(one: PackPromise) -> tuple[Words, ...]:
    words = f"{one.words}{' (example)' if one.example else ''}"
    return (one.reference, words, one.owner, _due(one.due), _stands(one.state, late=one.late))


def _recommendations(rows: Sequence[PackRecommendation]) -> Iterator[PaperPart]:
    if rows:
        yield Heading("Recommendations that are open", 2)
        told = tuple(
            (one.number, one.title, one.report, _due(one.due), _stands(one.state, late=one.late)) for one in rows
        )
        caption = counted(len(told), "recommendation")
        yield Grid(caption, ("No.", "Recommended", "In", "Due", "How it stands"), told, (12, 36, 20, 16, 16))


def _due(day: date | None) -> str:
    return british_date(day) if day else "No day set"


def _stands(state: str, *, late: bool) -> Words:
    return (Run(f"{state}, late", tone=Tone.RED),) if late else state
