"""Strategic summaries for tests: pages made by hand, and drafts of a plan with two objectives."""

from datetime import date

from answerable.assessments.models import Summary
from answerable.assessments.operations import summary as operations
from answerable.assessments.operations.summary import Text
from answerable.assessments.queries.answers import Beside, Difference, Step
from answerable.assessments.queries.summary import (
    Change,
    KeyMeasure,
    LiveRecommendation,
    SummaryJudgement,
    SummaryObjective,
    SummaryPage,
    SummaryPriority,
    SummaryRating,
    SummaryScale,
)
from answerable.calc.status.answer import Delivery, Performance, Strength
from answerable.measures.queries.cited import Cited, cited
from answerable.measures.tests.record_make import ANALYST, MARCH_2024, NOON, measure, record, row, source
from answerable.plans.models import Plan
from answerable.plans.operations import adopt, set_scale
from answerable.plans.tests import make

DAY = date(2024, 11, 7)
GREEN = Step("green", "Green", "Done by #March & <April>.", "circle")
AMBER = Step("amber", "Amber", "Some of it done.", "triangle")
SCALE = SummaryScale("The harbour's ratings", "", (GREEN, AMBER))
OPENING = "In 2023 the harbour took {calls 2023} calls.\n\n- It was busy.\n- It was *loud* $ #here_."


def objective(code: str = "1.1", **told: object) -> SummaryObjective:
    """An objective that is rated green and cannot be judged."""
    plain: dict[str, object] = {
        "code": code,
        "title": f"Objective {code}",
        "rating": SummaryRating(GREEN, MARCH_2024, "harbour master", "The harbour's report"),
        "performance": Performance.CANNOT,
        "reason": "no measure is named as evidence for it",
        "strength": Strength.NONE,
        "suggested": None,
        "judgement": None,
        "difference": Difference(Beside.UNSUPPORTED, "Rated green; it cannot be judged."),
        "delivery": Delivery.NONE,
        "work": "",
        "rule": "no-measure",
        "rule_words": "No measure is named as evidence for it.",
    }
    return SummaryObjective(**(plain | told))  # type: ignore[arg-type]


def full_objective(code: str = "1.2") -> SummaryObjective:
    """An objective of which everything is said."""
    return objective(
        code,
        performance=Performance.WORSE,
        reason="2 of 3 got worse",
        strength=Strength.COMPARED,
        suggested=AMBER,
        judgement=SummaryJudgement(GREEN, DAY, "deputy harbour master", "The boats came in", "The fog was long"),
        difference=Difference(Beside.KINDER, "Judged green; the rules suggest amber."),
        delivery=Delivery.LATE,
        work="1 of 3 pieces of work done, 1 late",
        changes=(
            Change(None, "The computed status went from “Mixed” to “Getting worse”."),
            Change(DAY, "Judged Green."),
        ),
        recommendations=(
            LiveRecommendation("Mend the lamp", "Lamps of the coast", "3", "Open", MARCH_2024, late=True),
        ),
        measures=(KeyMeasure("calls", "Calls", "Calls rose by 4%", "154,666", "2023"),),
    )


def page(*objectives: SummaryObjective, opening: Cited | None = None, since: date | None = MARCH_2024) -> SummaryPage:
    """A page with one priority."""
    return SummaryPage(
        title="How the plan of the harbour stands",
        office="The harbour office",
        force="The harbour watch",
        plan="2021-25",
        plan_title="The plan",
        as_at=DAY,
        since=since,
        opening=opening or Cited(()),
        priorities=(SummaryPriority("1", "Safe water", Cited(()), objectives),),
        scales=(SCALE,),
        rules="answerable-1",
    )


def cited_page() -> SummaryPage:
    """A page with everything on it; its opening cites a figure that is held."""
    held_calls()
    return page(objective(), full_objective(), opening=cited(OPENING))


def held_calls() -> None:
    measure("calls")
    source("report")
    record(row("154666"))


def a_plan() -> Plan:
    """A plan with two rated objectives, one of them with a measure of which one figure is held."""
    held_calls()
    set_scale([make.GREEN], by=ANALYST, at=NOON)
    rated = (make.rated(),)
    line = make.plan(
        make.objective("1.1", measures=("calls",), published=rated), make.objective("1.2", published=rated)
    )
    adopt(line, position=0, by=ANALYST, at=NOON)
    return Plan.objects.get()


def draft(opening: str = OPENING, *, plan: Plan | None = None, as_at: date = DAY, since: date | None = None) -> Summary:
    text = Text("How it stands", as_at, since, opening, {"1": "It took {calls 2023} calls."})
    return operations.write_summary(plan or a_plan(), text, by=ANALYST, at=NOON)


def submitted(kept: Summary | None = None) -> Summary:
    kept = kept or draft()
    return operations.submit_summary(kept.code, edition=kept.edition, to="the panel", by=ANALYST, at=NOON)
