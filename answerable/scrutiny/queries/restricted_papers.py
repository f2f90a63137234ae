"""Papers of the restricted part: nothing that is found in them may be told in the open."""

from collections.abc import Sequence

from answerable.evidence.models import Document
from answerable.scrutiny.models import AgendaItem, ReportCommission


def restricted_papers() -> frozenset[int]:
    """The keys of every version of every paper that a restricted item asked for or has. Three queries."""
    items = AgendaItem.objects.filter(restricted=True)
    came = ReportCommission.objects.filter(item__in=items, document__isnull=False).values_list("document_id", flat=True)
    named = Document.objects.filter(source__in=items.filter(paper__isnull=False).values("paper__source"))
    found = {*came, *named.values_list("pk", flat=True)}
    links = list(Document.objects.filter(earlier__isnull=False).values_list("pk", "earlier_id"))
    return frozenset(_with_versions({pk for pk in found if pk}, links))


def _with_versions(found: set[int], links: Sequence[tuple[int, int | None]]) -> set[int]:
    """With the versions before and after each."""
    while more := {one for pair in links for one in pair if one and found & set(pair)} - found:
        found |= more
    return found
