"""A paper of thousands of figures costs no query a figure."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from answerable.calc.blocks import Document as Paper
from answerable.calc.blocks import passage
from answerable.calc.claims import Claim as Told
from answerable.calc.consistency.finding import Finding as Fault
from answerable.calc.consistency.finding import Kind, Place, Severity
from answerable.calc.figures.figure import Unit
from answerable.calc.matching import Suggestion
from answerable.calc.periods import calendar_year
from answerable.evidence.models import Claim, Document, Finding
from answerable.evidence.operations import reading
from answerable.evidence.operations.standing import stand_again
from answerable.evidence.operations.storing import store
from answerable.evidence.queries.found import Found, FoundFinding
from answerable.evidence.queries.versions import compared
from answerable.evidence.tests.make import NOON, waiting
from answerable.measures.tests import record_make as measures

pytestmark = pytest.mark.django_db
CLAIMS, FINDINGS = 2_000, 200
MOST = 100
type Counting = Callable[[int], AbstractContextManager[Any]]


def told(number: int) -> Told:
    return Told(
        number // 10,
        number // 10 + 1,
        str(number),
        Decimal(number),
        Unit.COUNT,
        f"calls of room {number}",
        f"{number} calls",
        start=number % 10 * 20,
        end=number % 10 * 20 + 9,
        period=calendar_year(2023),
    )


def found(document: Document) -> Found:
    claims = tuple(told(number) for number in range(CLAIMS))
    places = [Place(document.code, one.line, one.quote, one.value, one.unit, at=one.start) for one in claims]
    fault = Fault("same_figure", Kind.CONTRADICTION, Severity.HIGH, "Two values.", ())
    findings = tuple(
        FoundFinding(replace(fault, places=(places[at], places[at + 1])), f"{at:064}", "calls", "count", (at, at + 1))
        for at in range(FINDINGS)
    )
    matched = {at: Suggestion("calls", "", measures.FORCE, 0.9) for at in range(CLAIMS)}
    return Found(claims, matched, findings, {})


@pytest.fixture
def document() -> Document:
    measures.measure()
    measures.record(measures.row("1500"))
    one = waiting()
    Document.objects.filter(pk=one.pk).update(state=Document.State.READING, attempt=1)
    one.refresh_from_db()
    return one


def kept(document: Document) -> None:
    paper = Paper("calls", tuple(passage(f"Passage {number}.", number + 1) for number in range(CLAIMS // 10)))
    store(document, paper, found(document), by=reading.READER, at=NOON)


def test_storing_and_comparing_cost_no_query_a_figure(
    document: Document, django_assert_max_num_queries: Counting
) -> None:
    with django_assert_max_num_queries(MOST):
        kept(document)
    assert (Claim.objects.count(), Finding.objects.count()) == (CLAIMS, FINDINGS)
    Document.objects.update(state=Document.State.READING)
    with django_assert_max_num_queries(MOST):
        kept(document)
    Document.objects.update(published=date(2024, 5, 1))
    with django_assert_max_num_queries(MOST):
        assert stand_again(document.pk) > CLAIMS // 2
    with django_assert_max_num_queries(20):
        assert compared(document, document).texts == ()
