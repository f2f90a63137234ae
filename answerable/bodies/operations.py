"""Writes to the body: it is set up, and it changes, as a whole."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from answerable.bodies.intake import BodyLine, HolderLine
from answerable.bodies.models import LocalPolicingBody, OfficeHolder
from answerable.kit import audit
from answerable.kit.audit import Actor

FIELDS = ("name", "short_name", "kind", "title_of_holder", "force", "area_code", "about", "contact", "shown_as_at")


def facts_of(body: LocalPolicingBody | None) -> dict[str, object] | None:
    """What is held of the body, in the form that the trail keeps; None where there is no body yet."""
    if body is None:
        return None
    holders = [
        asdict(HolderLine(one.title, one.name, one.start, one.end, one.dates, one.note))
        for one in body.holders.order_by("start", "pk")
    ]
    return {name: getattr(body, name) for name in FIELDS} | {"holders": holders}


@transaction.atomic
def set_up(line: BodyLine, *, by: Actor, at: datetime) -> bool:
    """Sets up the office's body and its holders, or changes them to this. False where nothing changed."""
    held = LocalPolicingBody.objects.select_for_update().order_by("pk").first()
    before, after = facts_of(held), {**asdict(line), "holders": [asdict(one) for one in line.holders]}
    if before == after:
        return False
    body = held or LocalPolicingBody()
    for name in FIELDS:
        setattr(body, name, getattr(line, name))
    body.save()
    body.holders.all().delete()
    OfficeHolder.objects.bulk_create(OfficeHolder(body=body, **asdict(one)) for one in line.holders)
    audit.record("body set up", by=by, at=at, subject="body", before=before, after=after)
    return True
