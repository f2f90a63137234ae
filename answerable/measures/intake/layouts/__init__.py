"""How the returns of one sender are laid out: said once by pointing, kept by name, and found again in the next file.

workbooks.opened(content, filename) -> Workbook            raises cells.Unreadable; .sheets are calc.grids.grid.Grid
fitting.fits(layout, workbook) -> answers.Fit              .fits, or .differences: what precisely is otherwise
reading.read_with(layout, workbook, source=, as_at=)       -> answers.SheetReading: a returns.Reading, and what was skipped
guessing.guess(workbook, known) -> Layout                  a draft of every table; known: likeness.Known
guessing.pointed(grid, pointing) -> TableLayout            a table as somebody pointed at it; raises NotATable
guessing.suggested(table, Walk(grid, pointing), known)     -> TableLayout, with what its words suggest
changing.decided, with_table, left_out, renewed            what somebody decides; what has changed since
finding.find(layout, workbook)                             where each table stands, to show it: .found[0].walk.at
storing.to_json(layout) -> dict, from_json(value)          raises UnknownLayout
"""
