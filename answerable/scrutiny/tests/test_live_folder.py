"""The days of meetings go to a successor and come back byte for byte; the public record has nothing of them."""

from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from answerable.kit.freezing import written
from answerable.kit.toml import Problem
from answerable.scrutiny.intake.exchanges import MeetingDay, read_exchanges, written_exchanges
from answerable.scrutiny.models import Exchange, LineOfEnquiry, Meeting, Undertaking
from answerable.scrutiny.operations.live_changes import strike
from answerable.scrutiny.operations.live_refusals import ExchangesRefused
from answerable.scrutiny.operations.loading_exchanges import load_exchanges
from answerable.scrutiny.queries.lines_exchanges import exchange_lines
from answerable.scrutiny.tests.make_agenda import item
from answerable.scrutiny.tests.make_live import (
    CLERK,
    OPENED,
    TAKEN,
    begun,
    caught,
    first_item,
    public_question,
)

pytestmark = pytest.mark.django_db


def full() -> Meeting:
    """A meeting at which all sorts of things were caught, in both its parts."""
    of = begun()
    one = first_item(of)
    line = LineOfEnquiry.objects.create(item=one, question="Why?", written_by="user:1", written_at=OPENED)
    caught(of, "Why?", line=line.pk, speaker_role="The chair")
    caught(of, "So.", kind="answer", public_question=public_question(of).pk)
    strike(caught(of, "Twice"), because="Twice.", seen_edition=1, by=CLERK, at=TAKEN)
    caught(of, "Who?", item=item(of, restricted=True).pk)
    return of


def emptied() -> None:
    """The same office before its days were loaded."""
    Exchange.objects.all().delete()
    Meeting.objects.update(began_at=None, ended_at=None)


def text(lines: tuple[MeetingDay, ...]) -> str:
    return f"[{','.join(written(written_exchanges(one)) for one in lines)}]"


def load(lines: tuple[MeetingDay, ...]) -> int:
    return load_exchanges(lines, by=CLERK, at=TAKEN)


def test_they_come_back_byte_for_byte() -> None:
    full()
    before = text(exchange_lines(restricted=True))
    emptied()
    problems: list[Problem] = []
    lines = read_exchanges(before.encode(), "exchanges.json", problems)
    assert (load(lines), problems) == (5, [])
    assert text(exchange_lines(restricted=True)) == before


def test_loaded_again_nothing_is_new() -> None:
    full()
    assert load(exchange_lines(restricted=True)) == 0


def test_the_public_record_has_none() -> None:
    full()
    assert exchange_lines(restricted=False) == ()


def test_what_is_held_is_left_as_it_is() -> None:
    full()
    lines = exchange_lines(restricted=True)
    Exchange.objects.update(text="Ours.")
    load(lines)
    assert set(Exchange.objects.values_list("text", flat=True)) == {"Ours."}


def test_a_meeting_that_only_has_an_agenda_is_not_in_it() -> None:
    item(Meeting.objects.create(code="later", name="B", title="B", date=TAKEN.date(), evidence="own"))
    assert exchange_lines(restricted=True) == ()


def test_everything_that_is_wrong_is_said_at_once() -> None:
    full()
    (day,) = exchange_lines(restricted=True)
    one = day.exchanges[0]
    wrong = replace(day, exchanges=(replace(one, key="no key", kind="shout"), replace(one, item=99), one))
    with pytest.raises(ExchangesRefused) as refusal:
        load((wrong, MeetingDay("nowhere")))
    assert len(refusal.value.problems) == 5


def test_a_file_that_is_none_is_a_problem() -> None:
    problems: list[Problem] = []
    assert read_exchanges(b'[{"form": 1}]', "exchanges.json", problems) == ()
    assert "day of a meeting 1" in str(problems[0])


def test_promises_find_what_they_were_caught_as() -> None:
    of = begun()
    one = caught(of, "Answer", kind="undertaking", owner_role="Head of contact")
    assert Undertaking.objects.get().exchange == one
    assert exchange_lines(restricted=True)[0].exchanges[0].key == str(one.key)


def test_the_queries_do_not_grow(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    full()
    caught(begun(code="2024-12-12-other"))
    with django_assert_num_queries(2):
        exchange_lines(restricted=True)
