"""The public part of the thread of each objective, from what may be public of scrutiny and from nothing else."""

from collections.abc import Iterator, Mapping

from answerable.plans.models import Objective, Plan
from answerable.publishing import addresses
from answerable.publishing.pages.parts import Mark, Ref
from answerable.publishing.pages.scrutiny import ChallengesPage, QuestionEntry
from answerable.publishing.pages.threads import Kept, Looked, Thread
from answerable.publishing.queries.scrutiny import Scrutiny, question_entry


def threads(held: Scrutiny, challenges: object) -> Mapping[int, Thread]:
    """The thread of each objective that has one, by its key."""
    record = held.record
    found = {}
    for plan in record.plans:
        titles = {one.pk: one.title for one in record.priorities.get(plan.pk, ())}
        for one in record.objectives[plan.pk]:
            code = f"{plan.code}/{one.code}"
            thread = Thread(
                meetings=tuple(_meetings(plan, one, held)),
                questions=_questions(titles.get(one.priority_id or 0, ""), held),
                promises=tuple(_promises(code, held)),
                challenges=tuple(_challenges(code, challenges)),
            )
            if thread != Thread():
                found[one.pk] = thread
    return found


def _meetings(plan: Plan, objective: Objective, held: Scrutiny) -> Iterator[Looked]:
    """The meetings that looked at it or are to, the newest first."""
    for meeting in sorted(held.meetings.values(), key=lambda one: one.day, reverse=True):
        ref = held.meeting(meeting.code)
        for item in meeting.open_items:
            if ref and any((one.plan, one.code) == (plan.code, objective.code) for one in item.objectives):
                judged = Mark(item.assurance, item.shape) if item.assurance else None
                yield Looked(ref, meeting.day, meeting.month_only, item.title, meeting.ahead, judged)


def _questions(priority: str, held: Scrutiny) -> tuple[QuestionEntry, ...]:
    return tuple(question_entry(one) for one in held.questions if priority and one.priority == priority)


def _promises(code: str, held: Scrutiny) -> Iterator[Kept]:
    for one in held.promises:
        if one.objective == code:
            ref = Ref(one.words, addresses.promise(one.reference))
            yield Kept(ref, one.state_words, one.due, one.is_late, one.state)


def _challenges(code: str, page: object) -> Iterator[Kept]:
    for one in page.challenges if isinstance(page, ChallengesPage) else ():
        if one.objective == code:
            late = any(step.late_days and not step.responded_on for step in one.steps)
            yield Kept(Ref(one.subject, addresses.CHALLENGES), one.state_words, one.raised_on, late, one.state)
