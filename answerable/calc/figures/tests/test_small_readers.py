"""Qualifiers, targets, rates, changes, what is counted, sentences, short forms."""

import pytest

from answerable.calc.blocks import passage
from answerable.calc.figures.acronyms import acronyms, expanded
from answerable.calc.figures.changes import change
from answerable.calc.figures.figure import Direction, Role
from answerable.calc.figures.multiples import multiples
from answerable.calc.figures.qualifiers import aimed, qualifier, rate
from answerable.calc.figures.sentences import sentences
from answerable.calc.figures.subjects import counted
from answerable.calc.figures.words import names, stem, written_small
from answerable.calc.standing import Qualifier


def at(text: str, number: str) -> tuple[str, int, int]:
    start = text.index(number)
    return text, start, start + len(number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("over 50 arrests", Qualifier.OVER), ("more than 50", Qualifier.OVER), ("in excess of 50 people", Qualifier.OVER),
        ("at least 50", Qualifier.OVER), ("just over 50", Qualifier.OVER), ("50+ people", Qualifier.OVER),
        ("nearly 50", Qualifier.NEARLY), ("almost 50", Qualifier.NEARLY), ("just under 50", Qualifier.NEARLY),
        ("about 50", Qualifier.ABOUT), ("around 50", Qualifier.ABOUT), ("approximately 50", Qualifier.ABOUT), ("circa 50", Qualifier.ABOUT),
        ("up to 50", Qualifier.UP_TO), ("fewer than 50", Qualifier.UP_TO), ("under 50", Qualifier.UP_TO),
        ("no fewer than 50", Qualifier.OVER), ("slightly under 50", Qualifier.NEARLY), ("a little less than 50", Qualifier.NEARLY), ("c. 50", Qualifier.ABOUT),
        ("50 or fewer", Qualifier.UP_TO), ("50 or so", Qualifier.ABOUT), ("some 50 people", Qualifier.ABOUT), ("approx. 50", Qualifier.ABOUT), ("<50", Qualifier.UP_TO), (">50", Qualifier.OVER),
        ("well over 50", Qualifier.OVER), ("50-odd", Qualifier.ABOUT), ("a total of 50", Qualifier.EXACT), ("more than the 50 in May", Qualifier.EXACT),
    ],
)  # fmt: skip
def test_the_word_before_a_number_qualifies_it(text: str, expected: Qualifier) -> None:
    assert qualifier(*at(text, "50")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the target is 50 officers", True), ("a target of 50", True), ("will recruit 50 officers", True), ("expected to reach 50", True),
        ("The Plan has funded 50 schemes", False), ("officers target speeding, with 50 stops", False), ("50 were recruited", False),
    ],
)  # fmt: skip
def test_a_target_is_told_from_what_happened(text: str, *, expected: bool) -> None:
    assert aimed(*at(text, "50")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50 calls a day", "day"),
        ("50 per month", "month"),
        ("an average of 50 calls", "average"),
        ("50 per cent", ""),
        ("50 more than a year ago", ""),
        ("50 times, or roughly 4 a week", ""),
        ("50 hours with each patient", ""),
        ("50 teams, each with a sergeant", ""),
        ("grants of £50 each", "each"),
        ("50 visits in each quarter", "quarter"),
        ("50 people an hour", "hour"),
        ("a cost of £50 p.a.", "p.a."),
        ("50 calls", ""),
    ],
)
def test_a_rate_is_known(text: str, expected: str) -> None:
    assert rate(*at(text, "50")) == expected


