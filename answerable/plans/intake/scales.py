"""The scales that objectives are judged on, as `office.toml` says them in [[scale]]; an office need not name any."""

from dataclasses import dataclass

from answerable.kit.toml import Fields


@dataclass(frozen=True)
class ScaleLine:
    """A scale; one that is not in use keeps what was judged on it, and nothing more is."""

    code: str
    title: str
    meaning: str = ""
    in_use: bool = True


def read_scales(fields: Fields) -> tuple[ScaleLine, ...]:
    lines: dict[str, ScaleLine] = {}
    for item in fields.tables("scale"):
        line = ScaleLine(
            item.code("code", limit=50),
            item.text("title", limit=200),
            item.text("meaning", needed=False),
            _in_use(item),
        )
        item.finish()
        item.once(line.code, set(lines))
        lines[line.code] = line
    return tuple(lines.values())


def _in_use(item: Fields) -> bool:
    item.asked.add("in_use")
    said = item.table.get("in_use", True)
    if not isinstance(said, bool):
        item.wrong(f"'in_use' is {repr(said)[:60]}: say true or false, without quotes.")
        return True
    return said
