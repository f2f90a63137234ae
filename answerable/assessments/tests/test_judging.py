"""Judging: the reason is asked, the difference is kept, two at once lose nothing, and a file brings it all back."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.assessments.intake.judgements import read_judgements, written_judgements
from answerable.assessments.intake.rules import shipped
from answerable.assessments.models import ComputedStatus, Judgement, RuleSet
from answerable.assessments.operations import refusals
from answerable.assessments.operations.judging import judge
from answerable.assessments.operations.loading import JudgingRefused, load_judgements
from answerable.assessments.operations.rules import use_rules
from answerable.assessments.queries.lines import judgements_file
from answerable.assessments.tests.make import HOLDER, MORNING, OFFICER, counted, judged, objective, office, said, stands
from answerable.calc.status.answer import Performance
from answerable.kit.models import AuditEntry
from answerable.kit.toml import Problem
from answerable.measures.tests.record_make import later
from answerable.plans.models import Plan, Rating, RatingScale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def calls_rose(db: None) -> None:
    """The figures say red, the paper published green."""
    office()
    counted({2022: "300", 2023: "400"})


class TestJudging:
    def test_the_status_of_that_moment_is_kept_beside_it(self) -> None:
        kept = judged("red")
        assert (kept.computed.performance, kept.differs, kept.differs_because) == ("worse", False, "")
        assert stands().judgement is not None

    def test_a_difference_is_kept_with_its_reason_for_ever(self) -> None:
        judged("green")
        counted({2023: "200"}, as_at=date(2024, 10, 1))
        found = stands()
        assert found.computed.performance is Performance.BETTER
        assert found.judgement is not None
        assert found.judgement.computed.performance is Performance.WORSE
        assert found.judgement.differs_because == "The figure is of one year only."

    def test_a_difference_without_its_reason_is_refused(self) -> None:
        with pytest.raises(refusals.DifferenceUnsaid, match="The rules suggest red: say why you judge green"):
            judged("green", differs_because=" ")

    def test_to_rate_what_cannot_be_judged_is_a_difference_too(self) -> None:
        with pytest.raises(refusals.DifferenceUnsaid, match="it cannot be judged: say why"):
            judged("green", code="1.2", differs_because="")

    def test_without_a_reason_nothing_is_kept(self) -> None:
        with pytest.raises(refusals.NoReason):
            judged("red", reason="  ")
        assert not ComputedStatus.objects.exists()

    @pytest.mark.parametrize("day", [date(2024, 11, 8), date(2021, 3, 31)])
    def test_a_day_to_come_or_before_the_plan_is_refused(self, day: date) -> None:
        with pytest.raises(refusals.WrongDay):
            judged("red", as_at=day)

    def test_a_leap_day_is_a_day_like_any_other(self) -> None:
        assert judged("red", as_at=date(2024, 2, 29)).computed.as_at == date(2024, 2, 29)

    def test_a_step_of_no_scale_is_refused(self) -> None:
        with pytest.raises(refusals.WrongStep, match="Green, Amber, Red"):
            judged("blue")

    def test_an_objective_that_was_left_out_is_judged_as_at_a_day_before_only(self) -> None:
        Plan.objects.get().objectives.update(ended_on=date(2024, 10, 1), ended_because="A variation")
        with pytest.raises(refusals.NoLongerJudged):
            judged("red")
        assert judged("red", as_at=date(2024, 9, 30)).pk

    def test_the_trail_has_it_without_the_name(self) -> None:
        judged("red", judge_name="A. Reader")
        entry = AuditEntry.objects.filter(action="objective judged").get()
        assert (entry.subject, "Reader" in entry.after_json) == ("objective:2021-25/1.1", False)


class TestTwoAtOnce:
    def test_the_second_is_told_and_the_first_stays(self) -> None:
        first = judged("red")
        with pytest.raises(refusals.SomebodyElseJudged) as refused:
            judge(objective(), said("amber"), seen=None, by=OFFICER, at=later(1))
        assert refused.value.theirs.key == first.pk
        assert Judgement.objects.get() == first

    def test_who_has_read_the_first_judges_after_it(self) -> None:
        first = judged("red")
        second = judge(objective(), said("amber"), seen=first.pk, by=OFFICER, at=later(1))
        assert (second.earlier, list(Judgement.objects.current())) == (first, [second])


class TestInWords:
    def test_an_office_without_ratings_judges_in_words(self) -> None:
        scale = RatingScale.objects.create(code="rag", title="Colours", in_use=False)
        Rating.objects.update(scale=scale)
        kept = judged("", differs_because="")
        found = stands().judgement
        assert kept.rating is None
        assert found is not None
        assert (found.step.word, found.reason) == ("Judged in words", "Callers told us so.")

    def test_and_a_colour_is_refused_there(self) -> None:
        Rating.objects.update(scale=RatingScale.objects.create(code="rag", title="Colours", in_use=False))
        with pytest.raises(refusals.WrongStep):
            judged("green")


class TestRules:
    def test_a_change_is_a_new_version_and_the_old_judgement_keeps_its_own(self) -> None:
        kept = judged("red")
        newer = replace(shipped(), version=2, because="Two years are enough.", too_old_after=24)
        assert use_rules(newer, by=HOLDER, at=later(1))
        assert not use_rules(newer, by=HOLDER, at=later(2))
        kept.refresh_from_db()
        assert (kept.computed.rules.version, stands().computed.rules) == (1, "answerable-2")

    def test_a_version_that_was_used_is_not_changed(self) -> None:
        judged("red")
        with pytest.raises(refusals.RulesRefused, match="give the changed ones a new version"):
            use_rules(replace(shipped(), too_old_after=24), by=HOLDER, at=later(1))

    def test_rules_without_a_reason_are_refused(self) -> None:
        with pytest.raises(refusals.RulesRefused, match="'because' is missing"):
            use_rules(replace(shipped(), version=2, because=""), by=HOLDER, at=later(1))


class TestFile:
    def test_it_comes_back_as_it_was(self) -> None:
        first = judged("green", judge_name="A. Reader")
        judge(objective(), said("red"), seen=first.pk, by=OFFICER, at=later(1))
        text = written_judgements(judgements_file())
        problems: list[Problem] = []
        read = read_judgements(text.encode(), "judgements.json", problems)
        Judgement.objects.order_by("-pk").first().delete()  # type: ignore[union-attr]
        Judgement.objects.all().delete()
        ComputedStatus.objects.all().delete()
        RuleSet.objects.all().delete()
        assert load_judgements(read, by=HOLDER, at=MORNING) == 3
        assert (written_judgements(judgements_file()), problems) == (text, [])

    def test_the_same_again_is_nothing(self) -> None:
        judged("red")
        assert load_judgements(judgements_file(), by=HOLDER, at=MORNING) == 0

    def test_a_public_one_does_not_say_which_account(self) -> None:
        judged("red")
        assert "user:2" not in written_judgements(judgements_file(restricted=False))

    def test_all_that_is_not_held_is_told_at_once(self) -> None:
        judged("red")
        file = judgements_file()
        (line,) = file.judgements
        wrong = replace(file, judgements=(replace(line, objective="9.9"), replace(line, rating="blue")))
        with pytest.raises(JudgingRefused) as refused:
            load_judgements(wrong, by=HOLDER, at=MORNING)
        assert len(refused.value.problems) == 2

    def test_what_is_no_such_file_says_so(self) -> None:
        problems: list[Problem] = []
        read_judgements(b'{"form": 1}', "judgements.json", problems)
        assert str(problems[0]).startswith("judgements.json: this is no file of judgements")
