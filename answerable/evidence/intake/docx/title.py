"""What a document is called."""

import re
from xml.etree.ElementTree import Element

from answerable.calc.blocks import Block, Passage, PassageKind
from answerable.evidence.intake.cleaning import cleaned
from answerable.evidence.intake.docx.markup import DC

LONGEST = 160
_BY_PROGRAM = re.compile(
    r"microsoft word\b.*|(?:untitled|document|template|report|blank|title|word document|powerpoint presentation)\s?\d*|.*\.(?:docx?|dotx?|docm|pdf|rtf)",
    re.IGNORECASE,
)


def title(properties: Element | None, styled: str, blocks: list[Block]) -> str:
    """The title in the file's properties if a person wrote it, else what is set as the title, else the first words.

    A title that stands nowhere in the first passages is often left over from the paper that the file was made from.
    """
    passages = [one for one in blocks if isinstance(one, Passage)]
    stated = _stated(properties)
    beginning = " ".join(one.text for one in passages[:20]).casefold()
    if stated and (not beginning or stated.casefold() in beginning or not (styled or passages)):
        return stated
    heading = next((one.text for one in passages[:10] if one.kind is PassageKind.HEADING), "")
    first = passages[0].text if passages else ""
    return (styled or stated or heading or first)[:LONGEST]


def _stated(properties: Element | None) -> str:
    text = properties.findtext(DC + "title", "") if properties is not None else ""
    told = " ".join(cleaned(text).split())
    return "" if _BY_PROGRAM.fullmatch(told) else told[:LONGEST]
