"""Freezing: a dataclass as plain data that is kept, and back again, by its type hints.

What is handed over (a release, a pack, a submitted paper) is kept as data and not as a page, so that a new stylesheet
reaches it and a reader of another century can too. The form carries its version and the name of what it is; whatever is
not known is refused, both ways.

Known are: frozen dataclasses, `tuple[X, ...]`, `X | None`, str, int, bool, Decimal, date, datetime (aware) and StrEnum.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, cast, get_args, get_origin, get_type_hints

FORM = 1
"""The version of the form. A later one is refused; when it grows, the older ones are still read here."""

type Frozen = dict[str, Any]


class CannotFreeze(TypeError):
    """Something in the dataclass has no frozen form."""


class NotThisForm(ValueError):
    """The data is of another version, of another kind, or not what this kind is made of."""


class _Codec(NamedTuple):
    freeze: Callable[[Any], Any]
    thaw: Callable[[Any], Any]


def freeze(value: object) -> Frozen:
    """A dataclass as JSON data. Raises CannotFreeze, naming the field."""
    kind = type(value).__name__
    if not is_dataclass(value):
        raise CannotFreeze(f"a {kind} is no dataclass")
    return {"form": FORM, "kind": kind, "is": _codec(cast("Any", type(value))).freeze(value)}


def thaw[T](cls: type[T], data: Mapping[str, Any]) -> T:
    """The dataclass that was frozen. Raises NotThisForm. A field added since must have a default, which it then has."""
    wanted: Any = cls
    if data.get("form") != FORM:
        raise NotThisForm(f"the form is {data.get('form')!r}; this version reads {FORM}")
    if data.get("kind") != cls.__name__ or set(data) != {"form", "kind", "is"}:
        raise NotThisForm(f"a frozen {data.get('kind')!r} is not a {cls.__name__}")
    try:
        return cast("T", _codec(wanted).thaw(data["is"]))
    except (CannotFreeze, ValueError, ArithmeticError) as error:
        raise NotThisForm(str(error)) from error


def written(data: Frozen) -> str:
    """The one way frozen data is written: equal data, equal text."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def digest(data: Frozen) -> str:
    """SHA-256 of the written data, in hexadecimal: the address of its content."""
    return hashlib.sha256(written(data).encode()).hexdigest()


@cache
def _codec(hint: Any) -> _Codec:
    if isinstance(hint, type) and is_dataclass(hint):
        return _dataclass(hint)
    if get_origin(hint) in (UnionType, Union):
        return _optional(hint)
    if get_origin(hint) is tuple:
        return _tuple(hint)
    return _plain(hint)


def _plain(hint: Any) -> _Codec:
    if hint in (str, int, bool):
        same = _checked(hint)
        return _Codec(same, same)
    if hint is Decimal:
        return _Codec(lambda value: str(_finite(_checked(Decimal)(value))), _read(Decimal, str))
    if hint in (date, datetime):
        return _Codec(lambda value: _checked(hint)(value).isoformat(), _read(hint.fromisoformat, str))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _Codec(lambda value: _checked(hint)(value).value, _read(hint, str))
    raise CannotFreeze(f"{hint!r} has no frozen form")


def _checked(expected: type) -> Callable[[Any], Any]:
    """Exactly this type: a bool is no int, a datetime is no date."""

    def check(value: Any) -> Any:
        if type(value) is expected:
            return value
        raise CannotFreeze(f"{value!r} is not a {expected.__name__}")

    return check


def _finite(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise CannotFreeze(f"{value} is not a number that can be kept")
    return value


def _read(make: Callable[[Any], Any], expected: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        return make(_checked(expected)(value))

    return read


def _optional(hint: Any) -> _Codec:
    others = [arg for arg in get_args(hint) if arg is not NoneType]
    if len(others) != 1 or NoneType not in get_args(hint):
        raise CannotFreeze(f"{hint} could be several things")
    inner = _codec(others[0])
    return _Codec(
        lambda value: None if value is None else inner.freeze(value),
        lambda value: None if value is None else inner.thaw(value),
    )


def _tuple(hint: Any) -> _Codec:
    args = get_args(hint)
    if len(args) != 2 or args[1] is not Ellipsis:
        raise CannotFreeze(f"{hint} is not a tuple of one kind and any length")
    inner = _codec(args[0])
    listed, stored = _checked(tuple), _checked(list)
    return _Codec(
        lambda value: [inner.freeze(one) for one in listed(value)],
        lambda value: tuple(inner.thaw(one) for one in stored(value)),
    )


def _dataclass(cls: type) -> _Codec:
    hints = get_type_hints(cls)
    wanted = {field.name: field for field in fields(cls)}
    needed = {name for name, one in wanted.items() if one.default is MISSING and one.default_factory is MISSING}

    def frozen(value: Any) -> Frozen:
        same = _checked(cls)(value)
        return {name: _named(name, cls, _codec(hints[name]).freeze, getattr(same, name)) for name in wanted}

    def thawed(data: Any) -> Any:
        if not isinstance(data, dict) or set(data) - wanted.keys() or needed - data.keys():
            raise NotThisForm(f"this is not what a {cls.__name__} is made of: {data!r:.80}")
        return cls(**{name: _named(name, cls, _codec(hints[name]).thaw, value) for name, value in data.items()})

    return _Codec(frozen, thawed)


def _named(name: str, cls: type, step: Callable[[Any], Any], value: Any) -> Any:
    """Does the step; what goes wrong says where."""
    try:
        return step(value)
    except CannotFreeze as error:
        raise CannotFreeze(f"{cls.__name__}.{name}: {error}") from error
