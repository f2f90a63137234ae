"""How meetings are held is set, renamed and judged on: what is refused, what is kept, and the file it comes back from."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import tomli_w

from answerable.kit.models import AuditEntry
from answerable.kit.toml import Fields, Problem, parse
from answerable.scrutiny.intake.programme import (
    FormLine,
    ProgrammeLines,
    StandingLine,
    StepLine,
    programme_tables,
    read_programme,
)
from answerable.scrutiny.models import AssuranceStep, MeetingForm, MeetingName
from answerable.scrutiny.operations.forms_of_meetings import NEW, rename, set_form, set_scale
from answerable.scrutiny.operations.loading_programme import ProgrammeRefused, load_programme
from answerable.scrutiny.operations.meeting_refusals import MeetingRefused, SavedMeanwhile
from answerable.scrutiny.queries.agenda_days import name_on
from answerable.scrutiny.queries.lines_programme import programme_lines, scale_lines
from answerable.scrutiny.tests.make_programme import CLERK, NOON, held, office

pytestmark = pytest.mark.django_db

FORM = FormLine(
    "scrutiny",
    purpose="Holding the force to account in public",
    in_public=True,
    takes_questions=True,
    every_months=6,
    questions_close_days=5,
    commission_days=30,
    paper_due_days=10,
    papers_out_days=5,
    minutes_days=20,
    standing=(StandingLine("Welcome", 5), StandingLine("Questions", 30, "questions", last=True)),
)
FULL = StepLine("assured", "Assured", "circle", "What was seen is enough.")
NONE = StepLine("not-assured", "Not assured", "square")
SCALE = (FULL, NONE)


def set_(line: FormLine = FORM, **more: Any) -> MeetingForm:
    return set_form(line, by=CLERK, at=NOON, **more)


def scale(*steps: StepLine, **more: Any) -> bool:
    return set_scale(steps or SCALE, by=CLERK, at=NOON, **more)


def call(name: str, start: date) -> MeetingName:
    return rename("scrutiny", name, start=start, by=CLERK, at=NOON)


def test_a_form_is_kept_as_it_was_set() -> None:
    set_(seen_edition=NEW)
    assert programme_lines().forms == (FORM,)


def test_setting_the_same_again_changes_nothing() -> None:
    set_()
    assert (set_().edition, AuditEntry.objects.filter(action="form of meetings set").count()) == (1, 1)


def test_whoever_sets_an_older_state_is_told() -> None:
    set_()
    set_(replace(FORM, room=3), seen_edition=1)
    with pytest.raises(SavedMeanwhile):
        set_(replace(FORM, room=4), seen_edition=1)
    assert MeetingForm.objects.get().room == 3


def test_two_cannot_both_begin_a_form() -> None:
    set_(seen_edition=NEW)
    with pytest.raises(SavedMeanwhile):
        set_(replace(FORM, room=4), seen_edition=NEW)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"function": "Scrutiny!"}, "function"),
        ({"questions_close_days": None}, "questions_close_days"),
        ({"in_public": False}, "in_public"),
        ({"minutes_days": 251}, "minutes_days"),
        ({"every_months": 0}, "every_months"),
        ({"every_months": 121}, "every_months"),
        ({"room": 41}, "room"),
        ({"commission_days": 9}, "commission_days"),
        ({"paper_due_days": 4}, "paper_due_days"),
        ({"paper_due_days": None, "commission_days": 4}, "commission_days"),
        ({"standing": (StandingLine("Welcome", 0),)}, "standing"),
        ({"standing": (StandingLine("Welcome"),) * 41}, "standing"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(change: dict[str, Any], field: str) -> None:
    with pytest.raises(MeetingRefused) as refused:
        set_(replace(FORM, **change))
    assert refused.value.field == field


def test_the_scale_is_kept_in_its_order() -> None:
    assert scale(NONE, FULL)
    assert scale_lines() == (NONE, FULL)


def test_a_step_is_worded_anew_and_what_was_judged_on_it_keeps_it() -> None:
    scale()
    judged()
    scale(replace(FULL, word="Satisfied"), NONE)
    assert AssuranceStep.objects.get(code="assured").word == "Satisfied"


def test_a_step_that_was_used_cannot_be_taken_away() -> None:
    scale()
    judged()
    with pytest.raises(MeetingRefused, match="Items were judged “Assured”"):
        scale(NONE)


def test_a_step_that_nobody_used_can() -> None:
    scale()
    scale(FULL)
    assert scale_lines() == (FULL,)


def test_whoever_changes_an_older_scale_is_told() -> None:
    scale()
    with pytest.raises(SavedMeanwhile):
        scale(FULL, seen=(NONE,))


@pytest.mark.parametrize(
    "steps",
    [
        (FULL, replace(NONE, code="assured")),
        (FULL, replace(NONE, word="assured")),
        (replace(FULL, word=" "),),
        (replace(FULL, shape="star"),),
    ],
)
def test_a_scale_that_cannot_be_told_apart_is_refused(steps: tuple[StepLine, ...]) -> None:
    with pytest.raises(MeetingRefused):
        scale(*steps)


def judged() -> None:
    office()
    item = held("1.1").items.get()
    item.assurance, item.reason, item.judged_at = AssuranceStep.objects.get(code="assured"), "Seen.", NOON
    item.save()


def test_a_new_name_begins_on_its_day_and_the_old_one_ends_before() -> None:
    call("Governance board", date(2013, 1, 1))
    call("Performance meeting", date(2024, 6, 1))
    names = [name_on("scrutiny", day) for day in (date(2012, 1, 1), date(2024, 5, 31), date(2024, 6, 1))]
    assert names == ["Governance board", "Governance board", "Performance meeting"]


@pytest.mark.parametrize(
    ("name", "start"), [("", 2025), ("Performance meeting", 2025), ("Other", 2024), ("Other", 2023)]
)
def test_a_name_that_says_nothing_new_is_refused(name: str, start: int) -> None:
    call("Governance board", date(2013, 1, 1))
    call("Performance meeting", date(2024, 1, 1))
    with pytest.raises(MeetingRefused):
        call(name, date(start, 1, 1))


def read(text: str) -> tuple[ProgrammeLines, list[Problem]]:
    problems: list[Problem] = []
    fields = Fields(parse(text.encode(), "programme.toml", problems), "programme.toml", problems)
    lines = read_programme(fields)
    fields.finish()
    return lines, problems


def test_the_file_comes_back_as_it_was_written() -> None:
    lines = ProgrammeLines((FORM,), SCALE)
    assert read(tomli_w.dumps(programme_tables(lines))) == (lines, [])


def test_loading_twice_changes_nothing() -> None:
    lines = ProgrammeLines((FORM,), SCALE)
    counts = [load_programme(lines, by=CLERK, at=NOON) for _ in range(2)]
    assert (counts, programme_lines()) == ([2, 0], lines)


def test_a_public_export_has_no_private_form() -> None:
    set_()
    set_(FormLine("weekly", purpose="Talking in private"))
    assert [one.function for one in programme_lines(restricted=False).forms] == ["scrutiny"]


def test_every_problem_of_a_file_is_told_at_once() -> None:
    wrong = (FormLine("a", room=99), FormLine("b", every_months=0))
    with pytest.raises(ProgrammeRefused) as refused:
        load_programme(ProgrammeLines(wrong), by=CLERK, at=NOON)
    assert len(refused.value.problems) == 2
    assert not MeetingForm.objects.exists()


def test_a_file_that_takes_a_used_step_away_is_refused_whole() -> None:
    scale()
    judged()
    with pytest.raises(ProgrammeRefused):
        load_programme(ProgrammeLines((FormLine("panel"),), (NONE,)), by=CLERK, at=NOON)
    assert not MeetingForm.objects.filter(function="panel").exists()


def test_what_is_wrong_in_a_file_is_told_with_its_place() -> None:
    _, problems = read(
        '[[form]]\nfunction = "A b"\nin_public = "yes"\nmood = "good"\n[[step]]\ncode = "x"\nword = "X"\nshape = "star"\n'
    )
    said = " ".join(map(str, problems))
    assert all(word in said for word in ("'A b'", "true or false", "'mood' is not known", "star"))
