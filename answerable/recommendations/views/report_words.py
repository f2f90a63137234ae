"""How reports and their responses are shown: states with a shape that says the same, and rows of what is known."""

from django.urls import reverse

from answerable.calc.clocks import Step
from answerable.clocks.queries.reckoned import reckoning
from answerable.evidence.models import Document
from answerable.kit.components import Link, Row, Tag, Tone
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date
from answerable.recommendations.models import Report
from answerable.recommendations.queries.report import ReportLine

State = Report.Response
STEPS: tuple[Column[Step], ...] = (
    Column("when", "Days", lambda step: step.when or None),
    Column("what", "What of them", lambda step: step.words[:1].upper() + step.words[1:]),
)
TONES = {
    State.NOT_NEEDED: Tone.NEUTRAL,
    State.OWED: Tone.AMBER,
    State.INVITED: Tone.AMBER,
    State.COMMENTED: Tone.AMBER,
    State.PUBLISHED: Tone.GREEN,
}


def response_tag(state: str) -> Tag:
    sort = State(state)
    return Tag(sort.label, TONES[sort])


def due_tag(one: ReportLine) -> str | Tag:
    """ "due in 5 days" in words, with a tag where it is late."""
    return Tag(_capital(one.days), Tone.WORSE) if one.is_late else _capital(one.days)


def report_href(code: str) -> str:
    return reverse("recommendations:report", args=[code])


def facts(report: Report) -> list[Row]:
    """What is known of a report."""
    rows = [
        ("From", f"{report.get_origin_display()}{f': {report.author}' if report.author else ''}"),
        ("Published", british_date(report.published)),
        ("Received", british_date(report.received) if report.received else ""),
        ("About", "All forces" if report.national else "This force"),
        ("Note", report.note),
    ]
    told = [Row(term, text) for term, text in rows if text]
    if report.address:
        told.append(Row("On the web", report.address, Link("Read it", report.address)))
    return [*told, *_paper(report.document)]


def working(report: Report) -> Table | None:
    """How the day of the response was worked out, line by line; None where no clock was started."""
    if report.clock is None:
        return None
    return table(reckoning(report.clock).steps, STEPS, None, caption="How the date was worked out")


def _paper(document: Document | None) -> list[Row]:
    if document is None:
        return []
    return [Row("The paper", document.title, Link("Open it", reverse("evidence:paper", args=[document.code])))]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
