"""What a CSV says, as metadata of the W3C: https://www.w3.org/TR/tabular-metadata/.

It stands beside its file under the name that the standard looks for.
"""

from collections.abc import Mapping

from answerable.publishing.opendata import licence
from answerable.publishing.opendata.described import About
from answerable.publishing.opendata.forms import Column, Kind, Table

TYPE = "application/csvm+json"
TYPES: Mapping[Kind, object] = {
    Kind.TEXT: "string",
    Kind.NUMBER: "decimal",
    Kind.WHOLE: "integer",
    Kind.DAY: {"base": "date", "format": "yyyy-MM-dd"},
    Kind.YES_NO: {"base": "boolean", "format": "true|false"},
    Kind.ADDRESS: "anyURI",
}


def metadata(
    table: Table, file: str, about: About, *, title: str = "", words: str = "", page: str = ""
) -> dict[str, object]:
    """The description of `file` (its name alone), which has the columns of a table. `page` is the page that tells the same."""
    said: dict[str, object] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": file,
        "dc:title": title or table.title,
        "dc:description": words or table.words,
        "dc:publisher": about.body_name,
        "dc:source": page or f"The public site of {about.body_name}",
        "dc:license": {"@id": licence.ADDRESS},
        "dc:rights": about.attribution,
        "dialect": {
            "encoding": "utf-8",
            "header": True,
            "delimiter": ",",
            "quoteChar": '"',
            "doubleQuote": True,
            "lineTerminators": ["\r\n"],
        },
        "tableSchema": {
            "columns": [_column(one) for one in table.columns],
            "primaryKey": list(table.key),
        },
    }
    if table.notes:
        said["notes"] = [{"body": {"value": note, "format": "text/plain"}} for note in table.notes]
    return said


def _column(one: Column) -> dict[str, object]:
    return {
        "name": one.name,
        "titles": [one.name, one.title] if one.title.lower() != one.name else one.name,
        "dc:description": one.words,
        "datatype": TYPES[one.kind],
        "required": one.required,
        "null": "",
    }
