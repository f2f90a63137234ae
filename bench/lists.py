"""Server time of the office's lists with ten thousand rows in each, beside the same list with a hundred.

    uv run --group bench python bench/lists.py

Duties with a clock, recommendations, work of the plan and decisions are invented in a database of their own. Requests go through the
whole of Django in this process, without a network. Prints medians in milliseconds and the ratio to the list of a hundred: what is paged
by the database costs about the same. `--database URL` measures on PostgreSQL.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial

PAGES = (
    "/office/",
    "/office/owed/",
    "/office/owed/?q=3&when=Late",
    "/office/clocks/",
    "/office/recommendations/",
    "/office/recommendations/?q=moor&state=Live",
    "/office/plans/deliverables/",
    "/office/decisions/",
)
FEW, MANY, ROUNDS = 100, 10_000, 30
DAY = date(2024, 11, 7)
NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)


def milliseconds(ask: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        ask()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default="", help="the address of an empty PostgreSQL database; else SQLite")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "ANSWERABLE_HOME": home,
            "ANSWERABLE_PLAIN_HTTP": "1",
            "DATABASE_URL": options.database,
            "DJANGO_SETTINGS_MODULE": "answerable.site.settings",
        }
        _measure()


def _measure() -> None:
    import django

    django.setup()
    from django.test import Client

    from answerable.people.models import User
    from answerable.site import setup

    setup.bring_up_to_date()
    _office()
    user = User.objects.create(email="bench@example.org", name="Bench", role="analyst", joined=NOON)
    browser = Client(headers={"host": "127.0.0.1"})
    browser.force_login(user)
    found: dict[str, list[float]] = {path: [] for path in PAGES}
    held = 0
    for number in (FEW, MANY):
        _fill(range(held, number), user.pk)
        held = number
        for path in PAGES:
            answer = browser.get(path)
            assert answer.status_code == 200, (path, answer.status_code)
            found[path].append(milliseconds(partial(browser.get, path)))
    print(f"{'page':<46}{FEW:>8,}{MANY:>9,}   ratio")
    for path, (few, many) in found.items():
        print(f"{path:<46}{few:>8.1f}{many:>9.1f}{many / few:>8.2f}")


def _office() -> None:
    from answerable.bodies.models import LocalPolicingBody
    from answerable.clocks.models import Duty
    from answerable.plans.models import Objective, Plan
    from answerable.recommendations.models import Report

    LocalPolicingBody.objects.create(
        name="Northmoor", short_name="Northmoor", kind="board", area_code="N", shown_as_at=DAY
    )
    plan = Plan.objects.create(code="plan", title="The plan", start=date(2024, 4, 1))
    for number in range(60):
        Objective.objects.create(plan=plan, code=f"1.{number}", title=f"Objective {number}", position=number)
    for number in range(200):
        Report.objects.create(code=f"r{number}", title=f"Report {number}", origin="inspectorate", published=DAY)
    Duty.objects.create(
        code="reply", title="Reply", trigger="It comes", standing="statute", counting="day_after", count=28
    )


def _fill(numbers: range, owner: int) -> None:
    from answerable.clocks.models import Duty, RunningClock
    from answerable.decisions.models import Decision
    from answerable.plans.models import Deliverable, Objective
    from answerable.recommendations.models import Recommendation, Report

    objectives = list(Objective.objects.values_list("pk", flat=True))
    reports = list(Report.objects.values_list("pk", flat=True))
    duty = Duty.objects.get(code="reply")
    due = {number: DAY + timedelta(days=number % 400 - 200) for number in numbers}
    RunningClock.objects.bulk_create(
        RunningClock(
            key=f"c{n}",
            duty=duty,
            label=f"Letter {n}",
            started=DAY,
            due=due[n],
            owner_id=owner,
            set_by="b",
            set_at=NOON,
        )
        for n in numbers
    )
    Deliverable.objects.bulk_create(
        Deliverable(
            objective_id=objectives[n % len(objectives)],
            code=f"d{n}",
            title=f"Work {n}",
            due=due[n],
            status="under_way",
        )
        for n in numbers
    )
    Recommendation.objects.bulk_create(
        Recommendation(
            report_id=reports[n % len(reports)],
            number=f"{n}",
            title=f"Do thing {n} on the moor",
            deadline_kind="date",
            deadline=due[n],
            state="open",
            state_since=DAY,
        )
        for n in numbers
    )
    Decision.objects.bulk_create(
        Decision(
            code=f"x{n}",
            year=2024,
            number=n + 1,
            title=f"Decision {n}",
            form="signed",
            state="taken",
            issue="Something",
            reasons="So",
            decided_on=DAY,
            written_by="b",
            written_at=NOON,
        )
        for n in numbers
    )


if __name__ == "__main__":
    main()
