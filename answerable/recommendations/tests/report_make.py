"""An invented office with its register of duties, and inspection reports on their way to a response."""

from datetime import UTC, date, datetime
from typing import Any

from answerable.bodies.models import LocalPolicingBody
from answerable.clocks.intake.register import shipped
from answerable.clocks.operations import load_duties
from answerable.evidence.models import Document
from answerable.evidence.operations.documents import take_in as take_in_paper
from answerable.evidence.tests.make import read
from answerable.kit.audit import Actor
from answerable.recommendations.intake.entries import Entry
from answerable.recommendations.intake.report import ReportFacts
from answerable.recommendations.models import Recommendation, Report
from answerable.recommendations.operations import report as reports
from answerable.recommendations.operations import response as responses
from answerable.recommendations.operations.report_clocks import COMMENTS, DUTIES

OFFICER = Actor("user:1", "scrutiny_officer")
HOLDER = Actor("user:3", "office_holder")
PUBLISHED = date(2026, 1, 14)
DUE = date(2026, 3, 10)
"""The last of 56 days that begin with 14 January 2026."""
FEBRUARY = datetime(2026, 2, 16, 12, tzinfo=UTC)
DAY = FEBRUARY.date()

INSPECTION = """# Northmoor Police: how it protects people at risk

# Cause of concern

Northmoor Police does not assess the risk to callers when it first hears from them.

## Recommendations

Within six months, Northmoor Police should:

- assess every call against one written test; and
- review a sample of calls each month.

# Recommendations for all forces

Recommendation 1

By 31 March 2026, chief constables should train officers in the new custody record.

Recommendation 2

With immediate effect, police and crime commissioners should publish how often they visit custody.

Recommendation 3

The College of Policing should revise its guidance.

# What happens next

We will return in 2027. We recommend that the force reads our guide.
"""


def office() -> None:
    """The body, its force, and those of the duties that ship which reports start."""
    LocalPolicingBody.objects.create(
        name="Commissioner for Northmoor",
        short_name="Northmoor",
        kind="commissioner",
        title_of_holder="Commissioner",
        force="Northmoor Police",
        area_code="N",
    )
    wanted = {code for code, _ in DUTIES.values()} | {COMMENTS}
    load_duties([line for line in shipped() if line.code in wanted], by=OFFICER, at=FEBRUARY)


def facts(**told: Any) -> ReportFacts:
    given: dict[str, Any] = {"title": "Custody in winter", "origin": "inspectorate", "published": PUBLISHED}
    return ReportFacts(**given | told)


def inspection(*entries: Entry, **told: Any) -> Report:
    """A report that was entered, with its recommendations."""
    return reports.take_in(facts(**told), entries, actions={}, document=None, by=OFFICER, at=FEBRUARY)


def fresh(report: Report) -> Report:
    """It as it is held now, with its clocks."""
    return Report.objects.select_related("clock__duty", "comments_clock__duty").get(pk=report.pk)


def invited(report: Report, comments_by: date = date(2026, 2, 27)) -> Report:
    return responses.invite(
        report, on=DAY, comments_by=comments_by, seen_edition=report.edition, by=OFFICER, at=FEBRUARY
    )


def commented(report: Report) -> Report:
    told: dict[str, Any] = {"commented_on": DAY, "comments": "We accept the findings."}
    return responses.keep_comments(report, **told, seen_edition=report.edition, by=OFFICER, at=FEBRUARY)


def written(report: Report) -> Report:
    told = {"body_comments": "The report is fair.", "reply": "I shall ask again in May."}
    return responses.write(report, **told, seen_edition=report.edition, by=OFFICER, at=FEBRUARY)


def answered(one: Recommendation, action: str = "A test is in use.", reason: str = "") -> Recommendation:
    return responses.answer(one, action=action, reason=reason, seen_edition=one.edition, by=OFFICER, at=FEBRUARY)


def complete(report: Report) -> Report:
    """All that publication wants is there."""
    for one in report.recommendations.all():
        answered(one)
    return written(commented(invited(report)))


def published(report: Report, on: date = DAY, at: datetime = FEBRUARY) -> Report:
    return responses.publish(report, on=on, seen_edition=report.edition, by=HOLDER, at=at)


def paper(content: bytes = INSPECTION.encode(), name: str = "inspection.md", day: date | None = PUBLISHED) -> Document:
    """A paper of the ledger that was read."""
    return read(take_in_paper(filename=name, content=content, published=day, by=OFFICER, at=FEBRUARY), at=FEBRUARY)
