"""The pages of the register: who sees what, what is found, and what cannot be done says why."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.plans.models import Objective, Plan
from answerable.recommendations.intake.entries import Entry
from answerable.recommendations.models import Move, Recommendation
from answerable.recommendations.operations.recurrences import find_again
from answerable.recommendations.operations.register import add
from answerable.recommendations.tests.make import NOON, OFFICER, State, moved, recommendation, report, said_complete

pytestmark = pytest.mark.django_db


def officer() -> Client:
    return client(user(Role.SCRUTINY_OFFICER))


def address(name: str, *args: object) -> str:
    return reverse(f"recommendations:{name}", args=args)


def text(browser: Client, href: str, status: int = 200) -> str:
    answer = browser.get(href)
    assert answer.status_code == status
    return answer.content.decode()


def test_an_empty_register_says_what_to_do() -> None:
    assert "send in the table that you keep" in text(officer(), address("register"))


def test_the_lead_counts_what_waits() -> None:
    said_complete()
    recommendation("Another", deadline_kind="date", deadline=NOON.date())
    page = text(officer(), address("register"))
    assert "2 recommendations are live: 1 is late, and 1 that the force says is complete waits to be verified." in page


def test_causes_of_concern_stand_on_top() -> None:
    recommendation("Detainees are not seen", kind="cause_of_concern")
    assert "Causes of concern that are live" in text(officer(), address("register"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=strip", ["Record every strip search"]),
        ("q=STRIP+record", ["Record every strip search"]),
        ("state=Live", ["Record every strip search", "Train the front desk"]),
        ("state=Disagreed", ["Publish the minutes"]),
        ("kind=Area for improvement", ["Train the front desk"]),
        ("addressee=The local policing body", ["Publish the minutes"]),
        ("timing=Late", ["Train the front desk"]),
        ("timing=No deadline set", ["Record every strip search", "Publish the minutes"]),
        ("owner=Head of custody", ["Train the front desk"]),
        ("origin=Coroner", []),
        ("again=Recurring", []),
        ("state=nonsense", ["Record every strip search", "Train the front desk", "Publish the minutes"]),
        ("page=99&sort=nonsense", ["Record every strip search", "Train the front desk", "Publish the minutes"]),
        ("q=%00", ["Record every strip search", "Train the front desk", "Publish the minutes"]),
    ],
)
def test_the_list_is_narrowed(asked: str, found: list[str]) -> None:
    recommendation()
    facts: dict[str, Any] = {
        "kind": "area_for_improvement",
        "deadline_kind": "date",
        "deadline": NOON.date(),
        "owner_role": "Head of custody",
    }
    recommendation("Train the front desk", **facts)
    moved(recommendation("Publish the minutes", addressee="body"), State.DISAGREED, words="x")
    page = text(officer(), f"{address('register')}?{asked}")
    every = ["Record every strip search", "Train the front desk", "Publish the minutes"]
    assert [one for one in every if f": {one}</a>" in page] == found


def test_the_list_is_sorted() -> None:
    for title in ("Beta", "Alpha"):
        recommendation(title)
    page = text(officer(), f"{address('register')}?sort=title&direction=desc")
    assert page.index("Beta</a>") < page.index("Alpha</a>")


def test_the_list_costs_the_same_however_long_it_is(django_assert_max_num_queries: object) -> None:
    browser = officer()
    entries = [Entry(f"Number {n}", owner_role=f"Owner {n % 3}", kind="cause_of_concern") for n in range(60)]
    add(report(), entries, by=OFFICER, at=NOON)
    with django_assert_max_num_queries(13):  # type: ignore[operator]
        page = text(browser, address("register"))
    assert "Page 1 of 2" in page or "1 to 50 of 60" in page


def test_one_page_tells_its_life() -> None:
    one = moved(recommendation(), State.IN_PROGRESS, words="A form is drafted.", evidence="The draft.")
    page = text(officer(), address("recommendation", one.pk))
    assert "A form is drafted. Evidence: The draft." in page


def test_a_step_is_taken_on_its_page() -> None:
    one = recommendation()
    said = {"on": "2024-05-01", "words": "Begun.", "evidence": "", "edition": one.edition}
    officer().post(address("move", one.pk, "in_progress"), said)
    assert Move.objects.get().words == "Begun."


def test_evidence_that_is_missing_is_asked_for_at_its_field() -> None:
    one = recommendation()
    answer = officer().post(address("move", one.pk, "closed"), {"on": "2024-05-01", "words": "Kept?", "edition": 1})
    page = answer.content.decode()
    assert 'href="#id_evidence"' in page
    assert "Say what shows it" in page
    assert "Kept?" in page


def test_who_wrote_it_down_sees_why_they_do_not_verify() -> None:
    who = user(Role.SCRUTINY_OFFICER)
    one = moved(recommendation(), State.FORCE_SAYS_COMPLETE, by=who.actor)
    assert "a second person verifies" in text(client(who), address("recommendation", one.pk))
    assert "a second person verifies" in text(client(who), address("move", one.pk, "verified"), 403)


def test_a_step_sent_anyway_is_refused() -> None:
    who = user(Role.SCRUTINY_OFFICER)
    one = moved(recommendation(), State.FORCE_SAYS_COMPLETE, by=who.actor)
    client(who).post(address("move", one.pk, "verified"), {"on": "2024-05-02", "evidence": "x", "edition": one.edition})
    one.refresh_from_db()
    assert one.state == State.FORCE_SAYS_COMPLETE


def test_who_saves_an_older_state_keeps_what_they_wrote() -> None:
    one = recommendation()
    moved(one, State.IN_PROGRESS)
    said = {"on": "2024-05-02", "words": "My own words.", "edition": 1}
    page = officer().post(address("move", one.pk, "disagreed"), said).content.decode()
    assert "Somebody else saved this" in page
    assert "My own words." in page


def test_another_takes_its_place_by_its_number() -> None:
    one, other = recommendation(), recommendation("Another")
    said = {"on": "2024-05-02", "words": "Says it better.", "superseded_by": other.number, "edition": 1}
    officer().post(address("move", one.pk, "superseded"), said)
    one.refresh_from_db()
    assert one.superseded_by == other


def test_a_number_that_is_none_is_said_so() -> None:
    one = recommendation()
    said = {"on": "2024-05-02", "words": "x", "superseded_by": "99", "edition": 1}
    assert (
        "There is no recommendation “99”"
        in officer().post(address("move", one.pk, "superseded"), said).content.decode()
    )


def test_one_is_written_down() -> None:
    said = {
        "report": report().pk, "kind": "recommendation", "title": "Train the desk", "addressee": "chief_officer",
        "deadline_kind": "none_set",
    }  # fmt: skip
    officer().post(address("new"), said)
    assert Recommendation.objects.get().title == "Train the desk"


def test_a_deadline_that_is_no_date_has_none() -> None:
    said = {"report": report().pk, "title": "x", "deadline_kind": "none_set", "deadline": "2024-05-01"}
    assert "take the date out" in officer().post(address("new"), said).content.decode()


def test_a_date_is_moved_with_its_reason() -> None:
    one = recommendation(deadline_kind="date", deadline=NOON.date())
    said = {
        "number": "1", "kind": "recommendation", "title": one.title, "addressee": "chief_officer", "deadline_kind": "date",
        "deadline": "2024-12-01", "because": "The system came late.", "edition": 1,
    }  # fmt: skip
    officer().post(address("edit", one.pk), said)
    assert one.slips.get().reason == "The system came late."


def test_what_is_likely_the_same_is_offered() -> None:
    one = recommendation("Record every strip search of a child", of=report("first"))
    recommendation("Strip searches of children are recorded in full", of=report("second"))
    recommendation("Publish the minutes of the board", of=report("third"))
    page = text(officer(), address("again", one.pk))
    assert "Strip searches of children" in page
    assert "Publish the minutes" not in page


def test_a_finding_is_counted_on_the_page_of_each() -> None:
    one = recommendation("Record every strip search", of=report("first"))
    other = recommendation("Record strip searches", of=report("second"))
    officer().post(address("again", one.pk), {"likely": [other.pk], "title": "Searches are not recorded"})
    assert "Found in 2 reports: Searches are not recorded." in text(
        officer_again(), address("recommendation", other.pk)
    )


def officer_again() -> Client:
    return client(user(Role.ANALYST))


def test_ages_are_shown_with_their_table() -> None:
    recommendation()
    page = text(officer(), address("ageing"))
    assert "3 to 6 months" in page
    assert "Inspectorate (HMICFRS)" in page


def test_the_liaison_sees_what_is_the_force_s() -> None:
    recommendation()
    recommendation("Publish the minutes", addressee="body")
    page = text(client(user(Role.FORCE_LIAISON)), address("register"))
    assert "Record every strip search" in page
    assert "Publish the minutes" not in page


def test_what_is_not_the_force_s_is_not_there_for_the_liaison() -> None:
    one = recommendation("Publish the minutes", addressee="body")
    for name in ("recommendation", "move"):
        args = (one.pk, "in_progress")[: 1 + (name == "move")]
        text(client(user(Role.FORCE_LIAISON, name)), address(name, *args), 404)


def test_the_liaison_says_that_it_is_complete() -> None:
    one, browser = recommendation(), client(user(Role.FORCE_LIAISON))
    said = {"on": "2024-05-02", "words": "Done.", "evidence": "The log.", "edition": 1}
    browser.post(address("move", one.pk, "force_says_complete"), said)
    assert Move.objects.get().said_by == "The force"


def test_the_liaison_is_not_shown_what_only_the_office_may() -> None:
    page = text(client(user(Role.FORCE_LIAISON)), address("recommendation", recommendation().pk))
    assert "The force says it is complete" in page
    for word in ("Verify", "not possible now", "Correct what it says", "Write one down"):
        assert word not in page


@pytest.mark.parametrize("name", ["new", "tables", "template"])
def test_the_liaison_writes_nothing_else(name: str) -> None:
    text(client(user(Role.FORCE_LIAISON)), address(name), 403)


@pytest.mark.parametrize("role", [Role.PANEL_MEMBER, Role.PROVIDER, Role.VOLUNTEER])
def test_others_from_outside_see_nothing(role: Role) -> None:
    text(client(user(role)), address("register"), 403)
    text(client(user(role, "Other")), address("recommendation", recommendation().pk), 403)


def test_who_may_only_see_is_offered_no_step() -> None:
    page = text(client(user(Role.PUBLISHER)), address("recommendation", recommendation().pk))
    assert "What may happen next" not in page


def test_an_objective_that_was_left_out_of_the_plan_stays() -> None:
    plan = Plan.objects.create(code="plan", title="Plan")
    ended = Objective.objects.create(plan=plan, code="1.1", title="Custody", ended_on=NOON.date())
    one = recommendation(objective=ended.pk)
    assert f'<option value="{ended.pk}" selected>' in text(officer(), address("edit", one.pk))


def test_findings_made_again_are_counted() -> None:
    first, second = recommendation("A", of=report("first")), recommendation("B", of=report("second"))
    find_again([first, second], title="Searches are not recorded", by=OFFICER, at=NOON)
    page = text(officer(), address("recurring"))
    assert "Searches are not recorded" in page
    assert "1 finding was made by two reports or more" in page


def test_the_liaison_counts_only_what_is_the_force_s() -> None:
    first, second = recommendation("A", of=report("first")), recommendation("B", of=report("second"), addressee="body")
    find_again([first, second], title="Searches are not recorded", by=OFFICER, at=NOON)
    assert "Searches are not recorded" not in text(client(user(Role.FORCE_LIAISON)), address("recurring"))
