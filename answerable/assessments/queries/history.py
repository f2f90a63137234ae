"""What became of objectives over time: for their thread, and since a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from answerable.assessments.models import Judgement
from answerable.assessments.queries.answers import Judged, ObjectiveStanding, Published
from answerable.assessments.queries.judgements import judged, published_of, with_all
from answerable.assessments.queries.standing import standing
from answerable.plans.models import Plan, PublishedRating


@dataclass(frozen=True)
class JudgementEntry:
    """A dated entry of an objective's thread: a rating that was published, or a judgement (exactly one of the two)."""

    objective: int
    on: date
    published: Published | None = None
    judged: Judged | None = None

    @property
    def heading(self) -> str:
        if self.published:
            return f"Published as {self.published.step.word}"
        return f"Judged {self.judged.step.word}" if self.judged and self.judged.step.code else "Judged in words"

    @property
    def words(self) -> str:
        """Whose it was and why; where it differed from the computed status, that too."""
        if self.published:
            return f"By the {self.published.by}, in “{self.published.source_title}”."
        one = self.judged
        if one is None:
            return ""
        differed = f" It differed from the computed status: {one.differs_because}" if one.differs else ""
        return f"{one.judge}: {one.reason}{differed}"


def for_objective(objectives: Collection[int]) -> tuple[JudgementEntry, ...]:
    """Ratings published and judgements made of some objectives, in order of their days. Two queries."""
    ratings = PublishedRating.objects.filter(objective__in=objectives).select_related("rating__scale", "source")
    made = with_all(Judgement.objects.filter(objective__in=objectives)).order_by("pk")
    entries = [JudgementEntry(one.objective_id, one.rated_on, published=published_of(one)) for one in ratings]
    entries += [JudgementEntry(one.objective_id, one.as_at, judged=judged(one)) for one in made]
    return tuple(sorted(entries, key=lambda one: (one.on, one.judged.key if one.judged else 0)))


@dataclass(frozen=True)
class ChangedStanding:
    """An objective whose published rating, judgement or computed status is not what it was."""

    before: ObjectiveStanding
    now: ObjectiveStanding
    what: tuple[str, ...]


def changed_since(plan: Plan, since: date, *, day: date) -> tuple[ChangedStanding, ...]:
    """The objectives that stand otherwise on a day than they did on one before, by what was known on each."""
    before = {one.objective.key: one for one in standing(plan, day=since)}
    found = []
    for now in standing(plan, day=day):
        then = before.get(now.objective.key)
        what = tuple(_what(then, now)) if then else ()
        if then and what:
            found.append(ChangedStanding(then, now, what))
    return tuple(found)


def _what(then: ObjectiveStanding, now: ObjectiveStanding) -> list[str]:
    """Each change in a clause."""
    told = []
    if then.computed.performance is not now.computed.performance:
        told.append(
            f"computed: {then.computed.performance.words.lower()}, now {now.computed.performance.words.lower()}"
        )
    if then.computed.delivery is not now.computed.delivery:
        told.append(f"delivery: {then.computed.delivery.words.lower()}, now {now.computed.delivery.words.lower()}")
    was, is_now = then.published, now.published
    if is_now and (was is None or was.on != is_now.on):
        told.append(f"published as {is_now.step.word.lower()}" + (f", before {was.step.word.lower()}" if was else ""))
    if now.judgement and (then.judgement is None or then.judgement.key != now.judgement.key):
        told.append(f"judged {now.judgement.step.word.lower()}")
    return told
