"""Briefings: figures are cited, keep up until the text is frozen, and what changed afterwards is said."""

import json

import pytest
from django.urls import reverse

from answerable.calc.periods import Period
from answerable.kit.models import AuditEntry
from answerable.measures import operations
from answerable.measures.models import Briefing
from answerable.measures.queries.briefings import briefing_page, offers
from answerable.measures.queries.cited import cited
from answerable.measures.tests.page_make import client
from answerable.measures.tests.record_make import (
    ANALYST,
    FORCE,
    MARCH_2024,
    NOON,
    YEAR_2023,
    later,
    measure,
    record,
    row,
    source,
)
from answerable.people.roles import Role

pytestmark = pytest.mark.django_db


JUNE_2024 = MARCH_2024.replace(month=6)


@pytest.fixture(autouse=True)
def held() -> None:
    measure("calls")
    source("report")
    record(row("154666"))


def written(body: str = "In 2023 {calls 2023} calls came in.") -> Briefing:
    return operations.write_briefing(title="Calls", body=body, by=ANALYST, at=NOON)


def frozen() -> Briefing:
    kept = written()
    return operations.freeze_briefing(kept.code, edition=1, by=ANALYST, at=NOON)


def restate() -> None:
    source("june", JUNE_2024)
    record(row("155000", source="june", as_at=JUNE_2024), at=later(1))


def words(kept: Briefing) -> str:
    return "".join(run.text for line in briefing_page(kept).text.lines for run in line.runs)


def test_a_citation_reads_as_the_value() -> None:
    assert words(written()) == "In 2023 154,666 calls came in."


def test_a_draft_keeps_up_with_a_restatement() -> None:
    kept = written()
    restate()
    assert words(kept) == "In 2023 155,000 calls came in."


def test_a_frozen_text_does_not() -> None:
    kept = frozen()
    restate()
    assert words(kept) == "In 2023 154,666 calls came in."


def test_it_says_afterwards_what_was_restated() -> None:
    kept = frozen()
    restate()
    (one,) = briefing_page(kept).since
    assert one.words == "It was restated to 155,000 on 21 June 2024. No reason was given."


def test_what_is_the_same_is_not_told() -> None:
    assert briefing_page(frozen()).since == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{cals 2023}", "No measure has the code “cals”: perhaps calls."),
        ("{calls 2022}", "Calls has no figure for 2022: held are 2023."),
        ("{calls 2023; Rowdy}", "Calls has no figure of “Rowdy”: it has no parts."),
        ("{calls 2023; @nowhere}", "No area has the code “nowhere”"),
    ],
)
def test_a_citation_that_finds_nothing_says_what_to_write(text: str, fault: str) -> None:
    assert cited(text).faults[0].startswith(fault)


def test_such_a_text_is_not_frozen() -> None:
    kept = written("{calls 1999}")
    with pytest.raises(operations.CitesNothingHeld):
        operations.freeze_briefing(kept.code, edition=1, by=ANALYST, at=NOON)


def test_a_disputed_figure_cannot_be_cited() -> None:
    source("other")
    record(row("1", source="other"), at=later(1))
    assert "is disputed (154,666 or 1)" in cited("{calls 2023}").faults[0]


def test_the_second_of_two_writers_is_told() -> None:
    kept = written()
    operations.rewrite_briefing(kept.code, title="Calls", body="One", edition=1, by=ANALYST, at=NOON)
    with pytest.raises(operations.SavedMeanwhile):
        operations.rewrite_briefing(kept.code, title="Calls", body="Two", edition=1, by=ANALYST, at=NOON)


def test_a_frozen_text_is_never_changed() -> None:
    kept = frozen()
    with pytest.raises(operations.AlreadyFrozen):
        operations.rewrite_briefing(kept.code, title="Calls", body="Two", edition=1, by=ANALYST, at=later(1))


def test_two_of_one_title_have_two_addresses() -> None:
    assert {written().code, written().code} == {"calls", "calls-2"}


def test_the_trail_holds_what_a_frozen_text_said() -> None:
    frozen()
    (entry,) = [one for one in AuditEntry.objects.all() if one.action == "briefing frozen"]
    assert entry.after == {"figures": [f"Calls, {FORCE}, 2023: 154,666"]}


def test_figures_are_offered_by_the_words_of_their_measure() -> None:
    assert [one.written for one in offers("{call")] == ["{calls 2023; @E23000018}"]


def test_the_page_shows_the_figure_tagged_with_its_source() -> None:
    text = client().get(reverse("measures:briefing", args=[written().code])).text
    assert 'data-measure="calls"' in text
    assert 'data-period="2023-01-01/2023-12-31"' in text


def test_a_frozen_text_is_handed_on_with_its_facts() -> None:
    kept = frozen()
    told = json.loads(client().get(reverse("measures:handed-on", args=[kept.code, "json"])).text)
    assert told["figures"][0]["value"] == 154666
    assert "<data value=" in client().get(reverse("measures:handed-on", args=[kept.code, "html"])).text


def test_a_draft_is_not_handed_on() -> None:
    assert client().get(reverse("measures:handed-on", args=[written().code, "html"])).status_code == 404


def test_what_was_typed_is_not_lost_when_it_cannot_be_saved() -> None:
    kept = frozen()
    told = {"title": "Calls", "body": "A long thought", "edition": "1"}
    assert "A long thought" in client().post(reverse("measures:edit-briefing", args=[kept.code]), told).text


def test_looking_does_not_save() -> None:
    told = {"title": "Calls", "body": "{calls 2023}", "look": "1"}
    assert "154,666" in client().post(reverse("measures:new-briefing"), told).text
    assert not Briefing.objects.exists()


def test_who_may_not_write_is_told_who_may() -> None:
    answer = client(Role.CASEWORKER).get(reverse("measures:new-briefing"))
    assert answer.status_code == 403


def test_offers_are_given_to_programs_and_to_people() -> None:
    browser, address = client(), reverse("measures:offers")
    told = json.loads(browser.get(address, {"q": "calls"}, headers={"Accept": "application/json"}).text)
    assert told["offers"][0]["words"] == "154,666"
    assert "{calls 2023; @E23000018}" in browser.get(address, {"q": "calls"}).text


def test_a_period_may_be_any() -> None:
    assert cited("{calls latest}").figures[0].period == Period(YEAR_2023.start, YEAR_2023.end)
