"""What cannot be undone: copies emptied and words taken out, in every release, every proposal and everything made of them.

The digest of a copy stays what it was, so that the digest of each release still follows from those of its pages. That its data is no
longer what the digest was made of says the copy itself: it is a stone, or has something in `taken_out`.
"""

import json
import re
import secrets
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils.timezone import localtime

from answerable.calc.disclosure.shingles import words_of
from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.kit.freezing import NotThisForm, freeze
from answerable.kit.wording import counted
from answerable.publishing.making.all import making, site_of
from answerable.publishing.models import (
    Blob,
    Disclosure,
    FrozenCopy,
    Newsletter,
    Proposal,
    ProposedPage,
    Release,
    ReleasedFile,
    ReleasedPage,
    TakenOut,
)
from answerable.publishing.operations import searching
from answerable.publishing.operations.releasing import listed, stand_still
from answerable.publishing.operations.restaging import Restaged, frozen_draft, restage
from answerable.publishing.queries.changes import Draft
from answerable.publishing.queries.frozen_texts import NOT_WORDS
from answerable.publishing.queries.held_words import TooFewWords, likely, pattern_of, times_in
from answerable.publishing.queries.stones import Stones, leads_to, without
from answerable.publishing.queries.taken_words import digest_of
from answerable.publishing.shown.pages import thawed

BATCH = 200
STONE = "StonePage"
OUR_OWN = frozenset(
    {"FrozenCopy", "SearchRow", "SearchText", "Blob", "ReleasedFile", "Subscriber", "Sending", "TakenOut"}
)
"""Tables that are seen to by themselves, or hold nothing that anybody wrote."""
NOT_WRITTEN = re.compile(
    r"path|to|sha256|key|kind|state|code|digest|salt|edition|address|media_type|file_name|looks|audit_head|sort|.*_by|by|role|every"
)
"""Columns that hold keys, addresses and references."""


class RedactionRefused(Exception):
    """Words cannot be taken out like this."""

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.field = field


@dataclass(frozen=True)
class Redacted:
    """What came of it: on how many pages the words stood, and the release that shows the site without them."""

    pages: int
    release: Release | None


def erase_copies(stones: Stones, made: Restaged, *, at: datetime) -> None:
    """Empties the copies at some addresses in every release and proposal, takes their lines out of every list, and drops what was made of
    them. The stones stand in the last release already (`made`). Within the caller's transaction."""
    paths = tuple(stones)
    changed = set(paths) | made.paths
    for path, stone in stones.items():
        for table in (ReleasedPage, ProposedPage):
            copies = table.objects.filter(path=path).exclude(copy__kind=STONE).values("copy")
            FrozenCopy.objects.filter(pk__in=list(copies.values_list("copy", flat=True))).update(
                kind=STONE, data=freeze(stone), taken_out=[]
            )
            table.objects.filter(path=path).update(title=stone.title)
    day = localtime(at).date()
    for copy in FrozenCopy.objects.exclude(kind__in=[STONE, "WithdrawnPage"]).order_by("pk").iterator(chunk_size=BATCH):
        if leads_to(paths, copy):
            page = thawed(copy.kind, copy.data)
            cleaned = without(page, stones)
            if cleaned is not page:
                copy.data = freeze(cleaned)
                copy.taken_out = [*copy.taken_out, _mark(day, "A page that it led to was erased.")]
                copy.save(update_fields=["data", "taken_out"])
    Disclosure.objects.filter(path__in=paths).delete()
    _forget_lines(stones)
    drop_made(made.release, changed)


def _mark(day: date, reason: str) -> Mapping[str, str]:
    return {"on": day.isoformat(), "reason": reason}


def _forget_lines(stones: Stones) -> None:
    """Titles that proposals and newsletters keep of the pages."""
    for held in Proposal.objects.exclude(gone=[]):
        gone = [one | {"title": stones[one["path"]].title} if one["path"] in stones else one for one in held.gone]
        if gone != held.gone:
            Proposal.objects.filter(pk=held.pk).update(gone=gone)
    for letter in Newsletter.objects.exclude(sections=[]):
        sections = [
            part | {"items": [one for one in part.get("items", []) if one.get("path") not in stones]}
            for part in letter.sections
        ]
        if sections != letter.sections:
            Newsletter.objects.filter(pk=letter.pk).update(sections=sections)


