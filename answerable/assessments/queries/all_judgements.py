"""The list of every judgement: searched, narrowed, sorted and paged in the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q
from django.db.models.expressions import OrderBy

from answerable.assessments.models import Judgement, JudgementQuerySet
from answerable.assessments.queries.answers import Step
from answerable.assessments.queries.judgements import step_or_words
from answerable.calc.status.answer import Performance
from answerable.people.models import User

ORDERS = {
    "objective": ("objective__position", "objective"),
    "as_at": ("as_at",),
    "judge": ("judge_role",),
    "rating": ("rating__position",),
    "computed": ("computed__performance",),
}
PER_PAGE = 25


@dataclass(frozen=True)
class JudgementRow:
    """One judgement in the list."""

    plan: str
    code: str
    title: str
    step: Step
    as_at: date
    judge: str
    computed: Performance
    differs: bool
    reason: str
    current: bool


@dataclass(frozen=True)
class Asked:
    """What the list is asked for; empty is everything."""

    words: str = ""
    rating: str = ""
    differs: bool | None = None
    current: bool | None = None
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True)
class Page:
    rows: tuple[JudgementRow, ...]
    total: int
    page: int
    pages: int


def page(user: User, asked: Asked, number: int) -> Page:
    """Three queries, however many judgements there are: sorting carries keys only, and whole rows are read for one page."""
    found = _matching(Judgement.objects.visible_to(user), asked)
    total = found.count()
    pages = max(1, -(-total // PER_PAGE))
    number = min(number, pages)
    keys = list(
        found.order_by(*_order(asked)).values_list("pk", flat=True)[(number - 1) * PER_PAGE : number * PER_PAGE]
    )
    shown = Judgement.objects.select_related("objective__plan", "rating__scale", "computed", "later")
    by_key = shown.defer("computed__reasoning").in_bulk(keys)
    return Page(tuple(_row(by_key[key]) for key in keys), total, number, pages)


def _matching(rows: JudgementQuerySet, asked: Asked) -> JudgementQuerySet:
    for word in asked.words.split()[:8]:
        rows = rows.filter(
            Q(objective__title__icontains=word)
            | Q(objective__code=word)
            | Q(reason__icontains=word)
            | Q(judge_role__icontains=word)
            | Q(judge_name__icontains=word)
        )
    wanted: Mapping[str, object] = {"rating__word": asked.rating or None, "differs": asked.differs}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    return rows if asked.current is None else rows.filter(later__isnull=asked.current)


def _order(asked: Asked) -> list[OrderBy | str]:
    fields = ORDERS.get(asked.sort, ("as_at",))
    down = asked.descending if asked.sort else True
    return [*(F(one).desc(nulls_last=True) if down else F(one).asc(nulls_last=True) for one in fields), "-pk"]


def _row(one: Judgement) -> JudgementRow:
    return JudgementRow(
        plan=one.objective.plan.code,
        code=one.objective.code,
        title=one.objective.title,
        step=step_or_words(one.rating),
        as_at=one.as_at,
        judge=one.judge_role,
        computed=Performance(one.computed.performance),
        differs=one.differs,
        reason=one.reason,
        current=not hasattr(one, "later"),
    )
