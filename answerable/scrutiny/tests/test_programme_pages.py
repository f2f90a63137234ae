"""The pages of the programme: who may see and do what, what they say, and that nothing typed is lost."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from answerable.bodies.models import LocalPolicingBody
from answerable.kit.components import Tone
from answerable.measures.tests.page_make import client
from answerable.people.roles import Role
from answerable.plans.models import Objective, Plan
from answerable.plans.tests.delivery_make import objective_of
from answerable.scrutiny.models import AgendaItem, AssuranceStep, Meeting, MeetingForm, MeetingName
from answerable.scrutiny.tests.make_programme import FEBRUARY, ahead, held, looks_at, office, promised

pytestmark = pytest.mark.django_db

PROGRAMME, NEXT = "/office/programme/", "/office/programme/next/"
SETTINGS = "/office/programme/settings/"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    """The example's way of showing a day that is past."""
    office()
    LocalPolicingBody.objects.update(shown_as_at=date(2024, 11, 7))


def officer() -> Client:
    return client(Role.SCRUTINY_OFFICER)


def test_the_programme_says_first_what_is_ahead_and_what_was_not_seen() -> None:
    held("1.1")
    ahead("1.1")
    text = officer().get(PROGRAMME).text
    assert "1 meeting is ahead; the next is on 12 December 2024." in text
    assert "No objective of the plan was looked at within 6 months; 1 is on no agenda ahead." in text.replace("\n", "")


@pytest.mark.parametrize(("role", "reads"), [(Role.SCRUTINY_OFFICER, True), (Role.CASEWORKER, False)])
def test_of_a_restricted_item_who_may_not_read_it_sees_that_it_is_there(role: Role, reads: bool) -> None:
    looks_at(ahead(), "1.1", title="A live operation", restricted=True, ground="It is under way.")
    text = client(role).get(PROGRAMME).text
    assert ("A live operation" in text, "An item of the restricted part" in text) == (reads, not reads)


def test_a_title_is_words_and_never_a_script() -> None:
    looks_at(ahead(title=SCRIPT), "1.1", title=SCRIPT)
    assert SCRIPT not in officer().get(PROGRAMME).text


@pytest.mark.parametrize("address", [PROGRAMME, NEXT, f"{PROGRAMME}objectives/", SETTINGS, f"{PROGRAMME}calendar.ics"])
def test_who_comes_from_outside_sees_no_programme(address: str) -> None:
    assert client(Role.FORCE_LIAISON).get(address).status_code == 403


def test_who_may_only_look_finds_no_way_to_change_it() -> None:
    ahead("1.1")
    ahead(on=FEBRUARY)
    text = client(Role.PUBLISHER).get(PROGRAMME).text
    assert ("programme.js" in text, "/move/" in text, "Plan a meeting" in text) == (False, False, False)


def test_an_unknown_kind_of_meeting_is_not_found() -> None:
    assert officer().get(PROGRAMME, {"function": "weekly\x00"}).status_code == 404


def test_an_office_with_nothing_is_told_what_to_do() -> None:
    MeetingForm.objects.all().delete()
    MeetingName.objects.all().delete()
    assert "Add the first one" in officer().get(PROGRAMME).text


def test_the_programme_takes_no_more_queries_for_more_meetings() -> None:
    browser = officer()
    ahead("1.1")
    browser.get(PROGRAMME)
    with CaptureQueriesContext(connection) as few:
        browser.get(PROGRAMME)
    for month in range(1, 9):
        ahead("1.1", "1.2", on=date(2025, month, 9))
    with CaptureQueriesContext(connection) as many:
        browser.get(PROGRAMME)
    assert len(many) == len(few)


def move(item: AgendaItem, **said: Any) -> Any:
    address = reverse("scrutiny:programme_move", args=[item.pk])
    return officer().post(address, {"edition": item.edition, **said})


def test_an_item_goes_to_another_meeting_with_its_reason() -> None:
    item, target = looks_at(ahead(), "1.1"), ahead(on=FEBRUARY)
    answer = move(item, to=target.pk, because="The figures come in January.")
    item.refresh_from_db()
    assert (answer.status_code, item.meeting, item.moved_because) == (302, target, "The figures come in January.")


def test_the_meeting_that_it_was_dropped_on_is_chosen_already() -> None:
    item, target = looks_at(ahead(), "1.1"), ahead(on=FEBRUARY)
    address = reverse("scrutiny:programme_move", args=[item.pk], query={"to": target.code})
    assert f'<option value="{target.pk}" selected>' in officer().get(address).text


