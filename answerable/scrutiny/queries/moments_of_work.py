"""What was judged, recommended and decided of an objective, as the parts that hold it tell it."""

from collections.abc import Iterator, Sequence
from datetime import date

from answerable.assessments.models import Judgement
from answerable.decisions.queries import objectives as decisions
from answerable.plans.models import Objective
from answerable.recommendations.queries import standing as recommendations
from answerable.scrutiny.queries.moments import Moment, Sort, ended, joined


def of_work(objectives: Sequence[Objective], day: date) -> Iterator[Moment]:
    """Judgements, recommendations and decisions, up to a day."""
    keys = [one.pk for one in objectives]
    yield from judgements(keys, day)
    yield from recommended(keys, day)
    yield from decided(keys, day)


def judgements(keys: Sequence[int], day: date) -> Iterator[Moment]:
    """Each judgement with its reason, and why it differs from the rules where it does."""
    rows = Judgement.objects.filter(objective__in=keys, as_at__lte=day).select_related("rating", "computed")
    for row in rows.order_by("as_at", "pk"):
        judge = f"{row.judge_name}, {row.judge_role}," if row.judge_name else f"The {row.judge_role.lower()}"
        against = (
            f"The rules said {str(row.computed.get_performance_display()).lower()}: {ended(row.differs_because)}"
            if row.differs
            else ""
        )
        # An office that has switched its ratings off judges in words alone.
        step = f" {row.rating.word.lower()}" if row.rating else ""
        yield Moment(
            row.as_at,
            Sort.JUDGED,
            joined([f"{judge} judged it{step}: {ended(row.reason)}", against]),
        )


def recommended(keys: Sequence[int], day: date) -> Iterator[Moment]:
    """Recommendations on the day that they were made, and each step since."""
    for one in recommendations.for_objective(keys):
        if one.day <= day:
            words = joined([ended(one.heading), ended(one.text)])
            yield Moment(one.day, Sort.RECOMMENDED, words, said=one.source, href=one.address)


def decided(keys: Sequence[int], day: date) -> Iterator[Moment]:
    """Decisions whose day is known."""
    for one in decisions.for_objective(keys):
        if one.day and one.day <= day:
            number = f"Decision {one.reference}: " if one.reference else "Decision: "
            outcome = "" if one.kind == "taken" else "It was not carried."
            words = joined([number + ended(one.title), ended(one.words), outcome])
            yield Moment(one.day, Sort.DECIDED, words, href=one.address)
