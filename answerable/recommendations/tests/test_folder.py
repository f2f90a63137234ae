"""recommendations.toml: read, taken in, and written again as it was."""

import tomllib
from dataclasses import replace
from typing import Any

import pytest
import tomli_w

from answerable.kit.toml import Fields, Problem
from answerable.recommendations.intake import folder
from answerable.recommendations.intake.folder import read_register
from answerable.recommendations.intake.lines import Register
from answerable.recommendations.models import Move, Recommendation, Report
from answerable.recommendations.operations.loading import RegisterRefused, load_recommendations
from answerable.recommendations.queries.lines import for_the_public, recommendations_lines, register_tables
from answerable.recommendations.tests.make import NOON, OFFICER

REPORT = 'report = [{code = "custody", title = "Custody", origin = "inspectorate", published = 2024-03-04}]\n'
ONE = """
[[recommendation]]
report = "custody"
number = "1"
title = "Record every search"
"""
WHOLE = f"""{REPORT}
recurrence = [{{code = "searches", title = "Searches are not recorded", why = "Twice found."}}]
{ONE}
text = '''First.

Second.'''
kind = "area_for_improvement"
deadline = "immediately"
recurrence = "searches"
slip = [{{was = 2024-05-01, now = 2024-06-01, reason = "The system came late.", local = true}}]
move = [
  {{to = "force_says_complete", on = 2024-05-01, words = "Done.", said_by = "The force"}},
  {{to = "verified", on = 2024-06-01, evidence = "The log was read.", words = "Looked at by two."}},
]
[[recommendation]]
report = "custody"
number = "2"
title = "Another"
superseded_by = "custody/1"
local_target = 2024-09-01
owner_role = "Head of custody"
move = [{{to = "superseded", on = 2024-04-01, words = "The first says it."}}]
"""


def read(text: str) -> tuple[Register, list[str]]:
    problems: list[Problem] = []
    register = read_register(Fields(tomllib.loads(text), "recommendations.toml", problems))
    return register, [str(one) for one in problems]


def loaded(text: str) -> int:
    register, problems = read(text)
    assert problems == []
    return load_recommendations(register, by=OFFICER, at=NOON)


def written(register: Register) -> str:
    tables: dict[str, Any] = register_tables(register)
    return tomli_w.dumps(tables)


def test_a_person_writes_little() -> None:
    register, problems = read(REPORT + ONE)
    line = register.recommendations[0]
    assert (problems, line.kind, line.deadline_kind, line.state) == ([], "recommendation", "none_set", "open")


def test_paragraphs_are_kept() -> None:
    assert read(WHOLE)[0].recommendations[0].text == "First.\n\nSecond."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ONE, "no [[report]] with the code 'custody'"),
        (REPORT + ONE + ONE, "stands twice"),
        (REPORT + ONE + 'state = "done"', "'state' is not known here"),
        (REPORT + ONE + 'move = [{to = "done", on = 2024-05-01}]', "'to' is 'done'"),
        (REPORT + ONE + 'move = [{to = "verified", on = 2024-05-01}]', "needs 'evidence'"),
        (REPORT + ONE + 'deadline = "soon"', "'deadline' is 'soon'"),
        (REPORT + ONE + 'superseded_by = "custody/2"', "'superseded_by' goes with"),
        (REPORT + ONE + 'recurrence = "x"', "no [[recurrence]]"),
        (REPORT + ONE + 'objective = "2.2"', "write it as plan/code"),
        (REPORT + ONE + "text = 3", "text in quotes is wanted"),
        (REPORT.replace("inspectorate", "inspectors"), "'origin' is 'inspectors'"),
        (REPORT + ONE + 'move = [{to = "in_progress", on = 2024-05-02}, {to = "open", on = 2024-05-01}]', "in order"),
    ],
)
def test_what_is_wrong_is_said(text: str, said: str) -> None:
    assert said in " ".join(read(text)[1])


def test_the_words_of_the_file_are_those_of_the_register() -> None:
    assert list(folder.ORIGINS) == Report.Origin.values
    assert list(folder.RESPONSES) == Report.Response.values
    assert list(folder.KINDS) == Recommendation.Kind.values
    assert list(folder.ADDRESSEES) == Recommendation.Addressee.values
    assert list(folder.STATES) == Recommendation.State.values


@pytest.mark.django_db
def test_all_of_it_is_taken_in() -> None:
    assert loaded(WHOLE) == 4
    assert Recommendation.objects.get(number="1").state == "verified"


