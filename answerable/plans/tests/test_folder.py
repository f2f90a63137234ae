"""Drafts in an office folder: what is written comes back, once, and what does not fit is told all at once."""

from dataclasses import replace

import pytest

from answerable.kit import audit
from answerable.kit.toml import Problem
from answerable.measures.tests.record_make import ANALYST
from answerable.plans.intake.folder import DraftKept, read_drafts, written_drafts
from answerable.plans.models import Draft, StepTaken
from answerable.plans.operations.issuing import issue
from answerable.plans.operations.loading import DraftsRefused, load_drafts
from answerable.plans.operations.steps import withdraw_step
from answerable.plans.queries.folder import draft_lines
from answerable.plans.tests.make_drafts import AT, TODAY, draft, held, take_all, text, variation

pytestmark = pytest.mark.django_db


def load(*lines: DraftKept) -> int:
    return load_drafts(lines, by=ANALYST, at=AT)


def read(content: str) -> tuple[tuple[DraftKept, ...], list[Problem]]:
    problems: list[Problem] = []
    return read_drafts(content.encode(), "drafts.json", problems), problems


@pytest.fixture
def kept() -> tuple[DraftKept, ...]:
    """An issued plan, and a variation with a step that was taken back."""
    issue(take_all(draft()), issued_on=TODAY, by=ANALYST, at=AT)
    made = take_all(variation(held(code="old")))
    withdraw_step(made.steps.get(step="response"), because="Another plan.", by=ANALYST, at=AT)
    return draft_lines()


def test_what_is_written_reads_back(kept: tuple[DraftKept, ...]) -> None:
    assert read(written_drafts(kept)) == (kept, [])


def test_what_is_loaded_is_written_the_same(kept: tuple[DraftKept, ...]) -> None:
    StepTaken.objects.all().delete()
    Draft.objects.all().delete()
    assert load(*kept) == 2
    assert written_drafts(draft_lines()) == written_drafts(kept)


def test_again_it_changes_nothing(kept: tuple[DraftKept, ...]) -> None:
    head = audit.head()
    assert (load(*kept), audit.head()) == (0, head)


def test_every_problem_is_told() -> None:
    good = DraftKept("a", "new", "writing", "", text(), 1, "user:1", AT)
    wrong = [
        replace(good, code="b", kind="letter", state="lost"),
        replace(good, code="c", kind="variation"),
        replace(good, code="d", plan="1999"),
        replace(good, code="e", plan="1999", state="issued"),
    ]
    with pytest.raises(DraftsRefused) as refused:
        load(good, good, *wrong)
    said = " ".join(refused.value.problems)
    wanted = (
        "'a' stands 2 times",
        "'letter'",
        "'lost'",
        "'c' names no plan",
        "'1999', which is not held",
        "not say when",
    )
    assert [words in said for words in wanted] == [True] * 6


def test_a_refusal_takes_in_nothing() -> None:
    good = DraftKept("a", "new", "writing", "", text(), 1, "user:1", AT)
    with pytest.raises(DraftsRefused):
        load(good, replace(good, code="b", kind="letter"))
    assert Draft.objects.count() == 0


def test_a_step_is_about_a_version_that_is_there(kept: tuple[DraftKept, ...]) -> None:
    StepTaken.objects.all().delete()
    Draft.objects.all().delete()
    with pytest.raises(DraftsRefused, match="about version 1, which it does not have"):
        load(replace(kept[0], versions=()))


@pytest.mark.parametrize("content", ["{", "{}", '[{"kind": "Plan"}]', "[7]"])
def test_what_is_no_such_file_is_noted(content: str) -> None:
    found, problems = read(content)
    assert (found, len(problems)) == ((), 1)
