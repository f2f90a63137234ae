"""The panel and the handover in an office's folder: what goes out comes back, and the public form holds public things only."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.db.models import Model

from answerable.clocks.models import RunningClock
from answerable.kit.toml import Problem
from answerable.scrutiny.intake.panel import PanelLines, panel_json, read_panel
from answerable.scrutiny.models import HandoverPack, PanelMatter, PanelPaper
from answerable.scrutiny.operations import panel_matters as matters
from answerable.scrutiny.operations.loading_panel import PanelNotLoaded, load_panel
from answerable.scrutiny.operations.panel_matters import Response
from answerable.scrutiny.queries.lines_panel import panel_lines
from answerable.scrutiny.queries.panel_page import submitted_page
from answerable.scrutiny.queries.public_panel import public_panel_matters
from answerable.scrutiny.tests import make_agenda
from answerable.scrutiny.tests import make_panel as make
from answerable.scrutiny.tests.make_panel import NOON, OFFICER, SECRET, TODAY

pytestmark = pytest.mark.django_db
OUT = date(2024, 11, 14)
HELD: tuple[type[Model], ...] = (PanelMatter, PanelPaper, HandoverPack)


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


def emptied() -> None:
    """As an office that has the meetings and clocks already, and none of this."""
    for model in HELD:
        model._default_manager.all().delete()


def load(lines: PanelLines) -> int:
    return load_panel(lines, by=OFFICER, at=NOON)


def read(text: str) -> tuple[PanelLines, list[str]]:
    problems: list[Problem] = []
    return read_panel(text.encode(), "panel.json", problems), [str(one) for one in problems]


def everything() -> PanelLines:
    make.submitted(meeting=make.panel_meeting())
    make.draft(title="A draft")
    one = make.matter()
    matters.respond(one.pk, Response("Yes.", "Accepted"), edition=one.edition, on=TODAY, by=OFFICER, at=NOON)
    make.handed_over()
    make.pack("public")
    return panel_lines(restricted=True)


class TestRoundTrip:
    def test_what_is_written_reads_as_what_it_was(self) -> None:
        lines = everything()
        assert read(panel_json(lines)) == (lines, [])

    def test_what_was_loaded_is_what_is_written_again(self) -> None:
        lines = everything()
        emptied()
        assert load(lines) == 5
        assert panel_json(panel_lines(restricted=True)) == panel_json(lines)

    def test_loading_again_changes_nothing(self) -> None:
        assert load(everything()) == 0

    def test_what_was_frozen_is_frozen_still(self) -> None:
        lines = everything()
        before = PanelPaper.objects.exclude(sha256="").get().sha256
        emptied()
        load(lines)
        assert PanelPaper.objects.exclude(sha256="").get().sha256 == before


class TestPublic:
    def test_a_paper_goes_out_on_its_day(self) -> None:
        everything()
        assert panel_lines(restricted=False, day=TODAY).papers == ()
        assert [one.code for one in panel_lines(restricted=False, day=OUT).papers] == ["how-the-harbour-stands"]

    def test_it_has_no_writer_and_no_clock(self) -> None:
        everything()
        (one,) = panel_lines(restricted=False, day=OUT).papers
        assert (one.written_by, one.submitted_by, one.clock) == ("", "", "")

    def test_a_response_that_is_not_published_leaves_no_trace(self) -> None:
        one = make.matter()
        matters.respond(one.pk, Response(SECRET, "Accepted"), edition=one.edition, on=TODAY, by=OFFICER, at=NOON)
        lines = panel_lines(restricted=False, day=OUT)
        assert SECRET not in panel_json(lines)
        assert (lines.matters[0].state, lines.matters[0].responded_on) == ("open", None)

    @pytest.mark.parametrize("announced", [True, False])
    def test_a_meeting_that_is_not_announced_is_not_named(self, announced: bool) -> None:
        of = make_agenda.meeting("closed-2024-06", make.MET, announced=announced)
        make.matter(meeting=of)
        named = "closed-2024-06" if announced else ""
        assert panel_lines(restricted=False, day=OUT).matters[0].meeting == named
        assert public_panel_matters(OUT)[0].meeting == named

    def test_a_pack_for_a_successor_stays_inside(self) -> None:
        everything()
        assert panel_lines(restricted=False, day=OUT).handovers == ()

    def test_without_a_day_nothing_is_out_that_is_still_to_come(self) -> None:
        everything()
        assert panel_lines(restricted=False).papers == ()

    def test_another_office_loads_the_public_form(self) -> None:
        everything()
        lines = panel_lines(restricted=False, day=OUT)
        emptied()
        RunningClock.objects.all().delete()
        assert load(lines) == 2


class TestByHand:
    LINE = {
        "code": "end-of-term",
        "kind": "End of term",
        "title": "End of term",
        "as_at": "2024-11-07",
        "written_at": "2024-11-07T09:00:00+00:00",
        "summary": "It took {calls 2023} calls.",
        "state": "submitted",
        "submitted_on": "2024-11-07",
        "public_from": "2024-11-14",
        "example": True,
    }

    def told(self, **facts: object) -> PanelLines:
        lines, problems = read(json.dumps({"papers": [self.LINE | facts]}))
        assert problems == []
        return lines

    def test_a_submitted_paper_is_frozen_from_the_record(self) -> None:
        load(self.told())
        page = submitted_page(PanelPaper.objects.get())
        assert ([one.words for one in page.text.figures], page.example) == (["154,666"], True)

    def test_a_citation_that_finds_nothing_is_told(self) -> None:
        with pytest.raises(PanelNotLoaded, match="gulls"):
            load(self.told(summary="{gulls 2023}"))

    @pytest.mark.parametrize(
        ("facts", "told"),
        [
            ({"state": "sent"}, "'state' is 'sent'"),
            ({"public_from": None}, "say 'submitted_on' and 'public_from'"),
            ({"meeting": "none"}, "there is no meeting 'none'"),
            ({"clock": "none"}, "there is no clock 'none'"),
            ({"replaces": "none"}, "there is no paper 'none'"),
            ({"as_at": "2024-11-08"}, "before the day that it is as at"),
            ({"state": "withdrawn"}, "say why in 'withdrawn_because'"),
            ({"frozen": {"form": 1}}, "'frozen' is not what it is to be"),
        ],
    )
    def test_what_does_not_fit_is_told(self, facts: dict[str, object], told: str) -> None:
        with pytest.raises(PanelNotLoaded) as refused:
            load(self.told(**facts))
        assert told in " ".join(refused.value.problems)
        assert PanelPaper.objects.count() == 0

    def test_every_problem_is_told_at_once(self) -> None:
        lines = self.told(meeting="none")
        other = replace(lines.papers[0], code="other", clock="none", meeting="")
        with pytest.raises(PanelNotLoaded) as refused:
            load(replace(lines, papers=(*lines.papers, other)))
        assert len(refused.value.problems) == 2

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("{", "this is not JSON"),
            ("[]", "lists are wanted"),
            ('{"letters": []}', "lists are wanted"),
            ('{"papers": [3]}', "paper 1: 3 is no table of facts"),
            ('{"papers": [{"code": 4}]}', "paper 1"),
            ('{"matters": [{"year": "x"}]}', "matter 1"),
        ],
    )
    def test_what_cannot_be_read_is_told_with_its_number(self, text: str, told: str) -> None:
        assert told in read(text)[1][0]
