"""The catalogue says what DCAT and DCAT-AP ask of one, in both of its forms."""

from pathlib import Path

import pyshacl
import pytest
from django.utils.timezone import localtime
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from answerable.publishing.opendata.linked import Iri, Node, Text, json_ld, turtle
from answerable.publishing.tests import data_make, make

# rdflib and pyshacl use what rdflib itself calls deprecated
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
SHAPES = Path(__file__).parent / "catalogue_shapes.ttl"
HERE = f"{data_make.ADDRESS}data/"


@pytest.fixture
def folder(open_data: Path) -> Path:
    return open_data / "data"


@pytest.fixture
def catalogue(folder: Path) -> Graph:
    return Graph().parse(str(folder / "catalogue.jsonld"), format="json-ld")


def test_it_has_the_shape_that_the_standard_asks(catalogue: Graph) -> None:
    conforms, _, words = pyshacl.validate(catalogue, shacl_graph=str(SHAPES), shacl_graph_format="turtle")
    assert conforms, words


def test_a_data_set_without_a_title_is_found(catalogue: Graph) -> None:
    lacking = Graph() + catalogue
    lacking.remove((URIRef(f"{data_make.ADDRESS}measures/calls.html#dataset"), DCTERMS.title, None))
    assert not pyshacl.validate(lacking, shacl_graph=str(SHAPES), shacl_graph_format="turtle")[0]


def test_both_forms_say_the_same(folder: Path, catalogue: Graph) -> None:
    assert isomorphic(catalogue, Graph().parse(str(folder / "catalogue.ttl"), format="turtle"))


def test_every_data_set_is_in_the_catalogue(catalogue: Graph) -> None:
    listed = set(catalogue.objects(None, DCAT.dataset))
    assert listed == set(catalogue.subjects(RDF.type, DCAT.Dataset))
    assert URIRef(f"{data_make.ADDRESS}measures/calls.html#dataset") in listed


def test_every_file_that_it_names_is_there(folder: Path, catalogue: Graph) -> None:
    named = [str(one).removeprefix(HERE) for one in catalogue.objects(None, DCAT.downloadURL)]
    assert [name for name in named if not (folder / name).exists()] == []


def test_a_page_that_did_not_change_keeps_the_day_that_it_changed_last(catalogue: Graph) -> None:
    videos = URIRef(f"{data_make.ADDRESS}measures/videos.html#dataset")
    assert str(catalogue.value(videos, DCTERMS.modified)) == localtime(make.NOON).date().isoformat()


def test_texts_that_are_hard_to_write_come_back_from_both_forms() -> None:
    hard = 'Tŷ "bach"\\ \n\t🚓 </script> \x7f'
    node = Node("dcat:Dataset", Iri("https://northmoor.example/a<b>"), (("dct:title", Text(hard, "cy")),))
    read = [
        Graph().parse(b"".join(turtle([node])), format="turtle"),
        Graph().parse(b"".join(json_ld([node])), format="json-ld"),
    ]
    assert [set(graph.objects(None, DCTERMS.title)) for graph in read] == [{Literal(hard, lang="cy")}] * 2
