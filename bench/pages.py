"""Server time of the pages that people read most, beside a bare Django view that sends as many bytes.

    uv run --group bench python bench/pages.py

The example is loaded and released into a folder of its own; requests go through the whole of Django (middleware, view, template)
in this process, without a network. Prints medians in milliseconds and ratios to the bare view of the same size.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial

PAGES = (
    "/index.html",
    "/plan/2021-25/objective-2.2.html",
    "/measures/calls-999-total.html",
    "/measures/capture-submissions.html",
    "/measures/community-trigger-applications.html",
    "/measures/index.html",
)
OFFICE_PAGES = ("/office/", "/office/measures/", "/office/measures/calls-999-total/")
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
            "ANSWERABLE_PLAIN_HTTP": "1",
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "answerable.site.settings",
        }
        _measure()


def _measure() -> None:
    import django

    django.setup()
    from django.contrib.auth.decorators import login_not_required
    from django.http import HttpRequest, HttpResponse
    from django.test import Client
    from django.test.utils import override_settings
    from django.urls import path

    from answerable.people.models import User
    from answerable.people.roles import Role
    from answerable.site.cli import main as answerable

    answerable(["demo", "--no-serve"])
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
