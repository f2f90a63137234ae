"""The check of everything that must be public: every night by itself, and whenever somebody asks."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localtime

from answerable.bodies.queries import body
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.publishing.intake.reaching import Reached, reach
from answerable.publishing.models import PublicationCheck, PublicationEvidence, PublicationItem
from answerable.publishing.queries.duty_checks import Answers, addresses_to_follow, checked_since, outcomes

type Follow = Callable[[str], Reached]


def check(*, by: Actor, at: datetime, follow: Follow | None = None) -> int:
    """Looks at every item as it stands on the day that the office's pages speak of, and keeps what it found. How many items.

    Addresses elsewhere are asked by `follow`, before anything is locked; where it is None, and where the installation has
    not allowed it (`FOLLOW_ADDRESSES`), nobody is asked and nothing is told of them.
    """
    ask = follow or (reach if settings.FOLLOW_ADDRESSES else None)
    answers = {address: ask(address) for address in addresses_to_follow()} if ask else {}
    return _keep(answers, by=by, at=at)


def check_nightly(at: datetime) -> None:
    """The check of the day, where nobody has made it since it began or since the last release."""
    if PublicationItem.objects.exists() and not checked_since(localtime(at).date()):
        check(by=NIGHT, at=at)


NIGHT = Actor("system:sweep", "system")


@transaction.atomic
def _keep(answers: Answers, *, by: Actor, at: datetime) -> int:
    turns.take_turn()
    on = _day(at)
    found = outcomes(on, answers)
    rows = [PublicationCheck(item_id=key, on=on, at=at, **asdict(one)) for key, one in found.items()]
    PublicationCheck.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["item", "on"],
        update_fields=["at", *(asdict(next(iter(found.values()))) if found else ())],
    )
    _note_answers(answers, at)
    if by != NIGHT:
        audit.record("publication checked", by=by, at=at, subject="publication", after={"items": len(rows), "on": on})
    return len(rows)


def _day(at: datetime) -> date:
    office = body()
    return (office and office.shown_as_at) or localtime(at).date()


def _note_answers(answers: Mapping[str, Reached], at: datetime) -> None:
    for address, one in answers.items():
        rows = PublicationEvidence.objects.filter(address=address, withdrawn_at=None)
        rows.update(reached_at=at, reached_words=one.words[:300])
