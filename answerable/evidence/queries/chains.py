"""The versions of one paper."""

from answerable.evidence.models import Document


def chain(document: Document) -> list[int]:
    """The keys of all versions of a paper, the first first. Two queries."""
    follows = dict(Document.objects.filter(earlier__isnull=False).values_list("pk", "earlier"))
    followed = {earlier: pk for pk, earlier in follows.items()}
    first = document.pk
    while (before := follows.get(first)) is not None:
        first = before
    found = [first]
    while (after := followed.get(found[-1])) is not None:
        found.append(after)
    return found


def versions_before(document: Document) -> list[int]:
    """The versions that this one follows, the nearest first."""
    every = chain(document)
    return every[: every.index(document.pk)][::-1]
