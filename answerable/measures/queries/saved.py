"""The layouts that are saved: whose they are, what they read, and which returns they have read."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from answerable.measures.intake.layouts.layout import Layout
from answerable.measures.models import Return, ReturnLayout
from answerable.measures.queries.fitting import layout_of
from answerable.measures.queries.pages import roles_of
from answerable.measures.queries.returned import ReturnLine, return_lines
from answerable.people.models import User


@dataclass(frozen=True)
class LayoutLine:
    """One saved layout in the list. `sender` is a role in words, or "anybody"; `used_at` is None where no return was read yet."""

    key: int
    name: str
    sender: str
    made_at: datetime
    used_at: datetime | None
    returns: int


@dataclass(frozen=True)
class SavedLayout:
    """One layout with what it says (None where this version cannot read it) and the returns of its name, the newest first."""

    kept: ReturnLayout
    line: LayoutLine
    says: Layout | None
    returns: tuple[ReturnLine, ...]


def holder_of(name: str, *, besides: int) -> str:
    """Whose files are read by the layout of this name, in words; empty where none but the one of the key `besides` has it."""
    found = ReturnLayout.objects.current().filter(name=" ".join(name.split())).exclude(pk=besides).first()
    if found is None:
        return ""
    return roles_of([found.sender])[found.sender] if found.sender else "anybody"


def layout_lines() -> tuple[LayoutLine, ...]:
    """The layouts that read files now, by name. What a layout of the same name read before it was changed counts too."""
    kept = list(ReturnLayout.objects.current().order_by("name"))
    roles = roles_of(one.sender for one in kept if one.sender)
    read = Return.objects.filter(layout__name__in=[one.name for one in kept]).values("layout__name")
    told = {
        one["layout__name"]: (one["number"], one["last"])
        for one in read.annotate(number=Count("pk"), last=Max("sent_at"))
    }
    return tuple(_line(one, roles.get(one.sender, "anybody"), *told.get(one.name, (0, None))) for one in kept)


def saved_layout(kept: ReturnLayout, user: User) -> SavedLayout:
    """A layout, a retired one too, with the returns it read that somebody may see."""
    read = set(Return.objects.filter(Q(layout=kept) | Q(layout__name=kept.name)).values_list("pk", flat=True))
    returns = tuple(one for one in return_lines(user) if one.key in read)
    sender = roles_of([kept.sender])[kept.sender] if kept.sender else "anybody"
    last = max((one.sent_at for one in returns), default=None)
    return SavedLayout(kept, _line(kept, sender, len(returns), last), layout_of(kept), returns)


def _line(kept: ReturnLayout, sender: str, number: int, last: datetime | None) -> LayoutLine:
    return LayoutLine(kept.pk, kept.name, sender, kept.made_at, last, number)
