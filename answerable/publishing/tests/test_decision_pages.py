"""Decisions reach the public with a release, once they were taken, and what is exempt never does."""

from datetime import date
from decimal import Decimal

import pytest

from answerable.decisions.intake.lines import MoneyLine
from answerable.decisions.operations.parts import Openness, Part, Reasons, Serves
from answerable.decisions.tests import make as decisions
from answerable.plans.models import Objective
from answerable.publishing import operations
from answerable.publishing.models import FrozenCopy, ReleasedPage
from answerable.publishing.tests import make
from answerable.publishing.tests.make import NOON, PUBLISHER, page
from answerable.publishing.tests.reading import words

pytestmark = pytest.mark.django_db
SECRET = "The price is 40 a lamp."
FIRST = "decisions/2026-001.html"


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()
    decisions.office()


def release() -> None:
    operations.release(note="Decisions.", by=PUBLISHER, at=NOON)


def taken(*parts: Part) -> None:
    decisions.taken("Lamps for the quay", decisions.DAY, *parts)


def test_before_the_first_the_list_says_so() -> None:
    release()
    assert "No decision with a number is recorded here yet." in words("decisions/index.html")


def test_a_taken_decision_has_its_page() -> None:
    taken()
    release()
    said = words(FIRST)
    assert "Decided on 4 March 2026: pay for them. It has effect from 1 April 2026." in said
    assert "None to declare" in said
    assert "Leave it dark" in said


def test_a_draft_stays_in_the_office() -> None:
    decisions.ready(title="Not yet")
    release()
    assert not FrozenCopy.objects.filter(data__icontains="Not yet").exists()


def test_the_exempt_part_is_in_no_copy_and_on_no_page() -> None:
    taken(Openness("part_exempt", "Trade secrets", SECRET))
    release()
    assert "A part is kept back, on this ground: Trade secrets" in words(FIRST)
    for copy in FrozenCopy.objects.all():
        assert "price is 40" not in str(copy.data)
        assert "user:" not in str(copy.data)


def test_a_vote_is_shown_with_each_member_and_its_working() -> None:
    decisions.take(decisions.voted("ffaao", casting="against"))
    release()
    said = words(FIRST)
    assert "Put to the vote on 4 March 2026 and not carried" in said
    assert "the casting vote was given against it" in said


def test_a_revoked_decision_says_so_and_leads_on() -> None:
    taken()
    decisions.taken("Dark again", decisions.DAY, Reasons("Too bright.", date(2026, 5, 1), revokes="2026/001"))
    release()
    assert 'href="../decisions/2026-002.html">Revoked by 2026/002 Dark again</a>' in page(FIRST)


def test_it_stands_on_the_page_of_its_objective() -> None:
    served = Objective.objects.get(code="1.1")
    taken(Serves((served.pk,), (MoneyLine("spending", Decimal("1200.50"), "Lamps", "2026/27"),)))
    release()
    assert "2026/001 Lamps for the quay" in words("plan/2021-25/objective-1.1.html")
    assert "£1,200.50" in words(FIRST)
    assert "1.1 Objective 1.1" in words(FIRST)


def test_what_a_paper_tells_says_what_is_missing() -> None:
    decisions.load(decisions.told_by_a_paper("second"))
    release()
    said = words("decisions/older-lamps.html")
    assert "The paper gives no day, no options and no advice." in said
    assert "line 12 of the text" in said
    assert "Decisions that papers tell of" in words("decisions/index.html")


def test_the_front_page_and_the_search_know_it() -> None:
    taken()
    release()
    assert "2026/001 Lamps for the quay" in words("index.html")
    assert "Lamps for the quay" in words("search.html", q="quay")


def test_many_decisions_have_a_page_for_each_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("answerable.publishing.queries.decisions.MOST", 1)
    decisions.taken("Older", date(2025, 12, 1))
    taken()
    release()
    assert "Older" not in words("decisions/index.html")
    assert 'href="../decisions/year-2025.html">2025</a>' in page("decisions/index.html")
    assert "Decisions of 2025" in words("decisions/year-2025.html")
    assert "Older" in words("decisions/year-2025.html")


def test_a_release_keeps_what_it_said() -> None:
    taken()
    release()
    before = page(FIRST)
    decisions.taken("Another")
    assert page(FIRST) == before
    assert not ReleasedPage.objects.filter(path="decisions/2026-002.html").exists()
