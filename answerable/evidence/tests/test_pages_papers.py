"""Papers: the list, sending one in, its file, its letter and what its author sees; with who may and who may not."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from answerable.evidence.models import Correction, Document, Exclusion, Finding, Place, Query
from answerable.evidence.operations import corrections, findings
from answerable.evidence.operations.documents import take_in
from answerable.evidence.tests.make import (
    ANALYST,
    CORRECTED,
    MARCH_2024,
    NOON,
    PAPER,
    asked,
    claim,
    finding,
    paper,
    read,
    waiting,
)
from answerable.evidence.views.finding_message import message_of
from answerable.measures.models import Observation
from answerable.measures.tests.page_make import client
from answerable.measures.tests.record_make import measure
from answerable.people.models import User
from answerable.people.roles import Role
from answerable.people.tests import make

pytestmark = pytest.mark.django_db


def get(name: str, *args: object, browser: Client | None = None) -> str:
    """A page as an analyst reads it."""
    return (browser or client()).get(reverse(f"evidence:{name}", args=args)).text


def sends(browser: Client, content: bytes = PAPER.encode(), name: str = "calls.txt", **more: str) -> str:
    """What follows when a paper is sent in."""
    sent = {"file": SimpleUploadedFile(name, content), **more}
    return browser.post(reverse("evidence:send"), sent, follow=True).text


@pytest.fixture(autouse=True)
def _analyst(db: None) -> None:
    """The one who takes papers in is the first user: no other may be taken for them."""
    client()


@pytest.fixture
def liaison() -> User:
    return make.user(Role.FORCE_LIAISON)


@pytest.fixture
def theirs(liaison: User) -> Document:
    """A paper that the force sent in."""
    sent = take_in(filename="ours.txt", content=PAPER.encode(), published=MARCH_2024, by=liaison.actor, at=NOON)
    return read(sent)


class TestSendingOneIn:
    def test_it_is_kept_with_what_is_said_of_it(self) -> None:
        sends(client(), title="Calls in 2023", published="2024-03-21", author_role="performance manager")
        kept = Document.objects.get()
        assert (kept.title, kept.published, kept.author_role) == (
            "Calls in 2023",
            date(2024, 3, 21),
            "performance manager",
        )

    def test_the_same_file_again_is_the_same_paper(self) -> None:
        browser = client()
        sends(browser)
        assert "is here already" in sends(browser)
        assert Document.objects.count() == 1

    def test_an_empty_file_is_refused_in_words(self) -> None:
        assert "This file is empty" in sends(client(), b"")

    def test_a_new_version_follows_the_last(self) -> None:
        first = paper()
        sends(client(), CORRECTED.encode(), "calls-2.txt", earlier=str(first.pk))
        assert Document.objects.get(earlier=first).version == 2

    def test_what_cannot_be_read_says_why_and_its_file_is_kept(self) -> None:
        kept = read(waiting("\x00\x01\x02\x03" * 100, filename="scan.txt"))
        browser = client()
        text = get("paper", kept.code, browser=browser)
        assert ("This file cannot be read" in text, "Send another form of it" in text) == (True, True)
        assert b"".join(browser.get(reverse("evidence:file", args=[kept.code]))) == b"\x00\x01\x02\x03" * 100

    def test_a_force_liaison_is_not_told_what_others_sent(self) -> None:
        paper(PAPER)
        text = sends(client(Role.FORCE_LIAISON), PAPER.encode())
        assert "somebody else has sent it in" in text

    def test_a_publisher_does_not_send(self) -> None:
        assert client(Role.PUBLISHER).get(reverse("evidence:send")).status_code == 403


class TestReadingAgain:
    def test_it_waits_for_the_reader(self) -> None:
        document = paper()
        text = client().post(reverse("evidence:read-again", args=[document.code]), follow=True).text
        assert "It waits for its turn" in text or "figures read" in text

    def test_a_link_does_not_do_it(self) -> None:
        assert client().get(reverse("evidence:read-again", args=[paper().code])).status_code == 405


class TestWhatIsSaidOfIt:
    def test_it_is_put_right(self) -> None:
        document = paper()
        sent = {
            "title": "Calls",
            "published": "2024-03-22",
            "author": "The force",
            "author_role": "performance manager",
        }
        assert "Kept." in client().post(reverse("evidence:about", args=[document.code]), sent, follow=True).text
        document.refresh_from_db()
        assert (document.title, document.published) == ("Calls", date(2024, 3, 22))

    def test_a_publisher_reads_it_and_changes_nothing(self) -> None:
        address = reverse("evidence:about", args=[paper().code])
        publisher = client(Role.PUBLISHER)
        assert (publisher.get(address).status_code, publisher.post(address, {"title": "x"}).status_code) == (200, 403)


class TestTheList:
    def test_it_says_what_waits(self) -> None:
        document = paper()
        number = document.findings.count()
        assert f"{number} findings to decide on" in get("papers")

    def test_it_is_searched_and_narrowed(self) -> None:
        paper()
        text = client().get(reverse("evidence:papers"), {"q": "nothing like it"}).text
        assert "Nothing matches" in text

    def test_more_papers_ask_no_more_of_the_database(
        self, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for year in range(5):
            paper(f"In {2010 + year} there were {year + 11} calls.\n", filename=f"p{year}.txt")
        browser = client()
        with django_assert_max_num_queries(10):
            browser.get(reverse("evidence:papers"))

    def test_a_force_liaison_sees_only_their_own(self, theirs: Document, liaison: User) -> None:
        paper(CORRECTED, filename="of-the-office.txt")
        text = get("papers", browser=make.client(liaison))
        assert (theirs.title in text, "Of the office" in text, "All findings" in text) == (True, False, False)


class TestTheAuthor:
    def test_they_read_what_is_asked_and_not_what_was_found(self, theirs: Document, liaison: User) -> None:
        asked(finding(theirs), "Which of the two is right?")
        other = theirs.findings.order_by("-pk")[0]
        text = get("paper", theirs.code, browser=make.client(liaison))
        assert ("Which of the two is right?" in text, other.message in text) == (True, False)

    def test_they_answer(self, theirs: Document, liaison: User) -> None:
        query = asked(finding(theirs))
        sent = {"answer": "explained", "text": "Two things.", "answered_for": "performance manager"}
        make.client(liaison).post(reverse("evidence:query", args=[theirs.code, query.number]), sent)
        query.refresh_from_db()
        assert (query.answer, query.answered_by) == ("explained", liaison.reference)

    def test_an_explanation_needs_its_words(self, theirs: Document, liaison: User) -> None:
        query = asked(finding(theirs))
        sent = {"answer": "explained", "text": "", "answered_for": "performance manager"}
        text = make.client(liaison).post(reverse("evidence:query", args=[theirs.code, query.number]), sent).text
        assert "Write what the author answered" in text

    @pytest.mark.parametrize("name", ["about", "letter", "paper-findings", "ask-several", "changes"])
    def test_the_office_s_pages_of_it_are_not_theirs(self, theirs: Document, liaison: User, name: str) -> None:
        assert make.client(liaison).get(reverse(f"evidence:{name}", args=[theirs.code])).status_code == 403

    def test_today_leads_them_to_the_question(self, theirs: Document, liaison: User) -> None:
        asked(finding(theirs))
        assert "Questions about your papers (1)" in make.client(liaison).get(reverse("today")).text


class TestToday:
    def test_it_leads_an_analyst_to_what_was_found_and_what_waits(self) -> None:
        document = paper()
        asked(finding(document))
        text = client().get(reverse("today")).text
        assert (f"{document.title}: " in text, "Queries without an answer (1)" in text) == (True, True)

    def test_it_leads_a_publisher_to_the_corrections(self) -> None:
        settled = findings.settle(finding(paper()), reason="So it is.", by=ANALYST, at=NOON)
        corrections.write(settled, printed="27.6%", right="28%", by=ANALYST, at=NOON)
        assert "Corrections to pass (1)" in client(Role.PUBLISHER).get(reverse("today")).text

    def test_it_names_what_cannot_be_read(self) -> None:
        kept = read(waiting("\x00\x01\x02\x03" * 100, filename="scan.txt"))
        assert f"{kept.title}: cannot be read" in client().get(reverse("today")).text


class TestAskingSeveral:
    def test_those_ticked_are_asked_in_their_words(self) -> None:
        document = paper()
        first = finding(document)
        sent = {f"ask-{first.pk}": "on", f"text-{first.pk}": "How many?"}
        client().post(reverse("evidence:ask-several", args=[document.code]), sent)
        assert [one.text for one in Query.objects.all()] == ["How many?"]

    def test_with_none_ticked_it_says_so(self) -> None:
        document = paper()
        text = client().post(reverse("evidence:ask-several", args=[document.code]), {}).text
        assert "Tick at least one finding" in text

    def test_a_caseworker_does_not_ask(self) -> None:
        document = paper()
        assert client(Role.CASEWORKER).get(reverse("evidence:ask-several", args=[document.code])).status_code == 403


class TestTheLetter:
    def test_it_has_every_query_that_waits(self) -> None:
        document = paper()
        asked(finding(document), "Which of the two is right?")
        text = get("letter", document.code)
        assert ("Question 1" in text, "Which of the two is right?" in text) == (True, True)

    def test_it_comes_as_docx(self) -> None:
        document = paper()
        asked(finding(document))
        answer = client().get(reverse("evidence:letter-docx", args=[document.code]), {"reply_by": "2024-12-01"})
        assert (answer.content[:2], answer["Content-Disposition"].endswith('.docx"')) == (b"PK", True)

    def test_an_impossible_day_is_left_for_the_usual_one(self) -> None:
        document = paper()
        asked(finding(document))
        assert client().get(reverse("evidence:letter", args=[document.code]), {"reply_by": "soon"}).status_code == 200


class TestLists:
    def test_findings_are_told_with_their_paper(self) -> None:
        document = paper()
        text = get("findings")
        assert (document.title in text, "Ask about several at once" in text) == (True, True)

    def test_they_are_sorted_by_how_grave_they_are_and_not_by_the_alphabet(self) -> None:
        paper()
        rows = client().get(reverse("evidence:findings"), {"sort": "grave"}).context["table"].rows
        grave = [cell.text for row in rows for cell in row if cell.text in {"High", "Medium", "Low"}]
        assert grave == sorted(grave, key=["High", "Medium", "Low"].index)

    def test_queries_say_how_long_they_wait(self) -> None:
        asked(finding(paper()))
        assert "Waiting" in get("queries")

    def test_an_exclusion_is_lifted(self) -> None:
        document = paper()
        taught = findings.false_alarm(finding(document), reason="Two things.", by=ANALYST, at=NOON)
        assert taught
        client().post(reverse("evidence:lift", args=[taught.pk]))
        assert Exclusion.objects.get().lifted_at


class TestCorrections:
    @pytest.fixture
    def settled(self) -> Finding:
        return findings.settle(finding(paper()), reason="The table is right.", by=ANALYST, at=NOON)

    def test_it_is_written_and_shown_as_it_will_read(self, settled: Finding) -> None:
        address = reverse("evidence:correction", args=[settled.document.code, settled.pk])
        text = client().post(address, {"printed": "27.6%", "right": "27.96%"}, follow=True).text
        assert ("How it will read" in text, "Written, not passed" in text) == (True, True)

    def test_a_citation_that_finds_no_figure_is_refused_with_its_reason(self, settled: Finding) -> None:
        address = reverse("evidence:correction", args=[settled.document.code, settled.pk])
        text = client().post(address, {"printed": "27.6%", "right": "{no-such 2023}"}).text
        assert ("There is a problem" in text, Correction.objects.exists()) == (True, False)

    def test_a_publisher_passes_it_and_takes_it_back(self, settled: Finding) -> None:
        one = corrections.write(settled, printed="27.6%", right="28%", by=ANALYST, at=NOON)
        publisher, address = client(Role.PUBLISHER), reverse("evidence:passing", args=[one.pk])
        publisher.post(address, {"do": "pass"})
        assert Correction.objects.get().passed_at
        publisher.post(address, {"do": "withdraw"})
        assert not Correction.objects.get().passed_at

    def test_who_wrote_it_does_not_pass_it(self, settled: Finding) -> None:
        one = corrections.write(settled, printed="27.6%", right="28%", by=ANALYST, at=NOON)
        assert client().post(reverse("evidence:passing", args=[one.pk]), {"do": "pass"}).status_code == 403


class TestVersions:
    @pytest.fixture
    def second(self) -> Document:
        first = paper()
        asked(finding(first, "stated"))
        return paper(CORRECTED, filename="calls-2.txt", earlier=first)

    def test_it_says_what_changed_and_what_it_settles(self, second: Document) -> None:
        text = get("changes", second.code)
        assert ("No longer found" in text, "query 1" in text) == (True, True)

    def test_one_button_settles_what_is_gone(self, second: Document) -> None:
        client().post(reverse("evidence:changes", args=[second.code]))
        assert Query.objects.get().settled_by_version == second

    def test_it_settles_a_question_about_a_figure_that_is_another_now(self) -> None:
        first = paper()
        findings.ask_about(claim(first, "1,950"), text="Is this the sum?", by=ANALYST, at=NOON)
        second = paper(CORRECTED, filename="calls-2.txt", earlier=first)
        text = client().post(reverse("evidence:changes", args=[second.code]), follow=True).text
        assert ("1 query about single figures" in text, Query.objects.get().settled_by_version) == (True, second)

    def test_settling_twice_says_that_nothing_was_left(self, second: Document) -> None:
        address, browser = reverse("evidence:changes", args=[second.code]), client()
        browser.post(address)
        assert "Nothing was left to be settled" in browser.post(address, follow=True).text

    def test_a_first_version_has_nothing_before_it(self) -> None:
        assert client().get(reverse("evidence:changes", args=[paper().code])).status_code == 404


class TestTakingATable:
    def table(self, document: Document) -> str:
        block = document.blocks.get(kind="table")
        return reverse("evidence:table", args=[document.code, block.position])

    def test_what_it_would_do_is_shown_before(self) -> None:
        measure("calls")
        document = paper()
        browser, address = client(), self.table(document)
        assert "Nothing has been written yet" in browser.get(address).text or "None of its" in browser.get(address).text
        assert not Observation.objects.exists()

    def test_a_measure_for_one_column_takes_its_figures_in(self) -> None:
        measure("calls")
        document = paper()
        browser, address = client(), self.table(document)
        column = document.claims.filter(printed="1,370", row__isnull=False)[0].column
        sent = {
            f"column-{column}-measure": "calls",
            "whole-area": "E23000018",
            "row-1-period": "2022",
            "row-2-period": "2023",
        }
        looked = browser.post(address, {**sent, "do": "look"})
        text = browser.post(address, {**sent, "do": "accept", "shown": looked.context["digest"]}, follow=True).text
        assert ("Taken into the record: 2 figures" in text, Observation.objects.count()) == (True, 2)

    def test_a_caseworker_does_not(self) -> None:
        assert client(Role.CASEWORKER).post(self.table(paper()), {"do": "accept"}).status_code == 403

    def test_a_block_that_is_no_table_is_404(self) -> None:
        document = paper()
        assert client().get(reverse("evidence:table", args=[document.code, 0])).status_code == 404


def test_another_paper_is_called_by_its_title_and_its_blocks_paragraphs() -> None:
    own, other = (
        Document(pk=1, code="calls", form="docx", title="Calls"),
        Document(pk=2, code="calls-v2", title="Calls again"),
    )
    one = Finding(document=own, message="Told differently: 12 (calls, line 3) and 13 (calls-v2, line 4).")
    told = message_of(one, [Place(document=own), Place(document=other)])
    assert told == "Told differently: 12 (this paper, paragraph 3) and 13 (“Calls again”, line 4)."
