"""A finding is known again by what it says, wherever it stands."""

from dataclasses import replace
from decimal import Decimal

from answerable.calc.consistency.finding import Finding, Kind, Place, Severity
from answerable.calc.figures.figure import Unit
from answerable.calc.fingerprint import fingerprints, subject_stems

PLACE = Place("calls.txt", 3, "An increase of 27.6%.", Decimal("27.6"), Unit.PERCENT, printed="27.6%")
FOUND = Finding("stated_change", Kind.ARITHMETIC, Severity.MEDIUM, "It is 27.96% (line 3).", (PLACE,))


def prints(*findings: Finding, subject: str = "emergency calls") -> list[str]:
    return list(fingerprints([(one, subject) for one in findings]))


def test_it_is_the_same_on_another_line_in_other_words() -> None:
    moved = replace(PLACE, document="calls-v2", line=30, quote="A rise of 27.6%.", page=2)
    assert prints(FOUND) == prints(replace(FOUND, places=(moved,), message="It is 27.96% (line 30)."))


def test_noughts_at_the_end_are_no_difference() -> None:
    assert prints(FOUND) == prints(replace(FOUND, places=(replace(PLACE, value=Decimal("27.60")),)))


def test_another_value_is_another_finding() -> None:
    assert prints(FOUND) != prints(replace(FOUND, places=(replace(PLACE, value=Decimal("28.6")),)))


def test_another_subject_is_another_finding() -> None:
    assert prints(FOUND) != prints(FOUND, subject="burglaries")


def test_two_that_are_alike_are_told_apart_by_their_order() -> None:
    assert len(set(prints(FOUND, FOUND, FOUND))) == 3
    assert prints(FOUND, FOUND)[0] == prints(FOUND)[0]


def test_where_words_are_at_fault_the_words_count() -> None:
    words = replace(FOUND, places=(replace(PLACE, value=None, unit=None),))
    assert prints(words) != prints(replace(words, places=(replace(words.places[0], quote="Consistently fell."),)))


def test_stems_come_once_in_the_order_of_the_alphabet() -> None:
    assert subject_stems("The emergency calls and other calls") == ("call", "emergency")
