"""Writes of how the files of a sender are read."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.measures.intake.kept_layouts import KeptLayout
from answerable.measures.intake.layouts.layout import Layout
from answerable.measures.intake.layouts.storing import to_json
from answerable.measures.models import ReturnLayout


class LayoutNeedsName(Exception):
    """A layout is found again by its name."""


class AlreadyRetired(Exception):
    """The layout is retired already."""


@transaction.atomic
def save_layout(name: str, layout: Layout, *, sender: str = "", by: Actor, at: datetime) -> ReturnLayout:
    """Keeps a layout by name, for files of `sender` ("user:12") or, empty, of anybody.

    A changed layout is a new row, and the one that had the name is retired; the same layout again is the one that is held.
    Raises LayoutNeedsName.
    """
    name = " ".join(name.split())
    if not name:
        raise LayoutNeedsName("Give the layout a name, such as “Control room, monthly”.")
    turns.take_turn()
    said = to_json(layout)
    held = ReturnLayout.objects.current().select_for_update().filter(name=name).first()
    if held and (held.layout, held.sender) == (said, sender):
        return held
    if held:
        _retire(held, at)
    kept = ReturnLayout.objects.create(name=name, sender=sender, layout=said, made_at=at, made_by=by.reference)
    before = {"layout": held.layout, "for": held.sender} if held else None
    after = {"layout": said, "for": sender}
    audit.record("layout saved", by=by, at=at, subject=f"layout:{name}", before=before, after=after)
    return kept


@transaction.atomic
def retire_layout(layout: ReturnLayout, *, by: Actor, at: datetime) -> None:
    """Reads no further file by it; the returns that it read still name it. Raises AlreadyRetired."""
    turns.take_turn()
    locked = ReturnLayout.objects.select_for_update().get(pk=layout.pk)
    if locked.retired_at:
        raise AlreadyRetired(f"“{locked.name}” is retired already.")
    _retire(locked, at)
    audit.record("layout retired", by=by, at=at, subject=f"layout:{locked.name}", after={"made_at": locked.made_at})


@transaction.atomic
def load_layouts(lines: Sequence[KeptLayout], *, by: Actor, at: datetime) -> int:
    """Takes in the layouts of a folder, for files of anybody. How many were not held.

    Of two with one name that are not retired, the one made last is kept in use.
    """
    held = {(one.name, one.made_at) for one in ReturnLayout.objects.all()}
    fresh = [line for line in lines if (line.name, line.made_at) not in held]
    for line in sorted(fresh, key=lambda one: one.made_at):
        retired_at = line.retired_at or _make_way(line)
        said = to_json(line.layout)
        ReturnLayout.objects.create(
            name=line.name, layout=said, made_at=line.made_at, made_by=by.reference, retired_at=retired_at
        )
        after = {"layout": said, "made_at": line.made_at, "retired_at": retired_at}
        audit.record("layout loaded", by=by, at=at, subject=f"layout:{line.name}", after=after)
    return len(fresh)


def _make_way(line: KeptLayout) -> datetime | None:
    """Retires an older layout of the name; where a newer one has it, the time from which that one does."""
    current = ReturnLayout.objects.current().filter(name=line.name).first()
    if current is None:
        return None
    if current.made_at > line.made_at:
        return current.made_at
    _retire(current, line.made_at)
    return None


def _retire(one: ReturnLayout, at: datetime) -> None:
    one.retired_at = at
    one.save(update_fields=["retired_at"])
