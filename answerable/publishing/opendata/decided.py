"""Decisions, reports and recommendations, as rows."""

from collections.abc import Iterator

from answerable.decisions.intake.lines import DecisionLine
from answerable.publishing.opendata.forms import Column, Kind, Row, Table
from answerable.publishing.opendata.paths import code_of
from answerable.publishing.pages.decisions import DecisionPage
from answerable.publishing.pages.recommendations import RecommendationPage, ReportPage


def _decisions(path: str, page: DecisionPage) -> Iterator[Row]:
    one = page.line
    number = f"{one.year}/{one.number:03}" if one.number else ""
    chosen = "; ".join(option.title for option in one.options if option.chosen)
    spent = [money.pounds for money in one.money if money.kind == "spending"]
    yield (
        path.removeprefix("decisions/").removesuffix(".html"), number, one.title, one.state, one.form, one.decided_on,
        one.effective_on, one.significant, one.openness, one.exempt_ground, one.issue, chosen, one.reasons, _taker(one),
        sum(spent) if spent else None, code_of(page.paper.path) if page.paper else None, path,
    )  # fmt: skip


def _taker(one: DecisionLine) -> str:
    """The title or role of whoever took it; that it was voted on, for a board's."""
    return one.signer_title or one.delegate_role or ("by vote" if one.votes else "")


def _reports(path: str, page: ReportPage) -> Iterator[Row]:
    yield (
        page.code, page.title, page.origin, page.author, page.published, page.address, page.national, page.state,
        page.due, page.response.published if page.response else None, len(page.entries), path,
    )  # fmt: skip


def _recommendations(path: str, page: RecommendationPage) -> Iterator[Row]:
    report = page.report.path.removeprefix("inspections/").removesuffix(".html")
    yield (
        report, page.number, page.kind, page.title, page.text, page.addressee, page.owner, page.deadline, page.target,
        page.state, page.since, page.late, page.action, page.reason, len(page.slips),
        page.objective.text if page.objective else "", path,
    )  # fmt: skip


DECISIONS = Table(
    code="decisions",
    title="Decisions",
    words="Every decision that was taken, put to a vote, or that a paper tells of; never the exempt part of one.",
    columns=(
        Column("decision", "Decision", "The key of the decision, as in the address of its page.", required=True),
        Column("number", "Number", "Its number; empty for one that only a paper tells of."),
        Column("title", "Title", "What was decided about.", required=True),
        Column("state", "State", "taken, not_carried or withdrawn.", required=True),
        Column("form", "Form", "How it was taken: by signature, by vote, by delegation.", required=True),
        Column("decided_on", "Decided on", "The day that it was taken.", Kind.DAY),
        Column("effective_on", "In force from", "The day from which it holds.", Kind.DAY),
        Column(
            "significant",
            "Significant",
            "Whether it is of significant public interest; empty where it is not said.",
            Kind.YES_NO,
        ),
        Column("openness", "Openness", "Whether all of it is open, or a part is exempt.", required=True),
        Column("exempt_ground", "Ground", "On what ground a part is exempt."),
        Column("issue", "Issue", "What was to be decided."),
        Column("chosen", "Chosen", "The option that was chosen."),
        Column("reasons", "Reasons", "Why."),
        Column("taken_by", "Taken by", "The title or role of whoever took it."),
        Column(
            "spending", "Spending", "What it spends, in pounds, added up; empty where it does not say.", Kind.NUMBER
        ),
        Column("paper", "Paper", "The code of the paper that tells of it.", points="papers.paper"),
        Column("page", "Page", "The address of its page.", Kind.ADDRESS, required=True),
    ),
    key=("decision",),
    rows={DecisionPage: _decisions},
)

REPORTS = Table(
    code="reports",
    title="Inspection reports",
    words="Reports with recommendations, and when the response was published.",
    columns=(
        Column("report", "Report", "The code of the report.", required=True),
        Column("title", "Title", "What it is called.", required=True),
        Column("origin", "Origin", "What sort of report it is."),
        Column("author", "Author", "Who wrote it."),
        Column("published", "Published", "The day that it was published.", Kind.DAY, required=True),
        Column("address", "Address", "Where its author published it."),
        Column("national", "National", "Whether it is about more than this force.", Kind.YES_NO, required=True),
        Column("state", "State", "How far the response is."),
        Column("response_due", "Response due", "The day by which the response is due.", Kind.DAY),
        Column("responded_on", "Responded on", "The day that the response was published.", Kind.DAY),
        Column("recommendations", "Recommendations", "How many it has.", Kind.WHOLE, required=True),
        Column("page", "Page", "The address of its page.", Kind.ADDRESS, required=True),
    ),
    key=("report",),
    rows={ReportPage: _reports},
)

RECOMMENDATIONS = Table(
    code="recommendations",
    title="Recommendations",
    words="Every recommendation, its state, and once the response is published what it says of it.",
    columns=(
        Column("report", "Report", "The code of the report that it is of.", required=True, points="reports.report"),
        Column("number", "Number", "Its number, as printed.", required=True),
        Column("kind", "Kind", "What sort of recommendation it is.", required=True),
        Column("title", "Title", "What it is called."),
        Column("text", "Text", "What it says."),
        Column("addressee", "To", "Whom it is addressed to."),
        Column("owner", "Owner", "The role that answers for it."),
        Column("deadline", "Deadline", "Its deadline, in words."),
        Column("target", "Target", "The office's own date for it.", Kind.DAY),
        Column("state", "State", "How far it is.", required=True),
        Column("since", "Since", "The day since which it is so.", Kind.DAY, required=True),
        Column("late", "Late", "Whether its deadline was over on the day of the release.", Kind.YES_NO, required=True),
        Column("action", "Action", "What is done about it, by the published response."),
        Column("reason", "Reason", "Why it is not accepted, by the published response."),
        Column("times_moved", "Times moved", "How often a date of it was moved.", Kind.WHOLE, required=True),
        Column("objective", "Objective", "The objective that it belongs to."),
        Column("page", "Page", "The address of its page.", Kind.ADDRESS, required=True),
    ),
    key=("report", "number"),
    rows={RecommendationPage: _recommendations},
)
