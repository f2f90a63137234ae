"""What is told, without the numbers that figures have by chance: two packs that say the same are then equal."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from answerable.measures.queries.cited import Run


def unnumbered[Told](told: Told) -> Told:
    """The same without the number of each figure in its paper and its key in this office.

    A figure that is cited anew gives every later one another number, and an office that was loaded from a folder has other keys:
    neither is news.
    """
    found: Any = _unnumbered(told)
    return found  # type: ignore[no-any-return]


def _unnumbered(told: Any) -> Any:
    match told:
        case Run(figure=figure):
            return replace(told, number=0, figure=replace(figure, key=0) if figure else None)
        case tuple():
            return tuple(map(_unnumbered, told))
        case _ if is_dataclass(told) and not isinstance(told, type):
            return replace(told, **{one.name: _unnumbered(getattr(told, one.name)) for one in fields(told)})
        case _:
            return told
