"""Server time of judgements: the standing of every objective of the example, and the list of ten thousand judgements.

    uv run --group bench python bench/standing.py

The example is loaded into an office of its own, and 10,000 judgements are invented for its 57 objectives; requests go through the whole
of Django in this process, without a network. Prints the median and the slowest of each page in milliseconds of the processor, and its
queries; exits 1 where the list of judgements is over 100 ms at the median, or the standing of all objectives over 600.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROWS, ROUNDS = 10_000, 15
LISTED, STANDING = 100, 600
"""In milliseconds, at the median."""
PAGES = {
    "/office/judgements/made/": LISTED,
    "/office/judgements/made/?page=300": LISTED,
    "/office/judgements/made/?q=callers+desk": LISTED,
    "/office/judgements/made/?differs=Differs&rating=Red&sort=objective": LISTED,
    "/office/judgements/made/?current=The+last+of+its+objective": LISTED,
    "/office/judgements/": STANDING,
    "/office/judgements/2021-25/2.2/": STANDING,
}
WORDS = ("callers", "desk", "figures", "board", "waits", "promise", "town", "patrols", "report", "survey")


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
    """Judgements in a chain for each objective, each with the status that is computed now."""
    from answerable.assessments.models import Judgement
    from answerable.assessments.operations.judging import keep_status
    from answerable.assessments.queries.standing import computed, ground
    from answerable.kit.http import now
    from answerable.plans.models import Plan, Rating

    plan, stand, day, at = Plan.objects.get(code="2021-25"), ground(), date(2024, 11, 7), now()
    objectives = list(plan.objectives.order_by("position"))
    found = computed(plan, objectives, day, stand)
    kept = {one.pk: keep_status(one, found[one.pk], stand, at=at) for one in objectives}
    ratings = list(Rating.objects.filter(code__in=["green", "amber", "red"]))
    chance = random.Random(7)  # noqa: S311 - invented rows
    last: dict[int, Judgement] = {}
    for first in range(0, ROWS, len(objectives)):
        rows = [
            Judgement(
                objective=one, rating=chance.choice(ratings), as_at=date(2021, 11, 15) + timedelta(days=first // 12),
                judge_role="Office holder", reason=" ".join(chance.choices(WORDS, k=30)), computed=kept[one.pk],
                differs=chance.random() < 0.3, differs_because="Because.", earlier=last.get(one.pk), made_by="system:bench", made_at=at,
            )
            for one in objectives
        ]  # fmt: skip
        for one in Judgement.objects.bulk_create(rows):
            last[one.objective_id] = one


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
    from answerable.site.folder.loading import load

    call_command("migrate", verbosity=0)
    who, at = Actor("system:bench", "bench"), http.now()
    officer = create_user(email="a@example.org", name="Officer", role=Role.OFFICE_HOLDER, password=None, by=who, at=at)
    load(Path(__file__).parents[1] / "examples" / "derbyshire", by=who, at=at)
    _fill()
    office = Client(headers={"host": "127.0.0.1"})
    office.force_login(officer)
    slow = 0
    print(f"\n{'page':<76} {'median ms':>9} {'slowest':>8} {'queries':>8}")
    for page, limit in PAGES.items():
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
        slow += median > limit
        print(f"{page:<76} {median:>9.1f} {max(times):>8.1f} {number:>8}")
    return int(slow > 0)


if __name__ == "__main__":
    main()
