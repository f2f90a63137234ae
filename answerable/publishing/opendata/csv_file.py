"""A table as CSV by RFC 4180: UTF-8 with no mark before it, a header, lines that end in CR LF, quotes doubled."""

import csv
import io
from collections.abc import Iterable

from answerable.publishing.opendata.forms import Row, Table, cell

TYPE = "text/csv; charset=utf-8; header=present"


def written(table: Table, rows: Iterable[Row], address: str) -> bytes:
    """The whole file. What a row holds is written as it is, also where a spreadsheet would take it for a formula."""
    out = io.BytesIO()
    text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.names)
    for row in rows:
        writer.writerow(cell(value, one.kind, address) for value, one in zip(row, table.columns, strict=True))
    return out.getvalue()
