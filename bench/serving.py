"""The public site as it is served, beside what it could be: a bare Django view, a live page, and Datasette's table page.

    uv run python bench/serving.py

The example is loaded, released and served by granian on loopback as `serve` does (two workers); so are the two views it is set beside.
Datasette serves one table. One client process asks over connections that are kept open; client and server share the machine. Prints
requests a second, the middle and the slowest hundredth of answers in milliseconds, ratios, and what the front page weighs. Then the
search: middle and slowest of answers over a hundred thousand invented pages, in this process.
"""

import argparse
import asyncio
import os
import re
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

CONNECTIONS, SECONDS, WARM = 16, 4.0, 1.0
ROWS, FOUND = 60, 100_000
GOALS = {"a bare view": 0.8, "a live page": 10.0, "Datasette": 5.0}
BESIDE = '''
"""The views that the public site is set beside, under the very settings of the site."""
import os
from pathlib import Path
import django
from django.conf import settings
django.setup()
from django.contrib.auth.decorators import login_not_required
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from answerable.publishing.models import ReleasedPage, Release
BODY = Path(os.environ["BENCH_BODY"]).read_bytes()

@login_not_required
def bare(_):
    return HttpResponse(BODY)

@login_not_required
def live(request):
    release = Release.objects.latest("number")
    rows = ReleasedPage.objects.filter(release=release).select_related("copy").order_by("position")[:60]
    return render(request, "bench_live.html", {"rows": rows, "release": release, "total": rows.model.objects.count()})

urlpatterns = [path("bare.html", bare), path("live.html", live)]
settings.ROOT_URLCONF = "bench_beside"
settings.TEMPLATES[0]["DIRS"] = [Path(__file__).parent]
application = get_wsgi_application()
'''
LIVE = """{% extends "kit/page.html" %}{% block main %}<h1>{{ total }}</h1><table><tbody>{% for row in rows %}<tr>
<th scope="row"><a href="{{ row.path }}">{{ row.title }}</a></th><td>{{ row.get_change_display }}</td><td>{{ row.position }}</td>
<td>{{ release.released_at|date:"j F Y" }}</td><td>{{ row.copy.kind|lower }}</td><td>{{ row.copy.sha256|truncatechars:12 }}</td></tr>
{% endfor %}</tbody></table>{% endblock %}"""


@dataclass(frozen=True)
class Speed:
    """What was measured of one address."""

    what: str
    size: int
    a_second: float
    middle: float
    slowest: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", help="the folder of a demo that is built already; nothing of it is changed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "ANSWERABLE_HOME": options.home or home,
            # The demo has a home of its own, which the server beside it is to have, too.
            "ANSWERABLE_DEMO_HOME": options.home or home,
            "ANSWERABLE_PLAIN_HTTP": "1",
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "answerable.site.settings",
        }
        _measure(Path(home), built=bool(options.home))


def _measure(home: Path, *, built: bool) -> None:
    import django

    django.setup()
    from answerable.site.cli import main as answerable

    if not built:
        answerable(["demo", "--no-serve"])
    page = _page_of_rows()
    with _granian("answerable.site.wsgi:application", home) as port:
        ours = [_speed("a page of ours, 60 rows", port, page), _speed("our front page", port, "/index.html")]
        ours.append(_speed("the same page, packed", port, page, "Accept-Encoding: gzip\r\n"))
        found = _speed("our search, live", port, "/search.html?q=calls")
        body = _get(port, page)
        _weigh(port)
    (home / "body").write_bytes(body)
    (home / "bench_beside.py").write_text(textwrap.dedent(BESIDE), encoding="utf-8")
    (home / "bench_live.html").write_text(LIVE, encoding="utf-8")
    os.environ |= {"BENCH_BODY": str(home / "body"), "PYTHONPATH": str(home)}
    with _granian("bench_beside:application", home) as port:
        bare, live = _speed("a bare view", port, "/bare.html"), _speed("a live page", port, "/live.html")
    datasette = _datasette(home)
    _tell([*ours, found, bare, live, *datasette], ours[0])
    _search()


def _page_of_rows() -> str:
    """The measure whose page has about as many rows as are asked for."""
    from answerable.publishing.models import ReleasedFile

    files = ReleasedFile.objects.filter(path__regex=r"^measures/[a-z0-9-]+\.html$").select_related("blob")
    rows = {one.path: bytes(one.blob.content).count(b"<tr") for one in files}
    path = min(rows, key=lambda path: abs(rows[path] - ROWS))
    print(f"/{path}: {rows[path]} rows")
    return f"/{path}"


@contextmanager
def _granian(application: str, home: Path) -> Iterator[int]:
    """Served as `answerable serve` does, but for the worker beside it, which would take its share of the machine."""
    port = _free()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", "2", "--blocking-threads", "2", "--log-level", "error", application]
    with _running(command, port, home):
        yield port


def _datasette(home: Path) -> list[Speed]:
    """Datasette's page of a table of sixty rows; nothing where it is not installed."""
    file = home / "table.sqlite"
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE figures (id INTEGER PRIMARY KEY, measure, area, period, value, status, source)")
        row = ("calls", "northmoor", "2024-01", 1234.5, "final", "the second paper")
        database.executemany("INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?)", [(n, *row) for n in range(ROWS)])
    port = _free()
    command = [
        sys.executable,
        "-m",
        "datasette",
        "serve",
        str(file),
        "--port",
        str(port),
        "--setting",
        "default_page_size",
        "60",
    ]
    try:
        with _running(command, port, home):
            return [_speed("Datasette", port, "/table/figures")]
    except RuntimeError:
        return []


