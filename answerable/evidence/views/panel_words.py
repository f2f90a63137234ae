"""The panel of the review page in words: what a figure says, how it stands to what is held, what was found and asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from answerable.calc.periods import Period
from answerable.calc.periods import printed as period_words
from answerable.evidence.models import Claim, Finding, Place, Query
from answerable.evidence.queries.review import known_as
from answerable.evidence.queries.review_panel import Card, Panel
from answerable.evidence.queries.review_places import NOWHERE, Near, Nearby, nearby
from answerable.evidence.views.finding_message import line_near_words, message_of
from answerable.evidence.views.marks import tag_of
from answerable.evidence.views.quotes import beside
from answerable.kit.components import Link, Row, Tag, Tone
from answerable.kit.wording import british_date, british_time, value_words
from answerable.measures.queries.held import Figure, plain
from answerable.measures.queries.pages import held_words

SEVERITIES = {
    Finding.Severity.HIGH: Tone.WORSE,
    Finding.Severity.MEDIUM: Tone.AMBER,
    Finding.Severity.LOW: Tone.NEUTRAL,
}
STATES = {
    Finding.State.OPEN: Tone.UNKNOWN,
    Finding.State.ASKED: Tone.AMBER,
    Finding.State.ANSWERED: Tone.BETTER,
    Finding.State.SETTLED: Tone.GREEN,
    Finding.State.FALSE_ALARM: Tone.NEUTRAL,
}
QUALIFIERS = {"over": "more than", "nearly": "nearly", "about": "about", "up_to": "up to"}


@dataclass(frozen=True)
class Rival:
    """One place of a finding: where, what it says with what differs marked, and the way there."""

    where: str
    quote: SafeString
    said: str
    href: str
    is_here: bool


@dataclass(frozen=True)
class Asked:
    """A query as it is read: its number, its words, how long it waits or what came of it."""

    number: int
    text: str
    state: Tag
    lines: tuple[str, ...]
    href: str


@dataclass(frozen=True)
class FindingWords:
    """A finding as it is read in the panel."""

    number: int
    key: int
    message: str
    severity: Tag
    state: Tag
    worked_out: str
    rivals: tuple[Rival, ...]
    more: tuple[Rival, ...]
    asked: tuple[Asked, ...]
    decided: str
    waits: bool
    is_gone: bool
    is_settled: bool
    is_false_alarm: bool
    has_correction: bool


@dataclass(frozen=True)
class HeldLine:
    """What is held for one period of the measure."""

    period: str
    value: str
    before: str
    is_this: bool


def severity_tag(severity: str) -> Tag:
    sort = Finding.Severity(severity)
    return Tag(sort.label, SEVERITIES[sort])


def state_tag(finding: Finding) -> Tag:
    if finding.gone_at and finding.state != Finding.State.SETTLED:
        return Tag("No longer found", Tone.NEUTRAL)
    state = Finding.State(finding.state)
    return Tag(state.label, STATES[state])


def readings(claim: Claim) -> list[Row]:
    """What was read of a figure, each in words; what the paper does not say is left out."""
    return [Row(term, text) for term, text in _readings(claim) if text]


def _readings(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "Read as", value_read(claim)
    yield "Of what", claim.subject
    yield "Period", days(claim.period_start, claim.period_end)
    yield "Since", days(claim.since_start, claim.since_end)
    yield "Compared with", days(claim.against_start, claim.against_end)
    yield "Where", claim.place
    yield "Said by", claim.speaker


def value_read(claim: Claim) -> str:
    """ "a rise of nearly 12%", "£226,000 per year", "a target of 90%"."""
    value = value_words(plain(claim.value), claim.unit)
    if claim.upper is not None:
        value += f" to {value_words(plain(claim.upper), claim.unit)}"
    moved = {"up": "a rise of ", "down": "a fall of "}.get(claim.direction, "a change of ")
    parts = [
        "a target or plan of " if claim.aimed else "",
        moved if claim.role == "change" else "",
        f"{QUALIFIERS[claim.qualifier]} " if claim.qualifier in QUALIFIERS else "",
        value,
        f" {claim.per}" if claim.per else "",
    ]
    return "".join(parts)


def days(start: date | None, end: date | None) -> str:
    return period_words(Period(start, end)) if start and end else ""


def held_lines(panel: Panel) -> list[HeldLine]:
    """The figures held about the claim's period; nothing where none are."""
    claim = panel.claim
    if claim is None or claim.measure is None:
        return []
    mine = (claim.matched_start or claim.period_start, claim.matched_end or claim.period_end)
    unit = claim.measure.unit
    return [
        HeldLine(
            period_words(one.period),
            _current(one, unit),
            _before(one, unit),
            (one.period.start, one.period.end) == mine,
        )
        for one in panel.held
        if one.current
    ]


def _current(one: Figure, unit: str) -> str:
    return " or ".join(held_words(held, unit) for held in one.current)


def _before(one: Figure, unit: str) -> str:
    return ", ".join(held_words(held, unit) for held in one.earlier)


