"""Draws pictures for those who share an address: 1200 by 630 pixels, PNG, with typst and only the fonts that it brings.

The words go to typst as data and are set as text. Nothing here knows what it draws.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import typst

_LOOKS = Path(__file__).with_name("card.typ")
WIDTH, HEIGHT = 1200, 630
"""In pixels, as those who show such pictures ask for."""
LONG, LONGER, SHORT = 34, 64, 150
"""Characters of a heading from which on it is set smaller, and of heading and sentence below which the sentence is set larger."""


@dataclass(frozen=True)
class ShareCard:
    """Whose it is, its heading, one sentence, and what it is as at; `values` make a line where there are three or more.

    A value that is missing (None) leaves a gap in the line.
    """

    above: str
    heading: str
    sentence: str
    foot: str
    values: tuple[Decimal | None, ...] = ()


def drawn(cards: Sequence[ShareCard]) -> list[bytes]:
    """The PNG of each card, in their order; the same cards give the same bytes. One run of typst for all of them."""
    if not cards:
        return []
    # One page comes as its bytes, several as a list of them.
    made: Any = typst.compile(
        _LOOKS.read_bytes(),
        format="png",
        ppi=72.0,
        ignore_system_fonts=True,
        sys_inputs={"cards": json.dumps([_data(one) for one in cards])},
    )
    pages = made if isinstance(made, list) else [made]
    return [bytes(one) for one in pages]


def _data(card: ShareCard) -> dict[str, object]:
    size = 68 if len(card.heading) < LONG else 58 if len(card.heading) < LONGER else 48
    runs = list(_runs(card.values)) if sum(one is not None for one in card.values) >= 3 else []
    return {
        "above": card.above,
        "heading": card.heading,
        "sentence": card.sentence,
        "foot": card.foot,
        "size": size,
        "said": 46 if len(card.heading) + len(card.sentence) < SHORT else 38,
        "gap": 10,
        "values": [None] * len(card.values),
        "runs": runs,
    }


def _runs(values: Sequence[Decimal | None]) -> Iterator[list[tuple[int, float]]]:
    """The stretches without a gap: the place of each value, and its height between 0 (nought, or the lowest below it) and 1."""
    told = [one for one in values if one is not None]
    low = min(Decimal(0), *told)
    span = max(Decimal(0), *told) - low
    run: list[tuple[int, float]] = []
    for number, value in enumerate((*values, None)):
        if value is not None:
            run.append((number, round(float((value - low) / span), 4) if span else 0.5))
        elif run:
            yield run
            run = []
