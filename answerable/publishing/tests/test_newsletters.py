"""A newsletter from the releases of a month to those who asked for it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from answerable.kit.models import AuditEntry, OutboxMessage
from answerable.publishing.models import Newsletter, PreElectionPeriod, ReleasedPage, Sending
from answerable.publishing.operations import newsletter_sending as sending
from answerable.publishing.operations import newsletters, subscribers
from answerable.publishing.operations.newsletter_refusals import (
    ElectionNear,
    NewsletterRefused,
    NotADraft,
    NothingToTell,
    NotPublic,
    SavedMeanwhile,
    SecondPerson,
    SentAlready,
)
from answerable.publishing.operations.newsletter_sending import Exempt
from answerable.publishing.operations.newsletters import Edited, sections_of
from answerable.publishing.queries import news_draft
from answerable.publishing.queries.newsletters import sent
from answerable.publishing.queries.subscriber_secrets import leave_secret
from answerable.publishing.tests import make
from answerable.publishing.tests import news_make as news

pytestmark = pytest.mark.django_db
LATER = news.NOON + timedelta(hours=1)
DAY = date(2024, 11, 8)


def send(row: Newsletter, exception: Exempt = sending.NO_EXCEPTION, on: date = DAY) -> Newsletter:
    """As the publisher does; what is done on commit is done by `send_on` below."""
    return sending.send(
        row.pk, edition=row.edition, site=news.SITE, on=on, exception=exception, by=news.PUBLISHER, at=LATER
    )


def send_on(row: Newsletter) -> int:
    return sending.send_on(row, site=news.SITE, at=LATER)


class TestDraft:
    def test_it_tells_of_the_new_figures(self) -> None:
        items = {one.text: one for part in sections_of(news.drafted()) for one in part.items}
        assert items["Calls received"].path == "measures/calls.html"
        assert items["Calls received"].words.startswith("166,288 for 2022/23.")

    def test_what_an_earlier_release_told_is_not_told_again(self) -> None:
        make.office()
        make.release()
        make.record(make.told("2023/24", "170000", line=40))
        make.release("More calls.")
        month = news_draft.months()[0]
        told = [one.words for part in news_draft.drafted(month) for one in part.facts if one.text == "Calls received"]
        assert told[0].startswith("170,000 for 2023/24.")

    def test_a_month_has_one(self) -> None:
        news.drafted()
        with pytest.raises(NothingToTell, match="there already"):
            newsletters.draft(news.MONTH, by=news.PUBLISHER, at=news.NOON)

    def test_a_month_without_a_release_has_none(self) -> None:
        make.office()
        with pytest.raises(NothingToTell, match="release first"):
            newsletters.draft(news.MONTH, by=news.PUBLISHER, at=news.NOON)

    def test_what_was_released_since_is_taken_in_and_what_was_edited_stays(self) -> None:
        row = news.drafted()
        edited = Edited("Spring", "Hello.", sections_of(row))
        row = newsletters.edit(row.pk, edited, edition=row.edition, by=news.PUBLISHER, at=news.NOON)
        make.record(make.told("2024", "7", measure="drones", line=41))
        make.release("Drones.")
        assert newsletters.take_in(row.pk, edition=row.edition, by=news.PUBLISHER, at=news.NOON) == 1
        row.refresh_from_db()
        assert row.title == "Spring"
        assert "Drones held" in {one.text for part in sections_of(row) for one in part.items}


class TestEditing:
    def test_an_item_keeps_its_link(self) -> None:
        row = news.drafted()
        part, *rest = sections_of(row)
        other = replace(part, items=(replace(part.items[0], path="elsewhere.html"), *part.items[1:]))
        with pytest.raises(SavedMeanwhile):
            newsletters.edit(
                row.pk, Edited("T", "", (other, *rest)), edition=row.edition, by=news.PUBLISHER, at=news.NOON
            )

    def test_an_older_edition_is_refused(self) -> None:
        row = news.drafted()
        edited = Edited("T", "", sections_of(row))
        newsletters.edit(row.pk, edited, edition=row.edition, by=news.PUBLISHER, at=news.NOON)
        with pytest.raises(SavedMeanwhile):
            newsletters.edit(row.pk, edited, edition=row.edition, by=news.PUBLISHER, at=news.NOON)

    def test_who_edited_does_not_approve(self) -> None:
        row = news.drafted()
        with pytest.raises(SecondPerson):
            newsletters.approve(row.pk, edition=row.edition, by=news.PUBLISHER, at=news.NOON)

    def test_the_database_refuses_it_too(self) -> None:
        row = news.approved()
        with pytest.raises(IntegrityError), transaction.atomic():
            Newsletter.objects.filter(pk=row.pk).update(approved_by=row.edited_by)

    def test_an_approved_one_is_opened_again_before_it_is_changed(self) -> None:
        row = news.approved()
        with pytest.raises(NotADraft):
            newsletters.edit(
                row.pk, Edited("T", "", sections_of(row)), edition=row.edition, by=news.PUBLISHER, at=news.NOON
            )
        row = newsletters.reopen(row.pk, edition=row.edition, by=news.PUBLISHER, at=news.NOON)
        assert (row.state, row.approved_by) == ("draft", "")

    def test_once_its_page_is_public_it_is_not_opened_again(self) -> None:
        row = news.released()
        with pytest.raises(SentAlready):
            newsletters.reopen(row.pk, edition=row.edition, by=news.PUBLISHER, at=news.NOON)

    def test_a_draft_can_be_thrown_away(self) -> None:
        row = news.drafted()
        newsletters.drop(row.pk, edition=row.edition, by=news.PUBLISHER, at=news.NOON)
        assert news_draft.months() == [news.MONTH]


class TestPage:
    def test_a_draft_has_none(self) -> None:
        news.drafted()
        make.record(make.told("2024", "7", measure="drones", line=41))
        make.release("Drones.")
        assert not ReleasedPage.objects.filter(path="news/2024-03.html").exists()

    def test_an_approved_one_is_a_page_of_the_next_release(self) -> None:
        news.released()
        page = make.page("news/2024-03.html")
        assert '<a href="../measures/calls.html">Calls received</a>' in page
        assert "Newsletter of March 2024" in make.page("news/index.html")

    def test_what_is_left_out_is_not_on_it(self) -> None:
        row = news.drafted()
        sections = tuple(
            replace(part, items=tuple(replace(one, left_out=one.text == "Calls received") for one in part.items))
            for part in sections_of(row)
        )
        row = newsletters.edit(
            row.pk, Edited("Spring", "", sections), edition=row.edition, by=news.PUBLISHER, at=news.NOON
        )
        newsletters.approve(row.pk, edition=row.edition, by=news.HOLDER, at=news.NOON)
        make.release("The newsletter.")
        assert "Calls received" not in make.page("news/2024-03.html")


class TestSending:
    def test_a_draft_is_not_sent(self) -> None:
        with pytest.raises(NewsletterRefused, match="draft"):
            send(news.drafted())

    def test_it_is_not_sent_before_its_page_is_public(self) -> None:
        with pytest.raises(NotPublic, match="release"):
            send(news.approved())

    def test_near_an_election_it_needs_a_reason_and_a_name(self) -> None:
        row = news.released()
        PreElectionPeriod.objects.create(election="The election", start=DAY, end=DAY, set_by="user:9", set_at=news.NOON)
        with pytest.raises(ElectionNear, match="The election"):
            send(row, Exempt("It is urgent."))
        send(row, Exempt("It is urgent.", "The chief executive"))
        assert AuditEntry.objects.get(action="newsletter.sent").after["named"] == "The chief executive"

    def test_each_reader_gets_it_once_however_often_it_is_taken_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sending, "BATCH", 2)
        row = news.released()
        for number in range(5):
            news.subscribed(f"reader-{number}@example.org")
        row = send(row)
        assert (send_on(row), send_on(row)) == (5, 0)
        assert OutboxMessage.objects.filter(subject=row.title).count() == 5
        assert (sent(row).done, sent(row).left) == (5, 0)

    def test_a_sending_that_broke_off_goes_on_with_the_others(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sending, "BATCH", 2)
        row = news.released()
        for number in range(5):
            news.subscribed(f"reader-{number}@example.org")
        row = send(row)
        sending._batch(row, news.SITE, LATER)
        assert send_on(row) == 3
        assert Sending.objects.count() == 5

    def test_a_second_sending_is_refused(self) -> None:
        row = send(news.released())
        with pytest.raises(SentAlready):
            send(row)

    def test_who_confirmed_after_it_began_gets_the_next_one(self) -> None:
        row = news.released()
        send(row)
        news.subscribed(at=LATER + timedelta(minutes=5))
        assert send_on(Newsletter.objects.get()) == 0

    def test_who_has_not_confirmed_gets_nothing(self) -> None:
        row = news.released()
        subscribers.ask("other@example.org", place="x", at=news.NOON, address=lambda path: path)
        assert send_on(send(row)) == 0

    def test_the_mail_has_whole_links_and_the_way_out(self) -> None:
        row = news.released()
        reader = news.subscribed()
        send_on(send(row))
        mail = OutboxMessage.objects.get(subject=row.title)
        way_out = f"{news.SITE}news/leave/{leave_secret(reader)}/"
        assert f"{news.SITE}measures/calls.html" in mail.text
        assert f"To leave, with one click: {way_out}" in mail.text
        assert mail.headers["List-Unsubscribe"] == f"<{way_out}>"
        assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    def test_without_https_no_one_click_is_promised(self) -> None:
        assert "List-Unsubscribe-Post" not in subscribers.leave_headers("http://localhost:8000/news/leave/x/")
