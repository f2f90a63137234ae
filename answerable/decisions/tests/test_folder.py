"""decisions.toml: read, loaded, written again."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import tomli_w

from answerable.decisions.intake.folder import decision_table, read_decisions
from answerable.decisions.intake.lines import DecisionLine, MoneyLine, OptionLine
from answerable.decisions.models import Decision
from answerable.decisions.operations.parts import Openness, Reasons, Serves
from answerable.decisions.operations.refusals import DecisionsRefused
from answerable.decisions.queries.lines import decision_lines
from answerable.decisions.tests import make
from answerable.kit.toml import Fields, Problem, parse
from answerable.measures import operations as measures
from answerable.measures.intake.definitions import SourceLine
from answerable.plans.models import Objective, Plan

pytestmark = pytest.mark.django_db


def read(text: str) -> tuple[tuple[DecisionLine, ...], list[Problem]]:
    problems: list[Problem] = []
    fields = Fields(parse(text.encode(), "decisions.toml", problems), "decisions.toml", problems)
    return read_decisions(fields), problems


def written(*lines: DecisionLine) -> str:
    return tomli_w.dumps({"decision": [decision_table(line) for line in lines]})


def paper() -> str:
    measures.name_sources(
        [SourceLine("report", "A report", date(2024, 3, 21), "stated", "")], by=make.WRITER, at=make.NOON
    )
    return "report"


def filled() -> None:
    """A draft, two signed, one voted, and one that a paper tells of."""
    make.office()
    plan = Plan.objects.create(code="p", title="P")
    served = Objective.objects.create(plan=plan, code="1.1", title="Light")
    money = Serves((served.pk,), (MoneyLine("spending", Decimal("1200.50"), "Lamps", "2026/27"),))
    secret = Openness("part_exempt", "Trade secrets", "The price is 40.\n\nPaid twice.")
    make.taken("First", make.DAY, money, secret)
    make.taken("Second", make.DAY, Reasons("Two\nlines.", date(2026, 4, 1), varies="2026/001"))
    make.take(make.voted("ffaao", casting="for"))
    make.draft(make.ISSUE, title="Not yet")
    make.load(make.told_by_a_paper(paper()))


def test_what_is_written_reads_as_what_it_was() -> None:
    filled()
    lines = decision_lines()
    found, problems = read(written(*lines))
    assert (problems, found) == ([], lines)


def test_loading_again_changes_nothing() -> None:
    filled()
    assert make.load(*decision_lines()) == 0
    assert make.load(*decision_lines(restricted=False)) == 0


def test_what_was_loaded_is_what_is_written_again() -> None:
    filled()
    lines = decision_lines()
    Decision.objects.filter(revokes=None).update(varies=None)
    Decision.objects.all().delete()
    assert make.load(*reversed(lines)) == 5
    assert decision_lines() == lines


def test_the_public_form_has_no_drafts_no_exempt_part_and_no_writer() -> None:
    filled()
    text = written(*decision_lines(restricted=False))
    assert "The price is 40" not in text
    assert "user:" not in text
    assert "Not yet" not in text
    assert "Trade secrets" in text


def test_a_taken_decision_told_otherwise_is_refused() -> None:
    make.office()
    make.taken()
    (line,) = decision_lines()
    with pytest.raises(DecisionsRefused, match="never changed"):
        make.load(replace(line, reasons="Others."))


def test_a_draft_that_is_held_is_left_alone() -> None:
    make.draft(make.ISSUE)
    (line,) = decision_lines()
    assert make.load(replace(line, issue="Other.")) == 0


def test_what_a_paper_tells_can_be_told_better() -> None:
    source = paper()
    make.load(make.told_by_a_paper(source))
    assert make.load(make.told_by_a_paper(source, issue="Lamps for the east quay were paid for.")) == 1
    assert Decision.objects.get().issue.endswith("east quay were paid for.")


def test_every_problem_is_told_at_once() -> None:
    lines = [
        make.told_by_a_paper("nowhere"),
        DecisionLine("a", "A", "signed", "draft", revokes="a"),
        DecisionLine("b", "B", "signed", "draft", varies="gone"),
    ]
    with pytest.raises(DecisionsRefused) as refused:
        make.load(*lines)
    assert [one.split(":")[0] for one in refused.value.problems] == [
        "decision 'older-lamps'",
        "decision 'a'",
        "decision 'b'",
    ]
    assert Decision.objects.count() == 0


def test_it_cannot_vary_a_later_one() -> None:
    make.office()
    make.taken("Now")
    earlier = DecisionLine("then", "Then", "signed", "draft", decided_on=date(2025, 6, 1), varies="now")
    with pytest.raises(DecisionsRefused, match="later day"):
        make.load(earlier)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('state = "decided"', "say one of draft, taken"),
        ('year = 2026', "belong together"),
        ('state = "taken"', "'reasons'"),
        ('source = "report"', "'gaps' is missing"),
        ('revokes = "b"\nvaries = "c"', "not both"),
        ('significant = "yes"', "true or false"),
        ('decided_on = "2026-02-30"', "a day such as"),
        ('[[decision.money]]\nwords = "x"\npounds = "lots"', "write an amount"),
        ('[[decision.vote]]\nmember = "Ada"\ncast = "maybe"', "say one of for"),
        ('[[decision.vote]]\nmember = "Ada"\n[[decision.vote]]\nmember = "Ada"', "votes twice"),
        ('issue = 5', "text in quotes"),
        ('chosen = true', "not known here"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_where_it_stands(words: str, said: str) -> None:
    _, problems = read(f'[[decision]]\ncode = "a"\ntitle = "A"\nform = "signed"\n{words}\n')
    assert any(said in str(one) for one in problems)


@pytest.mark.parametrize("code", ["new", "a.b"])
def test_a_code_is_an_address(code: str) -> None:
    _, problems = read(f'[[decision]]\ncode = "{code}"\ntitle = "A"\nform = "signed"\n')
    assert "cannot be an address" in str(problems[0])


def test_a_code_stands_once() -> None:
    one = '[[decision]]\ncode = "a"\ntitle = "A"\nform = "signed"\n'
    _, problems = read(one + one)
    assert "stands twice" in str(problems[0])


def test_a_code_that_stands_twice_is_not_loaded_from_lines_either() -> None:
    option = OptionLine("One")
    assert make.load(DecisionLine("a", "A", "signed", "draft", options=(option,))) == 1
