"""The review page: a paper as it reads, its figures marked, the panel of the chosen one, and what may be decided there."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from answerable.areas.models import Area
from answerable.evidence.models import Claim, Document, Finding, Query
from answerable.evidence.queries.review import paper as drawn_paper
from answerable.evidence.queries.review_places import Near
from answerable.evidence.tests.make import asked, claim, finding, paper, waiting
from answerable.evidence.views.finding_message import line_near_words
from answerable.evidence.views.quotes import beside
from answerable.measures.models import Measure
from answerable.measures.tests.page_make import SCRIPT, client
from answerable.measures.tests.record_make import measure
from answerable.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _analyst(db: None) -> None:
    """The one who takes papers in is the first user: no other may be taken for them."""
    client()


@pytest.fixture
def read() -> Document:
    return paper()


def page(document: Document, browser: Client | None = None, **params: str | int) -> str:
    """What an analyst reads of a paper."""
    return (browser or client()).get(reverse("evidence:paper", args=[document.code]), params).text


def number(one: Claim) -> int:
    return one.position + 1


def decide(document: Document, one: Finding | Claim, browser: Client | None = None, **sent: object) -> str:
    """What follows when something is decided in the panel."""
    if isinstance(one, Finding):
        address = reverse("evidence:finding", args=[document.code, one.pk])
    else:
        address = reverse("evidence:figure", args=[document.code, number(one)])
    return (browser or client()).post(address, sent, follow=True).text


class TestThePaperAsItReads:
    def test_every_figure_is_a_link_to_what_is_known_of_it(self, read: Document) -> None:
        marks = re.findall(r'id="f(\d+)" href="\?figure=(\d+)#f(\d+)"', page(read))
        assert [int(one) for one, _, _ in marks] == list(range(1, read.claims.count() + 1))

    def test_what_was_found_is_said_at_the_figure(self, read: Document) -> None:
        assert 'class="mark-word">finding ' in page(read)

    def test_its_words_stand_in_order(self, read: Document) -> None:
        text = page(read).partition('id="review"')[2]
        assert text.index("In 2023 the control room") < text.index("Some ") < text.index("Call volumes by year")

    def test_a_table_has_heads_and_labels(self, read: Document) -> None:
        text = page(read)
        assert ('<th scope="col">Emergency calls</th>' in text, '<th scope="row">2022</th>' in text) == (True, True)

    def test_only_one_kind_is_marked_where_that_is_asked(self, read: Document) -> None:
        text = page(read, show="found")
        review = text[text.index('id="review"') :]
        assert ("m-found" in review, "m-unmatched" in review) == (True, False)

    def test_a_script_in_a_paper_shows_as_text(self) -> None:
        text = page(paper(f"{SCRIPT}\n\nIn 2023 there were 12 {SCRIPT} calls.\n"))
        assert SCRIPT not in text

    def test_a_paper_with_no_figure_says_so(self) -> None:
        assert "0 figures read, nothing left to decide on." in page(paper("No figure stands here.\n"))

    def test_a_longer_paper_asks_no_more_of_the_database(
        self, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        lines = [f"In {1900 + year} the control room of the north answered {year + 20} calls.\n" for year in range(120)]
        document = paper("\n".join(lines))
        browser = client()
        with django_assert_max_num_queries(14):
            assert document.claims.count() <= page(document, browser).count('class="mark ')


class TestThePanel:
    def test_it_stands_after_the_block_it_is_about(self, read: Document) -> None:
        text = page(read, figure=1)
        assert text.index('id="f1"') < text.index('id="panel"') < text.index("Some ")

    def test_it_says_what_was_read(self, read: Document) -> None:
        one = claim(read, "1,753")
        text = page(read, figure=number(one))
        assert (f"1,753: figure {number(one)} of" in text, "What it says" in text) == (True, True)

    def test_the_rivals_are_quoted_side_by_side(self, read: Document) -> None:
        one = finding(read, "same_figure")
        place = one.places.exclude(claim=None).order_by("position").first()
        assert place
        assert place.claim
        text = page(read, figure=number(place.claim))
        assert ("<strong>1,669</strong>" in text, "<strong>1,753</strong>" in text) == (True, True)

    def test_alone_it_is_sent_without_the_paper(self, read: Document) -> None:
        text = page(read, figure=1, part="panel")
        assert ('id="panel"' in text, "<html" in text) == (True, False)

    def test_it_leads_to_the_next_figure_and_keeps_the_marks_shown(self, read: Document) -> None:
        assert "?show=found&amp;figure=2#f2" in page(read, figure=1, show="found")

    @pytest.mark.parametrize("asked_for", [{"figure": 999}, {"finding": 99}])
    def test_a_figure_that_there_is_not_is_404(self, read: Document, asked_for: dict[str, int]) -> None:
        assert client().get(reverse("evidence:paper", args=[read.code]), asked_for).status_code == 404

    @pytest.mark.parametrize("typed", ["-1", "x", "1e9", "12345678"])
    def test_what_is_no_number_is_left_aside(self, read: Document, typed: str) -> None:
        assert 'id="panel"' not in page(read, figure=typed)


class TestDeciding:
    def test_a_measure_is_chosen_by_its_title(self, read: Document) -> None:
        measure("calls")
        one = claim(read, "1,753")
        text = decide(read, one, do="match", measure="calls", period="2023")
        one.refresh_from_db()
        assert ("Kept, and learned" in text, one.match, one.measure and one.measure.code) == (
            True,
            "confirmed",
            "calls",
        )

    def test_a_title_that_is_none_is_said_at_its_field(self, read: Document) -> None:
        assert "No measure has this title" in decide(read, claim(read, "1,753"), do="match", measure="Carls")

    def test_a_period_that_is_none_is_said_at_its_field(self, read: Document) -> None:
        assert "is not a period" in decide(read, claim(read, "1,753"), do="match", measure="x", period="soon")

    def test_a_figure_of_no_measure_is_refused(self, read: Document) -> None:
        one = claim(read, "1,753")
        decide(read, one, do="refuse")
        one.refresh_from_db()
        assert one.match == Claim.Match.REFUSED

    def test_the_author_is_asked(self, read: Document) -> None:
        text = decide(read, finding(read), do="ask", text="Which is right?")
        assert ("Query 1" in text, Query.objects.get().text) == (True, "Which is right?")

    def test_a_question_without_words_is_not_sent(self, read: Document) -> None:
        assert "Fill this in" in decide(read, finding(read), do="ask", text=" ")
        assert not Query.objects.exists()

    def test_what_is_typed_stands_when_somebody_else_was_quicker(self, read: Document) -> None:
        one = finding(read)
        asked(one)
        text = decide(read, one, do="ask", text="My own words")
        assert "already" in text

    def test_it_is_settled_with_its_reason_and_opened_again(self, read: Document) -> None:
        one = finding(read)
        assert "The table is right." in decide(read, one, do="settle", reason="The table is right.")
        decide(read, one, do="reopen")
        one.refresh_from_db()
        assert one.state == Finding.State.OPEN

    def test_a_false_alarm_no_longer_counts(self, read: Document) -> None:
        one = finding(read)
        decide(read, one, do="false_alarm", reason="Two things are counted.")
        one.refresh_from_db()
        assert one.state == Finding.State.FALSE_ALARM

    def test_it_comes_back_to_the_same_figure(self, read: Document) -> None:
        one = claim(read, "1,753")
        answer = client().post(
            reverse("evidence:figure", args=[read.code, number(one)]), {"do": "refuse", "show": "found"}
        )
        assert answer["Location"].endswith(f"?show=found&figure={number(one)}#f{number(one)}")


class TestWhoMay:
    @pytest.mark.parametrize("do", ["ask", "settle", "false_alarm", "reopen"])
    def test_a_caseworker_reads_and_does_not_decide(self, read: Document, do: str) -> None:
        browser = client(Role.CASEWORKER)
        one = finding(read)
        assert "Ask the author" not in page(read, browser, finding=1)
        answer = browser.post(
            reverse("evidence:finding", args=[read.code, one.pk]), {"do": do, "text": "x", "reason": "x"}
        )
        assert answer.status_code == 403

    def test_a_provider_sees_nothing(self, read: Document) -> None:
        assert client(Role.PROVIDER).get(reverse("evidence:paper", args=[read.code])).status_code == 403

    def test_a_force_liaison_does_not_see_papers_of_others(self, read: Document) -> None:
        browser = client(Role.FORCE_LIAISON)
        assert browser.get(reverse("evidence:paper", args=[read.code])).status_code == 404

    def test_a_finding_that_there_is_not_is_404(self, read: Document) -> None:
        address = reverse("evidence:finding", args=[read.code, 9999])
        assert client().post(address, {"do": "settle", "reason": "x"}).status_code == 404


def test_a_paper_that_waits_shows_how_far_it_is() -> None:
    text = page(waiting())
    assert ("It waits for its turn" in text, '<noscript><meta http-equiv="refresh"' in text) == (True, True)


def test_what_the_one_quote_has_and_the_other_not_is_marked() -> None:
    shown = beside("Some 12 calls came in 2023.", "Some 13 calls came in 2023.", "12")
    assert shown == 'Some <mark class="differs"><strong>12</strong></mark> calls came in 2023.'


def test_quotes_that_have_little_in_common_are_left_plain() -> None:
    assert beside("Some 12 calls.", "Nobody said a word about it all.", "12") == "Some <strong>12</strong> calls."


def test_measures_that_hold_the_very_value_are_confirmed_at_once() -> None:
    measure("calls")
    document = paper("In 2023 there were 1,753 calls.\n")
    Claim.objects.filter(document=document).update(
        match="suggested", standing="agrees", measure=Measure.objects.get(), area=Area.objects.get()
    )
    text = client().post(reverse("evidence:confirm-agreeing", args=[document.code]), follow=True).text
    assert ("1 measure confirmed" in text, document.claims.get().match) == (True, "confirmed")


def test_a_place_of_a_word_paper_is_the_paragraph_with_its_heading_and_printed_number() -> None:
    told = line_near_words(Document(form="docx"), 27, Near("3.2", "Complaints"))
    assert told == "paragraph 27 (printed 3.2), under “Complaints”"


def test_a_row_of_a_table_is_told_with_the_table() -> None:
    assert line_near_words(Document(form="pdf"), 9, Near(table="Calls")) == "paragraph 9, in the table “Calls”"


def test_every_figure_of_one_passage_stands_out_in_it() -> None:
    assert beside("From 12 to 112.", "", "12", "112") == "From <strong>12</strong> to <strong>112</strong>."


def test_one_comes_to_each_finding_once() -> None:
    read = drawn_paper(paper())
    begun = [mark.number for mark in read.every_mark if mark.begins]
    assert begun == sorted({one.figure for one in read.found if one.waits and one.figure})