def test_a_move_without_a_reason_is_refused_and_keeps_what_was_chosen() -> None:
    item, target = looks_at(ahead(), "1.1"), ahead(on=FEBRUARY)
    text = move(item, to=target.pk, because="").text
    assert "Fill this in." in text
    assert f'<option value="{target.pk}" selected>' in text


def test_who_moves_an_older_state_is_told() -> None:
    item, target = looks_at(ahead(), "1.1"), ahead(on=FEBRUARY)
    assert move(item, to=target.pk, because="Later.", edition=item.edition + 1).status_code == 409


def test_who_may_only_look_moves_nothing() -> None:
    item = looks_at(ahead(), "1.1")
    assert client(Role.PUBLISHER).get(reverse("scrutiny:programme_move", args=[item.pk])).status_code == 403


def titles(**asked: str) -> list[str]:
    table = officer().get(f"{PROGRAMME}objectives/", asked).context["table"]
    return [row[0].text for row in table.rows]


def test_the_list_begins_with_what_was_never_looked_at() -> None:
    held("1.1")
    assert titles() == ["1.2 Objective 1.2", "1.1 Objective 1.1"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"looked": "Never looked at"}, ["1.2"]),
        ({"looked": "Looked at in time"}, ["1.1"]),
        ({"looked": "Not looked at for too long"}, ["1.2"]),
        ({"looked": "On an agenda ahead"}, ["1.2"]),
        ({"looked": "On no agenda ahead"}, ["1.1"]),
        ({"q": "objective 1.1"}, ["1.1"]),
        ({"priority": "1 Visible policing", "sort": "title"}, ["1.1", "1.2"]),
        ({"sort": "last", "direction": "desc"}, ["1.1", "1.2"]),
        ({"looked": "nonsense", "page": "99"}, ["1.2", "1.1"]),
    ],
)
def test_the_list_is_narrowed_and_sorted(asked: dict[str, str], expected: list[str]) -> None:
    held("1.1", on=date(2024, 10, 10))
    ahead("1.2")
    assert [one.split()[0] for one in titles(**asked)] == expected


def test_a_plan_of_a_thousand_objectives_is_a_page_at_a_time() -> None:
    plan = Plan.objects.get()
    Objective.objects.bulk_create(Objective(plan=plan, code=f"9.{n}", title=f"Aim {n}") for n in range(1000))
    browser = officer()
    browser.get(f"{PROGRAMME}objectives/")
    with CaptureQueriesContext(connection) as asked:
        table = browser.get(f"{PROGRAMME}objectives/", {"q": "aim"}).context["table"]
    assert (table.total, len(table.rows), len(asked) < 25) == (1000, 50, True)


def take(*keys: int, meeting: str = "2024-12-12-board") -> Any:
    return officer().post(NEXT, {"objectives": keys, "meeting": meeting})


def test_a_proposal_is_put_onto_the_agenda_with_its_reasons() -> None:
    ahead()
    promised()
    answer = take(objective_of("1.1").pk)
    item = AgendaItem.objects.get()
    assert answer.status_code == 302
    assert item.proposed_because.startswith("No meeting on record has looked at it")
    assert "Undertaking 2024/1 was due" in item.proposed_because
    assert list(item.objectives.values_list("code", flat=True)) == ["1.1"]


def test_nothing_ticked_is_told_and_the_meeting_stays_chosen() -> None:
    ahead()
    assert "Tick what the meeting is to look at." in take().text


def test_what_is_on_an_agenda_already_is_not_put_there_twice() -> None:
    ahead()
    key = objective_of("1.1").pk
    take(key)
    assert "proposed no longer" in take(key).text
    assert AgendaItem.objects.count() == 1


def test_who_may_only_look_puts_nothing_on_an_agenda() -> None:
    ahead()
    client(Role.PUBLISHER).post(NEXT, {"objectives": [objective_of("1.1").pk], "meeting": "2024-12-12-board"})
    assert not AgendaItem.objects.exists()


def test_without_a_meeting_ahead_one_is_told_to_plan_one() -> None:
    text = officer().get(NEXT).text
    assert "No meeting is planned." in text
    assert "Plan a meeting that can look at these" in text


def test_reasons_are_words_and_never_a_script() -> None:
    Objective.objects.filter(code="1.1").update(title=SCRIPT)
    assert SCRIPT not in officer().get(NEXT).text


