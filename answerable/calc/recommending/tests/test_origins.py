"""Whose report it is, by its first page."""

import pytest

from answerable.calc.recommending.origins import origin
from answerable.calc.recommending.tests.made import report


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ("# Regulation 28 report to prevent future deaths", "coroner"),
        ("# PEEL 2026: Northmoor Police", "inspectorate"),
        ("# A visit to custody\nHMICFRS, January 2026", "inspectorate"),
        ("# Internal audit: seals", "internal_audit"),
        ("# Response to a super-complaint\nBy HMICFRS and the IOPC", "super_complaint"),
        ("# A letter", ""),
    ],
)
def test_the_first_page_says_it(said: str, whose: str) -> None:
    assert origin(report(said)) == whose


def test_what_stands_further_back_says_nothing() -> None:
    assert origin(report("\n".join(["Words."] * 20 + ["HMICFRS"]))) == ""