@pytest.mark.parametrize(
    ("text", "role", "direction"),
    [
        ("an increase of 27%", Role.CHANGE, Direction.UP), ("a 27% increase on 2022", Role.CHANGE, Direction.UP), ("has risen by 27%", Role.CHANGE, Direction.UP),
        ("increased membership by 27%", Role.CHANGE, Direction.UP), ("27% more than before", Role.CHANGE, Direction.UP), ("27% ↑ from", Role.CHANGE, Direction.UP),
        ("fell by nearly 27%", Role.CHANGE, Direction.DOWN), ("down 27%", Role.CHANGE, Direction.DOWN), ("27% reduction", Role.CHANGE, Direction.DOWN),
        ("27% fewer than", Role.CHANGE, Direction.DOWN), ("reduced 27%", Role.CHANGE, Direction.DOWN),
        ("reduced to 27%", Role.LEVEL, Direction.NONE), ("rose to 27%", Role.LEVEL, Direction.NONE), ("27% of calls", Role.LEVEL, Direction.NONE),
        ("stood at 27%", Role.LEVEL, Direction.NONE), ("now make up 27%", Role.LEVEL, Direction.NONE), ("took up 27% of it", Role.LEVEL, Direction.NONE),
        ("a jump of 27%", Role.CHANGE, Direction.UP), ("surged by 27%", Role.CHANGE, Direction.UP), ("soared 27%", Role.CHANGE, Direction.UP),
        ("plunged by 27%", Role.CHANGE, Direction.DOWN), ("a dip of 27%", Role.CHANGE, Direction.DOWN), ("slumped 27%", Role.CHANGE, Direction.DOWN),
        ("was 27% below the level of May", Role.CHANGE, Direction.DOWN), ("27% above last year", Role.CHANGE, Direction.UP), ("27% below target", Role.LEVEL, Direction.NONE),
        ("27% above the 2021/22 figure", Role.CHANGE, Direction.UP),
        ("by two offences (+27%)", Role.CHANGE, Direction.UP), ("by two offences (-27%)", Role.CHANGE, Direction.DOWN),
    ],
)  # fmt: skip
def test_a_change_is_told_from_a_level(text: str, role: Role, direction: Direction) -> None:
    assert change(*at(text, "27%")) == (role, direction)


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("158 Immediate Help referrals to date", "158", ("Immediate", "Help", "referrals")),
        ("351 additional officers as part of", "351", ("officers",)),
        ("92 signs have been funded", "92", ("signs",)),
        ("1,000 hours of road safety enforcement were", "1,000", ("road", "safety", "enforcement", "hours")),
        ("£440k of funding to 56 councils", "£440k", ("funding",)),
        ("£3.5m in funding through", "£3.5m", ("funding",)),
        ("the number of police cadets has risen to 191 at last", "191", ("police", "cadets")),
        ("2,912 registered members of it", "2,912", ("it", "registered", "members")),
        ("it stood at 64% in all", "64%", ()),
    ],
)
def test_what_a_number_counts_is_named(text: str, number: str, words: tuple[str, ...]) -> None:
    assert counted(*at(text, number))[-2:] == words[-2:]


def test_sentences_end_where_they_end() -> None:
    text = "2.7 The force took approx. 50 calls, e.g. on 5 May. By then, No. 10 had rung. “Good.” Was it 3.5? It was."
    assert [sentence.text.strip() for sentence in sentences((passage(text, 4),))] == [
        "The force took approx. 50 calls, e.g. on 5 May.", "By then, No. 10 had rung.", "“Good.”", "Was it 3.5?", "It was.",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["- 2.7 Text", "4.1. Text", "1. Text", "(a) Text", "iv) Text", "• Text", "2) Text"])
def test_numbering_before_a_passage_is_left_out(text: str) -> None:
    assert [sentence.text for sentence in sentences((passage(text, 1),))] == ["Text"]


@pytest.mark.parametrize("text", ["351 officers came", "8.7% of it", "2.5 hours passed"])
def test_a_number_that_begins_a_passage_is_no_numbering(text: str) -> None:
    assert [sentence.text for sentence in sentences((passage(text, 1),))] == [text]


def test_forms_of_a_word_share_a_stem() -> None:
    assert stem("officers") == stem("officer") == stem("Officers'")
    assert stem("training") == stem("trained")
    assert stem("parties") == stem("party")


def test_months_are_no_names() -> None:
    assert names("In May 2021 the Harbour Patrol and Brackwater met", frozenset()) == {
        stem("Harbour"),
        stem("Patrol"),
        stem("Brackwater"),
    }


def test_a_word_that_begins_a_sentence_is_a_name_only_if_it_is_never_written_small() -> None:
    common = written_small(["The schools met."])
    assert names("Schools met.", common) == frozenset()
    assert names("Ashby met.", common) == {stem("Ashby")}


def test_a_short_form_is_written_out_where_the_document_explains_it() -> None:
    known = acronyms(["The Harbour Watch Group (HWG) met, with Police Community Support Officers (PCSOs)."])
    assert (
        expanded("40 HWG members and 12 PCSOs", known)
        == "40 Harbour Watch Group members and 12 Police Community Support Officers"
    )


def test_a_bracket_that_explains_nothing_is_left_alone() -> None:
    assert acronyms(["The Board (UK) met in Brackwater Town (XYZ)."]) == {}


@pytest.mark.parametrize(("text", "value"), [("has doubled", 100), ("almost halved", 50), ("trebled", 200)])
def test_a_change_in_one_word_is_a_number(text: str, value: int) -> None:
    assert [number.value for number in multiples(text)] == [value]


@pytest.mark.parametrize("text", ["more than doubled", "double crewed patrols", "a double"])
def test_other_doubles_are_not(text: str) -> None:
    assert not list(multiples(text))
