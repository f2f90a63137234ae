"""The papers of an agenda with what their check came to, and what stands in them that is still queried."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from answerable.evidence.models import Claim, Correction, Document, Finding, Query
from answerable.scrutiny.models import AgendaItem, Paper, ReportCommission
from answerable.scrutiny.queries.pack_head import Citing
from answerable.scrutiny.queries.pack_page import PackCorrection, PackPaper

RECEIVED = ReportCommission.State.RECEIVED
MOST_QUERIED = 40
"""So many open findings of a paper are told to the members; the others are counted."""


@dataclass(frozen=True)
class _Counts:
    """By document: figures read, questions put to the author, and those of them that are answered."""

    figures: Mapping[int, int]
    asked: Mapping[int, int]
    answered: Mapping[int, int]


class Papers:
    """The papers of some items, asked for once. A number of queries that does not grow with the agenda."""

    def __init__(self, items: Sequence[AgendaItem], citing: Citing) -> None:
        self._follows = _follows()
        self._last = {one.pk: self._last_of(one.commission.document_id) for one in items if _came(one)}
        sources = [one.paper.source_id for one in items if one.paper]
        by_source = Document.objects.current().exclude(state=Document.State.REFUSED).filter(source__in=sources)
        rows = Document.objects.filter(Q(pk__in=self._last.values()) | Q(pk__in=by_source))
        self._documents = {one.pk: one for one in rows.select_related("upload").defer("upload__content")}
        self._by_source = {one.source_id: one for one in self._documents.values() if one.source_id}
        self._counts = _counts(self._documents, self._follows)
        self._corrections = _corrections(self._documents, citing)

    def _last_of(self, document: int | None) -> int:
        """The last version of the paper that came: a later one replaces it."""
        last = document or 0
        while last in self._follows:
            last = self._follows[last]
        return last

    def of(self, item: AgendaItem) -> tuple[PackPaper, ...]:
        """The paper that was asked for and came, then the one that was named for the item."""
        documents = [self._documents[self._last[item.pk]]] if item.pk in self._last else []
        named = self._by_source.get(item.paper.source_id) if item.paper else None
        documents += [named] if named and named not in documents else []
        alone = [_of_record(item.paper)] if item.paper and not named else []
        return (*(self._paper(one) for one in documents), *alone)

    def queried(self, item: AgendaItem) -> tuple[str, ...]:
        """What is found in the papers of an item and not settled, a sentence each. One query."""
        keys = [one.pk for one in self._documents.values() if one.code in {paper.code for paper in self.of(item)}]
        rows = Finding.objects.unsettled().filter(document__in=keys).order_by("severity", "pk")
        told = [f"{one.message} ({one.get_state_display().lower()})" for one in rows]
        more = len(told) - MOST_QUERIED
        return (*told[:MOST_QUERIED], *([f"{more:,} more stand in the review of the paper."] if more > 0 else []))

    def _paper(self, one: Document) -> PackPaper:
        return PackPaper(
            code=one.code,
            title=one.title,
            author=one.author_role or one.author,
            published=one.published,
            version=one.version,
            filename=one.filename,
            sha256=one.upload.sha256,
            size=one.upload.size,
            pages=one.pages,
            figures=self._counts.figures.get(one.pk, 0),
            asked=self._counts.asked.get(one.pk, 0),
            answered=self._counts.answered.get(one.pk, 0),
            corrections=self._corrections.get(one.pk, ()),
        )


def _came(item: AgendaItem) -> bool:
    """Whether the paper that was asked for an item came in."""
    commission = getattr(item, "commission", None)
    return commission is not None and commission.state == RECEIVED and commission.document_id is not None


def _of_record(paper: Paper) -> PackPaper:
    """A paper of which only the title is on record."""
    source = paper.source
    return PackPaper(paper.code, source.title, paper.author_role, source.published)


def _follows() -> Mapping[int, int]:
    """By version of a paper the one that follows it; one that cannot be read replaces nothing."""
    rows = Document.objects.filter(earlier__isnull=False).exclude(state=Document.State.REFUSED)
    return {before: pk for pk, before in rows.values_list("pk", "earlier_id") if before}


def _counts(documents: Iterable[int], follows: Mapping[int, int]) -> _Counts:
    """Questions are those on all versions of the paper up to this one."""
    before = {after: earlier for earlier, after in follows.items()}
    last = {pk: pk for pk in documents}
    for pk in list(last):
        at = pk
        while at in before:
            at = before[at]
            last[at] = pk
    rows = Claim.objects.filter(document__in=list(documents)).values_list("document_id").annotate(Count("pk"))
    figures = dict(rows)
    asked: Counter[int] = Counter()
    answered: Counter[int] = Counter()
    for document, when in Query.objects.filter(document__in=list(last)).values_list("document_id", "answered_at"):
        asked[last[document]] += 1
        answered[last[document]] += when is not None
    return _Counts(figures, asked, answered)


def _corrections(documents: Iterable[int], citing: Citing) -> Mapping[int, tuple[PackCorrection, ...]]:
    """What the public is told of each paper's figures: only what a person has passed."""
    found: dict[int, tuple[PackCorrection, ...]] = defaultdict(tuple)
    rows = Correction.objects.passed().filter(finding__document__in=list(documents)).select_related("finding")
    for one in rows.order_by("pk"):
        assert one.finding
        where = f"The correction of “{one.paper}”"
        told = PackCorrection(one.place, citing(one.printed, where), citing(one.right, where), citing(one.why, where))
        found[one.finding.document_id] += (told,)
    return found
