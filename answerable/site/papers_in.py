"""Papers from the command line: the part of `import` that hands a document to the ledger and says what was read in it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from answerable.evidence.intake.apart import read_apart
from answerable.evidence.intake.kinds import Kind, kind_of, require_readable
from answerable.evidence.models import Document, Finding
from answerable.evidence.operations import documents
from answerable.kit import http
from answerable.kit.wording import counted
from answerable.measures.queries.fitting import is_tidy
from answerable.site import setup
from answerable.site.saying import complain, say

ENDINGS = frozenset({".docx", ".docm", ".doc", ".pdf", ".odt", ".rtf", ".html", ".htm", ".txt", ".md", ".markdown"})
"""Names of papers end so; a table in such a file is a part of the paper."""


class NoSuchPaper(Exception):
    """No paper goes by that code."""


@dataclass(frozen=True)
class About:
    """What is said of a paper besides its words; `follows` is the code of the paper that it is a new version of."""

    title: str = ""
    published: date | None = None
    follows: str = ""


def is_named_as_paper(path: Path) -> bool:
    """Whether the file has a name as papers have."""
    return path.suffix.lower() in ENDINGS


def is_paper(path: Path, content: bytes) -> bool:
    """Whether a file is a paper and no return: by its content, and where that is text, by its name."""
    kind = kind_of(content, path.name)
    if kind in {Kind.DOCX, Kind.PDF}:
        return True
    return is_named_as_paper(path) and kind is not Kind.SPREADSHEET and not is_tidy(content)


def look_at(path: Path, content: bytes) -> int:
    """Reads a paper and says what is in it; nothing is written. Raises CannotRead."""
    paper = read_apart(content, str(path))
    found = f"{counted(len(paper.passages), 'passage')} and {counted(len(paper.tables), 'table')}"
    say(f"{path}: a paper of {found}. 'answerable check' says what is wrong in it.")
    return 0


def take_in(path: Path, content: bytes, about: About) -> int:
    """Takes a paper in, reads it, and says what was found; 1 where it cannot be read, and then the file is kept.

    Raises CannotRead for what is no document at all, NoSuchPaper, and what `documents.take_in` raises; nothing is kept then.
    """
    require_readable(content, str(path))
    earlier = _earlier(about.follows)
    say(f"{path}: reading it as a paper")
    try:
        document = documents.take_in(
            # A name whose bytes are no letters is one that no database takes.
            filename=path.name.encode(errors="replace").decode(),
            content=content,
            title=about.title,
            published=about.published,
            earlier=earlier,
            by=setup.COMMAND_LINE,
            at=http.now(),
        )
    except documents.AlreadyHere as held:
        say(f"{path}: {held}")
        return 0
    document.refresh_from_db()
    return _tell(path, document)


def _earlier(code: str) -> Document | None:
    if not code:
        return None
    found = Document.objects.filter(code=code).first()
    if found is None:
        raise NoSuchPaper(f"No paper goes by '{code}': its code stands at the end of the address of its page.")
    return found


def _tell(path: Path, document: Document) -> int:
    match document.state:
        case Document.State.READ:
            figures = counted(document.claims.count(), "figure")
            findings = counted(Finding.objects.unsettled().filter(document=document).count(), "finding")
            say(f"{path}: taken in as '{document.code}', version {document.version}: {figures}, {findings} to decide.")
            return 0
        case Document.State.REFUSED:
            complain(f"{document.refusal} It is kept as '{document.code}'.")
        case _:
            complain(
                f"{path}: it is kept as '{document.code}' and not read yet: the worker of 'answerable serve' reads it."
            )
    return 1
