"""What announces a recommendation, and what only speaks of one."""

import pytest

from answerable.calc.recommending.found import Kind
from answerable.calc.recommending.labels import label, section


@pytest.mark.parametrize(
    ("said", "kind", "number"),
    [
        ("Recommendation 3", Kind.RECOMMENDATION, "3"),
        ("Recommendation 3a: the force should act", Kind.RECOMMENDATION, "3a"),
        ("Recommendation 12 By 31 March the force should act", Kind.RECOMMENDATION, "12"),
        ("National recommendation 2", Kind.RECOMMENDATION, "2"),
        ("R4: The force should act", Kind.RECOMMENDATION, "R4"),
        ("Cause of concern", Kind.CAUSE_OF_CONCERN, ""),
        ("Accelerated cause of concern 1", Kind.CAUSE_OF_CONCERN, "1"),
        ("Cause of concern: calls from people at risk", Kind.CAUSE_OF_CONCERN, ""),
        ("Area for improvement 2", Kind.AREA_FOR_IMPROVEMENT, "2"),
        ("AFI 2: The force should act", Kind.AREA_FOR_IMPROVEMENT, "2"),
        ("Learning point 1", Kind.LEARNING, "1"),
    ],
)
def test_a_label(said: str, kind: Kind, number: str) -> None:
    found = label(said)
    assert found is not None
    assert (found.kind, found.number) == (kind, number)


@pytest.mark.parametrize(
    "said",
    [
        "Recommendation 3 was accepted in 2023.",
        "Recommendation 1 4",
        "Recommendations were made to all forces.",
        "Learning is at the heart of the force.",
        "Records are kept.",
        "Recorded crime 2025",
        "Area for improvement work goes on.",
        "Cause of concern about calls",
    ],
)
def test_no_label(said: str) -> None:
    assert label(said) is None


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Recommendations", Kind.RECOMMENDATION),
        ("4.2 Summary of recommendations", Kind.RECOMMENDATION),
        ("Recommendations for all forces", Kind.RECOMMENDATION),
        ("Areas for improvement:", Kind.AREA_FOR_IMPROVEMENT),
        ("Causes of concern", Kind.CAUSE_OF_CONCERN),
        ("Coroner's concerns", Kind.RECOMMENDATION),
    ],
)
def test_a_section(said: str, kind: Kind) -> None:
    found = section(said)
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize("said", ["Progress against recommendations", "Recommendations made in 2023 were met."])
def test_no_section(said: str) -> None:
    assert section(said) is None
