"""Areas for tests, of this part and of those above it."""

from answerable.areas.intake import AreaLine


def area(code: str = "northmoor", *, kind: str = "force", parent: str = "", population: int | None = None) -> AreaLine:
    """An area named after its code; a population comes with a source."""
    source = "census of 2021" if population is not None else ""
    return AreaLine(code, code.capitalize(), kind, parent, None, None, population, source, None, "")
