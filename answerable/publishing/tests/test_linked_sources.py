"""Where a figure came from, read back by the library of PROV."""

from pathlib import Path

import pytest
from prov.constants import PROV_TYPE
from prov.model import ProvActivity, ProvAgent, ProvDerivation, ProvDocument, ProvEntity, ProvRecord


@pytest.fixture
def folder(open_data: Path) -> Path:
    return open_data / "data/prov"


def read(folder: Path, code: str) -> ProvDocument:
    return ProvDocument.deserialize(source=str(folder / f"{code}.json"), format="json")


def typed(document: ProvDocument, kind: type[ProvRecord], word: str) -> list[ProvRecord]:
    """The records of a kind whose type is a word."""
    return [one for one in document.get_records(kind) if word in {str(said) for said in one.get_attribute(PROV_TYPE)}]


def derivations(document: ProvDocument, word: str) -> list[tuple[str, str]]:
    """What was derived from what, by the type of derivation."""
    found = typed(document, ProvDerivation, word)
    return [(str(one.args[0]), str(one.args[1])) for one in found]


def test_a_value_is_derived_from_the_place_that_tells_it(folder: Path) -> None:
    value = "here:northmoor.2022-04-01.2023-03-31.v1"
    assert (value, f"{value}.1") in derivations(read(folder, "calls"), "prov:PrimarySource")


def test_a_place_is_quoted_from_its_paper(folder: Path) -> None:
    place = "here:northmoor.2022-04-01.2023-03-31.v1.1"
    assert (place, "paper:second.html") in derivations(read(folder, "calls"), "prov:Quotation")


def test_a_restated_value_revises_the_one_before(folder: Path) -> None:
    stem = "here:northmoor.2021-04-01.2022-03-31"
    assert derivations(read(folder, "calls"), "prov:Revision") == [(f"{stem}.v1", f"{stem}.v2")]


def test_a_disputed_value_revises_nothing(folder: Path) -> None:
    assert derivations(read(folder, "videos"), "prov:Revision") == []


def test_the_page_was_generated_by_the_release_that_changed_it_last(folder: Path) -> None:
    assert [str(one.identifier) for one in typed(read(folder, "calls"), ProvActivity, "a:Release")] == [
        "here:release-2"
    ]
    assert [str(one.identifier) for one in typed(read(folder, "videos"), ProvActivity, "a:Release")] == [
        "here:release-1"
    ]


def test_a_figure_that_is_not_shown_has_no_value(folder: Path) -> None:
    values = typed(read(folder, "small"), ProvEntity, "a:Observation")
    assert sorted(len(one.get_attribute("prov:value")) for one in values) == [0, 1]


def test_who_answers_for_the_figures_is_a_role(folder: Path) -> None:
    agents = {str(one.identifier): one.label for one in read(folder, "calls").get_records(ProvAgent)}
    assert agents["here:owner"] == "head of contact"


def test_every_measure_has_its_sources(folder: Path) -> None:
    assert len(list(folder.iterdir())) == 6
    assert all(read(folder, one.stem).get_records(ProvEntity) for one in folder.iterdir())
