"""What is exported of a release: its files as they are served, earlier ones with today's stones, and long titles too."""

from pathlib import Path

import pytest

from answerable.publishing.exporting.contents import Anew, Made
from answerable.publishing.exporting.site import Asked, NoSuchRelease, publish, release_asked
from answerable.publishing.exporting.verifying import verify
from answerable.publishing.making.all import site_of
from answerable.publishing.models import Withdrawal
from answerable.publishing.tests import make
from answerable.publishing.tests.export_make import held, silent

pytestmark = pytest.mark.django_db

LONG = ("Galwadau 'ŷ' \"a/b\" <i>\\ 🚓 " * 20)[:200]


def published(folder: Path, number: int | None = None, address: str | None = None) -> dict[str, bytes]:
    publish(folder / "site", Asked(number, None, address), home=folder / "home", at=make.NOON, tell=silent)
    assert verify(folder / "site", tell=silent).faults == ()
    return held(folder / "site")


def test_a_release_goes_out_with_every_page(tmp_path: Path) -> None:
    make.office()
    made = make.release()
    files = published(tmp_path)
    assert {*made.pages.values_list("path", flat=True)} <= files.keys()
    assert files["measures/calls.html"].decode() == make.page("measures/calls.html")


def test_files_made_anew_are_those_that_are_kept(tmp_path: Path) -> None:
    make.office()
    made = make.release()
    published(tmp_path)
    kept = {one.path: one.sha256 for one in Made(made.pk).entries(silent_number)}
    anew = {one.path: one.sha256 for one in Anew(site_of(made)).entries(silent_number)}
    assert anew == kept


def silent_number(_: int) -> None:
    """Says nothing."""


def test_what_was_withdrawn_since_is_a_stone_in_an_earlier_release_too(tmp_path: Path) -> None:
    make.office()
    make.release()
    make.record(make.told("2023/24", "9", measure="drones", line=40))
    make.release("Another.")
    Withdrawal.objects.create(
        path="measures/calls.html", title="A measure", reason="It named somebody.", withdrawn_on=make.SECOND,
        withdrawn_at=make.NOON, withdrawn_by="user:1",
    )  # fmt: skip
    files = published(tmp_path, 1)
    assert b"It named somebody." in files["measures/calls.html"]
    assert not [path for path, content in files.items() if b"Calls received" in content and path.startswith("search/")]


def test_a_long_title_in_welsh_with_all_signs_goes_out_and_is_found(tmp_path: Path) -> None:
    make.office(definitions=(*make.DEFINITIONS, make.define("long", title=LONG)))
    make.record(make.told("2022/23", "3", measure="long", line=50))
    make.release()
    files = published(tmp_path)
    assert "ŷ" in files["measures/long.html"].decode()
    assert b"<i>\\" not in files["measures/long.html"]
    assert "🚓".encode() in files["search/part-0000.js"]
    assert b"</" not in files["search/part-0000.js"]


def test_a_number_that_no_release_has_is_told() -> None:
    make.office()
    make.release()
    with pytest.raises(NoSuchRelease, match="There is no release 2: they go from 1 to 1"):
        release_asked(Asked(2))
