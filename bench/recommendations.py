"""Server time of the register with ten thousand recommendations in it.

    uv run --group bench python bench/recommendations.py

An office of its own is made with invented reports, 10,000 recommendations and 60 objectives; requests go through the whole of
Django in this process, without a network. Prints the median and the slowest of each page in milliseconds of the processor, and its queries;
exits 1 where the median of a list is over 100 ms.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta

ROWS, REPORTS, ROUNDS = 10_000, 200, 30
LIMIT = 100
"""In milliseconds, at the median, for a list."""
LISTS = (
    "/office/recommendations/",
    "/office/recommendations/?page=120",
    "/office/recommendations/?q=custody+search",
    "/office/recommendations/?q=nothing-has-this",
    "/office/recommendations/?state=Live&timing=Late&sort=due",
    "/office/recommendations/?again=Recurring&sort=title&direction=desc",
    "/office/recommendations/?origin=Coroner&kind=Cause+of+concern",
)
WORDS = (
    "custody",
    "search",
    "record",
    "detention",
    "call",
    "burglary",
    "victim",
    "missing",
    "stalking",
    "training",
    "review",
    "supervision",
    "data",
    "audit",
    "vetting",
)


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "ANSWERABLE_HOME": home,
            "ANSWERABLE_PLAIN_HTTP": "1",
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "answerable.site.settings",
        }
        sys.exit(_measure())


def _fill() -> None:
    from answerable.plans.models import Objective, Plan
    from answerable.recommendations.models import Recommendation, Recurrence, Report

    plan = Plan.objects.create(code="bench", title="Plan")
    objectives = Objective.objects.bulk_create(
        Objective(plan=plan, code=f"o{n}", title=f"Objective {n}") for n in range(60)
    )
    chance = random.Random(7)  # noqa: S311 - invented rows
    origins, kinds, states = (
        Report.Origin.values,
        Recommendation.Kind.values,
        [s for s in Recommendation.State.values if s != "superseded"],
    )
    reports = Report.objects.bulk_create(
        Report(code=f"bench-{n}", title=f"Report {n} on {chance.choice(WORDS)}", origin=chance.choice(origins),
               published=date(2015, 1, 1) + timedelta(days=18 * n))
        for n in range(REPORTS)
    )  # fmt: skip
    found = Recurrence.objects.bulk_create(Recurrence(code=f"bench-{n}", title=f"Finding {n}") for n in range(300))
    rows = []
    for n in range(ROWS):
        report, dated = chance.choice(reports), chance.random() < 0.5
        rows.append(
            Recommendation(
                report=report, number=f"b{n}", kind=chance.choices(kinds, [1, 20, 60, 19])[0], state=chance.choice(states),
                title=" ".join(chance.choices(WORDS, k=6)), text=" ".join(chance.choices(WORDS, k=60)),
                addressee=chance.choice(Recommendation.Addressee.values), owner_role=f"Head of {chance.choice(WORDS)}",
                deadline_kind="date" if dated else "none_set",
                deadline=report.published + timedelta(days=chance.randrange(30, 900)) if dated else None,
                state_since=report.published, objective=chance.choice(objectives), recurrence=chance.choice(found) if chance.random() < 0.1 else None,
            )
        )  # fmt: skip
    Recommendation.objects.bulk_create(rows, batch_size=500)


def _measure() -> int:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from answerable.kit import http
    from answerable.kit.audit import Actor
    from answerable.people.operations import create_user
    from answerable.people.roles import Role
    from answerable.recommendations.models import Recommendation

    call_command("migrate", verbosity=0)
    who, at = Actor("system:bench", "bench"), http.now()
    analyst = create_user(email="a@example.org", name="Analyst", role=Role.ANALYST, password=None, by=who, at=at)
    _fill()
    one = Recommendation.objects.filter(recurrence__isnull=False).latest("pk").pk
    pages = (
        *LISTS,
        f"/office/recommendations/{one}/",
        f"/office/recommendations/{one}/again/",
        "/office/recommendations/ageing/",
    )
    office = Client(headers={"host": "127.0.0.1"})
    office.force_login(analyst)
    slow = 0
    print(f"\n{'page':<76} {'median ms':>9} {'slowest':>8} {'queries':>8}")
    for page in pages:
        with CaptureQueriesContext(connection) as asked:
            answer = office.get(page)
            number = len(asked)
        if answer.status_code != 200:
            raise SystemExit(f"{page} answered {answer.status_code}")
        times = []
        for _ in range(ROUNDS):
            began = time.process_time()
            office.get(page)
            times.append((time.process_time() - began) * 1000)
        median = statistics.median(times)
        slow += page in LISTS and median > LIMIT
        print(f"{page:<76} {median:>9.1f} {max(times):>8.1f} {number:>8}")
    return int(slow > 0)


if __name__ == "__main__":
    main()
