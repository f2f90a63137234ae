"""The layer before Django: the right bytes with the right headers, and whatever it is not sure of is passed on."""

import gzip
import threading
import time
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from answerable.publishing import answering, keeping
from answerable.publishing.making.looks import looks
from answerable.publishing.models import Release, ReleasedFile
from answerable.publishing.queries.current import current
from answerable.publishing.tests.serving_make import Door, shown

pytestmark = pytest.mark.django_db
PAGE = "measures/calls.html"


@pytest.fixture
def door(db: None) -> Door:
    shown(1)
    return Door()


def test_a_page_is_the_bytes_of_its_file_with_a_digest_of_them(door: Door) -> None:
    answer = door.ask(PAGE)
    assert answer.content == bytes(ReleasedFile.objects.get(path=PAGE).blob.content)
    assert answer.headers["ETag"] == f'"{sha256(answer.content).hexdigest()}"'
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_it_answers_with_the_headers_that_django_gives(door: Door) -> None:
    here, there = door.ask(PAGE).headers, dict(Client().get(f"/{PAGE}").headers)
    assert {name: here.get(name) for name in there} == there


def test_by_https_the_browser_is_told_to_stay_with_it(door: Door, settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 60
    answering.guards.cache_clear()
    assert door.ask(PAGE, scheme="https").headers["Strict-Transport-Security"].startswith("max-age=60")
    answering.guards.cache_clear()
    assert "Strict-Transport-Security" not in door.ask(PAGE).headers


def test_a_reader_may_keep_it_for_a_minute(door: Door) -> None:
    assert door.ask(PAGE).headers["Cache-Control"] == "public, max-age=60, stale-if-error=86400"


@pytest.mark.parametrize("marks", ["{}", "W/{}", '"other", {}', "*"])
def test_who_has_it_is_told_so_without_it(door: Door, marks: str) -> None:
    answer = door.ask(PAGE, if_none_match=marks.format(door.ask(PAGE).headers["ETag"]))
    assert (answer.status, answer.content, "Content-Length" in answer.headers) == (304, b"", False)
    assert "Content-Security-Policy" in answer.headers


def test_who_has_another_gets_it(door: Door) -> None:
    assert door.ask(PAGE, if_none_match='"other"').status == 200


def test_who_asks_whether_it_was_made_anew_since_is_told(door: Door) -> None:
    day = door.ask(PAGE).headers["Last-Modified"]
    assert day == "Fri, 08 Nov 2024 12:00:00 GMT"
    assert door.ask(PAGE, if_modified_since=day).status == 304


@pytest.mark.parametrize("accepted", ["gzip", "br, gzip;q=0.8", "*"])
def test_it_is_packed_for_whom_it_may_be(door: Door, accepted: str) -> None:
    answer = door.ask(PAGE, accept_encoding=accepted)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == door.ask(PAGE).content
    assert answer.headers["ETag"] != door.ask(PAGE).headers["ETag"]
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "gzip; q=0.0, *", "identity"])
def test_it_is_not_for_whom_it_may_not(door: Door, accepted: str) -> None:
    assert "Content-Encoding" not in door.ask(PAGE, accept_encoding=accepted).headers


def test_a_head_has_all_but_the_bytes(door: Door) -> None:
    head, whole = door.ask(PAGE, "HEAD"), door.ask(PAGE)
    assert (head.headers, head.content) == (whole.headers, b"")


def test_a_folder_answers_with_its_index(door: Door) -> None:
    assert door.ask("").content == door.ask("index.html").content
    assert door.ask("plan/").content == door.ask("plan/index.html").content


def test_what_is_asked_after_the_address_is_ignored(door: Door) -> None:
    assert door.ask(PAGE, query="utm=1").content == door.ask(PAGE).content


@pytest.mark.parametrize(
    "path",
    ["search.html", "ask.html", "office/", "office/index.html", "api/v1/x.json", "nothing.html", "plan", "../x.html", "a\x00.html",
     "static/kit/answerable.css", "Measures/calls.html", "%2e.html", "\u00c3\u00a9.html"],
)  # fmt: skip
def test_what_it_does_not_know_is_passed_on(door: Door, path: str) -> None:
    assert door.ask(path).is_passed_on


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"])
def test_other_methods_are_passed_on(door: Door, method: str) -> None:
    assert door.ask(PAGE, method).is_passed_on


@pytest.mark.parametrize("host", ["evil.example", "", "127.0.0.1@evil.example", "[::1", "a b"])
def test_another_host_is_passed_on(door: Door, host: str) -> None:
    assert door.ask(PAGE, host=host).is_passed_on


