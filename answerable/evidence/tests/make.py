"""Papers of an invented force for tests, taken in and read, of this part and of those above it."""

from datetime import UTC, date, datetime, timedelta

from answerable.evidence.intake.reading import read_bytes
from answerable.evidence.models import Claim, Document, Finding, Query
from answerable.evidence.operations.documents import take_in
from answerable.evidence.operations.findings import ask
from answerable.evidence.operations.reading import read_document_now
from answerable.kit.audit import Actor

NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)
ANALYST = Actor("user:1", "analyst")
OFFICER = Actor("user:2", "scrutiny_officer")
MARCH_2024 = date(2024, 3, 21)

PAPER = """Calls to Northmoor Police

In 2023 the control room answered 1,753 emergency calls, an increase of 27.6% on the 1,370 of 2022.

Some 1,669 emergency calls were answered in 2023 by the control room.

Call volumes by year

Year\tEmergency calls\tAbandoned calls\tAll calls
2022\t1,370\t130\t1,500
2023\t1,753\t147\t1,950
"""
"""1,753 is 27.96% above 1,370 and not 27.6%, 1,669 is told for 1,753, and its last row adds up to 1,900 and not to 1,950."""

CORRECTED = PAPER.replace("1,950", "1,900").replace("27.6%", "28.0%")


def later(minutes: int) -> datetime:
    """A time after noon of the tests' day."""
    return NOON + timedelta(minutes=minutes)


def waiting(
    text: str = PAPER,
    *,
    filename: str = "calls.txt",
    published: date | None = MARCH_2024,
    earlier: Document | None = None,
    by: Actor = ANALYST,
) -> Document:
    """A paper that came in and is not read yet."""
    return take_in(filename=filename, content=text.encode(), published=published, earlier=earlier, by=by, at=NOON)


def paper(
    text: str = PAPER,
    *,
    filename: str = "calls.txt",
    published: date | None = MARCH_2024,
    earlier: Document | None = None,
) -> Document:
    """A paper that came in and was read."""
    return read(waiting(text, filename=filename, published=published, earlier=earlier))


def read(document: Document, *, at: datetime = NOON) -> Document:
    """A waiting paper read, in this process."""
    return read_document_now(document.pk, at=at, reader=read_bytes)


def claim(document: Document, printed: str) -> Claim:
    """The first figure of a document that is printed so."""
    found = Claim.objects.filter(document=document, printed=printed).order_by("position").first()
    assert found, f"{printed} is not among {[one.printed for one in document.claims.all()]}"
    return found


def finding(document: Document, rule: str = "") -> Finding:
    """The first finding of a document, or of a rule in it."""
    found = Finding.objects.filter(document=document, rule__startswith=rule).order_by("pk").first()
    assert found, f"{rule} is not among {[one.rule for one in document.findings.all()]}"
    return found


def asked(one: Finding, text: str = "Which is right?") -> Query:
    """A query about a finding."""
    (query,) = ask([one], texts={one.pk: text}, by=ANALYST, at=NOON)
    return query
