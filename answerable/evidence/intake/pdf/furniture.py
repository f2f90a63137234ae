"""Running headers, footers and page numbers: what repeats over the pages at the same place is no part of the text."""

import re
from collections import defaultdict
from itertools import pairwise

from answerable.evidence.intake.pdf.lines import Line

type Rows = list[list[Line]]

_ROWS = 4  # at the top and the bottom of each page that may be furniture
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"\b[ivxl]+\b")
_PAGE_OF = re.compile(r"page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_MARGIN = 0.09  # of the height of the page


def without_furniture(pages: list[Rows], heights: list[float]) -> list[Rows]:
    """The rows of each page without what repeats at its top and bottom."""
    seen: dict[tuple[str, int, bool], list[tuple[int, int]]] = defaultdict(list)
    for page, rows in enumerate(pages):
        for at in _outer(rows):
            bottom = at >= len(rows) / 2
            y = heights[page] - rows[at][0].y if bottom else rows[at][0].y
            seen[_key(rows[at]), round(y / 6), bottom].append((page, at))
    dropped: set[tuple[int, int]] = set()
    for (key, _, _), places in _with_neighbours(seen).items():
        if not _counts(key, places, pages):
            continue
        if _repeats(key, places, pages) or _is_header(places, pages, heights):
            dropped.update(place for place in places if not _is_head(pages[place[0]], place[1]))
    for page, rows in enumerate(pages):
        dropped.update((page, at) for at in _outer(rows) if _is_number_at_edge(rows[at], heights[page]))
    return [[row for at, row in enumerate(rows) if (page, at) not in dropped] for page, rows in enumerate(pages)]


def _outer(rows: Rows) -> list[int]:
    if len(rows) <= 2 * _ROWS:
        return list(range(len(rows)))
    return [*range(_ROWS), *range(len(rows) - _ROWS, len(rows))]


def _key(row: list[Line]) -> str:
    return _ROMAN.sub("#", _DIGITS.sub("#", _said(row).lower()))[:160]


def _with_neighbours(
    seen: dict[tuple[str, int, bool], list[tuple[int, int]]],
) -> dict[tuple[str, int, bool], list[tuple[int, int]]]:
    """Places whose heights fell on either side of a rounding are together."""
    return {
        (key, y, bottom): places + seen.get((key, y + 1, bottom), []) for (key, y, bottom), places in list(seen.items())
    }


def _repeats(key: str, places: list[tuple[int, int]], pages: list[Rows]) -> bool:
    """Whether a row stands on enough of the pages."""
    on = len({page for page, _ in places})
    said = sum(bool(rows) for rows in pages)
    if not any(letter.isalpha() for letter in key):
        return on >= 2 and on >= 0.4 * said
    # a page of odd and one of even number may each have their own
    return (on >= 3 and on >= min(0.3 * said, 8)) or (on == said == 2 and "#" in key)


def _is_header(places: list[tuple[int, int]], pages: list[Rows], heights: list[float]) -> bool:
    """Whether a line stands in the margin of all pages but the first, in a paper too short to tell otherwise."""
    on = {page for page, _ in places}
    said = {page for page, rows in enumerate(pages) if rows}
    margins = all(_at_edge(pages[page][at][0], heights[page]) for page, at in places)
    return len(on) > 1 and len(said - on) <= 1 and margins


def _at_edge(line: Line, height: float) -> bool:
    return line.y < _MARGIN * height or line.y > (1 - _MARGIN) * height


def _counts(key: str, places: list[tuple[int, int]], pages: list[Rows]) -> bool:
    """Whether each number of a row stays the same or goes up with the pages; a figure of the text does neither."""
    found = [(page, _DIGITS.findall(_said(pages[page][at]))) for page, at in sorted(places)]
    if any(letter.isalpha() for letter in key):
        return all(
            _is_steady([(page, numbers[at]) for page, numbers in found if at < len(numbers)])
            for at in range(len(found[0][1]))
        )
    steps = [int(numbers[0][:6]) - page if numbers else -1 for page, numbers in found]
    return len(steps) > 1 and sum(one == other for one, other in pairwise(steps)) >= 0.7 * (len(steps) - 1)


def _is_steady(numbers: list[tuple[int, str]]) -> bool:
    steps = [int(number[:6]) - page for page, number in numbers]
    counted = sum(one == other for one, other in pairwise(steps))
    same = sum(one[1] == other[1] for one, other in pairwise(numbers))
    return max(counted, same) >= 0.7 * (len(numbers) - 1)


def _said(row: list[Line]) -> str:
    return " ".join(line.text for line in row)


def _is_head(rows: Rows, at: int) -> bool:
    """Whether a row is the head of a table that goes on: the next row has words right under its own."""
    if len(rows[at]) < 2 or at + 1 >= len(rows) or len(rows[at + 1]) < 2:
        return False
    if rows[at + 1][0].y - rows[at][0].y > 2.4 * rows[at][0].size:
        return False
    under = sum(any(one.left < other.right and other.left < one.right for other in rows[at + 1]) for one in rows[at])
    return under >= 2


def _is_number_at_edge(row: list[Line], height: float) -> bool:
    """Whether the row is only "Page 3 of 12" at the very edge, which a paper of one page has too."""
    return _at_edge(row[0], height) and len(row) == 1 and bool(_PAGE_OF.fullmatch(row[0].text))