def test_plain_http_is_passed_on_where_the_site_is_https(door: Door, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert door.ask(PAGE).is_passed_on
    assert door.ask(PAGE, x_forwarded_proto="http", scheme="https").is_passed_on
    assert door.ask(PAGE, x_forwarded_proto="https").status == 200


def test_a_page_in_memory_takes_no_query(door: Door) -> None:
    door.ask(PAGE)
    with CaptureQueriesContext(connection) as queries:
        door.ask(PAGE)
    assert len(queries) == 0


def test_which_release_is_current_is_asked_once_a_second(door: Door) -> None:
    door.ask(PAGE)
    door.clock.now += 1
    with CaptureQueriesContext(connection) as queries:
        for _ in range(3):
            door.ask(PAGE)
    assert len(queries) == 1


def test_a_new_release_is_there_after_a_second(door: Door) -> None:
    before = door.ask(PAGE).headers["Answerable-Release"]
    shown(2)
    assert door.ask(PAGE).headers["Answerable-Release"] == before == "1"
    door.clock.now += 1
    answer = door.ask(PAGE)
    assert (answer.headers["Answerable-Release"], b"Release 2" in answer.content) == ("2", True)


def test_a_release_whose_files_are_not_all_made_is_left_to_django(door: Door) -> None:
    shown(2, made=False)
    door.clock.now += 1
    assert door.ask(PAGE).is_passed_on


def test_what_pages_are_shown_with_may_be_kept_for_ever_at_its_own_address(door: Door) -> None:
    answer = door.ask("static/kit/answerable.css", query=f"v={looks()}")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert door.ask("static/kit/none.css", query=f"v={looks()}").is_passed_on


def test_no_cookie_is_set(door: Door) -> None:
    assert "Set-Cookie" not in door.ask(PAGE).headers


def test_only_what_is_meant_for_a_frame_may_be_framed() -> None:
    for framed, said in ((True, "frame-ancestors *"), (False, "frame-ancestors 'none'")):
        headers = answering.guards(framed=framed, secure=False)
        assert said in headers["Content-Security-Policy"]
        assert ("X-Frame-Options" in headers) is not framed


def test_memory_is_bounded_and_what_was_not_asked_for_longest_goes(door: Door) -> None:
    held = current()
    assert held is not None
    paths = list(ReleasedFile.objects.filter(media_type__startswith="text/html").values_list("path", flat=True))
    shelf = keeping.Shelf(held, bound=9_000)
    for path in paths:
        assert shelf.file(path) is not None
    assert 0 < shelf.held <= 9_000
    with CaptureQueriesContext(connection) as queries:
        shelf.file(paths[-1])
        shelf.file(paths[0])
    assert len(queries) == 1


def test_what_is_in_memory_is_served_while_the_database_is_away(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    door.ask(PAGE)
    door.clock.now += 1

    def away() -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(keeping, "current", away)
    assert door.ask(PAGE).status == 200


def _read(door: Door, begun: threading.Barrier, stop: threading.Event, seen: list[list[tuple[int, bytes]]]) -> None:
    """Reads one page again and again: of which release each answer says that it is, and its bytes."""
    mine = []
    try:
        while not stop.is_set():
            answer = door.ask(PAGE)
            if not answer.is_passed_on:
                mine.append((int(answer.headers["Answerable-Release"]), answer.content))
                if len(mine) == 1:
                    begun.wait(60)
            time.sleep(0.001)
        seen.append(mine)
    finally:
        connection.close()


def _bytes(made: Release) -> bytes:
    return bytes(made.files.get(path=PAGE).blob.content)


def _publish(number: int, door: Door) -> bytes:
    made = _bytes(shown(number))
    door.clock.now += 1
    time.sleep(0.05)
    return made


@pytest.mark.django_db(transaction=True)
def test_every_answer_is_of_one_release_while_others_are_published() -> None:
    """Four read meanwhile: each answer has the bytes of the release it names, and nobody goes back to an earlier one."""
    if connection.vendor == "sqlite":
        pytest.skip("threads of one in-memory database share it")
    truth, door, stop, begun = {1: _bytes(shown(1))}, Door(), threading.Event(), threading.Barrier(5)
    seen: list[list[tuple[int, bytes]]] = []
    readers = [threading.Thread(target=_read, args=(door, begun, stop, seen), daemon=True) for _ in range(4)]
    for one in readers:
        one.start()
    try:
        begun.wait(60)
        truth |= {number: _publish(number, door) for number in (2, 3)}
    finally:
        stop.set()
        for one in readers:
            one.join(60)
    assert len(seen) == 4
    assert all(content == truth[number] for mine in seen for number, content in mine)
    assert all([number for number, _ in mine] == sorted(number for number, _ in mine) for mine in seen)
    assert {number for mine in seen for number, _ in mine} >= {1, 3}
