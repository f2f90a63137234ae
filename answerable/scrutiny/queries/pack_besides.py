"""What an item's objectives bring to it: promises that are open and recommendations; and the questions from the public."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from answerable.recommendations.models import Recommendation
from answerable.recommendations.queries.deadline_words import due_day
from answerable.scrutiny.models import AgendaItem, Meeting, PublicQuestion, Undertaking
from answerable.scrutiny.queries.pack_page import PackPromise, PackQuestion, PackRecommendation

Kind = AgendaItem.Kind


class Besides:
    """Promises and recommendations for some items, asked for once. Three queries, whatever the agenda's length."""

    def __init__(self, items: Sequence[AgendaItem], *, restricted: bool, day: date) -> None:
        self._day = day
        wanted = {told.pk for one in items for told in one.objectives.all()}
        every = any(one.kind == Kind.UNDERTAKINGS for one in items)
        rows = open_promises(day, restricted=restricted)
        rows = rows if every else rows.filter(Q(objective__in=wanted) | Q(item__objectives__in=wanted)).distinct()
        self._promises = list(rows.prefetch_related("item__objectives"))
        self._recommendations = _recommendations(wanted, day)

    def promises(self, item: AgendaItem) -> tuple[PackPromise, ...]:
        """Every open promise for the item that is about promises, else those of the item's objectives."""
        keys = {one.pk for one in item.objectives.all()}
        every = item.kind == Kind.UNDERTAKINGS
        return tuple(promise_told(one, self._day) for one in self._promises if every or keys & _objectives(one))

    def recommendations(self, item: AgendaItem) -> tuple[PackRecommendation, ...]:
        keys = [one.pk for one in item.objectives.all()]
        return tuple(told for key in keys for told in self._recommendations.get(key, ()))


def open_promises(day: date, *, restricted: bool) -> QuerySet[Undertaking]:
    """The promises made by a day that are open, those due first; those of the open part were made in the open."""
    rows = Undertaking.objects.open().filter(made_on__lte=day)
    told = rows if restricted else in_the_open(rows)
    return told.select_related("item").order_by("due", "year", "number")


def in_the_open(rows: QuerySet[Undertaking]) -> QuerySet[Undertaking]:
    """Without what was promised in restricted items, whatever its own mark says."""
    return rows.filter(restricted=False).exclude(item__restricted=True)


def promise_told(one: Undertaking, day: date) -> PackPromise:
    """A promise as it stands on a day."""
    late = one.state in Undertaking.LIVE and one.due is not None and one.due < day
    return PackPromise(
        one.reference, one.words, one.owner_role, one.made_on, one.due, late, one.get_state_display(), one.example
    )


def questions_of(meeting: Meeting) -> tuple[PackQuestion, ...]:
    """The questions to a meeting that somebody has read and cleared, in the order of their numbers. Two queries."""
    rows = PublicQuestion.objects.listed().filter(meeting=meeting).select_related("area")
    with_them = Counter(
        PublicQuestion.objects.confirmed().filter(merged_into__meeting=meeting).values_list("merged_into_id", flat=True)
    )
    return tuple(
        PackQuestion(
            reference=one.reference,
            text=one.shown_text,
            name=one.shown_name,
            area=one.area.name if one.area else "",
            theme=one.theme,
            state=one.get_state_display(),
            because=one.state_because if one.state == PublicQuestion.State.OUT_OF_SCOPE else "",
            asked_with=with_them[one.pk],
            example=one.example,
        )
        for one in rows.order_by("year", "number")
    )


def _objectives(one: Undertaking) -> set[int]:
    """What a promise is about: its own objective, or those of the item it was made at."""
    if one.objective_id:
        return {one.objective_id}
    return {told.pk for told in one.item.objectives.all()} if one.item else set()


def _recommendations(objectives: Iterable[int], day: date) -> Mapping[int, tuple[PackRecommendation, ...]]:
    """What was recommended by the day and is still open, by objective."""
    found: dict[int, tuple[PackRecommendation, ...]] = defaultdict(tuple)
    rows = Recommendation.objects.live().filter(objective__in=list(objectives), report__published__lte=day)
    for one in rows.select_related("report").order_by("report__published", "position", "pk"):
        due = due_day(one)
        late = due is not None and due < day and one.state in Recommendation.WORK
        told = PackRecommendation(one.number, one.title, one.report.title, one.get_state_display(), due, late)
        found[one.objective_id or 0] += (told,)
    return found
