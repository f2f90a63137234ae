"""The check of every item: present, current, reached, read by everybody, in an open form; once a day, and when somebody asks."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from answerable.bodies.models import LocalPolicingBody
from answerable.calc.publication import State
from answerable.kit.models import AuditEntry
from answerable.publishing.intake.reaching import Reached, is_public, reach
from answerable.publishing.models import PublicationCheck, PublicationEvidence
from answerable.publishing.operations import duty_checks
from answerable.publishing.operations.files import make_files
from answerable.publishing.queries.changes import tells_the_public
from answerable.publishing.queries.duty_pages import checks_of, history, standings
from answerable.publishing.tests import duty_make, make

NIGHT = datetime(2024, 11, 9, 2, tzinfo=UTC)


class Answer(BaseHTTPRequestHandler):
    """Answers by what the address says."""

    def do_HEAD(self) -> None:
        self._say(405 if self.path == "/no-head" else self._number())

    def do_GET(self) -> None:
        self._say(200 if self.path == "/no-head" else self._number())

    def _number(self) -> int:
        return {"/there": 200, "/gone": 404, "/broken": 500, "/away": 302, "/round": 302}[self.path]

    def _say(self, number: int) -> None:
        self.send_response(number)
        if number == 302:
            self.send_header("Location", "/there" if self.path == "/away" else "/round")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    held = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=held.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{held.server_port}"
    held.shutdown()
    held.server_close()


def here(ip: str, port: int) -> bool:
    """Only this machine: what a test may reach."""
    return ip == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "reached"),
    [
        ("/there", Reached(True, "It answers.")),
        ("/no-head", Reached(True, "It answers.")),
        ("/away", Reached(True, "It answers.")),
        ("/gone", Reached(False, "The server says that there is no such page.")),
        ("/broken", Reached(False, "The server answers with an error (500).")),
        ("/round", Reached(False, "The server answers with an error (302).")),
    ],
)
def test_an_address_is_followed(server: str, path: str, reached: Reached) -> None:
    assert reach(server + path, allowed=here) == reached


def test_this_machine_is_never_asked_in_earnest(server: str) -> None:
    assert reach(f"{server}/there").words.startswith("It leads into a private network")


@pytest.mark.parametrize("address", ["ftp://example.org/a", "file:///etc/passwd", "javascript:alert(1)", "data:,a"])
def test_only_the_web_is_followed(address: str) -> None:
    assert reach(address, allowed=here).answered is False


def test_a_closed_port_refuses(server: str) -> None:
    assert reach("http://127.0.0.1:9/", allowed=here).words == "The server refused to answer."


@pytest.mark.parametrize(
    ("ip", "port", "may"),
    [
        ("8.8.8.8", 443, True),
        ("2606:4700::1111", 80, True),
        ("8.8.8.8", 22, False),
        ("127.0.0.1", 80, False),
        ("10.1.2.3", 80, False),
        ("192.168.0.1", 443, False),
        ("169.254.169.254", 80, False),
        ("::1", 80, False),
        ("fe80::1%eth0", 80, False),
        ("::ffff:10.0.0.1", 80, False),
        ("100.64.0.1", 80, False),
    ],
)
def test_only_the_open_internet_may_be_asked(ip: str, port: int, may: bool) -> None:
    assert is_public(ip, port) is may


@pytest.fixture
def office(db: None) -> None:
    make.office()
    duty_make.register()


def check(answers: dict[str, Reached] | None = None, at: datetime = make.NOON) -> None:
    duty_checks.check(by=make.PUBLISHER, at=at, follow=answers.__getitem__ if answers else None)


def found(code: str = "gifts") -> PublicationCheck:
    return PublicationCheck.objects.filter(item__code=code).latest("on")


@pytest.mark.usefixtures("office")
def test_before_a_release_nothing_is_present() -> None:
    duty_make.put_up()
    check()
    assert (found().present, found().words) == (False, "Not released yet.")


@pytest.mark.usefixtures("office")
def test_a_table_in_order_passes_every_test() -> None:
    duty_make.put_up()
    make.release()
    check()
    one = found()
    assert (one.present, one.current, one.accessible, one.open_form, one.next_due) == (
        True, True, True, True, date(2025, 3, 21),
    )  # fmt: skip


@pytest.mark.usefixtures("office")
def test_what_a_file_lacks_is_said() -> None:
    duty_make.put_up(content=b"Date,\n2024-05-01,None\n")
    make.release()
    check()
    assert (found().accessible, found().words) == (False, "Lacks a name for each column in its first row.")


@pytest.mark.usefixtures("office")
def test_a_page_of_the_site_is_read_as_it_is_sent() -> None:
    make_files(make.release(), at=make.NOON)
    check()
    one = found("accessibility-statement")
    assert (one.present, one.reachable, one.accessible) == (True, True, True)


@pytest.mark.usefixtures("office")
def test_an_address_that_does_not_answer_turns_its_item() -> None:
    row = duty_make.put_up(address="https://example.org/gifts")
    make.release()
    check({"https://example.org/gifts": Reached(False, "It did not answer in time.")})
    row.refresh_from_db()
    (one,) = (one for one in standings(make.SECOND) if one.item.code == "gifts")
    assert (found().reachable, row.reached_words, one.state) == (False, "It did not answer in time.", State.UNREACHABLE)


@pytest.mark.usefixtures("office")
def test_nobody_is_asked_unless_the_installation_allows_it() -> None:
    duty_make.put_up(address="https://example.org/gifts")
    make.release()
    check()
    assert (found().reachable, PublicationEvidence.objects.get().reached_at) == (None, None)


@pytest.mark.usefixtures("office")
def test_it_is_done_once_a_day_and_after_each_release() -> None:
    LocalPolicingBody.objects.update(shown_as_at=None)
    make.release()
    for at in (NIGHT, NIGHT.replace(hour=3), datetime(2024, 11, 10, 2, tzinfo=UTC)):
        duty_checks.check_nightly(at)
    held = list(PublicationCheck.objects.filter(item__code="gifts").order_by("on").values_list("on", "at"))
    assert held == [(NIGHT.date(), NIGHT), (date(2024, 11, 10), datetime(2024, 11, 10, 2, tzinfo=UTC))]


@pytest.mark.django_db
def test_without_a_register_the_night_does_nothing() -> None:
    duty_checks.check_nightly(NIGHT)
    assert not PublicationCheck.objects.exists()


@pytest.mark.usefixtures("office")
def test_a_second_check_of_a_day_takes_the_place_of_the_first() -> None:
    make.release()
    check()
    duty_make.put_up()
    make.release("A document.")
    check()
    assert [one.present for one in PublicationCheck.objects.filter(item__code="gifts")] == [True]


@pytest.mark.usefixtures("office")
def test_a_check_by_hand_is_told_and_no_change_for_the_public() -> None:
    check()
    entries = AuditEntry.objects.filter(action="publication checked")
    assert (entries.count(), tells_the_public(entries).count()) == (1, 0)


@pytest.mark.usefixtures("office")
def test_the_number_is_told_from_the_days_on_which_it_moved() -> None:
    LocalPolicingBody.objects.update(shown_as_at=None)
    make.release()
    check(at=NIGHT)
    check(at=datetime(2024, 11, 10, 2, tzinfo=UTC))
    duty_make.put_up()
    make.release("A document.")
    check(at=datetime(2024, 11, 11, 2, tzinfo=UTC))
    first, second = history()
    assert (first.on, second.on, first.met - second.met) == (date(2024, 11, 11), date(2024, 11, 9), 1)


@pytest.mark.usefixtures("office")
def test_checks_that_found_the_same_are_one() -> None:
    LocalPolicingBody.objects.update(shown_as_at=None)
    for day in (9, 10, 11):
        check(at=datetime(2024, 11, day, 2, tzinfo=UTC))
    assert [one.on for one in checks_of(duty_make.item())] == [date(2024, 11, 9)]
