"""An objective that nothing measures.

Whether it was reached can then only be told as a story. A measure that is named and not held counts as none, and is told
by `measure_gone`.
"""

from collections.abc import Iterator, Sequence

from answerable.calc.promises.facts import Finding, Promise


def no_measure(promises: Sequence[Promise]) -> Iterator[Finding]:
    """One finding for each objective that names no measure."""
    for one in promises:
        if not one.measures:
            yield Finding(
                "no_measure",
                (one.code,),
                f"Objective {one.code} has no measure: nobody will be able to say whether it was reached.",
                "Choose a measure that would move if this came true, or write the promise so that one would.",
            )
