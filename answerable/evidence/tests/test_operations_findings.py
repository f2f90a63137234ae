"""The life of a finding, each step once, with its entry in the trail."""

import pytest

from answerable.evidence.models import Exclusion, Finding, Query
from answerable.evidence.operations import corrections, exclusions, findings, reading
from answerable.evidence.operations.refusals import NotNow, ReasonMissing, TextMissing
from answerable.evidence.queries.corrections import passed
from answerable.evidence.tests.make import (
    ANALYST,
    CORRECTED,
    NOON,
    OFFICER,
    asked,
    claim,
    finding,
    later,
    paper,
    read,
)
from answerable.kit.models import AuditEntry

pytestmark = pytest.mark.django_db
State = Finding.State


def test_several_are_asked_at_once_with_numbers_of_their_own() -> None:
    document = paper()
    found = list(document.findings.order_by("pk")[:2])
    queries = findings.ask(found, texts={one.pk: "Which is right?" for one in found}, by=ANALYST, at=NOON)
    assert [one.number for one in queries] == [1, 2]
    assert {one.state for one in Finding.objects.filter(pk__in=[one.pk for one in found])} == {State.ASKED}


def test_the_second_of_two_people_is_told() -> None:
    one = finding(paper())
    asked(one)
    with pytest.raises(NotNow, match="asked already"):
        findings.ask([one], texts={one.pk: "And by me?"}, by=OFFICER, at=later(1))


def test_a_query_without_words_is_refused_and_none_is_asked() -> None:
    found = list(paper().findings.all()[:2])
    with pytest.raises(TextMissing):
        findings.ask(found, texts={found[0].pk: "Which?"}, by=ANALYST, at=NOON)
    assert not Query.objects.exists()


def test_numbers_count_on_in_the_next_version() -> None:
    first = paper()
    asked(finding(first))
    second = paper(CORRECTED, earlier=first)
    query = findings.ask_about(claim(second, "1,753"), text="Of which year?", by=ANALYST, at=NOON)
    assert query.number == 2


def test_an_answer_makes_the_finding_answered() -> None:
    query = asked(finding(paper()))
    answer(query)
    assert (query.answer, query.answered_for) == (Query.Answer.EXPLAINED, "performance manager")
    assert query.finding
    assert Finding.objects.get(pk=query.finding.pk).state == State.ANSWERED


def answer(query: Query) -> None:
    findings.answer(
        query, answer=Query.Answer.EXPLAINED, text="It is.", answered_for="performance manager", by=ANALYST, at=NOON
    )
    query.refresh_from_db()


def test_an_answer_is_written_down_once() -> None:
    query = asked(finding(paper()))
    answer(query)
    with pytest.raises(NotNow, match="explained"):
        answer(query)


def test_it_is_settled_with_a_reason() -> None:
    one = finding(paper())
    with pytest.raises(ReasonMissing):
        findings.settle(one, reason=" ", by=ANALYST, at=NOON)
    settled = findings.settle(one, reason="The author is right.", by=ANALYST, at=NOON)
    assert (settled.state, settled.decided_by) == (State.SETTLED, ANALYST.reference)


def test_a_settled_one_is_reopened() -> None:
    one = findings.settle(finding(paper()), reason="So.", by=ANALYST, at=NOON)
    assert findings.reopen(one, by=ANALYST, at=NOON).state == State.OPEN


def test_a_false_alarm_silences_the_rule_about_that_subject_in_other_papers() -> None:
    one = finding(paper())
    findings.false_alarm(one, reason="Two different years.", by=ANALYST, at=NOON)
    other = paper(CORRECTED.replace("1,900", "1,950") + "\nMore.\n", filename="other.txt")
    assert not other.findings.filter(rule=one.rule, subject=one.subject, unit=one.unit).exists()


def test_it_stays_a_false_alarm_when_the_paper_is_read_again() -> None:
    one = finding(paper())
    findings.false_alarm(one, reason="Two different years.", by=ANALYST, at=NOON)
    reading.read_again(one.document, by=ANALYST, at=NOON)
    read(one.document, at=later(1))
    one.refresh_from_db()
    assert (one.state, one.gone_at) == (State.FALSE_ALARM, None)


def test_what_was_taught_is_lifted_by_reopening() -> None:
    one = finding(paper())
    findings.false_alarm(one, reason="Two years.", by=ANALYST, at=NOON)
    findings.reopen(one, by=ANALYST, at=NOON)
    assert Exclusion.objects.get().lifted_at == NOON


def test_an_exclusion_is_lifted_once() -> None:
    taught = findings.false_alarm(finding(paper()), reason="Two years.", by=ANALYST, at=NOON)
    assert taught
    exclusions.lift(taught, by=ANALYST, at=NOON)
    with pytest.raises(NotNow):
        exclusions.lift(taught, by=ANALYST, at=NOON)


def test_only_what_is_settled_is_corrected_in_public() -> None:
    one = finding(paper())
    with pytest.raises(NotNow, match="settle it"):
        corrections.write(one, printed="1,950", right="1,900", by=ANALYST, at=NOON)


def test_nothing_is_public_until_a_person_passes_it() -> None:
    one = findings.settle(finding(paper()), reason="Corrected.", by=ANALYST, at=NOON)
    written = corrections.write(one, printed="1,950", right="1,900", why="A slip.", by=ANALYST, at=NOON)
    assert passed() == ()
    corrections.pass_for_publication(written, by=OFFICER, at=later(1))
    assert [(told.right, told.paper) for told in passed()] == [("1,900", one.document.title)]


def test_a_published_correction_is_not_taken_back() -> None:
    one = findings.settle(finding(paper()), reason="Corrected.", by=ANALYST, at=NOON)
    written = corrections.write(one, printed="1,950", right="1,900", by=ANALYST, at=NOON)
    corrections.pass_for_publication(written, by=OFFICER, at=later(1))
    corrections.carry([written.pk], "release 3", by=OFFICER, at=later(2))
    with pytest.raises(NotNow, match="release 3"):
        corrections.withdraw(written, by=OFFICER, at=later(3))


def test_every_step_stands_in_the_trail() -> None:
    query = asked(finding(paper()))
    answer(query)
    findings.settle(finding(query.document), reason="So.", by=ANALYST, at=NOON)
    told = list(AuditEntry.objects.order_by("number").values_list("action", flat=True))[2:]
    assert told == ["finding asked", "query answered", "finding answered", "finding settled"]


def test_each_state_leads_somewhere_and_none_to_itself() -> None:
    assert set(findings.TRANSITIONS) == set(State)
    assert all(to and state not in to for state, to in findings.TRANSITIONS.items())