@pytest.mark.django_db
def test_a_move_remembers_where_it_came_from() -> None:
    loaded(WHOLE)
    assert list(Move.objects.filter(recommendation__number="1").values_list("before", "after")) == [
        ("open", "force_says_complete"),
        ("force_says_complete", "verified"),
    ]


@pytest.mark.django_db
def test_again_changes_nothing() -> None:
    loaded(WHOLE)
    assert loaded(WHOLE) == 0


@pytest.mark.django_db
def test_it_comes_back_as_it_was() -> None:
    loaded(WHOLE)
    first = written(recommendations_lines())
    Recommendation.objects.update(superseded_by=None, state="open")
    Report.objects.all().delete()
    loaded(first)
    assert written(recommendations_lines()) == first


ALONE = """
move = [
  {to = "force_says_complete", on = 2024-05-01, by = "user:1", at = 2024-05-01T10:00:00Z},
  {to = "verified", on = 2024-06-01, evidence = "The log.", by = "user:1", at = 2024-06-01T10:00:00Z},
]
"""


@pytest.mark.django_db
def test_one_person_verifies_alone_by_no_folder() -> None:
    with pytest.raises(RegisterRefused, match="a second person verifies"):
        loaded(REPORT + ONE + ALONE)


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["published", "response_published", "invited_on"])
def test_what_happened_on_a_day_to_come_is_refused(key: str) -> None:
    before = "2024-03-04" if key == "published" else "2024-03-04}"
    after = "2031-01-01" if key == "published" else f"2024-03-04, {key} = 2031-01-01}}"
    with pytest.raises(RegisterRefused, match=f"'{key}' is 2031-01-01, which is still to come"):
        loaded(REPORT.replace(before, after) + ONE)


@pytest.mark.django_db
@pytest.mark.parametrize("frozen", ["no json", "{}", '{"form": 1, "kind": "ResponsePage", "is": {}}'])
def test_a_response_that_cannot_be_shown_again_is_refused(frozen: str) -> None:
    with pytest.raises(RegisterRefused, match="no frozen response"):
        loaded(REPORT.replace('"inspectorate",', f""""inspectorate", frozen = '{frozen}',""") + ONE)


@pytest.mark.django_db
def test_what_was_loaded_is_what_is_told() -> None:
    register, _ = read(WHOLE)
    load_recommendations(register, by=OFFICER, at=NOON)
    told = recommendations_lines()
    bare = [replace(m, by="", at=None) for m in told.recommendations[0].moves]
    assert (told.reports, bare) == (register.reports, list(register.recommendations[0].moves))


@pytest.mark.django_db
def test_the_public_has_nothing_of_the_office_s_own() -> None:
    loaded(WHOLE)
    told = written(for_the_public(recommendations_lines()))
    for hidden in ("user:1", "Looked at by two", "came late", "The first says it", "The log was read", "Twice found"):
        assert hidden not in told


def test_what_came_of_a_complaint_is_not_told_to_the_public() -> None:
    register, _ = read(WHOLE.replace("inspectorate", "complaint_review"))
    assert "First." not in written(for_the_public(register))


@pytest.mark.django_db
def test_the_public_form_is_taken_in_too() -> None:
    register, _ = read(WHOLE)
    assert load_recommendations(for_the_public(register), by=OFFICER, at=NOON) == 4


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('objective = "no/1"', "there is no objective 'no/1'"),
        ('under = "2"', "no other cause of concern"),
        ('move = [{to = "verified", on = 2024-05-01, evidence = "x"}]', "a move to verified on 2024-05-01 from open"),
        ('move = [{to = "in_progress", on = 2025-05-01}]', "still to come"),
        ('move = [{to = "in_progress", on = 2023-05-01}]', "before its report"),
    ],
)
def test_what_does_not_fit_is_refused_whole(more: str, said: str) -> None:
    register, problems = read(REPORT + ONE + more)
    assert problems == []
    with pytest.raises(RegisterRefused, match=said):
        load_recommendations(register, by=OFFICER, at=NOON)
    assert not Report.objects.exists()


@pytest.mark.django_db
def test_a_circle_is_refused() -> None:
    move = 'move = [{to = "superseded", on = 2024-05-01, words = "x"}]\n'
    two = ONE.replace('"1"', '"2"')
    text = f'{REPORT}{ONE}superseded_by = "custody/2"\n{move}{two}superseded_by = "custody/1"\n{move}'
    with pytest.raises(RegisterRefused, match="in a circle: custody/1 by custody/2 by custody/1"):
        load_recommendations(read(text)[0], by=OFFICER, at=NOON)
