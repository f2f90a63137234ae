"""All tables as one data package: https://datapackage.org/standard/data-package/ (version 2, readable by what knows version 1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answerable.publishing.opendata import licence
from answerable.publishing.opendata.described import About
from answerable.publishing.opendata.forms import Column, Kind, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES: Mapping[Kind, Mapping[str, object]] = {
    Kind.TEXT: {"type": "string"},
    Kind.NUMBER: {"type": "number"},
    Kind.WHOLE: {"type": "integer"},
    Kind.DAY: {"type": "date"},
    Kind.YES_NO: {"type": "boolean"},
    Kind.ADDRESS: {"type": "string"},
}
LICENCE = {"name": licence.NAME, "title": licence.TITLE, "path": licence.ADDRESS}


@dataclass(frozen=True)
class File:
    """A CSV that is there: its table, how long it is, and its SHA-256 in hexadecimal."""

    table: Table
    size: int
    sha256: str


def package(files: Sequence[File], about: About) -> dict[str, object]:
    """The description that stands in the folder of the files."""
    publisher = {"title": about.body_name, "role": "publisher", "roles": ["publisher"]}
    if about.address:
        publisher["path"] = about.address
    said: dict[str, object] = {
        "$schema": PROFILE,
        "name": "open-data",
        "title": f"Open data of {about.body_name}",
        "description": f"Everything on the public site, as tables. {about.attribution}",
        "version": str(about.number),
        "created": about.released_at.isoformat(timespec="seconds"),
        "licenses": [LICENCE],
        "sources": [{"title": f"The public site of {about.body_name}", **_path(about)}],
        "contributors": [publisher],
        "resources": [_resource(one) for one in files],
    }
    return said | ({"homepage": about.whole("data/index.html")} if about.address else {})


def _path(about: About) -> dict[str, str]:
    return {"path": about.address} if about.address else {}


def _resource(file: File) -> dict[str, object]:
    return {
        "name": file.table.code,
        "type": "table",
        "title": file.table.title,
        "description": " ".join([file.table.words, *file.table.notes]),
        "path": f"{file.table.code}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "dialect": {"header": True, "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": _schema(file.table),
        "licenses": [LICENCE],
    }


def _schema(table: Table) -> dict[str, object]:
    return {
        "fields": [_field(one) for one in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [_points(one, table) for one in table.columns if _leads(one, table)],
    }


def _leads(one: Column, table: Table) -> bool:
    """Whether the column points at a table; the key of its own table does not point at itself."""
    return bool(one.points) and one.target != (table.code, one.name)


def _points(one: Column, table: Table) -> dict[str, object]:
    target, column = one.target
    return {
        "fields": [one.name],
        "reference": {"resource": "" if target == table.code else target, "fields": [column]},
    }


def _field(one: Column) -> dict[str, object]:
    said: dict[str, object] = {"name": one.name, "title": one.title, "description": one.words, **TYPES[one.kind]}
    return said | ({"constraints": {"required": True}} if one.required else {})
