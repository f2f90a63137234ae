"""Tables whose rows are recommendations, as audits print them: which column says what, and each row as one that is found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.calc.blocks import Row, Table
from answerable.calc.recommending.addressees import addressee
from answerable.calc.recommending.deadlines import in_cell
from answerable.calc.recommending.found import PREFIXES, Doubt, Found, Kind
from answerable.calc.recommending.labels import label
from answerable.calc.recommending.titles import title

# In the order in which a head is tried: "Recommendation number" is a number, "Agreed action" an answer where recommendations have a column.
_HEADS = {
    "number": r"^(?:(?:rec(?:ommendation)?s?|action|afi)?\.?\s*(?:ref(?:erence)?|no|number|#|id)\.?|#|rec\.?)$",
    "due": r"\b(?:due|deadline|target|timescale|by\s+when|implementation\s+date|completion\s+date|date)\b",
    "done": r"\b(?:addressed|implemented)\b",
    "status": r"\b(?:status|progress|position|state)\b",
    "owner": r"\b(?:responsible|owner|lead|officer|who)\b",
    "action": r"\b(?:management\s+(?:response|comment|action)|response|agreed\s+actions?|actions?\s+agreed|management)\b",
    "finding": r"\b(?:finding|issue|risk|observation|weakness|concern)s?\b",
    # no end of a word: a PDF may run two heads together
    "text": r"\b(?:recommend|areas?\s+for\s+improvement|learning)",
}
_PATTERNS = {what: re.compile(pattern, re.IGNORECASE) for what, pattern in _HEADS.items()}
_DONE = re.compile(r"\b(?:implemented|complete[d]?|closed|discharged|superseded|addressed|yes)\b", re.IGNORECASE)
_NOT_DONE = re.compile(r"\b(?:not|partly|partially|in)\b", re.IGNORECASE)
_KIND_HEADS = (
    (Kind.AREA_FOR_IMPROVEMENT, re.compile(r"areas?\s+for\s+improvement", re.IGNORECASE)),
    (Kind.LEARNING, re.compile(r"learning", re.IGNORECASE)),
)
LONGEST_NUMBER = 20
LONGEST_HEAD = 60
"""In characters: what is longer is a sentence of a row, and no head of a column."""


@dataclass(frozen=True)
class Columns:
    """Which column of a table says what, by its place from 0; `kind` is what the head calls its rows."""

    places: dict[str, int]
    kind: Kind

    def cell(self, row: Row, what: str) -> str:
        """What a row says of one thing; empty where the table has no such column."""
        place = self.places.get(what)
        return " ".join(row.cells[place].split()) if place is not None and place < len(row.cells) else ""


def columns_of(table: Table) -> Columns | None:
    """The columns of a table of recommendations; None of any other. It has a column of recommendations and another one."""
    heads = [" ".join(head.split()) for head in table.rows[0].cells]
    if len(table.rows) < 2 or any(len(head) > LONGEST_HEAD or _is_label(head) for head in heads):
        return None
    places = _places(heads)
    if "text" not in places:
        # An action plan: what was found, and beside it what is agreed to be done, by whom or by when.
        if not {"finding", "action"} <= places.keys() or not {"owner", "due"} & places.keys():
            return None
        places["text"] = places["action"]
    if len(places) < 2:
        return None
    head = heads[places["text"]]
    kind = next((kind for kind, pattern in _KIND_HEADS if pattern.search(head)), Kind.RECOMMENDATION)
    return Columns(places, kind)


def _is_label(head: str) -> bool:
    """ "Key recommendation 1" is the first of a box; "Recommendation" alone is the head of a column."""
    found = label(head)
    return found is not None and bool(found.number)


def _places(heads: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, head in enumerate(heads):
        what = next((what for what, pattern in _PATTERNS.items() if pattern.search(head)), "")
        if what and what not in places:
            places[what] = place
    return places


def in_rows(table: Table, *, force: str = "") -> Iterator[Found]:
    """A recommendation for each row that has words in its column."""
    columns = columns_of(table)
    if columns is None:
        return
    for row in table.rows[1:]:
        if text := columns.cell(row, "text"):
            yield _found(row, columns, text, force)


def _found(row: Row, columns: Columns, text: str, force: str) -> Found:
    is_done = any(_is_done(columns.cell(row, what)) for what in ("done", "status", "due"))
    finding = columns.cell(row, "finding")
    return Found(
        number=_number(columns.cell(row, "number"), columns.kind),
        kind=columns.kind,
        title=title(text),
        text=f"{text}\n\nFound: {finding}" if finding else text,
        line=row.line,
        page=row.page,
        quote=row.text,
        addressee=addressee(text, force=force),
        deadline=in_cell(columns.cell(row, "due")),
        owner=columns.cell(row, "owner")[:200],
        action=columns.cell(row, "action"),
        doubt=Doubt.DONE if is_done else None,
    )


def _is_done(said: str) -> bool:
    return bool(_DONE.search(said)) and not _NOT_DONE.search(said)


def _number(printed: str, kind: Kind) -> str:
    said = re.sub(r"^(?:recommendation|rec\.?|no\.?)\s*", "", printed, flags=re.IGNORECASE).strip(" .:")
    named = f"{PREFIXES[kind]}{said}" if said[:1].isdigit() else said
    return named if len(named) <= LONGEST_NUMBER else ""
