"""The lines of enquiry of an item as its page shows them: kept, proposed and left out, with their figures cited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answerable.measures.queries.cited import Cited, Run, cited
from answerable.scrutiny.models import AgendaItem, LineOfEnquiry
from answerable.scrutiny.queries.growing import Proposed, grown

State = LineOfEnquiry.State


@dataclass(frozen=True)
class Shown:
    """A line, kept or proposed. `runs` are its reason with the figures answered; a proposal has no `key` yet."""

    question: str
    why: str
    origin: str
    origin_words: str
    origin_key: str
    address: str
    key: int = 0
    edition: int = 0
    left_out_because: str = ""
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True)
class EnquiriesPage:
    """All lines of an item; `citing` is every reason on the page, for the list of where its figures come from."""

    item: AgendaItem
    kept: tuple[Shown, ...]
    proposed: tuple[Shown, ...]
    left_out: tuple[Shown, ...]
    citing: Cited


def enquiries_page(item: AgendaItem, *, day: date) -> EnquiriesPage:
    """What is asked under an item and what could be, as known on a day. A constant number of queries."""
    rows = list(item.lines.order_by("position", "pk"))
    kept = [_kept(row) for row in rows if row.state != State.LEFT_OUT]
    left_out = [_kept(row) for row in rows if row.state == State.LEFT_OUT]
    proposed = [_proposed(one) for one in grown(item, day=day)]
    every, citing = answered([*kept, *proposed, *left_out], day)
    told = iter(every)
    return EnquiriesPage(item, _next(told, kept), _next(told, proposed), _next(told, left_out), citing)


def answered(shown: Sequence[Shown], day: date) -> tuple[list[Shown], Cited]:
    """The lines with the figures that their reasons cite, asked for all at once."""
    telling = [one for one in shown if one.why.strip()]
    # A reason a paragraph, so that each comes back as a line of its own.
    text = cited("\n\n".join(" ".join(one.why.split()) for one in telling), day)
    runs = {id(one): line.runs for one, line in zip(telling, text.lines, strict=True)}
    return [replace(one, runs=runs.get(id(one), ())) for one in shown], text


def _next(told: Iterator[Shown], like: Sequence[Shown]) -> tuple[Shown, ...]:
    return tuple(next(told) for _ in like)


def _kept(row: LineOfEnquiry) -> Shown:
    return Shown(
        question=row.question,
        why=row.why,
        origin=row.origin,
        origin_words=row.get_origin_display(),
        origin_key=row.origin_key,
        address=row.origin_address,
        key=row.pk,
        edition=row.edition,
        left_out_because=row.left_out_because,
    )


def _proposed(one: Proposed) -> Shown:
    return Shown(
        question=one.question,
        why=one.why,
        origin=one.origin,
        origin_words=one.origin.label,
        origin_key=one.origin_key,
        address=one.origin_address,
    )
