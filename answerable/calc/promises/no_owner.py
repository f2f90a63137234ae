"""An objective that is nobody's: no role answers for it."""

from collections.abc import Iterator, Sequence

from answerable.calc.promises.facts import Finding, Promise


def no_owner(promises: Sequence[Promise]) -> Iterator[Finding]:
    """One finding for each objective without a role that owns it."""
    for one in promises:
        if not one.owner:
            yield Finding(
                "no_owner",
                (one.code,),
                f"Objective {one.code} has no owner: nobody in particular answers for it.",
                "Name the role that answers for it, such as “Assistant Chief Constable, Operations”.",
            )
