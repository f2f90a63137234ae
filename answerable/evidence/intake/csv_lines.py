"""Lines of a CSV file of the office folder, from and to frozen dataclasses: each field says by its type how it is written."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from answerable.kit.toml import Problem
from answerable.measures.intake import cells

LONGEST = 20_000
"""In characters, where a field has no shorter limit."""
LARGEST = 2_147_483_647


@dataclass(frozen=True)
class Limit:
    """How many characters a text may have, and whether it must have any: for `Annotated[str, Limit(100)]`."""

    most: int
    needed: bool = False


class OneOf:
    """The texts that may stand there: for `Annotated[str, OneOf("yes", "no")]`."""

    def __init__(self, *choices: str) -> None:
        self.choices = tuple(str(one) for one in choices)


def read_lines[Line](content: bytes, where: str, problems: list[Problem], kind: type[Line]) -> tuple[Line, ...]:
    """The lines of a file, each a `kind`; what cannot be read is noted by row and column.

    A text says by `Limit` or `OneOf` in its annotation what fits.
    """
    try:
        rows = list(csv.DictReader(io.StringIO(cells.decoded(content), newline="")))
    except (cells.Unreadable, csv.Error) as error:
        problems.append(Problem(where, str(error)))
        return ()
    columns = fields(kind)  # type: ignore[arg-type]
    if rows and (missing := [one.name for one in columns if one.name not in rows[0]]):
        problems.append(Problem(where, f"these columns are missing: {', '.join(missing)}."))
        return ()
    types = {name: _annotated(told) for name, told in get_type_hints(kind, include_extras=True).items()}
    found = []
    for number, row in enumerate(rows, 2):
        before = len(problems)
        facts = {one.name: _cell(row, one.name, types[one.name], f"{where}, row {number}", problems) for one in columns}
        if len(problems) == before:
            found.append(kind(**facts))
    return tuple(found)


def written_lines(lines: Sequence[object]) -> str:
    """The lines as CSV, their fields as columns; the same bytes for the same lines."""
    out = io.StringIO()
    names = [one.name for one in fields(lines[0])]  # type: ignore[arg-type]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_said(getattr(line, name)) for name in names] for line in lines)
    return out.getvalue()


type _Kind = tuple[Any, Limit | OneOf]


def _annotated(told: Any) -> _Kind:
    """A type and what fits into it."""
    if get_origin(told) is Annotated:
        kind, fits, *_ = get_args(told)
        return kind, fits
    return told, Limit(LONGEST)


def _cell(row: Mapping[str, str | None], column: str, kind: _Kind, where: str, problems: list[Problem]) -> object:
    said = row.get(column) or ""
    try:
        return _text(said, kind[1]) if kind[0] is str else _READERS[kind[0]](said)
    except cells.Unreadable as error:
        problems.append(Problem(f"{where}, column {column}", str(error)))
        return None


def _text(said: str, fits: Limit | OneOf) -> str:
    if isinstance(fits, OneOf):
        if said not in fits.choices:
            known = ", ".join(one or "nothing" for one in fits.choices)
            raise cells.Unreadable(f"{said[:40]!r} is not known here: say one of {known}.")
        return said
    if fits.needed and not said.strip():
        raise cells.Unreadable("this is empty: say it.")
    if len(said) > fits.most:
        raise cells.Unreadable(f"it has {len(said)} characters: at most {fits.most} fit.")
    if "\x00" in said:
        raise cells.Unreadable("there is a character in it that cannot be shown: type it again.")
    return said


def _whole(said: str) -> int:
    if not said.isdecimal() or len(said) > 10 or int(said) > LARGEST:
        raise cells.Unreadable(f"{said[:40]!r} is not a whole number from 0: write it in digits.")
    return int(said)


def _decimal(said: str) -> Decimal:
    try:
        value = Decimal(said)
    except InvalidOperation:
        raise cells.Unreadable(f"{said[:40]!r} is not a number: write it in digits.") from None
    if not value.is_finite() or abs(value) >= Decimal(10) ** 14 or value != value.quantize(Decimal("0.000001")):
        raise cells.Unreadable(f"{said[:40]!r} is too long: 14 digits before the point and 6 after it can be held.")
    return value


def _moment(said: str) -> datetime:
    found = cells.moment(said)
    if found is None:
        raise cells.Unreadable("the time is missing: write it as 2024-03-21T10:00:00+00:00.")
    return found


def _yes(said: str) -> bool:
    if said not in {"yes", ""}:
        raise cells.Unreadable(f"{said[:40]!r} is neither 'yes' nor nothing.")
    return said == "yes"


type _Reader = Callable[[str], object]


def _or_nothing(reader: _Reader) -> _Reader:
    return lambda said: reader(said) if said else None


_READERS: Mapping[Any, _Reader] = {
    int: _whole,
    Decimal: _decimal,
    datetime: _moment,
    bool: _yes,
    int | None: _or_nothing(_whole),
    Decimal | None: _or_nothing(_decimal),
    date | None: _or_nothing(cells.day),
    datetime | None: _or_nothing(_moment),
}


def _said(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else ""
        case datetime():
            return value.astimezone(UTC).isoformat()
        case Decimal():
            whole = value.normalize()
            return format(whole.quantize(Decimal(1)) if whole == whole.to_integral_value() else whole, "f")
        case _:
            return str(value)


def doubled(keys: Iterable[tuple[object, ...]], where: str, problems: list[Problem]) -> None:
    """Notes keys that stand twice, by the row of the second."""
    seen: set[tuple[object, ...]] = set()
    for number, key in enumerate(keys, 2):
        if key in seen:
            told = ", ".join(str(one) for one in key)
            problems.append(Problem(f"{where}, row {number}", f"'{told}' stands twice: take one of them out."))
        seen.add(key)
