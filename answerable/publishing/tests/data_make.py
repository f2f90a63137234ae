"""An office whose open data is hard to write: Welsh, quotes, emoji, long titles, formulae, small numbers; and its files in a folder."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from answerable.publishing import operations
from answerable.publishing.making import data, linked
from answerable.publishing.making.all import site_of
from answerable.publishing.making.site import Making, Site
from answerable.publishing.models import Release
from answerable.publishing.tests import make

ADDRESS = "https://northmoor.example/"
FORMULA = '=HYPERLINK("https://bad.example","open")'
WELSH = "Ymddiriedaeth yn yr heddlu, “â’i gilydd” 🚓 "
NOTE = 'First line, with “quotes” and "others".\r\n+Second line; tŷ bach.'
HARD = (
    make.told("2021", "12", measure="long", breakdown=FORMULA, line=50, note=NOTE, printed="@12"),
    make.told("2021", "30", measure="long", breakdown="Tŷ a gardd", line=51),
    make.told("2021", "31", measure="long", breakdown="Ty a gardd", line=52),
    make.told("2021", "3", measure="small", line=53, printed="three"),
    make.told("2022", "40", measure="small", line=54),
    make.told("2021", None, measure="drones", line=55),
)


def office() -> Release:
    """The made office with what is hard, released twice: something changed in between."""
    long = replace(make.define("long", title=(WELSH * 6)[:200], why=WELSH * 20), breakdown="kind of place")
    definitions = (*make.DEFINITIONS, long, replace(make.define("small", title="Small numbers"), suppress_below=5))
    make.office(*make.ROWS, *HARD, definitions=definitions)
    make.release()
    make.record(make.told("2023/24", "170000", line=60))
    make.corrected()
    return operations.release(
        note="One figure more.", by=make.PUBLISHER, at=make.NOON + timedelta(days=3), known_on=None
    )


def files(site: Site) -> Iterator[Making]:
    yield from data.make(site)
    yield from linked.make(site)


def site(address: str = ADDRESS) -> Site:
    return replace(site_of(Release.objects.latest("number")), address=address)


def write(folder: Path, address: str = ADDRESS) -> Path:
    """Every file of the open data of the last release, under a folder."""
    for one in files(site(address)):
        path = folder / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.make())
    return folder
