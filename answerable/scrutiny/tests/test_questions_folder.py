"""questions.toml: read, taken in, and written again; the public form has nothing that a person sent."""

from typing import Any

import pytest
import tomli_w

from answerable.kit.toml import Fields, Problem, parse
from answerable.scrutiny.intake.questions import QuestionLine, question_table, read_questions
from answerable.scrutiny.models import Meeting, PublicQuestion, QuestionMove, Redaction
from answerable.scrutiny.operations.loading_questions import load_questions
from answerable.scrutiny.operations.question_clearing import LeftOut, clear, forget
from answerable.scrutiny.operations.question_refusals import QuestionsRefused
from answerable.scrutiny.queries.lines_questions import questions_lines
from answerable.scrutiny.queries.public_questions import by_area, by_theme, public_questions, question_counts
from answerable.scrutiny.queries.question_secrets import by_secret
from answerable.scrutiny.tests import make_questions as make

pytestmark = pytest.mark.django_db
NAME = "Ada Tar"
SECRETS = (NAME, make.EMAIL, "Large print", "Mr Tar", "Named without need", "user:1")


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


def some() -> None:
    """One of each: answered and changed, left out in part, merged, casework, waiting, not confirmed, erased."""
    one = make.confirmed("Why was Mr Tar let off?", name=NAME, access_needs="Large print")
    left_out = [LeftOut("person", "Named without need")]
    one = clear(one, "Why was [a person] let off?", left_out=left_out, edition=one.edition, by=make.CLERK, at=make.NOON)
    one = make.answer(one, "It was settled.\n\nIn court.", not_answered="Why.")
    make.answer(one, "It was dropped.", because="The first answer was wrong.")
    make.merge(make.confirmed("And Mr Tar?"), one)
    make.sort(make.cleared("My case?"), "casework", because="About a case")
    make.cleared("Named?", name=NAME, may_be_named=True)
    make.ask("Not confirmed?")
    gone = make.confirmed("Erase me")
    forget(gone, edition=gone.edition, by=make.CLERK, at=make.NOON)


def written(*, restricted: bool) -> str:
    return tomli_w.dumps({"question": [question_table(line) for line in questions_lines(restricted=restricted)]})


def read(text: str) -> tuple[tuple[QuestionLine, ...], list[Problem]]:
    problems: list[Problem] = []
    fields = Fields(parse(text.encode(), "questions.toml", problems), "questions.toml", problems)
    lines = read_questions(fields)
    fields.finish()
    return lines, problems


def load(text: str) -> int:
    lines, problems = read(text)
    assert problems == []
    return load_questions(lines, by=make.CLERK, at=make.NOON)


def empty() -> None:
    QuestionMove.objects.all().delete()
    Redaction.objects.all().delete()
    PublicQuestion.objects.update(merged_into=None, state="withdrawn")
    PublicQuestion.objects.all().delete()


@pytest.mark.parametrize("restricted", [True, False])
def test_it_comes_back_byte_for_byte(restricted: bool) -> None:
    some()
    before = written(restricted=restricted)
    empty()
    assert load(before) == before.count("[[question]]")
    assert written(restricted=restricted) == before


def test_what_the_public_reads_is_the_same_afterwards() -> None:
    some()
    before, text = public_questions(), written(restricted=True)
    empty()
    load(text)
    assert public_questions() == before


def test_the_public_form_has_nothing_that_was_sent() -> None:
    some()
    text = written(restricted=False)
    assert not [secret for secret in SECRETS if secret in text.replace(f'shown_name = "{NAME}"', "")]
    assert "My case?" not in text


def test_neither_has_what_public_pages_are_made_of() -> None:
    some()
    told = str(public_questions()).replace(f"name='{NAME}'", "")
    assert not [secret for secret in SECRETS if secret in told]


def test_a_meeting_that_is_not_announced_is_not_told() -> None:
    make.cleared()
    Meeting.objects.update(announced=False)
    assert public_questions()[0].meeting == ""
    assert "board" not in written(restricted=False)


def test_private_links_go_along_with_the_restricted_form() -> None:
    secret = make.secret(make.confirmed())
    text = written(restricted=True)
    empty()
    load(text)
    assert by_secret(secret) is not None


def test_taken_in_twice_it_is_there_once_and_what_was_done_here_stays() -> None:
    one = make.cleared()
    text = written(restricted=True)
    make.answer(one)
    assert load(text) == 0
    assert PublicQuestion.objects.get().state == "answered"


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ('number = "seventeen"', "a number such as 2024/17"),
        ('state = "answered"', "has 'answer', 'answered_on'"),
        ('state = "out_of_scope"', "says why"),
        ('state = "merged"', "'merged_into' names"),
        ('shown_name = "Ada"', "only of who agreed"),
        ("answered_on = 2020-01-01", "before it was asked"),
        ('token_hash = "x"', "not the hash"),
        ('chanel = "paper"', "did you mean 'channel'"),
        ("example = 1", "true or false"),
        ("confirmed_at = 2024-01-01", "a moment such as"),
    ],
)
def test_what_is_wrong_in_the_file_is_told(said: str, problem: str) -> None:
    number = "" if said.startswith("number") else 'number = "2024/1"\n'
    _, problems = read(f'[[question]]\n{number}asked_on = 2024-03-01\nshown_text = "Why?"\n{said}\n')
    assert problem in " ".join(map(str, problems))


def test_names_that_mean_nothing_are_told_all_at_once_and_nothing_is_kept() -> None:
    more: dict[str, Any] = {"meeting": "x", "area": "y", "priority": "p:1", "email": "no"}
    line = QuestionLine("2024/1", make.DAY, text="Why?", state="merged", merged_into="2024/9", **more)
    with pytest.raises(QuestionsRefused) as refused:
        load_questions([line], by=make.CLERK, at=make.NOON)
    assert len(refused.value.problems) == 5
    assert not PublicQuestion.objects.exists()


def test_the_public_counts() -> None:
    some()
    counts = question_counts()
    assert (counts.asked, counts.answered, counts.unanswered, counts.casework, counts.withdrawn) == (4, 1, 1, 1, 1)
    assert [one.asked for one in by_theme()] == [4]
    assert by_area()[0].words == "Somewhere else, or not said"


def test_a_list_of_the_public_has_answers_in_parts_and_how_many_asked() -> None:
    some()
    told = {one.reference: one for one in public_questions()}
    first = told["2026/1"]
    assert (first.answer, first.also_asked, first.left_out) == ("It was dropped.", 1, ("Somebody's name or address",))
    assert first.corrections[0].because == "The first answer was wrong."
    assert set(told) == {"2026/1", "2026/4"}
