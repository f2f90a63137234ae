"""How a return is read: tidy CSV as it is, a spreadsheet by the layout that was pointed out for its sender."""

from answerable.measures.intake import cells, returns, workbooks
from answerable.measures.intake.layouts.reading import read_with
from answerable.measures.intake.layouts.storing import UnknownLayout, from_json
from answerable.measures.intake.returns import Reading, RowProblem
from answerable.measures.models import Return


def reading_of(kept: Return) -> Reading:
    """The rows of a return with every problem of it; an `answers.SheetReading` where it is read by a layout."""
    content = bytes(kept.content)
    if kept.layout is None:
        return returns.read(content)
    if not kept.source_code or kept.as_at is None:
        return _unread("nobody has said yet what this return is called, and of which day it is.")
    try:
        layout = from_json(kept.layout.layout)
        workbook = workbooks.opened(content, kept.filename)
    except (cells.Unreadable, UnknownLayout) as error:
        return _unread(str(error))
    return read_with(layout, workbook, source=kept.source_code, as_at=kept.as_at)


def _unread(why: str) -> Reading:
    return Reading(problems=(RowProblem(0, "", why),))
