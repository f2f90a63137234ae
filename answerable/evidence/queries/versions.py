"""A version of a paper beside the one before it: what changed, which findings that answers, which queries it settles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.calc.blocks import Block
from answerable.calc.versions import BlockChange, Change, changed_blocks, changed_figures, text_of
from answerable.evidence.models import Document, Finding, Query
from answerable.evidence.queries.blocks import claims_of, paper_of
from answerable.evidence.queries.chains import chain


@dataclass(frozen=True)
class TextChange:
    """A passage or table that changed, with what it said and says, and the line it stands on (in the later version if there)."""

    change: Change
    before: str
    after: str
    line: int
    page: int | None


@dataclass(frozen=True)
class FigureChanged:
    """A figure that is another now: as printed before and after, what it is about, and where each stands."""

    before: str
    after: str
    subject: str
    line_before: int
    line_after: int


@dataclass(frozen=True)
class Comparison:
    """What a later version of a paper changed. Findings are by what became of them; `settles` are queries it may settle."""

    earlier: Document
    later: Document
    texts: tuple[TextChange, ...]
    figures: tuple[FigureChanged, ...]
    gone: tuple[Finding, ...]
    stayed: tuple[Finding, ...]
    new: tuple[Finding, ...]
    settles: tuple[Query, ...]

    def count(self, change: Change) -> int:
        """How many passages and tables changed so."""
        return sum(one.change is change for one in self.texts)


def compared(earlier: Document, later: Document) -> Comparison:
    """What changed from one version to another, both read. A bounded number of queries."""
    old, new = paper_of(earlier), paper_of(later)
    blocks = changed_blocks(old.blocks, new.blocks)
    was, now = claims_of(earlier), claims_of(later)
    figures = tuple(
        FigureChanged(
            was[one.before].printed,
            now[one.after].printed,
            now[one.after].subject or was[one.before].subject,
            was[one.before].line,
            now[one.after].line,
        )
        for one in changed_figures(was, now, blocks)
    )
    before, after = _standing(earlier), _standing(later)
    gone = tuple(one for one in before if one.fingerprint not in {other.fingerprint for other in after})
    known = {one.fingerprint for one in before}
    return Comparison(
        earlier=earlier,
        later=later,
        texts=tuple(_text(one, old.blocks, new.blocks) for one in blocks),
        figures=figures,
        gone=gone,
        stayed=tuple(one for one in after if one.fingerprint in known),
        new=tuple(one for one in after if one.fingerprint not in known),
        settles=tuple(_settles(earlier, gone, {(one.line_before, one.before) for one in figures})),
    )


def _standing(document: Document) -> list[Finding]:
    """What is found in a version, and no false alarm, the gravest first."""
    order = list(Finding.Severity.values)
    rows = Finding.objects.standing().filter(document=document).prefetch_related("places")
    return sorted(rows, key=lambda one: (order.index(one.severity), one.pk))


def _text(one: BlockChange, old: Sequence[Block], new: Sequence[Block]) -> TextChange:
    was = old[one.before] if one.before is not None else None
    now = new[one.after] if one.after is not None else None
    there = now or was
    return TextChange(
        one.change,
        text_of(was) if was else "",
        text_of(now) if now else "",
        there.line if there else 0,
        there.page if there else None,
    )


def _settles(earlier: Document, gone: Sequence[Finding], changed: set[tuple[int, str]]) -> Iterator[Query]:
    """Queries about what is found no more, or about a figure that is another now, that no version has settled yet."""
    prints = {one.fingerprint for one in gone}
    open_ones = Query.objects.filter(document__in=chain(earlier), settled_by_version__isnull=True)
    for query in open_ones.select_related("finding", "claim", "document").order_by("number"):
        if (query.finding and query.finding.fingerprint in prints) or (
            query.finding is None and query.claim and (query.claim.line, query.claim.printed) in changed
        ):
            yield query
