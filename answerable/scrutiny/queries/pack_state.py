"""How the packs of a meeting stand: what is frozen, what would be frozen now, and what has changed since."""

from dataclasses import dataclass, replace
from datetime import date

from answerable.kit.freezing import thaw
from answerable.scrutiny.models import Meeting, Minutes, Pack
from answerable.scrutiny.queries.minutes_building import BuiltMinutes, build_minutes
from answerable.scrutiny.queries.minutes_page import MinutesPage
from answerable.scrutiny.queries.pack_changes import Changes, as_supplement, changes
from answerable.scrutiny.queries.pack_page import PackPage
from answerable.scrutiny.queries.pack_same import unnumbered
from answerable.scrutiny.queries.packing import Built, build


@dataclass(frozen=True)
class Parts:
    """Both parts of a pack as they would be frozen now, and what is otherwise than in the last one, if there is one."""

    last: Pack | None
    open: Built
    restricted: Built
    changed: Changes
    changed_inside: Changes

    @property
    def faults(self) -> tuple[str, ...]:
        """What has to be put right before it is frozen."""
        empty = () if self.open.page.agenda else ("The agenda is empty: add an item first.",)
        return tuple(dict.fromkeys((*empty, *self.open.faults, *self.restricted.faults)))

    @property
    def number(self) -> int:
        """That of the pack, or of the supplement, that would come next."""
        return self.last.number + 1 if self.last else 1

    @property
    def has_news(self) -> bool:
        return self.last is None or bool(self.changed) or bool(self.changed_inside)

    def preview(self, *, restricted: bool) -> PackPage:
        """A part as it would be frozen next: where there is news since the last pack as a supplement, else whole."""
        page = self.restricted.page if restricted else self.open.page
        if self.last is None or not self.has_news:
            return replace(page, number=1)
        changed = self.changed_inside if restricted else self.changed
        return as_supplement(page, changed, number=self.number, because="")


def parts_now(meeting: Meeting, *, day: date) -> Parts:
    """What would be frozen on a day, beside what was frozen last."""
    last = Pack.objects.filter(meeting=meeting).order_by("-number").first()
    number = last.number + 1 if last else 1
    open_ = build(meeting, restricted=False, number=number, day=day)
    inside = build(meeting, restricted=True, number=number, day=day)
    was, was_inside = (open_page(last), restricted_page(last)) if last else (None, None)
    nothing = Changes((), ())
    return Parts(
        last,
        open_,
        inside,
        changes(was, open_.page) if was else nothing,
        changes(was_inside or _emptied(inside.page), inside.page) if last else nothing,
    )


def _emptied(page: PackPage) -> PackPage:
    """What an earlier pack without a restricted part had in it."""
    return PackPage(page.head, 1, restricted=True, as_at=page.as_at, agenda=page.agenda, items=())


def open_page(pack: Pack) -> PackPage:
    return thaw(PackPage, pack.frozen)


def restricted_page(pack: Pack) -> PackPage | None:
    """None where it has no restricted part, or where this office was not given it."""
    return thaw(PackPage, pack.restricted) if pack.restricted else None


def open_minutes(minutes: Minutes) -> MinutesPage:
    return thaw(MinutesPage, minutes.frozen)


def restricted_minutes(minutes: Minutes) -> MinutesPage | None:
    """None where they have no restricted part, or where this office was not given it."""
    return thaw(MinutesPage, minutes.restricted) if minutes.restricted else None


@dataclass(frozen=True)
class MinutesNow:
    """Both parts of the minutes as they would be published now, and the version that was published last."""

    last: Minutes | None
    open: BuiltMinutes
    restricted: BuiltMinutes

    @property
    def version(self) -> int:
        return self.last.version + 1 if self.last else 1

    @property
    def faults(self) -> tuple[str, ...]:
        """What has to be put right before they are published."""
        unwritten = [one.number for one in self.open.page.items if not one.minute.lines]
        items = "item" if len(unwritten) == 1 else "items"
        missing = (
            [f"Nothing is minuted of {items} {', '.join(map(str, unwritten))}: write a sentence."] if unwritten else []
        )
        empty = [] if self.open.page.agenda else ["The meeting has no items: there is nothing to minute."]
        return tuple(dict.fromkeys((*empty, *missing, *self.open.faults, *self.restricted.faults)))

    @property
    def has_news(self) -> bool:
        """Whether anything would be said otherwise than in the last version."""
        if self.last is None:
            return True
        was, inside = open_minutes(self.last), restricted_minutes(self.last)
        return _said(was) != _said(self.open.page) or _said(inside) != _said(self.restricted.page)


def _said(page: MinutesPage | None) -> object:
    """What minutes say, without the day on which they say it."""
    if page is None or page.is_empty:
        return None
    page = unnumbered(page)
    return (
        page.head,
        page.agenda,
        page.items,
        page.questions,
        page.promises,
        page.recording_address,
        page.transcript_address,
    )


def minutes_now(meeting: Meeting, *, day: date) -> MinutesNow:
    """What would be published on a day, beside what was published last."""
    last = Minutes.objects.filter(meeting=meeting).order_by("-version").first()
    version = last.version + 1 if last else 1
    return MinutesNow(
        last,
        build_minutes(meeting, restricted=False, version=version, day=day),
        build_minutes(meeting, restricted=True, version=version, day=day),
    )
