"""The letter to an author holds what waits for an answer, and nothing else; what waits is counted."""

from datetime import date

import pytest

from answerable.evidence.letters import Letter
from answerable.evidence.models import Document, Query
from answerable.evidence.operations import findings
from answerable.evidence.queries.ledger import waiting
from answerable.evidence.queries.letter import letter
from answerable.evidence.tests.make import ANALYST, NOON, asked, claim, finding, later, paper
from answerable.evidence.tests.make import waiting as waits

pytestmark = pytest.mark.django_db


def written(document: Document) -> Letter:
    return letter(document, day=NOON.date(), reply_by=date(2024, 11, 21), signed_by="scrutiny officer")


def test_it_asks_what_waits_in_order() -> None:
    document = paper()
    asked(finding(document, "stated_change"), "How was the change worked out?")
    findings.ask_about(claim(document, "130"), text="Of which months?", by=ANALYST, at=NOON)
    assert [(one.number, one.question) for one in written(document).asked] == [
        (1, "How was the change worked out?"),
        (2, "Of which months?"),
    ]


def test_it_quotes_each_line_once_and_says_what_was_computed() -> None:
    document = paper()
    asked(finding(document, "stated_change"))
    (one,) = written(document).asked
    assert [quote.line for quote in one.quotes] == [3]
    assert one.computed.startswith("27.96%")


def test_what_was_answered_is_not_asked_again() -> None:
    document = paper()
    query = asked(finding(document))
    findings.answer(query, answer=Query.Answer.WITHDRAWN, text="Out.", answered_for="head", by=ANALYST, at=NOON)
    assert written(document).asked == ()


def test_what_waits_is_counted() -> None:
    document = paper()
    asked(finding(document, "stated_change"))
    waits("Another paper of 12 calls.", filename="next.txt")
    found = waiting(later(60 * 24 * 3))
    assert [one.code for one in found.papers] == ["next"]
    assert (found.asked, found.queries_waiting, found.longest) == (1, 1, 3)
    assert sum(found.open.values()) == document.findings.count() - 1
