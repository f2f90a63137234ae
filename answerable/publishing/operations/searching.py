"""What the search looks through is made with the files of a release, and is found when all of them are."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from answerable.publishing.making.words import heading_of, lead_of, words_of
from answerable.publishing.models import Release, ReleasedPage, SearchRow, SearchText
from answerable.publishing.queries.search_page import ABOUT_AT_MOST, sought
from answerable.publishing.shown.pages import thawed

CHUNK = 500


@dataclass(frozen=True)
class Prepared:
    """New rows with their texts, to take the place of what stands at these addresses."""

    stale: Sequence[int]
    rows: Sequence[tuple[SearchRow, SearchText]]


def wanting(release: Release, keys: Mapping[str, str]) -> Mapping[str, str]:
    """Of files by address with their keys, the pages that the search does not know as they are."""
    known = dict(SearchRow.objects.filter(path__in=keys, until=None).values_list("path", "key"))
    pages = set(ReleasedPage.objects.filter(release=release, path__in=keys).values_list("path", flat=True))
    return {path: key for path, key in keys.items() if path in pages and known.get(path) != key}


def prepare(release: Release, keys: Mapping[str, str], contents: Mapping[str, bytes]) -> Prepared:
    """Reads the words of pages out of their bytes. Nothing is written, so that nobody waits for it."""
    stale = list(SearchRow.objects.filter(path__in=keys, until=None).values_list("pk", flat=True))
    pages = ReleasedPage.objects.filter(release=release, path__in=keys).select_related("copy")
    rows = []
    for page in pages:
        entry = sought(page.path, page.title, thawed(page.copy.kind, page.copy.data))
        if entry:
            content = contents[page.path]
            row = SearchRow(
                path=page.path,
                key=keys[page.path],
                title=entry.title[:300],
                kind=entry.kind[:60],
                about=(entry.text or lead_of(content))[:ABOUT_AT_MOST],
                since=release.number,
            )
            names = "; ".join(name for name in (_plain(entry.names), heading_of(content)) if name)
            rows.append((row, SearchText(title=_plain(entry.title), names=names, body=words_of(content))))
    return Prepared(stale, rows)


def take_in(release: Release, prepared: Prepared) -> None:
    """Puts the rows in the place of the stale ones, which are found until the release is made. Within the caller's transaction."""
    _end(release, prepared.stale)
    SearchRow.objects.bulk_create([row for row, _ in prepared.rows])
    for row, text in prepared.rows:
        text.row_id = row.pk
    SearchText.objects.bulk_create([text for _, text in prepared.rows])


def close(release: Release, paths: Set[str]) -> None:
    """When all files of a release are made: what it has no more is not found any longer, and what an earlier one had goes."""
    live = SearchRow.objects.filter(until=None).values_list("pk", "path")
    _end(release, [pk for pk, path in live.iterator() if path not in paths])
    _drop(list(SearchRow.objects.filter(until__lte=release.number).values_list("pk", flat=True)))


def forget(paths: Sequence[str]) -> None:
    """Drops every word that the search knows of some addresses, also of earlier releases: for what must not be read any more."""
    for start in range(0, len(paths), CHUNK):
        _drop(list(SearchRow.objects.filter(path__in=paths[start : start + CHUNK]).values_list("pk", flat=True)))


def _end(release: Release, keys: Sequence[int]) -> None:
    """Rows of this very release, made anew, go at once; those of an earlier one are of it until now."""
    for start in range(0, len(keys), CHUNK):
        rows = SearchRow.objects.filter(pk__in=keys[start : start + CHUNK])
        _drop(list(rows.filter(since__gte=release.number).values_list("pk", flat=True)))
        rows.filter(since__lt=release.number).update(until=release.number)


def _drop(keys: Sequence[int]) -> None:
    for start in range(0, len(keys), CHUNK):
        SearchText.objects.filter(pk__in=keys[start : start + CHUNK]).delete()
        SearchRow.objects.filter(pk__in=keys[start : start + CHUNK]).delete()


def _plain(text: str) -> str:
    return text.replace("\x00", "")
