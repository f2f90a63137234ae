"""Where each file of the open data stands, from the top of the site."""

import re

from answerable.publishing import addresses

FOLDER = "data/"
PAGE = addresses.DATA
PACKAGE = "data/datapackage.json"
SQLITE = "data/office.sqlite"
DATASETTE = "data/metadata.json"
FACTS = "data/facts.json"
FACTS_SCHEMA = "data/facts.schema.json"
CATALOGUE = "data/catalogue.jsonld"
CATALOGUE_TURTLE = "data/catalogue.ttl"


def table(code: str) -> str:
    """A whole list as CSV."""
    return f"{FOLDER}{code}.csv"


def measure(code: str) -> str:
    """Every place that tells a figure of a measure, as CSV."""
    return f"{FOLDER}measures/{stem(code)}.csv"


def described(path: str) -> str:
    """The CSVW metadata of a CSV, where the standard looks for it."""
    return f"{path}-metadata.json"


def provenance(code: str) -> str:
    """Where the figures of a measure come from, as PROV-JSON."""
    return f"{FOLDER}prov/{stem(code)}.json"


def linked(page: str) -> str:
    """What machines read of a page."""
    return f"{page.removesuffix('.html')}.jsonld"


def tells(page: str) -> bool:
    """Whether a page has something for machines beside it: not the later pages of a long paper, nor a measure of an earlier day."""
    return re.fullmatch(r"papers/[^/.]+\.\d+\.html|measures/.+\.known-.+", page) is None


def stem(code: str) -> str:
    """The code of a measure as it stands in addresses."""
    return addresses.measure(code).removeprefix("measures/").removesuffix(".html")


def code_of(path: str) -> str:
    """The code in the address of a measure, a paper or a meeting: "calls" of "measures/calls.html#told"."""
    return path.partition("#")[0].rpartition("/")[2].partition(".")[0]
