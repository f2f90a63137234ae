"""What is found in a paper before anything of it is written: its claims, the measures they probably tell, and the findings.

A paper is compared with itself and with the last read version of every other paper.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from answerable.calc import blocks
from answerable.calc.blocks import Block, Table
from answerable.calc.claiming import claims
from answerable.calc.claims import Claim
from answerable.calc.consistency.finding import Finding, Place
from answerable.calc.consistency.reading import read_document
from answerable.calc.consistency.rules import check
from answerable.calc.fingerprint import fingerprints, subject_stems
from answerable.calc.matching import Suggestion
from answerable.evidence.models import Document, Exclusion
from answerable.evidence.queries.blocks import paper_of
from answerable.evidence.queries.chains import versions_before
from answerable.evidence.queries.choosing import chosen, holdings_for
from answerable.evidence.queries.known import matcher

type Progress = Callable[[int, str], None]
"""Told how far a reading is (0 to 100) and what is being done."""

MOST_BESIDE = 30
"""With so many other papers a new one is compared: those that came in last."""
LONGEST_SUBJECT = 300


@dataclass(frozen=True)
class FoundFinding:
    """A finding with its fingerprint, what it is about, and the claim at each of its places in this paper (by position).

    `silenced` where an exclusion keeps the rule silent about that subject: it is told only where it was told before.
    """

    finding: Finding
    fingerprint: str
    subject: str
    unit: str
    claims: tuple[int | None, ...]
    silenced: bool = False


@dataclass(frozen=True)
class Found:
    """All that was found in one paper; `beside` are the documents it was compared with, by code."""

    claims: tuple[Claim, ...]
    suggestions: Mapping[int, Suggestion]
    findings: tuple[FoundFinding, ...]
    beside: Mapping[str, Document]


def findings_in(document: Document, paper: blocks.Document, progress: Progress) -> Found:
    """What is found in a paper that was taken apart, with the other papers beside it."""
    paper = replace(paper, name=document.code)
    progress(40, "Reading its figures")
    reading = read_document(paper)
    found = claims(paper, reading)
    progress(55, f"Matching {len(found):,} figures to measures")
    suggested = suggestions(paper, found)
    progress(65, "Comparing it with other papers")
    beside = papers_beside(document)
    told = check([*(read_document(paper_of(one)) for one in beside), reading])
    mine = [one for one in told if any(place.document == paper.name for place in one.places)]
    return Found(found, suggested, _kept(mine, paper.name, found), {one.code: one for one in beside})


def suggestions(paper: blocks.Document, found: Sequence[Claim]) -> dict[int, Suggestion]:
    """The measure that each claim probably tells, where one is likely, by the claim's position."""
    matching = matcher()
    told = [(claim, matching.likely(claim, *_around(paper.blocks[claim.block]))) for claim in found]
    holdings = holdings_for(told)
    best = ((at, chosen(claim, likely, holdings)) for at, (claim, likely) in enumerate(told))
    return {at: one for at, one in best if one}


def _around(block: Block) -> tuple[str, str]:
    """The heading that a block stands under, and what it says itself; a cell has its caption in its subject."""
    return ("", "") if isinstance(block, Table) else (block.heading, block.text)


def papers_beside(document: Document) -> list[Document]:
    """The last version of every other paper that was read, those that came in last; of a superseded version none.

    A version that cannot be read supersedes nothing.
    """
    superseding = ~Q(later__state=Document.State.REFUSED) & Q(later__isnull=False)
    if Document.objects.filter(superseding, pk=document.pk).exists():
        return []
    rows = Document.objects.filter(read_at__isnull=False).exclude(superseding)
    return list(rows.exclude(pk__in=[document.pk, *versions_before(document)]).order_by("-pk")[:MOST_BESIDE])


def _kept(told: Sequence[Finding], name: str, found: Sequence[Claim]) -> tuple[FoundFinding, ...]:
    """The findings, each with its fingerprint and its claims."""
    at_place = claims_by_place(found)
    silent = {(one.rule, one.words, one.unit) for one in Exclusion.objects.filter(lifted_at__isnull=True)}
    abouts = [_about(one, name, at_place, found) for one in told]
    prints = fingerprints([(one, subject) for one, (subject, _, _) in zip(told, abouts, strict=True)])
    return tuple(
        FoundFinding(one, fingerprint, subject, unit, places, silenced(one.rule, subject, unit, silent))
        for one, fingerprint, (subject, unit, places) in zip(told, prints, abouts, strict=True)
    )


def silenced(rule: str, subject: str, unit: str, silent: Collection[tuple[str, str, str]]) -> bool:
    """Whether an exclusion (rule, stems, unit) keeps the rule silent about this subject."""
    return (rule, " ".join(subject_stems(subject))[:LONGEST_SUBJECT], unit) in silent


def claims_by_place(found: Sequence[Claim]) -> dict[tuple[int, int | None, str], int]:
    """Where each claim is, by its line and its offset or column, and by its line and what is printed."""
    told: dict[tuple[int, int | None, str], int] = {}
    for position, one in reversed(list(enumerate(found))):
        told[one.line, None, one.printed] = position
        told[one.line, _at(one), ""] = position
    return told


def claim_at[Where](place: Place, at_place: Mapping[tuple[int, int | None, str], Where]) -> Where | None:
    """The claim at a place: by where its number stands, else by its line and its words."""
    if place.at is not None and (found := at_place.get((place.line, place.at, ""))) is not None:
        return found
    return at_place.get((place.line, None, place.printed))


def _about(
    finding: Finding, name: str, at_place: Mapping[tuple[int, int | None, str], int], found: Sequence[Claim]
) -> tuple[str, str, tuple[int | None, ...]]:
    """Subject and unit of a finding, and the claim at each place that is in this paper."""
    places = tuple(claim_at(one, at_place) if one.document == name else None for one in finding.places)
    first = next(_told(places), None)
    subject = found[first].subject if first is not None else finding.places[0].quote
    unit = next((one.unit.value for one in finding.places if one.unit), "")
    return " ".join(subject.split())[:LONGEST_SUBJECT], unit, places


def _told(places: Sequence[int | None]) -> Iterator[int]:
    return (one for one in places if one is not None)


def _at(claim: Claim) -> int | None:
    return claim.column if claim.start is None else claim.start
