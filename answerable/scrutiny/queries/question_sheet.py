"""A sheet for a notice board: when the next meeting is, how to ask it a question, and what was answered last."""

from dataclasses import dataclass
from datetime import date

from answerable.bodies.queries import body
from answerable.kit.docx import Heading, Paragraph, Part, Table
from answerable.kit.wording import british_date
from answerable.measures.queries.cited import cited
from answerable.scrutiny.models import Meeting, PublicQuestion
from answerable.scrutiny.queries.public_questions import AskedQuestion, told
from answerable.scrutiny.queries.question_meetings import OpenMeeting, taking_questions

LAST_ANSWERS = 4


@dataclass(frozen=True)
class Sheet:
    """What hangs on the board: `parts` are the same on the page and in the PDF."""

    title: str
    office: str
    parts: tuple[Part, ...]


def sheet(day: date, address: str) -> Sheet:
    """The sheet as of a day; `address` is that of the form, as somebody would type it."""
    office, meetings = body(), taking_questions(day)
    name = office.name if office else ""
    title = f"Ask the {meetings[0].name} a question" if meetings else "Ask us a question"
    parts: list[Part] = [*_when(meetings[0])] if meetings else [Paragraph("Your question is answered in writing.")]
    parts += [Heading("How to ask", 2), *_ways(address, office.contact if office else "")]
    parts += _answers()
    return Sheet(title, name, tuple(parts))


def plain_answer(text: str) -> str:
    """An answer with its figures in words, for paper and mail."""
    return "\n\n".join("".join(run.text for run in line.runs) for line in cited(text).lines)


def _when(one: OpenMeeting) -> list[Part]:
    row = Meeting.objects.get(pk=one.key)
    when = f"{one.day:%A} {british_date(one.day)}" if one.is_day_known else f"{one.day:%B %Y}"
    rows = [("Meeting", when + (f", {row.time}" if row.time else ""))]
    rows += [("Where", row.location)] if row.location else []
    rows += [("Watch it at", row.watch_address)] if row.watch_address else []
    rows.append(("Questions until", f"the end of {one.closes:%A} {british_date(one.closes)}"))
    return [Table("The next meeting in public", ("What", "When and where"), tuple(rows))]


def _ways(address: str, contact: str) -> list[Part]:
    found: list[Part] = [Paragraph(address, lead="On the site: ")]
    if contact:
        found.append(Paragraph(contact, lead="Without the internet: "))
    found.append(
        Paragraph(
            "Say which place and which topic it is about. Leave out names and addresses of people: questions are read in public. "
            "Every question is listed with its answer and date, or as unanswered."
        )
    )
    return found


def _answers() -> list[Part]:
    rows = PublicQuestion.objects.listed().filter(state=PublicQuestion.State.ANSWERED)
    last = told(rows.order_by("-answered_on", "-pk")[:LAST_ANSWERS])
    if not last:
        return []
    return [Heading("Answered last", 2), *(part for one in last for part in _answer(one))]


def _answer(one: AskedQuestion) -> list[Part]:
    by = f"{british_date(one.answered_on)}, {one.answered_by_role}: "
    said: list[Part] = [
        Heading(one.text + (" (an example)" if one.example else ""), 3),
        Paragraph(plain_answer(one.answer), lead=by),
    ]
    if one.not_answered:
        said.append(Paragraph(one.not_answered, lead="What it leaves open: "))
    return [*said, *(Paragraph(_promise_words(made.words, made.due), lead="Promised: ") for made in one.promised)]


def _promise_words(words: str, due: date | None) -> str:
    return f"{words.rstrip('.')}{f', by {british_date(due)}' if due else ''}."
