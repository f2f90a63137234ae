"""Good files made bad in many ways, the same ways on every run."""

import io
import random
import re
import zipfile
from collections.abc import Iterator

_TAG = re.compile(rb"</?[\w:]+[^<>]*>")
_MARKS = [
    "|", "\t", "\f", "\n", "\r", "#", "```", "[^1]:", "![", "](", "**", "<", "&#0;", "&#xD800;", "---", "\u202e", "\u200b", "\ufeff", "\x00",
    "\\", "+---+", "|---|", "1.1 ", "(a) ", "> ", "~~", "_", "¹", "£", "½", "9" * 400, " " * 3000, "|" * 500,
]  # fmt: skip


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """The file with bytes changed, cut off, taken out, doubled or moved."""
    mixed = bytearray(data)
    for _ in range(chance.choice([1, 3, 20, 200])):
        at = chance.randrange(len(mixed))
        match chance.randrange(5):
            case 0:
                mixed[at] = chance.randrange(256)
            case 1:
                mixed[at] ^= 1 << chance.randrange(8)
            case 2:
                del mixed[at : at + chance.choice([1, 40])]
            case 3:
                mixed[at:at] = mixed[at : at + 60]
            case _:
                mixed[at : at + 8] = bytes(8)
        if len(mixed) < 100:
            break
    return bytes(mixed[: chance.randrange(1, len(mixed))] if chance.random() < 0.2 else mixed)


def with_marks(text: str, chance: random.Random) -> bytes:
    """A text with marks of tables, lists, pages and of nothing at all strewn over it, and lines in another order."""
    lines = text.split("\n")
    for _ in range(chance.choice([1, 10, 60])):
        at = chance.randrange(len(lines))
        mark, middle = chance.choice(_MARKS), chance.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:middle] + mark + lines[at][middle:]
    if chance.random() < 0.3:
        chance.shuffle(lines)
    encoding = chance.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
    return "\n".join(lines).encode(encoding, errors="replace")


def with_parts_spoilt(data: bytes, chance: random.Random) -> bytes:
    """A package whose parts are swapped, dropped, cut, or lose some of their tags, and is packed well."""
    with zipfile.ZipFile(io.BytesIO(data)) as good:
        parts = {name: good.read(name) for name in good.namelist()}
    names = list(parts)
    match chance.randrange(5):
        case 0:
            one, other = chance.sample(names, 2)
            parts[one], parts[other] = parts[other], parts[one]
        case 1:
            del parts[chance.choice(names)]
        case 2:
            name = chance.choice(names)
            parts[name] = spoilt(parts[name], chance) if len(parts[name]) > 100 else b""
        case _:
            name = chance.choice([one for one in names if one.startswith("word/") and one.endswith(".xml")])
            parts[name] = _without_tags(parts[name], chance)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def many(good: list[bytes], number: int, seed: int) -> Iterator[bytes]:
    """So many spoilt copies of good files."""
    chance = random.Random(seed)  # noqa: S311 - the same files on every run
    for _ in range(number):
        yield spoilt(chance.choice(good), chance)


def _without_tags(content: bytes, chance: random.Random) -> bytes:
    """Pairs of tags are taken out whole half of the time, so that what is left is well formed and says something else."""
    if chance.random() < 0.5:
        names = sorted({tag.split()[0].strip(b"</>") for tag in _TAG.findall(content)})
        name = re.escape(chance.choice(names))
        return re.sub(rb"</?" + name + rb"(?:\s[^<>]*)?/?>", b"", content)
    return _TAG.sub(lambda found: b"" if chance.random() < 0.01 else found[0], content)
