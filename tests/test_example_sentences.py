"""What is said of every measure of the example: whole sentences, true to what is known of where lines stop."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from answerable.calc.sentences.changed import first, moved
from answerable.kit.audit import Actor
from answerable.measures.models import Measure
from answerable.measures.queries.held import series_of_many
from answerable.measures.queries.judged import Judged, ground, judged_of_many
from answerable.site.folder.loading import load

EXAMPLE = Path(__file__).parents[1] / "examples" / "derbyshire"
NOON = datetime(2024, 11, 8, 12, tzinfo=UTC)
DERBYSHIRE = "E23000018"
COMPARED = re.compile(r" (than|as) (in|on|from|the) ")

# The mark of the database is for the first test that asks: without any, no tables are made.
pytestmark = [pytest.mark.slow, pytest.mark.django_db]

type Said = Mapping[str, Judged]


@pytest.fixture(scope="module")
def said(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Said:
    """Every measure judged, by its code. Nothing of it stays in the database."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(EXAMPLE, by=Actor("system:test", "test"), at=NOON)
        measures = list(Measure.objects.all())
        found = judged_of_many(measures, series_of_many(measures), ground(DERBYSHIRE))
        transaction.set_rollback(True)
    return {one.code: found[one.pk] for one in measures}


def calls(said: Said) -> Mapping[str, Judged]:
    return {code: one for code, one in said.items() if re.match(r"calls-(999|101|triage)-(?!wait)", code)}


def test_every_measure_has_sentences(said: Said) -> None:
    assert len(said) == 307
    for one in said.values():
        assert 1 <= len(one.sentences) <= 5
        assert all(sentence.endswith(".") for sentence in one.sentences)


def test_none_claims_a_cause_or_calls_anything_significant(said: Said) -> None:
    everything = " ".join(sentence for one in said.values() for sentence in one.sentences).casefold()
    assert "because" not in everything
    assert "significant" not in everything


def test_no_sentence_on_calls_compares_across_a_break(said: Said) -> None:
    for code, one in calls(said).items():
        near = "the same as on 31 January 2024"
        assert not COMPARED.search(" ".join(one.sentences).replace(near, "")), code


@pytest.mark.parametrize("line", ["calls-999-avg-ring-s", "calls-101-controlworks-total", "calls-triage-total"])
@pytest.mark.parametrize("day", [date(2022, 12, 6), date(2023, 9, 1)])
def test_the_menu_and_the_switchboard_stop_the_lines_of_calls(said: Said, line: str, day: date) -> None:
    assert day in [one.at for one in said[line].besides.breaks]


@pytest.mark.parametrize("line", ["calls-999-avg-ring-s", "calls-101-controlworks-total"])
def test_triage_stops_them_too(said: Said, line: str) -> None:
    assert date(2021, 12, 1) in [one.at for one in said[line].besides.breaks]


@pytest.mark.parametrize(
    "line", ["calls-999-avg-wait-s", "calls-101-controlworks-avg-wait-s", "calls-triage-avg-wait-s"]
)
def test_the_missing_days_of_november_2022_are_marked(said: Said, line: str) -> None:
    marked = [one.period.start for one in said[line].besides.annotations if one.kind == "missing"]
    assert date(2022, 11, 1) in marked


def test_neighbourhood_crime_is_not_compared_with_a_year_that_it_overlaps(said: Said) -> None:
    sentence = said["neighbourhood-crime"].sentences
    assert sentence[0] == "8,567 in 2022: 20% lower than in 2019/20 (10,645), more than chance would give."
    assert "2021/22, which shares days with it" in sentence[1]


def test_the_changes_that_stand_first_are_the_firmest(said: Said) -> None:
    changes = first([found for one in said.values() if (found := moved(one.told))])
    assert len(changes) == 10
    assert [one.grade for one in changes] == sorted(one.grade for one in changes)
