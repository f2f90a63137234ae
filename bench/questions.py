"""Two hundred visitors ask a question each while the office works: against a real `answerable serve` on loopback.

    uv run python bench/questions.py [--visitors 200] [--clerks 3] [--within 20]

On SQLite in a folder of its own and, where DATABASE_URL names an empty database, on that one too. The visitors come within
`--within` seconds (0: all in one moment). Each opens the form, waits as long as a person must, and sends; half of them press
the button in their mail. Each comes from an address of its own, which a proxy would tell. Meanwhile clerks sign in, read the
list and write down questions that came on cards.
Prints errors, lost questions, and how long answers took at the median and for the slowest twentieth, in milliseconds.
Exits 1 where anything failed or was lost.
"""

import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import parse_qs, urlencode, urlsplit

import django
from django.conf import settings
from django.core import signing

PASSWORD = "correct horse battery staple"  # noqa: S105 - of an office that is thrown away
PATIENCE = 60
WARM = 20
WAITS = 3.2
"""In seconds: the form takes nothing that comes sooner than three after it was opened."""
OPENED, TOKEN = re.compile(r'name="opened" value="([^"]+)"'), re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class Tally:
    """What happened, from all threads."""

    times: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    sent: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, what: str, seconds: float, error: str = "") -> None:
        with self.lock:
            self.times.setdefault(what, []).append(seconds * 1000)
            if error:
                self.errors.append(f"{what}: {error}")

    def keep(self, words: str) -> None:
        with self.lock:
            self.sent.add(words)


