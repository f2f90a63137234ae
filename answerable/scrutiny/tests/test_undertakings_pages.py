"""The pages of promises: who sees what, what is found, and what cannot be done says why."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.scrutiny.models import Undertaking
from answerable.scrutiny.operations.undertakings import Said, break_promise
from answerable.scrutiny.tests.make_promises import JUNE, MARCH, NOON, OFFICER, held_meeting, item, promise, said

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _as_at(time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)


def officer() -> Client:
    return client(user(Role.SCRUTINY_OFFICER))


def liaison() -> Client:
    return client(user(Role.FORCE_LIAISON))


def here(one: Undertaking, step: str = "") -> str:
    args: list[object] = [one.year, one.number]
    return (
        reverse("scrutiny:undertaking-step", args=[*args, step]) if step else reverse("scrutiny:undertaking", args=args)
    )


def text(browser: Client, href: str, status: int = 200) -> str:
    answer = browser.get(href)
    assert answer.status_code == status
    return answer.content.decode()


REGISTER = "/office/undertakings/"


def test_an_empty_register_says_what_to_do() -> None:
    assert "Write down what somebody promised" in text(officer(), REGISTER)


def test_the_lead_counts_what_waits() -> None:
    promise()
    said(promise("Publish the log"))
    page = text(officer(), REGISTER)
    assert "2 promises are live: 1 is late. 1 said to be kept waits for somebody to look." in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=letter", ["Answer letters"]),
        ("q=2024/2", ["Publish the log"]),
        ("state=Live", ["Answer letters", "Publish the log"]),
        ("state=Broken", ["Open the desk"]),
        ("timing=Late", ["Answer letters"]),
        ("timing=No day set", ["Publish the log"]),
        ("side=The office", ["Publish the log"]),
        ("owner=Head of contact", ["Answer letters", "Open the desk"]),
        ("state=nonsense&page=99&sort=nonsense", ["Answer letters", "Publish the log", "Open the desk"]),
        ("q=%00", ["Answer letters", "Publish the log", "Open the desk"]),
        ("sort=owner&direction=desc", ["Answer letters", "Publish the log", "Open the desk"]),
    ],
)
def test_the_list_is_narrowed(asked: str, found: list[str]) -> None:
    promise("Answer letters")
    promise("Publish the log", side="body", owner_role="Chief executive", due=None)
    one = promise("Open the desk")
    break_promise(one, Said(evidence="It is shut."), on=date(2024, 7, 1), seen_edition=1, by=OFFICER, at=NOON)
    page = text(officer(), f"{REGISTER}?{asked}")
    assert [one for one in ("Answer letters", "Publish the log", "Open the desk") if f": {one}</a>" in page] == found


def test_the_list_costs_the_same_however_long_it_is(django_assert_max_num_queries: Any) -> None:
    browser, meeting = officer(), held_meeting()
    for number in range(60):
        promise(f"Promise {number}", owner_role=f"Owner {number % 3}", item=item(meeting, position=number))
    with django_assert_max_num_queries(14):
        assert "1 to 50 of 60" in text(browser, REGISTER)


def test_a_promise_tells_how_often_it_was_carried_over() -> None:
    one = promise(meeting=held_meeting())
    held_meeting("2024-06-06-board", date(2024, 6, 6))
    held_meeting("2024-09-05-board", date(2024, 9, 5))
    assert "carried over 2 meetings" in text(officer(), here(one))


def test_a_broken_promise_says_plainly_how() -> None:
    one = promise()
    evidence = "No letter was answered."
    break_promise(one, Said(evidence=evidence), on=date(2024, 7, 1), seen_edition=1, by=OFFICER, at=NOON)
    page = text(officer(), here(one))
    assert "Broken on 1 July 2024." in page
    assert evidence in page


def test_a_promise_is_written_down_on_its_page() -> None:
    meeting = held_meeting()
    item(meeting)
    facts = {"words": "Answer letters", "side": "force", "owner_role": "Head", "made_on": "2024-03-21", "due": ""}
    officer().post(
        f"{REGISTER}new/?meeting={meeting.code}", facts | {"meeting": meeting.pk, "item": "", "objective": ""}
    )
    assert Undertaking.objects.get().meeting == meeting


def test_what_is_missing_is_asked_for_at_its_field_and_what_was_typed_stays() -> None:
    answer = officer().post(f"{REGISTER}new/", {"words": "Answer letters", "side": "force", "made_on": "2024-03-21"})
    page = answer.content.decode()
    assert 'href="#id_owner_role"' in page
    assert "Answer letters" in page


def test_an_operation_that_refuses_says_so_at_the_field() -> None:
    one = promise()
    page = officer().post(here(one, "put-off"), {"on": "2024-07-01", "due": "2024-06-01", "words": "x", "edition": 1})
    assert 'href="#id_due"' in page.content.decode()


def test_a_step_is_taken_on_its_page() -> None:
    one = promise()
    officer().post(here(one, "broken"), {"on": "2024-07-01", "evidence": "Not one letter.", "edition": 1})
    one.refresh_from_db()
    assert one.state == "broken"


def test_who_saves_an_older_state_is_told_and_keeps_what_was_typed() -> None:
    one = promise()
    said(one)
    answer = officer().post(here(one, "broken"), {"on": "2024-07-01", "evidence": "Not one letter.", "edition": 1})
    assert answer.status_code == 409
    assert "Not one letter." in answer.content.decode()
    assert 'name="edition" value="2"' in answer.content.decode()


def test_the_liaison_sees_only_what_the_force_promised_in_the_open() -> None:
    promise("Answer letters")
    promise("Publish the log", side="body")
    hidden = promise("SECRET-U", restricted=True)
    later = promise("SECRET-I", item=item(held_meeting()))
    later.item.restricted, later.item.ground = True, "x"  # type: ignore[union-attr]
    later.item.save()  # type: ignore[union-attr]
    page, browser = text(liaison(), REGISTER), liaison_again()
    assert "Answer letters" in page
    assert "Publish the log" not in page
    assert "SECRET" not in page
    assert browser.get(here(hidden)).status_code == 404


def liaison_again() -> Client:
    return client(user(Role.FORCE_LIAISON, "Second liaison"))


def test_the_liaison_says_that_it_is_kept() -> None:
    one = promise()
    facts = {"on": "2024-06-20", "words": "All answered.", "evidence": "The log.", "edition": 1}
    liaison().post(here(one, "say-kept"), facts)
    one.refresh_from_db()
    assert (one.state, one.moves.get().said_by) == ("said_kept", "The force")


def test_the_liaison_is_told_why_the_rest_is_not_for_the_force() -> None:
    assert "for the office to say" in text(liaison(), here(promise(), "broken"), 403)


@pytest.mark.parametrize("role", [Role.PANEL_MEMBER, Role.PROVIDER, Role.VOLUNTEER])
def test_others_from_outside_see_no_promises(role: Role) -> None:
    browser = client(user(role))
    assert browser.get(REGISTER).status_code == 403
    assert browser.get(here(promise())).status_code == 403


def test_who_may_not_write_has_no_button() -> None:
    browser = client(user(Role.PUBLISHER))
    assert "Write a promise down" not in text(browser, REGISTER)
    assert browser.get(f"{REGISTER}new/").status_code == 403


@pytest.mark.parametrize("address", ["2024/99/", "99999999999/1/", "2024/99999999999999999999/", "2024/1/nonsense/"])
def test_an_address_that_leads_nowhere_is_not_found(address: str) -> None:
    promise()
    assert officer().get(f"{REGISTER}{address}").status_code == 404


def test_words_are_put_right_with_the_reason() -> None:
    one = promise()
    facts = {"words": "Answer each letter", "owner_role": "Head", "objective": "", "because": "A slip", "edition": 1}
    officer().post(reverse("scrutiny:undertaking-correct", args=[one.year, one.number]), facts)
    one.refresh_from_db()
    assert one.words == "Answer each letter"


def test_what_somebody_typed_is_never_read_as_a_page() -> None:
    assert "<script>" not in text(
        officer(), here(promise("<script>alert(1)</script>", made_on=MARCH, due=JUNE))
    ).replace("<script src=", "")


def test_a_citation_that_finds_no_figure_is_refused_at_its_field() -> None:
    one = promise()
    facts = {"on": "2024-07-01", "evidence": "Calls fell to {no-such-measure latest}.", "edition": 1}
    page = officer().post(here(one, "broken"), facts).content.decode()
    assert 'href="#id_evidence"' in page
    assert "No measure has the code" in page


def test_the_life_of_a_promise_says_which_role_wrote_it_down() -> None:
    one, writer = promise(), user(Role.SCRUTINY_OFFICER)
    said(one, by=writer.actor)
    assert "Written down by: scrutiny officer." in text(client(writer), here(one))


def test_the_liaison_is_offered_no_figures_of_the_office() -> None:
    assert "data-cite" not in text(liaison(), here(promise(), "say-kept"))


def test_a_search_of_thousands_of_words_is_answered() -> None:
    promise()
    words = "+".join(str(number) for number in range(2000))
    assert "No" in text(officer(), f"{REGISTER}?q={words}")
