"""Papers read as PDF and as DOCX, in seconds and in cells right, beside what a user would take instead.

    uv run --group bench python bench/read_papers.py

The papers are the real reports where ANSWERABLE_SHARED names a folder that has them, else the project's own test paper. They are made
into DOCX, and into PDF with ruling lines round the cells and with none, by the makers of the tests, which know each cell. Ours reads the
whole document: prose in order, headings, tables. pdfplumber and docx2python are asked for the same: the text and the tables; pdfplumber
is told to look for lines where there are lines and for aligned words where there are none, and its tables that go on over a page with as
many columns are joined for it. A cell is right when its text stands in the right row and column of the right table; cells longer than
160 characters are prose and are not counted. All are run by turns in one process; medians in seconds of the processor, and their ratio.
Stops asking again when a form has taken half a minute.
"""

import gc
import os
import statistics
import time
import warnings
from collections.abc import Callable
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path

from answerable.calc.blocks import Document
from answerable.evidence.intake.building import LONGEST_CELL
from answerable.evidence.intake.docx.reading import read_docx
from answerable.evidence.intake.pdf.reading import read_pdf
from answerable.evidence.tests.as_docx import as_docx
from answerable.evidence.tests.as_pdf import Rows, as_pdf, truth

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("ANSWERABLE_SHARED", ROOT.parent / "shared"))
RUNS = 3
SECONDS = 30

type Reader = Callable[[bytes], list[Rows]]


def papers() -> list[str]:
    paths = sorted((SHARED / "reports").glob("*.txt")) or [ROOT / "answerable/evidence/tests/papers/northmoor.txt"]
    return [path.read_text(encoding="utf-8") for path in paths]


def ours(document: Document) -> list[Rows]:
    return [[row.cells for row in table.rows] for table in document.tables]


def plumbed(data: bytes, **settings: str) -> list[Rows]:
    import pdfplumber

    tables: list[Rows] = []
    said = 0
    with pdfplumber.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            said += len(page.extract_text())
            found = [
                [tuple(" ".join((cell or "").split()) for cell in row) for row in rows]
                for rows in page.extract_tables(settings)
            ]
            if tables and found and len(tables[-1][0]) == len(found[0][0]):
                tables[-1].extend(found.pop(0))
            tables.extend(found)
    return tables


def unzipped(data: bytes) -> list[Rows]:
    from docx2python import docx2python

    with docx2python(BytesIO(data)) as document:
        return [[tuple(" ".join(" ".join(cell).split()) for cell in row) for row in table] for table in document.body]


FORMS: dict[str, tuple[Callable[[str], bytes], str, Reader, Reader]] = {
    "PDF with lines": (
        lambda text: as_pdf(text, ruled=True),
        "pdfplumber",
        lambda data: ours(read_pdf(data, "")),
        plumbed,
    ),
    "PDF without lines": (
        lambda text: as_pdf(text, ruled=False),
        "pdfplumber",
        lambda data: ours(read_pdf(data, "")),
        lambda data: plumbed(data, vertical_strategy="text", horizontal_strategy="text"),
    ),
    "DOCX": (lambda text: as_docx(text).data, "docx2python", lambda data: ours(read_docx(data, "")), unzipped),
}


def cells_right(want: list[Rows], got: list[Rows]) -> int:
    """How many cells of `want` stand in the right row and column of the table of `got` that has the most of them."""
    short = [[tuple("" if len(cell) > LONGEST_CELL else cell for cell in row) for row in table] for table in got]
    kept = [[row for row in table if any(row)] for table in short]
    return sum(max((_shared(table, other) for other in kept), default=0) for table in want)


def _shared(want: Rows, got: Rows) -> int:
    if not {cell for row in want for cell in row if cell} & {cell for row in got for cell in row}:
        return 0
    right = 0
    for _, begin, end, other, last in SequenceMatcher(None, want, got, autojunk=False).get_opcodes():
        for row, found in zip(want[begin:end], got[other:last], strict=False):
            right += sum(bool(cell) and cell == same for cell, same in zip(row, found, strict=False))
    return right


def timed(read: Reader, papers_made: list[bytes]) -> tuple[float, list[list[Rows]]]:
    gc.collect()  # what one leaves behind is not to be the other's work
    began = time.process_time()
    tables = [read(data) for data in papers_made]
    return time.process_time() - began, tables


def measure(form: str, texts: list[str], wanted: list[list[Rows]]) -> None:
    make, rival, mine, theirs = FORMS[form]
    made = [make(text) for text in texts]
    readers = {"answerable": mine, rival: theirs}
    seconds: dict[str, list[float]] = {name: [] for name in readers}
    right = dict.fromkeys(readers, 0)
    for read in readers.values():
        read(made[-1])  # the first reading of each loads its libraries, and is not counted
    while len(seconds[rival]) < RUNS and sum(seconds[rival]) < SECONDS:
        for name, read in readers.items():
            took, tables = timed(read, made)
            seconds[name].append(took)
            right[name] = sum(cells_right(want, got) for want, got in zip(wanted, tables, strict=True))
    cells = sum(bool(cell) for tables in wanted for table in tables for row in table for cell in row)
    middle = {name: statistics.median(each) for name, each in seconds.items()}
    for name in readers:
        print(
            f"{form:18} {name:12} {middle[name]:7.3f} s   {right[name] / cells:.3f} of {cells} cells right", flush=True
        )
    print(f"{form:18} {'ratio':12} {middle[rival] / middle['answerable']:7.1f}", flush=True)


def main() -> None:
    warnings.simplefilter("ignore")
    texts = papers()
    wanted = [truth(text) for text in texts]
    print(f"{len(texts)} papers, {sum(map(len, texts)):,} characters, medians of at most {RUNS} runs:")
    for form in FORMS:
        measure(form, texts, wanted)


if __name__ == "__main__":
    main()
