"""The words of a frozen copy, one text at a time, with where on the page it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from answerable.kit.freezing import Frozen

NOT_WORDS = frozenset(
    [
        "path",
        "sha256",
        "code",
        "key",
        "written",
        "kind",
        "state",
        "shape",
        "form",
        "rule",
        "rule_set",
        "side",
        "verdict",
        "unit",
        "direction",
        "frequency",
        "value",
        "start",
        "end",
        "status",
        "qualifier",
        "chart",
        "area",
        "home_area",
        "function",
    ]
)
"""Fields that hold keys and the words of the program, never what somebody wrote."""


@dataclass(frozen=True)
class Text:
    """One text of a page: the names of the fields that lead to it, the outermost first, and the text."""

    trail: tuple[str, ...]
    text: str

    @property
    def field(self) -> str:
        return self.trail[-1] if self.trail else ""

    @property
    def place(self) -> str:
        """Where it stands, in words: "response, lines 3, text"."""
        words = [name.replace("_", " ") for name in self.trail]
        return ", ".join(words)[-300:]


def texts(data: Frozen) -> Iterator[Text]:
    """Every text of a copy that somebody may have written, in order."""
    yield from _below(data.get("is"), ())


def _below(value: Any, trail: tuple[str, ...]) -> Iterator[Text]:
    if isinstance(value, str):
        if value.strip():
            yield Text(trail, value)
    elif isinstance(value, list):
        for number, one in enumerate(value, start=1):
            named = (*trail[:-1], f"{trail[-1]} {number}") if trail else (str(number),)
            yield from _below(one, named)
    elif isinstance(value, Mapping):
        for name, one in value.items():
            if name not in NOT_WORDS:
                yield from _below(one, (*trail, name))


def joined(data: Any) -> Iterator[tuple[tuple[str, ...], list[Mapping[str, Any]]]]:
    """Each text of a copy that is kept in runs, some of which are figures with their source: where it stands, and its runs."""
    yield from _joined(data.get("is") if isinstance(data, Mapping) else data, ())


def _joined(value: Any, trail: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], list[Mapping[str, Any]]]]:
    if isinstance(value, list):
        if value and all(isinstance(one, Mapping) and _is_run(one) for one in value):
            yield trail, value
            return
        for one in value:
            yield from _joined(one, trail)
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _joined(one, (*trail, name))


def _is_run(one: Mapping[str, Any]) -> bool:
    """Plain words or a figure among them: `Run` of a cited text, or `Words` of a page."""
    return set(one) == {"text", "figure", "number", "fault"} or set(one) == {"text", "path"}
