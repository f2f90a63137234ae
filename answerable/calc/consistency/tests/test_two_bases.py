"""One change measured against two periods."""

import pytest

from answerable.calc.consistency.tests.papers import check_found, check_silent
from answerable.calc.consistency.two_bases import two_bases

ONE = "The dashcam portal saw 1,753 clips in 2023, a 27.6% increase on 2022.\nNothing.\n"


def test_two_bases() -> None:
    message = "27.6% is measured against 2022 (line 1) and against 2021 (line 3)."
    check_found(two_bases, message, ONE + "The dashcam portal saw 1,753 clips in 2023, a 27.6% increase on 2021.")


RIGHT = [
    "The dashcam portal saw 1,753 clips in 2023, a 27.6% increase on 2022.",
    "The dashcam portal saw 1,753 clips in 2023, a 27.6% increase.",
    "In Ashby burglary had a 27.6% increase on 2021.",
]


@pytest.mark.parametrize("other", RIGHT)
def test_one_base_or_another_thing(other: str) -> None:
    check_silent(two_bases, ONE + other)
