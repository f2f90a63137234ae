"""What must be published anew stands among what is owed, on the day on which it falls due."""

from datetime import UTC, date, datetime

import pytest

from answerable.bodies.models import LocalPolicingBody
from answerable.publishing.operations import duty_checks
from answerable.publishing.tests import duty_make, make
from answerable.site.owed.lines import Sort, Wanted, When, Whose
from answerable.site.owed.listing import counts, listed

pytestmark = pytest.mark.django_db
OWN = Wanted(sort=Sort.PUBLICATION.value, words="interests")


@pytest.fixture(autouse=True)
def office() -> None:
    make.office()
    LocalPolicingBody.objects.update(shown_as_at=None)
    duty_make.register()
    duty_make.put_up("interests", as_at=date(2024, 11, 1))
    make.release()
    duty_checks.check_nightly(datetime(2024, 11, 9, 2, tzinfo=UTC))


@pytest.mark.parametrize(
    ("day", "when"),
    [(date(2025, 1, 1), When.LATER), (date(2025, 10, 20), When.SOON), (date(2025, 11, 2), When.LATE)],
)
def test_an_item_turns_from_later_to_late(day: date, when: When) -> None:
    assert counts(OWN, day)[when] == 1


def test_it_says_what_and_by_how_much() -> None:
    (one,) = listed(OWN, date(2025, 11, 4)).lines
    assert (one.words, one.how, one.late) == (
        "To be published anew: 1(e) Register of interests of the office-holder and the deputy", "late by 3 days", True,
    )  # fmt: skip


def test_it_is_the_office_that_owes_it() -> None:
    assert sum(counts(Wanted(sort=OWN.sort, whose=Whose.OTHERS.value), date(2025, 1, 1)).values()) == 0


def test_only_the_last_check_counts() -> None:
    duty_checks.check_nightly(datetime(2024, 11, 10, 2, tzinfo=UTC))
    assert listed(OWN, date(2025, 1, 1)).total == 1


def test_what_does_not_apply_is_not_owed() -> None:
    duty_make.correct("interests", not_ours_because="We hold none.")
    assert listed(OWN, date(2025, 1, 1)).total == 0
