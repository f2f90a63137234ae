"""The pieces of a report read in order, as a reader would: under which heading one is, and which recommendation is being told."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from answerable.calc.blocks import Table
from answerable.calc.recommending.addressees import asks
from answerable.calc.recommending.found import Doubt, Kind
from answerable.calc.recommending.labels import Label, Section, ends_concerns, label, praises, section
from answerable.calc.recommending.pieces import Piece
from answerable.calc.recommending.recommends import recommends

# "What the force needs to do next" is a heading, however it is set.
_QUESTION = re.compile(r"(?:what|how|where|why|when|who|which|areas?)\b", re.IGNORECASE)


@dataclass
class Told:
    """A recommendation while it is told: its own words, the words before its list, and what belongs to it."""

    kind: Kind
    number: str
    line: int
    page: int | None
    words: list[str] = field(default_factory=list)
    lead: str = ""
    items: list[str] = field(default_factory=list)
    above: str = ""
    cause: "Told | None" = None
    is_concern: bool = False
    doubt: Doubt | None = None
    level: int = 0


@dataclass
class Walk:
    """Where the reader is; `told` is what came so far, tables among it."""

    told: list[Told | Table] = field(default_factory=list)
    open: Told | None = None
    section: Section | None = None
    level: int = 0
    lead: str = ""
    cause: Told | None = None
    cause_level: int = 0
    # Whether the cause of concern has had its list of recommendations.
    cause_had_list: bool = False
    is_first: bool = True
    # Of the heading that announced what is told; 0 where a line did.
    label_level: int = 0
    # Of the last heading of any kind: what a line announces belongs to the chapter that it stands in.
    heading: int = 0

    def begin(self, one: Told) -> None:
        """The next recommendation is told from here."""
        self.told.append(one)
        self.open = one

    def leave(self) -> None:
        """Another heading: what was told is over, and no list is open."""
        self.open, self.section, self.lead = None, None, ""

    def leave_cause(self) -> None:
        self.cause, self.cause_had_list = None, False


def walked(pieces: Iterable[Piece | Table]) -> list[Told | Table]:
    """What a document tells, in its order; tables of recommendations stand between as they are."""
    walk = Walk()
    for piece in pieces:
        if isinstance(piece, Table):
            walk.told.append(piece)
            walk.open = None
        elif found := label(piece.text, is_heading=piece.is_heading):
            _labelled(walk, piece, found)
        elif praises(piece.text):
            walk.leave()
            walk.leave_cause()
        elif not piece.is_item and (above := section(piece.text)):
            _sectioned(walk, piece, above)
        elif (piece.is_heading and not _is_sentence(walk, piece)) or ends_concerns(piece.text):
            _headed(walk, piece)
        else:
            _read(walk, piece)
        walk.heading = piece.level if not isinstance(piece, Table) and piece.is_heading else walk.heading
    return walk.told


def _labelled(walk: Walk, piece: Piece, found: Label) -> None:
    is_cause = found.kind is Kind.CAUSE_OF_CONCERN
    if is_cause or found.kind is Kind.AREA_FOR_IMPROVEMENT:
        walk.leave_cause()
    above = walk.section.to if walk.section else ""
    one = Told(found.kind, found.number, piece.line, piece.page, above=above, cause=walk.cause)
    if found.rest:
        one.words.append(found.rest)
    if walk.section and walk.section.kind is not found.kind:
        walk.leave()
    walk.lead, walk.label_level = "", piece.level if piece.is_heading else 0
    walk.begin(one)
    if is_cause:
        walk.cause, walk.cause_level, walk.section = one, walk.label_level or walk.heading, None


def _sectioned(walk: Walk, piece: Piece, above: Section) -> None:
    if walk.cause and (above.kind is not Kind.RECOMMENDATION or above.to or walk.cause_had_list):
        walk.leave_cause()
    walk.cause_had_list = walk.cause is not None
    walk.leave()
    walk.section, walk.level, walk.is_first = above, piece.level or walk.heading, True


def _headed(walk: Walk, piece: Piece) -> None:
    """Any other heading ends what was told, unless it stands deeper than what it is under, or names what has no words yet."""
    if walk.open and not walk.open.words and 0 < walk.label_level < piece.level:
        walk.open.words.append(piece.text)
        return
    if walk.section and piece.level > walk.level:
        walk.open, walk.lead = None, ""
        return
    walk.leave()
    if not (walk.cause and piece.level > walk.cause_level):
        walk.leave_cause()


def _is_sentence(walk: Walk, piece: Piece) -> bool:
    """A short line that asks for something where one is awaited: a text without marks gives it the look of a heading."""
    awaited = walk.section is not None or (walk.open is not None and not walk.open.words)
    return awaited and asks(piece.text) and not _QUESTION.match(piece.text)


def _read(walk: Walk, piece: Piece) -> None:
    if walk.open and _goes_on(walk, walk.open, piece):
        return
    if walk.section:
        _in_section(walk, walk.section, piece)
    elif walk.cause and asks(piece.text) and piece.text.endswith(":"):
        walk.open, walk.section, walk.lead = None, Section(Kind.RECOMMENDATION), piece.text
        walk.level, walk.cause_had_list, walk.is_first = walk.cause_level, True, False
    elif said := recommends(piece.text):
        walk.begin(
            Told(Kind.RECOMMENDATION, "", piece.line, piece.page, [said], doubt=Doubt.NO_LABEL, cause=walk.cause)
        )
        walk.open = None


def _goes_on(walk: Walk, one: Told, piece: Piece) -> bool:
    """Whether a piece belongs to what is being told: its first words, its list, or the sentence that asks."""
    if not one.words:
        one.words.append(piece.text)
        return True
    if piece.is_item:
        return _item_goes_on(walk, one, piece)
    if one.kind is Kind.CAUSE_OF_CONCERN or asks(" ".join(one.words)) or len(one.words) > 1 or walk.section:
        return False
    if asks(piece.text):
        one.words.append(piece.text)
        return True
    return False


def _item_goes_on(walk: Walk, one: Told, piece: Piece) -> bool:
    if one.level == 0 and (one.kind is not Kind.CAUSE_OF_CONCERN or one.words[-1].endswith(":")):
        one.items.append(piece.text)
        return True
    if one.level and piece.level > one.level:
        one.items.append(piece.text)
        return True
    return False


def _in_section(walk: Walk, above: Section, piece: Piece) -> None:
    """An item of a list under a heading, or a paragraph of its own that asks for something."""
    if not piece.is_item and piece.text.endswith(":"):
        walk.open, walk.lead = None, piece.text
        return
    is_stated = above.kind is Kind.CAUSE_OF_CONCERN and walk.is_first
    if not (piece.is_item or piece.number or is_stated or (asks(piece.text) and not above.is_concerns)):
        return
    walk.is_first = False
    lead = walk.lead if piece.is_item else ""
    one = Told(above.kind, piece.number, piece.line, piece.page, [piece.text], lead, above=above.to, cause=walk.cause)
    one.level, one.is_concern = (piece.level or 1) if piece.is_item else 1, above.is_concerns
    walk.begin(one)
    if above.kind is Kind.CAUSE_OF_CONCERN:
        walk.cause, walk.cause_level, walk.cause_had_list = one, walk.level, False
