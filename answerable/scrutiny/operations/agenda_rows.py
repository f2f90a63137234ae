"""Rows of an agenda as operations read and keep them: locked, and numbered from 1 without gaps."""

from collections.abc import Sequence

from answerable.kit import turns
from answerable.scrutiny.models import AgendaItem, Meeting
from answerable.scrutiny.operations.meeting_refusals import SavedMeanwhile
from answerable.scrutiny.queries.agenda_days import form_of


def has_report(item: AgendaItem) -> bool:
    """Whether a report was asked for that is not withdrawn."""
    commission = getattr(item, "commission", None)
    return commission is not None and commission.state != commission.State.WITHDRAWN


def was_taken(item: AgendaItem) -> bool:
    """Whether something was said, promised, judged or minuted at it."""
    return (
        bool(item.minute or item.restricted_minute or item.assurance_id)
        or item.exchanges.exists()
        or item.undertakings.exists()
    )


def item_locked(item: AgendaItem, seen_edition: int | None) -> AgendaItem:
    """The item as it stands, until the caller's transaction ends. Raises SavedMeanwhile, also where it is gone."""
    turns.take_turn()
    held = AgendaItem.objects.select_for_update(of=("self",)).select_related("meeting").filter(pk=item.pk).first()
    if held is None or (seen_edition is not None and held.edition != seen_edition):
        raise SavedMeanwhile
    return held


def item_saved(held: AgendaItem) -> None:
    held.edition += 1
    held.save()


def renumber(rows: Sequence[AgendaItem]) -> None:
    """Numbers items in the order given."""
    for n, one in enumerate(rows, 1):
        if one.position != n:
            AgendaItem.objects.filter(pk=one.pk).update(position=n)
            one.position = n


def put_in_order(meeting: Meeting, item: AgendaItem, position: int) -> None:
    """Puts one of a meeting's items at a place, from 1; beyond the end is the end."""
    others = [one for one in meeting.items.order_by("position", "pk") if one.pk != item.pk]
    place = min(max(position, 1), len(others) + 1) - 1
    renumber([*others[:place], item, *others[place:]])


def last_place(meeting: Meeting, *, without: AgendaItem) -> int:
    """The place of a new item: the end, but before the standing items that every agenda of this form ends with."""
    form = form_of(meeting.function)
    ending = {one["title"] for one in (form.standing_items if form else []) if one.get("last")}
    others = [one for one in meeting.items.order_by("position", "pk") if one.pk != without.pk]
    place = len(others) + 1
    for one in reversed(others):
        if one.title not in ending:
            break
        place -= 1
    return place
