"""A document comes in, as a new paper or as the next version of one, and is put right in what is said about it."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from pathlib import PurePath

from django.db import transaction
from django.utils.text import slugify

from answerable.evidence.intake.folder import ADDRESSES
from answerable.evidence.models import Document, Upload
from answerable.evidence.operations.reading import read_document_task
from answerable.evidence.operations.standing import stand_all
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.measures.models import Source

LONGEST_CODE = 90


class AlreadyHere(Exception):
    """The same bytes came in before; `document` is what was made of them."""

    def __init__(self, document: Document) -> None:
        super().__init__(
            f"This very file is here already: '{document.title}', version {document.version}, "
            f"came in on {document.sent_at:%-d %B %Y}."
        )
        self.document = document


class NotTheLast(Exception):
    """A new version follows the last one, and this one has been followed already."""


class NothingInIt(Exception):
    """The file has no bytes."""


class DayIsFixed(Exception):
    """Figures were taken from the paper as at its day: the day cannot change any more."""


@transaction.atomic
def take_in(  # noqa: PLR0913 - what is known of a paper when it comes in, all named at the call
    *,
    filename: str,
    content: bytes,
    title: str = "",
    published: date | None = None,
    author: str = "",
    author_role: str = "",
    earlier: Document | None = None,
    by: Actor,
    at: datetime,
) -> Document:
    """Keeps a file as it came in, and has it read once this is committed; `earlier` makes it the next version of that.

    What is not said is taken from the version before, or from the source that goes by the name of the file. Raises
    AlreadyHere for bytes that are kept already, NotTheLast, NothingInIt.
    """
    turns.take_turn()
    upload = _kept(content)
    name = PurePath(filename.replace("\\", "/")).name[:255] or "paper"
    before = _last(earlier) if earlier else None
    source = None if before else Source.objects.filter(code=_slug(name)).first()
    document = Document(
        code=_code(name, before),
        filename=name,
        upload=upload,
        source=source,
        earlier=before,
        version=before.version + 1 if before else 1,
        title=_one_line(title) or (before.title if before else "") or (source.title if source else _spoken(name)),
        published=published or (source.published if source else None),
        author=_one_line(author, 200) or (before.author if before else ""),
        author_role=_one_line(author_role, 200) or (before.author_role if before else ""),
        sent_by=by.reference,
        sent_at=at,
    )
    document.save(force_insert=True)
    after = {**_facts(document), "file": name, "sha256": upload.sha256, "follows": before.code if before else ""}
    audit.record("document taken in", by=by, at=at, subject=f"document:{document.pk}", after=after)
    transaction.on_commit(partial(read_document_task.enqueue, document.pk))
    return document


@transaction.atomic
def describe(  # noqa: PLR0913 - the four facts of a paper, all named at the call
    document: Document, *, title: str, published: date | None, author: str, author_role: str, by: Actor, at: datetime
) -> bool:
    """Puts right what is said of a document; False when nothing changed. Raises DayIsFixed."""
    turns.take_turn()
    locked = Document.objects.select_for_update().get(pk=document.pk)
    before = _facts(locked)
    if published != locked.published and locked.claims.filter(taken=True).exists():
        raise DayIsFixed(
            f"Figures of '{locked.title}' were taken into the record as at {locked.published:%-d %B %Y}: "
            "the day of a paper whose figures are held cannot change."
        )
    locked.title = _one_line(title) or locked.title
    locked.published, locked.author, locked.author_role = published, _one_line(author, 200), _one_line(author_role, 200)
    after = _facts(locked)
    if before == after:
        return False
    locked.save(update_fields=["title", "published", "author", "author_role"])
    if before["published"] != after["published"]:
        stand_all(locked)
    audit.record("document described", by=by, at=at, subject=f"document:{locked.pk}", before=before, after=after)
    return True


def _kept(content: bytes) -> Upload:
    if not content:
        raise NothingInIt("The file is empty: nothing was sent. Choose it again, and look that it has a size.")
    digest = hashlib.sha256(content).hexdigest()
    held = Document.objects.filter(upload__sha256=digest).order_by("pk").first()
    if held:
        raise AlreadyHere(held)
    upload, _ = Upload.objects.get_or_create(sha256=digest, defaults={"size": len(content), "content": content})
    return upload


def _last(earlier: Document) -> Document:
    locked = Document.objects.select_for_update().get(pk=earlier.pk)
    later = Document.objects.filter(earlier=locked).first()
    if later:
        raise NotTheLast(f"'{locked.title}' has a version {later.version} already: a new version follows the last one.")
    return locked


def _code(filename: str, before: Document | None) -> str:
    """A code nobody has: from the name of the file, or of a later version from that of the first."""
    stem = f"{_first(before).code}-v{before.version + 1}" if before else _slug(filename)
    held = set(Document.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for n in range(1, len(held) + 2) if (code := stem if n == 1 else f"{stem}-{n}") not in held)


def _first(document: Document) -> Document:
    while document.earlier:
        document = document.earlier
    return document


def _slug(filename: str) -> str:
    code = slugify(PurePath(filename).stem)[:LONGEST_CODE].strip("-") or "paper"
    return f"{code}-paper" if code in ADDRESSES else code


def _spoken(filename: str) -> str:
    return _one_line(PurePath(filename).stem.replace("_", " ").replace("-", " ")).capitalize() or "Paper"


def _one_line(text: str, most: int = 300) -> str:
    return " ".join(text.split())[:most]


def _facts(document: Document) -> Mapping[str, object]:
    return {
        "title": document.title,
        "published": document.published,
        "author": document.author,
        "author_role": document.author_role,
    }
