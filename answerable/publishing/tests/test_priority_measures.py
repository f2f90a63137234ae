"""All measures of a priority on one page, those that changed first."""

from dataclasses import replace

import pytest

from answerable.plans.tests.make import objective
from answerable.publishing.tests import judged_make, make
from answerable.publishing.tests.make import told
from answerable.publishing.tests.reading import words

pytestmark = pytest.mark.django_db
PATH = "plan/2021-25/priority-1.measures.html"
CODES = ("alike", "calls", "single")


def priority() -> str:
    """Three measures: one as usual, one that changed, one with a single figure."""
    as_usual = judged_make.months(*judged_make.USUAL, *judged_make.USUAL, measure="alike")
    changed = judged_make.months(*judged_make.USUAL, *(50 + n % 3 for n in range(9)))
    rows = [*as_usual, *changed, told("2022", "3", measure="single")]
    plan = replace(
        make.the_plan(), objectives=(objective("1.1", measures=CODES), objective("1.2", measures=("calls",)))
    )
    definitions = tuple(make.define(code, title=f"The {code} ones", direction="down_good") for code in CODES)
    make.office(*rows, definitions=definitions, plan=plan)
    make.release()
    return words(PATH)


def test_those_that_changed_stand_first_and_those_that_cannot_be_told_last() -> None:
    text = priority()
    assert text.index("The calls ones") < text.index("The alike ones") < text.index("The single ones")


def test_the_first_sentence_says_how_many_changed() -> None:
    assert "3 measures, those that changed first. 1 changed by more than chance." in priority()


def test_each_has_its_figure_its_sign_and_the_objectives_it_is_evidence_for() -> None:
    text = priority()
    assert "52 September 2022 Better than usual" in text
    assert "Evidence for objective 1.1, 1.2." in text


def test_a_very_small_chart_is_drawn_where_there_is_a_history() -> None:
    priority()
    assert make.page(PATH).count('class="chart spark"') == 2


def test_the_page_of_the_priority_leads_there() -> None:
    priority()
    assert 'href="../../plan/2021-25/priority-1.measures.html"' in make.page("plan/2021-25/priority-1.html")


def test_a_priority_without_measures_has_no_such_page() -> None:
    make.office(plan=make.the_plan_without_measures())
    make.release()
    assert "All measures of this priority" not in words("plan/2021-25/priority-1.html")
