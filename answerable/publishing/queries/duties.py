"""Builds the page of what must be public, and a page for each document that was put up for it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase
from hashlib import sha256

from django.db.models.functions import Length
from django.utils.timezone import localtime

from answerable.calc import periods, publication
from answerable.calc.publication import Every
from answerable.kit.freezing import digest, freeze, thaw
from answerable.publishing import addresses
from answerable.publishing.intake.uploads import FORMS, Form
from answerable.publishing.models import PublicationCheck, PublicationEvidence, PublicationItem
from answerable.publishing.pages.contact import ContactPage
from answerable.publishing.pages.duties import DocumentPage, DutiesPage, DutyLine, Held
from answerable.publishing.pages.parts import Ref
from answerable.publishing.pages.recommendations import ReportPage
from answerable.publishing.pages.stones import StonePage
from answerable.publishing.queries import released
from answerable.publishing.queries.record import Record

MOST_HELD = 12
"""So many documents of one item are named on the page of duties."""
PLACES: Mapping[str, Ref] = {
    "decisions": Ref("Decisions", addresses.DECISIONS),
    "meetings": Ref("Meetings", addresses.MEETINGS),
    "measures": Ref("Measures", addresses.MEASURES),
    "plan": Ref("Plans", addresses.PLANS),
    "inspections": Ref("Recommendations and responses", addresses.RECOMMENDATIONS),
    addresses.PROGRAMME: Ref("Programme of meetings", addresses.PROGRAMME),
    addresses.ACCESSIBILITY: Ref("Accessibility statement", addresses.ACCESSIBILITY),
    addresses.CONTACT: Ref("Contact", addresses.CONTACT),
}
"""Where a folder, or a file that feeds an item, is led to."""

type Site = Mapping[str, object]


def documents() -> Iterator[tuple[str, DocumentPage]]:
    """A page for each file that was put up and not withdrawn, the newest first."""
    rows = PublicationEvidence.objects.filter(withdrawn_at=None).exclude(file_name="").annotate(size=Length("content"))
    for row in rows.select_related("item").defer("content").order_by("-as_at", "-pk"):
        form = form_of(row)
        yield (
            addresses.document(code_of(row)),
            DocumentPage(
                code=code_of(row),
                title=row.title,
                period=row.period,
                as_at=row.as_at,
                given_on=localtime(row.given_at).date(),
                summary=row.summary,
                item=row.item.title,
                paragraph=row.item.paragraph,
                source=row.item.source,
                file=Ref(row.file_name, addresses.document_file(code_of(row), row.file_name)),
                form=form.name,
                media_type=row.media_type,
                size=row.size,
                sha256=row.sha256,
                open_form=form.is_open,
            ),
        )


def code_of(row: PublicationEvidence) -> str:
    """By what a document is addressed: two of one name have two."""
    return f"{row.item.code}-{row.pk}"


def form_of(row: PublicationEvidence) -> Form:
    return FORMS[row.file_name.rpartition(".")[2]]


def duties_pages(record: Record, site: Site) -> Iterator[tuple[str, DutiesPage]]:
    """The page of duties, where there is a register; `site` is every other page, stones included.

    The page keeps the day since which it stands so: while nothing turns it is the page of the last release.
    """
    items = list(PublicationItem.objects.order_by("position", "pk"))
    if not items or addresses.DUTIES in site:
        return
    last = last_page()
    day = record.seen_on
    before = {one.code: one for one in last.lines} if last else {}
    given, checks = _given(), latest_checks()
    lines = (_line(one, given[one.pk], site, before.get(one.code), day) for one in items)
    told = tuple(overlaid(line, checks.get(one.pk)) for line, one in zip(lines, items, strict=True))
    page = DutiesPage(told, day, record.body.shown_as_at)
    if last and last == replace(page, looked_on=last.looked_on) and page.states(day) == last.states(last.looked_on):
        page = last
    yield addresses.DUTIES, page


def last_page() -> DutiesPage | None:
    """The page of duties as it was released last; None where there is none, or a stone in its place."""
    row = released.page_at(addresses.DUTIES)
    return thaw(DutiesPage, row.copy.data) if row and row.copy.kind == DutiesPage.__name__ else None


def latest_checks() -> Mapping[int, PublicationCheck]:
    """The last check of each item."""
    found: dict[int, PublicationCheck] = {}
    day = PublicationCheck.objects.order_by("-on").values_list("on", flat=True).first()
    if day:
        found = {one.item_id: one for one in PublicationCheck.objects.filter(on=day)}
    return found


def overlaid(line: DutyLine, check: PublicationCheck | None) -> DutyLine:
    """The line with what the last check could tell of reaching it and of reading it."""
    if check is None or not line.number:
        return line
    told = {
        name: found
        for name in ("reachable", "accessible", "open_form")
        if (found := getattr(check, name)) is not None and check.present
    }
    return replace(line, **told)


def _given() -> Mapping[int, Sequence[PublicationEvidence]]:
    """Everything that was put up, by item, the newest first."""
    found: dict[int, list[PublicationEvidence]] = defaultdict(list)
    for row in PublicationEvidence.objects.select_related("item").defer("content").order_by("-as_at", "-pk"):
        found[row.item_id].append(row)
    return found


def _line(
    item: PublicationItem, given: Sequence[PublicationEvidence], site: Site, before: DutyLine | None, day: date
) -> DutyLine:
    feeding = feeding_pages(item.fed_by, site)
    live = [one for one in given if one.withdrawn_at is None and not _is_stone(site, one)]
    mark = _mark(item.fed_by, feeding, live, site)
    number = len(feeding) + len(live)
    last = _last(before, mark, number, day)
    return DutyLine(
        code=item.code,
        paragraph=item.paragraph,
        source=item.source,
        title=item.title,
        basis=item.basis,
        every=item.every,
        within_days=item.within_days,
        prominent=item.prominent,
        confirmed=item.confirmed,
        note=item.note,
        not_ours_because=item.not_ours_because,
        corrected_because=item.corrected_because,
        expected=bool(item.fed_by or given),
        held=(*_places(feeding), *(_held(one) for one in live[:MOST_HELD])),
        number=number,
        mark=mark,
        last=last,
        until=_until(item, live, last if feeding else None),
        withdrawn=_withdrawn(given, live),
        reachable=True if feeding else None,
        accessible=True if feeding else None,
        open_form=_open_form(feeding, live),
    )


def feeding_pages(fed_by: str, site: Site) -> list[str]:
    """The pages that hold an item. The index of a folder alone holds nothing, nor does a report without its response, nor contacts without a postal address, nor a stone."""
    wanted = fed_by.split()
    return [path for path, page in site.items() if any(_is_fed(path, one) for one in wanted) and _holds(page)]


def _is_fed(path: str, wanted: str) -> bool:
    if path == wanted:
        return True
    if path.endswith("index.html"):
        return False
    return fnmatchcase(path, wanted) if "*" in wanted else wanted.endswith("/") and path.startswith(wanted)


def _holds(page: object) -> bool:
    match page:
        case StonePage():
            return False
        case ReportPage(response=response):
            return response is not None
        case ContactPage(contacts=contacts):
            return any(one.who == "office" and one.post for one in contacts)
    return True


def _is_stone(site: Site, row: PublicationEvidence) -> bool:
    return bool(row.file_name) and isinstance(site.get(addresses.document(code_of(row))), StonePage)


def _mark(fed_by: str, feeding: Sequence[str], live: Sequence[PublicationEvidence], site: Site) -> str:
    """A digest over what shows an item: which pages, and what a page that is named by itself says."""
    named = [digest(freeze(site[one])) for one in feeding if one in fed_by.split()]
    put_up = [f"{one.pk} {one.sha256} {one.address} {one.as_at}" for one in live]
    return sha256("\n".join([*sorted(feeding), *named, *put_up]).encode()).hexdigest()


def _last(before: DutyLine | None, mark: str, number: int, day: date) -> date | None:
    """The day on which something new came. Where there is less than before nothing did."""
    if not number:
        return None
    if before and before.last and (before.mark == mark or number < before.number):
        return before.last
    return day


def _until(item: PublicationItem, live: Sequence[PublicationEvidence], fed: date | None) -> date | None:
    """The latest day until which anything reaches that shows the item."""
    every = Every(item.every)
    reach = [publication.reaches(every, one.as_at, period_end(one.period)) for one in live]
    reach += [publication.reaches(every, fed)] if fed else []
    return max(reach, default=None)


def period_end(words: str) -> date | None:
    """The last day of a period as people write it; None where it is none."""
    try:
        return periods.read(words).end if words else None
    except (periods.NotAPeriod, periods.ImpossiblePeriod):
        return None


def _places(feeding: Sequence[str]) -> Iterator[Held]:
    """Where the pages lie that hold an item: each place once."""
    seen = set()
    for path in feeding:
        place = PLACES.get(path) or PLACES.get(path.partition("/")[0]) or Ref(path, path)
        if place.path not in seen:
            seen.add(place.path)
            yield Held(place.text, place.path, form=FORMS["html"].name)


def _held(row: PublicationEvidence) -> Held:
    if row.address:
        return Held(row.title, address=row.address, period=row.period, as_at=row.as_at)
    path = addresses.document(code_of(row))
    return Held(row.title, path, period=row.period, as_at=row.as_at, form=form_of(row).name)


def _open_form(feeding: Sequence[str], live: Sequence[PublicationEvidence]) -> bool | None:
    files = [form_of(one).is_open for one in live if one.file_name]
    return any(files) or bool(feeding) if files or feeding else None


def _withdrawn(given: Sequence[PublicationEvidence], live: Sequence[PublicationEvidence]) -> str:
    """Why the last document was withdrawn, where none has taken its place."""
    gone = [one for one in given if one.withdrawn_at]
    return max(gone, key=lambda one: str(one.withdrawn_at)).withdrawn_because if gone and not live else ""
