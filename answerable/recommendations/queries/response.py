"""The response to a report as it is read: put together from the register while it is written, and as it was published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from answerable.bodies.queries import required_body
from answerable.kit.freezing import thaw
from answerable.kit.wording import british_date
from answerable.recommendations.models import Recommendation, Report

SHORT = {"CoC": Recommendation.Kind.CAUSE_OF_CONCERN.label, "AFI": Recommendation.Kind.AREA_FOR_IMPROVEMENT.label}
"""Short forms that stand before numbers, and the kinds they are of."""
SPOKEN = frozenset({"Concern", "Learning"})
"""Words before a number that say by themselves what is numbered."""


@dataclass(frozen=True)
class AnswerLine:
    """One recommendation with what the body says of it. `under` is the number of the cause of concern it belongs to.

    Words are as they are read: `kind` "Area for improvement", `addressee` "The chief officer", `deadline` "by 31 March 2026".
    """

    number: str
    kind: str
    title: str
    text: str
    addressee: str
    deadline: str
    state: str
    action: str = ""
    reason: str = ""
    under: str = ""

    @property
    def called(self) -> str:
        """ "Recommendation 3", "Area for improvement 2", "Concern 1"."""
        return called(self.kind, self.number)


@dataclass(frozen=True)
class ResponsePage:
    """The response to one report, as the public reads it; `kit.freezing` keeps it when it is published.

    `published` is None while it is a draft; `due` is None where no day was set. `lateness` is empty or says by how much it was late.
    """

    code: str
    title: str
    origin: str
    author: str
    report_published: date
    report_address: str
    national: bool
    body: str
    force: str
    answers: tuple[AnswerLine, ...]
    body_comments: str = ""
    chief_comments: str = ""
    commented_on: date | None = None
    reply: str = ""
    basis: str = ""
    due: date | None = None
    published: date | None = None
    lateness: str = ""

    @property
    def heading(self) -> str:
        """ "Response to “Title”"."""
        return f"Response to “{self.title}”"

    @property
    def answered(self) -> int:
        """How many of the recommendations have an action or a reason."""
        return sum(bool(one.action or one.reason) for one in self.answers)


def assembled(report: Report, *, published: date | None = None, lateness: str = "") -> ResponsePage:
    """The response as the register has it now; with `published` as it is to be frozen on that day. Three queries."""
    office = required_body()
    clock = report.clock
    return ResponsePage(
        code=report.code,
        title=report.title,
        origin=report.get_origin_display(),
        author=report.author,
        report_published=report.published,
        report_address=report.address,
        national=report.national,
        body=office.name,
        force=office.force,
        answers=tuple(_answer(one) for one in in_order(report)),
        body_comments=report.body_comments,
        chief_comments=report.chief_comments,
        commented_on=report.commented_on,
        reply=report.reply,
        basis=clock.duty.basis if clock else "",
        due=clock.due if clock else None,
        published=published,
        lateness=lateness,
    )


def as_published(report: Report) -> ResponsePage | None:
    """The response as it was frozen; None before it was published. Raises NotThisForm for what cannot be read."""
    return thaw(ResponsePage, report.frozen) if report.frozen else None


def in_order(report: Report) -> Sequence[Recommendation]:
    """The recommendations of a report as they stand in it, each with the one above it."""
    return list(report.recommendations.select_related("under").order_by("position", "pk"))


def called(kind: str, number: str) -> str:
    """A recommendation by its kind (in words) and its number, of which a short form of the kind is not told twice: "AFI 2"."""
    short, _, rest = number.partition(" ")
    if rest and kind == SHORT.get(short):
        return f"{kind} {rest}"
    return number if short in SPOKEN else f"{kind} {number}"


def deadline_words(one: Recommendation) -> str:
    """ "by 31 March 2026", "immediately", "no deadline set"."""
    if one.deadline_kind == Recommendation.Deadline.DATE:
        return f"by {british_date(one.deadline)}"
    return one.get_deadline_kind_display().lower()


def _answer(one: Recommendation) -> AnswerLine:
    return AnswerLine(
        number=one.number,
        kind=one.get_kind_display(),
        title=one.title,
        text=one.text,
        addressee=one.get_addressee_display(),
        deadline=deadline_words(one),
        state=one.get_state_display(),
        action=one.action,
        reason=one.reason,
        under=one.under.number if one.under else "",
    )
