"""The page of the open data, and what the data says of places."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class AreaLine:
    """A place: its code (the ONS's where there is one), what it is, what it lies in, and from when to when it was so."""

    code: str
    name: str
    kind: str
    parent: str = ""
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class TableCount:
    """So many rows a table has."""

    code: str
    rows: int


@dataclass(frozen=True)
class DataPage:
    """What open data there is. `first` to `last` are the days that figures are of, `told_on` when one was told last."""

    body_name: str
    contact: str
    area: str
    area_name: str
    areas: tuple[AreaLine, ...]
    tables: tuple[TableCount, ...] = ()
    measures: int = 0
    first: date | None = None
    last: date | None = None
    told_on: date | None = None
