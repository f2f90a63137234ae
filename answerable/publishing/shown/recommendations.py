"""How the pages of recommendations are shown: each state in words that claim no more than is known."""

from answerable.kit.components import Event, KeyFigure, Link, Row, Tag, Tone
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date, counted
from answerable.publishing.pages.parts import Ref
from answerable.publishing.pages.recommendations import (
    MoveEntry,
    RecommendationEntry,
    RecommendationPage,
    RecommendationsPage,
    ReportEntry,
    ReportPage,
    SlipEntry,
)
from answerable.publishing.shown.rendering import HOME, RECOMMENDATIONS, Frame, Rendering
from answerable.recommendations.queries.response import AnswerLine, ResponsePage

WORDS = {
    "open": ("Open", Tone.AMBER, "Nobody has said yet that anything was done."),
    "in_progress": ("In progress", Tone.AMBER, "Work on it is said to be under way. Nobody has said that it is done."),
    "force_says_complete": (
        "Force says complete",
        Tone.UNKNOWN,
        "The force says that it is done. The office has not verified that.",
    ),
    "verified": (
        "Verified by the office",
        Tone.GREEN,
        "The office has looked at the evidence, and holds that it is done.",
    ),
    "closed": ("Closed by its source", Tone.GREEN, "Whoever made it has closed it."),
    "not_ours": ("Not ours", Tone.NEUTRAL, "It is not for this force or this body to carry out."),
    "superseded": ("Superseded", Tone.NEUTRAL, "Another recommendation has taken its place."),
    "disagreed": ("Disagreed", Tone.RED, "It is not accepted, and is not being carried out."),
}
"""Each state: its word, how it is drawn, and what it says."""
LIVE = frozenset({"open", "in_progress", "force_says_complete"})
SHORT = 160
"""In characters: so much of a title stands in a table."""


def recommendations(page: RecommendationsPage, frame: Frame) -> Rendering:
    """The register at a glance, and every report."""
    every = sum(one.number for one in page.counts)
    live = sum(one.number for one in page.counts if one.live)
    context = {
        "lead": f"{counted(every, 'recommendation')} in {counted(len(page.reports), 'report')}; {live:,} not settled."
        if every
        else "No recommendation is recorded yet.",
        "counts": [KeyFigure(f"{one.number:,}", WORDS[one.state][0], WORDS[one.state][2]) for one in page.counts],
        "concerns": entries_table(page.concerns, frame, "Causes of concern that are not settled")
        if page.concerns
        else None,
        "reports": _reports(page.reports, frame) if page.reports else None,
    }
    return Rendering("publishing/recommendations.html", "Recommendations", (HOME,), context)


def _reports(reports: tuple[ReportEntry, ...], frame: Frame) -> Table:
    columns = [
        Column[ReportEntry]("title", "Report", lambda one: one.report.text, lambda one: frame.link(one.report)),
        Column[ReportEntry]("origin", "By", lambda one: one.origin),
        Column[ReportEntry]("day", "Published", lambda one: one.published),
        Column[ReportEntry]("live", "Not settled", lambda one: f"{one.live:,} of {one.recommendations:,}"),
        Column[ReportEntry]("response", "Response", lambda one: one.response.capitalize()),
    ]
    return table(reports, columns, caption="Reports")


def entries_table(entries: tuple[RecommendationEntry, ...], frame: Frame, caption: str) -> Table:
    """Recommendations with how far each is; a late one says so."""
    columns = [
        Column[RecommendationEntry](
            "title",
            "Recommendation",
            lambda one: one.title,
            lambda one: Link(f"{one.number}: {_cut(one.title)}", frame.root + one.path),
        ),
        Column[RecommendationEntry]("kind", "Kind", lambda one: one.kind),
        Column[RecommendationEntry](
            "deadline", "Deadline", lambda one: f"{one.deadline} – late" if one.late else one.deadline
        ),
        Column[RecommendationEntry]("state", "How far it is", lambda one: one.state, lambda one: state_tag(one.state)),
    ]
    return table(entries, columns, caption=caption)


def _cut(title: str) -> str:
    return title if len(title) <= SHORT else f"{title[:SHORT].rsplit(' ', 1)[0]} …"


def state_tag(state: str) -> Tag:
    word, tone, _ = WORDS[state]
    return Tag(word, tone)


