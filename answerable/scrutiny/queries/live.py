"""What the live view of a meeting shows: its items with what was prepared for them, and what was caught, as two clerks see it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db.models import Q
from django.utils.timezone import localtime

from answerable.measures.queries.cited import cited
from answerable.measures.queries.pages import roles_of
from answerable.scrutiny.models import AgendaItem, Exchange, LineOfEnquiry, Meeting, PublicQuestion, Undertaking
from answerable.scrutiny.queries.restricted_rights import veiled

NOT_STRUCK = Q(struck_because="")


@dataclass(frozen=True)
class CaughtRow:
    """One thing that was caught. `who` wrote it down: "You", or a role in words; `promise` is the undertaking it became."""

    pk: int
    key: UUID
    item: int
    kind: str
    text: str
    speaker: str
    said_at: datetime
    who: str
    struck_because: str
    about: str
    promise: Undertaking | None
    edition: int

    @property
    def wants_owner(self) -> bool:
        """Whether it is a promise of which nobody has said whose it is."""
        return self.kind == Exchange.Kind.UNDERTAKING and self.promise is None and not self.struck_because


@dataclass(frozen=True)
class Prompt:
    """A line of enquiry that is kept for an item. `put` says whether it was asked already; `why` are paragraphs, their figures in words."""

    pk: int
    question: str
    why: tuple[str, ...]
    address: str
    put: bool


@dataclass(frozen=True)
class ToAnswer:
    """A question from the public for this meeting. Until it was `cleared`, its words are not read aloud."""

    pk: int
    reference: str
    text: str
    name: str
    cleared: bool
    answered: bool


@dataclass(frozen=True)
class Stop:
    """An item of the agenda, as the list of items shows it."""

    row: AgendaItem
    number: int
    caught: int
    promises: int


@dataclass(frozen=True)
class LiveItem:
    """An item with everything that was prepared for it and caught at it."""

    stop: Stop
    prompts: tuple[Prompt, ...]
    questions: tuple[ToAnswer, ...]
    caught: tuple[CaughtRow, ...]


@dataclass(frozen=True)
class LivePage:
    """A meeting on its day."""

    meeting: Meeting
    items: tuple[LiveItem, ...]
    speakers: tuple[str, ...]

    def item(self, key: int | None) -> LiveItem | None:
        """The item of this key; without one, that at which something was caught last, or the first. None for an empty agenda."""
        found = next((one for one in self.items if one.stop.row.pk == key), None)
        return found or self._latest() or (self.items[0] if self.items else None)

    def _latest(self) -> LiveItem | None:
        caught = [one for one in self.items if one.caught]
        return max(caught, key=lambda one: one.caught[-1].said_at, default=None)


def live_page(meeting: Meeting, *, reader: str, restricted: bool = True) -> LivePage:
    """All of a meeting's day, as `reader` (the reference of a user) sees it; `restricted` says whether the restricted part is
    theirs to read. The same number of queries, whatever its length."""
    stops = stops_of(meeting, restricted=restricted)
    caught = caught_at(meeting, reader=reader, restricted=restricted)
    read = [one for one in stops if restricted or not one.row.restricted]
    prompts = _prompts(read)
    questions = _questions(meeting)
    place = next((one.row.pk for one in read if one.row.kind == AgendaItem.Kind.QUESTIONS), None)
    items = tuple(
        LiveItem(
            one,
            prompts.get(one.row.pk, ()),
            questions if one.row.pk == place else (),
            tuple(caught.get(one.row.pk, ())),
        )
        for one in stops
    )
    return LivePage(meeting, items, _speakers(items))


def stops_of(meeting: Meeting, *, restricted: bool = True) -> tuple[Stop, ...]:
    """The agenda in its order, with how much was caught at each item. Three queries."""
    rows = meeting.items.select_related("assurance").order_by("position", "pk")
    said = caught_counts(meeting)
    promised = Counter(meeting.undertakings.filter(item__isnull=False).values_list("item_id", flat=True))
    return tuple(
        Stop(veiled(row), number, 0, 0)
        if row.restricted and not restricted
        else Stop(row, number, said.get(row.pk, 0), promised.get(row.pk, 0))
        for number, row in enumerate(rows, start=1)
    )


def caught_counts(meeting: Meeting) -> Mapping[int, int]:
    """How much was caught at each item that stands."""
    return Counter(meeting.exchanges.filter(NOT_STRUCK).values_list("item_id", flat=True))


def caught_at(
    meeting: Meeting, *, reader: str, item: int | None = None, restricted: bool = True
) -> Mapping[int, Sequence[CaughtRow]]:
    """What was caught, by item, in the order in which it was spoken; of one item where its key is given. Two queries."""
    rows = meeting.exchanges.select_related("undertaking", "line", "public_question").order_by("said_at", "pk")
    if item is not None:
        rows = rows.filter(item_id=item)
    if not restricted:
        rows = rows.filter(item__restricted=False)
    found: dict[int, list[CaughtRow]] = defaultdict(list)
    for one in as_rows(list(rows), reader=reader):
        found[one.item].append(one)
    return found


def as_rows(rows: Sequence[Exchange], *, reader: str) -> tuple[CaughtRow, ...]:
    """Rows as the page shows them: no names of colleagues, only whether it was oneself, or a role."""
    roles = roles_of({one.taken_by for one in rows} - {reader})
    return tuple(_caught(one, "You" if one.taken_by == reader else roles[one.taken_by]) for one in rows)


def _caught(one: Exchange, who: str) -> CaughtRow:
    return CaughtRow(
        pk=one.pk,
        key=one.key,
        item=one.item_id,
        kind=one.kind,
        text=one.text,
        speaker=one.speaker_role,
        said_at=localtime(one.said_at),
        who=who,
        struck_because=one.struck_because,
        about=_about(one),
        promise=promise_of(one),
        edition=one.edition,
    )


def _about(one: Exchange) -> str:
    if one.public_question:
        return f"Question {one.public_question.reference}"
    return one.line.question if one.line and one.kind != Exchange.Kind.QUESTION else ""


def promise_of(one: Exchange) -> Undertaking | None:
    """The undertaking that it became."""
    return getattr(one, "undertaking", None)


def _prompts(stops: Iterable[Stop]) -> Mapping[int, tuple[Prompt, ...]]:
    """The lines that are kept, by item."""
    rows = LineOfEnquiry.objects.filter(item__in=[one.row.pk for one in stops], state=LineOfEnquiry.State.KEPT)
    ordered = list(rows.order_by("position", "pk"))
    asked = set(Exchange.objects.filter(NOT_STRUCK, line__in=ordered).values_list("line_id", flat=True))
    reasons = _reasons(ordered)
    found: dict[int, tuple[Prompt, ...]] = defaultdict(tuple)
    for one in ordered:
        told = Prompt(one.pk, one.question, reasons.get(one.pk, ()), one.origin_address, put=one.pk in asked)
        found[one.item_id] += (told,)
    return found


def _reasons(lines: Sequence[LineOfEnquiry]) -> Mapping[int, tuple[str, ...]]:
    """Why each is asked, all answered as one text: so many lines ask no more of the database than one."""
    mark = f"{uuid4()} "
    text = "\n".join(f"# {mark}{one.pk}\n{one.why}\n" for one in lines if one.why)
    found: dict[int, tuple[str, ...]] = {}
    here = 0
    for line in cited(text).lines if text else ():
        words = "".join(run.text for run in line.runs)
        if words.startswith(mark):
            here = int(words.removeprefix(mark))
        else:
            found[here] = (*found.get(here, ()), words)
    return found


def _questions(meeting: Meeting) -> tuple[ToAnswer, ...]:
    """The questions to be answered at the meeting, and those that were."""
    states = [PublicQuestion.State.LIVE, PublicQuestion.State.ANSWERED]
    rows = list(meeting.questions.confirmed().filter(state__in=states).order_by("year", "number"))
    spoken = Exchange.objects.filter(NOT_STRUCK, kind=Exchange.Kind.ANSWER, public_question__in=rows)
    heard_of = set(spoken.values_list("public_question_id", flat=True))
    return tuple(
        ToAnswer(
            pk=one.pk,
            reference=one.reference,
            text=one.shown_text or one.text,
            name=one.shown_name,
            cleared=one.cleared_at is not None,
            answered=one.answer != "" or one.pk in heard_of,
        )
        for one in rows
    )


def _speakers(items: Sequence[LiveItem]) -> tuple[str, ...]:
    """Who may speak: those who lead items and those who spoke, each once."""
    led = [one.stop.row.lead_role for one in items]
    spoke = [row.speaker for one in items for row in one.caught]
    return tuple(dict.fromkeys(role for role in (*led, *spoke) if role))


def speakers_at(meeting: Meeting) -> tuple[str, ...]:
    """Who may speak, judge or promise at a meeting, as a form suggests it: who leads its items and who spoke."""
    led = meeting.items.order_by("position", "pk").values_list("lead_role", "judge_role")
    spoke = meeting.exchanges.order_by("said_at", "pk").values_list("speaker_role", flat=True)
    return tuple(dict.fromkeys(role for role in (*(one for pair in led for one in pair), *spoke) if role))
