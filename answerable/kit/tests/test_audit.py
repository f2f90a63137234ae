import threading
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, connections, transaction

from answerable.kit import audit
from answerable.kit.audit import Actor, Entry, Head
from answerable.kit.models import AuditEntriesAreKept, AuditEntry, AuditKey

pytestmark = pytest.mark.django_db

ANALYST = Actor("user:1", "analyst")
NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)


def record(subject: str = "observation:1", **more: object) -> AuditEntry:
    with transaction.atomic():
        return audit.record("measures.recorded", by=ANALYST, at=NOON, subject=subject, after={"value": "1753"} | more)


def tamper(sql: str, *values: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


class TestRecording:
    def test_entries_are_numbered_from_one_without_gaps(self) -> None:
        assert [record().number for _ in range(3)] == [1, 2, 3]

    def test_each_entry_carries_the_hash_of_the_one_before(self) -> None:
        first, second = record(), record()
        assert (first.previous, second.previous) == (audit.ORIGIN, first.hash)

    def test_an_undone_operation_leaves_no_entry_and_no_gap(self) -> None:
        with transaction.atomic():
            audit.record("measures.recorded", by=ANALYST, at=NOON, subject="observation:1")
            transaction.set_rollback(True)
        assert record().number == 1

    @pytest.mark.django_db(transaction=True)
    def test_outside_a_transaction_it_is_refused(self) -> None:
        with pytest.raises(audit.NotInTransaction):
            audit.record("measures.recorded", by=ANALYST, at=NOON, subject="observation:1")

    def test_decimals_and_dates_are_kept_as_text(self) -> None:
        entry = record(target=Decimal("28.40"), day=date(2024, 3, 21), moment=NOON)
        assert AuditEntry.objects.get(number=entry.number).after == {
            "day": "2024-03-21", "moment": "2024-11-07T12:00:00.000000+00:00", "target": "28.40", "value": "1753",
        }  # fmt: skip

    @pytest.mark.parametrize("value", [object(), 3j, b"bytes"])
    def test_other_values_are_refused(self, value: object) -> None:
        with pytest.raises(TypeError, match="takes no"):
            record(value=value)

    def test_a_moment_without_a_time_zone_is_refused(self) -> None:
        with pytest.raises(ValueError, match="time zone"):
            audit.record("x", by=ANALYST, at=NOON.replace(tzinfo=None), subject="y")

    @pytest.mark.parametrize("subject", ["", "s" * 201])
    def test_a_subject_that_does_not_fit_is_refused_on_both_databases(self, subject: str) -> None:
        with pytest.raises(ValueError, match="subject"):
            record(subject)

    def test_many_are_recorded_in_their_order(self) -> None:
        with transaction.atomic():
            links = audit.record_many(Entry("a", ANALYST, NOON, f"s:{n}") for n in range(2500))
        assert [link.number for link in links] == list(range(1, 2501))
        assert audit.verify().unbroken

    def test_nothing_recorded_is_nothing(self) -> None:
        with transaction.atomic():
            assert audit.record_many([]) == []


class TestKeeping:
    def test_an_entry_is_not_saved_again(self) -> None:
        with pytest.raises(AuditEntriesAreKept):
            record().save()

    def test_an_entry_is_not_deleted(self) -> None:
        with pytest.raises(AuditEntriesAreKept):
            record().delete()

    def test_entries_are_not_updated_together(self) -> None:
        with pytest.raises(AuditEntriesAreKept):
            AuditEntry.objects.update(actor="user:2")

    def test_entries_are_not_deleted_together(self) -> None:
        with pytest.raises(AuditEntriesAreKept):
            AuditEntry.objects.all().delete()

    @pytest.mark.parametrize("column", ["number", "previous", "hash"])
    def test_the_database_refuses_a_fork(self, column: str) -> None:
        first, second = record(), record()
        twin = AuditEntry(number=9, at=NOON, actor="a", role="r", action="x", subject="s", previous="p", hash="h" * 64)
        setattr(twin, column, getattr(second if column == "number" else first, column))
        with pytest.raises(IntegrityError), transaction.atomic():
            AuditEntry.objects.bulk_create([twin])


class TestVerifying:
    def test_an_empty_trail_is_unbroken(self) -> None:
        assert audit.verify(audit.head()).unbroken

    def test_a_trail_as_recorded_is_unbroken(self) -> None:
        record(), record()
        verdict = audit.verify(audit.head())
        assert (verdict.unbroken, verdict.entries) == (True, 2)

    def test_a_trail_that_went_on_since_the_head_was_printed_is_unbroken(self) -> None:
        record()
        printed = audit.head()
        record()
        assert audit.verify(printed).unbroken

    @pytest.mark.parametrize(
        "change",
        [
            "after_json = replace(after_json, '1753', '1754')",
            "before_json = '{}'",
            "personal_json = '{}'",
            "actor = 'user:2'",
            "role = 'publisher'",
            "action = 'measures.restated'",
            "subject = 'observation:2'",
            "at = '2024-11-07 13:00:00+00:00'",
        ],
    )
    def test_a_changed_entry_is_found(self, change: str) -> None:
        record(), record(), record()
        tamper(f"UPDATE kit_auditentry SET {change} WHERE number = 2")  # noqa: S608
        assert audit.verify().problem == "Entry 2 was changed after it was recorded."

    def test_a_changed_hash_is_found(self) -> None:
        record(), record()
        tamper("UPDATE kit_auditentry SET hash = %s WHERE number = 1", "0" * 64)
        assert audit.verify().number == 1

    def test_a_missing_entry_is_found(self) -> None:
        record(), record(), record()
        tamper("DELETE FROM kit_auditentry WHERE number = 2")
        assert audit.verify().problem == "Entry 2 is missing."

    def test_a_lost_last_entry_is_found_against_the_stored_head(self) -> None:
        record(), record()
        tamper("DELETE FROM kit_auditentry WHERE number = 2")
        assert audit.verify().problem == "Entry 2 is lost: the trail ends at 1."

    def test_a_lost_last_entry_with_its_head_put_back_is_found_against_a_printed_head(self) -> None:
        first, _ = record(), record()
        printed = audit.head()
        tamper("DELETE FROM kit_auditentry WHERE number = 2")
        tamper("UPDATE kit_audithead SET number = 1, hash = %s", first.hash)
        assert audit.verify().unbroken
        assert audit.verify(printed).problem == "Entry 2 is lost: the trail ends at 1."

    def test_a_rewritten_trail_is_found_against_a_printed_head(self) -> None:
        record(), record()
        printed = audit.head()
        tamper("DELETE FROM kit_auditentry")
        tamper("UPDATE kit_audithead SET number = 0, hash = %s", audit.ORIGIN)
        record(value="1754"), record(), record()
        assert audit.verify().unbroken
        assert audit.verify(printed).problem.startswith("The trail was rewritten: entry 2")

    def test_an_entry_put_in_at_the_end_is_found(self) -> None:
        record()
        stray = AuditEntry(number=2, at=NOON, actor="a", role="r", action="x", subject="s", previous="p", hash="h" * 64)
        AuditEntry.objects.bulk_create([stray])
        assert audit.verify().problem == "Entry 2 stands beyond the stored head."

    def test_a_changed_stored_head_is_found(self) -> None:
        record()
        tamper("UPDATE kit_audithead SET hash = %s", "a" * 64)
        assert "stored head" in audit.verify().problem

    def test_a_trail_whose_head_is_gone_takes_no_more(self) -> None:
        record()
        tamper("DELETE FROM kit_audithead")
        with pytest.raises(audit.TrailBroken):
            record()
        assert not audit.verify().unbroken


class TestHeads:
    def test_a_head_is_read_as_it_is_printed(self) -> None:
        record()
        assert Head.parse(str(audit.head())) == audit.head()

    @pytest.mark.parametrize("text", ["", "12", "x:" + "a" * 64, "1:" + "a" * 63, "1:" + "G" * 64])
    def test_anything_else_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match="64"):
            Head.parse(text)


