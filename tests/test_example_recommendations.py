"""The findings of the example: what the papers mention of inspectors, and where each is told."""

import re
import tomllib
from pathlib import Path

import pytest

from answerable.kit.audit import Actor
from answerable.kit.toml import Fields, Problem
from answerable.plans.models import Objective, Plan
from answerable.recommendations.intake.folder import read_register
from answerable.recommendations.intake.lines import Register
from answerable.recommendations.operations.loading import load_recommendations
from answerable.recommendations.queries.standing import for_objective, waiting
from answerable.recommendations.tests.make import NOON

EXAMPLE = Path(__file__).parent.parent / "examples" / "derbyshire"
NOTED = re.compile(r"(\d{4}-\d\d-\d\d-[a-z-]+), lines? (\d+)")
LOADER = Actor("system:test", "test")


def register() -> Register:
    problems: list[Problem] = []
    table = tomllib.loads((EXAMPLE / "recommendations.toml").read_text(encoding="utf-8"))
    found = read_register(Fields(table, "recommendations.toml", problems))
    assert [str(one) for one in problems] == []
    return found


def test_every_report_says_which_paper_tells_it() -> None:
    papers = (EXAMPLE / "papers.toml").read_text(encoding="utf-8")
    named = [NOTED.search(one.note) for one in register().reports]
    assert all(found and f'"{found[1]}"' in papers for found in named)


def test_every_report_says_what_is_not_known() -> None:
    assert all("not" in one.note for one in register().reports)


def test_nothing_is_called_done_that_the_papers_leave_open() -> None:
    assert {one.state for one in register().recommendations} == {"in_progress"}


def test_the_lines_that_are_named_speak_of_inspection(shared: Path) -> None:
    for one in register().reports:
        found = NOTED.search(one.note)
        assert found
        line = (shared / "reports" / f"{found[1]}.txt").read_text(encoding="utf-8").splitlines()[int(found[2]) - 1]
        assert re.search("inspect", line, re.I)


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))
    return {tuple(words[n : n + 6]) for n in range(len(words) - 5)}


def test_its_sentences_are_our_own(shared: Path) -> None:
    ours = runs((EXAMPLE / "recommendations.toml").read_text(encoding="utf-8"))
    for paper in (shared / "reports").glob("*.txt"):
        assert ours & runs(paper.read_text(encoding="utf-8")) == set()


def test_objectives_are_those_of_the_plan() -> None:
    plan = tomllib.loads((EXAMPLE / "plan.toml").read_text(encoding="utf-8"))
    known = {f"{one['plan']}/{one['code']}" for one in plan["objective"]}
    assert {one.objective for one in register().recommendations} <= known


@pytest.mark.django_db
def test_it_is_taken_in_and_told_of_its_objectives() -> None:
    plan = Plan.objects.create(code="2021-25", title="Plan")
    keys = [Objective.objects.create(plan=plan, code=code, title=code).pk for code in ("1.8", "1.9")]
    assert load_recommendations(register(), by=LOADER, at=NOON) == 7
    assert waiting(NOON.date()).live == 3
    assert len(for_objective(keys)) == 6
