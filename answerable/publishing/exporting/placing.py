"""Puts the files that lie ready into their places: the one short step in which the site changes.

It is a program of its own (`python -m answerable.publishing.exporting.placing FOLDER`) and needs no database: whoever kills the
command that began it does not stop it, and after a power cut the next run of the command begins it again. A journal says what is
to be done; every step may be done twice. An error undoes all of it.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from answerable.publishing.exporting.turns import STATE, SomebodyElse, alone, flushed

JOURNAL, UNDOING, NEW, OLD, LOCK = "journal.json", "undoing.json", "new", "old", "placing"
LONGEST_WAIT = 600.0

type Step = Callable[[str], None]


@dataclass(frozen=True)
class Journal:
    """What is to be done, in this order. Pairs are the name of a staged file and its path below the folder.

    `add` goes where nothing is, `replace` where a file of ours is, `remove` are paths of ours that go.
    """

    add: Sequence[tuple[str, str]]
    replace: Sequence[tuple[str, str]]
    remove: Sequence[str]

    @property
    def paths(self) -> Sequence[str]:
        return [*(path for _, path in self.add), *self.kept]

    @property
    def kept(self) -> Mapping[str, str]:
        """Under which name the old self of a path is kept while this is under way."""
        every = [*(path for _, path in self.replace), *self.remove]
        return {path: str(number) for number, path in enumerate(every)}


def begin(folder: Path, journal: Journal) -> None:
    """Writes the journal. From here on the new site will stand, whoever is stopped."""
    path = folder / STATE / JOURNAL
    beside = path.with_suffix(".part")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(asdict(journal), file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    flushed(path.parent)


def pending(folder: Path) -> bool:
    """Whether a site lies ready that is not all in its place yet, or one is being taken back."""
    return any((folder / STATE / name).is_file() for name in (JOURNAL, UNDOING))


def place(folder: Path, *, step: Step = lambda _: None) -> None:
    """Does what the journal says, all of it or nothing; nothing without a journal. Raises OSError when everything is as it was.

    `step` is told each path before it is touched.
    """
    state = folder / STATE
    if (state / UNDOING).exists():
        _undo(folder, _told(state / UNDOING))
        _forget(state)
    if not (state / JOURNAL).exists():
        return
    journal = _told(state / JOURNAL)
    try:
        _prepare(folder, journal)
        _do(folder, journal, step)
    except OSError:
        (state / JOURNAL).replace(state / UNDOING)
        _undo(folder, journal)
        _forget(state)
        raise
    for parent in sorted({(folder / path).parent for path in journal.paths}):
        flushed(parent)
    without_empty(folder, journal.remove)
    _forget(state)


def _told(path: Path) -> Journal:
    told = json.loads(path.read_text(encoding="utf-8"))
    add, replace = ([(name, path) for name, path in told[key]] for key in ("add", "replace"))
    return Journal(add, replace, told["remove"])


def _prepare(folder: Path, journal: Journal) -> None:
    """Makes the folders, and keeps every file that will be replaced or go under a second name."""
    old, new, kept = folder / STATE / OLD, folder / STATE / NEW, journal.kept
    old.mkdir(exist_ok=True)
    for parent in {(folder / path).parent for _, path in journal.add}:
        parent.mkdir(parents=True, exist_ok=True)
    for name, path in journal.replace:
        # What is no longer staged was put in its place before this program was stopped: its old self is kept already.
        if (new / name).exists():
            _keep(folder / path, old / kept[path])
    for path in journal.remove:
        _keep(folder / path, old / kept[path])


def _keep(path: Path, beside: Path) -> None:
    if beside.exists() or not path.exists():
        return
    try:
        os.link(path, beside)
    except OSError:
        # A disk that knows no links. A half copy is never taken for a whole one.
        part = beside.with_suffix(".part")
        shutil.copy2(path, part)
        part.replace(beside)


def _do(folder: Path, journal: Journal, step: Step) -> None:
    new = folder / STATE / NEW
    for name, path in (*journal.add, *journal.replace):
        step(path)
        if (new / name).exists():
            (new / name).replace(folder / path)
    for path in journal.remove:
        step(path)
        (folder / path).unlink(missing_ok=True)


def _undo(folder: Path, journal: Journal) -> None:
    """Everything as it was: old files under their names, and no new one."""
    old, new, kept = folder / STATE / OLD, folder / STATE / NEW, journal.kept
    for path in kept:
        if (old / kept[path]).exists():
            (old / kept[path]).replace(folder / path)
    for name, path in journal.add:
        if not (new / name).exists():
            (folder / path).unlink(missing_ok=True)
    without_empty(folder, [path for _, path in journal.add])


def without_empty(folder: Path, paths: Iterable[str]) -> None:
    """Takes away the folders of these paths that have nothing in them any more."""
    parents = {parent for path in paths for parent in Path(path).parents if parent != Path()}
    for parent in sorted(parents, key=lambda one: len(one.parts), reverse=True):
        try:
            (folder / parent).rmdir()
        except OSError:
            # It is not empty, or not there.
            continue


def _forget(state: Path) -> None:
    for name in (JOURNAL, UNDOING):
        (state / name).unlink(missing_ok=True)
    flushed(state)
    for name in (NEW, OLD):
        shutil.rmtree(state / name, ignore_errors=True)


def main(arguments: Sequence[str]) -> int:
    """Places what lies ready in the folder; 0 done, 1 undone after an error, 2 where another process is at it."""
    folder = Path(arguments[0])
    try:
        with alone(folder, LOCK, patience=LONGEST_WAIT):
            place(folder)
    except (SomebodyElse, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2 if isinstance(error, SomebodyElse) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
