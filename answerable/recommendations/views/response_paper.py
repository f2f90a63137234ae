"""A response as the parts of a paper, for DOCX and PDF alike: the same words as its page."""

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.kit.docx import Heading, Paragraph, Part, Quote
from answerable.kit.wording import british_date
from answerable.recommendations.models import Recommendation
from answerable.recommendations.queries.response import AnswerLine, ResponsePage, called


@dataclass(frozen=True)
class Answered:
    """A recommendation as a response tells it: `said` are leads and words, `unsaid` why there are none."""

    heading: str
    words: str
    line: str
    said: tuple[tuple[str, str], ...]
    unsaid: str


def parts_of(page: ResponsePage) -> tuple[Part, ...]:
    """The whole response in the order in which it is read."""
    return tuple(_parts(page))


def _parts(page: ResponsePage) -> Iterator[Part]:
    yield Paragraph(about_words(page))
    yield Paragraph(published_words(page))
    if page.body_comments:
        yield Heading(f"Comments of {page.body}")
        yield from _paragraphs(page.body_comments)
    if page.chief_comments:
        yield Heading("Comments of the chief officer")
        yield from _paragraphs(page.chief_comments)
        yield Paragraph(f"Received on {british_date(page.commented_on)}.")
    if page.reply:
        yield Heading(f"Reply of {page.body}")
        yield from _paragraphs(page.reply)
    if page.answers:
        yield Heading("Each recommendation")
    for one in answered_of(page):
        yield from _answer(one)


def about_words(page: ResponsePage) -> str:
    """What it answers: "Custody in winter", published by … on …."""
    author = page.author or page.origin
    about = "about all forces" if page.national else f"about {page.force}"
    return f"This is the response of {page.body} to “{page.title}”, {about}, published on {british_date(page.report_published)} ({author})."


def published_words(page: ResponsePage) -> str:
    """When it was published, and whether in time; of a draft that it is one."""
    owed = f" It is owed by {british_date(page.due)}" if page.due else ""
    under = f" ({page.basis})." if page.due and page.basis else "." if page.due else ""
    if page.published is None:
        return f"This is a draft.{owed}{under}"
    how = f", {page.lateness}" if page.lateness else ", in time" if page.due else ""
    was = f" It was owed by {british_date(page.due)}{under}" if page.due else ""
    return f"Published on {british_date(page.published)}{how}.{was}"


def answer_line(one: AnswerLine) -> str:
    """Its kind, whom it is for, until when, and what it belongs to."""
    above = called(Recommendation.Kind.CAUSE_OF_CONCERN.label, one.under)
    under = f", part of {above[:1].lower()}{above[1:]}" if one.under else ""
    return f"{one.kind}{under}. To: {one.addressee[:1].lower()}{one.addressee[1:]}. Deadline: {one.deadline}."


def unsaid_words(page: ResponsePage, one: AnswerLine) -> str:
    """Why nothing is said of a recommendation by itself."""
    if any(other.under == one.number for other in page.answers):
        return "It is answered by the recommendations that belong to it."
    if one.addressee == Recommendation.Addressee.OTHERS.label:
        return "It is addressed to others: no answer is owed."
    return "Neither an action nor a reason is written yet."


def answered_of(page: ResponsePage) -> tuple[Answered, ...]:
    """Each recommendation with what is said of it, ready to be read."""
    return tuple(_answered(page, one) for one in page.answers)


def _answered(page: ResponsePage, one: AnswerLine) -> Answered:
    reason = "Reason:" if one.action else "Reason for taking no action:"
    said = tuple((lead, text) for lead, text in (("Action:", one.action), (reason, one.reason)) if text)
    unsaid = "" if said else unsaid_words(page, one)
    return Answered(one.called, one.text or one.title, answer_line(one), said, unsaid)


def _answer(one: Answered) -> Iterator[Part]:
    yield Heading(one.heading, 2)
    yield Quote(one.words, one.line)
    yield from (Paragraph(text, lead=lead) for lead, text in one.said)
    if one.unsaid:
        yield Paragraph(one.unsaid)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    yield from (Paragraph(part.strip()) for part in text.split("\n\n") if part.strip())
