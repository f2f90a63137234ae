"""Which addresses can be names of files: on any disk, and on the one at hand."""

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

SAFE = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")
LONGEST = 255
"""So many bytes a name may have on every disk in use."""

RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever their ending."""

NAMED = 5
"""So many addresses a sentence names."""


class NamesInTheWay(Exception):
    """Addresses that cannot be files of one folder."""


@dataclass(frozen=True)
class Names:
    """What was found: what cannot be written anywhere, and what only some disks cannot keep apart or take."""

    impossible: Sequence[str]
    alike: Sequence[tuple[str, ...]]
    reserved: Sequence[str]


def looked_at(paths: Iterable[str]) -> Names:
    """Every address that would be trouble as a file. Paths are relative, with "/" between folders."""
    every = sorted(paths)
    folders = {path.rpartition("/")[0] for path in every} - {""}
    above = {"/".join(one.split("/")[:length]) for one in folders for length in range(1, one.count("/") + 2)}
    cut_short = {one for one in above if _cannot_be(one.rpartition("/")[2])}
    kept = {one for one in above if RESERVED.match(one.rpartition("/")[2])}
    impossible, reserved = [], []
    for path in every:
        folder, _, name = path.rpartition("/")
        if _cannot_be(name) or (cut_short and not cut_short.isdisjoint(_steps(folder))):
            impossible.append(path)
        if RESERVED.match(name) or (kept and not kept.isdisjoint(_steps(folder))):
            reserved.append(path)
    return Names(impossible, _alike([*above, *every]), reserved)


def _cannot_be(name: str) -> bool:
    return len(name) > LONGEST or not SAFE.fullmatch(name)


def _steps(folder: str) -> list[str]:
    parts = folder.split("/")
    return ["/".join(parts[:length]) for length in range(1, len(parts) + 1)]


def _alike(names: Sequence[str]) -> list[tuple[str, ...]]:
    """Names that differ in capital and small letters alone."""
    folded = Counter(one.lower() for one in names)
    twice = {one for one, number in folded.items() if number > 1}
    if not twice:
        return []
    found: dict[str, set[str]] = defaultdict(set)
    for one in names:
        if one.lower() in twice:
            found[one.lower()].add(one)
    return [tuple(sorted(same)) for _, same in sorted(found.items())]


def warnings(found: Names, *, case_matters: bool, windows: bool = os.name == "nt") -> Sequence[str]:
    """What other computers could not take. Raises NamesInTheWay where this one cannot."""
    if found.impossible:
        raise NamesInTheWay(
            f"{_named(found.impossible)} cannot be names of files: give these things shorter or plainer codes."
        )
    alike = [" and ".join(same) for same in found.alike]
    if alike and not case_matters:
        raise NamesInTheWay(
            f"This disk does not tell capital from small letters, and {_named(alike)} would be one file: "
            "publish to another disk, or change one of the codes."
        )
    if found.reserved and windows:
        raise NamesInTheWay(f"Windows keeps the names of {_named(found.reserved)} for itself: change their codes.")
    said = [f"{_named(alike)} differ in capital and small letters alone: some disks cannot hold both."] if alike else []
    return [*said, *([f"{_named(found.reserved)} cannot be copied to Windows."] if found.reserved else [])]


def _named(given: Sequence[str]) -> str:
    short = [one if len(one) <= 80 else f"{one[:77]}..." for one in given[:NAMED]]
    more = len(given) - len(short)
    return ", ".join(short) + (f" and {more:,} more" if more else "")


def case_matters(folder: Path) -> bool:
    """Whether the disk of an existing folder tells capital from small letters. Tries it with a file of its own."""
    probe = folder / "case-probe"
    probe.touch()
    try:
        return not (folder / "CASE-PROBE").exists()
    finally:
        probe.unlink(missing_ok=True)
