"""Writes of how the files of a sender are read."""

from datetime import datetime

from django.db import transaction

from answerable.kit import audit
from answerable.kit.audit import Actor
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
    locked = ReturnLayout.objects.select_for_update().get(pk=layout.pk)
    if locked.retired_at:
        raise AlreadyRetired(f"“{locked.name}” is retired already.")
    _retire(locked, at)
    audit.record("layout retired", by=by, at=at, subject=f"layout:{locked.name}", after={"made_at": locked.made_at})


def _retire(one: ReturnLayout, at: datetime) -> None:
    one.retired_at = at
    one.save(update_fields=["retired_at"])
