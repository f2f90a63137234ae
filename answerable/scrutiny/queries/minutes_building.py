"""Minutes put together from what was written of each item, judged, promised and answered: the open ones, and apart from them the restricted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.timezone import localtime

from answerable.measures.queries.cited import Cited
from answerable.scrutiny.models import AgendaItem, Meeting, PublicQuestion, Undertaking
from answerable.scrutiny.queries.minutes_page import AnsweredQuestion, MinutesItem, MinutesJudgement, MinutesPage
from answerable.scrutiny.queries.pack_besides import in_the_open, promise_told
from answerable.scrutiny.queries.pack_head import Citing, agenda_of, figures_of, head_of, joined
from answerable.scrutiny.queries.pack_page import PackPromise
from answerable.scrutiny.queries.panel_words import numbered

type Promises = Mapping[tuple[str, int], tuple[PackPromise, ...]]
"""What was promised, by ("item", key), ("question", key) or ("meeting", 0)."""


@dataclass(frozen=True)
class BuiltMinutes:
    """A part of minutes as it would be published, and what has to be put right before that."""

    page: MinutesPage
    faults: tuple[str, ...]


def build_minutes(meeting: Meeting, *, restricted: bool, version: int = 1, day: date) -> BuiltMinutes:
    """One part of the minutes as at a day. The open part has the open items; the restricted one the others, and what stays inside of each."""
    items = list(meeting.items.select_related("assurance").order_by("position", "pk"))
    citing = Citing(day, public=not restricted)
    promises = _promises(meeting, day, restricted=restricted)
    asked = [] if restricted else list(PublicQuestion.objects.listed().filter(meeting=meeting).select_related("area"))
    told = [(number, one) for number, one in enumerate(items, 1) if _is_in(one, restricted=restricted)]
    page = MinutesPage(
        head=head_of(meeting),
        version=version,
        restricted=restricted,
        as_at=day,
        agenda=agenda_of(meeting, items, restricted=restricted),
        items=tuple(_item(one, number, citing, promises, restricted=restricted) for number, one in told),
        questions=tuple(
            _question(one, citing, promises) for one in sorted(asked, key=lambda one: (one.year, one.number))
        ),
        promises=_besides(promises, [one for _, one in told if one.restricted == restricted], asked),
        began=f"{localtime(meeting.began_at):%H:%M}" if meeting.began_at else "",
        ended=f"{localtime(meeting.ended_at):%H:%M}" if meeting.ended_at else "",
        recording_address=meeting.recording_address,
        transcript_address=meeting.transcript_address,
    )
    return BuiltMinutes(_numbered(page), tuple(dict.fromkeys(citing.faults)))


def _is_in(one: AgendaItem, *, restricted: bool) -> bool:
    return one.restricted or bool(one.restricted_minute.strip()) if restricted else not one.restricted


def _item(one: AgendaItem, number: int, citing: Citing, promises: Promises, *, restricted: bool) -> MinutesItem:
    """An item; in the restricted part an open one has only what was kept out of its open minute."""
    where = f"Item {number}"
    if restricted and not one.restricted:
        return MinutesItem(number, one.title, one.lead_role, citing(one.restricted_minute, where))
    parts = [one.minute, one.restricted_minute] if restricted else [one.minute]
    return MinutesItem(
        number=number,
        title=one.title,
        lead_role=one.lead_role,
        minute=citing("\n\n".join(part for part in parts if part.strip()), f"{where}, its minute"),
        judgement=_judgement(one, citing, where),
        promises=promises.get(("item", one.pk), ()),
        recording_at=one.recording_at,
        ground=one.ground,
    )


def _judgement(one: AgendaItem, citing: Citing, where: str) -> MinutesJudgement | None:
    if one.assurance is None:
        return None
    step = one.assurance
    reason = citing(one.reason, f"{where}, the reason of its judgement")
    return MinutesJudgement(step.word, step.meaning, step.shape, reason, one.judge_role)


def _promises(meeting: Meeting, day: date, *, restricted: bool) -> Promises:
    """What was promised at the meeting: in the open part what was promised in the open, in the restricted one the rest. One query."""
    rows = Undertaking.objects.filter(meeting=meeting).select_related("item")
    open_ = in_the_open(rows)
    kept = rows.exclude(pk__in=open_.values("pk")) if restricted else open_
    found: dict[tuple[str, int], tuple[PackPromise, ...]] = defaultdict(tuple)
    for one in kept.order_by("year", "number"):
        place = ("question", one.question_id) if one.question_id else ("item", one.item_id or 0)
        found[place if place[1] else ("meeting", 0)] += (promise_told(one, day),)
    return found


def _besides(
    promises: Promises, items: Iterable[AgendaItem], questions: Iterable[PublicQuestion]
) -> tuple[PackPromise, ...]:
    """What was promised under nothing that is told here."""
    shown = {("item", one.pk) for one in items} | {("question", one.pk) for one in questions}
    return tuple(one for place, told in promises.items() if place not in shown for one in told)


def _question(one: PublicQuestion, citing: Citing, promises: Promises) -> AnsweredQuestion:
    """A question that the public list shows, with its answer or as it stands."""
    return AnsweredQuestion(
        reference=one.reference,
        text=one.shown_text,
        name=one.shown_name,
        area=one.area.name if one.area else "",
        state=one.get_state_display(),
        because=one.state_because if one.state == PublicQuestion.State.OUT_OF_SCOPE else "",
        answer=citing(one.answer, f"The answer to question {one.reference}") if one.answered_on else None,
        answered_on=one.answered_on,
        answered_by=one.answered_by_role,
        not_answered=one.not_answered,
        recording_at=one.recording_at,
        promises=promises.get(("question", one.pk), ()),
        example=one.example,
    )


def _numbered(page: MinutesPage) -> MinutesPage:
    """The figures of all texts numbered through, in the order of the paper."""
    again = iter(list(numbered(_texts(page))))
    page = replace(
        page,
        items=tuple(_item_again(one, again) for one in page.items),
        questions=tuple(replace(one, answer=next(again)) if one.answer else one for one in page.questions),
    )
    return replace(page, figures=figures_of(joined(list(_texts(page)))))


def _item_again(one: MinutesItem, again: Iterator[Cited]) -> MinutesItem:
    minute = next(again)
    judgement = replace(one.judgement, reason=next(again)) if one.judgement else None
    return replace(one, minute=minute, judgement=judgement)


def _texts(page: MinutesPage) -> Iterable[Cited]:
    for one in page.items:
        yield one.minute
        if one.judgement:
            yield one.judgement.reason
    yield from (one.answer for one in page.questions if one.answer)
