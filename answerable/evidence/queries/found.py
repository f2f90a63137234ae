"""What is found in a paper before anything of it is written: its claims, the measures they probably tell, and the findings.

A paper is compared with itself and with the last read version of every other paper.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from answerable.calc import blocks
from answerable.calc.claiming import claims
from answerable.calc.claims import Claim
from answerable.calc.consistency.finding import Finding, Place
from answerable.calc.consistency.reading import read_document
from answerable.calc.consistency.rules import check
from answerable.calc.fingerprint import fingerprints, subject_stems
from answerable.calc.matching import Suggestion
from answerable.evidence import models
from answerable.evidence.models import Document, Exclusion
from answerable.evidence.queries.blocks import paper_of
from answerable.evidence.queries.chains import versions_before
from answerable.evidence.queries.suggesting import suggestions

type Progress = Callable[[int, str], None]
"""Told how far a reading is (0 to 100) and what is being done."""

type ByPlace[What] = Mapping[tuple[int, int | None, str], What]
"""Something of claims by where they are: line and offset or column, or line and what is printed."""

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
    suggested = suggestions(paper, found, document)
    progress(65, "Comparing it with other papers")
    beside = {one.code: one for one in papers_beside(document)}
    readings = {document.pk: reading, **{one.pk: read_document(paper_of(one)) for one in beside.values()}}
    # In the order in which the papers came in, so that it does not matter which of them is read.
    across = check([readings[pk] for pk in sorted(readings)]) if beside else ()
    # What a paper says against itself is its own author's to answer, also where another paper has a third value.
    mine = [*check([reading]), *(one for one in across if _is_between(one, paper.name))]
    subjects = {paper.name: _subjects(found), **_subjects_beside(mine, beside)}
    return Found(found, suggested, _kept(mine, paper.name, claims_by_place(found), subjects), beside)


def _is_between(finding: Finding, name: str) -> bool:
    """Whether a finding sets this paper against another."""
    papers = {place.document for place in finding.places}
    return name in papers and len(papers) > 1


def papers_beside(document: Document) -> list[Document]:
    """The last version of every other paper that was read, those that came in last; of a superseded version none.

    A version that cannot be read supersedes nothing.
    """
    superseding = ~Q(later__state=Document.State.REFUSED) & Q(later__isnull=False)
    if Document.objects.filter(superseding, pk=document.pk).exists():
        return []
    rows = Document.objects.filter(read_at__isnull=False).exclude(superseding)
    return list(rows.exclude(pk__in=[document.pk, *versions_before(document)]).order_by("-pk")[:MOST_BESIDE])


def _kept(
    told: Sequence[Finding], name: str, at_place: ByPlace[int], subjects: Mapping[str, ByPlace[str]]
) -> tuple[FoundFinding, ...]:
    """The findings, each with its fingerprint, what it is about, and its claims in this paper."""
    silent = {(one.rule, one.words, one.unit) for one in Exclusion.objects.filter(lifted_at__isnull=True)}
    abouts = [_about(one, subjects) for one in told]
    units = [next((place.unit.value for place in one.places if place.unit), "") for one in told]
    prints = fingerprints(list(zip(told, abouts, strict=True)))
    return tuple(
        FoundFinding(
            one,
            fingerprint,
            subject,
            unit,
            tuple(claim_at(place, at_place) if place.document == name else None for place in one.places),
            silenced(one.rule, subject, unit, silent),
        )
        for one, fingerprint, subject, unit in zip(told, prints, abouts, units, strict=True)
    )


def _about(finding: Finding, subjects: Mapping[str, ByPlace[str]]) -> str:
    """What a finding is about: the subject of the first of its figures that has one; where none has, what is quoted."""
    told = (claim_at(place, subjects.get(place.document, {})) for place in finding.places)
    subject = next((one for one in told if one), finding.places[0].quote)
    return " ".join(subject.split())[:LONGEST_SUBJECT]


def _subjects(found: Sequence[Claim]) -> dict[tuple[int, int | None, str], str]:
    return {key: found[position].subject for key, position in claims_by_place(found).items()}


def _subjects_beside(told: Sequence[Finding], beside: Mapping[str, Document]) -> dict[str, ByPlace[str]]:
    """The subjects of the figures of other papers on the lines that findings point at. One query."""
    lines = {place.line for one in told for place in one.places if place.document in beside}
    rows = models.Claim.objects.filter(document__in=beside.values(), line__in=lines).order_by("-position")
    found: dict[str, dict[tuple[int, int | None, str], str]] = {code: {} for code in beside}
    for code, line, start, column, printed, subject in rows.values_list(
        "document__code", "line", "start", "column", "printed", "subject"
    ):
        found[code][line, None, printed] = subject
        found[code][line, column if start is None else start, ""] = subject
    return {**found}


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


def claim_at[Where](place: Place, at_place: ByPlace[Where]) -> Where | None:
    """The claim at a place: by where its number stands, else by its line and its words."""
    if place.at is not None and (found := at_place.get((place.line, place.at, ""))) is not None:
        return found
    return at_place.get((place.line, None, place.printed))


def _at(claim: Claim) -> int | None:
    return claim.column if claim.start is None else claim.start
