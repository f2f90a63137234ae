"""What was withdrawn is in nothing that the public can reach: no page, no file of any maker, no live answer, no earlier release."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from answerable.measures.models import Measure
from answerable.publishing import operations
from answerable.publishing.exporting.earlier import as_seen_now
from answerable.publishing.making.all import making, site_of
from answerable.publishing.making.site import Making, Site
from answerable.publishing.models import Release, ReleasedPage
from answerable.publishing.operations.withdrawals import withdraw
from answerable.publishing.tests import judged_make, make
from answerable.publishing.tests.test_erasing import everything
from answerable.scrutiny.models import Meeting, PublicQuestion
from answerable.scrutiny.tests.make_live import public_question

pytestmark = pytest.mark.django_db

MEASURE, QUESTION = "measures/calls.html", "questions/2024-1.html"
TITLE, WHY, ALIAS, FIGURE = "Zwiebelturm", "Kuckucksuhr", "Quarzsand", "777,123"
ASKED, ANSWERED = "Pflaumenmus", "Gurkenglas"
WORDS = (TITLE, WHY, ALIAS, FIGURE, "777123", ASKED, ANSWERED)
ADDRESS = "https://northmoor.example/"
DAY = make.NOON + timedelta(days=2)


def office() -> None:
    """Three releases that tell of a measure in every place that a page has for one, and of a question."""
    calls = replace(
        make.define("calls", title=f"{TITLE} calls", why=f"{WHY} matters."),
        aliases=(ALIAS,),
    )
    rows = [make.told("2022/23", "777123", line=8), *(one for one in make.ROWS if one.period.start.year != 2022)]
    make.office(*rows, definitions=(calls, *make.DEFINITIONS[1:]))
    make.record(*judged_make.wards())
    make.release()
    asked()
    make.record(make.told("2023/24", "900000", line=60))
    make.corrected()
    _released("More.", 1)
    Measure.objects.filter(code="calls").update(why=f"{WHY} matters still.")
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    _released("More again.", 2)


def _released(note: str, hours: int) -> Release:
    return operations.release(note=note, by=make.PUBLISHER, at=make.NOON + timedelta(hours=hours))


def asked() -> None:
    board = Meeting.objects.get()
    Meeting.objects.update(announced=True, function="scrutiny")
    state = PublicQuestion.State.ANSWERED
    public_question(
        board,
        f"Why is the {ASKED} late?",
        state=state,
        answer=f"{ANSWERED}: {{calls 2022/23}}.",
        answered_on=make.SECOND,
    )


def gone(path: str, *, erase: bool = False) -> None:
    withdraw(path, title="A page", reason="It was wrong.", erase=erase, by=make.PUBLISHER, at=DAY)


def latest() -> Site:
    return replace(site_of(Release.objects.latest("number")), address=ADDRESS)


def holding(site: Site, *words: str) -> dict[str, list[str]]:
    """The files of a site that hold any of some words, and which."""
    found = {one.path: [word for word in words if word.casefold() in text] for one, text in _texts(site)}
    return {path: held for path, held in found.items() if held}


def _texts(site: Site) -> Iterator[tuple[Making, str]]:
    for one in making(site):
        content = one.make()
        if content[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                content = b" ".join(packed.read(name) for name in packed.namelist())
        yield one, content.decode(errors="replace").casefold()


def live() -> str:
    """What answers a program or a person at the moment, about everything that there is."""
    paths = [f"api/v1/{name}" for name in ("measures", "questions", "corrections", "objectives", "meetings")]
    known = ReleasedPage.objects.values_list("path", flat=True).distinct()
    paths += [f"known/2024-11-08/{path}" for path in known]
    return " ".join(Client().get(f"/{path}", follow=True).content.decode(errors="replace") for path in paths)


def told(text: str, *words: str) -> list[str]:
    return [word for word in words if word.casefold() in text.casefold()]


def found_by(words: str) -> str:
    return Client().get("/search.html", {"q": words}).content.decode()


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    office()


def both_gone(*, erase: bool = False) -> None:
    gone(MEASURE, erase=erase)
    gone(QUESTION, erase=erase)


def test_they_stood_in_many_places() -> None:
    found = holding(latest(), *WORDS)
    places = {"plan/2021-25/objective-1.1.html", "freshness.html", "areas/ward-1.html", "changes.html", "index.html"}
    assert places | {MEASURE, "measures/calls.areas.html", QUESTION, "corrections.html", "feeds/all.atom"} <= set(found)
    assert told(live(), *WORDS) == list(WORDS)


def test_they_are_in_no_file_of_the_site() -> None:
    both_gone()
    assert holding(latest(), *WORDS) == {}


def test_nothing_that_answers_live_tells_of_them() -> None:
    both_gone()
    assert told(live(), *WORDS) == []
    assert [MEASURE in found_by(ALIAS), QUESTION in found_by(ASKED)] == [False, False]


def test_they_do_not_come_back_with_the_next_release() -> None:
    both_gone()
    make.record(make.told("2024/25", "90", line=42))
    _released("And more.", 90)
    assert holding(latest(), *WORDS) == {}


def test_they_are_in_no_earlier_release_that_is_exported_now() -> None:
    both_gone()
    for release in Release.objects.filter(number__lte=3):
        assert holding(as_seen_now(replace(site_of(release), address=ADDRESS)), *WORDS) == {}


def test_what_was_erased_is_in_no_table() -> None:
    both_gone(erase=True)
    assert told(everything(), *WORDS) == []
