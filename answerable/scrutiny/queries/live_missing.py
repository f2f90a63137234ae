"""What a meeting still misses before it is closed, and before its minutes are complete."""

from django.db.models import QuerySet

from answerable.scrutiny.models import AgendaItem, Exchange, Meeting


def without_owner(meeting: Meeting) -> QuerySet[Exchange]:
    """Undertakings that were caught, and of which nobody has said whose they are."""
    rows = meeting.exchanges.filter(kind=Exchange.Kind.UNDERTAKING, struck_because="", undertaking__isnull=True)
    return rows.select_related("item").order_by("said_at", "pk")


def unowned(meeting: Meeting) -> tuple[str, ...]:
    """The same, each a sentence that says what to do."""
    return tuple(
        f"“{one.text[:60]}” was promised at “{one.item.title}”, and nobody is named: say whose it is and by when, or strike it out."
        for one in without_owner(meeting)
    )


def not_judged(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """The reports of the agenda that ended without a judgement."""
    rows = meeting.items.filter(kind=AgendaItem.Kind.REPORT, assurance__isnull=True)
    return tuple(rows.order_by("position", "pk"))


def not_minuted(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """The items of which no minute is written: of a restricted one, the minute that stays inside."""
    rows = meeting.items.order_by("position", "pk")
    return tuple(one for one in rows if not (one.restricted_minute if one.restricted else one.minute))
