"""Server time of the pages that people read most, beside a bare Django view that sends as many bytes.

    uv run --group bench python bench/pages.py

The example is loaded and released into a folder of its own; requests go through the whole of Django (middleware, view, template)
in this process, without a network. One measure is given sixty months, so that its page has limits and signals to judge and draw.
Prints medians in milliseconds and ratios to the bare view of the same size.
"""

import calendar
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

LONG = "calls-triage-avg-wait-s"
"""The measure with sixty months, as invented as they are."""
PAGES = (
    "/index.html",
    "/plan/2021-25/objective-2.2.html",
    "/plan/2021-25/priority-2.measures.html",
    "/measures/calls-999-total.html",
    "/measures/capture-submissions.html",
    "/measures/community-trigger-applications.html",
    f"/measures/{LONG}.html",
    "/measures/index.html",
)
PAPER = "/office/papers/2024-03-21-end-of-term-report/"
OFFICE_PAGES = (
    "/office/",
    "/office/measures/",
    "/office/measures/calls-999-total/",
    f"/office/measures/{LONG}/",
    "/office/papers/",
    PAPER,
    f"{PAPER}?figure=41",
    "/office/papers/findings/",
)
TIDY = "measure,area,period_start,period_end,value,source,as_at"
ROUNDS = 60


def milliseconds(ask: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        ask()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "ANSWERABLE_HOME": home,
            "BENCH_HOME": home,
            "ANSWERABLE_PLAIN_HTTP": "1",
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "answerable.site.settings",
        }
        _measure()


def sixty_months() -> str:
    """A return of sixty months that swing by chance about 40 seconds, and about 30 for the last ten."""
    chance = random.Random(5)  # noqa: S311 - figures for a drawing
    rows = [TIDY]
    for place in range(60):
        year, month = 2014 + place // 12, place % 12 + 1
        last = calendar.monthrange(year, month)[1]
        value = round(chance.gauss(40 if place < 50 else 30, 4), 1)
        rows.append(f"{LONG},E23000018,{year}-{month:02d}-01,{year}-{month:02d}-{last},{value},bench-return,2024-11-07")
    return "\n".join(rows)


def _measure() -> None:
    import django

    django.setup()
    from django.contrib.auth.decorators import login_not_required
    from django.http import HttpRequest, HttpResponse
    from django.test import Client
    from django.test.utils import override_settings
    from django.urls import path

    from answerable.kit import http
    from answerable.people.models import User
    from answerable.people.roles import Role
    from answerable.publishing.operations import release
    from answerable.site.cli import main as answerable
    from answerable.site.setup import COMMAND_LINE

    answerable(["demo", "--no-serve"])
    file = Path(os.environ["BENCH_HOME"], "bench-return.csv")
    file.write_text(sixty_months(), encoding="utf-8")
    answerable(["import", str(file)])
    release(note="With sixty months", by=COMMAND_LINE, at=http.now())
    body = b""

    @login_not_required
    def bare(_: HttpRequest) -> HttpResponse:
        return HttpResponse(body)

    class Bare:
        urlpatterns = [path("bare.html", bare)]

    public, office = (Client(headers={"host": "127.0.0.1"}) for _ in range(2))
    office.force_login(User.objects.get(role=Role.ANALYST))
    print(f"\n{'page':<52} {'bytes':>8} {'ms':>8} {'bare ms':>8} {'ratio':>6}")
    for client, pages in ((public, PAGES), (office, OFFICE_PAGES)):
        for page in pages:
            answer = client.get(page)
            if answer.status_code != 200:
                raise SystemExit(f"{page} answered {answer.status_code}")
            body = answer.content
            ours = milliseconds(partial(client.get, page))
            with override_settings(ROOT_URLCONF=Bare):
                if public.get("/bare.html").content != body:
                    raise SystemExit("the bare view does not answer")
                least = milliseconds(partial(public.get, "/bare.html"))
            print(f"{page:<52} {len(body):>8,} {ours:>8.2f} {least:>8.2f} {ours / least:>6.1f}")


if __name__ == "__main__":
    main()
