"""How the returns of one sender are laid out: said once by pointing, kept by name, and found again in the next file.

workbooks.opened(content, filename) -> Workbook        raises cells.Unreadable; .sheets are calc.grids.grid.Grid
guessing.guess(workbook, known) -> Layout              a draft to pre-fill the mapping page; known: guessing.Known
guessing.pointed(grid, pointing) -> TableLayout        a table as somebody pointed at it, its lines undecided
guessing.suggested(layout, known) -> Layout            fills in the lines that nobody has decided
storing.to_json(layout) -> dict, from_json(value)      raises storing.UnknownLayout
fitting.fits(layout, workbook) -> Fit                  true of the next file of the same sender, or what is otherwise
reading.read_with(layout, workbook, source=, as_at=) -> SheetReading      a returns.Reading with what was skipped and summed
"""
