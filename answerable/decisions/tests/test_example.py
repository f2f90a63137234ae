"""The decisions of the example: each from a line of a paper, saying what the paper leaves out, and inventing nothing."""

import os
from pathlib import Path

import pytest

from answerable.decisions.intake.folder import read_decisions
from answerable.decisions.intake.lines import DecisionLine
from answerable.kit.toml import Fields, Problem, parse

ROOT = Path(__file__).parents[3]
PAPERS = Path(os.environ.get("ANSWERABLE_SHARED", ROOT.parent / "shared")) / "reports"
TOLD = {
    "council-tax-2022-23": ("£3m", "£10"),
    "control-room-contract-2023": ("£20m", "August 2023"),
    "asb-prevention-grants": ("£440k", "56"),
    "speed-signs-grants": ("£226k",),
    "hotspots-and-immediate-justice": ("£4.4m", "Remedi"),
    "online-safety-in-schools-2024": ("i-vengers",),
    "neighbourhood-watch-fund-2024": ("Neighbourhood Watch Support Fund",),
}
"""What stands in the line that each names."""


def lines() -> dict[str, DecisionLine]:
    problems: list[Problem] = []
    content = (ROOT / "examples" / "derbyshire" / "decisions.toml").read_bytes()
    found = read_decisions(Fields(parse(content, "decisions.toml", problems), "decisions.toml", problems))
    assert problems == []
    return {one.code: one for one in found}


def test_each_names_its_paper_and_what_it_leaves_out() -> None:
    assert all(one.source and one.source_line and one.gaps for one in lines().values())


def test_no_advice_interest_or_day_is_made_up() -> None:
    assert not any(one.advice or one.interests or one.votes or one.decided_on for one in lines().values())
    assert all(one.significant is None for one in lines().values())


@pytest.mark.parametrize("code", sorted(TOLD))
def test_the_line_of_the_paper_tells_it(code: str) -> None:
    one = lines()[code]
    paper = PAPERS / f"{one.source}.txt"
    if not paper.exists():
        pytest.skip(f"the papers are not here: {PAPERS} (set ANSWERABLE_SHARED)")
    line = paper.read_text(encoding="utf-8").split("\n")[(one.source_line or 0) - 1]
    assert all(words in line for words in TOLD[code])


def test_every_decision_of_the_example_is_checked() -> None:
    assert set(lines()) == set(TOLD)
