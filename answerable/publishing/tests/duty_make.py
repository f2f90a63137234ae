"""Items and documents for tests of duties."""

from datetime import date, datetime

from answerable.publishing.intake.uploads import read_upload
from answerable.publishing.models import PublicationEvidence, PublicationItem
from answerable.publishing.operations import duties
from answerable.publishing.operations.duties import Correction, Offered
from answerable.publishing.pages.duties import DutiesPage, DutyLine
from answerable.publishing.queries.duties import last_page
from answerable.publishing.tests import make

TABLE = b"Date,Offer\n2024-05-01,None\n"


def register() -> None:
    duties.load_register(by=make.PUBLISHER, at=make.NOON)


def item(code: str = "gifts") -> PublicationItem:
    return PublicationItem.objects.get(code=code)


def put_up(
    code: str = "gifts",
    *,
    title: str = "Register of gifts",
    period: str = "",
    as_at: date = make.SECOND,
    name: str = "gifts.csv",
    content: bytes = TABLE,
    address: str = "",
    at: datetime = make.NOON,
) -> PublicationEvidence:
    """A small table as at the day that the made office speaks of, or an address in its place."""
    upload = None if address else read_upload(name, content)
    offered = Offered(title, period, as_at, "None was offered.", address, upload)
    return duties.put_up(item(code), offered, by=make.PUBLISHER, at=at)


def correct(code: str = "gifts", because: str = "Our own rule.", **said: object) -> PublicationItem:
    held = item(code)
    given = {
        "every": held.every,
        "within_days": held.within_days,
        "fed_by": held.fed_by,
        "confirmed": held.confirmed,
        "note": held.note,
        "not_ours_because": held.not_ours_because,
    }
    duties.correct(held, Correction(**(given | said)), because=because, by=make.PUBLISHER, at=make.NOON)  # type: ignore[arg-type]
    return held


def page() -> DutiesPage:
    """The page of duties as it was released last."""
    found = last_page()
    if found is None:
        raise AssertionError("no page of duties is released")
    return found


def line(code: str = "gifts") -> DutyLine:
    return next(one for one in page().lines if one.code == code)
