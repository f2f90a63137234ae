"""A workbook's rows, judged as those of any return."""

from datetime import date

import pytest

from answerable.measures.intake.layouts.reading import read_with
from answerable.measures.intake.workbooks import opened
from answerable.measures.queries.verdicts import Outcome, judge
from answerable.measures.tests.layout_make import layout_of
from answerable.measures.tests.record_make import measure
from tests import ugly_returns

pytestmark = pytest.mark.django_db


def test_the_rows_of_an_ugly_return_are_new_and_good() -> None:
    measure("asb-incidents", breakdown="ASB type")
    workbook = opened(ugly_returns.asb())
    verdict = judge(read_with(layout_of(workbook), workbook, source="asb-september", as_at=date(2024, 10, 7)))
    assert (verdict.count(Outcome.NEW), len(verdict.good), verdict.problems) == (20, 20, ())
