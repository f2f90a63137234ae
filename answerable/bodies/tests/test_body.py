"""The body and its holders: read, set up, changed, and refused where they cannot be."""

import tomllib
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from answerable.bodies.intake import BodyLine, read_body
from answerable.bodies.models import LocalPolicingBody, OfficeHolder
from answerable.bodies.operations import set_up
from answerable.bodies.queries import NoOffice, body, required_body
from answerable.bodies.tests import make
from answerable.kit import audit
from answerable.kit.models import AuditEntry
from answerable.kit.toml import Fields, Problem

OFFICE = """
[office]
name = "Office of the Northmoor Commissioner"
short_name = "Northmoor"
kind = "commissioner"
title_of_holder = "Commissioner"
force = "Northmoor Police"
area = "northmoor"

[[holder]]
title = "Second commissioner"
from = 2016-05-12

[[holder]]
title = "First commissioner"
from = 2012-11-22
until = 2016-05-11
"""


def read(text: str) -> tuple[BodyLine, list[str]]:
    problems: list[Problem] = []
    return read_body(Fields(tomllib.loads(text), "office.toml", problems)), [str(one) for one in problems]


class TestReading:
    def test_holders_stand_oldest_first(self) -> None:
        found, problems = read(OFFICE)
        assert ([one.title for one in found.holders], problems) == (["First commissioner", "Second commissioner"], [])

    @pytest.mark.parametrize(
        ("good", "bad", "told"),
        [
            (
                'kind = "commissioner"',
                'kind = "sheriff"',
                "'kind' is 'sheriff': say one of commissioner, mayor, board.",
            ),
            ('force = "Northmoor Police"', "", "'force' is missing: say it."),
            ("until = 2016-05-11", "until = 2011-05-11", "'until' is 2011-05-11, before 'from' on 2012-11-22."),
            (
                "from = 2016-05-12",
                'from = "May"',
                "'from' is 'May': a day such as 2024-03-21, without quotes, is wanted.",
            ),
            ("from = 2016-05-12", "since = 2016-05-12", "'from' is missing: say it."),
        ],
    )
    def test_a_fault_is_told_with_its_table(self, good: str, bad: str, told: str) -> None:
        problems = read(OFFICE.replace(good, bad))[1]
        assert problems[0].startswith("office.toml, [")
        assert problems[0].endswith(told)

    def test_a_file_without_an_office_is_told(self) -> None:
        assert "a table is wanted here" in read("[[holder]]\n")[1][0]


@pytest.mark.django_db
class TestSettingUp:
    def set_up(self, line: BodyLine) -> bool:
        return set_up(line, by=make.SYSTEM, at=make.NOON)

    def test_before_it_there_is_no_office(self) -> None:
        assert body() is None
        with pytest.raises(NoOffice, match="answerable load FOLDER"):
            required_body()

    def test_it_leaves_the_body_its_holders_and_one_entry(self) -> None:
        assert self.set_up(make.body())
        assert (required_body().short_name, OfficeHolder.objects.count(), AuditEntry.objects.count()) == (
            "Northmoor",
            1,
            1,
        )

    def test_the_same_again_changes_nothing(self) -> None:
        self.set_up(make.body())
        head = audit.head()
        assert not self.set_up(make.body())
        assert audit.head() == head

    def test_a_change_is_kept_with_what_was_before(self) -> None:
        self.set_up(make.body())
        assert self.set_up(make.body(kind="board"))
        entry = AuditEntry.objects.get(number=2)
        assert (entry.before["kind"], entry.after["kind"], LocalPolicingBody.objects.count()) == (
            "commissioner",
            "board",
            1,
        )

    def test_a_new_holder_takes_nothing_from_the_old(self) -> None:
        self.set_up(make.body())
        ended = replace(make.holder(), end=date(2016, 5, 11))
        self.set_up(make.body(ended, make.holder("Second commissioner", date(2016, 5, 12))))
        assert [one.title for one in required_body().holders.order_by("start")] == [
            "First commissioner",
            "Second commissioner",
        ]

    def test_a_fault_leaves_neither_body_nor_entry(self) -> None:
        impossible = make.holder(start=date(2016, 1, 1), end=date(2015, 1, 1))
        with pytest.raises(IntegrityError), transaction.atomic():
            self.set_up(make.body(impossible))
        assert (body(), audit.head().number) == (None, 0)


@pytest.mark.django_db
class TestConstraints:
    def test_a_kind_that_is_not_known(self) -> None:
        with pytest.raises(IntegrityError, match="bodies_localpolicingbody_kind_known"), transaction.atomic():
            set_up(make.body(kind="sheriff"), by=make.SYSTEM, at=make.NOON)

    def test_a_holder_who_leaves_before_arriving(self) -> None:
        gone = make.holder(start=date(2016, 1, 1), end=date(2015, 1, 1))
        with pytest.raises(IntegrityError, match="bodies_officeholder_ends_after_start"), transaction.atomic():
            set_up(make.body(gone), by=make.SYSTEM, at=make.NOON)
