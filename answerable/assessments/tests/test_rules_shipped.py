"""The shipped rules: what they make of facts, and that worse news never helps. Pure: nothing is read from a database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.assessments.intake.rules import read, shipped
from answerable.calc.status.answer import Delivery, Performance, Question, Status, Strength, Weight
from answerable.calc.status.facts import Against, Basis, Facts, MeasureFact, Shows, Way, Work
from answerable.calc.status.judging import status
from answerable.calc.status.rules import Condition, RuleSet, WrongRules, check
from answerable.calc.status.tests.make import BETTER, COLOURS, MEETS, MISSES, STEADY, WORSE, facts, measure, with_rule

RULES = shipped()
HELD = {"waits"}
ORDER = {
    Performance.BETTER: 3,
    Performance.MEETING: 3,
    Performance.STEADY: 2,
    Performance.MIXED: 1,
    Performance.MISSING: 0,
    Performance.WORSE: 0,
}
STEPS = {"green": 3, "amber": 2, "red": 1}
ACTIVITY = measure(code="patrols", shows=Shows.ACTIVITY)


def judged(held: Facts, rules: RuleSet = RULES) -> Status:
    return status(held, rules, steps=COLOURS)


def rule_that_decided(held: Facts, question: Question = Question.PERFORMANCE) -> str:
    return next(one.rule for one in judged(held).spoken if one.question is question and one.decided)


class TestPerformance:
    @pytest.mark.parametrize(
        ("measures", "performance", "step"),
        [
            ((BETTER,), Performance.BETTER, "green"),
            ((WORSE,), Performance.WORSE, "red"),
            ((BETTER, WORSE), Performance.MIXED, "amber"),
            ((STEADY,), Performance.STEADY, "amber"),
            ((MEETS,), Performance.MEETING, "green"),
            ((MISSES,), Performance.MISSING, "red"),
            ((BETTER, MISSES), Performance.MIXED, "amber"),
            ((MEETS, MISSES), Performance.MIXED, "amber"),
            ((MEETS, WORSE), Performance.WORSE, "red"),
        ],
    )
    def test_measures_of_a_result_say_it(
        self, measures: tuple[MeasureFact, ...], performance: Performance, step: str
    ) -> None:
        found = judged(facts(*measures))
        assert (found.performance, found.step) == (performance, step)

    def test_work_done_counts_for_nothing(self) -> None:
        busy = replace(ACTIVITY, way=Way.BETTER, basis=Basis.TESTED)
        assert judged(facts(busy)).performance is Performance.CANNOT

    def test_a_small_change_that_nothing_tested_is_none(self) -> None:
        assert judged(facts(measure(Way.WORSE, size=4))).performance is Performance.STEADY

    def test_a_small_change_that_was_tested_is_one(self) -> None:
        tested = measure(Way.WORSE, size=4, basis=Basis.TESTED)
        assert judged(facts(tested)).performance is Performance.WORSE

    def test_a_near_miss_is_no_miss(self) -> None:
        near = replace(MISSES, short=Decimal("1.9"))
        assert rule_that_decided(facts(near)) == "nearly"

    def test_changes_that_only_the_papers_print_want_a_check(self) -> None:
        printed = measure(Way.BETTER, basis=Basis.PRINTED)
        found = judged(facts(printed))
        assert (found.performance, found.step) == (Performance.BETTER, "amber")


class TestCannotBeJudged:
    @pytest.mark.parametrize(
        ("measures", "rule"),
        [
            ((), "no-measure"),
            ((measure(figures=0, last=None),), "no-figure"),
            ((ACTIVITY,), "only-activity"),
            ((measure(direction="contested", shows=Shows.CONTEXT),), "only-contested"),
            ((measure(Way.BETTER, disputed=True),), "contradicted"),
            ((measure(Way.BETTER, doubts=1, size=49),), "contradicted"),
            ((measure(Way.BETTER, last=date(2023, 4, 30)),), "too-old"),
            ((measure(),), "one-period"),
        ],
    )
    def test_each_reason_has_its_rule(self, measures: tuple[MeasureFact, ...], rule: str) -> None:
        held = facts(*measures)
        assert judged(held).performance is Performance.CANNOT
        assert rule_that_decided(held) == rule

    def test_it_suggests_no_colour(self) -> None:
        assert judged(facts()).step == ""

    def test_and_gives_no_assurance(self) -> None:
        assert status(facts(), RULES, steps=("assured", "partly-assured", "not-assured")).step == "not-assured"

    def test_a_change_larger_than_the_contradiction_still_counts(self) -> None:
        assert judged(facts(measure(Way.BETTER, doubts=1, size=50))).performance is Performance.BETTER

    def test_the_month_eighteen_months_back_is_not_too_old(self) -> None:
        assert judged(facts(measure(Way.BETTER, last=date(2023, 5, 31)))).performance is Performance.BETTER

    def test_what_was_asked_for_a_time_that_is_over_stands_for_good(self) -> None:
        done = replace(MEETS, last=date(2021, 3, 31), stands_for_good=True)
        assert judged(facts(done)).performance is Performance.MEETING


class TestDelivery:
    @pytest.mark.parametrize(
        ("work", "delivery"),
        [
            (Work(), Delivery.NONE),
            (Work(owed=2, done=1), Delivery.ON_TRACK),
            (Work(owed=2, done=1, late=1), Delivery.LATE),
            (Work(owed=2, done=2), Delivery.DONE),
            (Work(owed=2, done=1, stopped=1), Delivery.STOPPED),
        ],
    )
    def test_it_is_a_question_of_its_own(self, work: Work, delivery: Delivery) -> None:
        found = judged(facts(WORSE, work=work))
        assert (found.delivery, found.performance) == (delivery, Performance.WORSE)

    @pytest.mark.parametrize(
        "held", [facts(BETTER, work=Work(owed=1, late=1)), facts(BETTER, causes=1), facts(BETTER, late=1)]
    )
    def test_what_is_owed_keeps_good_figures_from_green(self, held: Facts) -> None:
        assert judged(held).step == "amber"


class TestStrength:
    @pytest.mark.parametrize(
        ("measures", "strength"),
        [
            ((), Strength.NONE),
            ((ACTIVITY,), Strength.ACTIVITY),
            ((BETTER,), Strength.MEASURED),
            ((replace(BETTER, compared=True),), Strength.COMPARED),
            ((MEETS,), Strength.COMPARED),
        ],
    )
    def test_it_stands_beside_whatever_the_figures_say(
        self, measures: tuple[MeasureFact, ...], strength: Strength
    ) -> None:
        assert judged(facts(*measures)).strength is strength


class TestReasoning:
    def test_every_measure_is_told_with_how_it_weighs(self) -> None:
        found = judged(facts(BETTER, ACTIVITY, WORSE)).considered
        weights = {one.measure: one.weight for one in found if one.measure}
        assert weights == {"drops": Weight.AGAINST, "waits": Weight.FOR, "patrols": Weight.LEFT_OUT}

    def test_what_does_not_count_says_why(self) -> None:
        (one,) = [one for one in judged(facts(ACTIVITY)).considered if one.measure]
        assert one.why == "it shows work or means, not what came of them"

    def test_what_speaks_loudest_against_it_comes_first(self) -> None:
        louder = measure(Way.WORSE, code="abandoned", size=268)
        assert judged(facts(BETTER, WORSE, louder)).foremost == judged(facts(louder)).foremost

    def test_the_rule_that_decided_says_its_numbers(self) -> None:
        assert judged(facts(BETTER, WORSE)).clause == "1 got better and 1 worse."

    def test_rules_that_applied_too_are_told(self) -> None:
        spoken = [one.rule for one in judged(facts(BETTER, WORSE)).spoken if one.question is Question.PERFORMANCE]
        assert spoken == ["better-and-worse", "worse", "better"]

    def test_an_overdue_figure_is_told(self) -> None:
        (one,) = [one for one in judged(facts(replace(BETTER, overdue=1))).considered if one.measure]
        assert one.besides == "Its next figure is 1 day overdue."


class TestWrongRules:
    def test_the_shipped_ones_are_right(self) -> None:
        check(RULES, measures=())

    def test_a_term_that_is_not_known_is_named_with_its_rule(self) -> None:
        with pytest.raises(WrongRules, match="Rule 'own' asks for the term 'betterment', which is not known"):
            check(with_rule(RULES, when=Condition("betterment", least=1)), measures=HELD)

    @pytest.mark.parametrize("words", ["{late", "50% }", "{", "{late!r}", "{late.real}", "{late:>9}"])
    def test_words_that_cannot_be_filled_in_are_refused(self, words: str) -> None:
        wrong = replace(RULES, rules=(replace(RULES.rules[0], words=words), *RULES.rules[1:]))
        with pytest.raises(WrongRules, match=f"Rule '{RULES.rules[0].code}'"):
            check(wrong, measures=())

    def test_a_measure_that_is_gone_is_named_with_its_rule(self) -> None:
        gone = Condition("way", among=("worse",), measure="calls-gone")
        with pytest.raises(WrongRules, match="Rule 'own' asks for the measure 'calls-gone', which is not held"):
            check(with_rule(RULES, when=gone), measures=HELD)

    def test_a_measure_that_is_held_can_be_asked_for(self) -> None:
        rules = with_rule(RULES, when=Condition("way", among=("better",), measure="waits"))
        check(rules, measures=HELD)
        assert judged(facts(BETTER), rules).performance is Performance.WORSE

    def test_and_says_nothing_of_an_objective_without_it(self) -> None:
        rules = with_rule(RULES, when=Condition("way", among=("worse",), measure="waits"))
        assert judged(facts(MEETS), rules).performance is Performance.MEETING

    def test_rules_without_a_last_word_are_refused(self) -> None:
        short = replace(RULES, rules=tuple(one for one in RULES.rules if one.code != "steady"))
        with pytest.raises(WrongRules, match="do not end with one that always applies"):
            check(short, measures=())

    def test_a_step_that_no_scale_has_is_refused(self) -> None:
        with pytest.raises(WrongRules, match="answers 'amber'"):
            check(RULES, measures=(), steps={"green", "red"})

    def test_a_file_tells_all_that_is_wrong_with_it(self) -> None:
        rules, problems = read(b'code = "own"\nversion = 1\n[[rule]]\nquestion = "why"\n')
        assert rules is None
        assert {"title", "because", "question", "answer"} <= {str(one).split("'")[1] for one in problems}


WAYS = st.sampled_from([Way.BETTER, Way.STEADY, Way.NEITHER, Way.UNTOLD, Way.WORSE])
MEASURES = st.builds(
    measure,
    WAYS,
    size=st.integers(0, 300),
    against=st.sampled_from(Against),
    shows=st.sampled_from(Shows),
    doubts=st.integers(0, 1),
    short=st.integers(0, 9).map(Decimal),
)
WORSENING = st.builds(measure, st.just(Way.WORSE), size=st.integers(60, 300), code=st.just("worsening"))
WORKS = st.builds(Work, owed=st.integers(1, 4), done=st.integers(0, 1), slips=st.integers(0, 2))


class TestNeverKinder:
    @given(st.lists(MEASURES, max_size=5), WORSENING, WORKS)
    def test_one_more_measure_that_got_worse_never_helps(
        self, held: list[MeasureFact], worse: MeasureFact, work: Work
    ) -> None:
        before, after = judged(facts(*held, work=work)), judged(facts(*held, worse, work=work))
        if before.performance is not Performance.CANNOT:
            assert ORDER[after.performance] <= ORDER[before.performance]
            assert STEPS[after.step] <= STEPS[before.step]

    @given(st.lists(MEASURES, max_size=5), WORKS)
    def test_work_that_is_late_never_helps(self, held: list[MeasureFact], work: Work) -> None:
        late = replace(work, late=1)
        before, after = judged(facts(*held, work=work)), judged(facts(*held, work=late))
        assert after.performance is before.performance
        assert STEPS.get(after.step, 0) <= STEPS.get(before.step, 0)

    @given(st.lists(MEASURES, max_size=5))
    def test_one_more_measure_of_activity_changes_nothing(self, held: list[MeasureFact]) -> None:
        before, after = judged(facts(ACTIVITY, *held)), judged(facts(ACTIVITY, *held, ACTIVITY))
        assert (after.performance, after.step, after.strength) == (before.performance, before.step, before.strength)

    @given(st.permutations([BETTER, WORSE, STEADY, MEETS, MISSES, ACTIVITY]))
    def test_the_order_of_the_measures_does_not_matter(self, held: list[MeasureFact]) -> None:
        assert judged(facts(*held)).clause == judged(facts(BETTER, WORSE, STEADY, MEETS, MISSES, ACTIVITY)).clause
