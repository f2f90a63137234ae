"""How the page of the open data is shown."""

from dataclasses import dataclass

from answerable.kit.components import Link, Row
from answerable.kit.wording import british_date, counted
from answerable.publishing.opendata import licence, paths
from answerable.publishing.opendata.tables import BY_CODE
from answerable.publishing.pages.data import DataPage
from answerable.publishing.shown.rendering import HOME, Frame, Rendering


@dataclass(frozen=True)
class Listed:
    """A table on the page: what it holds, how many rows it has, its file and what describes it."""

    code: str
    title: str
    words: str
    rows: str
    file: Link
    described: Link


def data(page: DataPage, frame: Frame) -> Rendering:
    """What there is, how to take it, and under which terms."""
    context = {
        "page": page,
        "lists": tuple(_listed(page, frame)),
        "facts": tuple(_facts(page)),
        "known_on": british_date(frame.known_on),
        "attribution": licence.attribution(frame.body_name, frame.known_on),
        "licence": Link(licence.TITLE, licence.ADDRESS),
        "sqlite": frame.root + paths.SQLITE,
        "package": frame.root + paths.PACKAGE,
        "datasette": frame.root + paths.DATASETTE,
        "catalogue": frame.root + paths.CATALOGUE,
        "turtle": frame.root + paths.CATALOGUE_TURTLE,
        "cited": frame.root + paths.FACTS,
        "cited_schema": frame.root + paths.FACTS_SCHEMA,
        "example": f"{frame.root}{paths.FOLDER}measures/",
    }
    return Rendering("publishing/data.html", "Open data", (HOME,), context)


def _listed(page: DataPage, frame: Frame) -> list[Listed]:
    counts = {one.code: one.rows for one in page.tables}
    # Every release has its own line among the releases, so that table is there however empty the site is.
    wanted = [one for code, one in BY_CODE.items() if code in counts or code == "releases"]
    return [
        Listed(
            code=one.code,
            title=one.title,
            words=one.words,
            rows=counted(counts[one.code], "row") if one.code in counts else "",
            file=Link(f"{one.code}.csv", frame.root + paths.table(one.code)),
            described=Link(
                f"What the columns of {one.code}.csv mean", frame.root + paths.described(paths.table(one.code))
            ),
        )
        for one in wanted
    ]


def _facts(page: DataPage) -> list[Row]:
    found = [Row("Measures", f"{page.measures:,}")]
    if page.first and page.last:
        found.append(Row("Figures are of", f"{british_date(page.first)} to {british_date(page.last)}"))
    if page.told_on:
        found.append(Row("Last told", british_date(page.told_on)))
    return found
