"""Taking in `programme.toml`: how meetings are held, and the scale."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from answerable.kit.audit import Actor
from answerable.scrutiny.intake.programme import ProgrammeLines, faults_of
from answerable.scrutiny.operations.forms_of_meetings import set_form, set_scale
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused
from answerable.scrutiny.queries.lines_programme import form_lines


class ProgrammeRefused(Exception):
    """What a file says of meetings cannot be taken in; `problems` has every reason."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@transaction.atomic
def load_programme(lines: ProgrammeLines, *, by: Actor, at: datetime) -> int:
    """How much was new: a form counts one, the scale one. Forms that the file does not name stay as they are.

    Raises ProgrammeRefused with every problem, and changes nothing then.
    """
    if problems := list(_problems(lines)):
        raise ProgrammeRefused(problems)
    held = {one.function: one for one in form_lines()}
    fresh = [line for line in lines.forms if held.get(line.function) != line]
    for line in fresh:
        set_form(line, by=by, at=at)
    try:
        scaled = bool(lines.scale) and set_scale(lines.scale, by=by, at=at)
    except MeetingRefused as refused:
        raise ProgrammeRefused([str(refused)]) from refused
    return len(fresh) + scaled


def _problems(lines: ProgrammeLines) -> Iterator[str]:
    for line in lines.forms:
        yield from (f"form '{line.function}': {fault}" for fault in faults_of(line))
