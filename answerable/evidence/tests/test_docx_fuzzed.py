"""Hundreds of spoilt Word documents: each is read, or refused in a sentence, and none does anything else."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from answerable.evidence.intake.docx.reading import read_docx
from answerable.evidence.intake.refusal import CannotRead
from answerable.evidence.tests.as_docx import as_docx

PAPER = (Path(__file__).parent / "papers" / "northmoor.txt").read_text(encoding="utf-8")
STRANGE = [
    b'<w:br w:type="page"/>', b"<w:vMerge/>", b'<w:gridSpan w:val="-5"/>', b'<w:numId w:val="99999999999999999999"/>', b"<w:sym/>",
    b'<w:fldChar w:fldCharType="begin"/>', b'<w:footnoteReference w:id="1"/>', b"<w:tc/>", b"<w:tbl><w:tr><w:tc/></w:tr></w:tbl>",
    b"<w:p/>", b"<w:txbxContent/>", b"<w:sectPr/>", b"<w:sdt/>", b"<w:ilvl w:val='8'/>", b"",
]  # fmt: skip
ELEMENT = re.compile(rb"<w:[^<>]*/>")


def with_bytes_changed(data: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.choice([1, 5, 50])):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt[: chance.randrange(len(spoilt))] if chance.random() < 0.3 else spoilt)


def with_elements_changed(data: bytes, chance: random.Random) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as good, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as spoilt:
        for name in good.namelist():
            content = good.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                content = ELEMENT.sub(
                    lambda found: chance.choice(STRANGE) if chance.random() < 0.02 else found[0], content
                )
            spoilt.writestr(name, content)
    return file.getvalue()


def outcome(data: bytes) -> str:
    """ "read", or the sentence of the refusal."""
    try:
        read_docx(data, "paper.docx")
    except CannotRead as error:
        return str(error)
    return "read"


@pytest.mark.slow
@pytest.mark.parametrize("spoil", [with_bytes_changed, with_elements_changed])
def test_a_spoilt_document_is_read_or_refused(spoil: Callable[[bytes, random.Random], bytes]) -> None:
    good, chance = as_docx(PAPER).data, random.Random(1829)  # noqa: S311 - the same files on every run
    outcomes = {outcome(spoil(good, chance)) for _ in range(50)}
    assert "read" in outcomes
    assert all(one == "read" or one.startswith("paper.docx ") for one in outcomes)
