"""Every figure that is told as one fact: what it says now and said before, who tells it and where, and which texts cite it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from answerable.calc.periods import Period, printed
from answerable.publishing import addresses
from answerable.publishing.opendata import licence
from answerable.publishing.opendata.described import About
from answerable.publishing.opendata.figures import address, first_told, locator, worded
from answerable.publishing.opendata.paths import code_of
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.parts import Figure, Series, Telling, Value

type Fact = dict[str, object]
type Citing = Mapping[str, tuple[str, ...]]
"""The pages whose texts cite a figure, by the figure's address from the top of the site."""


def document(facts: Iterable[Fact], about: About) -> bytes:
    """The whole file. Facts are written one by one, so that many do not stand in memory twice."""
    head = {
        "$schema": "facts.schema.json",
        "title": f"Figures told on the public site of {about.body_name}",
        "publisher": about.body_name,
        "licence": {"name": licence.TITLE, "address": licence.ADDRESS, "attribution": about.attribution},
        "release": {"number": about.number, "released_at": about.released_at.isoformat(timespec="seconds")},
        "known_on": about.known_on.isoformat(),
    }
    whole = bytearray(json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}").encode())
    whole += b',\n "facts": ['
    for number, fact in enumerate(facts):
        whole += b",\n" if number else b"\n"
        whole += json.dumps(fact, ensure_ascii=False).encode()
    whole += b"\n]}\n"
    return bytes(whole)


def facts(path: str, page: MeasurePage, citing: Citing, about: About) -> Iterator[Fact]:
    """The facts of a measure, in the order of its page."""
    for series in page.series:
        for figure in series.figures:
            yield _fact(page, series, figure, address(path, series, figure), citing, about)


def _fact(page: MeasurePage, series: Series, figure: Figure, at: str, citing: Citing, about: About) -> Fact:
    said: dict[str, list[Fact]] = {"current": [], "disputed": [], "set aside": [], "superseded": []}
    for value, word in worded(figure):
        said[word].append(_value(value, about))
    return {
        "id": about.whole(at, "../"),
        "measure": page.code,
        "title": page.title,
        "unit": page.unit,
        "area": {"code": series.area, "name": series.area_name},
        "part": series.breakdown or None,
        "period": {
            "start": figure.period.start.isoformat(),
            "end": figure.period.end.isoformat(),
            "words": printed(figure.period),
            "basis": "assumed" if figure.assumed else "stated",
        },
        "known_on": figure.best.latest.isoformat(),
        "disputed": figure.disputed,
        "now": said["current"] or said["disputed"],
        "set_aside": said["set aside"],
        "settled": _settled(figure),
        "before": said["superseded"],
        "cited_in": [about.whole(one, "../") for one in citing.get(at, ())],
    }


def _settled(figure: Figure) -> Fact | None:
    return {"on": figure.settled.on.isoformat(), "reason": figure.settled.reason} if figure.settled else None


def _value(value: Value, about: About) -> Fact:
    return {
        "value": _exact(value.value),
        "words": value.words,
        "status": value.status,
        "qualifier": value.qualifier,
        "first_told": first_told(value).isoformat(),
        "as_at": value.latest.isoformat(),
        "reason": value.reason or None,
        "sources": [_source(one, about) for one in value.tellings],
    }


def _exact(value: Decimal | None) -> str | None:
    """The number as decimal digits in a text, as a number of JSON may lose some."""
    return None if value is None else f"{value:f}"


def _source(one: Telling, about: About) -> Fact:
    return {
        "paper": code_of(one.paper.path),
        "title": one.paper.text,
        "address": about.whole(one.paper.path, "../"),
        "published": one.published.isoformat(),
        "published_basis": "assumed" if one.assumed else "stated",
        "place": locator(one) or None,
        "printed": one.printed,
        "note": one.note or None,
    }


def cited_in(pages: Iterable[tuple[str, object]]) -> Citing:
    """Which pages cite which figures, read off their frozen copies (as plain data)."""
    found: dict[str, dict[str, None]] = {}
    for path, data in pages:
        for figure in _cited(data):
            found.setdefault(figure, {})[path] = None
    return {figure: tuple(paths) for figure, paths in found.items()}


def _cited(data: object) -> Iterator[str]:
    """The addresses of figures that words lead to, anywhere in the data of a page."""
    if isinstance(data, list):
        for one in data:
            yield from _cited(one)
    elif isinstance(data, dict):
        path = _figure(data)
        if path:
            yield path
        for one in data.values():
            if isinstance(one, list | dict):
                yield from _cited(one)


def _figure(data: Mapping[str, object]) -> str:
    """The address of the figure that one part of a page's data leads to: as words with an address, or as the citation itself."""
    match data:
        case {"path": str(path)} if path.startswith("measures/") and "#" in path:
            return path
        case {
            "written": _,
            "code": str(code),
            "area": str(area),
            "breakdown": str(part),
            "period": {"start": start, "end": end},
        }:
            period = Period(date.fromisoformat(str(start)), date.fromisoformat(str(end)))
            return f"{addresses.measure(code)}#{addresses.figure(area, part, period)}"
    return ""
