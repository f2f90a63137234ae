"""Whatever a variation does: every objective of the plan either stays or ends, once, and nothing takes two places."""

from hypothesis import given
from hypothesis import strategies as st

from answerable.plans.intake.drafts import DraftLine, DraftObjective
from answerable.plans.intake.editing import free_key, merge, move_objective, renumbered, split, take_out_objective
from answerable.plans.intake.lineage import trace
from answerable.plans.tests.make_drafts import harbour, text

CURRENT = [f"1.{number}" for number in range(1, 6)]
BEGUN = text(*(harbour(code, key=code, priority="p1", was=(code,)) for code in CURRENT))
STEPS = st.lists(st.tuples(st.sampled_from(["out", "merge", "split", "move", "number"]), st.integers(0, 9)), max_size=8)


def edited(steps: list[tuple[str, int]]) -> DraftLine:
    """The plan's text after these changes; one that has nothing to be done with is left out."""
    line = BEGUN
    for kind, number in steps:
        if line.objectives:
            line = _one(line, kind, line.objectives[number % len(line.objectives)])
    return line


def _one(line: DraftLine, kind: str, one: DraftObjective) -> DraftLine:
    match kind:
        case "out":
            return take_out_objective(line, one.key, "Done.")
        case "move":
            return move_objective(line, one.key, down=True)
        case "number":
            return renumbered(line)
        case "split":
            return split(line, one.key, one, harbour(f"9.{free_key(line)}", priority="p1"))
    other = line.objectives[0]
    return line if other.key == one.key else merge(line, [other.key, one.key], other)


@given(STEPS)
def test_every_objective_stays_or_ends(steps: list[tuple[str, int]]) -> None:
    lineage = trace(edited(steps), CURRENT)
    assert sorted([old for _, old in lineage.kept] + [one.code for one in lineage.ended]) == CURRENT


@given(STEPS)
def test_no_number_is_given_twice(steps: list[tuple[str, int]]) -> None:
    lineage = trace(edited(steps), CURRENT)
    codes = [new for new, _ in lineage.kept]
    assert len(set(codes)) == len(codes)


@given(STEPS)
def test_nothing_carries_on_what_it_is_itself(steps: list[tuple[str, int]]) -> None:
    lineage = trace(edited(steps), CURRENT)
    assert not set(lineage.kept) & set(lineage.links)


@given(STEPS)
def test_what_ends_says_into_what_or_why(steps: list[tuple[str, int]]) -> None:
    line = edited(steps)
    for one in trace(line, CURRENT).ended:
        heirs = tuple(heir.code for heir in line.objectives if one.code in heir.was)
        assert (one.into, bool(one.because)) == (heirs, True)


@given(STEPS)
def test_numbering_changes_no_lineage(steps: list[tuple[str, int]]) -> None:
    line = edited(steps)
    assert [one.was for one in renumbered(line).objectives] == [one.was for one in line.objectives]
