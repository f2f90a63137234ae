"""The example is handed over: its pack lists all that is open, and another office, a board's, takes all of it in and votes."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Q, QuerySet

from answerable.bodies.queries import required_body
from answerable.clocks.models import RunningClock
from answerable.clocks.operations.starting import start
from answerable.decisions.models import Decision
from answerable.decisions.tests import make as decisions
from answerable.measures.queries.pages import review_day
from answerable.plans.models import Commitment, Deliverable
from answerable.recommendations.models import Recommendation
from answerable.scrutiny import models as scrutiny
from answerable.scrutiny.models import HandoverPack
from answerable.scrutiny.operations.handover import Answer, PackText, hand_over, prepare_pack, write_pack
from answerable.scrutiny.queries.handover_building import open_groups
from answerable.scrutiny.queries.handover_page import HandoverPage
from answerable.scrutiny.queries.handover_paper import read
from answerable.scrutiny.tests.make_panel import NOON, OFFICER, TODAY
from answerable.site.folder.writing import write
from tests.test_folder import load_it, undone

OPEN: Mapping[str, Callable[[], QuerySet[Any]]] = {
    "clocks": lambda: RunningClock.objects.filter(state="running"),
    "undertakings": lambda: scrutiny.Undertaking.objects.filter(state__in=["open", "said_kept"]),
    "questions": lambda: scrutiny.PublicQuestion.objects.exclude(confirmed_at=None).filter(
        state__in=["received", "live", "written"]
    ),
    "recommendations": lambda: Recommendation.objects.filter(state__in=["open", "in_progress", "force_says_complete"]),
    "panel-matters": lambda: scrutiny.PanelMatter.objects.filter(state__in=["open", "responded"]),
    "challenges": lambda: scrutiny.Challenge.objects.filter(state__in=["open", "answered"]),
    "information-requests": lambda: scrutiny.InformationRequest.objects.filter(state="open"),
    "commissions": lambda: scrutiny.ReportCommission.objects.filter(state__in=["draft", "sent"]),
    "meetings": lambda: scrutiny.Meeting.objects.filter(
        Q(state__in=["planned", "commissioned", "papers_in", "papers_out"]) | Q(state="held", items__isnull=False)
    ).distinct(),
    "panel-papers": lambda: scrutiny.PanelPaper.objects.filter(state="draft"),
    "decisions": lambda: Decision.objects.filter(state="draft"),
    "letters": lambda: scrutiny.Letter.objects.filter(reply_on=None),
    "deliverables": lambda: Deliverable.objects.filter(status__in=["not_started", "under_way"]),
    "commitments": lambda: Commitment.objects.filter(state="open"),
}
"""What is open of each sort, by its plain state and nothing that the pack itself asks."""


@dataclass(frozen=True)
class Handed:
    """The folder that a successor gets, what the pack in it says, and how many rows of each sort were open."""

    folder: Path
    page: HandoverPage
    counted: Mapping[str, int]


@pytest.fixture(scope="module")
def handed(
    record_folder: Path, tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any
) -> Handed:
    place = tmp_path_factory.mktemp("handed") / "office"
    with django_db_blocker.unblock(), undone():
        load_it(record_folder)
        # The example of itself has no clock that runs.
        days: Any = {"started": TODAY, "set_date": TODAY, "started_as": "received"}
        start("panel-response", key="lamps", label="Lamps", address="/office/", by=OFFICER, at=NOON, **days)
        page = read(pack()).page
        write(place, restricted=True)
        counted = {code: rows().count() for code, rows in OPEN.items()}
    return Handed(place, page, counted)


def pack() -> HandoverPack:
    """A pack for a successor, with every question answered and handed over."""
    kept = prepare_pack(PackText("Handover", TODAY), made_for="successor", by=OFFICER, at=NOON)
    answers = tuple(Answer(done=True, words="It is seen to.") for _ in kept.checks.all())
    kept = write_pack(kept.code, PackText("Handover", TODAY, "", answers), edition=1, by=OFFICER, at=NOON)
    return hand_over(kept.code, edition=kept.edition, on=review_day(TODAY), by=OFFICER, at=NOON)


def as_a_board(folder: Path, place: Path) -> Path:
    """The folder as an office of another kind has it: a body of its own name, which votes."""
    shutil.copytree(folder, place)
    office = place / "office.toml"
    text = office.read_text(encoding="utf-8").replace('kind = "commissioner"', 'kind = "board"')
    office.write_text(
        text.replace("Police and Crime Commissioner for", "Policing and Crime Board of"), encoding="utf-8"
    )
    return place


def test_the_pack_of_the_example_lists_every_row_that_is_open(handed: Handed) -> None:
    told = {group.code: len(group.things) for group in handed.page.groups}
    assert {code: told[code] for code in OPEN} == handed.counted
    found = {code for code, number in handed.counted.items() if number}
    assert found >= {"clocks", "undertakings", "questions", "panel-matters", "challenges", "letters", "deliverables"}


@pytest.mark.django_db
def test_a_board_takes_it_in_with_all_that_is_open_and_decides_by_votes(handed: Handed, tmp_path: Path) -> None:
    load_it(as_a_board(handed.folder, tmp_path / "board"))
    kept = HandoverPack.objects.get()
    assert (required_body().kind, read(kept).page) == ("board", handed.page)
    here = {group.code: len(group.things) for group in open_groups(TODAY)}
    assert here == {group.code: len(group.things) for group in handed.page.groups}
    votes = (("fffaa", ""), ("ffaax", ""), ("ffaax", "for"), ("ffaax", "against"))
    states = [decisions.take(decisions.voted(cast, casting=casting)).state for cast, casting in votes]
    assert states == ["taken", "not_carried", "taken", "not_carried"]
