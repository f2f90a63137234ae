"""Postcode districts: read, named, refused where they lie nowhere, and told back as their file said them."""

import tomllib
from datetime import UTC, datetime

import pytest

from answerable.areas.intake import PostcodeLine, postcode_table, read_postcodes
from answerable.areas.operations import PostcodesRefused, draw, name_postcodes
from answerable.areas.queries import postcode_lines
from answerable.areas.tests.make import area
from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.kit.toml import Fields, Problem

SYSTEM = Actor("system:test", "test")
NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)
NM1 = PostcodeLine("NM1", ("eastside", "westside"), "Northmoor", "assumed", "The post towns")


def read(table: str) -> tuple[tuple[PostcodeLine, ...], list[str]]:
    problems: list[Problem] = []
    found = read_postcodes(Fields(tomllib.loads(f"postcode = [{table}]"), "postcodes.toml", problems))
    return found, [str(one) for one in problems]


@pytest.fixture
def drawn(db: None) -> None:
    draw([area("eastside"), area("westside")], by=SYSTEM, at=NOON)


def test_a_line_is_read_and_written_alike() -> None:
    found, problems = read('{code="NM1", areas=["eastside", "westside"], towns="Northmoor", source="The post towns"}')
    assert (found, problems) == ((NM1,), [])
    assert postcode_table(NM1)["areas"] == ["eastside", "westside"]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('{code="nm1", areas=["a"], source="s"}', "is no postcode district"),
        ('{code="NM1", source="s"}', "'areas' is missing"),
        ('{code="NM1", areas=["a"]}', "'source' is missing"),
        ('{code="NM1", areas=["a"], source="s"}, {code="NM1", areas=["a"], source="s"}', "stands twice"),
    ],
)
def test_what_is_wrong_is_told(table: str, told: str) -> None:
    assert told in " ".join(read(table)[1])


@pytest.mark.usefixtures("drawn")
class TestNaming:
    def test_it_is_held_as_it_was_said(self) -> None:
        assert name_postcodes([NM1], by=SYSTEM, at=NOON) == 1
        assert postcode_lines() == (NM1,)

    def test_the_same_again_changes_nothing(self) -> None:
        name_postcodes([NM1], by=SYSTEM, at=NOON)
        head = audit.head()
        assert name_postcodes([NM1], by=SYSTEM, at=NOON) == 0
        assert audit.head() == head

    def test_what_the_list_no_longer_has_goes(self) -> None:
        name_postcodes([NM1], by=SYSTEM, at=NOON)
        name_postcodes([], by=SYSTEM, at=NOON)
        assert postcode_lines() == ()

    def test_an_area_that_is_not_held_is_refused(self) -> None:
        with pytest.raises(PostcodesRefused, match="NM2: the area 'nowhere' is not held"):
            name_postcodes([PostcodeLine("NM2", ("nowhere",), "", "stated", "s")], by=SYSTEM, at=NOON)
        assert postcode_lines() == ()
