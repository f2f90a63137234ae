"""A measure for a frame in another site's page: its sentence, its chart, and where it comes from. No script, nothing that follows anybody."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from answerable.kit.wording import british_date
from answerable.publishing import addresses
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.shown import besides
from answerable.publishing.shown.charts import charts
from answerable.publishing.shown.rendering import Frame


@dataclass(frozen=True)
class Code:
    """What to put into a page to show the frame: `address` is whole where the site knows its own, else from its top."""

    address: str
    title: str
    height: int


WITH_CHART, WITHOUT = 720, 360
"""Heights of a frame in pixels in which everything is seen at 320 pixels of width, for all but the longest sentences."""


def embedded(page: MeasurePage, frame: Frame) -> str:
    """The whole page for a frame."""
    drawn = charts(page)
    context = {
        **frame.context(),
        "page": page,
        "lead": page.sentences[0],
        "signs": besides.signs(page),
        "chart": drawn.charts[0].svg if drawn.charts else None,
        "whole": frame.root + addresses.measure(page.code),
        "on": british_date(frame.known_on),
    }
    return render_to_string("publishing/embed.html", context)


def code(page: MeasurePage, frame: Frame, *, charted: bool) -> Code | None:
    """How the measure is put on another site; None for one that is shown as known on an earlier day."""
    if page.known_on:
        return None
    path = addresses.embed(page.code)
    return Code(frame.address + path, f"{page.title}: {frame.body_name}", WITH_CHART if charted else WITHOUT)
