"""Files are read in a process of their own: it is slow, hungry, broken or stopped without harm to this one."""

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from answerable.calc.blocks import Document, passage
from answerable.evidence.intake import frames
from answerable.evidence.intake.apart import Limits, Reader, ReaderFault, read_apart
from answerable.evidence.intake.frames import Broken
from answerable.evidence.intake.reading import read_bytes
from answerable.evidence.intake.refusal import LARGEST_TEXT, CannotRead
from answerable.evidence.tests.as_docx import as_docx
from answerable.evidence.tests.as_pdf import as_pdf

PAPER = (Path(__file__).parent / "papers" / "northmoor.txt").read_bytes()
LONG = PAPER * (LARGEST_TEXT // len(PAPER))
"""As much text as is read: it takes a second or more."""
posix = pytest.mark.skipif(os.name != "posix", reason="limits and signals of POSIX")


def refusal(data: bytes, limits: Limits) -> CannotRead:
    with pytest.raises(CannotRead) as caught:
        read_apart(data, "paper.txt", limits=limits)
    return caught.value


def test_a_file_is_read_as_it_is_here() -> None:
    assert read_apart(PAPER, "paper.txt") == read_bytes(PAPER, "paper.txt")


def test_a_word_document_comes_back_whole() -> None:
    data = as_docx(PAPER.decode()).data
    assert read_apart(data, "paper.docx") == read_bytes(data, "paper.docx")


def test_progress_comes_back_while_it_reads() -> None:
    told: list[tuple[int, str]] = []
    read_apart(as_pdf(PAPER.decode(), ruled=True), "paper.pdf", progress=lambda *said: told.append(said))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told
    assert all(0 <= done <= 100 and words for done, words in told)


def test_a_refusal_comes_back_as_it_is() -> None:
    assert str(refusal(b"\x00\x01", Limits())).startswith("paper.txt is no text file")


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    assert "the most that is read is 1 MB" in str(refusal(bytes(2 * 1024**2), Limits(size=1024**2)))


def test_a_file_that_takes_too_long_is_refused_and_its_reader_ended() -> None:
    with Reader(Limits(seconds=0.3)) as reader:
        with pytest.raises(CannotRead, match=r"^paper\.txt was not read within 0\.3 seconds"):
            reader.read(LONG, "paper.txt")
        assert reader.process is None


@posix
def test_a_file_that_needs_too_much_memory_is_refused() -> None:
    assert "needs more than 200 MB of memory" in str(refusal(b"1\t2\n" * 1_200_000, Limits(megabytes=200)))


@posix
def test_a_reader_that_is_killed_is_told() -> None:
    with Reader() as reader:
        reader.read(PAPER, "paper.txt")
        process = reader.process
        assert process is not None
        threading.Timer(0.2, os.kill, (process.pid, signal.SIGKILL)).start()
        with pytest.raises(CannotRead, match=r"^paper\.txt broke its reader off"):
            reader.read(LONG, "paper.txt")


def test_after_a_broken_reader_comes_a_fresh_one() -> None:
    with Reader() as reader:
        reader.read(PAPER, "paper.txt")
        assert reader.process is not None
        reader.process.kill()
        reader.process.wait()
        assert reader.read(PAPER, "paper.txt").blocks


def test_several_files_are_read_by_one_process() -> None:
    with Reader() as reader:
        seen = set()
        for _ in range(3):
            reader.read(PAPER, "paper.txt")
            seen.add(reader.process and reader.process.pid)
    assert len(seen) == 1


@posix
def test_what_a_broken_reader_said_last_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "python").write_text("#!/bin/sh\necho no memory for it >&2\nexit 3\n")
    (tmp_path / "python").chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert str(refusal(PAPER, Limits()).__cause__) == "no memory for it\n"


def test_a_name_that_is_no_text_comes_back_as_it_was() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    assert read_apart(PAPER, name).name == name


def test_a_reader_may_be_ended_from_another_thread() -> None:
    with Reader() as reader:
        reader.read(PAPER, "paper.txt")
        threading.Timer(0.2, reader.end).start()
        with pytest.raises(CannotRead):
            reader.read(LONG, "paper.txt")


def test_a_fault_of_the_reader_says_where_it_happened(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = (frames.Sort.FAULT, b"Traceback ...\nKeyError: 'w:tbl'")
    monkeypatch.setattr("answerable.evidence.intake.apart._answered", lambda *_: fault)
    error = refusal(PAPER, Limits())
    assert "is damaged in a way that its reader does not know (KeyError: 'w:tbl')" in str(error)
    assert isinstance(error.__cause__, ReaderFault)


@posix
def test_a_reader_ends_with_the_process_that_asked() -> None:
    code = (
        "import os; from answerable.evidence.intake.apart import Reader; reader = Reader(); reader.read(b'40 calls', 'a'); "
        "print(reader.process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    end = time.monotonic() + 20
    while time.monotonic() < end and is_running(int(done.stdout)):
        time.sleep(0.05)
    assert not is_running(int(done.stdout))


def is_running(process: int) -> bool:
    """Whether there is such a process and it has not ended: one that nobody has asked after has a row still."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_the_process_that_reads_knows_no_django() -> None:
    code = "import sys, answerable.evidence.intake.apart_child; sys.exit(any(name.startswith(('django', 'numpy', 'scipy')) for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class Harm:
    """What a reader that was taken over might send in place of a document."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("echo harm",)


@pytest.mark.parametrize("content", [pickle.dumps(Harm()), pickle.dumps("text"), b"no pickle", b""])
def test_what_is_no_document_is_not_unpacked(content: bytes) -> None:
    with pytest.raises(Broken):
        frames.unpacked(content)


def test_a_document_is_unpacked_as_it_was() -> None:
    document = Document("paper", (passage("40 calls", 1),))
    assert frames.unpacked(frames.packed(document)) == document
