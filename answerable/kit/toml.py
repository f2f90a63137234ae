"""Reading hand-written TOML so that every fault is told at once, with its file, its table and its key."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches

LARGEST_NUMBER = 2_147_483_647
LONGEST_TEXT = 2000
"""In characters, where a key has no shorter limit."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class Problem:
    """Something wrong in a file: where it stands, and what to do about it."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def parse(content: bytes, where: str, problems: list[Problem]) -> Mapping[str, object]:
    """The tables of a TOML file; an empty mapping, with a problem noted, where it cannot be read."""
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        problems.append(Problem(where, f"byte {error.start} is not UTF-8: save the file as UTF-8."))
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, or lists in lists without end, are not TOMLDecodeErrors.
        problems.append(Problem(where, f"this is not TOML: {str(error)[:200]}."))
    return {}


class Fields:
    """One table of a file, read key by key; `finish` notes the keys that nobody asked for.

    >>> problems = []
    >>> fields = Fields({"code": "a", "titel": "A"}, "x.toml", problems)
    >>> fields.text("code"), fields.text("title")
    ('a', '')
    >>> fields.finish(); [str(p) for p in problems]
    ["x.toml: 'title' is missing: say it.", "x.toml: 'titel' is not known here; did you mean 'title'?"]
    """

    def __init__(self, table: object, where: str, problems: list[Problem]) -> None:
        self.where, self.problems = where, problems
        self.table: Mapping[str, object] = table if isinstance(table, Mapping) else {}
        self.asked: set[str] = set()
        if not isinstance(table, Mapping):
            self.wrong("a table is wanted here, such as [[measure]].")

    def wrong(self, message: str) -> None:
        self.problems.append(Problem(self.where, message))

    def _get(self, key: str, kind: type | tuple[type, ...], wanted: str, *, needed: bool) -> object | None:
        self.asked.add(key)
        value = self.table.get(key)
        if value is None or value == "":
            if needed:
                self.wrong(f"'{key}' is missing: say it.")
            return None
        if not isinstance(value, kind) or isinstance(value, bool):
            self.wrong(f"'{key}' is {repr(value)[:60]}: {wanted} is wanted.")
            return None
        return value

    def text(self, key: str, *, needed: bool = True, limit: int = LONGEST_TEXT, default: str = "") -> str:
        value = self._get(key, str, "text in quotes", needed=needed)
        said = " ".join(str(value).split()) if value is not None else default
        if odd := _CONTROL.search(said):
            self.wrong(f"'{key}' has the character U+{ord(odd[0]):04X} in it, which cannot be shown: take it out.")
            return _CONTROL.sub("", said)
        if len(said) > limit:
            self.wrong(f"'{key}' has {len(said)} characters: at most {limit} fit.")
            return said[:limit]
        return said

    def code(self, key: str, *, needed: bool = True, limit: int = 100) -> str:
        said = self.text(key, needed=needed, limit=limit)
        if said and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", said):
            self.wrong(f"'{key}' is {said!r}: a code has letters, digits, dots and hyphens only.")
        return said

    def once(self, code: str, seen: set[str], of: str = "") -> None:
        """Notes a code that was seen before, and adds it to those seen."""
        if code in seen:
            self.wrong(f"the code '{code}' stands twice{of}: give each its own.")
        seen.add(code)

    def day(self, key: str, *, needed: bool = True) -> date | None:
        value = self._get(key, date, "a day such as 2024-03-21, without quotes,", needed=needed)
        return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None

    def number(self, key: str, *, needed: bool = False) -> int | None:
        value = self._get(key, int, "a whole number", needed=needed)
        if isinstance(value, int) and value < 0:
            self.wrong(f"'{key}' is {value}: it cannot be below zero.")
            return None
        if isinstance(value, int) and value > LARGEST_NUMBER:
            self.wrong(f"'{key}' is too large: at most {LARGEST_NUMBER:,} can be held.")
            return None
        return value if isinstance(value, int) else None

    def choice(self, key: str, choices: Collection[str], *, default: str = "") -> str:
        said = self.text(key, needed=not default, default=default)
        if said and said not in choices:
            self.wrong(f"'{key}' is {said!r}: say one of {', '.join(choices)}.")
        return said

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._get(key, list, "a list of texts", needed=False)
        items = value if isinstance(value, list) else []
        if not all(isinstance(item, str) for item in items):
            self.wrong(f"'{key}' has something in it that is not text.")
        return tuple(item for item in items if isinstance(item, str))

    def tables(self, key: str) -> list["Fields"]:
        """The tables of a [[key]] list, each with its number in its place."""
        value = self._get(key, list, f"a list of [[{key}]] tables", needed=False)
        items = value if isinstance(value, list) else []
        return [Fields(item, f"{self.where}, [[{key}]] {n}", self.problems) for n, item in enumerate(items, 1)]

    def finish(self) -> None:
        for key in self.table:
            if key not in self.asked:
                near = get_close_matches(key, self.asked, 1)
                hint = f"; did you mean '{near[0]}'?" if near else f". Known: {', '.join(sorted(self.asked))}."
                self.wrong(f"'{key}' is not known here{hint}")
