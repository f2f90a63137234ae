"""What the next agenda of a function should look at, objective by objective, each with its reasons and what they weigh.

A proposal is a question to a person: nobody's agenda fills itself. What was promised in a restricted part is no reason here, for
the reasons go along with the item.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.db.models import QuerySet
from django.urls import reverse

from answerable.assessments.models import Judgement
from answerable.assessments.queries.standing import of_objectives
from answerable.calc.programme import WEIGHTS, Candidate, Reason, Seen, Sort, proposed, unseen_reason
from answerable.kit.wording import counted
from answerable.plans.models import Deliverable, Objective, Plan, PublishedRating
from answerable.plans.queries import in_force
from answerable.scrutiny.models import Meeting
from answerable.scrutiny.queries.meetings import not_over
from answerable.scrutiny.queries.programme_reasons import (
    Told,
    from_clocks,
    from_findings,
    from_inspections,
    from_questions,
    from_recommendations,
    from_signals,
    from_undertakings,
)
from answerable.scrutiny.queries.programme_seen import UNSEEN, current_objectives, interval_of, seen_days, seen_of

__all__ = ["Proposal", "Reason", "meetings_ahead", "next_meeting", "proposals"]


@dataclass(frozen=True)
class Proposal:
    """An objective that the next agenda should have, with its reasons, the weightiest first."""

    objective: Objective
    seen: Seen
    score: int
    reasons: tuple[Reason, ...]

    @property
    def because(self) -> str:
        """The reasons as one text, which the item keeps."""
        return " ".join(one.words for one in self.reasons)


def meetings_ahead(function: str, *, day: date) -> QuerySet[Meeting]:
    """The meetings of a function that are ahead on a day, the next first."""
    rows = Meeting.objects.to_come().filter(not_over(day), function=function, kind="meeting")
    return rows.order_by("date", "pk")


def next_meeting(function: str, *, day: date) -> Meeting | None:
    """The next meeting of a function that is ahead on a day."""
    return meetings_ahead(function, day=day).first()


def proposals(function: str, *, day: date) -> tuple[Proposal, ...]:
    """What to look at next as known on a day, the most urgent first; what a meeting ahead has already is not among them.

    Raises `calc.status.rules.WrongRules` where the rules of judging speak of a measure that is gone.
    """
    plan = in_force(day)
    if plan is None:
        return ()
    rows = list(current_objectives(day).select_related("plan", "priority").order_by("position", "pk"))
    days, every = seen_days(function, day), interval_of(function)
    # What a meeting ahead has already is not proposed: nothing is asked about it.
    rows = [one for one in rows if days.get(one.pk, UNSEEN).next is None]
    known = {one.pk: seen_of(one, days, every) for one in rows}
    following = next_meeting(function, day=day)
    reasons = _reasons(plan, rows, known, day, following.date if following else day)
    found = proposed([Candidate(str(one.pk), tuple(reasons[one.pk]), known[one.pk].next) for one in rows])
    by_key = {str(one.pk): one for one in rows}
    return tuple(Proposal(by_key[one.code], known[by_key[one.code].pk], one.score, one.reasons) for one in found)


def _reasons(
    plan: Plan, rows: Sequence[Objective], known: Mapping[int, Seen], day: date, until: date
) -> Mapping[int, list[Reason]]:
    """All reasons by the key of their objective. `until` is the day of the next meeting: what is due by then is due."""
    found: dict[int, list[Reason]] = {one.pk: [] for one in rows}
    told: Iterable[Told] = chain(
        _unseen(rows, known, day),
        _standing(plan, rows, day),
        from_signals(rows, day),
        from_findings(rows, day),
        from_undertakings(rows, day, until),
        from_recommendations(rows, day),
        from_clocks(rows, day, until),
        from_inspections(rows, known, day),
        from_questions(rows, known, day),
    )
    for key, reason in told:
        if key in found and reason not in found[key]:
            found[key].append(reason)
    return found


def _unseen(rows: Sequence[Objective], known: Mapping[int, Seen], day: date) -> Iterator[Told]:
    for one in rows:
        address = reverse("scrutiny:objective", args=[one.plan.code, one.code])
        if reason := unseen_reason(known[one.pk], day, address):
            yield one.pk, reason


def _standing(plan: Plan, rows: Sequence[Objective], day: date) -> Iterator[Told]:
    """Where a rating and the evidence differ, and where work that is owed is late."""
    for one in of_objectives(plan, _rated_or_owed(plan, rows), day):
        address = reverse("assessments:objective", args=[plan.code, one.objective.code])
        if one.differs:
            words = "Its rating and its figures say different things."
            yield one.objective.key, Reason(Sort.DIFFERS, words, WEIGHTS[Sort.DIFFERS].each, address)
        if late := one.counts.deliverables_late:
            words = f"{counted(late, 'piece')} of the work that the plan owes {'is' if late == 1 else 'are'} late."
            weight = min(late * WEIGHTS[Sort.WORK].each, WEIGHTS[Sort.WORK].most)
            yield one.objective.key, Reason(Sort.WORK, words, weight, address)


def _rated_or_owed(plan: Plan, rows: Sequence[Objective]) -> list[Objective]:
    """Those that were rated or judged, or that work is owed for: nothing of the others can differ or be late."""
    told = (PublishedRating.objects, Judgement.objects, Deliverable.objects)
    keys = {key for some in told for key in some.filter(objective__plan=plan).values_list("objective", flat=True)}
    return [one for one in rows if one.pk in keys]
