"""The catalogue of all data sets by DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/), with what DCAT-AP 3 makes mandatory and more.

One list of nodes, written as JSON-LD and as Turtle: a node is what it is of, and its properties with their values.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from answerable.publishing.opendata import csv_file, licence, paths, sqlite_file
from answerable.publishing.opendata.described import About
from answerable.publishing.opendata.forms import Table
from answerable.publishing.opendata.linked import Iri, Node, Text, Typed
from answerable.publishing.pages.data import DataPage
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.parts import Series

IANA = "https://www.iana.org/assignments/media-types/"
ENGLISH = Iri("http://publications.europa.eu/resource/authority/language/ENG")
CSVW = Iri("https://www.w3.org/TR/tabular-data-model/")
ONS = "http://statistics.data.gov.uk/id/statistical-geography/"
"""Areas of England that have a code of the Office for National Statistics are named by it."""


@dataclass(frozen=True)
class Writer:
    """What every data set of a release has in common."""

    about: About
    page: DataPage

    def at(self, path: str) -> Iri:
        """An address of the site, as it stands in a file of the data."""
        return Iri(self.about.whole(path, "../"))

    def catalogue(self, sets: list[Iri], issued: date, modified: datetime) -> Node:
        return Node(
            "dcat:Catalog",
            self.at(f"{paths.PAGE}#catalogue"),
            (
                *self._named(
                    f"Open data of {self.page.body_name}", "Everything on the public site as data, with its sources."
                ),
                ("dct:issued", _day(issued)),
                ("dct:modified", Typed(modified.isoformat(timespec="seconds"), "xsd:dateTime")),
                ("foaf:homepage", self.at(paths.PAGE)),
                *(("dcat:dataset", one) for one in sets),
            ),
        )

    def measure(self, path: str, page: MeasurePage, modified: date) -> Node:
        """A measure as a data set: its figures as CSV, and where they come from as PROV-JSON."""
        periods = [figure.period for series in page.series for figure in series.figures]
        title = page.title
        files = [
            self._file(f"{title}: figures as a table", path, paths.measure(page.code), csv_file.TYPE, conforms=True),
            self._file(f"{title}: where each figure comes from", path, paths.provenance(page.code), "application/json"),
        ]
        return Node(
            "dcat:Dataset",
            self.set_of(path),
            (
                *self._named(title, f"{page.definition.why} {page.definition.numerator}"),
                ("dct:identifier", Text(page.code)),
                ("dcat:keyword", Text(page.subject.text, "en")),
                ("dct:modified", _day(modified)),
                ("dcat:landingPage", self.at(path)),
                *self._temporal(
                    min((one.start for one in periods), default=None), max((one.end for one in periods), default=None)
                ),
                *(("dct:spatial", _place(series.area, series.area_name)) for series in _areas(page)),
                *(("dcat:distribution", one) for one in files),
            ),
        )

    def table(self, table: Table) -> Node:
        """A list as a data set."""
        file = self._file(
            f"{table.title} as a table", paths.PAGE, paths.table(table.code), csv_file.TYPE, conforms=True
        )
        return Node(
            "dcat:Dataset",
            self.set_of_list(table.code),
            (
                *self._named(table.title, table.words),
                ("dct:identifier", Text(table.code)),
                ("dct:modified", _day(self.about.released_at.date())),
                ("dcat:landingPage", self.at(f"{paths.PAGE}#list-{table.code}")),
                ("dct:spatial", _place(self.page.area, self.page.area_name)),
                ("dcat:distribution", file),
            ),
        )

    def whole(self) -> Node:
        """Everything, as one data set."""
        words = "Every table of the site in one file, and every figure with its sources."
        files = [
            self._file("All tables as a database", paths.PAGE, paths.SQLITE, sqlite_file.TYPE),
            self._file("All tables as a data package", paths.PAGE, paths.PACKAGE, "application/json"),
            self._file("Every figure with its sources", paths.PAGE, paths.FACTS, "application/json"),
        ]
        return Node(
            "dcat:Dataset",
            self.set_of_list("everything"),
            (
                *self._named(f"Everything of {self.page.body_name}", words),
                ("dct:identifier", Text("everything")),
                ("dct:modified", _day(self.about.released_at.date())),
                ("dcat:landingPage", self.at(paths.PAGE)),
                *self._temporal(self.page.first, self.page.last),
                ("dct:spatial", _place(self.page.area, self.page.area_name)),
                *(("dcat:distribution", one) for one in files),
            ),
        )

    def set_of(self, path: str) -> Iri:
        """The data set of a measure by the address of its page."""
        return self.at(f"{path}#dataset")

    def set_of_list(self, code: str) -> Iri:
        return self.at(f"{paths.PAGE}#dataset-{code}")

    def _named(self, title: str, words: str) -> tuple[tuple[str, object], ...]:
        publisher = Node("foaf:Agent", self.at("index.html#body"), (("foaf:name", Text(self.page.body_name)),))
        return (
            ("dct:title", Text(title, "en")),
            ("dct:description", Text(words, "en")),
            ("dct:publisher", publisher),
            ("dct:license", Iri(licence.ADDRESS)),
            ("dct:rights", Node("dct:RightsStatement", None, (("rdfs:label", Text(self.about.attribution, "en")),))),
            ("dct:language", ENGLISH),
        )

    def _temporal(self, first: date | None, last: date | None) -> Iterator[tuple[str, object]]:
        if first and last:
            days = (("dcat:startDate", _day(first)), ("dcat:endDate", _day(last)))
            yield "dct:temporal", Node("dct:PeriodOfTime", None, days)

    def _file(self, title: str, page: str, path: str, media_type: str, *, conforms: bool = False) -> Node:
        conforming = (("dct:conformsTo", CSVW),) if conforms else ()
        return Node(
            "dcat:Distribution",
            None,
            (
                ("dct:title", Text(title, "en")),
                ("dcat:accessURL", self.at(page)),
                ("dcat:downloadURL", self.at(path)),
                ("dcat:mediaType", Iri(IANA + media_type.partition(";")[0])),
                ("dct:license", Iri(licence.ADDRESS)),
                *conforming,
            ),
        )


def _areas(page: MeasurePage) -> list[Series]:
    return list({series.area: series for series in page.series}.values())


def _place(code: str, name: str) -> Node:
    known = len(code) == 9 and code[0] in "ENSWK" and code[1:].isdigit()
    named = (("skos:prefLabel", Text(name, "en")), ("dct:identifier", Text(code)))
    return Node("dct:Location", Iri(ONS + code) if known else None, named)


def _day(day: date) -> Typed:
    return Typed(day.isoformat(), "xsd:date")
