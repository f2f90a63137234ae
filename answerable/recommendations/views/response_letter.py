"""The letter that invites the chief officer to comment on an inspection report."""

from dataclasses import dataclass
from datetime import date

from answerable.bodies.models import LocalPolicingBody
from answerable.kit.wording import british_date
from answerable.recommendations.models import Report


@dataclass(frozen=True)
class Letter:
    """Heads (term and words) and paragraphs, ready to be read or copied."""

    heads: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]


def letter_of(report: Report, office: LocalPolicingBody, *, on: date, comments_by: date) -> Letter:
    """The letter of a day, with the date specified in it."""
    whose = report.author or "the inspectorate"
    due = report.clock.due if report.clock else None
    published = f"The response will be published by {british_date(due)}." if due else "The response will be published."
    return Letter(
        heads=(
            ("From", office.name),
            ("To", f"The chief officer of {office.force}"),
            ("Date", british_date(on)),
            ("About", f"“{report.title}”, published on {british_date(report.published)}"),
        ),
        paragraphs=(
            f"The report above was published by {whose} on {british_date(report.published)}.",
            f"{office.name} has to publish comments on it, and invites you to submit yours (Police Act 1996, section 55).",
            f"Please send your comments by {british_date(comments_by)}. They will be published with ours, and with our reply to them.",
            "For each recommendation that is addressed to you, please say what has been done or will be done, or why nothing is.",
            published,
        ),
    )
