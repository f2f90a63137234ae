"""What was erased or taken out stands in no table of publishing any more, in no release, no proposal and no file."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models

from answerable.publishing.models import Blob, FrozenCopy, Proposal, Release, ReleasedFile, TakenOut
from answerable.publishing.operations import proposals
from answerable.publishing.operations.erasing import RedactionRefused, redact
from answerable.publishing.operations.files import make_missing
from answerable.publishing.operations.withdrawals import withdraw
from answerable.publishing.queries.as_known import page_of
from answerable.publishing.queries.disclosure import found_in
from answerable.publishing.queries.held_words import TooFewWords, holding
from answerable.publishing.tests import make

pytestmark = pytest.mark.django_db

SECRET = "Wilhelmina O’Quillan"
PAGE = "measures/videos.html"
LATER = make.NOON + timedelta(days=2)


def secretive() -> None:
    """Two releases and a proposal that all hold a name: in the title of a measure, and in why it matters."""
    made = tuple(
        make.define("videos", title=f"Videos of {SECRET}", why=f"As {SECRET} asked.") if one.code == "videos" else one
        for one in make.DEFINITIONS
    )
    make.office(definitions=made)
    make.release(f"What {SECRET} sent.")
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    make.release("More.")
    make.record(make.told("2022/23", "8", measure="drones", line=41))
    proposals.draft(note=f"For {SECRET}.", by=make.PUBLISHER, at=make.NOON)
    make_missing(at=make.NOON)


def everything() -> str:
    """All that publishing keeps in words, and the bytes of all files."""
    found = []
    for model in apps.get_app_config("publishing").get_models():
        columns = [
            one.name
            for one in model._meta.concrete_fields
            if isinstance(one, (models.TextField, models.CharField, models.JSONField))
        ]
        found += [str(row) for row in model._default_manager.values_list(*columns)] if columns else []
    found += [bytes(one.content).decode(errors="replace") for one in Blob.objects.all()]
    return " ".join(found)


def redacted(instead: str = "[name taken out]") -> None:
    redact(SECRET, instead=instead, reason="A person asked.", by=make.PUBLISHER, at=LATER)


def test_the_name_stood_everywhere() -> None:
    secretive()
    assert everything().count("Quillan") > 20


def test_words_that_were_taken_out_stand_nowhere() -> None:
    secretive()
    redacted()
    assert "Quillan" not in everything()
    make_missing(at=LATER)
    assert "Quillan" not in everything()


def test_each_page_says_that_words_were_taken_out_and_why() -> None:
    secretive()
    redacted()
    text = make.page(PAGE)
    assert "[name taken out]" in text
    assert "Words were taken out of this page on 10 November 2024: A person asked." in text


def test_an_old_release_says_so_too() -> None:
    secretive()
    redacted()
    first = Release.objects.get(number=1)
    row = page_of(first, PAGE)
    assert row is not None
    assert row.copy.taken_out == [{"on": "2024-11-10", "reason": "A person asked."}]


def test_words_that_come_back_are_found_in_the_next_proposal() -> None:
    secretive()
    redacted()
    held = Proposal.objects.get()
    row = held.pages.get(path="measures/calls.html")
    copy = FrozenCopy.objects.get(pk=row.copy_id)
    data = {**copy.data, "is": {**copy.data["is"], "title": f"Calls of {SECRET}"}}
    row.copy = FrozenCopy.objects.create(sha256="0" * 64, kind=copy.kind, data=data)
    row.change = "changed"
    row.save()
    found = [one for one in found_in(held) if "taken out of the site before" in one.words]
    assert [one.path for one in found] == ["measures/calls.html"]
    assert SECRET not in found[0].words


def test_an_erased_page_stands_nowhere() -> None:
    secretive()
    withdraw(PAGE, title="A measure", reason="It named somebody.", erase=True, by=make.PUBLISHER, at=LATER)
    places = [one.path for one in holding(SECRET)]
    assert PAGE not in places
    assert "Videos of" not in " ".join(bytes(one.content).decode(errors="replace") for one in Blob.objects.all())


def test_files_that_hold_nothing_of_it_are_kept() -> None:
    secretive()
    rows = ReleasedFile.objects.filter(path="measures/drones.html").values_list("blob", flat=True)
    before = set(rows)
    redacted()
    assert set(rows.all()) & before


def test_which_words_they_were_is_kept_nowhere() -> None:
    secretive()
    redacted()
    kept = TakenOut.objects.get()
    assert kept.length == 2
    assert "uillan" not in f"{kept.digest} {kept.instead} {kept.reason}"


def test_the_words_are_found_first_whatever_their_case_and_apostrophe() -> None:
    secretive()
    found = {one.path: one for one in holding("wilhelmina o'quillan")}
    assert found[PAGE].now
    assert (found[PAGE].first, found[PAGE].last) == (1, 2)


@pytest.mark.parametrize("words", ["", "a b", "…"])
def test_too_few_letters_are_refused(words: str) -> None:
    with pytest.raises(TooFewWords):
        holding(words)


@pytest.mark.parametrize(
    ("words", "instead", "reason"),
    [
        (SECRET, "", "Why."),
        (SECRET, "[x]", ""),
        (SECRET, f"[{SECRET}]", "Why."),
        ("Nobody Whatever", "[x]", "Why."),
        (SECRET, "[x]", f"For {SECRET}."),
    ],
)
def test_words_are_not_taken_out_like_this(words: str, instead: str, reason: str) -> None:
    secretive()
    with pytest.raises(RedactionRefused):
        redact(words, instead=instead, reason=reason, by=make.PUBLISHER, at=LATER)
    assert Release.objects.count() == 2