def report(page: ReportPage, frame: Frame) -> Rendering:
    """A report with its recommendations and the response to it."""
    rows = [
        Row("By", page.origin if page.author in page.origin else f"{page.origin}: {page.author}"),
        Row("Published", british_date(page.published)),
        Row("About", "All forces" if page.national else "This force"),
        Row("Response", _response(page)),
    ]
    context = {
        "page": page,
        "rows": rows,
        "table": entries_table(page.entries, frame, "Recommendations") if page.entries else None,
        "lead": _lead(page),
        "as_at_words": british_date(page.as_at) if page.as_at and any(one.late for one in page.entries) else "",
        "response": _answered(page.response) if page.response else None,
    }
    return Rendering("publishing/report.html", page.title, (HOME, RECOMMENDATIONS), context)


def _lead(page: ReportPage) -> str:
    """ "12 recommendations, 5 of them not settled." """
    live = sum(one.state in LIVE for one in page.entries)
    if not page.entries:
        return "No recommendation of it is on record."
    settled = f"{live:,} of them not settled" if live else "all of them settled"
    if len(page.entries) == 1:
        settled = "not settled" if live else "settled"
    return f"{counted(len(page.entries), 'recommendation')}, {settled}."


def _response(page: ReportPage) -> str:
    if page.response and page.response.published:
        late = f" {page.response.lateness}" if page.response.lateness else ""
        return f"Published on {british_date(page.response.published)}.{late}"
    if page.state == "owed":
        return f"Owed{f' by {british_date(page.due)}' if page.due else ''}; not published yet."
    return f"{page.state.capitalize()}."


def _answered(response: ResponsePage) -> dict[str, object]:
    """The response as it was published: the comments, and what is done about each recommendation or why not."""
    comments = [
        (f"The comments of {response.body}", response.body_comments),
        ("The comments of the chief officer", response.chief_comments),
        ("The reply to the chief officer's comments", response.reply),
    ]
    return {
        "basis": response.basis,
        "comments": [(heading, text) for heading, text in comments if text],
        "answers": [(f"{one.number}: {one.title}", _answer(one)) for one in response.answers],
    }


def _answer(one: AnswerLine) -> list[Row]:
    said = [("Action", one.action), ("Reason", one.reason)]
    return [Row("To", one.addressee), *(Row(term, text) for term, text in said if text)]


def recommendation(page: RecommendationPage, frame: Frame) -> Rendering:
    """One recommendation: how far it is, in honest words, and how it came there."""
    word, _, means = WORDS[page.state]
    late = f" It is late: the deadline was over on {british_date(page.as_at)}." if page.late and page.as_at else ""
    context = {
        "page": page,
        "tag": state_tag(page.state),
        "lead": f"{word} since {british_date(page.since)}. {means}{late}",
        "rows": _facts(page, frame),
        "moves": [_event(one) for one in page.moves],
        "slips": [_slip(one) for one in page.slips],
        "report": frame.link(page.report),
        "superseded_by": frame.link(page.superseded_by) if page.superseded_by else None,
        "again": frame.links(page.again),
    }
    title = f"{page.number}: {page.title}"
    return Rendering("publishing/recommendation.html", title, (HOME, RECOMMENDATIONS, page.report), context)


def _facts(page: RecommendationPage, frame: Frame) -> list[Row]:
    rows = [
        Row("Kind", page.kind),
        Row("Made in", f"{page.report.text}, {british_date(page.published)}", _to("The report", page.report, frame)),
        Row("By", page.origin),
        Row("To", page.addressee),
        Row("Deadline", page.deadline),
    ]
    if page.owner:
        rows.append(Row("Owner", page.owner))
    if page.under:
        rows.append(Row("Belongs to", page.under.text, _to("What it belongs to", page.under, frame)))
    if page.objective:
        rows.append(Row("Objective of the plan", page.objective.text, _to("The objective", page.objective, frame)))
    return rows


def _to(words: str, ref: Ref, frame: Frame) -> Link:
    """A short link beside a row that says already what it leads to."""
    return Link(words, frame.root + ref.path)


def _event(one: MoveEntry) -> Event:
    said = f"As said by {one.said_by}." if one.said_by else ""
    return Event(british_date(one.on), WORDS[one.state][0], said)


def _slip(one: SlipEntry) -> str:
    which = "The office's own target" if one.local else "The deadline"
    if one.now is None:
        return f"{which}, {british_date(one.was)}, was taken away."
    before = f"from {british_date(one.was)} " if one.was else ""
    return f"{which} was moved {before}to {british_date(one.now)}."
