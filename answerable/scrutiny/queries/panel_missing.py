"""What a paper to the panel still wants before it can be submitted."""

from collections.abc import Iterator
from datetime import date

from answerable.kit.wording import british_date
from answerable.measures.queries.cited import Cited
from answerable.scrutiny.models import PanelPaper
from answerable.scrutiny.queries.panel_page import PanelPage
from answerable.scrutiny.queries.panel_words import too_small

ONE_PAGE = 450
"""Words that fit the first page of the paper, with its title above them."""


def missing(kept: PanelPaper, page: PanelPage, on: date) -> tuple[str, ...]:
    """Everything that keeps it from being submitted on a day, a sentence each."""
    return (*_wanted(kept, page, on), *page.text.faults, *too_small(page.text))


def _wanted(kept: PanelPaper, page: PanelPage, on: date) -> Iterator[str]:
    yield from _summary(page)
    if not kept.purpose.strip():
        yield "The purpose is empty: say what the paper is for."
    if not kept.recommendation.strip():
        yield "The recommendation is empty: say what the panel is asked to do."
    if not kept.contact.strip():
        yield "Say whom a member can ask: a role and an address, no person's name is needed."
    yield from _days(kept, on)


def _summary(page: PanelPage) -> Iterator[str]:
    if not page.summary.lines:
        yield "The summary is empty: say on one page what the panel should know."
    elif (long := word_count(page.summary)) > ONE_PAGE:
        yield f"The summary has {long:,} words: one page holds about {ONE_PAGE}. Move the rest into its sections."


def _days(kept: PanelPaper, on: date) -> Iterator[str]:
    if kept.public_from is None:
        yield "Say from which day the public may read it: as a rule the day of the meeting."
    elif kept.public_from < on:
        yield f"The public could have read it from {british_date(kept.public_from)}, which is over: choose {british_date(on)} or later."
    if kept.as_at > on:
        yield f"It is as at {british_date(kept.as_at)}, which has not come yet."


def word_count(text: Cited) -> int:
    return sum(len(run.text.split()) for line in text.lines for run in line.runs)
