"""How long 'answerable publish' takes, and how much memory: of the example, and of a site of 100,000 pages.

    uv run --group bench python bench/publish.py [PAGES]

Each run is the whole command, from its start to its end, in a process of its own: seconds and the largest memory of it. The large
site is made of invented pages that differ in one word, under a second release that changes one of them.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

MANY = 100_000
BATCH = 5_000
WORDS = "A page of a site that is made to be large. " * 40
LIMITS = {"example": 10.0, "memory": 500.0, "one change": 2.0}
"""Seconds, megabytes, seconds: what the figures are held to."""


@dataclass(frozen=True)
class Run:
    """One run of a command: seconds, and megabytes at most."""

    seconds: float
    memory: float

    def __str__(self) -> str:
        return f"{self.seconds:6.2f} s {self.memory:6.0f} MB"


def run(*words: str | Path) -> Run:
    """The command in a process of its own. Raises CalledProcessError where it does not end with 0."""
    began = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-m", "answerable", *map(str, words)], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if status:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), list(words))
    return Run(time.perf_counter() - began, used.ru_maxrss / 1024)


def main() -> None:
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "ANSWERABLE_HOME": home,
            "ANSWERABLE_PLAIN_HTTP": "1",
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "answerable.site.settings",
        }
        subprocess.run(
            [sys.executable, "-m", "answerable", "load", "examples/derbyshire"], check=True, stdout=subprocess.DEVNULL
        )
        import django

        django.setup()
        _example(Path(home) / "site")
        _large(Path(home) / "large", many)


def _example(folder: Path) -> None:
    from answerable.kit.audit import Actor
    from answerable.kit.http import now
    from answerable.publishing.operations.releasing import release

    release(note="For the measurement.", by=Actor("system:bench", "bench"), at=now())
    told("The example, first time", run("publish", folder), seconds=LIMITS["example"])
    told("The example, nothing changed", run("publish", folder), seconds=LIMITS["example"])
    told("The example, proved with every link", run("publish", "--verify", folder, "--links"))


def _large(folder: Path, many: int) -> None:
    _pages(many)
    print(f"{many:,} pages:")
    told("  first time", run("publish", folder, "--release", "2"), memory=LIMITS["memory"])
    told("  nothing changed", run("publish", folder, "--release", "2"), memory=LIMITS["memory"])
    _next(many)
    told("  one changed", run("publish", folder), seconds=LIMITS["one change"], memory=LIMITS["memory"])
    told("  proved", run("publish", "--verify", folder), memory=LIMITS["memory"])


def told(what: str, done: Run, *, seconds: float = 0.0, memory: float = 0.0) -> None:
    limits = [f"held to {seconds:g} s" if seconds else "", f"held to {memory:g} MB" if memory else ""]
    over = (seconds and done.seconds > seconds) or (memory and done.memory > memory)
    print(f"{what:40} {done}   {', '.join(filter(None, limits))}{'  OVER' if over else ''}")


def _release(number: int) -> int:
    from answerable.kit.http import now
    from answerable.publishing.making.looks import looks
    from answerable.publishing.models import Release

    last = Release.objects.get(number=1)
    facts = {"body_name": last.body_name, "as_known_on": last.as_known_on, "sha256": last.sha256}
    facts |= {"released_by": "system:bench", "audit_head": last.audit_head, "files_made_at": now(), "looks": looks()}
    return Release.objects.create(number=number, note="Large.", released_at=now(), **facts).pk


def _pages(many: int) -> None:
    """A release of so many files. Its pages are not frozen copies: what is measured begins where its files are made."""
    from answerable.publishing.models import Blob, ReleasedFile

    release = _release(2)
    for start in range(0, many, BATCH):
        numbers = range(start, min(start + BATCH, many))
        bytes_of = {number: f"<!doctype html><title>{number}</title><p>{number} {WORDS}".encode() for number in numbers}
        blobs = [
            Blob(sha256=sha256(content).hexdigest(), size=len(content), content=content)
            for content in bytes_of.values()
        ]
        Blob.objects.bulk_create(blobs)
        keys = dict(Blob.objects.order_by("-pk")[: len(blobs)].values_list("sha256", "pk"))
        ReleasedFile.objects.bulk_create(
            ReleasedFile(
                release_id=release,
                path=f"items/{number // 1000}/item-{number}.html",
                media_type="text/html; charset=utf-8",
                key=blob.sha256,
                blob_id=keys[blob.sha256],
            )
            for number, blob in zip(numbers, blobs, strict=True)
        )


def _next(many: int) -> None:
    """A third release with the files of the second, one of them with other bytes."""
    from django.db import connection

    from answerable.publishing.models import Blob, ReleasedFile

    release, before = _release(3), ReleasedFile.objects.filter(release__number=2).values("release")[:1]
    before_key = before.get()["release"]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO publishing_releasedfile (release_id, path, media_type, key, blob_id) "
            "SELECT %s, path, media_type, key, blob_id FROM publishing_releasedfile WHERE release_id = %s",
            [release, before_key],
        )
    content = b"<!doctype html><title>changed</title>"
    blob = Blob.objects.create(sha256=sha256(content).hexdigest(), size=len(content), content=content)
    ReleasedFile.objects.filter(release_id=release, path=f"items/0/item-{min(7, many - 1)}.html").update(blob=blob)


if __name__ == "__main__":
    main()