def drop_made(release: Release | None, paths: Set[str]) -> None:
    """Drops what was made of frozen copies that have changed, the bytes that nobody has then, and what the search knows of the pages.

    Kept are the files of those pages alone that the last release has to the letter, by the keys of their makers. What is made of many
    pages, or of an earlier release, is made again.
    """
    kept = _kept(release, paths) if release else {}
    rows = ReleasedFile.objects.values_list("pk", "path", "key").iterator(chunk_size=1000)
    stale = [pk for pk, path, key in rows if not key or kept.get(path) != key]
    for start in range(0, len(stale), BATCH):
        ReleasedFile.objects.filter(pk__in=stale[start : start + BATCH]).delete()
    Blob.objects.exclude(pk__in=ReleasedFile.objects.values("blob")).delete()
    searching.forget(sorted(paths))


def _kept(release: Release, paths: Set[str]) -> Mapping[str, str]:
    """The keys, by address, of the pages and papers of a release that are of none of some pages."""
    stems = {path.removesuffix(".html") for path in release.pages.values_list("path", flat=True) if path not in paths}
    return {one.path: one.key for one in making(site_of(release)) if one.path.rpartition(".")[0] in stems}


@transaction.atomic
def redact(words: str, *, instead: str, reason: str, by: Actor, at: datetime) -> Redacted:
    """Takes words out of every frozen copy, of every release and proposal, and out of whatever else publishing keeps in words.

    A release that only takes away shows the site without them at once, each page saying when something was taken out and why. It
    cannot be undone. Which words they were is kept nowhere. Raises RedactionRefused, which names the field.
    """
    instead, reason = instead.strip(), reason.strip()
    pattern = _pattern(words, instead, reason)
    stand_still()
    day = localtime(at).date()
    mark = _mark(day, reason)

    def put(text: str) -> str:
        return pattern.sub(lambda _: instead, text)

    paths = _paths(words, pattern)
    _write_out(words, put)
    taken = _taken(words, instead, reason, len(paths), by, at)
    made = restage(_replace(pattern, put), (), note=_note(len(paths), reason), by=by, at=at)
    _mark_new(made, mark)
    _in_copies(words, pattern, put, mark)
    drop_made(made.release, paths | made.paths)
    facts = {"pages": len(paths), "reason": reason, "instead": instead}
    audit.record("words taken out", by=by, at=at, subject=f"taken-out:{taken.pk}", after=facts)
    return Redacted(len(paths), made.release)


def _pattern(words: str, instead: str, reason: str) -> re.Pattern[str]:
    if not reason:
        raise RedactionRefused("Say why: the reason stands above each page that they are taken from.", "reason")
    if not instead:
        raise RedactionRefused("Say what stands in their place, such as [name taken out].", "instead")
    try:
        pattern = pattern_of(words)
    except TooFewWords as error:
        raise RedactionRefused(str(error), "words") from error
    if pattern.search(instead) or pattern.search(reason):
        raise RedactionRefused(
            "What stands in their place, and the reason, must not hold the words themselves.", "instead"
        )
    return pattern


def _paths(words: str, pattern: re.Pattern[str]) -> set[str]:
    """The addresses of the pages that hold the words. Raises RedactionRefused where there is none."""
    keys = [one.pk for one in likely(words).iterator(chunk_size=BATCH) if times_in(one.data, pattern)]
    found: set[str] = set()
    for start in range(0, len(keys), BATCH):
        for table in (ReleasedPage, ProposedPage):
            found |= set(table.objects.filter(copy__in=keys[start : start + BATCH]).values_list("path", flat=True))
    titled = ReleasedPage.objects.values_list("path", "title").distinct()
    found |= {path for path, title in titled if pattern.search(title)}
    if not found:
        raise RedactionRefused("No page of any release holds these words.", "words")
    return found


