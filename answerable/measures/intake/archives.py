"""The packed files inside a workbook, opened with care: what would fill the memory or hide a trap is refused."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from functools import lru_cache
from xml.parsers import expat

from answerable.measures.intake.cells import Unreadable

MOST_UNPACKED = 120_000_000
MOST_FILES = 2_000
MOST_CELLS = 500_000
"""Of all sheets of a workbook, empty ones between them too."""
_CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, OSError, ValueError)

type Attributes = dict[str, str]
type Started = Callable[[str, Attributes], None]
type Ended = Callable[[str], None]
type Said = Callable[[str], None]


class Archive:
    """A workbook's files by name. Every one has been unpacked once, so sizes are true and nothing is cut short."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self.names = frozenset(self._zip.namelist())
            self._weigh()
        except Unreadable:
            raise
        except _BROKEN as error:
            message = "it is damaged or was not sent whole: open it in a spreadsheet, save it again, and send that."
            raise Unreadable(message) from error

    def _weigh(self) -> None:
        files = self._zip.infolist()
        if len(files) > MOST_FILES or len(self.names) < len(files):
            raise Unreadable(f"it holds {len(files):,} files inside, which no return does: save the sheets alone.")
        if any(file.flag_bits & 1 for file in files):
            raise Unreadable("it is protected by a password: take the password off, save, and send it again.")
        if sum(file.file_size for file in files) > MOST_UNPACKED:
            message = f"unpacked it is larger than {MOST_UNPACKED // 1_000_000} MB: send the sheets of figures only."
            raise Unreadable(message)
        if broken := self._zip.testzip():
            raise zipfile.BadZipFile(broken)

    def read(self, name: str) -> bytes:
        """The file of that name; empty where there is none."""
        return self._zip.read(name) if name in self.names else b""


def _no_doctype(*_: object) -> None:
    raise Unreadable("it declares entities of its own, as no spreadsheet does: save it again in a spreadsheet.")


def walk(
    content: bytes, *, start: Started, end: Ended | None = None, text: Said | None = None, raw: bool = False
) -> None:
    """Walks XML from front to back; element and attribute names come without their namespaces.

    Whatever the handlers cannot make sense of, they may let fail: it is Unreadable. `raw` leaves attributes as they are, for millions of elements whose attributes have no namespace.
    """
    parser = expat.ParserCreate(namespace_separator="|")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_doctype
    if raw:
        parser.StartElementHandler = lambda name, pairs: start(_bare(name), pairs)
    else:
        parser.StartElementHandler = lambda name, pairs: start(_bare(name), {_bare(key): pairs[key] for key in pairs})
    if end:
        parser.EndElementHandler = lambda name: end(_bare(name))
    if text:
        parser.CharacterDataHandler = text
    try:
        for at in range(0, len(content), _CHUNK):
            parser.Parse(content[at : at + _CHUNK])
        parser.Parse(b"", True)
    except Unreadable:
        raise
    except (expat.ExpatError, ValueError, LookupError, ArithmeticError) as error:
        # the latter are of the readers: a number that is none, a place that cannot be, an encoding nobody knows
        raise Unreadable(f"a file inside it is damaged ({error}): save it again in a spreadsheet.") from error


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    return name.rpartition("|")[2]
