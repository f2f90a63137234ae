"""What differs between a pack that was frozen and the meeting as it stands now: each difference a sentence that names it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from answerable.kit.wording import british_date, counted
from answerable.scrutiny.queries.pack_page import (
    AgendaLine,
    PackItem,
    PackPage,
    PackPaper,
    PackPromise,
    PackRecommendation,
)
from answerable.scrutiny.queries.pack_same import unnumbered


@dataclass(frozen=True)
class Changes:
    """What changed, in words, and the keys of the items it concerns."""

    words: tuple[str, ...]
    items: tuple[int, ...]
    questions: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)


def changes(before: PackPage, now: PackPage) -> Changes:
    """Everything that is otherwise now. Both are the same part, open or restricted."""
    before, now = unnumbered(before), unnumbered(now)
    pairs = _pairs(before.items, now.items)
    told = [(one.key, words) for one in now.items for words in _of_item(pairs.get(one.key), one)]
    among = "among the closed items" if now.restricted else "on the open agenda"
    gone = [one for one in before.items if one not in pairs.values()]
    return Changes(
        (
            *_head(before, now),
            *(words for _, words in told),
            *(f"Item {one.number}, “{one.title}”, is no longer {among}." for one in gone),
            *_closed(before.agenda, now.agenda),
            *_order(pairs, now.items),
            *_questions(before, now),
            *_kept_back(before, now),
        ),
        tuple(dict.fromkeys(key for key, _ in told)),
        before.questions != now.questions,
    )


def as_supplement(now: PackPage, found: Changes, *, number: int, because: str) -> PackPage:
    """The page as the supplement that tells of these changes."""
    return replace(
        now,
        number=number,
        because=because,
        changes=found.words,
        changed=found.items,
        questions_changed=found.questions,
    )


def _pairs(before: Sequence[PackItem], now: Sequence[PackItem]) -> Mapping[int, PackItem]:
    """By the key of an item now the one that it was: with the same title, else with the same key."""
    left = list(before)
    found: dict[int, PackItem] = {}
    for same in (_same_title, _same_key):
        for one in now:
            was = next((old for old in left if one.key not in found and same(old, one)), None)
            if was:
                found[one.key] = was
                left.remove(was)
    return found


def _same_title(old: PackItem, new: PackItem) -> bool:
    return old.title.casefold() == new.title.casefold()


def _same_key(old: PackItem, new: PackItem) -> bool:
    return old.key == new.key


def _head(before: PackPage, now: PackPage) -> Iterator[str]:
    if before.head.when != now.head.when:
        yield f"The meeting is on {now.head.when}, and not on {before.head.when}."
    if before.head.location != now.head.location:
        yield f"It is held at {now.head.location or 'a place still to be named'}, and not at {before.head.location or 'a place to be named'}."
    if before.head.title != now.head.title:
        yield f"It is called “{now.head.title}” now, and was “{before.head.title}”."


def _of_item(was: PackItem | None, now: PackItem) -> Iterator[str]:
    """What is otherwise of one item. What has no sentence of its own is told as said otherwise."""
    name = f"Item {now.number}, “{now.title}”"
    if was is None:
        yield f"{name}, is new."
        return
    if was.title != now.title:
        yield f"{name}, was called “{was.title}”."
    papers = list(_papers(was.papers, now.papers, name))
    yield from papers
    if was.lines != now.lines:
        yield f"{name}: what is asked changed, from {counted(len(was.lines), 'question')} to {counted(len(now.lines), 'question')}."
    if was.report != now.report:
        yield f"{name}: what was asked of the force, or whether it came, is told anew."
    for what, before, after in (
        ("promises that are open", _on_any_day(was.promises), _on_any_day(now.promises)),
        ("recommendations that are open", _on_any_day(was.recommendations), _on_any_day(now.recommendations)),
    ):
        if before != after:
            yield f"{name}: the {what} are others now, or stand otherwise."
    if not papers and _rest(was) != _rest(now):
        yield f"{name}: what stands under it is told anew."


def _on_any_day[One: (PackPromise, PackRecommendation)](rows: Sequence[One]) -> list[One]:
    """What is open, without whether it is late: that comes with the day, and is no news by itself."""
    return [replace(one, late=False) for one in rows]


def _rest(one: PackItem) -> PackItem:
    """What of an item has no sentence of its own."""
    bare = replace(one, number=0, begins="", key=0, title="", lines=(), report=None, promises=(), recommendations=())
    return replace(bare, papers=tuple(map(_checked, one.papers)))


def _checked(one: PackPaper) -> PackPaper:
    """A paper without how far the questions about it have come: that goes on, and is no news by itself."""
    return replace(one, asked=0, answered=0, figures=0)


def _papers(was: Sequence[PackPaper], now: Sequence[PackPaper], name: str) -> Iterator[str]:
    """Papers that came, that replace another, or that were taken away. A file is known by its SHA-256."""
    known = {_print(one) for one in was}
    new = [one for one in now if _print(one) not in known]
    gone = [one for one in was if _print(one) not in {_print(one) for one in now}]
    for one in new:
        old = next(
            (other for other in gone if other.title == one.title), gone[0] if len(gone) == len(new) == 1 else None
        )
        if old:
            gone.remove(old)
            yield f"{name}: the paper {_named(one)} replaces {_named(old)}."
        else:
            yield f"{name}: the paper {_named(one)} came."
    yield from (f"{name}: the paper {_named(one)} is no longer before the meeting." for one in gone)


def _print(one: PackPaper) -> str:
    return one.sha256 or one.code


def _named(one: PackPaper) -> str:
    """A paper so that nobody takes another for it."""
    day = f" of {british_date(one.published)}" if one.published else ""
    version = f", version {one.version}" if one.version > 1 else ""
    file = f" ({one.filename}, SHA-256 {one.sha256[:12]})" if one.sha256 else ""
    return f"“{one.title}”{day}{version}{file}"


def _closed(was: Iterable[AgendaLine], now: Iterable[AgendaLine]) -> Iterator[str]:
    """Closed items as the open agenda knows them: how many, how long, on which ground."""
    before = sorted((one.ground, one.minutes or 0) for one in was if one.closed and not one.title)
    after = sorted((one.ground, one.minutes or 0) for one in now if one.closed and not one.title)
    if before != after:
        yield f"Closed to the public: {counted(len(after), 'item')} now, {counted(len(before), 'item')} before."


def _order(pairs: Mapping[int, PackItem], now: Sequence[PackItem]) -> Iterator[str]:
    stayed = [one for one in now if one.key in pairs]
    if [pairs[one.key].number for one in stayed] != sorted(pairs[one.key].number for one in stayed):
        yield "The items are taken in another order."


def _questions(before: PackPage, now: PackPage) -> Iterator[str]:
    was, are = {one.reference: one for one in before.questions}, {one.reference: one for one in now.questions}
    for words, references in (
        ("Before the meeting now", [one for one in are if one not in was]),
        ("No longer before the meeting", [one for one in was if one not in are]),
        ("Told anew", [one for one in are if one in was and are[one] != was[one]]),
    ):
        if references:
            yield f"Questions from the public. {words}: {', '.join(references)}."


def _kept_back(before: PackPage, now: PackPage) -> Iterator[str]:
    if before.kept_back != now.kept_back:
        yield "What is not yet for the public of the open items is told anew."
