"""The feeds, as feed readers take them and as RFC 4287 wants them."""

import re
from datetime import timedelta
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest
from django.test import override_settings

from answerable.publishing import operations
from answerable.publishing.making.all import site_of
from answerable.publishing.making.feeds import make as made
from answerable.publishing.making.feeds_kinds import ALL, FEEDS, RELEASES
from answerable.publishing.models import FrozenCopy, Release, ReleasedPage
from answerable.publishing.queries.released import latest
from answerable.publishing.tests import make
from answerable.publishing.tests import news_make as news

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
CODES = [one.code for one in (ALL, *FEEDS, RELEASES)]
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
LATER = make.NOON + timedelta(days=30)


def feeds() -> dict[str, bytes]:
    """The bytes of every feed of the last release."""
    release = latest()
    assert release
    return {one.path: one.make() for one in made(site_of(release)) if one.path.endswith(".atom")}


def parsed(code: str) -> feedparser.FeedParserDict:
    return feedparser.parse(feeds()[f"feeds/{code}.atom"])


def released_again() -> Release:
    make.record(make.told("2023/24", "170000", line=40))
    return operations.release(note="More calls.", by=make.PUBLISHER, at=LATER)


@pytest.mark.usefixtures("released")
class TestEveryFeed:
    def test_a_feed_reader_reads_each_of_them(self) -> None:
        found = {path: feedparser.parse(content) for path, content in feeds().items()}
        assert set(found) == {f"feeds/{code}.atom" for code in CODES}
        assert {path: one.get("bozo_exception") for path, one in found.items() if one.bozo} == {}
        assert {one.version for one in found.values()} == {"atom10"}

    def test_each_has_what_the_standard_requires(self) -> None:
        for path, content in feeds().items():
            faults_ = faults(ET.fromstring(content))  # noqa: S314 - our own
            assert faults_ == [], path

    def test_names_are_unique_within_a_feed(self) -> None:
        for path, content in feeds().items():
            names = [one.id for one in feedparser.parse(content).entries]
            assert len(names) == len(set(names)), path

    def test_the_same_release_makes_the_same_bytes(self) -> None:
        assert feeds() == feeds()

    def test_an_entry_leads_to_a_page_that_is_there(self) -> None:
        there = set(ReleasedPage.objects.values_list("path", flat=True)) | {"changes.html"}
        for one in parsed("all").entries:
            assert one.link.removeprefix("../").partition("#")[0] in there

    @override_settings(PUBLIC_ADDRESS="https://northmoor.example/")
    def test_addresses_are_whole_where_the_site_knows_its_own(self) -> None:
        found = parsed("measures")
        assert found.entries[0].link.startswith("https://northmoor.example/measures/")
        assert {one.href for one in found.feed.links if one.rel == "self"} == {
            "https://northmoor.example/feeds/measures.atom"
        }


def faults(feed: ET.Element) -> list[str]:
    """What RFC 4287 requires of a feed and its entries (4.1.1, 4.1.2, 4.2) and is not there."""
    found = [f"the feed: {one}" for one in _once(feed, "id", "title", "updated")]
    if feed.find(f"{ATOM}author/{ATOM}name") is None:
        found.append("the feed has no author")
    if not feed.findall(f"{ATOM}link[@rel='self']"):
        found.append("the feed does not say where it is")
    for entry in feed.findall(f"{ATOM}entry"):
        found += _once(entry, "id", "title", "updated")
        if not entry.findall(f"{ATOM}link[@rel='alternate']"):
            found.append("an entry without content leads nowhere")
    moments = [one.text or "" for tag in ("updated", "published") for one in feed.iter(f"{ATOM}{tag}")]
    found += [f"{one} is no moment" for one in moments if not MOMENT.fullmatch(one)]
    return found + [
        f"{one.text} is no name" for one in feed.iter(f"{ATOM}id") if not (one.text or "").startswith("urn:uuid:")
    ]


def _once(under: ET.Element, *tags: str) -> list[str]:
    counts = {tag: [one for one in under.findall(f"{ATOM}{tag}") if one.text] for tag in tags}
    return [f"{len(found)} of {tag}" for tag, found in counts.items() if len(found) != 1]


@pytest.mark.usefixtures("released")
class TestMoments:
    def test_an_entry_keeps_its_name_and_its_first_day(self) -> None:
        before = {one.id: one.published for one in parsed("measures").entries}
        released_again()
        assert {one.id: one.published for one in parsed("measures").entries} == before

    def test_what_changed_is_first_and_says_when(self) -> None:
        released_again()
        first, *others = parsed("measures").entries
        assert (first.title, first.updated) == ("Calls received", "2024-12-08T12:00:00Z")
        assert {one.updated for one in others} == {"2024-11-08T12:00:00Z"}

    def test_what_is_gone_is_no_entry(self) -> None:
        released_again()
        release = latest()
        assert release
        ReleasedPage.objects.filter(release=release, path="measures/calls.html").delete()
        assert "Calls received" not in {one.title for one in parsed("measures").entries}

    def test_a_stone_is_no_entry_and_its_title_is_nowhere(self) -> None:
        released_again()
        stone = FrozenCopy.objects.create(sha256="0" * 64, kind="StonePage", data={})
        ReleasedPage.objects.filter(release=latest(), path="measures/calls.html").update(copy=stone, title="A page")
        assert not [path for path, content in feeds().items() if b"Calls received" in content]

    def test_a_feed_has_a_hundred_entries_at_most(self) -> None:
        row = ReleasedPage.objects.get(path="measures/calls.html")
        many = [
            ReleasedPage(
                release=row.release,
                path=f"measures/calls-{number}.html",
                title=f"Calls {number}",
                change="new",
                position=9000 + number,
                copy=row.copy,
            )
            for number in range(150)
        ]
        ReleasedPage.objects.bulk_create(many)
        assert len(parsed("measures").entries) == 100


def test_a_newsletter_is_in_its_feed() -> None:
    news.released()
    assert [one.title for one in parsed("newsletters").entries] == ["Newsletter of March 2024"]


def test_a_sign_that_xml_cannot_hold_breaks_no_feed(released: None) -> None:
    title = "Calls \x0b \x1b <b>& 🚓 Galwadau’r heddlu"
    ReleasedPage.objects.filter(path="measures/calls.html").update(title=title)
    found = parsed("measures")
    assert not found.bozo
    assert [one.title for one in found.entries if "Galwadau’r heddlu" in one.title]


def test_the_list_leads_to_each_feed(released: None) -> None:
    page = make.page("feeds/index.html")
    assert [code for code in CODES if f'href="../feeds/{code}.atom"' not in page] == []


def test_a_page_says_where_its_feed_is(released: None) -> None:
    assert 'type="application/atom+xml"' in make.page("measures/calls.html")
