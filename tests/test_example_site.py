"""The public site of the whole example, walked from its front page by following links, as a visitor would."""

import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from answerable.kit.audit import Actor
from answerable.publishing.operations import release
from answerable.publishing.operations.files import make_files
from answerable.publishing.views.public import LIVE_ROUTES
from answerable.site.folder.loading import load

EXAMPLE = Path(__file__).parents[1] / "examples" / "derbyshire"
NOON = datetime(2024, 11, 8, 12, tzinfo=UTC)
SYSTEM = Actor("system:test", "test")
OUTSIDE = ("https://", "http://", "tel:", "mailto:")
HREF, IDENTITY = re.compile(r'href="([^"]*)"'), re.compile(r'\sid="([^"]*)"')
TELLING = " data-telling"
EARLIER, API = "known/", "api/"

# The second mark has the database made also where this file is run alone.
pytestmark = [pytest.mark.slow, pytest.mark.django_db]

type Site = Mapping[str, str]


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Site:
    """Every page that can be reached, by its address. Nothing of it stays in the database."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(EXAMPLE, by=SYSTEM, at=NOON)
        make_files(release(note="The first release.", by=SYSTEM, at=NOON), at=NOON)
        found = walked()
        transaction.set_rollback(True)
    return found


def walked() -> Site:
    """The pages by following links from the front page; a broken link leads to an empty page."""
    client, pages, ahead = Client(), dict[str, str](), deque(["index.html"])
    while ahead:
        path = ahead.popleft()
        if path not in pages:
            answer = client.get(f"/{path}", follow=True)
            # Some links lead to files, a Word document or a PDF: they are there, and lead no further.
            pages[path] = answer.content.decode(errors="replace") if answer.status_code == 200 else ""
            if path.startswith(EARLIER) and pages[path]:
                # The whole site again, as it stood on another day: it is there, and not walked through a second time.
                pages[path] = EARLIER
            ahead.extend(target for target, _ in links(path, pages[path]))
    return pages


def links(path: str, text: str) -> Iterator[tuple[str, str]]:
    """Address and fragment of each link of a page, from the top of the site."""
    for href in HREF.findall(text):
        if not href.startswith(OUTSIDE) and "static/" not in href and API not in href:
            address, _, anchor = href.partition("#")
            yield normpath(join(dirname(path), address)) if address else path, anchor


def measures(site: Site) -> Iterator[tuple[str, str]]:
    """The pages of measures as they are known now."""
    return (
        (path, text)
        for path, text in site.items()
        if re.fullmatch(r"measures/[^./]+\.html", path) and "index" not in path
    )


def test_there_is_a_page_for_each_measure_and_objective(site: Site) -> None:
    assert len(list(measures(site))) == 307
    assert sum("/objective-" in path for path in site) == 57 + 6


def test_no_link_is_broken(site: Site) -> None:
    assert not [path for path, text in site.items() if not text and path not in LIVE_ROUTES]


def test_every_fragment_is_there(site: Site) -> None:
    identities = {path: set(IDENTITY.findall(text)) for path, text in site.items()}
    asked = [(path, target, anchor) for path, text in site.items() for target, anchor in links(path, text)]
    assert not [one for one in asked if one[2] and one[2] not in identities[one[1]]]


def test_every_telling_stands_in_its_paper(site: Site) -> None:
    assert sum(text.count(TELLING) for path, text in site.items() if path.startswith("papers/")) == 1036


def test_every_telling_stands_with_its_measure(site: Site) -> None:
    assert sum(text.count(TELLING) for _, text in measures(site)) == 1036


def test_six_figures_are_disputed_two_restated_and_three_told_less_exactly(site: Site) -> None:
    said = Counter(kind for _, text in measures(site) for kind in re.findall(r'data-disagreement="(\w+)"', text))
    assert said == {"disputed": 6, "restated": 2, "agreeing": 3}


@pytest.mark.parametrize("kind", ["disputed", "restated"])
def test_no_other_measure_says_so(site: Site, kind: str) -> None:
    contested = {path for path, text in measures(site) if f'data-disagreement="{kind}"' in text}
    assert {path for path, text in measures(site) if kind in text.casefold()} == contested


def test_capture_in_2023_is_told_three_ways(site: Site) -> None:
    text = site["measures/capture-submissions.html"]
    assert text.count("“1753”") == 3
    assert text.count("“nearly 1,700”") == 1
    assert text.count("“1669”") == 1


def test_they_are_listed_and_the_front_page_leads_there(site: Site) -> None:
    said = Counter(re.findall(r'data-contradiction="(\w+)"', site["disagreements.html"]))
    assert (said["disputed"], said["restated"]) == (6, 2)
    assert 'href="disagreements.html"' in site["index.html"]


def test_no_page_is_larger_than_200_kilobytes(site: Site) -> None:
    assert max(len(text.encode()) for path, text in site.items() if path.endswith(".html")) <= 200_000


def test_the_ratings_are_counted_as_they_survive(site: Site) -> None:
    for tag in ("12 green", "1 amber", "44 lost in publication"):
        assert tag in site["plan/2021-25.html"]


def test_no_sentence_speaks_of_causes_or_significance(site: Site) -> None:
    leads = [found for text in site.values() for found in re.findall(r'<p class="lead">(.*?)</p>', text)]
    assert not [lead for lead in leads if "because" in lead or "significant" in lead]
