"""A release that only takes away: the one before it, with some of its pages replaced, shown at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db.models import F

from answerable.kit.audit import Actor
from answerable.kit.freezing import Frozen, digest, freeze
from answerable.publishing import addresses
from answerable.publishing.models import Change, FrozenCopy, Proposal, ProposedPage, Release, ReleasedPage
from answerable.publishing.operations.releasing import Going, Place, keep, publish
from answerable.publishing.queries import site
from answerable.publishing.queries.changes import Draft
from answerable.publishing.queries.stones import withdrawn_page

BATCH = 200

type Row = ReleasedPage | ProposedPage
type Replace = Callable[[str, str, FrozenCopy], Draft | None]
"""Given the address, the title and the copy of a page: what takes its place, None where it stays."""


@dataclass(frozen=True)
class Restaged:
    """What was made: the release (None where there was none to take from), and the addresses at which something changed."""

    release: Release | None
    paths: frozenset[str]


def drafted(path: str, page: site.Page) -> Draft:
    """A page as it is released in the place of another."""
    data = freeze(page)
    return Draft(path, site.title_of(page), type(page).__name__, data, digest(data), Change.CHANGED)


def restage(replace: Replace, more: Iterable[Draft], *, note: str, by: Actor, at: datetime) -> Restaged:
    """Shows the last release again with what `replace` gives, and with `more` pages where it has none at their addresses.

    An open proposal is changed in the same way, so that it cannot bring back what was taken. To be called while the record stands
    still, in a transaction.
    """
    more = tuple(more)
    last = Release.objects.order_by("-number").first()
    paths: frozenset[str] = frozenset()
    made = None
    if last is not None:
        before = {row.path: row for row in _rows(last.pages)}
        drafts = _replaced(before.values(), replace, more)
        paths = frozenset(drafts)
        made = _published(last, before, drafts, note, by, at)
    under_way = Proposal.objects.filter(open=True).first()
    if under_way is not None:
        paths |= _proposed(under_way, replace, more, made)
    return Restaged(made, paths)


def _rows(rows: object) -> Iterable[Row]:
    found: Iterable[Row] = rows.select_related("copy").order_by("position").iterator(chunk_size=BATCH)  # type: ignore[attr-defined]
    return found


def _replaced(rows: Iterable[Row], replace: Replace, more: Sequence[Draft]) -> dict[str, Draft]:
    """What stands somewhere else than before, by address. The list of what was withdrawn is always made anew."""
    drafts = {one.path: one for one in more}
    for row in rows:
        if row.path != addresses.WITHDRAWN and row.path not in drafts:
            draft = replace(row.path, row.title, row.copy)
            if draft is not None:
                drafts[row.path] = draft
    drafts[addresses.WITHDRAWN] = drafted(addresses.WITHDRAWN, withdrawn_page())
    return drafts


def _published(
    last: Release, before: Mapping[str, Row], drafts: Mapping[str, Draft], note: str, by: Actor, at: datetime
) -> Release:
    kept = {one.path: one for one in keep(tuple(drafts.values()))}
    places = [kept[path] if path in kept else _as_it_was(path, row) for path, row in before.items()]
    places += [one for path, one in kept.items() if path not in before]
    digests = {path: row.copy.sha256 for path, row in before.items()} | {p: d.sha256 for p, d in drafts.items()}
    places = [_told(one, before, digests) for one in places]
    what = Going(last.body_name, note, last.as_known_on, whole(digests), 0, places)
    made = publish(what, by=by, at=at)
    Release.objects.filter(pk=made.pk).update(takes_away=True)
    made.takes_away = True
    return made


def _as_it_was(path: str, row: Row) -> Place:
    return Place(path, row.title, Change.SAME, row.copy_id)


def _told(place: Place, before: Mapping[str, Row], digests: Mapping[str, str]) -> Place:
    """How it differs from the release before, as its copies say."""
    row = before.get(place.path)
    change = Change.NEW if row is None else Change.SAME if row.copy.sha256 == digests[place.path] else Change.CHANGED
    return Place(place.path, place.title, change, place.copy)


def whole(digests: Mapping[str, str]) -> str:
    """The digest of a whole site, as a release keeps it."""
    lines = "".join(f"{path} {digests[path]}\n" for path in sorted(digests))
    return sha256(lines.encode()).hexdigest()


def _proposed(held: Proposal, replace: Replace, more: Sequence[Draft], now: Release | None) -> frozenset[str]:
    """The same for a proposal: what it would release is compared with what the public sees now."""
    rows: dict[str, ProposedPage] = {row.path: row for row in _rows(held.pages)}  # type: ignore[misc]
    drafts = _replaced(rows.values(), replace, more)
    kept = {one.path: one for one in keep(tuple(drafts.values()))}
    for path in kept.keys() - rows.keys():
        position = max((row.position for row in rows.values()), default=-1) + 1
        rows[path] = ProposedPage(proposal=held, path=path, position=position)
    for path, place in kept.items():
        rows[path].title, rows[path].copy_id = place.title, place.copy
    digests = dict(FrozenCopy.objects.filter(pk__in=[row.copy_id for row in rows.values()]).values_list("pk", "sha256"))
    shown = dict(ReleasedPage.objects.filter(release=now).values_list("path", "copy__sha256")) if now else {}
    for row in rows.values():
        before = shown.get(row.path)
        same = before == digests[row.copy_id]
        row.change = Change.NEW if before is None else Change.SAME if same else Change.CHANGED
    ProposedPage.objects.bulk_create([row for row in rows.values() if not row.pk])
    ProposedPage.objects.bulk_update(
        [row for row in rows.values() if row.pk], ["title", "copy", "change"], batch_size=BATCH
    )
    held.sha256 = whole({path: digests[row.copy_id] for path, row in rows.items()})
    held.gone = [one for one in held.gone if one["path"] not in rows]
    Proposal.objects.filter(pk=held.pk).update(sha256=held.sha256, gone=held.gone, edition=F("edition") + 1)
    return frozenset(drafts)


def frozen_draft(path: str, title: str, kind: str, data: Frozen) -> Draft:
    """A copy whose data was changed, as it is released."""
    return Draft(path, title, kind, data, digest(data), Change.CHANGED)
