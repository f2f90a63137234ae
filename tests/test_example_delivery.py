"""What stands round the objectives of the example: whole, true to the papers' figures, and in words of our own."""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from answerable.kit.audit import Actor
from answerable.kit.toml import Fields, Problem, parse
from answerable.measures.queries.cited import cited
from answerable.plans.intake.delivery import Delivery, delivery_tables, read_delivery
from answerable.plans.models import Account, Deliverable, Plan
from answerable.plans.operations.delivery_loading import load_delivery
from answerable.plans.queries.delivery import delivery_counts, for_objective
from answerable.plans.queries.delivery_lines import delivery_lines
from answerable.site.folder.loading import load
from answerable.site.folder.texts import toml

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "derbyshire"
PAPERS = Path(os.environ.get("ANSWERABLE_SHARED", ROOT.parent / "shared")) / "reports"
DAY = date(2024, 11, 7)
BY, NOON = Actor("system:test", "test"), datetime(2024, 11, 8, 12, tzinfo=UTC)
RUN = 6
NAMES = (
    "derby and derbyshire road safety partnership",
    "derby and derbyshire drugs and alcohol strategic partnership",
    "derby and derbyshire safeguarding children's partnership chief officer group",
    "derby city health and wellbeing board",
    "chair of the derbyshire partnership against rural crime",
    "east midlands pcc and chief constable board",
    "joint audit risk and assurance committee jarac",
    "the responsive and visible policing board",
    "chief executive of the peak district national park authority",
    "detective chief superintendent head of crime",
)
"""Names of boards and of roles, which cannot be said otherwise."""

# The mark of the database is for the first test that asks: without any, no tables are made.
pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def read(content: bytes) -> tuple[Delivery, list[str]]:
    problems: list[Problem] = []
    fields = Fields(parse(content, "delivery.toml", problems), "delivery.toml", problems)
    found = read_delivery(fields)
    fields.finish()
    return found, [str(one) for one in problems]


@pytest.fixture(scope="module")
def said() -> Delivery:
    found, problems = read((EXAMPLE / "delivery.toml").read_bytes())
    assert problems == []
    return found


@pytest.fixture(scope="module")
def _loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole example in the database, for as long as this module runs."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(EXAMPLE, by=BY, at=NOON)
        yield
        transaction.set_rollback(True)


def texts(said: Delivery) -> Iterator[str]:
    """Every text of the file, without its citations."""
    for one in said.deliverables:
        yield from (one.title, one.owner_role, one.note, *(change.words for change in one.change))
    for promise in said.commitments:
        yield promise.words
    for board in said.boards:
        yield from (board.name, board.purpose, *(one.role for one in board.attends))
    for threat in said.threats:
        yield from (threat.title, threat.note)
    for account in said.accounts:
        yield re.sub(r"\{[^}]*\}", "§", account.words)


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9£%']+", text.lower().replace("’", "'"))
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def test_there_is_much_of_it(said: Delivery) -> None:
    sizes = [len(part) for part in (said.deliverables, said.commitments, said.boards, said.threats, said.accounts)]
    assert sizes == [132, 10, 35, 16, 220]


def test_every_objective_of_the_plan_is_told_of(said: Delivery) -> None:
    assert len({one.objective for one in said.accounts}) == 57


def test_for_every_objective_stands_what_happened_or_that_nobody_tells(said: Delivery) -> None:
    assert len({one.objective for one in said.accounts if one.told == "happened"}) == 57


def test_every_account_names_its_line(said: Delivery) -> None:
    assert [one.words for one in said.accounts if not (one.source and one.source_line)] == []


def test_nothing_is_dated_after_the_day_of_the_example(said: Delivery) -> None:
    days = [one.on for one in said.accounts] + [one.status_on or DAY for one in said.deliverables]
    assert max(days) <= DAY


def test_what_is_late_says_that_no_later_paper_tells_of_it(said: Delivery) -> None:
    late = [
        one
        for one in said.deliverables
        if one.due and one.due < DAY and one.status not in ("done", "stopped") and "paper" not in one.note
    ]
    assert [one.code for one in late] == []


def test_no_run_of_six_words_is_the_papers_own(said: Delivery) -> None:
    if not PAPERS.is_dir():
        pytest.skip(f"the papers are not at {PAPERS}: set ANSWERABLE_SHARED to the folder that holds reports/")
    theirs: set[tuple[str, ...]] = set()
    for paper in PAPERS.glob("*.txt"):
        theirs |= runs(paper.read_text())
    assert copied(said, theirs) == []


def copied(said: Delivery, theirs: Collection[tuple[str, ...]]) -> list[str]:
    """What of ours stands in the papers too, and is no name."""
    found = (" ".join(run) for text in texts(said) for run in runs(text) if run in theirs)
    return [run for run in found if not any(run in name for name in NAMES)]


@pytest.mark.usefixtures("_loaded")
class TestLoaded:
    def test_every_citation_finds_its_figure(self) -> None:
        faults = [
            f"{one.objective.code}: {fault}"
            for one in Account.objects.select_related("objective")
            for fault in cited(one.words).faults
        ]
        assert faults == []

    def test_many_figures_are_cited(self) -> None:
        assert sum(len(cited(words).figures) for words in Account.objects.values_list("words", flat=True)) > 150

    def test_what_is_held_is_what_the_file_says(self, said: Delivery) -> None:
        held = delivery_lines()
        assert (held.commitments, held.boards, held.threats, held.accounts) == (
            said.commitments,
            said.boards,
            said.threats,
            said.accounts,
        )

    def test_the_same_again_changes_nothing(self, said: Delivery) -> None:
        assert load_delivery(said, by=BY, at=NOON) == 0

    def test_what_is_written_reads_as_what_is_held(self) -> None:
        held = delivery_lines()
        assert read(toml(delivery_tables(held)).encode())[0] == held

    def test_what_is_late_on_the_day_of_the_example(self) -> None:
        counts = delivery_counts(Plan.objects.get(code="2021-25"), DAY).values()
        assert (sum(one.total for one in counts), sum(one.late for one in counts)) == (132, 9)

    def test_the_team_that_came_three_months_late_is_a_slip(self) -> None:
        team = Deliverable.objects.select_related("objective").get(code="incident-management-team")
        told = [one.text for one in for_objective([team.objective_id]) if one.kind == "change"]
        assert any(text.startswith("Slipped by 3 months, from 28 February 2023 to 31 May 2023.") for text in told)

    def test_each_objective_has_a_thread(self) -> None:
        ids = list(Plan.objects.get(code="2021-25").objectives.values_list("pk", flat=True))
        per = Counter(one.objective_id for one in for_objective(ids))
        assert (len(per), min(per.values()) >= 2) == (57, True)
