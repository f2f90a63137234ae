"""What was caught is put right or struck out; each change says who saw what before."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.scrutiny.models import Exchange, Undertaking
from answerable.scrutiny.operations.live import item_of, kind_of, role_of, text_of
from answerable.scrutiny.operations.live_refusals import LiveRefused
from answerable.scrutiny.operations.meeting_refusals import SavedMeanwhile


@dataclass(frozen=True)
class Wording:
    """What an exchange says. `item` is the key of an item of the same meeting."""

    item: int
    kind: str
    text: str
    speaker_role: str = ""


@transaction.atomic
def change(exchange: Exchange, said: Wording, *, seen_edition: int, by: Actor, at: datetime) -> Exchange:
    """Puts right what was caught, or puts it under another item. Nothing changed is nothing written.

    Raises SavedMeanwhile and LiveRefused: what became a promise stays an undertaking, of the item at which it was made.
    """
    held = _locked(exchange, seen_edition)
    told = (item_of(held.meeting, said.item), kind_of(said.kind), text_of(said.text), role_of(said.speaker_role))
    before = (held.item, held.kind, held.text, held.speaker_role)
    if told == before:
        return held
    if told[:2] != before[:2] and (promise := Undertaking.objects.filter(exchange=held).first()):
        raise LiveRefused(
            f"This became undertaking {promise.reference}: it stays an undertaking of its item. Change its words here, or release the undertaking.",
            "kind" if told[1] != held.kind else "item",
        )
    if told[0] != held.item:
        # A line of enquiry belongs to its item: under another one nothing of it was put.
        held.line = None
    held.item, held.kind, held.text, held.speaker_role = told
    return _saved(held, "exchange changed", by=by, at=at, was=before[2])


@transaction.atomic
def strike(exchange: Exchange, *, because: str, seen_edition: int, by: Actor, at: datetime) -> Exchange:
    """Strikes out what was caught, for a reason; the office keeps it. Raises SavedMeanwhile and LiveRefused."""
    held = _locked(exchange, seen_edition)
    if not because.strip():
        raise LiveRefused("Say why it is struck out: that stays with it.", "because")
    if promise := Undertaking.objects.open().filter(exchange=held).first():
        raise LiveRefused(
            f"This became undertaking {promise.reference}, which is open: say there that it is no longer asked for, then strike this out."
        )
    held.struck_because = because.strip()
    return _saved(held, "exchange struck out", by=by, at=at)


@transaction.atomic
def restore(exchange: Exchange, *, seen_edition: int, by: Actor, at: datetime) -> Exchange:
    """Takes back that it was struck out. Raises SavedMeanwhile."""
    held = _locked(exchange, seen_edition)
    held.struck_because = ""
    return _saved(held, "exchange restored", by=by, at=at)


def _locked(exchange: Exchange, seen_edition: int) -> Exchange:
    turns.take_turn()
    held = Exchange.objects.select_for_update(of=("self",)).select_related("meeting", "item").get(pk=exchange.pk)
    if held.edition != seen_edition:
        raise SavedMeanwhile
    return held


def _saved(held: Exchange, action: str, *, by: Actor, at: datetime, was: str = "") -> Exchange:
    held.edition += 1
    held.save(update_fields=["item", "line", "kind", "text", "speaker_role", "struck_because", "edition"])
    facts = {"item": held.item_id, "kind": held.kind, "edition": held.edition, "because": held.struck_because}
    before = {"words": sha256(was.encode()).hexdigest()} if was else None
    audit.record(action, by=by, at=at, subject=f"exchange:{held.pk}", before=before, after=facts)
    return held
