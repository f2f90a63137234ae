"""What is withdrawn is named in words, never in the codes of a table."""

import pytest

from answerable.measures import operations
from answerable.measures.models import Annotation, Break, Comparator, Standard
from answerable.measures.tests.besides_make import annotation_line, break_line, comparator_line, standard_line
from answerable.measures.tests.record_make import ANALYST, NOON, measure
from answerable.measures.views.known_words import known_words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _measure(db: None) -> None:
    measure()


def test_a_standard() -> None:
    operations.set_standard(standard_line(), by=ANALYST, at=NOON)
    assert known_words(Standard.objects.get()) == "Target: at least 90, from 1 April 2021"


def test_a_break() -> None:
    operations.mark_break(break_line(), by=ANALYST, at=NOON)
    assert known_words(Break.objects.get()) == "Calls are sorted by a switchboard, since 1 September 2023"


def test_a_time_to_know_about() -> None:
    operations.annotate(annotation_line(), by=ANALYST, at=NOON)
    assert known_words(Annotation.objects.get()) == "Four days were not counted, 1 November 2022 to 4 November 2022"


def test_a_comparator() -> None:
    operations.compare_with(comparator_line(), by=ANALYST, at=NOON)
    assert known_words(Comparator.objects.get()) == "England and Wales: 95, 2023"
