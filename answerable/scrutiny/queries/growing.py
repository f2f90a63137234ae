"""Lines of enquiry that grow by themselves: what the record of an item's objectives says that somebody should ask about.

A proposal is a question with why it is asked, in words that cite their figures. Nothing here is kept: a person keeps a
proposal or leaves it out, and what was decided on once is not proposed again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from answerable.kit.wording import british_date, counted
from answerable.measures.models import Measure
from answerable.plans.models import Objective
from answerable.recommendations.models import Recommendation
from answerable.recommendations.queries.deadline_words import deadline_words, due_day, lateness_words
from answerable.scrutiny.models import AgendaItem, LineOfEnquiry, PublicQuestion, Undertaking
from answerable.scrutiny.queries.growing_figures import from_differing, from_findings, from_signals
from answerable.scrutiny.queries.growing_keys import question_key, recommendation_key, undertaking_key
from answerable.scrutiny.queries.growing_words import Proposed, escaped
from answerable.scrutiny.queries.thread import measures_of

Origin = LineOfEnquiry.Origin
__all__ = ["Proposed", "grown"]


@dataclass(frozen=True)
class Subject:
    """What an item is about: its objectives and the measures that are evidence for them."""

    item: AgendaItem
    objectives: tuple[Objective, ...]
    measures: tuple[Measure, ...]


def grown(item: AgendaItem, *, day: date) -> tuple[Proposed, ...]:
    """What is to be asked under an item as known on a day, without what was decided on already; the gravest sort first.

    An item on nothing of the plan has only what was asked by the public and promised under it.
    """
    objectives = tuple(item.objectives.select_related("plan", "priority").order_by("position", "pk"))
    about = Subject(item, objectives, measures_of(objectives) if objectives else ())
    decided = set(item.lines.exclude(origin_key="").values_list("origin_key", flat=True))
    return tuple(one for one in _every(about, day) if one.origin_key not in decided)


def _every(about: Subject, day: date) -> Iterator[Proposed]:
    yield from from_differing(about.objectives, about.measures, day)
    yield from from_signals(about.measures, day)
    yield from from_findings(about.measures, day, restricted=about.item.restricted)
    yield from _from_undertakings(about, day)
    yield from _from_recommendations(about.objectives, day)
    yield from _from_questions(about)


def _from_undertakings(about: Subject, day: date) -> Iterator[Proposed]:
    """What the force or the office promised and nobody has shown: due by the day of the meeting, or with no day at all."""
    last = max(day, about.item.meeting.date)
    rows = Undertaking.objects.open().filter(Q(due__isnull=True) | Q(due__lte=last), made_on__lte=day)
    if about.item.kind != AgendaItem.Kind.UNDERTAKINGS:
        of = Q(objective__in=about.objectives) | Q(objective=None, item__objectives__in=about.objectives)
        rows = rows.filter(of).distinct()
    # What was promised in a restricted part is not asked after in an open one.
    rows = rows if about.item.restricted else rows.public()
    for row in rows.order_by("due", "year", "number"):
        yield Proposed(
            question=f"What became of the promise to {_promised(row.words)}",
            why=_undertaking_why(row, day),
            origin=Origin.UNDERTAKING,
            origin_key=undertaking_key(row),
            origin_address=reverse("scrutiny:undertaking", args=[row.year, row.number]),
        )


def _promised(words: str) -> str:
    """ "publish the review?" from "To publish the review."."""
    said = words.strip().rstrip(".!?")
    said = said[3:] if said[:3].casefold() == "to " else said
    return f"{said[:1].lower()}{said[1:]}?"


def _undertaking_why(row: Undertaking, day: date) -> str:
    made = f"Undertaking {row.reference} of {escaped(row.owner_role)} was made on {british_date(row.made_on)}"
    due = _due_words(row.due, day)
    says = (
        "It is said to be kept, and the office has not verified that."
        if row.state == Undertaking.State.SAID_KEPT
        else "Nothing shows yet that it was kept."
    )
    return f"{made}{due}. {says}"


def _due_words(due: date | None, day: date) -> str:
    if due is None:
        return ", with no day"
    late = (day - due).days
    return f", and was due on {british_date(due)}" if late > 0 else f", and is due on {british_date(due)}"


def _from_recommendations(objectives: Sequence[Objective], day: date) -> Iterator[Proposed]:
    """Live recommendations to the chief officer that are late, grave, or said to be done without anybody having looked."""
    rows = (
        Recommendation.objects.live()
        .with_due()
        .filter(objective__in=objectives, addressee=Recommendation.Addressee.CHIEF_OFFICER, state_since__lte=day)
        .filter(
            Q(due__lt=day)
            | Q(kind=Recommendation.Kind.CAUSE_OF_CONCERN)
            | Q(state=Recommendation.State.FORCE_SAYS_COMPLETE)
        )
    )
    for row in rows.select_related("report").order_by("report__published", "position", "pk"):
        yield Proposed(
            question=_recommendation_question(row),
            why=_recommendation_why(row, day),
            origin=Origin.RECOMMENDATION,
            origin_key=recommendation_key(row),
            origin_address=reverse("recommendations:recommendation", args=[row.pk]),
        )


def _recommendation_question(row: Recommendation) -> str:
    named = f"“{row.title.rstrip('.')}”"
    if row.state == Recommendation.State.FORCE_SAYS_COMPLETE:
        return f"What shows that this recommendation is carried out: {named}?"
    return f"What is left to do on this recommendation, and by when will it be done: {named}?"


def _recommendation_why(row: Recommendation, day: date) -> str:
    made = f"{row.get_kind_display()} {escaped(row.number)} of “{escaped(row.report.title)}”, {british_date(row.report.published)}."
    stands = f"{row.get_state_display()} since {british_date(row.state_since)}."
    late = lateness_words(row, due_day(row), day)
    due = "" if row.state == Recommendation.State.FORCE_SAYS_COMPLETE else f" {deadline_words(row)}"
    return f"{made} {stands}{f'{due}{f", {late}" if late else ""}.' if due else ''}"


def _from_questions(about: Subject) -> Iterator[Proposed]:
    """What the public asked this meeting on the priorities of the item's objectives, as it was cleared to be shown."""
    priorities = {one.priority_id for one in about.objectives if one.priority_id}
    rows = (
        PublicQuestion.objects.listed()
        .filter(state__in=PublicQuestion.OPEN, priority__in=priorities, meeting=about.item.meeting)
        .exclude(shown_text="")
        .prefetch_related("merged")
    )
    for row in rows.order_by("year", "number"):
        alike = len(row.merged.all())
        others = f" {counted(alike, 'other')} asked the same." if alike else ""
        yield Proposed(
            question=row.shown_text,
            why=f"Question {row.year}/{row.number} from the public, asked on {british_date(row.asked_on)}.{others}",
            origin=Origin.QUESTION,
            origin_key=question_key(row),
            origin_address=reverse("scrutiny:question", args=[row.pk]),
        )
