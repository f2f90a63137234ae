"""What would change if the public site were released now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import QuerySet

from answerable.calc.periods import Period
from answerable.kit import audit
from answerable.kit.freezing import Frozen, digest, freeze
from answerable.kit.models import AuditEntry
from answerable.publishing.models import Change, Proposal, Release, ReleasedPage
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.queries import site

OFFICE_ONLY = (
    "people.",
    "audit.",
    "outbox.",
    "return ",
    "release ",
    "publication checked",
    "subscriber.",
    "newsletter.draft",
    "newsletter.sen",
)
"""How entries of the audit trail begin that no public page can tell of."""
BY_A_RELEASE = ("released", "periods locked", "corrections published", "pages withdrawn", "words taken out")
"""What a release itself writes into the trail, one that only takes away too."""


@dataclass(frozen=True)
class Draft:
    """One page as it would be released."""

    path: str
    title: str
    kind: str
    data: Frozen
    sha256: str
    change: Change


@dataclass(frozen=True)
class Gone:
    """A page that the last release has and the next one would not have."""

    path: str
    title: str


@dataclass(frozen=True)
class Drafts:
    """The site as it would be released, compared with the last release (None before the first)."""

    known_on: date
    pages: tuple[Draft, ...]
    gone: tuple[Gone, ...]
    last: Release | None
    told: frozenset[tuple[str, Period]] = frozenset()
    """The measures (by code) and the periods that any page tells a figure for."""

    @property
    def changed(self) -> tuple[Draft, ...]:
        return tuple(page for page in self.pages if page.change is not Change.SAME)

    @property
    def differs(self) -> bool:
        """Whether a release would show anything that the last one does not."""
        return bool(self.changed or self.gone)

    @property
    def sha256(self) -> str:
        """The whole site in one digest: what was looked at can be told from what is released."""
        lines = "".join(f"{page.path} {page.sha256}\n" for page in sorted(self.pages, key=lambda page: page.path))
        return sha256(lines.encode()).hexdigest()


def drafts(known_on: date, on: date | None = None) -> Drafts:
    """Builds every page as known on a day, with deadlines seen `on` another, and compares it with the last release. Raises NoOffice without a body."""
    last = last_release()
    shown = _shown(last)
    built = site.pages(known_on, on)
    pages = tuple(_draft(path, page, shown) for path, page in built.items())
    paths = {page.path for page in pages}
    gone = tuple(Gone(path, title) for path, (title, _) in shown.items() if path not in paths)
    return Drafts(known_on, pages, gone, last, _told(built.values()))


def _told(pages: Iterable[site.Page]) -> frozenset[tuple[str, Period]]:
    measures = (one for one in pages if isinstance(one, MeasurePage))
    return frozenset((one.code, figure.period) for one in measures for held in one.series for figure in held.figures)


def last_release() -> Release | None:
    return Release.objects.order_by("-number").first()


def unreleased() -> int:
    """How many entries of the audit trail since the last release may have changed a public page; 0 is nothing to do.

    Cheap, for a page that is opened often: it builds nothing. What exactly would change, `drafts` says.
    """
    return tells_the_public(AuditEntry.objects.filter(number__gt=_frozen_at(_last_that_told()))).count()


def tells_the_public(entries: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
    """Those of some entries that a public page may tell of."""
    for beginning in OFFICE_ONLY:
        entries = entries.exclude(action__startswith=beginning)
    return entries.exclude(action__in=BY_A_RELEASE)


def _last_that_told() -> Release | None:
    """The last release that was made from the record: one that only takes away tells nothing new."""
    return Release.objects.filter(takes_away=False).order_by("-number").first()


def _frozen_at(last: Release | None) -> int:
    """The number of the last entry that a release may tell of. One that was drafted first tells nothing of what was done since."""
    if last is None:
        return 0
    drafted = Proposal.objects.filter(release=last).values_list("audit_number", flat=True).first()
    return drafted if drafted is not None else audit.Head.parse(last.audit_head).number


def _draft(path: str, page: site.Page, shown: Mapping[str, tuple[str, str]]) -> Draft:
    data = freeze(page)
    found = digest(data)
    before = shown.get(path)
    change = Change.NEW if before is None else Change.SAME if before[1] == found else Change.CHANGED
    return Draft(path, site.title_of(page), type(page).__name__, data, found, change)


def _shown(last: Release | None) -> Mapping[str, tuple[str, str]]:
    """What the last release shows: title and digest by address."""
    rows = ReleasedPage.objects.filter(release=last).order_by("position")
    return {path: (title, found) for path, title, found in rows.values_list("path", "title", "copy__sha256")}
