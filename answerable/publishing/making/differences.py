"""What each release changed, page by page: a page for each release, made of its frozen copies and those of the one before.

What was withdrawn since is left out of both sides, in every release: a difference never shows what a stone stands for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

from answerable.kit.components import Link
from answerable.kit.wording import british_date
from answerable.publishing import addresses
from answerable.publishing.making.compared import Compared, compared
from answerable.publishing.making.frames import frames_apart
from answerable.publishing.making.pages import HTML, released_on
from answerable.publishing.making.site import Making, Site
from answerable.publishing.models import Change, FrozenCopy, Release, ReleasedPage
from answerable.publishing.pages.parts import Ref
from answerable.publishing.pages.stones import StonePage
from answerable.publishing.queries import released
from answerable.publishing.queries.released import LISTED
from answerable.publishing.queries.stones import Stones
from answerable.publishing.shown.pages import html
from answerable.publishing.shown.rendering import HOME, Frame, Rendering

RELEASES = Ref("Releases", addresses.CHANGES)
COMPARED = 60
"""So many pages of a release are set beside what they were."""
SHOWN = 8
"""So many lines of one page are shown."""


@dataclass(frozen=True)
class Told:
    """Pages that a release changed in the same words, as the page of the release tells it; no address where one stands no more."""

    links: tuple[Link, ...]
    change: str
    compared: Compared

    @property
    def more(self) -> tuple[Link, ...]:
        """All but the first."""
        return self.links[1:]


@dataclass(frozen=True)
class Step:
    """A release with the one before it, and what of both is to be left out."""

    site: Site
    before: Release | None
    stones: Stones
    # The addresses that the newest release has.
    there: Mapping[str, str]
    # Where the foot of its pages leads.
    places: tuple[str, ...]


def make(site: Site) -> Iterator[Making]:
    """A page for each release up to this one. The page of an earlier one stays the same bytes until a page of it goes."""
    stones: Stones = dict(site.pages(StonePage))
    there, before, places = site.digests, None, frames_apart(site).places
    for one in Release.objects.filter(number__lte=site.release.number).order_by("number"):
        step = Step(Site(one, site.address, site.looks), before, stones, there, places)
        yield Making(addresses.release(one.number), HTML, _key(step), partial(_page, step))
        before = one


def _key(step: Step) -> str:
    """Over both releases, and what of their pages is gone, withdrawn or has had words taken out."""
    rows = _changed(step.site.release, step.before)
    paths = [row.path for row in rows]
    taken = [f"{row.path} {len(row.copy.taken_out)}" for row in rows if row.copy.taken_out]
    gone = [path for path in paths if path not in step.there]
    stones = [f"{path} {page}" for path, page in sorted(step.stones.items())]
    digest = sha256("\n".join([*step.places, *gone, *taken, *stones]).encode()).hexdigest()
    release = step.site.release
    return step.site.key(
        "differences", release.number, release.sha256, step.before.sha256 if step.before else "", digest
    )


def _page(step: Step) -> bytes:
    release = step.site.release
    frame = replace(step.site.frame(addresses.release(release.number)), places=step.places)
    what = released.changes_of(release)
    differing = sum(number for change, number in what.counts.items() if change != Change.SAME)
    context = {
        "release": release,
        "on": released_on(release),
        "known_on": british_date(release.as_known_on),
        "what_changed": what.words,
        "pages": _together(_told(step, frame.root)) if step.before else [],
        "left": max(differing - LISTED, 0),
        "first": step.before is None,
        "gone": _gone(step),
    }
    title = f"What release {release.number} changed"
    return html(Rendering("publishing/differences.html", title, (HOME, RELEASES), context), frame).encode()


def _changed(release: Release, before: Release | None) -> list[ReleasedPage]:
    """The pages of a release that differ from those before, as many as are listed; none of the first, where everything is new."""
    if before is None:
        return []
    rows = ReleasedPage.objects.filter(release=release).exclude(change=Change.SAME).select_related("copy")
    return list(rows.order_by("position")[:LISTED])


def _told(step: Step, root: str) -> Iterator[Told]:
    rows = _changed(step.site.release, step.before)
    old = _copies(step.before, [row.path for row in rows])
    # Where a page was withdrawn, what other pages said of it before goes unsaid too.
    silent = step.site.release.takes_away or any(row.copy.kind == StonePage.__name__ for row in rows)
    for number, row in enumerate(rows):
        stone = step.stones.get(row.path)
        href = root + row.path if row.path in step.there else ""
        if stone:
            told = Compared(words=f"It was withdrawn on {british_date(stone.on)}.")
        elif number >= COMPARED:
            told = Compared(words="So many pages changed that this one is not set beside what it was.")
        else:
            frame = Frame(step.site.release.body_name, step.site.release.as_known_on, row.path)
            told = compared(frame, old.get(row.path), row.copy, step.stones, silent=silent)
        label = Change(row.change).label.lower()
        yield Told((Link(stone.title if stone else row.title, href),), label, told.shortened(SHOWN))


def _together(told: Iterable[Told]) -> list[Told]:
    """Pages that changed in the very same words are told once, where the first of them stands."""
    found: dict[tuple[str, Compared], Told] = {}
    for one in told:
        key = (one.change, one.compared)
        found[key] = replace(one, links=(*found[key].links, *one.links)) if key in found else one
    return list(found.values())


def _copies(release: Release | None, paths: Sequence[str]) -> Mapping[str, FrozenCopy]:
    """The copies that a release has at some addresses, of which there are few enough for one query."""
    rows = ReleasedPage.objects.filter(release=release, path__in=paths).select_related("copy")
    return {row.path: row.copy for row in rows}


def _gone(step: Step) -> list[str]:
    """The titles of the pages that the release before had and this one has not, but for those that were withdrawn."""
    if step.before is None or not step.site.release.gone:
        return []
    here = ReleasedPage.objects.filter(release=step.site.release).values("path")
    rows = ReleasedPage.objects.filter(release=step.before).exclude(path__in=here).order_by("position")
    return [title for path, title in rows.values_list("path", "title")[:LISTED] if path not in step.stones]
