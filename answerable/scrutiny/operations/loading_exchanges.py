"""Taking in the days of meetings from an office folder: what was caught is taken once, what is held is left as it is."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.scrutiny.intake.exchanges import ExchangeLine, MeetingDay
from answerable.scrutiny.models import AgendaItem, Exchange, LineOfEnquiry, Meeting, PublicQuestion
from answerable.scrutiny.operations.live_refusals import ExchangesRefused
from answerable.scrutiny.operations.loading_exchanges_faults import problems_of


@transaction.atomic
def load_exchanges(lines: Sequence[MeetingDay], *, by: Actor, at: datetime) -> int:
    """Takes in the days of meetings, after their agendas, lines of enquiry and questions, and before their promises.

    What was caught and is held under its key is left; so is a beginning that is held. How many things were new. Raises ExchangesRefused with every problem.
    """
    turns.take_turn()
    meetings = {one.code: one for one in Meeting.objects.filter(code__in=[one.meeting for one in lines])}
    rows = AgendaItem.objects.filter(meeting__in=meetings.values()).select_related("meeting")
    items = {(one.meeting.code, one.position): one for one in rows}
    keys = _held_keys(lines)
    if problems := list(problems_of(lines, meetings, items, keys)):
        raise ExchangesRefused(problems)
    return sum(_take(line, meetings[line.meeting], items, set(keys), by=by, at=at) for line in lines)


def _held_keys(lines: Sequence[MeetingDay]) -> Mapping[str, str]:
    """The meeting of each key that is held here."""
    wanted = [one.key for line in lines for one in line.exchanges if _is_key(one.key)]
    found: dict[str, str] = {}
    for start in range(0, len(wanted), 5000):
        rows = Exchange.objects.filter(key__in=wanted[start : start + 5000]).values_list("key", "meeting__code")
        found |= {str(key): code for key, code in rows}
    return found


def _is_key(said: str) -> bool:
    try:
        return str(UUID(said)) == said
    except ValueError:
        return False


def _take(
    line: MeetingDay,
    meeting: Meeting,
    items: Mapping[tuple[str, int], AgendaItem],
    held: set[str],
    *,
    by: Actor,
    at: datetime,
) -> int:
    said = [one for one in line.exchanges if one.key not in held]
    Exchange.objects.bulk_create((_row(one, items[meeting.code, one.item]) for one in said), batch_size=500)
    new = _begun(line, meeting) + len(said)
    if new:
        audit.record("exchanges loaded", by=by, at=at, subject=f"meeting:{meeting.code}", after={"new": new})
    return new


def _begun(line: MeetingDay, meeting: Meeting) -> int:
    """When it began and ended, where nobody has said here."""
    if meeting.began_at or not line.began_at:
        return 0
    meeting.began_at, meeting.ended_at = line.began_at, line.ended_at
    meeting.save(update_fields=["began_at", "ended_at"])
    return 1


def _row(one: ExchangeLine, item: AgendaItem) -> Exchange:
    return Exchange(
        meeting=item.meeting,
        item=item,
        key=UUID(one.key),
        kind=one.kind,
        text=one.text,
        speaker_role=one.speaker_role,
        line=LineOfEnquiry.objects.filter(item=item, question=one.line).first() if one.line else None,
        public_question=_question(one.public_question),
        said_at=one.said_at,
        taken_at=one.taken_at,
        taken_by=one.taken_by,
        struck_because=one.struck_because,
    )


def _question(reference: str) -> PublicQuestion | None:
    """The question of this number; one that was left behind is no reason to lose what was said."""
    year, _, number = reference.partition("/")
    if not (year.isdecimal() and number.isdecimal() and len(year) == 4 and len(number) < 9):
        return None
    return PublicQuestion.objects.filter(year=int(year), number=int(number)).first()
