"""A backup comes back whole, and one that is not whole is refused before anything is kept of it."""

import hashlib
import json
import random
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import models, transaction
from django.db.migrations.recorder import MigrationRecorder

from answerable.kit import audit, backup
from answerable.kit.audit import Actor
from answerable.kit.models import AuditEntry, AuditHead, AuditKey, CachedValue, OutboxMessage

pytestmark = pytest.mark.django_db(transaction=True)

SYSTEM = Actor("system:test", "test")
MOMENT = datetime(2024, 11, 7, 12, 0, 0, 123456, tzinfo=UTC)
MINE: tuple[type[models.Model], ...] = (AuditEntry, AuditHead, AuditKey, OutboxMessage)


def held() -> list[list[Any]]:
    return [list(model._default_manager.order_by("pk").values()) for model in MINE]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A backup of a small record, of which the database still has the rows."""
    with transaction.atomic():
        OutboxMessage.objects.create(to="a@example.org", subject="Invitation – £", text="Hello\n", created=MOMENT)
        personal = {"email": "a@example.org"}
        audit.record(
            "people.invited", by=SYSTEM, at=MOMENT, subject="user:1", after={"role": "analyst"}, personal=personal
        )
    CachedValue.objects.create(cache_key="attempts", value="3", expires=MOMENT)
    path = tmp_path / "office.backup"
    backup.write(path, version="1.2", at=MOMENT)
    return path


def empty() -> None:
    call_command("flush", interactive=False, verbosity=0)


def rewritten(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The backup with one of its members changed, as somebody with a ZIP program could."""
    with zipfile.ZipFile(path) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for each, content in members.items():
            archive.writestr(each, change(content) if each == name else content)
    return path


def refusal(path: Path) -> str:
    """Why the backup is refused, when nothing of it was kept."""
    empty()
    with pytest.raises(backup.BackupRefused) as refused:
        backup.restore(path)
    assert held() == [[], [], [], []]
    return str(refused.value)


class TestBackup:
    def test_it_comes_back_as_it_was_to_the_microsecond(self, file: Path) -> None:
        before = held()
        empty()
        backup.restore(file)
        assert held() == before

    def test_the_trail_holds_and_its_personal_values_can_be_proved(self, file: Path) -> None:
        empty()
        backup.restore(file)
        assert audit.verify().unbroken
        assert audit.proves(AuditEntry.objects.get(), "email", "a@example.org")

    def test_the_manifest_says_version_rows_and_head(self, file: Path) -> None:
        with zipfile.ZipFile(file) as archive:
            manifest = backup.read_manifest(archive)
        assert (manifest.version, manifest.audit_head) == ("1.2", str(audit.head()))
        assert manifest.tables["kit.outboxmessage"]["rows"] == 1

    def test_new_rows_are_numbered_after_the_restored_ones(self, file: Path) -> None:
        empty()
        backup.restore(file)
        new = OutboxMessage.objects.create(to="b@example.org", subject="s", text="t", created=MOMENT)
        assert new.pk > OutboxMessage.objects.get(to="a@example.org").pk

    def test_the_cache_is_left_out(self, file: Path) -> None:
        with zipfile.ZipFile(file) as archive:
            assert "kit.cachedvalue.jsonl" not in archive.namelist()

    def test_only_its_owner_may_read_it(self, file: Path) -> None:
        assert file.stat().st_mode & 0o077 == 0

    def test_a_fault_while_writing_leaves_the_old_one(self, file: Path) -> None:
        before = file.read_bytes()

        def fails(_: str) -> None:
            raise OSError("no space left")

        with pytest.raises(OSError, match="no space left"):
            backup.write(file, version="1.3", at=MOMENT, progress=fails)
        assert (file.read_bytes(), [one.name for one in file.parent.iterdir()]) == (before, [file.name])


class TestRefusals:
    def test_a_database_that_has_rows(self, file: Path) -> None:
        before = held()
        with pytest.raises(backup.BackupRefused, match="This database is not empty"):
            backup.restore(file)
        assert held() == before

    def test_a_file_that_is_cut_short(self, file: Path) -> None:
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        assert "is not a backup, or is cut short" in refusal(file)

    def test_a_file_that_is_no_archive(self, tmp_path: Path) -> None:
        path = tmp_path / "letter.txt"
        path.write_text("Dear sir")
        assert "is not a backup" in refusal(path)

    def test_an_archive_that_is_no_backup(self, tmp_path: Path) -> None:
        path = tmp_path / "photos.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.txt", "a")
        assert "has no manifest of a backup" in refusal(path)

    def test_a_table_that_was_changed(self, file: Path) -> None:
        rewritten(file, "kit.outboxmessage.jsonl", lambda content: content.replace(b"Hello", b"Hullo"))
        assert "'kit.outboxmessage' is not as it was" in refusal(file)

    def test_a_table_that_cannot_be_read(self, file: Path) -> None:
        rewritten(file, "kit.outboxmessage.jsonl", lambda content: content[:-20])
        assert "'kit.outboxmessage' of the backup cannot be read" in refusal(file)

    def test_another_form(self, file: Path) -> None:
        rewritten(file, "manifest.json", lambda content: content.replace(b'"form": 1', b'"form": 9'))
        assert "has form 9; this version reads form 1" in refusal(file)

    def test_another_form_of_the_database(self, file: Path) -> None:
        rewritten(file, "manifest.json", lambda content: content.replace(b"kit 0001_audit", b"kit 0001_other"))
        assert "whose database has another form" in refusal(file)

    def test_a_table_that_is_missing(self, file: Path) -> None:
        rewritten(file, "manifest.json", lambda content: content.replace(b"kit.outboxmessage", b"kit.other"))
        assert "no table 'kit.outboxmessage'" in refusal(file)

    def test_a_trail_that_was_changed_with_its_sum(self, file: Path) -> None:
        with zipfile.ZipFile(file) as archive:
            entries = archive.read("kit.auditentry.jsonl")
        forged = entries.replace(b"analyst", b"analysT")
        mine, theirs = (hashlib.sha256(each).hexdigest().encode() for each in (entries, forged))
        rewritten(file, "kit.auditentry.jsonl", lambda content: content.replace(b"analyst", b"analysT"))
        rewritten(file, "manifest.json", lambda content: content.replace(mine, theirs))
        assert "The audit trail of the backup does not hold: Entry 1 was changed" in refusal(file)

    def test_any_changed_byte_is_refused_or_changes_nothing(self, file: Path) -> None:
        before, good = held(), file.read_bytes()
        empty()
        chance = random.Random(7)  # noqa: S311 - the same bytes each time are wanted
        for place in chance.sample(range(len(good)), 60):
            file.write_bytes(good[:place] + bytes([good[place] ^ 0x55]) + good[place + 1 :])
            with transaction.atomic():
                try:
                    backup.restore(file)
                except backup.BackupRefused:
                    continue
                assert held() == before
                transaction.set_rollback(True)


def test_the_steps_are_those_of_the_database() -> None:
    applied = MigrationRecorder.Migration.objects.values_list("app", "name")
    assert set(backup.steps()) == {f"{app} {name}" for app, name in applied}


def test_a_manifest_that_is_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.backup"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", json.dumps(["a"]))
    assert "has no manifest" in refusal(path)