def _replace(pattern: re.Pattern[str], put: Callable[[str], str]) -> Callable[[str, str, FrozenCopy], Draft | None]:
    def replace(path: str, title: str, copy: FrozenCopy) -> Draft | None:
        if not times_in(copy.data, pattern):
            return None
        return frozen_draft(path, listed(put(title)), copy.kind, _put(copy, put))

    return replace


def _put(copy: FrozenCopy, put: Callable[[str], str]) -> dict[str, Any]:
    """The data of a copy without the words. Raises RedactionRefused where the page could not be read any more."""
    data: dict[str, Any] = {**copy.data, "is": _changed(copy.data["is"], put)}
    try:
        thawed(copy.kind, data)
    except NotThisForm as error:
        raise RedactionRefused(
            "The words stand where the program keeps words of its own: withdraw the page instead.", "words"
        ) from error
    return data


def _changed(value: Any, put: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return put(value)
    if isinstance(value, list):
        return [_changed(one, put) for one in value]
    if isinstance(value, Mapping):
        return {name: one if name in NOT_WORDS else _changed(one, put) for name, one in value.items()}
    return value


def _mark_new(made: Restaged, mark: Mapping[str, str]) -> None:
    """The pages of the new release, and of an open proposal, that had the words say so."""
    for rows in (ReleasedPage.objects.filter(release=made.release), ProposedPage.objects.filter(proposal__open=True)):
        copies = rows.filter(path__in=made.paths).exclude(copy__kind="WithdrawnPage").values_list("copy", flat=True)
        for copy in FrozenCopy.objects.filter(pk__in=list(copies)):
            if mark not in copy.taken_out:
                copy.taken_out = [*copy.taken_out, mark]
                copy.save(update_fields=["taken_out"])


def _in_copies(words: str, pattern: re.Pattern[str], put: Callable[[str], str], mark: Mapping[str, str]) -> None:
    for copy in likely(words).iterator(chunk_size=BATCH):
        if times_in(copy.data, pattern):
            copy.data = _put(copy, put)
            copy.taken_out = [*copy.taken_out, mark]
            copy.save(update_fields=["data", "taken_out"])


def _taken(words: str, instead: str, reason: str, pages: int, by: Actor, at: datetime) -> TakenOut:
    said, salt = words_of(words), secrets.token_hex(16)
    return TakenOut.objects.create(
        instead=instead,
        reason=reason,
        on=localtime(at).date(),
        at=at,
        by=by.reference,
        length=len(said),
        salt=salt,
        digest=digest_of(said, salt),
        pages=pages,
    )


def _note(pages: int, reason: str) -> str:
    return f"Words were taken out of {counted(pages, 'page')}: {reason}"


def _write_out(words: str, put: Callable[[str], str]) -> None:
    """The words in titles, notes, newsletters and whatever else publishing keeps."""
    longest = max(words_of(words), key=len)
    for model in apps.get_app_config("publishing").get_models():
        if model.__name__ not in OUR_OWN:
            for column in _written(model):
                _write_column(model, column, longest, put)


def _written(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    for column in model._meta.concrete_fields:  # noqa: SLF001 - Django's own way to ask for its columns
        is_text = isinstance(column, (models.CharField, models.TextField, models.JSONField))
        if is_text and not column.choices and not NOT_WRITTEN.fullmatch(column.name):
            yield column


def _write_column(
    model: type[models.Model], column: models.Field[Any, Any], longest: str, put: Callable[[str], str]
) -> None:
    rows = model._default_manager.all()  # noqa: SLF001
    is_json = isinstance(column, models.JSONField)
    rows = rows if is_json else rows.filter(**{f"{column.name}__icontains": longest})
    for key, value in rows.values_list("pk", column.name):
        after = json.loads(json.dumps(_changed(value, put))) if is_json else put(value)
        if after != value:
            after = after[: column.max_length] if not is_json and column.max_length else after
            model._default_manager.filter(pk=key).update(**{column.name: after})  # noqa: SLF001
