"""A paper as it reads, with its figures marked. By plain string work: a thousand marks through a template cost seconds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from answerable.evidence.models import Block, Unread
from answerable.evidence.queries.review import Found, Mark, Paper
from answerable.evidence.views.marks import Marking, shapes_html
from answerable.evidence.views.paper_tables import table_html

OWN_MARK = re.compile(r"\s*(?:[-–•*▪●◦o]\s|\(?[a-z\d]{1,4}[.)])", re.IGNORECASE)
"""What an item of a list begins with where the paper has printed its mark."""
LOWEST = 6
"""The lowest level of heading that HTML has; the page's own heading is the first."""


@dataclass
class Drawing:
    """One paper being drawn: the level that the next heading may not go beyond, the page one is on, what was not read yet."""

    paper: Paper
    marking: Marking
    chosen_block: int | None = None
    panel: str = ""
    level: int = 1
    page: int | None = None
    said: str = ""
    waiting: list[Unread] = field(default_factory=list)


def paper_html(paper: Paper, marking: Marking, panel: str = "", chosen_block: int | None = None) -> SafeString:
    """The whole paper; `panel` (safe HTML) stands just after the block that it is about."""
    drawing = Drawing(paper, marking, chosen_block, panel, waiting=list(paper.unread))
    parts = [shapes_html()]
    for is_item, blocks in groupby(paper.blocks, key=lambda block: block.kind == Block.Kind.ITEM):
        drawn = "".join(_with_surroundings(drawing, list(blocks), is_item=is_item))
        parts.append(drawn)
    parts += [unread_html(one) for one in drawing.waiting]
    return mark_safe("".join(parts))  # noqa: S308 - every text in it was escaped where it was drawn


def _with_surroundings(drawing: Drawing, blocks: Sequence[Block], *, is_item: bool) -> Iterator[str]:
    """Blocks with the pages that begin before them, and what was not read there."""
    is_open = False
    for block in blocks:
        between = "".join(_before(drawing, block))
        if is_item and (between or not is_open):
            yield ("</ul>" if is_open else "") + between + '<ul class="paper-items">'
            is_open = True
        else:
            yield between
        yield _block(drawing, block)
        if block.position == drawing.chosen_block and drawing.panel:
            yield ("</ul>" if is_open else "") + drawing.panel
            is_open = False
            if is_item:
                drawing.panel = ""
    if is_open:
        yield "</ul>"


def _before(drawing: Drawing, block: Block) -> Iterator[str]:
    while drawing.waiting and drawing.waiting[0].line < block.line:
        yield unread_html(drawing.waiting.pop(0))
    if block.page and block.page != drawing.page:
        drawing.page = block.page
        yield f'<p class="page-mark" id="page-{block.page}">Page {block.page}</p>'


def unread_html(one: Unread) -> str:
    """That something stands here which was not read."""
    named = f": {escape(one.label)}" if one.label else ""
    return f'<p class="not-read">{escape(one.get_kind_display())}, not read{named}</p>'


def _block(drawing: Drawing, block: Block) -> str:
    marks = drawing.paper.marks.get(block.position, ())
    at_fault = "".join(_words_at_fault(drawing, one) for one in _faults(drawing.paper, block))
    if block.kind == Block.Kind.TABLE:
        is_captioned = bool(block.text) and block.text.strip() == drawing.said.strip()
        table = table_html(block, marks, drawing.marking, is_captioned=is_captioned)
        return table + (f"<p>{at_fault}</p>" if at_fault else "")
    drawing.said = block.text
    inside = _number(block) + marked_text(block.text, marks, drawing.marking) + at_fault
    identity = f' id="b{block.position}"'
    match block.kind:
        case Block.Kind.HEADING:
            drawing.level = min(drawing.level + 1, max(block.level, 1) + 1, LOWEST)
            return f'<h{drawing.level} class="paper-heading"{identity}>{inside}</h{drawing.level}>'
        case Block.Kind.ITEM:
            own = " own-mark" if block.number or OWN_MARK.match(block.text) else ""
            return f'<li class="item-{min(max(block.level, 1), 4)}{own}"{identity}>{inside}</li>'
        case Block.Kind.FOOTNOTE | Block.Kind.BOX:
            return f'<p class="paper-{block.kind}"{identity}>{inside}</p>'
    return f"<p{identity}>{inside}</p>"


def _number(block: Block) -> str:
    """The printed number of a paragraph, where the text does not begin with it."""
    if not block.number or block.text.lstrip().startswith(block.number):
        return ""
    return f'<span class="paper-number">{escape(block.number)}</span> '


def marked_text(text: str, marks: Sequence[Mark], marking: Marking) -> str:
    """Prose with its figures marked; a figure that does not lie in the text, or within another, is left plain."""
    parts, at = [], 0
    for mark in marks:
        start, end = mark.start, mark.end
        if start is None or end is None or not at <= start < end <= len(text):
            continue
        parts += [escape(text[at:start]), marking.mark(mark, text[start:end])]
        at = end
    return "".join([*parts, escape(text[at:])])


def _faults(paper: Paper, block: Block) -> list[Found]:
    """What was found in the words of a block and not against one of its figures."""
    return [one for one in paper.found if one.figure is None and one.block == block.position and one.waits]


def _words_at_fault(drawing: Drawing, one: Found) -> str:
    return (
        f' <a class="mark m-found" id="w{one.number}" data-finding="" href="?{drawing.marking.keep}finding={one.number}#w{one.number}">'
        '<svg class="shape" aria-hidden="true"><use href="#s-found"/></svg>'
        f'<span class="mark-word">Finding {one.number}</span></a>'
    )
