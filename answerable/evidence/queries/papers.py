"""The list of papers, the versions of one, and the few small things that pages of papers ask."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from answerable.evidence.models import Claim, Document, Finding, Query
from answerable.evidence.queries.chains import chain
from answerable.measures.models import Measure
from answerable.people.models import User


@dataclass(frozen=True)
class PaperLine:
    """A paper in the list, by its last version: what waits in all its versions together."""

    code: str
    title: str
    published: date | None
    author: str
    version: int
    sent_at: datetime
    state: str
    state_words: str
    figures: int
    findings: int
    waiting: int


def paper_lines(user: User) -> tuple[PaperLine, ...]:
    """The last version of every paper that this user may see, the newest first. Four queries."""
    documents = list(Document.objects.visible_to(user).current().order_by("-published", "-sent_at", "title"))
    keys = [one.pk for one in documents]
    figures = dict(Claim.objects.filter(document__in=keys).values_list("document").annotate(Count("pk")))
    findings = Counter(Finding.objects.unsettled().filter(document__in=keys).values_list("document_id", flat=True))
    waiting = Counter(
        _families(documents, Query.objects.filter(answered_at=None).values_list("document_id", flat=True))
    )
    return tuple(_line(one, figures.get(one.pk, 0), findings[one.pk], waiting[one.pk]) for one in documents)


def _families(last: Iterable[Document], asked: Iterable[int]) -> Iterable[int]:
    """For each query on any version the last version of the same paper."""
    earlier = dict(Document.objects.filter(later__isnull=False).values_list("pk", "later"))
    wanted = {one.pk for one in last}
    for key in asked:
        while key in earlier:
            key = earlier[key]  # noqa: PLW2901 - walks on to the last version
        if key in wanted:
            yield key


def _line(one: Document, figures: int, findings: int, waiting: int) -> PaperLine:
    return PaperLine(
        code=one.code,
        title=one.title,
        published=one.published,
        author=one.author,
        version=one.version,
        sent_at=one.sent_at,
        state=one.state,
        state_words=one.get_state_display(),
        figures=figures,
        findings=findings,
        waiting=waiting,
    )


def versions(document: Document) -> tuple[Document, ...]:
    """Every version of this paper, the first one first."""
    keys = chain(document)
    held = Document.objects.in_bulk(keys)
    return tuple(held[key] for key in keys)


def queries_of(document: Document) -> tuple[Query, ...]:
    """Every query on this paper, all its versions together, in order of their numbers."""
    rows = Query.objects.filter(document__in=chain(document))
    return tuple(rows.select_related("document", "finding", "settled_by_version").order_by("number"))


def waiting_queries(document: Document) -> int:
    """How many queries on this paper wait for an answer."""
    return Query.objects.filter(document__in=chain(document), answered_at=None).count()


def agreeing(document: Document) -> tuple[Claim, ...]:
    """The figures whose suggested measure holds the very value: there is little doubt that it is the right one."""
    held = [Claim.Standing.AGREES, Claim.Standing.AGREES_EARLIER]
    rows = Claim.objects.filter(document=document, match=Claim.Match.SUGGESTED, standing__in=held)
    return tuple(rows.select_related("measure").order_by("position"))


def measure_titles() -> tuple[str, ...]:
    """The measures by title, for somebody who looks for one by its words."""
    return tuple(Measure.objects.order_by("title").values_list("title", flat=True))


def to_answer(user: User) -> tuple[Query, ...]:
    """The queries that wait for an answer on the papers that somebody from outside has sent in, the oldest first."""
    rows = Query.objects.filter(answered_at=None, document__sent_by=user.reference)
    return tuple(rows.select_related("document").order_by("asked_at", "pk"))
