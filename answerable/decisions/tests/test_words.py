"""A decision in words: its first sentence and its sections."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from answerable.decisions.intake.lines import (
    AdviceLine,
    DecisionLine,
    InterestLine,
    MoneyLine,
    OptionLine,
    VoteLine,
)
from answerable.decisions.queries.words import Section, lead, lowered, sections

TAKEN = DecisionLine(
    code="lamps",
    title="Lamps",
    form="signed",
    state="taken",
    year=2026,
    number=14,
    issue="Whether to pay.\n\nAnd when.",
    reasons="People fell.",
    decided_on=date(2026, 3, 4),
    effective_on=date(2026, 4, 1),
    signer_title="Warden",
    options=(OptionLine("Pay for them.", chosen=True), OptionLine("Leave it")),
)


def section(line: DecisionLine, heading: str) -> Section:
    return next(one for one in sections(line) if one.heading == heading)


def test_it_begins_with_what_was_decided() -> None:
    assert lead(TAKEN) == "Decided on 4 March 2026: pay for them. It has effect from 1 April 2026."


def test_an_effect_before_the_decision_is_said() -> None:
    assert lead(replace(TAKEN, effective_on=date(2026, 1, 1))).endswith("1 January 2026, before it was decided.")


def test_a_lost_vote_is_not_called_decided() -> None:
    assert lead(replace(TAKEN, state="not_carried")) == "Put to the vote on 4 March 2026 and not carried: pay for them."


def test_what_a_paper_tells_says_that_its_day_is_not_given() -> None:
    told = replace(TAKEN, source="report", decided_on=None, gaps="Much.")
    assert lead(told).endswith("The day is not given.")
    assert section(told, "Advice").paragraphs == ("The paper does not say.",)


@pytest.mark.parametrize(
    ("text", "said"),
    [("Pay for them.", "pay for them"), ("ASB grants", "ASB grants"), ("£3m more", "£3m more"), ("", "")],
)
def test_words_go_on_in_a_sentence(text: str, said: str) -> None:
    assert lowered(text) == said


def test_paragraphs_stay_apart() -> None:
    assert section(TAKEN, "What was to be decided").paragraphs == ("Whether to pay.", "And when.")


def test_advice_that_was_not_sought_says_why() -> None:
    line = replace(TAKEN, advice=(AdviceLine("risk", "The sum is small.", sought=False),))
    assert section(line, "Advice").facts == (("Risk", "Not sought: The sum is small."),)


def test_a_delegate_signs_for_the_holder() -> None:
    line = replace(TAKEN, delegate_role="Clerk", delegation="Scheme 4.2")
    assert section(line, "Who decided").facts[:2] == (
        ("Signed by", "Clerk, for the Warden"),
        ("Delegation", "Scheme 4.2"),
    )


def test_a_casting_vote_has_a_line_of_its_own() -> None:
    votes = (VoteLine("Ada", "for", moved=True), VoteLine("Ben", "against"), VoteLine("Ada", "for", casting=True))
    line = replace(TAKEN, form="voted", meeting="Board", members=3, quorum=2, votes=votes)
    assert section(line, "Who decided").rows[-1] == ("Ada", "For (casting vote)", "–")
    assert "the casting vote was given for it. It was carried." in section(line, "Who decided").paragraphs[0]


def test_money_is_said_in_pounds() -> None:
    line = replace(TAKEN, money=(MoneyLine("saving", Decimal("1200.50"), "Candles", ""),))
    assert section(line, "Money").rows == (("Saving", "Candles", "not given", "£1,200.50"),)


def test_who_withdrew_took_no_part() -> None:
    line = replace(TAKEN, interests=(InterestLine("Eve", "Sells lamps.", withdrew=True),))
    assert section(line, "Interests").facts == (("Eve", "Sells lamps. Withdrew and took no part."),)


def test_the_exempt_part_is_in_no_section() -> None:
    line = replace(TAKEN, openness="part_exempt", exempt_ground="Trade", exempt_part="Forty a lamp.")
    assert "Forty" not in str(sections(line))
    assert "on this ground: Trade" in str(section(line, "Openness and public interest").facts)