@contextmanager
def _running(command: list[str], port: int, home: Path) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            if process.poll() is not None:
                raise RuntimeError(f"{' '.join(command[:4])} ended")
            if _answers(port):
                break
            time.sleep(0.2)
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _answers(port: int) -> bool:
    """Whether something answers, be it with "not found"."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _get(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        return bytes(answer.read())


class Client(asyncio.Protocol):
    """One connection that is kept open: asks, waits for the whole answer, and asks again."""

    def __init__(self, question: bytes) -> None:
        self.question = question
        self.times: list[tuple[float, float]] = []
        self.size = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self._ask()

    def _ask(self) -> None:
        self.began, self.head, self.last = time.perf_counter(), b"", b""
        self.whole = self.got = 0
        self.transport.write(self.question)

    def data_received(self, data: bytes) -> None:
        if not self.whole:
            self.head += data
            head, parted, rest = self.head.partition(b"\r\n\r\n")
            if not parted:
                return
            self._begin(head)
            data = rest
        self.got += len(data)
        self.last = (self.last + data)[-5:]
        # An answer that does not say how long it is comes in pieces, the last of which is empty.
        if self.got >= self.whole > 0 or (self.whole < 0 and self.last == b"0\r\n\r\n"):
            self.size = self.got
            self.times.append((self.began, time.perf_counter()))
            self._ask()

    def _begin(self, head: bytes) -> None:
        if not head.startswith(b"HTTP/1.1 200"):
            raise SystemExit(head.decode())
        length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        self.whole = int(length[1]) if length else -1


def _speed(what: str, port: int, path: str, more: str = "") -> Speed:
    for _ in range(6):
        _get(port, path)
    question = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{more}\r\n".encode()

    async def ask() -> tuple[list[tuple[float, float]], int]:
        loop = asyncio.get_running_loop()
        clients: list[Client] = []

        def another() -> Client:
            clients.append(Client(question))
            return clients[-1]

        for _ in range(CONNECTIONS):
            await loop.create_connection(another, "127.0.0.1", port)
        await asyncio.sleep(WARM + SECONDS)
        for client in clients:
            client.transport.abort()
        return [pair for client in clients for pair in client.times], clients[0].size

    pairs, size = asyncio.run(ask())
    first = min(began for began, _ in pairs) + WARM
    counted = [(end - began) * 1000 for began, end in pairs if end >= first]
    slowest = statistics.quantiles(counted, n=100)[98]
    return Speed(what, size, len(counted) / SECONDS, statistics.median(counted), slowest)


def _weigh(port: int) -> None:
    """What a browser fetches to show the front page."""
    page = _get(port, "/index.html").decode()
    links = re.findall(r'<link rel="(?:stylesheet|icon)" href="([^"]+)"', page)
    sizes = {"index.html": len(page.encode()), **{link: len(_get(port, f"/{link}")) for link in links}}
    others = re.findall(r"<script|<img|@font-face|<iframe", page)
    print(
        f"front page: {sum(sizes.values()):,} bytes in all ({sizes}), scripts, pictures and fonts: {others or 'none'}; goal: under 60,000"
    )


def _tell(speeds: list[Speed], ours: Speed) -> None:
    print(f"\n{'address':<26}{'bytes':>9}{'a second':>10}{'p50 ms':>9}{'p99 ms':>9}{'ours is':>9}{'goal':>7}")
    for one in speeds:
        goal = GOALS.get(one.what)
        ratio = f"{ours.a_second / one.a_second:.2f}x" if goal else ""
        print(
            f"{one.what:<26}{one.size:>9,}{one.a_second:>10,.0f}{one.middle:>9.2f}{one.slowest:>9.2f}{ratio:>9}"
            f"{f'{goal}x' if goal else '':>7}"
        )


def _search() -> None:
    """The search over invented pages, whose words are spread as words are: few are everywhere, most are rare."""
    import random

    from django.db import transaction

    from answerable.publishing.models import Release, SearchRow, SearchText

    chance = random.Random(7)  # noqa: S311 - invented words
    number = Release.objects.latest("number").number
    words = [
        f"{a}{b}{c}"
        for a in ("cal", "mor", "ben", "tor", "wes", "lin")
        for b in ("adi", "ofe", "ure")
        for c in range(300)
    ]
    weights = [1 / (rank + 1) for rank in range(len(words))]
    with transaction.atomic():
        for start in range(0, FOUND, 5_000):
            rows = [
                SearchRow(path=f"bench/{n}.html", key="", title=f"Page {n}", kind="Measure", since=number)
                for n in range(start, start + 5_000)
            ]
            SearchRow.objects.bulk_create(rows)
            texts = [
                SearchText(row=row, title=row.title, body=" ".join(chance.choices(words, weights, k=150)))
                for row in rows
            ]
            SearchText.objects.bulk_create(texts)
        _ask(
            {
                "a word of every page": words[0],
                "two common words": f"{words[3]} {words[9]}",
                "rare words": f"{words[900]} {words[2000]}",
                "as people ask": "999 calls burglary",
                "the beginning of a word": "cala",
            }
        )
        transaction.set_rollback(True)


def _ask(questions: dict[str, str]) -> None:
    from answerable.publishing.queries.finding import find

    for what, asked in questions.items():
        times, total = [], 0
        for _ in range(20):
            began = time.perf_counter()
            total = find(asked).total
            times.append((time.perf_counter() - began) * 1000)
        middle = statistics.median(times)
        print(f"search, {what:<26} {total:>7,} found, middle {middle:>7.1f} ms, slowest {max(times):>7.1f} ms")


if __name__ == "__main__":
    main()
