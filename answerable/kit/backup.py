"""A backup: every row of the database in one file, the same on SQLite and on PostgreSQL.

The file is a ZIP of one JSON-lines file a table, and a manifest with the version, the steps of the database's form, the number
of rows and a SHA-256 of each table, and the head of the audit trail. Sessions, the cache, what Django derives by
itself, and the tables of a part that are caches (`is_cache`) are left out.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from answerable.kit import audit, turns

FORM = 1
LEFT_OUT = {
    "sessions.session",
    "contenttypes.contenttype",
    "auth.permission",
    "auth.group",
    "kit.cachedvalue",
    "django_tasks_database.dbtaskresult",
}
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)
"""What reading a damaged archive ends in."""
BATCH = 2_000

Progress = Callable[[str], None]


class BackupRefused(Exception):
    """The file cannot be restored, or the database is not one to restore into; nothing was written."""


class _Exact(DjangoJSONEncoder):
    """Times to the microsecond: Django's own encoder drops what is below a millisecond, and the trail would not hold."""

    def default(self, o: object) -> object:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    version: str
    made_at: str
    steps: tuple[str, ...]
    tables: Mapping[str, Mapping[str, object]]
    audit_head: str
    form: int = FORM


def kept() -> list[type[models.Model]]:
    """The tables of a backup, what others point at first; those that only join two others are tables too."""
    joined = apps.get_models(include_auto_created=True)
    every = [model for model in joined if model._meta.managed and not model._meta.proxy]  # noqa: SLF001 - Django's documented Meta API
    # A table that says of itself that it is a cache is made anew from the others.
    mine = [model for model in every if model._meta.label_lower not in LEFT_OUT and not hasattr(model, "is_cache")]  # noqa: SLF001
    return serializers.sort_dependencies([(None, mine)], allow_cycles=True)


def steps() -> tuple[str, ...]:
    """The steps by which this database came to its form."""
    rows = MigrationRecorder(connection).applied_migrations()
    return tuple(sorted(f"{app} {name}" for app, name in rows))


def write(path: Path, *, version: str, at: datetime, progress: Progress = lambda _: None) -> Manifest:
    """Writes the backup, whole or not at all, as the database stood at one moment."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    # Nobody else may read it, also while it is being written: it has addresses and the hashes of passwords.
    beside.touch(mode=0o600)
    try:
        with turns.one_moment(), zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
            tables = {model._meta.label_lower: _write_table(archive, model, progress) for model in kept()}  # noqa: SLF001
            manifest = Manifest(version, at.isoformat(), steps(), tables, str(audit.head()))
            archive.writestr("manifest.json", json.dumps(manifest.__dict__, indent=2))
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return manifest


def _write_table(archive: zipfile.ZipFile, model: type[models.Model], progress: Progress) -> dict[str, object]:
    name = model._meta.label_lower  # noqa: SLF001
    progress(f"{name}")
    digest, rows = hashlib.sha256(), 0
    with archive.open(f"{name}.jsonl", "w") as out:
        for line in _lines(model):
            out.write(line)
            digest.update(line)
            rows += 1
    return {"rows": rows, "sha256": digest.hexdigest()}


def _lines(model: type[models.Model]) -> Iterator[bytes]:
    rows = model._default_manager.order_by("pk").iterator(chunk_size=BATCH)  # noqa: SLF001
    # What a row is joined to stands in a table of its own.
    columns = [one.name for one in model._meta.concrete_fields]  # noqa: SLF001
    for row in rows:
        (facts,) = serializers.serialize("python", [row], fields=columns)
        for field in row._meta.many_to_many:  # noqa: SLF001
            facts["fields"].pop(field.name, None)  # its pairs have a table of their own
        yield json.dumps(facts, cls=_Exact, ensure_ascii=False).encode() + b"\n"


def read_manifest(archive: zipfile.ZipFile) -> Manifest:
    try:
        table = json.loads(archive.read("manifest.json"))
        manifest = Manifest(**{**table, "steps": tuple(table["steps"])})
    except (KeyError, TypeError, ValueError) as error:
        raise BackupRefused(
            "This file has no manifest of a backup in it: name one that 'answerable backup' wrote."
        ) from error
    if manifest.form != FORM:
        raise BackupRefused(
            f"This backup has form {manifest.form}; this version reads form {FORM}: use the version that wrote it."
        )
    return manifest


def restore(path: Path, *, progress: Progress = lambda _: None) -> Manifest:
    """Brings back a backup into an empty database, whole or not at all, and proves its audit trail.

    Raises BackupRefused where the file is not whole, is of another form, or the database has rows already.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = read_manifest(archive)
            _refuse_other_form(manifest)
            with transaction.atomic():
                _refuse_rows()
                for model in kept():
                    _read_table(archive, model, manifest, progress)
                _count_on()
                _prove(manifest)
    except BROKEN as error:
        raise BackupRefused(f"{path} is not a backup, or is cut short: {error}.") from error
    return manifest


def _refuse_other_form(manifest: Manifest) -> None:
    mine, theirs = set(steps()), set(manifest.steps)
    if mine != theirs:
        other = sorted(mine ^ theirs)[0]
        raise BackupRefused(
            f"This backup was written by version {manifest.version}, whose database has another form (differing: {other}): "
            "restore it with that version, then bring it up to date."
        )


def _refuse_rows() -> None:
    for model in kept():
        if model._default_manager.exists():  # noqa: SLF001
            name = model._meta.verbose_name_plural  # noqa: SLF001
            raise BackupRefused(
                f"This database is not empty (it has {name}): restore into a new one, such as another ANSWERABLE_HOME."
            )


def _read_table(archive: zipfile.ZipFile, model: type[models.Model], manifest: Manifest, progress: Progress) -> None:
    name = model._meta.label_lower  # noqa: SLF001
    if name not in manifest.tables:
        raise BackupRefused(f"The backup has no table '{name}': it is not whole.")
    progress(name)
    try:
        with archive.open(f"{name}.jsonl") as lines:
            digest = _insert(model, lines)
    except (*BROKEN, KeyError, TypeError, ValueError, DeserializationError, DatabaseError) as error:
        raise BackupRefused(f"The table '{name}' of the backup cannot be read: {error}.") from error
    if digest != manifest.tables[name]["sha256"]:
        raise BackupRefused(f"The table '{name}' is not as it was when the backup was made: its SHA-256 differs.")


def _insert(model: type[models.Model], lines: IO[bytes]) -> str:
    digest = hashlib.sha256()
    batch: list[models.Model] = []
    for line in lines:
        digest.update(line)
        if line.strip():
            batch += [found.object for found in serializers.deserialize("python", [json.loads(line)])]
        if len(batch) >= BATCH:
            model._default_manager.bulk_create(batch, batch_size=BATCH)  # noqa: SLF001
            batch = []
    model._default_manager.bulk_create(batch, batch_size=BATCH)  # noqa: SLF001
    return digest.hexdigest()


def _count_on() -> None:
    """New rows are numbered after the restored ones."""
    statements = connection.ops.sequence_reset_sql(no_style(), kept())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _prove(manifest: Manifest) -> None:
    verdict = audit.verify(audit.Head.parse(manifest.audit_head))
    if not verdict.unbroken:
        raise BackupRefused(f"The audit trail of the backup does not hold: {verdict.problem}")
