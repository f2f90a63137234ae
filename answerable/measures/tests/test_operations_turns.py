"""Who writes waits for the turn before holding any row: two that wait for each other would both be lost."""

from collections.abc import Callable

import pytest

from answerable.kit import turns
from answerable.measures import operations
from answerable.measures.intake.layouts.layout import Layout
from answerable.measures.models import Break, Return, ReturnLayout, Signal, Standard
from answerable.measures.tests.besides_make import (
    annotation_line,
    break_line,
    comparator_line,
    found,
    refresh,
    standard_line,
)
from answerable.measures.tests.record_make import ANALYST, NOON, measure

pytestmark = pytest.mark.django_db


class TurnTaken(Exception):
    """The turn was asked for."""


@pytest.fixture(autouse=True)
def _held(db: None) -> None:
    measure()
    operations.receive(b"measure,area\n", filename="a.csv", by=ANALYST, at=NOON)
    operations.save_layout("Contact", Layout(()), by=ANALYST, at=NOON)
    operations.mark_break(break_line(), by=ANALYST, at=NOON)
    operations.set_standard(standard_line(), by=ANALYST, at=NOON)
    refresh(found(1, 7))


WRITES: dict[str, Callable[[], object]] = {
    "receive": lambda: operations.receive(b"x", filename="b.csv", by=ANALYST, at=NOON),
    "accept": lambda: operations.accept(Return.objects.get(), shown="", by=ANALYST, at=NOON),
    "reject": lambda: operations.reject(Return.objects.get(), reason="No.", by=ANALYST, at=NOON),
    "save a layout": lambda: operations.save_layout("Other", Layout(()), by=ANALYST, at=NOON),
    "retire a layout": lambda: operations.retire_layout(ReturnLayout.objects.get(), by=ANALYST, at=NOON),
    "mark a break": lambda: operations.mark_break(break_line("ivr"), by=ANALYST, at=NOON),
    "annotate": lambda: operations.annotate(annotation_line(), by=ANALYST, at=NOON),
    "set a standard": lambda: operations.set_standard(standard_line(kind="standard"), by=ANALYST, at=NOON),
    "end a standard": lambda: operations.end_standard(Standard.objects.get(), ends=NOON.date(), by=ANALYST, at=NOON),
    "compare": lambda: operations.compare_with(comparator_line(), by=ANALYST, at=NOON),
    "withdraw": lambda: operations.withdraw(Break.objects.get(), reason="No.", by=ANALYST, at=NOON),
    "look at": lambda: operations.look_at(Signal.objects.get(), by=ANALYST, at=NOON),
    "explain": lambda: operations.explain(Signal.objects.get(), note="Known.", by=ANALYST, at=NOON),
    "reopen": lambda: operations.reopen(Signal.objects.get(), by=ANALYST, at=NOON),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_the_turn_comes_before_any_row(write: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    def asked() -> None:
        raise TurnTaken

    monkeypatch.setattr(turns, "take_turn", asked)
    with pytest.raises(TurnTaken):
        write()
