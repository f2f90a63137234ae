"""What a PDF says of itself, read in a process of its own: bytes in, a line of JSON out. No file can take the server down with it."""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass

import pypdfium2
from pypdfium2 import raw

SECONDS = 30
PAGES_LOOKED_AT = 20


@dataclass(frozen=True)
class PdfTold:
    """`tagged` says that it has a structure for screen readers; `characters` are those of its first pages (none: pictures of text)."""

    tagged: bool
    title: str
    language: str
    pages: int
    characters: int
    author: str = ""


def pdf_told(content: bytes) -> PdfTold | None:
    """What a PDF says of itself; None where it cannot be read, or not in time."""
    command = [sys.executable, "-m", "answerable.publishing.intake.pdf_told"]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603 - our own module
        return PdfTold(**json.loads(done.stdout))
    except (subprocess.SubprocessError, ValueError, TypeError, OSError):
        return None


def _read(content: bytes) -> PdfTold:
    document = pypdfium2.PdfDocument(content)
    told = document.get_metadata_dict()
    looked = [document[number] for number in range(min(len(document), PAGES_LOOKED_AT))]
    return PdfTold(
        tagged=bool(raw.FPDFCatalog_IsTagged(document)),
        title=told.get("Title", "").strip(),
        language=_language(document),
        pages=len(document),
        characters=sum(page.get_textpage().count_chars() for page in looked),
        author=told.get("Author", "").strip(),
    )


def _language(document: pypdfium2.PdfDocument) -> str:
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    if size < 4:
        return ""
    held = (raw.FPDF_WCHAR * (size // 2))()
    raw.FPDFCatalog_GetLanguage(document, held, size)
    return bytes(held).decode("utf-16-le", "replace").rstrip("\x00")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(_read(sys.stdin.buffer.read()))))
