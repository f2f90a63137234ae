"""An objective that names a measure which the office does not have any more."""

from collections.abc import Iterator, Sequence

from answerable.calc.promises.facts import Finding, Promise


def measure_gone(promises: Sequence[Promise]) -> Iterator[Finding]:
    """One finding for each objective, with every measure that is gone."""
    for one in promises:
        if gone := [measure.code for measure in one.measures if not measure.held]:
            it = "a measure" if len(gone) == 1 else "measures"
            yield Finding(
                "measure_gone",
                (one.code,),
                f"Objective {one.code} names {it} that the office does not have: {', '.join(gone)}.",
                "Choose the measure that took its place, or take it out. The plan cannot be issued with it.",
            )
