"""Every figure with its sources as one file, and the schema of that file."""

from collections.abc import Iterator
from functools import partial

from answerable.publishing.making.data_source import about, measures, rows
from answerable.publishing.making.site import Making, Site
from answerable.publishing.opendata import facts, facts_schema, paths
from answerable.publishing.opendata.described import JSON, written
from answerable.publishing.opendata.facts import Fact
from answerable.publishing.pages.corrections import CorrectionsPage
from answerable.publishing.pages.handed import HandoverCopy, MinutesCopy, PackCopy, PanelPaperCopy
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.scrutiny import MeetingPage, PanelPapersPage, PromisesPage, QuestionPage
from answerable.publishing.shown.pages import thawed

CITING = (
    CorrectionsPage,
    MeetingPage,
    QuestionPage,
    PromisesPage,
    PanelPapersPage,
    PackCopy,
    MinutesCopy,
    PanelPaperCopy,
    HandoverCopy,
)
"""The pages that hold texts which cite figures."""


def make(site: Site) -> Iterator[Making]:
    key = site.key("facts", site.release.number, site.key_of(MeasurePage, *CITING))
    yield Making(paths.FACTS, JSON, key, partial(_facts, site))
    schema = facts_schema.schema(site.address and site.address + paths.FACTS_SCHEMA)
    yield Making(paths.FACTS_SCHEMA, "application/schema+json", site.key("facts schema"), partial(written, schema))


def _facts(site: Site) -> bytes:
    return facts.document(_each(site), about(site))


def _each(site: Site) -> Iterator[Fact]:
    citing = facts.cited_in((row.path, row.copy.data) for row in rows(site, *CITING))
    for row in measures(site):
        yield from facts.facts(row.path, thawed(MeasurePage.__name__, row.copy.data), citing, about(site))
