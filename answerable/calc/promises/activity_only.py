"""A promise of doing and not of what is to come of it: a strategy, a review, a campaign.

It is kept once the thing is done, whether or not anything is different then.
"""

from collections.abc import Iterator, Sequence

from answerable.calc.promises.facts import Finding, Promise
from answerable.calc.promises.outcomes import deeds, says_a_result


def activity_only(promises: Sequence[Promise]) -> Iterator[Finding]:
    """One finding for each objective whose words name deeds and no result."""
    for one in promises:
        done = deeds(one.text)
        if done and not says_a_result(one.text):
            yield Finding(
                "activity_only",
                (one.code,),
                f"Objective {one.code} promises what will be done (“{done[0]}”) and not what is to come of it.",
                "Add for whom it makes which difference, or write it as a deliverable of an objective that does.",
            )
