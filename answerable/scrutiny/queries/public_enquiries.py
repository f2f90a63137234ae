"""What was to be asked under an item and what was asked of the force for it, as the public may read it.

Nothing of a restricted item is here, nor of a meeting that is not announced, nor anything before the papers of the meeting
are out. A line that grew from a finding or from a differing rating is told without why: a finding goes to its author first,
and a person decides what becomes public of it. What a paper left open is told once the meeting was held.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from answerable.scrutiny.models import (
    CommissionQuestion,
    LineOfEnquiry,
    Meeting,
    PublicQuestion,
    ReportCommission,
    Undertaking,
)
from answerable.scrutiny.queries.commissions import Timing, timing
from answerable.scrutiny.queries.growing_keys import question_key, undertaking_key

State, Origin = Meeting.State, LineOfEnquiry.Origin
OUT = (State.PAPERS_OUT, State.HELD, State.MINUTES_OUT)
"""From when the public may read what is asked."""
HELD = (State.HELD, State.MINUTES_OUT)
WITHOUT_WHY = (Origin.FINDING, Origin.DIFFERS)


@dataclass(frozen=True)
class PublicEnquiry:
    """A line of enquiry. `why` cites its figures in braces (`measures.queries.cited`), and is empty where it stays inside."""

    question: str
    why: str
    origin: str
    origin_words: str


@dataclass(frozen=True)
class PublicAsked:
    """A question of a commission. `answered` is "", "yes", "partly" or "no", with its words and the place in the paper."""

    number: int
    text: str
    answered: str
    answered_words: str
    place: str


@dataclass(frozen=True)
class PublicCommission:
    """What the force was asked to report, and whether it came in time."""

    to_role: str
    sent_on: date
    due: date
    received_on: date | None
    is_late: bool
    timing_words: str
    questions: tuple[PublicAsked, ...]


@dataclass(frozen=True)
class PublicEnquiries:
    """All of one open item, by its key."""

    item: int
    enquiries: tuple[PublicEnquiry, ...]
    commission: PublicCommission | None


def public_enquiries(items: Collection[int], *, day: date) -> Mapping[int, PublicEnquiries]:
    """What may be public of items, by key; an item of which nothing may be is not among them. Six queries."""
    hidden = kept_inside(items)
    lines, commissions = _lines(items, hidden), _commissions(items, day, hidden)
    return {
        key: PublicEnquiries(key, tuple(lines.get(key, ())), commissions.get(key))
        for key in items
        if key in lines or key in commissions
    }


def kept_inside(items: Collection[int]) -> set[str]:
    """What lines of these items grew from that the public may not read, as the `origin_key` that such lines have.

    What was promised in a restricted part stays there, though the item of the line was opened since; and a resident's
    question that was withdrawn, or is not listed any more, is shown nowhere.
    """
    grown = LineOfEnquiry.objects.filter(item__in=items, origin__in=[Origin.UNDERTAKING, Origin.QUESTION])
    keys = set(grown.values_list("origin_key", flat=True))
    if not keys:
        return keys
    told = {undertaking_key(one) for one in Undertaking.objects.public().only("year", "number")}
    told |= {question_key(one) for one in PublicQuestion.objects.listed().only("year", "number")}
    return keys - told


def _lines(items: Collection[int], hidden: Collection[str]) -> Mapping[int, list[PublicEnquiry]]:
    rows = LineOfEnquiry.objects.filter(
        item__in=items,
        item__restricted=False,
        item__meeting__announced=True,
        item__meeting__state__in=OUT,
        state=LineOfEnquiry.State.KEPT,
    )
    found: dict[int, list[PublicEnquiry]] = defaultdict(list)
    for row in rows.order_by("item", "position", "pk"):
        if row.origin_key not in hidden:
            why = "" if row.origin in WITHOUT_WHY else row.why
            found[row.item_id].append(PublicEnquiry(row.question, why, row.origin, row.get_origin_display()))
    return found


def _commissions(items: Collection[int], day: date, hidden: Collection[str]) -> Mapping[int, PublicCommission]:
    rows = ReportCommission.objects.filter(
        item__in=items,
        item__restricted=False,
        item__meeting__announced=True,
        item__meeting__state__in=OUT,
        state__in=[ReportCommission.State.SENT, ReportCommission.State.RECEIVED],
    ).select_related("item__meeting", "document")
    return {
        row.item_id: _commission(row, timing(row, day=day), hidden) for row in rows.prefetch_related("questions__line")
    }


def _commission(row: ReportCommission, stands: Timing, hidden: Collection[str]) -> PublicCommission:
    assert row.sent_on
    assert row.due
    marked = row.item.meeting.state in HELD and row.state == ReportCommission.State.RECEIVED
    numbered = sorted(row.questions.all(), key=lambda one: one.position)
    shown = [one for one in numbered if one.line is None or one.line.origin_key not in hidden]
    return PublicCommission(
        to_role=row.to_role,
        sent_on=row.sent_on,
        due=row.due,
        received_on=row.received_on,
        is_late=stands.is_late,
        timing_words=stands.words,
        questions=tuple(_asked(number, one, marked=marked) for number, one in enumerate(shown, 1)),
    )


def _asked(number: int, one: CommissionQuestion, *, marked: bool) -> PublicAsked:
    if not marked:
        return PublicAsked(number, one.text, "", "", "")
    words = one.get_answered_display() if one.answered else ""
    return PublicAsked(number, one.text, one.answered, words, one.place)
