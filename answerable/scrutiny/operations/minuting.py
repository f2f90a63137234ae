"""The minutes of a meeting are written item by item: what is published, and apart from it what stays inside."""

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.measures.queries.cited import cited
from answerable.scrutiny.models import AgendaItem, Meeting
from answerable.scrutiny.operations.judging_items import item_to_write
from answerable.scrutiny.operations.live_refusals import LiveRefused
from answerable.scrutiny.operations.meeting_rows import locked

LONGEST_MINUTE = 50_000
"""In characters."""
PLACE = re.compile(r"(?:\d{1,2}:)?[0-5]?\d:[0-5]\d")
"""A place in a recording: "1:02:30", "4:05"."""
ADDRESS = ("https://", "http://")


@dataclass(frozen=True)
class MinuteText:
    """The minute of an item. `recording_at` is where in the recording it begins, as "1:02:30", or empty."""

    minute: str = ""
    restricted_minute: str = ""
    recording_at: str = ""


@transaction.atomic
def write_minute(item: AgendaItem, said: MinuteText, *, seen_edition: int, by: Actor, at: datetime) -> AgendaItem:
    """Writes the minute of an item. Of a restricted item there is only what stays inside.

    Raises SavedMeanwhile, NotBegun, and LiveRefused for a public minute of a restricted item, a text that is too long or cites
    a figure that is not held, and a place in the recording that is none.
    """
    held = item_to_write(item, seen_edition)
    told = MinuteText(_tidy(said.minute), _tidy(said.restricted_minute), said.recording_at.strip())
    _check(held, told)
    if told == MinuteText(held.minute, held.restricted_minute, held.recording_at):
        return held
    before = _facts(held)
    held.minute, held.restricted_minute, held.recording_at = told.minute, told.restricted_minute, told.recording_at
    held.edition += 1
    held.save(update_fields=["minute", "restricted_minute", "recording_at", "edition"])
    audit.record("minute written", by=by, at=at, subject=f"item:{held.pk}", before=before, after=_facts(held))
    return held


@transaction.atomic
def link_recording(
    meeting: Meeting, *, recording: str, transcript: str, seen_edition: int, by: Actor, at: datetime
) -> Meeting:
    """Says where the recording and the transcript of a meeting can be found; empty takes the address away.

    Raises SavedMeanwhile, and LiveRefused for what is no address.
    """
    held = locked(meeting, seen_edition)
    told = {"recording_address": recording.strip(), "transcript_address": transcript.strip()}
    for name, address in told.items():
        if address and not address.startswith(ADDRESS):
            raise LiveRefused("An address begins with https://.", name)
    before = {name: getattr(held, name) for name in told}
    if before == told:
        return held
    held.recording_address, held.transcript_address = told["recording_address"], told["transcript_address"]
    held.edition += 1
    held.save(update_fields=[*told, "edition"])
    audit.record("recording linked", by=by, at=at, subject=f"meeting:{held.code}", before=before, after=told)
    return held


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _check(held: AgendaItem, told: MinuteText) -> None:
    if held.restricted and told.minute:
        raise LiveRefused(
            "This item is restricted: of its minute nothing is published. Write it below, where it stays inside.",
            "minute",
        )
    for name in ("minute", "restricted_minute"):
        length = len(getattr(told, name))
        if length > LONGEST_MINUTE:
            raise LiveRefused(f"This has {length:,} characters: at most {LONGEST_MINUTE:,} fit.", name)
    if faults := cited(told.minute).faults:
        raise LiveRefused(" ".join(faults), "minute")
    if told.recording_at and not PLACE.fullmatch(told.recording_at):
        raise LiveRefused("Say where the item begins as hours, minutes and seconds: 1:02:30.", "recording_at")


def _facts(held: AgendaItem) -> dict[str, object]:
    """For the trail: digests, for a minute may be about a person, and what stays inside is not copied."""
    texts = {"minute": held.minute, "restricted_minute": held.restricted_minute}
    told: dict[str, object] = {name: sha256(text.encode()).hexdigest() for name, text in texts.items() if text}
    return told | {"recording_at": held.recording_at, "edition": held.edition}