def finding_words(card: Card, document_id: int) -> FindingWords:
    """A finding ready to be read from the paper with this key."""
    finding, rivals = card.finding, tuple(_rivals(card, document_id))
    return FindingWords(
        number=card.number,
        key=finding.pk,
        message=message_of(finding, card.places),
        severity=severity_tag(finding.severity),
        state=state_tag(finding),
        worked_out=worked_out(finding, card.places),
        rivals=rivals[:2],
        more=rivals[2:],
        asked=tuple(asked(one, finding.document.code) for one in card.queries),
        decided=decided(finding),
        waits=card.waits,
        is_gone=finding.gone_at is not None,
        is_settled=finding.state == Finding.State.SETTLED,
        is_false_alarm=finding.state == Finding.State.FALSE_ALARM,
        has_correction=card.correction is not None,
    )


def worked_out(finding: Finding, places: tuple[Place, ...]) -> str:
    """ "27.96%, and with all that rounding leaves open 27.92% to 28%"; empty where nothing could be worked out."""
    if finding.expected is None:
        return ""
    unit = places[0].unit if places and places[0].unit else "count"
    said = value_words(_shown(finding.expected), unit)
    if finding.low is None or finding.high is None or finding.low == finding.high:
        return said
    return f"{said} (with all that rounding leaves open, {value_words(_shown(finding.low), unit)} to {value_words(_shown(finding.high), unit)})"


def _shown(value: Decimal) -> Decimal | None:
    """With two decimals at most: what is worked out is known no better than what was printed."""
    return plain(round(value, 2))


def _rivals(card: Card, document_id: int) -> Iterator[Rival]:
    """The passages of a finding, each once, with all its figures of it in bold."""
    passages: dict[tuple[int, int, str], list[Place]] = {}
    for place in card.places:
        passages.setdefault((place.document_id, place.line, place.quote), []).append(place)
    near, quotes = nearby_places(card.places), [quote for _, _, quote in passages]
    for (document, _, quote), places in passages.items():
        other = next((one for one in quotes if one != quote), "") if quote == quotes[0] else quotes[0]
        first, periods = places[0], list(dict.fromkeys(one.period for one in places if one.period))
        yield Rival(
            where_in(first, document_id, near),
            beside(quote, other, *(one.printed for one in places)),
            periods[0] if len(periods) == 1 else "",
            place_href(first),
            document == document_id,
        )


def nearby_places(places: Iterable[Place]) -> Nearby:
    """What stands about places, for their words. One query."""
    return nearby((one.document_id, one.line) for one in places)


def where_in(place: Place, document_id: int | None, near: Nearby) -> str:
    return where_words(place, document_id, near.get((place.document_id, place.line), NOWHERE))


def where_words(place: Place, document_id: int | None = None, near: Near = NOWHERE) -> str:
    """ "This paper, page 3, line 72"."""
    paper = "This paper" if place.document_id == document_id else place.document.title
    page = f", page {place.page}" if place.page else ""
    return f"{paper}{page}, {line_near_words(place.document, place.line, near)}"


def place_href(place: Place) -> str:
    """The review page at this place."""
    address = reverse("evidence:paper", args=[place.document.code])
    if place.claim is None:
        return address
    number = place.claim.position + 1
    return f"{address}?figure={number}#f{number}"


def asked(query: Query, code: str) -> Asked:
    """A query with what came of it."""
    lines = [f"Asked on {british_date(localtime(query.asked_at))}"]
    state = Tag("Waits for an answer", Tone.AMBER)
    if query.answered_at:
        who = f" for the author ({query.answered_for})" if query.answered_for else ""
        lines.append(f"Answered on {british_date(localtime(query.answered_at))}{who}: {query.answer_text}")
        state = Tag(query.get_answer_display(), Tone.BETTER)
    if query.settled_by_version:
        lines.append(f"Settled by version {query.settled_by_version.version} of the paper")
    return Asked(query.number, query.text, state, tuple(lines), reverse("evidence:query", args=[code, query.number]))


def decided(finding: Finding) -> str:
    """When and why it was decided; empty while it waits."""
    if finding.decided_at is None:
        return ""
    return f"{finding.get_state_display()} on {british_time(localtime(finding.decided_at))}: {finding.reason}"


def standing_tag(claim: Claim | None) -> Tag | None:
    """How a figure stands to what is held, whatever was found against it."""
    return tag_of(known_as(claim.match, claim.standing, found=False)) if claim else None


def match_rows(claim: Claim) -> list[Row]:
    """The measure that a figure is of, and for what; nothing where there is none."""
    if claim.measure is None:
        return []
    sort = "Measure" if claim.match == Claim.Match.CONFIRMED else "Suggested measure"
    href = reverse("measures:measure", args=[claim.measure.code])
    rows = [
        Row(sort, claim.measure.title, Link("Its figures", href)),
        Row(
            "For", days(claim.matched_start or claim.period_start, claim.matched_end or claim.period_end) or "no period"
        ),
        Row("Area", claim.area.name if claim.area else "not said"),
    ]
    return [*rows, *([Row("Part", claim.breakdown)] if claim.breakdown else [])]


def question_words(card: Card) -> str:
    """The question as it is first proposed. The letter and the page of the query show the places beside it."""
    which = "Which of these is right" if len(card.places) > 1 else "What is right"
    return f"{message_of(card.finding, card.places)} {which}, and how should the paper read?"
