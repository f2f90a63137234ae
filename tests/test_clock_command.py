"""`answerable clock` as somebody runs it: a date with its working, and what to do about a slip."""

from collections.abc import Callable

import pytest

from answerable.clocks.intake.register import shipped
from answerable.site.cli import main

type Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def asked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Runs the command, with a database that is none: the exit code, what it said, and what it complained of."""
    monkeypatch.setenv("DATABASE_URL", "nonsense://nowhere")

    def ask(*words: str) -> tuple[int, str, str]:
        try:
            code = main(["clock", *words])
        except SystemExit as stopped:
            code = int(str(stopped.code))
        out, err = capsys.readouterr()
        return code, out, err

    return ask


@pytest.mark.parametrize(
    ("words", "due"),
    [
        (["hmicfrs-response", "2025-10-01"], "Tuesday 25 November 2025"),
        (["hmicfrs-response", "20", "January", "2026"], "Monday 16 March 2026"),
        (["chief-constable-confirmation", "2 June 2026"], "Monday 22 June 2026"),
        (["review-application", "3 March 2026"], "Tuesday 31 March 2026"),
        (["review-application", "2025-12-19"], "Friday 16 January 2026"),
        (["review-application", "2026-03-03", "--excluding", "2026-03-10..2026-03-15"], "Monday 6 April 2026"),
        (["foi-request", "2026-03-02"], "Tuesday 31 March 2026"),
        (["foi-request", "2025-12-10"], "Tuesday 13 January 2026"),
        (["foi-request", "1/7/2026"], "Thursday 30 July 2026"),
        (["foi-request", "2026-03-02", "--extended", "1"], "Wednesday 1 April 2026"),
        (["precept-notify", "2025-12-05"], "Sunday 1 February 2026"),
        (["plan-issue", "2 May 2024"], "Monday 31 March 2025"),
        (["accounts-final-2025-26", "2026-03-31"], "Sunday 31 January 2027"),
        (["panel-response", "2026-03-03", "--set", "9 April 2026"], "Thursday 9 April 2026"),
    ],
)
def test_it_says_when_a_duty_falls_due(asked: Ask, words: list[str], due: str) -> None:
    code, said, _ = asked(*words)
    assert (code, f"Due {due}\n" in said) == (0, True)


def test_it_shows_how_the_date_was_worked_out(asked: Ask) -> None:
    assert "bank holiday (Saint Patrick's Day, Northern Ireland), not counted." in asked("foi-request", "2026-03-02")[1]


def test_it_says_that_there_is_no_date(asked: Ask) -> None:
    code, said, _ = asked("annual-report-send", "2026-03-02")
    assert (code, "\nNo date\n" in said) == (0, True)


def test_it_says_that_the_matter_is_elsewhere(asked: Ask) -> None:
    said = asked("review-application", "2026-03-03", "--excluding", "2026-03-10..")[1]
    assert "No date while the matter is elsewhere" in said
    assert "From Tuesday 10 March 2026 on: the matter is elsewhere" in said


def test_it_lists_every_rule_with_its_name(asked: Ask) -> None:
    code, said, _ = asked("--list")
    assert code == 0
    assert all(f"{line.code}\n  {line.title[:40]}" in said for line in shipped())


def test_a_rule_that_is_not_confirmed_says_so(asked: Ask) -> None:
    assert "To be confirmed" in asked("foi-request", "2026-03-02")[1]
    assert "To be confirmed" not in asked("hmicfrs-response", "2026-03-02")[1]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["hmicfrs", "2026-03-02"], "did you mean hmicfrs-response?"),
        (["qqqqqq", "2026-03-02"], "'answerable clock --list' names them all"),
        (["foi-request"], "say the day it starts (The request is received)"),
        ([], "say which rule"),
        (["foi-request", "30 February 2026"], "write it as 2026-03-03 or 3 March 2026"),
        (["foi-request", "March 2026"], "more than one day"),
        (["foi-request", "2026-03-02", "--excluding", "soon"], "2026-03-10..2026-03-15"),
        (["foi-request", "2026-03-02", "--excluding", "2026-03-10..2026-03-01"], "cannot end"),
        (["foi-request", "2026-03-02", "--extended", "many"], "a whole number"),
        (["foi-request", "2026-03-02", "--extended", "999999"], "An extension is"),
        (["panel-response", "2026-03-02", "--set", "2026-03-01"], "before the start"),
        (["foi-request", "9999-12-31"], "thousands of years"),
    ],
)
def test_a_slip_is_told_with_what_to_do(asked: Ask, words: list[str], complaint: str) -> None:
    code, _, complained = asked(*words)
    assert (code, complaint in " ".join(complained.split())) == (2, True)


def test_a_rule_whose_date_somebody_sets_says_how_to_say_it(asked: Ask) -> None:
    assert "Say it with --set 2026-03-31" in asked("panel-response", "2026-03-03")[1]


def test_a_date_set_for_a_rule_that_works_its_own_out_is_told(asked: Ask) -> None:
    out = asked("foi-request", "2026-03-02", "--set", "2026-04-30")[1]
    assert ("Due Tuesday 31 March 2026" in out, "changes nothing" in out) == (True, True)


def test_every_line_of_the_list_ends_as_a_sentence(asked: Ask) -> None:
    told = [one.splitlines()[-1] for one in asked("--list")[1].strip().split("\n\n")]
    assert [one for one in told if not one.endswith(".")] == []
