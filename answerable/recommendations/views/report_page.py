"""What the page of one report shows, put together once: its steps, its recommendations, what may be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from answerable.kit.components import Link, Row, Tag
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date, counted
from answerable.people.models import User
from answerable.people.permissions import Permission, may
from answerable.recommendations.models import Recommendation, Report
from answerable.recommendations.operations.report_clocks import is_owed
from answerable.recommendations.queries.report import WAITING, CopyLine, clock_of, copies_of
from answerable.recommendations.queries.response import deadline_words, in_order
from answerable.recommendations.queries.response_missing import Missing, Step, missing
from answerable.recommendations.views.report_words import facts, response_tag, working
from answerable.recommendations.views.words import kind_tag, state_tag

STEPS = {Step.INVITE: "invite", Step.COMMENTS: "comments", Step.WORDS: "words"}
"""The page on which each step is taken."""


@dataclass(frozen=True)
class Lacks:
    """Something that is missing, and the page where it is put right."""

    words: str
    href: str


@dataclass(frozen=True)
class CopyShown:
    """A copy that is owed, or was sent: to whom, what says so, and when it went; `went` is empty until then."""

    to: str
    basis: str
    went: str


@dataclass(frozen=True)
class ReportPage:
    """The page of one report. `lead` is the sentence that a reader came for."""

    report: Report
    tag: Tag
    lead: str
    rows: list[Row]
    clock_href: str
    working: Table | None
    recommendations: Table
    response: list[Row]
    lacks: list[Lacks]
    copies: list[CopyShown]
    is_owed: bool
    may_owe: bool
    is_inspection: bool
    may_track: bool
    may_approve: bool


def page_for(report: Report, user: User, day: date) -> ReportPage:
    """The page as this user sees it on a day."""
    waits = report.response in WAITING
    every = list(in_order(report))
    return ReportPage(
        report=report,
        tag=response_tag(report.response),
        lead=lead(report, len(every), day),
        rows=facts(report),
        clock_href=reverse("clocks:clock", args=[report.clock.pk]) if report.clock else "",
        working=working(report),
        recommendations=table(every, columns(report, every), None, caption="Recommendations"),
        response=steps(report),
        lacks=lacks(report, day) if waits else [],
        copies=copies(report),
        is_owed=waits,
        may_owe=report.response == Report.Response.NOT_NEEDED
        and (report.clock is not None or is_owed(report.origin, None)),
        is_inspection=report.origin == Report.Origin.INSPECTORATE,
        may_track=may(user, Permission.TRACK),
        may_approve=may(user, Permission.APPROVE),
    )


def lead(report: Report, how_many: int, day: date) -> str:
    """ "Its response is due on 10 March 2026, in 5 days: it brings 7 recommendations."."""
    brings = f"The report brings {counted(how_many, 'recommendation') if how_many else 'no recommendation yet'}."
    clock = clock_of(report, day)
    if report.response == Report.Response.PUBLISHED:
        how = f", {clock.words.split(', ', 1)[-1]}" if clock and ", " in clock.words else ""
        return f"The response was published on {british_date(report.response_published)}{how}. {brings}"
    if clock and clock.due and report.response in WAITING:
        return f"The response has to be published by {british_date(clock.due)}: {clock.words}. {brings}"
    if report.clock is None and is_owed(report.origin, None):
        return f"No response to it is kept here. {brings}"
    return f"No response is owed. {brings}"


def columns(report: Report, every: Sequence[Recommendation]) -> tuple[Column[Recommendation], ...]:
    """What the table of a report's recommendations shows; what the response says of each, where one is owed."""
    above = {one.under_id for one in every}
    drawn: tuple[Column[Recommendation], ...] = (
        Column("title", "Recommendation", _name, _link),
        Column("kind", "Kind", lambda one: one.kind, _kind),
        Column("deadline", "Deadline", deadline_words),
        Column("state", "State", lambda one: one.state, lambda one: state_tag(one.state)),
    )
    answered: tuple[Column[Recommendation], ...] = (
        Column("answer", "In the response", lambda one: answer_words(one, is_above=one.pk in above)),
    )
    return (*drawn, *answered) if report.response != Report.Response.NOT_NEEDED else drawn


def _name(one: Recommendation) -> str:
    return f"{one.number}: {one.title}"


def _link(one: Recommendation) -> Link:
    return Link(_name(one), reverse("recommendations:recommendation", args=[one.pk]))


def _kind(one: Recommendation) -> str | Tag:
    """A cause of concern stands out."""
    is_cause = one.kind == Recommendation.Kind.CAUSE_OF_CONCERN
    return kind_tag(one.kind) if is_cause else one.get_kind_display()


def answer_words(one: Recommendation, *, is_above: bool) -> str:
    """ "Action", "Reason", or that there is neither; of a cause of concern that what belongs to it is answered."""
    told = [word for word, text in (("Action", one.action), ("Reason", one.reason)) if text]
    if told:
        return " and ".join(told).capitalize()
    if is_above:
        return "By what belongs to it"
    return "For others to answer" if one.addressee == Recommendation.Addressee.OTHERS else "Neither yet"


def steps(report: Report) -> list[Row]:
    """How far the response is, step by step."""
    if report.response == Report.Response.NOT_NEEDED:
        why = report.clock.ended_words if report.clock else ""
        return [Row("Why none is owed", why)] if why else []
    rows = [Row("State", "", tag=response_tag(report.response))]
    if report.invited_on:
        rows.append(Row("Chief officer invited", british_date(report.invited_on)))
        rows.append(Row("Comments asked for by", british_date(report.comments_by)))
    if report.commented_on:
        rows.append(Row("Comments came in", british_date(report.commented_on)))
    if report.response_published:
        link = Link("Read it", report.response_address) if report.response_address else None
        rows.append(Row("Published", british_date(report.response_published), link))
    return rows


def lacks(report: Report, day: date) -> list[Lacks]:
    return [Lacks(one.words, href_of(report, one)) for one in missing(report, day=day)]


def href_of(report: Report, one: Missing) -> str:
    """Where what is missing is put right."""
    if one.step is Step.ANSWER:
        return reverse("recommendations:answer", args=[report.code, one.key])
    return reverse(f"recommendations:{STEPS[one.step]}", args=[report.code])


def copies(report: Report) -> list[CopyShown]:
    """Who is owed a copy and who had one; before the publication who will be owed one."""
    if report.response == Report.Response.NOT_NEEDED:
        return []
    owed, others = copies_of(report)
    more = [CopyShown(one.to, "", _went(one.sent_on, one.how)) for one in others]
    return [*(_owed(line) for line in owed), *more]


def _owed(line: CopyLine) -> CopyShown:
    return CopyShown(line.owed.to, line.owed.basis, _went(line.sent.sent_on, line.sent.how) if line.sent else "")


def _went(day: date, how: str) -> str:
    return f"{british_date(day)}{f', {how}' if how else ''}"
