"""An objective that does not say where it starts.

It is enough that one of its measures has a figure of a time before the plan begins: the start is then held, and can be
shown. An objective without any measure is told by `no_measure` alone.
"""

from collections.abc import Iterator, Sequence

from answerable.calc.promises.facts import Finding, Promise


def no_baseline(promises: Sequence[Promise]) -> Iterator[Finding]:
    """One finding for each objective with measures, none of which has a figure from before the plan."""
    for one in promises:
        held = [measure for measure in one.measures if measure.held]
        if held and not one.baseline and not any(measure.early for measure in held):
            yield Finding(
                "no_baseline",
                (one.code,),
                f"Objective {one.code} says nothing of where it starts, and none of its measures has a figure from before the plan.",
                f"Write the figure it starts from and its date, such as “{held[0].title}” in the year before the plan.",
            )
