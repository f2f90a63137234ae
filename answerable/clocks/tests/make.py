"""Builders of clocks and who does things to them."""

from datetime import UTC, date, datetime
from typing import Any

from answerable.clocks import operations
from answerable.clocks.models import Duty, RunningClock
from answerable.kit.audit import Actor
from answerable.people.models import User
from answerable.people.roles import Role

BY = Actor("user:1", "scrutiny_officer")
AT = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


def make_duty(code: str = "reply", **fields: Any) -> Duty:
    """A duty of 28 days starting with the day after, by statute, unless said otherwise."""
    facts: dict[str, Any] = {
        "title": "Reply to the parish",
        "trigger": "The letter is received",
        "standing": Duty.Standing.STATUTE,
        "counting": Duty.Counting.DAY_AFTER,
        "count": 28,
    }
    return Duty.objects.create(code=code, **facts | fields)


def make_clock(key: str = "letter-1", *, duty: Duty | None = None, **fields: Any) -> RunningClock:
    """A clock that started on 3 March 2026, unless said otherwise."""
    duty = duty or Duty.objects.filter(code="reply").first() or make_duty()
    facts: dict[str, Any] = {
        "label": "Letter from the parish of Saltmere",
        "started": date(2026, 3, 3),
        "by": BY,
        "at": AT,
    }
    return operations.start(duty.code, key=key, **facts | fields)


def make_person(role: Role = Role.SCRUTINY_OFFICER, name: str = "Robin Example") -> User:
    return User.objects.create(email=f"{role}@example.org", name=name, role=role, joined=AT)
