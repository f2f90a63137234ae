"""An office that was a commissioner's goes on as a board's: what is open, what was sent to the panel, and how it decides."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.bodies.intake import PeriodLine
from answerable.bodies.operations import change_from, set_up, turn_over
from answerable.bodies.queries import body_on, required_body
from answerable.bodies.tests.make import body
from answerable.decisions.tests import make as decisions
from answerable.scrutiny.models import HandoverPack, PanelMatter, PanelPaper
from answerable.scrutiny.operations.loading_panel import load_panel
from answerable.scrutiny.queries.handover_building import build
from answerable.scrutiny.queries.handover_paper import read
from answerable.scrutiny.queries.lines_panel import panel_lines
from answerable.scrutiny.tests import make_panel as make
from answerable.scrutiny.tests.make_panel import NOON, OFFICER, TODAY

pytestmark = pytest.mark.django_db
CHANGE = date(2026, 1, 1)
BOARD = PeriodLine(CHANGE, "Northmoor Policing and Crime Board", "Northmoor", "board", "Chair", "An order")


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


def test_what_was_handed_over_keeps_the_name_of_its_time() -> None:
    kept = make.handed_over()
    change_from(BOARD, by=OFFICER, at=NOON)
    turn_over(on=CHANGE, by=OFFICER, at=NOON)
    assert required_body().kind == "board"
    assert read(kept).page.office == "Office of the Northmoor Commissioner"


def test_a_pack_of_a_later_day_has_the_new_name() -> None:
    change_from(BOARD, by=OFFICER, at=NOON)
    assert build(make.pack(as_at=CHANGE)).office == BOARD.name


def test_a_paper_of_an_earlier_day_has_the_old_name_even_when_it_is_read_later() -> None:
    kept = make.submitted()
    change_from(BOARD, by=OFFICER, at=NOON)
    turn_over(on=CHANGE, by=OFFICER, at=NOON)
    earlier = body_on(TODAY)
    assert earlier is not None
    assert kept.frozen["is"]["office"] == earlier.name


def test_what_is_open_stays_open_whatever_the_body_is() -> None:
    make.matter()
    change_from(BOARD, by=OFFICER, at=NOON)
    turn_over(on=CHANGE, by=OFFICER, at=NOON)
    assert [one.code for one in build(make.pack()).groups if one.things] == ["clocks", "panel-matters"]


def test_an_office_of_another_kind_takes_in_all_of_it() -> None:
    make.submitted()
    make.matter(respond_by=None)
    make.handed_over()
    lines = panel_lines(restricted=True)
    for model in (PanelMatter, PanelPaper, HandoverPack):
        model.objects.all().delete()
    set_up(replace(body(kind="board"), name="Harbour Board"), by=OFFICER, at=NOON)
    assert load_panel(lines, by=OFFICER, at=NOON) == 3
    assert read(HandoverPack.objects.get()).page.office == "Office of the Northmoor Commissioner"


def test_a_board_votes_where_one_signed() -> None:
    decisions.office()
    signed = decisions.taken(on=date(2025, 12, 31))
    change_from(BOARD, by=OFFICER, at=NOON)
    assert decisions.take(decisions.voted("fffaa")).state == signed.state == "taken"
