"""Server time of the list of clocks, of one clock and of the register, with ten thousand clocks running.

    uv run python bench/clocks.py [HOW MANY]

An empty office in a folder of its own; the clocks run under the duties that ship. Requests go through the whole of Django in this
process, without a network. Prints the median in milliseconds.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from datetime import timedelta

ROUNDS = 15
PAGES = (
    "/office/clocks/",
    "/office/clocks/?page=100",
    "/office/clocks/?q=matter+77",
    "/office/clocks/?how=Late",
    "/office/clocks/?how=Paused",
    "/office/clocks/?standing=Statute&waits=The+force",
    "/office/clocks/?sort=label&direction=desc",
    "/office/clocks/{one}/",
    "/office/clocks/duties/",
)


def main() -> None:
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "ANSWERABLE_HOME": home,
            "ANSWERABLE_PLAIN_HTTP": "1",
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "answerable.site.settings",
        }
        _measure(many)


def _measure(many: int) -> None:
    import django

    django.setup()
    from django.test import Client

    from answerable.clocks.models import Duty, RunningClock
    from answerable.clocks.operations import load_register
    from answerable.kit import http
    from answerable.people.models import User
    from answerable.people.operations import create_user
    from answerable.people.roles import Role
    from answerable.site.setup import COMMAND_LINE, bring_up_to_date

    bring_up_to_date()
    at = http.now()
    load_register(by=COMMAND_LINE, at=at)
    create_user(email="a@example.org", name="A", role=Role.SCRUTINY_OFFICER, password=None, by=COMMAND_LINE, at=at)
    chance, duties, user = random.Random(7), list(Duty.objects.all()), User.objects.get()  # noqa: S311 - invented matters
    clocks = []
    for number in range(many):
        started = at.date() - timedelta(days=chance.randrange(400))
        ended = started + timedelta(days=30) if chance.random() < 0.3 else None
        clocks.append(
            RunningClock(
                key=f"matter-{number}",
                duty=chance.choice(duties),
                label=f"Matter {number}",
                started=started,
                due=started + timedelta(days=chance.randrange(100)) if chance.random() < 0.8 else None,
                owner=user if chance.random() < 0.5 else None,
                waiting_on=chance.choice(RunningClock.Waiting.values),
                state="met" if ended else "running",
                ended=ended,
                set_by="system:bench",
                set_at=at,
            )
        )
    RunningClock.objects.bulk_create(clocks, batch_size=500)
    browser = Client(headers={"host": "127.0.0.1"})
    browser.force_login(user)
    one = RunningClock.objects.order_by("pk").first()
    for page in PAGES:
        address = page.format(one=one.pk if one else 0)
        if (answer := browser.get(address)).status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")
        times = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            browser.get(address)
            times.append((time.perf_counter() - began) * 1000)
        print(f"{address:<52} {len(answer.content):>8} bytes {statistics.median(times):>8.1f} ms")


if __name__ == "__main__":
    main()
