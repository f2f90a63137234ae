"""How an office folder writes facts down: the same bytes for the same facts."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

import tomli_w


def toml(table: Mapping[str, object]) -> str:
    return tomli_w.dumps(table, multiline_strings=False)


def said(**facts: object) -> dict[str, object]:
    """The facts that there are: TOML has no word for nothing."""
    return {name: fact for name, fact in facts.items() if fact not in (None, "", (), [])}


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def number(value: Decimal | None) -> int | Decimal | None:
    """A number as a person writes it: without a point where it is whole."""
    return int(value) if value is not None and value == value.to_integral_value() else value
