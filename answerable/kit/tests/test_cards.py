"""Pictures for sharing: their size, the same bytes each time, and words that are never read as markup."""

import struct
from dataclasses import replace
from decimal import Decimal

from answerable.kit.cards import HEIGHT, WIDTH, ShareCard, drawn

CARD = ShareCard("Northmoor", "Calls received", "Fewer than a year ago.", "As at 21 March 2024")
LINE = tuple(map(Decimal, (3, 5, 4, 8)))


def size(png: bytes) -> tuple[int, int]:
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def test_one_card_is_a_png_of_the_size_that_is_asked_for() -> None:
    (png,) = drawn([CARD])
    assert png.startswith(b"\x89PNG")
    assert size(png) == (WIDTH, HEIGHT)


def test_the_same_cards_give_the_same_bytes_in_their_order() -> None:
    other = replace(CARD, values=LINE)
    first, second = drawn([CARD, other])
    assert drawn([other, CARD]) == [second, first]
    assert first != second


def test_no_card_is_no_work() -> None:
    assert drawn([]) == []


def test_a_gap_and_figures_that_are_all_the_same_can_be_drawn() -> None:
    flat, gap = (Decimal(0),) * 3, (*LINE[:2], None, *LINE[2:])
    assert len(drawn([replace(CARD, values=flat), replace(CARD, values=gap)])) == 2


def test_words_are_set_and_not_read() -> None:
    odd = "#panic() $x$ ]) \\ 📈 Cŵyn y cyhoedd"
    assert len(drawn([replace(CARD, heading=odd, sentence=odd)])) == 1