class TestForgetting:
    def invite(self, email: str = "r.smith@example.org") -> AuditEntry:
        with transaction.atomic():
            return audit.record("people.invited", by=ANALYST, at=NOON, subject="user:7", personal={"email": email})

    def test_a_personal_value_is_not_readable(self) -> None:
        assert "smith" not in repr(self.invite().__dict__)

    def test_a_personal_value_can_be_proved(self) -> None:
        entry = self.invite()
        assert audit.proves(entry, "email", "r.smith@example.org")
        assert not audit.proves(entry, "email", "other@example.org")

    def test_two_subjects_with_one_value_have_two_hashes(self) -> None:
        with transaction.atomic():
            one, two = audit.record_many(
                Entry("x", ANALYST, NOON, subject, personal={"email": "same@example.org"}) for subject in ("a", "b")
            )
        assert one.personal != two.personal

    def test_after_forgetting_nothing_can_be_proved_and_the_chain_holds(self) -> None:
        entry = self.invite()
        audit.forget("user:7", by=ANALYST, at=NOON)
        assert not audit.proves(entry, "email", "r.smith@example.org")
        assert audit.verify().unbroken

    def test_one_key_serves_all_entries_of_a_subject(self) -> None:
        assert self.invite().personal == self.invite().personal
        assert AuditKey.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_writers_do_not_fork_the_trail() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, and threads of one in-memory database share it")

    def write() -> None:
        for _ in range(25):
            record()
        connections.close_all()

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    verdict = audit.verify()
    assert (verdict.unbroken, verdict.entries) == (True, 50)
