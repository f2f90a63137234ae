"""What Datasette says of the SQLite file: https://docs.datasette.io/en/stable/metadata.html."""

from answerable.publishing.opendata import licence
from answerable.publishing.opendata.described import About
from answerable.publishing.opendata.forms import Table
from answerable.publishing.opendata.tables import TABLES

LABELS = {"areas": "name", "papers": "title", "measures": "title", "objectives": "title", "meetings": "title"}
"""By which column a row of a table is named where another points at it."""
FACETS = {
    "observations": ["status", "standing", "unit"],
    "tellings": ["status", "standing", "source"],
    "decisions": ["state"],
    "recommendations": ["state", "kind"],
    "questions": ["state", "theme"],
    "promises": ["state"],
}


def metadata(about: About) -> dict[str, object]:
    """The file that `datasette office.sqlite --metadata metadata.json` reads."""
    said: dict[str, object] = {
        "title": f"Open data of {about.body_name}",
        "description": (
            f"Everything on the public site as of release {about.number}, as tables. {about.attribution} The unit of a value stands in "
            "the column “unit” of its row."
        ),
        "license": licence.TITLE,
        "license_url": licence.ADDRESS,
        "source": f"The public site of {about.body_name}",
        "databases": {"office": {"tables": {one.name: _table(one) for one in TABLES}}},
    }
    return said | ({"source_url": about.address} if about.address else {})


def _table(table: Table) -> dict[str, object]:
    said: dict[str, object] = {
        "title": table.title,
        "description": " ".join([table.words, *table.notes]),
        "columns": {one.name: one.words for one in table.columns},
    }
    if table.code in LABELS:
        said["label_column"] = LABELS[table.code]
    if table.code in FACETS:
        said["facets"] = FACETS[table.code]
    return said