def test_the_calendar_is_a_file_with_whole_addresses() -> None:
    ahead("1.1")
    answer = officer().get(f"{PROGRAMME}calendar.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert "URL:http://testserver/office/meetings/2024-12-12-board/" in answer.text


NO_STANDING = {"standing-TOTAL_FORMS": "0", "standing-INITIAL_FORMS": "0"}


def set_form(address: str = f"{SETTINGS}of/scrutiny/", **said: Any) -> Any:
    given = {"edition": "1", "room": "3", "in_public": "on", "takes_questions": "on", "questions_close_days": "5"}
    return officer().post(address, {**given, **NO_STANDING, **said})


def test_how_a_kind_is_held_is_changed() -> None:
    said = {"standing-TOTAL_FORMS": "3", "standing-INITIAL_FORMS": "2", "standing-0-title": "Welcome"}
    said |= {"standing-0-minutes": "5", "standing-1-title": "", "standing-2-title": ""}
    kinds = {f"standing-{n}-kind": "standing" for n in range(3)}
    answer = set_form(**said, **kinds)
    form = MeetingForm.objects.get()
    assert (answer.status_code, form.room, [one["title"] for one in form.standing_items]) == (302, 3, ["Welcome"])


def test_what_cannot_be_is_said_at_its_field_and_the_rest_is_kept() -> None:
    text = set_form(questions_close_days="", purpose="To ask").text
    assert "write a number of days" in text
    assert "To ask" in text


def test_who_changes_an_older_state_of_a_form_is_told_and_loses_nothing() -> None:
    set_form()
    answer = set_form(purpose="To ask in public")
    assert (answer.status_code, "To ask in public" in answer.text) == (409, True)


def test_a_new_kind_is_added_and_then_named() -> None:
    said = {"function": "audit", "edition": "0", "takes_questions": "", "questions_close_days": ""}
    answer = set_form(f"{SETTINGS}new/", **said)
    assert answer["Location"] == f"{SETTINGS}of/audit/name/"
    officer().post(answer["Location"], {"name": "Audit committee", "start": "2024-11-07"})
    assert MeetingName.objects.get(function="audit").name == "Audit committee"


def test_a_kind_that_is_there_already_is_not_set_anew() -> None:
    assert set_form(f"{SETTINGS}new/", function="scrutiny", edition="0").status_code == 409


def test_the_settings_say_how_days_are_counted() -> None:
    assert "5 working days before the meeting" in officer().get(SETTINGS).text


def test_a_name_of_an_unknown_kind_is_not_found() -> None:
    assert officer().get(f"{SETTINGS}of/nobody/name/").status_code == 404


def scale(*words: str, **more: str) -> Any:
    browser, address = officer(), f"{SETTINGS}scale/"
    said = {f"form-{n}-{key}": value for n, word in enumerate(words) for key, value in step(word).items()}
    mark = browser.get(address).context["mark"]
    count = {"form-TOTAL_FORMS": str(len(words)), "form-INITIAL_FORMS": "0"}
    return browser.post(address, {"mark": mark, **count, **said, **more})


def step(word: str) -> dict[str, str]:
    return {"code": "", "word": word, "shape": "circle", "meaning": ""}


def test_a_scale_is_written_and_gets_codes_of_its_words() -> None:
    scale("Assured", "Not assured", "")
    assert list(AssuranceStep.objects.order_by("position").values_list("code", flat=True)) == ["assured", "not-assured"]


def test_the_settings_show_each_step_as_its_tag_is_drawn() -> None:
    scale("Assured")
    rows = officer().get(SETTINGS).context["scale"]
    assert [(one.tag.text, one.tag.tone) for one in rows] == [("Assured", Tone.GREEN)]


def test_a_shape_that_cannot_be_told_apart_stays_only_where_a_file_gave_it() -> None:
    AssuranceStep.objects.create(code="poor", word="Poor", shape="cross")
    held, empty = list(officer().get(f"{SETTINGS}scale/").context["lines"])[:2]
    choices = [{key for key, _ in one.fields["shape"].choices} for one in (held, empty)]
    assert ["cross" in one for one in choices] == [True, False]


def test_the_same_word_twice_is_refused_aloud() -> None:
    assert "Two steps have the same word" in scale("Assured", "assured").text


def test_who_changes_an_older_scale_is_told() -> None:
    assert scale("Assured", mark="0" * 16).status_code == 409


def test_a_meeting_that_was_not_closed_asks_for_it() -> None:
    ahead(on=date(2024, 10, 10), state=Meeting.State.PAPERS_OUT)
    assert "Its day has gone by: say that it was held, or move it." in officer().get(PROGRAMME).text


def test_who_may_not_plan_cannot_send_the_form_by_hand() -> None:
    address = reverse("scrutiny:programme_proposals")
    assert client(Role.PUBLISHER).post(address, {"objectives": "1", "meeting": "x"}).status_code == 403
