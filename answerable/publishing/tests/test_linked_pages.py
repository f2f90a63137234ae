"""What machines read beside a page has what schema.org and those who search by it ask of its kind."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Graph, URIRef

from answerable.publishing.tests import data_make

# rdflib and pyshacl use what rdflib itself calls deprecated
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
SCHEMA = "https://schema.org/"
ASKED: Mapping[str, frozenset[str]] = {
    "Dataset": frozenset(
        {"name", "description", "license", "creator", "identifier", "distribution", "temporalCoverage"}
        | {"spatialCoverage", "variableMeasured", "isAccessibleForFree", "keywords", "url", "dateModified"}
    ),
    "Event": frozenset({"name", "startDate", "location", "description", "eventStatus", "organizer", "url"}),
    "GovernmentOrganization": frozenset({"name", "url", "description"}),
    "Report": frozenset({"name", "headline", "datePublished"}),
    "DataCatalog": frozenset({"name", "description", "license", "publisher"}),
}
"""What must or should be said of each kind."""


@pytest.fixture
def folder(open_data: Path) -> Path:
    return open_data


def said(folder: Path, path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / path).read_text())
    return found


def expanded(document: dict[str, Any]) -> Graph:
    """The document as triples, with a context of this test's own instead of the one that the network has."""
    local = {"@vocab": SCHEMA, "url": {"@type": "@id"}, "license": {"@type": "@id"}, "contentUrl": {"@type": "@id"}}
    return Graph().parse(data=json.dumps({**document, "@context": local}), format="json-ld")


@pytest.mark.parametrize(
    "path",
    ["measures/calls.jsonld", "index.jsonld", "papers/second.jsonld", "data/index.jsonld"],
)
def test_what_is_asked_is_said(folder: Path, path: str) -> None:
    document = said(folder, path)
    assert ASKED[document["@type"]] - document.keys() == set()


def test_each_is_of_its_kind_when_it_is_expanded(folder: Path) -> None:
    graph = expanded(said(folder, "measures/calls.jsonld"))
    name = URIRef(f"{data_make.ADDRESS}measures/calls.html#dataset")
    assert (name, RDF.type, URIRef(f"{SCHEMA}Dataset")) in graph


def test_the_description_of_a_data_set_is_neither_too_short_nor_too_long(folder: Path) -> None:
    for path in (folder / "measures").glob("*.jsonld"):
        assert 50 <= len(json.loads(path.read_text())["description"]) <= 5000


def test_the_files_of_a_data_set_are_there(folder: Path) -> None:
    for one in said(folder, "measures/calls.jsonld")["distribution"]:
        assert (folder / one["contentUrl"].removeprefix(data_make.ADDRESS)).exists()


def test_a_figure_of_an_earlier_day_is_not_told_as_data(folder: Path) -> None:
    assert not list(folder.rglob("*.known-*.jsonld"))
