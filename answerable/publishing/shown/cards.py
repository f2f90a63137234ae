"""What the picture of a page says: the one sentence that a reader came for, and a line of its figures where there is one."""

from typing import Any

from answerable.kit.cards import ShareCard
from answerable.kit.wording import british_date
from answerable.publishing.pages.front import HomePage
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.plans import ObjectivePage
from answerable.publishing.shown.besides import main
from answerable.publishing.shown.head import cut
from answerable.publishing.shown.pages import rendering
from answerable.publishing.shown.rendering import Frame

MOST = 60
"""So many of the newest figures make the line."""


def card(page: Any, frame: Frame) -> ShareCard:
    """The picture of a page of one of the kinds that have one."""
    above, heading, sentence = _words(page, frame)
    return ShareCard(
        above=above,
        heading=cut(heading, 110),
        sentence=cut(sentence, 170),
        foot=f"As at {british_date(frame.known_on)}",
        values=_values(page) if isinstance(page, MeasurePage) else (),
    )


def _words(page: Any, frame: Frame) -> tuple[str, str, str]:
    """What stands above, the heading and the sentence. A measure is not shown whole for it: its charts would take most of the time."""
    if isinstance(page, MeasurePage):
        return frame.body_name, page.title, page.sentences[0]
    if isinstance(page, ObjectivePage):
        return frame.body_name, f"{page.code} {page.title}", page.summary
    shown = rendering(page, frame)
    lead = str(shown.context.get("lead", ""))
    if isinstance(page, HomePage):
        return "Who answers for the police", frame.body_name, lead
    return frame.body_name, shown.title, lead


def _values(page: MeasurePage) -> tuple[Any, ...]:
    how = main(page)
    return how.values[-MOST:] if how else ()
