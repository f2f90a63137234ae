"""Who of the office may read what stays in the restricted part, and what the others see of an item of it."""

from django.contrib.auth.models import AnonymousUser

from answerable.people.models import User
from answerable.people.permissions import Permission, may
from answerable.scrutiny.models import AgendaItem

VEILED = "An item of the restricted part"


def may_read_restricted(user: User | AnonymousUser) -> bool:
    """Who prepares meetings, and who reads what is said in private."""
    return may(user, Permission.SCRUTINISE) or may(user, Permission.PRIVATE)


def veiled(item: AgendaItem) -> AgendaItem:
    """The item, not to be saved, with nothing in it but that it is restricted, on what ground and for how long."""
    item.title = VEILED
    item.purpose = item.lead_role = item.reason = item.judge_role = ""
    item.proposed_because = item.minute = item.restricted_minute = item.recording_at = ""
    item.assurance = None
    return item
