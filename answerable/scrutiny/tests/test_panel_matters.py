"""What the panel asks: its number, its clock, the response, and when the public reads it."""

from datetime import date

import pytest

from answerable.clocks.models import RunningClock
from answerable.scrutiny.models import PanelMatter
from answerable.scrutiny.operations import panel_matters as operations
from answerable.scrutiny.operations.panel_matters import Response
from answerable.scrutiny.operations.panel_refusals import PanelRefused, SavedMeanwhile
from answerable.scrutiny.queries.public_panel import public_panel_matters
from answerable.scrutiny.tests import make_panel as make
from answerable.scrutiny.tests.make_panel import MET, NOON, OFFICER, TODAY

pytestmark = pytest.mark.django_db
ANSWER = Response("In 2023 there were {calls 2023} calls.", "Accepted in part")


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


def respond(kept: PanelMatter, said: Response = ANSWER, on: date = TODAY) -> PanelMatter:
    return operations.respond(kept.pk, said, edition=kept.edition, on=on, by=OFFICER, at=NOON)


def publish(kept: PanelMatter, on: date = TODAY) -> PanelMatter:
    return operations.publish_response(kept.pk, edition=kept.edition, on=on, by=OFFICER, at=NOON)


def test_numbers_follow_one_another_within_a_year() -> None:
    found = [make.matter(), make.matter(), make.matter(received_on=date(2023, 2, 1), respond_by=None)]
    assert [(one.year, one.number) for one in found] == [(2024, 1), (2024, 2), (2023, 1)]


def test_the_clock_runs_to_the_day_that_the_panel_set() -> None:
    clock = make.matter().clock
    assert clock is not None
    assert (clock.duty.code, clock.started, clock.due) == ("panel-response", MET, date(2024, 7, 6))


def test_nothing_comes_or_is_answered_on_a_day_to_come() -> None:
    tomorrow = date(2024, 11, 8)
    with pytest.raises(PanelRefused, match="still to come"):
        make.matter(received_on=tomorrow, respond_by=None)
    kept = make.matter()
    with pytest.raises(PanelRefused, match="still to come"):
        respond(kept, on=tomorrow)


def test_without_a_day_there_is_no_clock_until_one_is_set() -> None:
    kept = make.matter(respond_by=None)
    assert kept.clock is None
    changed = operations.change_matter(kept.pk, make.asked(), edition=kept.edition, by=OFFICER, at=NOON)
    assert changed.clock is not None


def test_the_clock_follows_another_day() -> None:
    kept = make.matter()
    later = make.asked(respond_by=date(2024, 12, 1))
    operations.change_matter(kept.pk, later, edition=kept.edition, by=OFFICER, at=NOON)
    assert RunningClock.objects.get().due == date(2024, 12, 1)


def test_a_day_that_the_panel_set_is_not_taken_away() -> None:
    kept = make.matter()
    with pytest.raises(PanelRefused, match="moved, not taken away"):
        operations.change_matter(kept.pk, make.asked(respond_by=None), edition=kept.edition, by=OFFICER, at=NOON)


def test_a_response_meets_the_clock() -> None:
    respond(make.matter())
    clock = RunningClock.objects.get()
    assert (clock.state, clock.evidence_address) == ("met", "/office/panel/matters/2024/1/")


def test_of_a_recommendation_it_is_said_whether_it_is_accepted() -> None:
    with pytest.raises(PanelRefused, match="accepted"):
        respond(make.matter(), Response("Yes."))


def test_a_response_that_cites_nothing_held_is_refused() -> None:
    with pytest.raises(PanelRefused, match="gulls"):
        respond(make.matter(), Response("{gulls 2023}", "Accepted"))


def test_a_response_before_the_question_is_refused() -> None:
    with pytest.raises(PanelRefused, match="cannot come before"):
        respond(make.matter(), on=date(2024, 6, 5))


def test_it_is_answered_once() -> None:
    kept = respond(make.matter())
    with pytest.raises(PanelRefused, match="responded"):
        respond(kept)


def test_who_has_an_older_state_is_told() -> None:
    kept = make.matter()
    with pytest.raises(SavedMeanwhile):
        operations.respond(kept.pk, ANSWER, edition=kept.edition - 1, on=TODAY, by=OFFICER, at=NOON)


def test_the_public_reads_the_question_and_not_yet_the_response() -> None:
    respond(make.matter())
    (one,) = public_panel_matters(TODAY)
    assert (one.words, one.response, one.accepted) == ("The panel recommends that the lamps be mended.", None, "")


def test_the_public_reads_the_response_once_it_is_published_with_its_figure() -> None:
    publish(respond(make.matter()))
    (one,) = public_panel_matters(TODAY)
    assert one.response is not None
    assert (one.accepted, [figure.words for figure in one.response.figures]) == ("Accepted in part", ["154,666"])
    assert one.late


def test_before_it_is_answered_nothing_is_published() -> None:
    with pytest.raises(PanelRefused, match="cannot be done"):
        publish(make.matter())


def test_a_withdrawn_one_is_nowhere_in_public_and_stops_its_clock() -> None:
    kept = make.matter()
    operations.withdraw_matter(kept.pk, because="Doubled.", edition=kept.edition, on=TODAY, by=OFFICER, at=NOON)
    assert public_panel_matters(TODAY) == ()
    assert RunningClock.objects.get().state == "stopped"
