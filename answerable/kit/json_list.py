"""A file that is a JSON list of things of one kind, read to its end: what cannot be read is noted with its number."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from answerable.kit.freezing import thaw
from answerable.kit.toml import Problem


def read_list[Line](
    content: bytes, where: str, problems: list[Problem], *, of: str, read: Callable[[Any], Line]
) -> tuple[Line, ...]:
    """The things in the file, each made by `read` of what stands in the list; `of` is what one is called ("clock").

    A ValueError of `read` says what is wrong with one thing and how to write it. In UTF-8, with or without its mark.
    """
    try:
        items = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        problems.append(Problem(where, f"this is not JSON: {str(error)[:200]}."))
        return ()
    if not isinstance(items, list):
        problems.append(Problem(where, f"a list is wanted, one {of} after the other: [{{...}}, ...]."))
        return ()
    found: list[Line] = []
    for number, item in enumerate(items, 1):
        try:
            found.append(read(item))
        except (ValueError, RecursionError) as error:
            problems.append(Problem(f"{where}, {of} {number}", str(error)[:400]))
    return tuple(found)


def read_frozen[Line](
    kind: type[Line], content: bytes, where: str, problems: list[Problem], *, of: str
) -> tuple[Line, ...]:
    """The things in a file that only the program writes: a list of frozen dataclasses (`kit.freezing`)."""

    def read(item: object) -> Line:
        try:
            return thaw(kind, item if isinstance(item, Mapping) else {})
        except ValueError as error:
            raise ValueError(f"this is no {of} as an export writes it: {error}.") from error

    return read_list(content, where, problems, of=of, read=read)
