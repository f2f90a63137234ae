"""Reports that nobody would write: thousands of recommendations, all alike, all unlike, without a number; words without an end."""

from time import perf_counter

import pytest

from answerable.calc.recommending.reading import recommendations
from answerable.calc.recommending.tests.made import report

MANY = 3_000
TEXTS = {
    "numbered": "\n".join(f"Recommendation {n}: The force should do thing {n}." for n in range(MANY)),
    "one number": "\n".join(f"Recommendation 1: Word{n} should be other{n} and third{n}." for n in range(MANY)),
    "no number": "# Areas for improvement\n" + "\n".join(f"- The force should do thing {n}." for n in range(MANY)),
    "under a cause": "# Cause of concern\nIt is bad.\n# Recommendations\n"
    + "\n".join(f"- The force should do thing {n}." for n in range(MANY)),
    "rows": "Ref\tRecommendation\n" + "\n".join(f"\tDo thing {n}." for n in range(MANY)),
    "capitals": f"Recommendation 1: {'Aa ' * 50_000}should act.",
    "stops": f"Recommendation 1: The force should act{';' * 50_000} now.",
    "blanks": f"Recommendation 1{' ' * 50_000}x",
}


@pytest.mark.parametrize("name", TEXTS)
def test_it_is_read_in_seconds_and_no_two_numbers_are_alike(name: str) -> None:
    document = report(TEXTS[name])
    begin = perf_counter()
    found = recommendations(document)
    assert perf_counter() - begin < 20
    assert len({one.number for one in found}) == len(found)
