"""Corrections reach the public with a release, their figures cited, and only once a person has passed them."""

from datetime import timedelta

import pytest

from answerable.evidence.models import Correction
from answerable.publishing import operations
from answerable.publishing.tests.make import NOON, PUBLISHER, corrected, page
from answerable.publishing.tests.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("released")]


def release() -> None:
    operations.release(note="A correction.", by=PUBLISHER, at=NOON + timedelta(hours=1))


def test_what_was_passed_is_public_with_the_next_release() -> None:
    corrected(passed=True)
    assert "166,288 calls" not in words("corrections.html")
    release()
    assert "166,288 calls came in. Printed A tenth of calls were given up." in words("corrections.html")


def test_a_cited_figure_leads_to_its_measure() -> None:
    corrected(passed=True)
    release()
    assert '<a href="measures/calls.html#northmoor.2022-04-01.2023-03-31">166,288</a>' in page("corrections.html")


def test_the_correction_knows_which_release_told_it() -> None:
    one = corrected(passed=True)
    release()
    one.refresh_from_db()
    assert one.carried_by == "release 2"


def test_a_draft_stays_in_the_office() -> None:
    corrected(passed=False)
    with pytest.raises(operations.NothingChanged):
        release()


def test_before_the_first_correction_the_page_says_so() -> None:
    assert "Nothing has been corrected yet." in words("corrections.html")


def test_a_release_keeps_what_it_said() -> None:
    one = corrected(passed=True)
    release()
    Correction.objects.filter(pk=one.pk).update(right="Something else.")
    assert "Something else." not in words("corrections.html")
