"""A file that is to be made public: what forms are taken, whether it is what its name says, and the name it goes by."""

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

from answerable.evidence.intake.kinds import Kind, kind_of

LARGEST = 20 * 1024 * 1024
"""In bytes."""
LONGEST_NAME = 80
"""In characters, without the ending."""


class FileRefused(ValueError):
    """The file cannot be made public; the message says why, and what to do."""


@dataclass(frozen=True)
class Form:
    """A form of file. `is_open` says that anybody can use its content again with any program; `about` what a reader is to know."""

    ending: str
    name: str
    media_type: str
    kinds: tuple[Kind, ...]
    is_open: bool
    about: str


TEXTS = (Kind.TEXT, Kind.MARKDOWN)
FORMS: dict[str, Form] = {
    one.ending: one
    for one in (
        Form("csv", "CSV", "text/csv; charset=utf-8", TEXTS, True, "open, and best for tables"),
        Form("ods", "OpenDocument spreadsheet", "application/vnd.oasis.opendocument.spreadsheet", (Kind.SPREADSHEET,), True, "open"),
        Form("odt", "OpenDocument text", "application/vnd.oasis.opendocument.text", (Kind.ODT,), True, "open"),
        Form("html", "web page", "text/html; charset=utf-8", (Kind.HTML,), True, "open, and best for texts"),
        Form("txt", "plain text", "text/plain; charset=utf-8", TEXTS, True, "open"),
        Form("pdf", "PDF", "application/pdf", (Kind.PDF,), False, "can be read; its tables cannot be used again"),
        Form("docx", "Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", (Kind.DOCX,), False, "needs a word processor"),
        Form("xlsx", "Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (Kind.SPREADSHEET,), False, "needs a spreadsheet program"),
    )
}  # fmt: skip
"""Forms that are taken, open ones first."""


@dataclass(frozen=True)
class Upload:
    """A file that may be made public."""

    name: str
    form: Form
    content: bytes
    sha256: str


def read_upload(name: str, content: bytes, *, largest: int = LARGEST) -> Upload:
    """The file as it may go out, with a name that any address takes. Raises FileRefused."""
    form = _form_of(name)
    if not content.strip():
        raise FileRefused("This file is empty: was it saved before it was sent?")
    if len(content) > largest:
        raise FileRefused(
            f"This file is {len(content) / 1024**2:.1f} MB, and the most is {largest // 1024**2} MB: split it, or make its pictures smaller."
        )
    _require_kind(form, content, name)
    if form.ending == "html":
        _require_still(content)
    return Upload(clean_name(name), form, content, sha256(content).hexdigest())


def clean_name(name: str) -> str:
    """The name in letters, digits and hyphens that any address takes, with its ending: "Register 2024/25 é.PDF" is "register-2024-25-e.pdf"."""
    ending = _ending(name)
    stem = name.rpartition(".")[0]
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME].strip("-")
    return f"{words or 'document'}.{ending}"


def _ending(name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    return {"htm": "html"}.get(ending, ending)


def _form_of(name: str) -> Form:
    found = FORMS.get(_ending(name))
    if found is None:
        known = ", ".join(ending.upper() for ending in FORMS)
        raise FileRefused(f"A file of this form is not taken: save it as one of {known}.")
    return found


def _require_kind(form: Form, content: bytes, name: str) -> None:
    found = kind_of(content, name)
    # A text may begin like a page or a letter: a table or a text is whatever can be read as one.
    if found in form.kinds or (form.ending in {"csv", "txt"} and found == Kind.EMAIL):
        return
    raise FileRefused(
        f"Its name says {form.name}, and its content is {found}: save it anew as {form.ending.upper()}, or give it its own ending."
    )


_MOVES = re.compile(
    rb"<\s*(?:script|iframe|object|embed|form|base|frame|link|meta[^>]+http-equiv)\b|\son[a-z]+\s*=|javascript:",
    re.IGNORECASE,
)


def _require_still(content: bytes) -> None:
    """A page that does something by itself would do it in the office's name."""
    if found := _MOVES.search(content):
        said = found[0].decode("ascii", "replace").strip(" <=")[:30]
        raise FileRefused(
            f"This page holds '{said}', which can act by itself or load something from elsewhere: save it without, or as PDF."
        )
