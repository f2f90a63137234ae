"""The open data of a page."""

from collections.abc import Mapping
from typing import Any

from answerable.publishing.opendata import csv_file, csvw, paths, schema_org, sqlite_file
from answerable.publishing.opendata.described import JSON
from answerable.publishing.opendata.forms import Table
from answerable.publishing.opendata.tables import TABLES
from answerable.publishing.pages.corrections import CorrectionsPage
from answerable.publishing.pages.data import DataPage
from answerable.publishing.pages.decisions import DecisionsPage
from answerable.publishing.pages.measures import MeasurePage, MeasuresPage
from answerable.publishing.pages.papers import MeetingsPage, PapersPage
from answerable.publishing.pages.plans import PlanPage, PlansPage
from answerable.publishing.pages.recommendations import RecommendationsPage
from answerable.publishing.pages.scrutiny import PromisesPage, QuestionsPage
from answerable.publishing.shown.alternates_kinds import Alternate

OF_LISTS: Mapping[type, tuple[str, ...]] = {
    MeasuresPage: ("measures", "observations", "tellings"),
    PlansPage: ("objectives", "ratings", "judgements"),
    PlanPage: ("objectives", "ratings", "judgements"),
    DecisionsPage: ("decisions",),
    RecommendationsPage: ("recommendations", "reports"),
    PapersPage: ("papers",),
    MeetingsPage: ("meetings", "agenda-items"),
    QuestionsPage: ("questions",),
    PromisesPage: ("promises",),
    CorrectionsPage: ("corrections",),
}
"""The tables that say the same as a page which lists things."""

CSV = csv_file.TYPE.partition(";")[0]
WHOLE = (
    Alternate("alternate", JSON, paths.PACKAGE, "Data package of all tables"),
    Alternate("alternate", sqlite_file.TYPE, paths.SQLITE, "All tables as a database"),
    Alternate("alternate", "application/ld+json", paths.CATALOGUE, "Catalogue of all data sets (DCAT)"),
)


def beside(path: str, page: Any) -> tuple[Alternate, ...]:
    """The data that tells what the page at an address tells, and what machines read of it; none where there is none."""
    return (*_data(page), *_linked(path, page))


def _linked(path: str, page: Any) -> tuple[Alternate, ...]:
    if type(page) not in schema_org.KINDS or not paths.tells(path):
        return ()
    return (
        Alternate("alternate", schema_org.TYPE, paths.linked(path), "What this page is, for programs (schema.org)"),
    )


def _data(page: Any) -> tuple[Alternate, ...]:
    match page:
        case MeasurePage(known_on=None, code=code, title=title):
            file = paths.measure(code)
            return (
                Alternate("alternate", CSV, file, f"{title}: the figures as a table"),
                Alternate("describedby", csvw.TYPE, paths.described(file), "What the columns of the table mean"),
                Alternate("alternate", JSON, paths.provenance(code), f"{title}: where each figure comes from"),
            )
        case DataPage():
            return WHOLE
    found = OF_LISTS.get(type(page), ())
    return tuple(_alternate(one) for one in TABLES if one.code in found)


def _alternate(table: Table) -> Alternate:
    return Alternate("alternate", CSV, paths.table(table.code), f"{table.title} as a table")
