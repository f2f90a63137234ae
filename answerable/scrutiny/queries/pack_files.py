"""A pack, and minutes, as files: a Word document, a tagged PDF, and a ZIP with everything they rest on.

The same page and the same moment give the same bytes. What a file is made of is the page that was frozen, and nothing else.
"""

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from answerable.evidence.models import Upload
from answerable.kit.docx import About, docx_bytes
from answerable.kit.freezing import digest, freeze, written
from answerable.kit.paper import PaperPart, in_word
from answerable.kit.pdf import pdf_bytes
from answerable.scrutiny.models import Pack
from answerable.scrutiny.queries import minutes_paper, pack_paper
from answerable.scrutiny.queries.minutes_page import MinutesPage
from answerable.scrutiny.queries.pack_page import PackFigure, PackPage
from answerable.scrutiny.queries.pack_state import open_page, restricted_page

COLUMNS = (
    "measure", "area", "breakdown", "period_start", "period_end", "value", "status", "qualifier", "source", "locator",
    "printed", "as_at", "note",
)  # fmt: skip
"""The columns of a tidy return: what is cited in a pack can be read back as one."""
LONGEST_NAME, LONGEST_ENDING = 80, 10
_FORBIDDEN = re.compile(r'[<>:"|?*]')
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "zip": "application/zip",
}


@dataclass(frozen=True)
class Bound:
    """A paper ready to be written in any form: its title, what it says, and the page and the moment it comes from."""

    title: str
    office: str
    at: datetime
    parts: tuple[PaperPart, ...]
    page: PackPage | MinutesPage


def bound_pack(page: PackPage, stage: pack_paper.Stage, at: datetime) -> Bound:
    """A pack or supplement, `at` the moment it was frozen."""
    return Bound(pack_paper.title_of(page), page.head.office, at, pack_paper.paper(page, stage), page)


def bound_part(pack: Pack, *, inside: bool) -> Bound | None:
    """The open or the restricted part of a pack that is kept; None where it has no restricted part."""
    page = restricted_page(pack) if inside else open_page(pack)
    sha256 = digest(pack.restricted) if inside else pack.sha256
    return bound_pack(page, pack_paper.Stage(pack.frozen_on, sha256), pack.frozen_at) if page else None


def file_stem(pack: Pack, *, inside: bool) -> str:
    """What the files of a part are called, without their ending."""
    which = "pack" if pack.number == 1 else f"supplement-{pack.number - 1}"
    return f"{pack.meeting.code}-{which}{'-restricted' if inside else ''}"


def bound_minutes(page: MinutesPage, stage: minutes_paper.Stage, at: datetime) -> Bound:
    """Minutes, `at` the moment they were published."""
    return Bound(minutes_paper.title_of(page), page.head.office, at, minutes_paper.paper(page, stage), page)


def file_bytes(bound: Bound, form: str) -> bytes:
    """The file of a form: "docx", "pdf" or "zip". Papers whose file is no longer held are named in the manifest."""
    if form == "zip":
        return zip_bytes(bound, originals(bound.page))
    about = About(bound.title, bound.office, bound.at)
    return pdf_bytes(about, bound.parts) if form == "pdf" else docx_bytes(about, in_word(bound.parts))


def originals(page: PackPage | MinutesPage) -> Mapping[str, bytes]:
    """The bytes of the papers as they came in, by SHA-256. One query."""
    wanted = [one.sha256 for one in page.papers if one.sha256] if isinstance(page, PackPage) else []
    rows = Upload.objects.filter(sha256__in=wanted).values_list("sha256", "content")
    return {key: bytes(content) for key, content in rows}


def zip_bytes(bound: Bound, contents: Mapping[str, bytes]) -> bytes:
    """The paper in both forms, its frozen data, a tidy table of its figures, the papers as they came in, and a manifest."""
    name = "minutes" if isinstance(bound.page, MinutesPage) else "pack"
    files = {
        f"{name}.pdf": file_bytes(bound, "pdf"),
        f"{name}.docx": file_bytes(bound, "docx"),
        f"{name}.json": written(freeze(bound.page)).encode(),
        "figures.csv": figures_csv(bound.page.figures).encode(),
    }
    papers = _papers(bound.page)
    files |= {path: contents[key] for path, key in papers.items() if key in contents}
    files["manifest.json"] = _manifest(bound, files, [path for path, key in papers.items() if key not in contents])
    return _zipped(files, bound.at)


def figures_csv(figures: Sequence[PackFigure]) -> str:
    """Every cited figure, a row each, in the order of their numbers."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for told in figures:
        one = told.figure
        writer.writerow(
            (
                one.code, one.area, one.breakdown, one.period.start.isoformat(), one.period.end.isoformat(),
                f"{one.value:f}", told.status, one.qualifier, one.source, one.locator, told.printed,
                one.as_at.isoformat(), told.note,
            )
        )  # fmt: skip
    return out.getvalue()


def _papers(page: PackPage | MinutesPage) -> dict[str, str]:
    """By the path of each paper in the ZIP its SHA-256. Two of one name are told apart by number."""
    found: dict[str, str] = {}
    told = [one for one in page.papers if one.sha256] if isinstance(page, PackPage) else []
    for number, one in enumerate(told, 1):
        found[f"papers/{number:02}-{_plain(one.filename) or 'paper'}"] = one.sha256
    return found


def _plain(filename: str) -> str:
    """The name of a file as every system can unpack it: no folder, nothing that is not seen, and not too long."""
    name = filename.replace("\\", "/").rpartition("/")[2]
    seen = "".join(one for one in name if unicodedata.category(one)[0] != "C")
    whole = _FORBIDDEN.sub("-", seen).strip(" .")
    stem, dot, ending = whole.rpartition(".") if "." in whole else (whole, "", "")
    return f"{stem[:LONGEST_NAME]}{dot}{ending[:LONGEST_ENDING]}".strip(" .")


def _manifest(bound: Bound, files: Mapping[str, bytes], missing: Sequence[str]) -> bytes:
    """What is in the ZIP, each file with its size in bytes and its SHA-256."""
    told = {
        "title": bound.title,
        "office": bound.office,
        "frozen_at": bound.at.astimezone(UTC).isoformat(),
        "restricted": bound.page.restricted,
        "files": [
            {"path": path, "size": len(data), "sha256": sha256(data).hexdigest()} for path, data in files.items()
        ],
        "not_held": list(missing),
    }
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def _zipped(files: Mapping[str, bytes], at: datetime) -> bytes:
    moment = at.astimezone(UTC)
    when = (max(moment.year, 1980), moment.month, moment.day, moment.hour, moment.minute, moment.second)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as whole:
        for path, data in files.items():
            whole.writestr(zipfile.ZipInfo(path, when), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
