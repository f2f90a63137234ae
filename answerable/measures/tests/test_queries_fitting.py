"""Whether a file needs a layout, which one reads it, and under which code its figures are told."""

from datetime import date

import pytest

from answerable.measures import operations
from answerable.measures.intake.layouts.guessing import guess
from answerable.measures.models import ReturnLayout
from answerable.measures.queries.drafted import known
from answerable.measures.queries.fitting import Fitting, fitting, is_tidy, layout_of, opened, source_code, whose
from answerable.measures.tests.record_make import ANALYST, NOON, file, later, measure, source, tidy
from answerable.people.roles import Role
from answerable.people.tests import make

pytestmark = pytest.mark.django_db
DAY = date(2024, 3, 21)
FIRST = "Contact return,\n\nMonth,Calls\nApril 2024,100\nMay 2024,104\n"


@pytest.mark.parametrize(
    ("content", "tidy_form"),
    [
        (file(tidy()), True),
        (file(tidy(), delimiter=";"), True),
        (file(tidy(), encoding="utf-16"), True),
        (b"measure,area,valeu\n", True),
        (FIRST.encode(), False),
        (b"value\n12\n", False),
        (b"PK\x03\x04", False),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", False),
        (b"\x00\x01\x02\x03" * 100, True),
        (b"%PDF-1.7", True),
    ],
    ids=["tidy", "semicolons", "utf-16", "misspelt", "series", "one-word", "packed", "old-office", "binary", "pdf"],
)
def test_a_file_is_tidy_by_its_header(content: bytes, tidy_form: bool) -> None:
    """What is neither is left to the reader of the tidy form, which says what it is."""
    assert is_tidy(content) is tidy_form


def saved(name: str = "Contact", sender: str = "", minutes: int = 0) -> ReturnLayout:
    book, _ = opened(FIRST.encode(), "contact.csv")
    assert book
    return operations.save_layout(name, guess(book, known()), sender=sender, by=ANALYST, at=later(minutes))


def found(text: str = FIRST, sender: str | None = "user:7") -> Fitting:
    book, _ = opened(text.encode(), "contact.csv")
    assert book
    return fitting(book, sender)


class TestWhichReads:
    @pytest.fixture(autouse=True)
    def _measure(self, db: None) -> None:
        measure()

    def test_none_where_none_is_saved(self) -> None:
        assert found() == Fitting()

    def test_that_of_anybody(self) -> None:
        assert found().layout is None
        assert saved() == found().layout

    def test_the_senders_own_before_that_of_anybody(self) -> None:
        own = saved("Own", "user:7")
        saved("Of anybody", minutes=5)
        assert found().layout == own

    def test_not_that_of_another(self) -> None:
        saved("Own", "user:8")
        assert found() == Fitting()

    def test_for_the_office_whosoevers_fits(self) -> None:
        assert saved("Own", "user:8") == found(sender=None).layout

    def test_a_retired_one_reads_nothing(self) -> None:
        operations.retire_layout(saved(), by=ANALYST, at=NOON)
        assert found().layout is None

    def test_one_that_nearly_fits_is_told_with_what_is_otherwise(self) -> None:
        kept = saved()
        near = found(FIRST.replace("Calls", "Calls,Colour").replace("00", "00,1").replace("04", "04,2"))
        assert (near.layout, near.near) == (None, kept)
        assert any("'Colour'" in str(one) for one in near.fit.differences)

    def test_a_wholly_different_file_is_near_to_none(self) -> None:
        saved()
        assert found("Week,Drones\n1 May 2024,3\n8 May 2024,4\n").near is None

    def test_one_of_another_version_is_passed_over(self) -> None:
        kept = saved()
        ReturnLayout.objects.filter(pk=kept.pk).update(layout={"version": 99})
        assert (layout_of(ReturnLayout.objects.get()), found().layout) == (None, None)


class TestTheCodeOfASource:
    def test_it_is_the_day_and_the_title(self) -> None:
        assert source_code("Contact, monthly", DAY) == "2024-03-21-contact-monthly"

    def test_a_second_of_the_day_is_numbered(self) -> None:
        source("2024-03-21-contact")
        assert source_code("Contact", DAY) == "2024-03-21-contact-2"

    def test_a_return_keeps_its_own(self) -> None:
        kept = operations.receive(
            FIRST.encode(),
            filename="a.csv",
            by=ANALYST,
            at=NOON,
            layout=saved(),
            source_code="2024-03-21-contact",
            as_at=DAY,
        )
        assert source_code("Contact", DAY, kept) == "2024-03-21-contact"

    def test_a_title_without_letters_is_its_day(self) -> None:
        assert source_code("…", DAY) == "2024-03-21"


def test_who_comes_from_outside_has_layouts_of_their_own() -> None:
    liaison, analyst = make.user(Role.FORCE_LIAISON, "Liaison"), make.user(Role.ANALYST, "Analyst")
    assert (whose(liaison.reference), whose(analyst.reference)) == (liaison.reference, None)


def test_the_command_line_is_of_the_office() -> None:
    assert whose("system:command-line") is None
