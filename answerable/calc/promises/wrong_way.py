"""A measure that gets better in the other direction than the promise says.

"Reduce burglary" with a measure of burglaries whose definition says that more is better: one of the two is wrong, or the
measure is of something else. Measures of what is done about a thing (arrests, answers, outcomes), and those that say
"not" or "without", are left alone: more of them is no more of the thing.
"""

from collections.abc import Iterator, Sequence

from answerable.calc.promises.changes import Change, changes
from answerable.calc.promises.facts import Better, Finding, MeasureFact, Promise
from answerable.calc.promises.words import PLAIN, stem, words

DONE_ABOUT = frozenset(
    [
        "answer",
        "attend",
        "arrest",
        "charge",
        "convict",
        "detect",
        "resolve",
        "solve",
        "outcome",
        "disrupt",
        "prevent",
        "avoid",
        "save",
        "seize",
        "recover",
        "identify",
        "train",
        "train",
        "report",
        "refer",
        "referral",
        "satisf",
        "survey",
        "reach",
        "spend",
        "fund",
        "fewer",
        "less",
        "reduction",
        "cut",
        "down",
        "drop",
        "fall",
        "not",
        "no",
        "without",
        "free",
        "clear-up",
        "sanction",
        "close",
        "settl",
        "respon",
        "warn",
        "support",
        "confid",
        "trust",
        "patrol",
        "post",
        "member",
        "visit",
        "hour",
        "gbp",
        "cost",
        "invest",
    ]
)
OTHER_WAY = {Better.UP: "higher is better", Better.DOWN: "lower is better", Better.NEITHER: ""}


def wrong_way(promises: Sequence[Promise]) -> Iterator[Finding]:
    """One finding for each measure of each objective that goes the other way than what is promised of it."""
    for one in promises:
        promised = changes(one.text)
        for measure in one.measures:
            against = next((change for change in promised if _is_against(change, measure)), None)
            if against:
                yield Finding(
                    "wrong_way",
                    (one.code,),
                    f"Objective {one.code} promises “{against.said}”, but of its measure “{measure.title}” {OTHER_WAY[measure.better]}.",
                    "Put the promise right, or the direction in the measure's definition, or choose a measure of the thing itself.",
                )


def _is_against(change: Change, measure: MeasureFact) -> bool:
    if measure.better in (Better.NEITHER, change.better) or not change.of:
        return False
    said = words(measure.title)
    if any(word.startswith(done) or stem(word) == done for word in said for done in DONE_ABOUT):
        return False
    return change.of <= {stem(word) for word in said if word not in PLAIN}
