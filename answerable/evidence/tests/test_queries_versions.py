"""A new version beside the last: what changed, what stays found, which queries it settles."""

import pytest

from answerable.calc.versions import Change
from answerable.evidence.models import Document, Finding, Query
from answerable.evidence.operations import findings
from answerable.evidence.operations.reading import read_again
from answerable.evidence.operations.refusals import NotNow
from answerable.evidence.queries.versions import compared
from answerable.evidence.tests.make import ANALYST, CORRECTED, NOON, asked, claim, finding, later, paper, read, waiting

pytestmark = pytest.mark.django_db
State = Finding.State


def change(document: Document) -> Finding:
    """The finding about the change that does not follow: the correction puts it right."""
    return Finding.objects.get(document=document, rule="stated_change")


def test_it_tells_which_figures_are_others() -> None:
    first = paper()
    comparison = compared(first, paper(CORRECTED, earlier=first))
    assert ("1,950", "1,900") in [(one.before, one.after) for one in comparison.figures]
    assert comparison.count(Change.REWORDED) == 2


def test_findings_go_and_stay() -> None:
    first = paper()
    comparison = compared(first, paper(CORRECTED, earlier=first))
    assert change(first).fingerprint in {one.fingerprint for one in comparison.gone}
    assert comparison.stayed
    assert not comparison.new


def test_it_settles_the_query_about_what_is_found_no_more() -> None:
    first = paper()
    query = asked(change(first))
    assert compared(first, paper(CORRECTED, earlier=first)).settles == (query,)


def test_a_version_settles_what_it_puts_right() -> None:
    first = paper()
    query = asked(change(first))
    second = paper(CORRECTED, earlier=first)
    (settled,) = findings.settle_by_version([change(first)], version=second, by=ANALYST, at=later(5))
    query.refresh_from_db()
    assert (settled.state, settled.reason) == (State.SETTLED, "Put right in version 2.")
    assert (query.answer, query.settled_by_version) == (Query.Answer.CORRECTED, second)


def test_a_version_settles_nothing_that_is_still_found() -> None:
    first = paper()
    second = paper(CORRECTED, earlier=first)
    stays = compared(first, second).stayed[0]
    with pytest.raises(NotNow, match="still found"):
        findings.settle_by_version([stays], version=second, by=ANALYST, at=NOON)


def test_what_was_asked_and_is_found_again_stays_asked() -> None:
    first = paper()
    stays = Finding.objects.filter(document=first).exclude(pk=change(first).pk)
    asked(stays[0])
    second = paper(CORRECTED, earlier=first)
    assert Finding.objects.get(document=second, fingerprint=stays[0].fingerprint).state == State.ASKED


def test_an_answer_counts_for_every_version() -> None:
    first = paper()
    one = Finding.objects.filter(document=first).exclude(pk=change(first).pk)[0]
    query = asked(one)
    second = paper(CORRECTED, earlier=first)
    findings.answer(query, answer=Query.Answer.EXPLAINED, text="So.", answered_for="analyst", by=ANALYST, at=NOON)
    assert Finding.objects.get(document=second, fingerprint=one.fingerprint).state == State.ANSWERED


def test_a_false_alarm_stays_one() -> None:
    first = paper()
    one = Finding.objects.filter(document=first).exclude(pk=change(first).pk)[0]
    findings.false_alarm(one, reason="Two years.", by=ANALYST, at=NOON)
    second = paper(CORRECTED, earlier=first)
    assert not Finding.objects.unsettled().filter(document=second, fingerprint=one.fingerprint).exists()


def test_a_contradiction_between_papers_belongs_to_the_later_one() -> None:
    first = paper()
    second = paper("In 2023 the control room answered 1,912 emergency calls.", filename="later.txt")
    found = finding(second, "same_figure")
    assert {place.document_id for place in found.places.all()} >= {first.pk, second.pk}


def test_it_does_whichever_of_the_two_is_read() -> None:
    first = paper()
    second = paper("In 2023 the control room answered 1,912 emergency calls.", filename="later.txt")
    found = [(one.document_id, one.fingerprint) for one in Finding.objects.order_by("pk")]
    for one in (first, second, first):
        read_again(one, by=ANALYST, at=later(1))
        read(one, at=later(2))
    assert [(one.document_id, one.fingerprint) for one in Finding.objects.order_by("pk")] == found
    assert not Finding.objects.filter(gone_at__isnull=False).exists()


def test_one_that_is_read_late_gives_it_to_the_later_one() -> None:
    first = waiting()
    second = paper("In 2023 the control room answered 1,912 emergency calls.", filename="later.txt")
    assert not second.findings.exists()
    read(first)
    assert finding(second, "same_figure").places.filter(document=first).exists()


def test_a_version_settles_a_query_about_a_figure_that_is_another_now() -> None:
    first = paper()
    query = findings.ask_about(claim(first, "1,950"), text="Is this the sum?", by=ANALYST, at=NOON)
    second = paper(CORRECTED, earlier=first)
    assert query in compared(first, second).settles
    findings.settle_by_version([], version=second, queries=[query], by=ANALYST, at=later(5))
    query.refresh_from_db()
    assert (query.answer, query.settled_by_version) == (Query.Answer.CORRECTED, second)
