"""What the office sees of the duties: how each stands today, what waits for a release, and how the number moved."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Case, Count, Q, When

from answerable.calc.publication import State
from answerable.publishing import addresses
from answerable.publishing.models import PublicationCheck, PublicationEvidence, PublicationItem, Release, ReleasedPage
from answerable.publishing.pages.duties import DocumentPage, DutyLine, Scored
from answerable.publishing.queries.duties import code_of, last_page, latest_checks, overlaid


@dataclass(frozen=True)
class Standing:
    """An item, what was released of it (None: nothing yet), how it stands on the day, and how many documents wait for a release."""

    item: PublicationItem
    line: DutyLine | None
    state: State
    waiting: int
    check: PublicationCheck | None

    @property
    def due(self) -> date | None:
        return self.line.due if self.line else None

    @property
    def last(self) -> date | None:
        return self.line.last if self.line else None


def standings(on: date) -> tuple[Standing, ...]:
    """How every item stands on a day, by its rule as corrected and by what was released. Five queries."""
    page = last_page()
    lines = {one.code: one for one in page.lines} if page else {}
    checks, waits = latest_checks(), _waiting(lines)
    items = PublicationItem.objects.order_by("position", "pk")
    return tuple(_standing(item, lines.get(item.code), checks.get(item.pk), waits[item.pk], on) for item in items)


def _standing(
    item: PublicationItem, line: DutyLine | None, check: PublicationCheck | None, waiting: int, on: date
) -> Standing:
    if line is None:
        missing = State.MISSING if item.fed_by else State.NOT_HELD
        return Standing(item, None, State.NOT_OURS if item.not_ours_because else missing, waiting, check)
    now = replace(
        overlaid(line, check),
        every=item.every,
        within_days=item.within_days,
        not_ours_because=item.not_ours_because,
        corrected_because=item.corrected_because,
    )
    return Standing(item, now, now.state(on), waiting, check)


def _waiting(lines: Mapping[str, DutyLine]) -> Counter[int]:
    """How many documents of each item no release has shown yet, by its key."""
    rows = PublicationEvidence.objects.filter(withdrawn_at=None).select_related("item").defer("content")
    there = _released_documents()
    return Counter(row.item_id for row in rows if not _is_there(row, lines.get(row.item.code), there))


def is_public(row: PublicationEvidence, line: DutyLine | None) -> bool:
    """Whether the last release shows a document."""
    return _is_there(row, line, _released_documents())


def _is_there(row: PublicationEvidence, line: DutyLine | None, there: Collection[str]) -> bool:
    if row.file_name:
        return addresses.document(code_of(row)) in there
    return line is not None and row.address in {one.address for one in line.held}


def _released_documents() -> Collection[str]:
    last = Release.objects.order_by("-number").values("pk")[:1]
    rows = ReleasedPage.objects.filter(release=last, copy__kind=DocumentPage.__name__)
    return set(rows.values_list("path", flat=True))


def history(most: int = 24) -> tuple[Scored, ...]:
    """How many items were here and not out of date, from each day on which that changed, the newest first."""
    met = Q(present=True) & ~Q(current=False) & ~Q(reachable=False)
    ours = Q(item__not_ours_because="")
    days = (
        PublicationCheck.objects.values("on")
        .annotate(met=Count(Case(When(met & ours, then=1))), of=Count(Case(When(ours, then=1))))
        .order_by("on")
    )
    found: list[Scored] = []
    for day in days:
        now = Scored(day["on"], day["met"], day["of"])
        if not found or (found[-1].met, found[-1].of) != (now.met, now.of):
            found.append(now)
    return tuple(reversed(found))[:most]


def evidence_of(item: PublicationItem) -> Sequence[PublicationEvidence]:
    """Everything that was put up for an item, the newest first."""
    rows = PublicationEvidence.objects.filter(item=item).defer("content")
    return tuple(rows.select_related("item").order_by("-as_at", "-pk"))


def checks_of(item: PublicationItem, most: int = 30) -> tuple[PublicationCheck, ...]:
    """The last checks of an item that found something else than the one before, the newest first."""
    found: list[PublicationCheck] = []
    for one in PublicationCheck.objects.filter(item=item).order_by("-on")[:400]:
        if found and told(found[-1]) == told(one):
            found[-1] = one
        else:
            found.append(one)
    return tuple(found[:most])


def told(one: PublicationCheck) -> tuple[object, ...]:
    """What a check found, without its day."""
    return one.present, one.current, one.reachable, one.accessible, one.open_form, one.next_due, one.words
