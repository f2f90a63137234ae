"""The pages of a release under way that differ: by kind of thing, with who looked at each, a page of the list at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet

from answerable.publishing.models import Change, Proposal, ProposedPage, Release, ReleasedPage
from answerable.publishing.queries.changes import last_release

THINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Plan", ("PlansPage", "PlanPage", "PriorityPage", "ObjectivePage")),
    ("Measure", ("MeasuresPage", "SubjectPage", "MeasurePage", "ComparePage", "PriorityMeasuresPage", "FreshnessPage")),
    ("Assessment", ("JudgementsPage",)),
    ("Meeting", ("MeetingsPage", "ProgrammePage", "MeetingPage", "PackCopy", "MinutesCopy")),
    ("Question", ("QuestionsPage", "QuestionPage")),
    ("Promise or challenge", ("PromisesPage", "ChallengesPage")),
    ("Panel paper or handover", ("PanelPapersPage", "PanelPaperCopy", "HandoverCopy")),
    ("Decision", ("DecisionsPage", "DecisionPage")),
    ("Recommendation", ("RecommendationsPage", "ReportPage", "RecommendationPage")),
    ("Correction or disagreement", ("CorrectionsPage", "DisagreementsPage")),
    ("Document", ("PapersPage", "PaperPage", "DutiesPage", "DocumentPage")),
    ("Newsletter", ("NewsPage", "NewsletterPage")),
    ("Withdrawal", ("StonePage", "WithdrawnPage")),
)
"""Which kinds of page are which kind of thing; any other is a page of the site."""
SITE = "Page of the site"
LABELS = (*(label for label, _ in THINGS), SITE)
_THING = {kind: label for label, kinds in THINGS for kind in kinds}
LOOKED, UNSEEN = "Looked at", "Not looked at"
LOOKS = (UNSEEN, LOOKED)
CHANGES = {Change.NEW.label: Change.NEW, Change.CHANGED.label: Change.CHANGED}
ORDERS = {"title": "title", "path": "path", "thing": "copy__kind", "change": "change", "looked": "checked_at"}


@dataclass(frozen=True)
class Asked:
    """What somebody looks for among the pages; an empty field is no condition."""

    words: str = ""
    thing: str = ""
    change: str = ""
    looked: str = ""
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True)
class Page:
    """One page of the list."""

    rows: tuple[ProposedPage, ...]
    number: int
    pages: int
    total: int


def thing_of(kind: str) -> str:
    """Which kind of thing a kind of page is."""
    return _THING.get(kind, SITE)


def differing(proposal: Proposal) -> QuerySet[ProposedPage]:
    """The pages that would be new or changed."""
    return proposal.pages.exclude(change=Change.SAME)


def found(proposal: Proposal, asked: Asked) -> QuerySet[ProposedPage]:
    """Those of them that somebody looks for."""
    rows = differing(proposal)
    for word in asked.words.split():
        rows = rows.filter(Q(title__icontains=word) | Q(path__icontains=word))
    if asked.thing == SITE:
        rows = rows.exclude(copy__kind__in=list(_THING))
    elif asked.thing:
        rows = rows.filter(copy__kind__in=dict(THINGS)[asked.thing])
    if asked.change:
        rows = rows.filter(change=CHANGES[asked.change])
    if asked.looked:
        rows = rows.filter(checked_at__isnull=asked.looked == UNSEEN)
    return rows


def page(proposal: Proposal, asked: Asked, number: int, per_page: int) -> Page:
    """One page of those, in the order of the site where no other is asked for."""
    rows = found(proposal, asked).select_related("copy").defer("copy__data")
    field = ORDERS.get(asked.sort, "position")
    order = F(field).desc(nulls_last=True) if asked.descending else F(field).asc(nulls_last=True)
    pages = Paginator(rows.order_by(order, "position"), per_page)
    here = pages.get_page(number)
    return Page(tuple(here.object_list), here.number, pages.num_pages, pages.count)


def things(proposal: Proposal) -> Sequence[tuple[str, int, int]]:
    """Each kind of thing that differs: how many pages, and how many of them nobody has looked at."""
    told: dict[str, list[int]] = {}
    for kind, checked in differing(proposal).values_list("copy__kind", "checked_at"):
        held = told.setdefault(thing_of(kind), [0, 0])
        held[0] += 1
        held[1] += checked is None
    return [(label, *told[label]) for label in LABELS if label in told]  # type: ignore[misc]


def after(row: ProposedPage) -> ProposedPage | None:
    """The next page after this one that nobody has looked at, from the beginning again after the last."""
    unseen = differing(row.proposal).filter(checked_at__isnull=True).exclude(pk=row.pk).order_by("position")
    return unseen.filter(position__gt=row.position).first() or unseen.first()


def shown_before(row: ProposedPage) -> ReleasedPage | None:
    """The page that the public sees at the same address now."""
    return ReleasedPage.objects.filter(release=last_release(), path=row.path).select_related("copy").first()


@dataclass(frozen=True)
class Past:
    """A release that is public, or one that was dropped on its way: `number` is None for the latter, `key` for one that had no way."""

    number: int | None
    key: int | None
    note: str
    at: datetime
    known_on: date
    because: str = ""


def past() -> Sequence[Past]:
    """Every release and whatever was dropped, the newest first. Two queries."""
    ways = {one.release_id: one.pk for one in Proposal.objects.filter(release__isnull=False).only("pk", "release_id")}
    released = [
        Past(one.number, ways.get(one.pk), one.note, one.released_at, one.as_known_on) for one in Release.objects.all()
    ]
    dropped = [
        Past(None, one.pk, one.note, one.ended_at or one.made_at, one.as_known_on, one.dropped_because)
        for one in Proposal.objects.filter(open__isnull=True, release__isnull=True)
    ]
    return sorted([*released, *dropped], key=lambda one: (one.at, one.number or 0), reverse=True)