class Browser:
    """Somebody with a connection and cookies of their own."""

    def __init__(self, port: int, tally: Tally, address: str) -> None:
        self.port, self.tally, self.cookies = port, tally, dict[str, str]()
        self.headers, self.led_to = {"X-Forwarded-For": address}, ""

    def ask(self, what: str, method: str, path: str, form: dict[str, str] | None = None, status: int = 200) -> str:
        began = time.perf_counter()
        try:
            found, body = self._send(method, path, form)
        except OSError as error:
            self.tally.note(what, time.perf_counter() - began, str(error))
            return ""
        wrong = "" if found == status else f"{found} instead of {status} at {path}"
        self.tally.note(what, time.perf_counter() - began, wrong)
        return "" if wrong else body

    def _send(self, method: str, path: str, form: dict[str, str] | None) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        cookies = (
            {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
        )
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if form is not None else {}
        try:
            connection.request(
                method, path, urlencode(form) if form is not None else None, {**self.headers, **cookies, **kind}
            )
            answer = connection.getresponse()
            self._keep(answer)
            self.led_to = answer.headers.get("Location", "")
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def _keep(self, answer: HTTPResponse) -> None:
        for one in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = one.split(";")[0].partition("=")
            self.cookies[name] = value


def visit(number: int, port: int, tally: Tally, after: float) -> None:
    """One visitor, who comes after so many seconds: opens, writes, sends; every other one confirms."""
    time.sleep(after)
    browser = Browser(port, tally, f"203.0.{number // 250}.{number % 250 + 1}")
    opened = OPENED.search(browser.ask("open the form", "GET", "/ask.html"))
    if opened is None:
        tally.note("form", 0, "no form")
        return
    time.sleep(WAITS)
    words = f"Why are lamp number {number} and its neighbours dark?"
    form = {"text": words, "meeting": "2026-03-19-board", "email": f"visitor{number}@example.org", "opened": opened[1]}
    tally.keep(words)
    browser.ask("send the question", "POST", "/ask.html", form, 303)
    if number % 2 and browser.led_to:
        reference = signing.loads(parse_qs(urlsplit(browser.led_to).query)["sent"][0], salt="answerable.asking")
        browser.ask("press the button", "POST", f"/questions/confirm/{secret_of(reference)}/", {}, 303)


def secret_of(reference: str) -> str:
    """What stands in the mail, as this installation makes it."""
    from answerable.scrutiny.queries import question_secrets

    return question_secrets.secret_of(reference)


def work(number: int, port: int, tally: Tally, stop: threading.Event) -> None:
    """One clerk: signs in, then reads, writes down and clears until the visitors are gone."""
    browser = Browser(port, tally, f"198.51.100.{number + 1}")
    page = browser.ask("office: sign-in page", "GET", "/office/sign-in/")
    data = {"login": f"clerk{number}@example.org", "password": PASSWORD, "csrfmiddlewaretoken": _token(page)}
    browser.ask("office: sign in", "POST", "/office/sign-in/", data, 302)
    turn = 0
    while not stop.is_set():
        turn += 1
        browser.ask("office: list", "GET", "/office/questions/")
        words = f"On a card: question {turn} of clerk {number}?"
        _enter(browser, words, tally)
        time.sleep(0.2)


def _enter(browser: Browser, words: str, tally: Tally) -> None:
    page = browser.ask("office: form", "GET", "/office/questions/new/")
    entry = {"text": words, "channel": "paper", "came_on": "2026-03-04", "meeting": "written"}
    tally.keep(words)
    browser.ask(
        "office: write down", "POST", "/office/questions/new/", {**entry, "csrfmiddlewaretoken": _token(page)}, 302
    )


def _token(page: str) -> str:
    found = TOKEN.search(page)
    return found[1] if found else ""


@contextmanager
def served(port: int) -> Iterator[None]:
    command = [sys.executable, "-m", "answerable", "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await(port)
        yield
    finally:
        server.terminate()
        server.wait(timeout=20)


def _await(port: int) -> None:
    """Until every process of the server has started: what they take to do so is no visitor's waiting."""
    answered = 0
    for _ in range(600):
        quiet = Tally()
        answered += bool(Browser(port, quiet, "192.0.2.1").ask("warm up", "GET", "/ask.html"))
        if answered == WARM:
            return
        if quiet.errors:
            time.sleep(0.2)
    raise SystemExit("the server did not start")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run_on(database: str, options: argparse.Namespace) -> int:
    """One run in a process and a home of its own; what it exits with."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "ANSWERABLE_HOME": home,
            "ANSWERABLE_PLAIN_HTTP": "1",
            "ANSWERABLE_PROXIES": "1",
            "ANSWERABLE_SECRET_KEY": "for this bench only",
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "answerable.site.settings",
        }
        said = {"--visitors": options.visitors, "--clerks": options.clerks, "--within": options.within}
        command = [sys.executable, __file__, "--here", *(str(word) for pair in said.items() for word in pair)]
        return subprocess.run(command, env=environment, check=False).returncode


def here(visitors: int, clerks: int, within: float) -> int:
    django.setup()
    prepare(clerks)
    tally, port, stop = Tally(), free_port(), threading.Event()
    with served(port):
        began = time.perf_counter()
        office = [threading.Thread(target=work, args=(n, port, tally, stop)) for n in range(clerks)]
        asking = [threading.Thread(target=visit, args=(n, port, tally, n * within / visitors)) for n in range(visitors)]
        for one in (*office, *asking):
            one.start()
        for one in asking:
            one.join()
        stop.set()
        for one in office:
            one.join()
        seconds = time.perf_counter() - began
    return report(tally, seconds)


def prepare(clerks: int) -> None:
    """A small office with clerks."""
    from answerable.people.roles import Role
    from answerable.people.tests.make import user
    from answerable.scrutiny.tests import make_questions
    from answerable.site.setup import bring_up_to_date

    bring_up_to_date()
    make_questions.office(shown_as_at=make_questions.DAY)
    for n in range(clerks):
        user(Role.SCRUTINY_OFFICER, f"Clerk {n}", email=f"clerk{n}@example.org", password=PASSWORD)


def report(tally: Tally, seconds: float) -> int:
    from answerable.scrutiny.models import PublicQuestion

    held = list(PublicQuestion.objects.values_list("text", flat=True))
    lost, twice = tally.sent - set(held), len(held) - len(set(held))
    engine = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    print(
        f"{engine}: {len(tally.sent)} questions in {seconds:.1f} s; errors {len(tally.errors)}, lost {len(lost)}, twice {twice}"
    )
    for what, times in tally.times.items():
        slow = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        print(f"  {what:<24} {len(times):>5}   p50 {statistics.median(times):>7.0f} ms   p95 {slow:>7.0f} ms")
    for error in tally.errors[:5]:
        print(f"  {error}")
    return 1 if tally.errors or lost or twice else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--visitors", type=int, default=200)
    parser.add_argument("--clerks", type=int, default=3)
    parser.add_argument("--within", type=float, default=20, help="seconds in which all of them come (default: 20)")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        return here(options.visitors, options.clerks, options.within)
    databases = ["", *filter(None, [os.environ.get("DATABASE_URL", "")])]
    return max(run_on(one, options) for one in databases)


if __name__ == "__main__":
    sys.exit(main())
