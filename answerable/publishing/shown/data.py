"""How the page of the open data is shown."""

from answerable.kit.components import Link, Row
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date
from answerable.publishing import addresses
from answerable.publishing.opendata import licence, paths
from answerable.publishing.opendata.forms import Table as Listed
from answerable.publishing.opendata.papers import RELEASES
from answerable.publishing.opendata.tables import TABLES
from answerable.publishing.pages.data import DataPage
from answerable.publishing.shown.rendering import HOME, Frame, Rendering


def data(page: DataPage, frame: Frame) -> Rendering:
    """What there is, how to take it, and under which terms."""
    context = {
        "page": page,
        "lists": _lists(page, frame),
        "facts": tuple(_facts(page)),
        "known_on": british_date(frame.known_on),
        "attribution": licence.attribution(frame.body_name, frame.known_on),
        "licence": Link(licence.TITLE, licence.ADDRESS),
        "sqlite": frame.root + paths.SQLITE,
        "package": frame.root + paths.PACKAGE,
        "datasette": frame.root + paths.DATASETTE,
        "catalogue": frame.root + paths.CATALOGUE,
        "turtle": frame.root + paths.CATALOGUE_TURTLE,
        "programs": frame.root + addresses.PROGRAMS,
        "cited": frame.root + paths.FACTS,
        "cited_schema": frame.root + paths.FACTS_SCHEMA,
    }
    return Rendering("publishing/data.html", "Open data", (HOME,), context)


def _lists(page: DataPage, frame: Frame) -> Table:
    """Every table that has rows, with its file and what describes it. Releases are not counted: the files themselves tell them."""
    counts = {one.code: one.rows for one in page.tables}
    there = [one for one in TABLES if one.code in counts or one is RELEASES]
    columns = [
        Column[Listed]("title", "List", lambda one: one.title, anchor=lambda one: f"list-{one.code}"),
        Column[Listed]("words", "What it holds", lambda one: one.words),
        Column[Listed]("rows", "Rows", lambda one: counts.get(one.code), numeric=True),
        Column[Listed]("file", "File", lambda one: one.code, lambda one: _file(one, frame)),
        Column[Listed]("columns", "Its columns", lambda one: one.code, lambda one: _described(one, frame)),
    ]
    return table(there, columns, caption="Every list as a file")


def _file(one: Listed, frame: Frame) -> Link:
    return Link(f"{one.code}.csv", frame.root + paths.table(one.code))


def _described(one: Listed, frame: Frame) -> Link:
    return Link(f"Columns of {one.code}", frame.root + paths.described(paths.table(one.code)))


def _facts(page: DataPage) -> list[Row]:
    found = [Row("Measures", f"{page.measures:,}")]
    if page.first and page.last:
        found.append(Row("Figures are of", f"{british_date(page.first)} to {british_date(page.last)}"))
    if page.told_on:
        found.append(Row("Last told", british_date(page.told_on)))
    return found
