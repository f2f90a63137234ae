"""Taking pages from the public at once, leaving stones; and letting a page come back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date, counted
from answerable.publishing import addresses
from answerable.publishing.models import Disclosure, FrozenCopy, ProposedPage, ReleasedPage, Withdrawal
from answerable.publishing.operations import searching
from answerable.publishing.operations.erasing import erase_copies
from answerable.publishing.operations.releasing import stand_still
from answerable.publishing.operations.restaging import Replace, drafted, restage
from answerable.publishing.queries.changes import Draft
from answerable.publishing.queries.stones import Stones, leads_to, stone_of, without
from answerable.publishing.shown.pages import thawed

ALWAYS_THERE = (
    addresses.HOME,
    addresses.SEARCH,
    addresses.CHANGES,
    addresses.WITHDRAWN,
    addresses.ACCESSIBILITY,
    addresses.KNOWN,
    # Every page leads to its data, and there is none without this page.
    addresses.DATA,
)
"""What the site does not stand without. Words are taken out of these, the pages stay."""
LONGEST = 300
FURTHER = ("MeasurePage", "ComparePage", "PaperPage")
"""Kinds of pages that go on at further addresses, which begin as theirs does and have a full stop next."""


class WithdrawalRefused(Exception):
    """A page cannot be withdrawn, or brought back, like this."""

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.field = field


@dataclass(frozen=True)
class Taking:
    """A page that goes: its address, and what its stone calls it (not always its title, which may be what has to go)."""

    path: str
    title: str


def withdraw(path: str, *, title: str, reason: str, erase: bool = False, by: Actor, at: datetime) -> Withdrawal:
    """Takes one page from the public at once. See `withdraw_many`."""
    return withdraw_many([Taking(path, title)], reason=reason, erase=erase, by=by, at=at)[0]


@transaction.atomic
def withdraw_many(
    takings: Sequence[Taking], *, reason: str, erase: bool = False, by: Actor, at: datetime
) -> Sequence[Withdrawal]:
    """Takes pages from the public at once, for one reason: a release that only takes away shows a stone in the place of each.

    Nobody approves it, for it is urgent and adds nothing. Lists lose their lines of them, the search does not find them, and an open
    proposal has the stones too. A measure takes its earlier days and its comparison of areas with it, a paper its further pages. With `erase` their copies are emptied in every release and every proposal, and cannot be brought
    back; a page that was withdrawn before can be erased later. Raises WithdrawalRefused, which names the field.
    """
    reason = reason.strip()
    _refuse(takings, reason)
    stand_still()
    _refuse_unknown(takings, erase)
    rows = [_row(one, reason, erase, by, at) for one in [*takings, *_besides(takings, erase)]]
    stones = {one.path: stone_of(one) for one in rows}
    made = restage(
        _replace(stones),
        [drafted(path, one) for path, one in stones.items()],
        note=_note(rows[: len(takings)]),
        by=by,
        at=at,
    )
    # Until the files of the release are made, the search would still tell of what it knew.
    searching.forget(sorted({*stones, *made.paths}))
    Disclosure.objects.filter(proposal__open=True, path__in=stones).delete()
    if erase:
        erase_copies(stones, made, at=at)
    facts = {"paths": sorted(stones), "erased": erase, "reason": reason}
    audit.record("pages withdrawn", by=by, at=at, subject=f"withdrawal:{rows[0].pk}", after=facts)
    return rows


def _refuse(takings: Sequence[Taking], reason: str) -> None:
    if not takings:
        raise WithdrawalRefused("Choose at least one page.", "pages")
    if not reason:
        raise WithdrawalRefused("Say why: the reason stands in the place of the page.", "reason")
    paths = [one.path for one in takings]
    if len(set(paths)) != len(paths):
        raise WithdrawalRefused("A page is named twice.", "pages")
    for one in takings:
        if one.path in ALWAYS_THERE:
            raise WithdrawalRefused(
                f"The site does not stand without {one.path}: take words out of it instead.", "pages"
            )
        if not one.title.strip():
            raise WithdrawalRefused("Say what the stone calls the page.", "title")
        if len(one.title.strip()) > LONGEST:
            raise WithdrawalRefused(f"Call it something shorter: at most {LONGEST} characters.", "title")


def _besides(takings: Sequence[Taking], erase: bool) -> list[Taking]:
    """A measure on earlier days and by areas, and the further pages of a long paper: they say the same, and go with it."""
    held = Withdrawal.objects.filter(ended_at__isnull=True)
    done = {one.path for one in takings} | set(
        (held.filter(erased=True) if erase else held).values_list("path", flat=True)
    )
    found: dict[str, Taking] = {}
    for one in takings:
        for table in (ReleasedPage, ProposedPage):
            rows = table.objects.filter(path__startswith=f"{one.path.removesuffix('.html')}.", copy__kind__in=FURTHER)
            paths = rows.values_list("path", flat=True).distinct()
            found |= {path: Taking(path, one.title) for path in paths if path != one.path and path not in done}
    return [found[path] for path in sorted(found)]


def _row(taking: Taking, reason: str, erase: bool, by: Actor, at: datetime) -> Withdrawal:
    """The stone of a page: a new one, or the one that stands where only its copies go now."""
    path = taking.path
    before = Withdrawal.objects.select_for_update().filter(path=path, ended_at__isnull=True).first()
    if before is not None:
        if before.erased or not erase:
            raise WithdrawalRefused(f"{path} was withdrawn already, on {british_date(before.withdrawn_on)}.", "pages")
        before.erased, before.title, before.reason = True, taking.title.strip(), reason
        before.save(update_fields=["erased", "title", "reason"])
        return before
    return Withdrawal.objects.create(
        path=path,
        title=taking.title.strip(),
        reason=reason,
        withdrawn_on=localtime(at).date(),
        withdrawn_at=at,
        withdrawn_by=by.reference,
        erased=erase,
    )


def _refuse_unknown(takings: Sequence[Taking], erase: bool) -> None:
    for path in (one.path for one in takings):
        if not (ReleasedPage.objects.filter(path=path).exists() or _is_proposed(path, erase)):
            raise WithdrawalRefused(
                f"No release has a page at {path}. A file goes with its page: give the address of the page, which ends in .html.",
                "pages",
            )


def _is_proposed(path: str, erase: bool) -> bool:
    """What was only ever proposed can be erased; otherwise the proposal is dropped."""
    return erase and ProposedPage.objects.filter(path=path).exists()


def _replace(stones: Stones) -> Replace:
    names = tuple(stones)

    def replace(path: str, title: str, copy: FrozenCopy) -> Draft | None:
        if path in stones or not leads_to(names, copy):
            return None
        page = thawed(copy.kind, copy.data)
        cleaned = without(page, stones)
        return None if cleaned is page else drafted(path, cleaned)

    return replace


def _note(rows: Sequence[Withdrawal]) -> str:
    what = f"“{rows[0].title}” was" if len(rows) == 1 else f"{counted(len(rows), 'page')} were"
    how = "withdrawn and erased" if rows[0].erased else "withdrawn"
    return f"{what} {how}: {rows[0].reason}"


@transaction.atomic
def reinstate(withdrawal: Withdrawal, *, because: str, by: Actor, at: datetime) -> Withdrawal:
    """Lets a page come back with the next release that is drafted: to publish again is to publish, so it is checked and approved.

    Raises WithdrawalRefused for one that was erased, and for one that came back already.
    """
    if not because.strip():
        raise WithdrawalRefused("Say why it may come back.", "because")
    stand_still()
    held = Withdrawal.objects.select_for_update().get(pk=withdrawal.pk)
    if held.erased:
        raise WithdrawalRefused("It was erased: there is nothing left to bring back.")
    if held.ended_at is not None:
        raise WithdrawalRefused("It was let back already.")
    held.ended_at, held.ended_by, held.ended_because = at, by.reference, because.strip()
    held.save(update_fields=["ended_at", "ended_by", "ended_because"])
    facts = {"path": held.path, "because": held.ended_because}
    audit.record("page reinstated", by=by, at=at, subject=f"withdrawal:{held.pk}", after=facts)
    return held
