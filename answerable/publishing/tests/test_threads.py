"""The chain of an objective in public: what hangs on it, in numbers that lead to their place, and what is missing."""

import re
from datetime import date

import pytest

from answerable.publishing.pages.parts import Mark, Ref
from answerable.publishing.pages.threads import Kept, Looked
from answerable.publishing.shown.rendering import Frame
from answerable.publishing.shown.threads import challenges, meetings, promises
from answerable.publishing.tests.make import page
from answerable.publishing.tests.reading import words

FRAME = Frame("Northmoor", date(2024, 3, 21), "plan/2021-25/objective-1.1.html")
BOARD = Ref("Performance board: Calls", "meetings/board.html")


def looked(*, ahead: bool = False, month_only: bool = False) -> Looked:
    return Looked(BOARD, date(2024, 3, 1), month_only, "Waiting", ahead, None if ahead else Mark("Assured", "circle"))


@pytest.mark.usefixtures("released")
def test_every_link_of_the_chain_has_its_place() -> None:
    shown = page("plan/2021-25/objective-1.1.html")
    chain = re.findall(r'<li><a href="#([a-z]+)">', shown)
    assert "figures" in chain
    assert all(f'id="{place}"' in shown for place in chain)


@pytest.mark.usefixtures("released")
def test_what_the_chain_has_nothing_of_is_said() -> None:
    assert "No meeting, judgement or promise is on record for it." in words("plan/2021-25/objective-1.1.html")


def test_a_meeting_that_was_held_has_how_its_item_was_judged() -> None:
    (step,) = meetings((looked(),), FRAME)
    assert (step.link.href, step.words) == ("../../meetings/board.html", "Looked at on 1 March 2024: Waiting")
    assert step.tag
    assert step.tag.text == "Assured"


def test_of_a_meeting_to_come_the_month_may_be_all_that_is_known() -> None:
    (step,) = meetings((looked(ahead=True, month_only=True),), FRAME)
    assert (step.words, step.tag) == ("To be looked at in March 2024: Waiting", None)


def test_a_promise_that_is_late_says_so() -> None:
    (step,) = promises((Kept(BOARD, "Open", date(2024, 3, 1), late=True),), FRAME)
    assert step.tag
    assert (step.tag.text, step.words) == ("Open, late", "due 1 March 2024")


def test_a_challenge_says_when_it_was_raised() -> None:
    (step,) = challenges((Kept(BOARD, "Settled", date(2024, 3, 1), late=False),), FRAME)
    assert step.words == "raised 1 March 2024"
