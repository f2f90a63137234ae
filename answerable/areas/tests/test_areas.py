"""Areas: read, drawn, moved, and refused where they cannot be."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from answerable.areas.intake import AreaLine, read_areas
from answerable.areas.models import Area
from answerable.areas.operations import draw, line_of
from answerable.areas.tests.make import area
from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.kit.models import AuditEntry
from answerable.kit.toml import Fields, Problem

SYSTEM = Actor("system:test", "test")
NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)


def read(*tables: str) -> tuple[tuple[AreaLine, ...], list[str]]:
    problems: list[Problem] = []
    table = tomllib.loads(f"area = [{', '.join(tables)}]")
    return read_areas(Fields(table, "areas.toml", problems)), [str(one) for one in problems]


FORCE = '{code="f", name="Force", kind="force"}'


class TestReading:
    def test_an_area_may_stand_before_its_parent(self) -> None:
        found, problems = read('{code="d", name="D", kind="division", parent="f"}', FORCE)
        assert ([one.code for one in found], problems) == (["d", "f"], [])

    @pytest.mark.parametrize(
        ("table", "told"),
        [
            (FORCE, "areas.toml, [[area]] 2: the code 'f' stands twice: give each its own."),
            ('{code="d", name="D", kind="duchy"}', "'kind' is 'duchy': say one of country, force,"),
            ('{code="d", name="D", kind="ward", parent="x"}', "the parent 'x' is not an area of this file."),
            ('{code="d", name="D", kind="ward", parent="d"}', "area 'd' stands, by its parents, inside itself."),
            ('{code="d", name="D", kind="ward", population=5}', "a population needs its 'population_source'."),
            ('{code="d", name="D", kind="ward", population=-5}', "it cannot be below zero."),
            ('{code="d", name="D", kind="ward", population=9999999999}', "is too large"),
            ('{code="d", name="D", kind="ward", from=2024-01-01, until=2023-01-01}', "before 'from' on 2024-01-01."),
            ('{code="d d", name="D", kind="ward"}', "a code has letters, digits, dots and hyphens only."),
        ],
    )
    def test_a_fault_is_told(self, table: str, told: str) -> None:
        problems = read(FORCE, table)[1]
        assert [told in one for one in problems] == [True]

    def test_a_circle_of_parents_is_told(self) -> None:
        problems = read(
            '{code="a", name="A", kind="ward", parent="b"}', '{code="b", name="B", kind="ward", parent="a"}'
        )[1]
        assert len(problems) == 2


@pytest.mark.django_db
class TestDrawing:
    def draw(self, *lines: AreaLine) -> int:
        return draw(lines, by=SYSTEM, at=NOON)

    def test_an_area_is_held_as_its_file_says_it(self) -> None:
        lines = (area("ward", kind="ward", parent="northmoor", population=5), area())
        assert self.draw(*lines) == 2
        held = Area.objects.select_related("parent").order_by("position")
        assert tuple(line_of(one) for one in held) == lines

    def test_the_same_again_changes_nothing(self) -> None:
        self.draw(area(), area("ward", kind="ward", parent="northmoor"))
        head = audit.head()
        assert self.draw(area(), area("ward", kind="ward", parent="northmoor")) == 0
        assert audit.head() == head

    def test_one_that_changed_leaves_one_entry(self) -> None:
        self.draw(area(), area("ward", kind="ward"))
        assert self.draw(area(), area("ward", kind="ward", parent="northmoor")) == 1
        entry = AuditEntry.objects.order_by("-number")[0]
        assert (entry.subject, entry.before["parent"], entry.after["parent"]) == ("area:ward", "", "northmoor")

    def test_another_order_is_kept_and_is_no_change(self) -> None:
        self.draw(area(), area("ward", kind="ward"))
        assert self.draw(area("ward", kind="ward"), area()) == 0
        assert [one.code for one in Area.objects.order_by("position")] == ["ward", "northmoor"]

    def test_an_area_that_is_not_named_stays(self) -> None:
        self.draw(area(), area("ward", kind="ward"))
        self.draw(area())
        assert Area.objects.count() == 2

    def test_a_fault_leaves_nothing(self) -> None:
        wrong = replace(area("ward"), start=date(2024, 1, 1), end=date(2023, 1, 1))
        with pytest.raises(IntegrityError), transaction.atomic():
            self.draw(area(), wrong)
        assert (Area.objects.count(), audit.head().number) == (0, 0)


@pytest.mark.django_db
class TestConstraints:
    def test_an_area_that_ends_before_it_starts(self) -> None:
        wrong = Area(code="a", name="A", kind="ward", start=date(2024, 1, 1), end=date(2023, 1, 1))
        with pytest.raises(IntegrityError, match="areas_area_ends_after_start"), transaction.atomic():
            wrong.save()

    def test_a_population_without_a_source(self) -> None:
        with pytest.raises(IntegrityError, match="areas_area_population_has_source"), transaction.atomic():
            Area(code="a", name="A", kind="ward", population=5).save()
