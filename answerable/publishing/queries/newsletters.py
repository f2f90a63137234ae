"""How far each newsletter is, and who waits for it; never who they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth

from answerable.publishing import addresses
from answerable.publishing.models import Newsletter, ReleasedPage, Sending, Subscriber
from answerable.publishing.pages.news import NewsletterPage
from answerable.publishing.queries.released import page_at
from answerable.publishing.shown.pages import thawed


@dataclass(frozen=True)
class Sent:
    """How far a sending is: so many mails written, so many readers still to be written to."""

    done: int
    left: int

    @property
    def total(self) -> int:
        return self.done + self.left


@dataclass(frozen=True)
class MonthOfReaders:
    """How many who are subscribed now confirmed in a month."""

    month: date
    readers: int


@dataclass(frozen=True)
class Readers:
    """How many are subscribed, how many have not confirmed, and since when those are who are."""

    confirmed: int
    unconfirmed: int
    months: tuple[MonthOfReaders, ...]


def newsletters() -> Sequence[Newsletter]:
    """Every newsletter, the latest month first."""
    return list(Newsletter.objects.order_by("-month"))


def at_month(month: str) -> Newsletter | None:
    """The newsletter of a month as addresses name it, "2024-11"."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        return None
    return Newsletter.objects.filter(month=first).first()


def was_released(row: Newsletter) -> bool:
    """Whether any release had its page."""
    return ReleasedPage.objects.filter(path=addresses.newsletter(row.month)).exists()


def public_page(row: Newsletter) -> NewsletterPage | None:
    """Its page as the public sees it; None where the last release has none, or a stone in its place."""
    found = page_at(addresses.newsletter(row.month))
    if found is None or found.copy.kind != NewsletterPage.__name__:
        return None
    page: NewsletterPage = thawed(found.copy.kind, found.copy.data)
    return page


def waiting(row: Newsletter) -> QuerySet[Subscriber]:
    """Who was subscribed when its sending began and has not been written to. Of one that was not sent: everybody who is subscribed."""
    readers = Subscriber.objects.filter(confirmed_at__isnull=False)
    if row.sent_at:
        readers = readers.filter(confirmed_at__lte=row.sent_at)
    return readers.exclude(Exists(Sending.objects.filter(newsletter=row, subscriber=OuterRef("pk"))))


def sent(row: Newsletter) -> Sent:
    """How far its sending is; who has left since counts as written to."""
    return Sent(row.sendings.count(), waiting(row).count())


def readers() -> Readers:
    """How many, and by month; no address."""
    counts = Subscriber.objects.aggregate(
        confirmed=Count("pk", filter=Q(confirmed_at__isnull=False)),
        unconfirmed=Count("pk", filter=Q(confirmed_at__isnull=True)),
    )
    rows = Subscriber.objects.filter(confirmed_at__isnull=False).annotate(month=TruncMonth("confirmed_at"))
    months = rows.values_list("month").annotate(number=Count("pk")).order_by("-month")
    told = tuple(MonthOfReaders(month.date(), number) for month, number in months)
    return Readers(counts["confirmed"], counts["unconfirmed"], told)
