"""Which release is current, and its files: what the layer before Django asks."""

from dataclasses import dataclass
from datetime import datetime

from answerable.publishing.models import Release, ReleasedFile


@dataclass(frozen=True)
class Current:
    """The last release, once all its files are made; `made_at` changes when they are made anew."""

    pk: int
    number: int
    made_at: datetime


def current() -> Current | None:
    """The release that can be served from its files; None where the last one has not all of them yet. One query of one row."""
    rows = Release.objects.order_by("-number").values_list("pk", "number", "files_made_at")
    pk, number, made_at = rows.first() or (0, 0, None)
    return Current(pk, number, made_at) if made_at else None


def file_of(release: int, path: str) -> ReleasedFile | None:
    """The file that a release (by its key) has at an address, with its bytes."""
    return ReleasedFile.objects.filter(release_id=release, path=path).select_related("blob").first()
