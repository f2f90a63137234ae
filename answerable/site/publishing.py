"""What 'publish' does with the database, and what it says of it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from django.conf import settings

from answerable.kit.http import now
from answerable.kit.wording import counted
from answerable.publishing.exporting.exporting import Exported
from answerable.publishing.exporting.site import Asked, publish
from answerable.site import setup


def published(
    folder: Path, number: int | None, known_on: date | None, address: str | None, tell: Callable[[str], None]
) -> Exported:
    """Writes the site into the folder. Raises DatabaseTooOld besides what `publish` does."""
    setup.require_up_to_date()
    return publish(folder, Asked(number, known_on, address), home=settings.HOME, at=now(), tell=tell)


def words(folder: Path, done: Exported) -> Iterator[str]:
    """What was done, in sentences."""
    about, files = done.manifest.about, counted(len(done.manifest.files), "file")
    if done.touched:
        wrote = f"{done.added:,} new, {done.changed:,} changed, {done.removed:,} removed"
        yield f"Published release {about['release']} to {folder}: {files}, {done.manifest.size:,} bytes ({wrote})."
    else:
        yield f"{folder} has release {about['release']} already: {files}, and nothing to write."
    yield f"Signed with the key {done.manifest.key['fingerprint']}"
    yield f"To look at it, open {folder / 'index.html'}; to prove it, run: answerable publish --verify {folder}"
