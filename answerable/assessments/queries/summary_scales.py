"""The scales that a summary prints with the definition of each step."""

from collections.abc import Collection

from answerable.assessments.queries.scales import scales
from answerable.assessments.queries.summary import SummaryScale


def printed_scales(shown: Collection[str]) -> tuple[SummaryScale, ...]:
    """Those in use, and those of which a step is shown: `shown` are codes of scales."""
    return tuple(
        SummaryScale(one.title, one.meaning, one.steps)
        for one in scales()
        if one.steps and (one.in_use or one.code in shown)
    )
