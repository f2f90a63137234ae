"""Two at the same moment: a paper is read once, a finding is asked about once, numbers stand once."""

import pytest
from django.db import connection

from answerable.evidence.models import Claim, Document, Query
from answerable.evidence.operations import findings, reading
from answerable.evidence.operations.documents import AlreadyHere
from answerable.evidence.operations.refusals import NotNow
from answerable.evidence.tests.make import ANALYST, NOON, OFFICER, asked, later, paper, read, waiting
from answerable.measures.tests.test_operations_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _postgresql(db: None) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, and threads of one in-memory database share it")


def test_two_workers_read_a_paper_once() -> None:
    document = paper()
    before = Claim.objects.count()
    Document.objects.filter(pk=document.pk).update(state=Document.State.WAITING)
    refusals = at_once(*[lambda: read(document, at=later(1))] * 2)
    assert {type(one) for one in refusals} <= {reading.BeingRead}
    assert (Document.objects.get().state, Claim.objects.count()) == (Document.State.READ, before)


def test_two_people_ask_once() -> None:
    one = paper().findings.order_by("pk")[0]
    refusals = at_once(
        *[lambda by=by: findings.ask([one], texts={one.pk: "Which?"}, by=by, at=NOON) for by in (ANALYST, OFFICER)]
    )
    assert [type(refusal) for refusal in refusals] == [NotNow]
    assert Query.objects.count() == 1


def test_numbers_of_queries_stand_once() -> None:
    found = list(paper().findings.order_by("pk")[:2])
    assert at_once(*[lambda one=one: asked(one) for one in found]) == []
    assert sorted(Query.objects.values_list("number", flat=True)) == [1, 2]


def test_the_same_file_comes_in_once() -> None:
    refusals = at_once(waiting, waiting)
    assert [type(refusal) for refusal in refusals] == [AlreadyHere]
    assert Document.objects.count() == 1
