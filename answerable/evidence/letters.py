"""The letter to the author of a paper with all the questions in order: one form, from which the page and the DOCX are made."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from answerable.kit.docx import About, Heading, Paragraph, Part, Quote, Table, docx_bytes
from answerable.kit.wording import british_date, counted


@dataclass(frozen=True)
class Quoted:
    """The paper's own words, and where they stand. `paragraph` is its printed number; `paper` only where it is another paper."""

    words: str
    line: int
    page: int | None = None
    paragraph: str = ""
    paper: str = ""
    # What is counted: lines of a text file, of other forms paragraphs. Then the heading or table, as "under “Complaints”".
    line_word: str = "line"
    within: str = ""

    @property
    def place(self) -> str:
        """ "Page 4, paragraph 3.2, line 17", "Paragraph 27 (printed 3.2), under “Complaints”"; what is not known is left out."""
        printed, counted_ = self.paragraph, f"{self.line_word} {self.line}"
        if printed and self.line_word == "paragraph":
            printed, counted_ = "", f"{counted_} (printed {printed})" if printed != str(self.line) else counted_
        told = [
            self.paper,
            f"page {self.page}" if self.page else "",
            f"paragraph {printed}" if printed else "",
            counted_,
            self.within,
        ]
        words = ", ".join(one for one in told if one)
        return words[:1].upper() + words[1:]


@dataclass(frozen=True)
class Asked:
    """One question: its number on this paper, the places it is about, the words of the office, and what the office computed."""

    number: int
    question: str
    quotes: tuple[Quoted, ...] = ()
    computed: str = ""

    @property
    def heading(self) -> str:
        """What the question is called in letter and page."""
        return f"Question {self.number}"


@dataclass(frozen=True)
class Letter:
    """A letter with questions about one paper. People are named by their roles.

    `office` is who writes ("Office of the Police and Crime Commissioner for ..."), `to_role` and `to_body` who is written to;
    `reference` the office's own; `signed_by` the role that signs.
    """

    office: str
    to_role: str
    to_body: str
    paper: str
    paper_day: date | None
    reference: str
    day: date
    reply_by: date
    signed_by: str
    asked: tuple[Asked, ...]

    @property
    def subject(self) -> str:
        """The line above the letter."""
        return f"Questions on {self._paper}"

    @property
    def salutation(self) -> str:
        """To whom it speaks."""
        return f"Dear {self.to_role},"

    @property
    def opening(self) -> str:
        """What it is about, in one paragraph."""
        questions = counted(len(self.asked), "question")
        return (
            f"We have read {self._paper} and checked its figures against one another and against the figures that this office holds. "
            f"We have {questions}. Each is a question and not a finding: there may be a good reason that the paper does not give."
        )

    @property
    def request(self) -> str:
        """What is asked for, and until when."""
        return (
            f"Please answer by {british_date(self.reply_by)}, by the numbers of the questions. For each, please say whether the figure is "
            "to be corrected, can be explained, or is withdrawn. If you send a corrected version of the paper, we will compare the two."
        )

    @property
    def ending(self) -> str:
        """The last words before the signature."""
        return "Yours sincerely"

    @property
    def form_heading(self) -> str:
        """What stands above the table of all questions, with room for the answers."""
        return "Your answers"

    @property
    def heads(self) -> tuple[tuple[str, str], ...]:
        """The lines at the top: what each says, and the words."""
        told = (
            ("From", self.office),
            ("To", ", ".join(one for one in (self.to_role, self.to_body) if one)),
            ("Date", british_date(self.day)),
            ("Our reference", self.reference),
        )
        return tuple((label, words) for label, words in told if words)

    @property
    def summary(self) -> tuple[tuple[str, str, str], ...]:
        """A row for each question: its number, the first place it is about, the question."""
        return tuple((str(one.number), one.quotes[0].place if one.quotes else "", one.question) for one in self.asked)

    @property
    def _paper(self) -> str:
        dated = f" of {british_date(self.paper_day)}" if self.paper_day else ""
        return f"“{self.paper}”{dated}"


def letter(written: Letter) -> bytes:
    """The letter as a DOCX; the same letter gives the same bytes."""
    at = datetime.combine(written.day, time(12), UTC)
    return docx_bytes(About(written.subject, written.office, at), _parts(written))


def _parts(written: Letter) -> list[Part]:
    parts: list[Part] = [Paragraph(words, f"{label}:") for label, words in written.heads]
    parts += [Paragraph(written.salutation), Paragraph(written.opening), Paragraph(written.request)]
    for one in written.asked:
        parts += _question(one)
    parts += [Paragraph(written.ending), Paragraph(f"{written.signed_by}\n{written.office}")]
    if len(written.asked) > 1:
        parts.append(Heading(written.form_heading))
        rows = tuple((*row, "") for row in written.summary)
        parts.append(Table("The questions in order", ("Number", "Where", "Question", "Your answer"), rows))
    return parts


def _question(one: Asked) -> list[Part]:
    parts: list[Part] = [Heading(one.heading)]
    parts += [Quote(f"“{quote.words}”", quote.place) for quote in one.quotes]
    parts.append(Paragraph(one.question))
    if one.computed:
        parts.append(Paragraph(one.computed, "What we compute:"))
    return parts
