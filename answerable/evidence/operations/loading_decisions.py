"""What people decided on papers, as another office exported it: matches, queries, corrections, what was learned."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from answerable.areas.models import Area
from answerable.calc.against_held import value_for
from answerable.calc.figures.figure import Direction, Unit
from answerable.evidence.intake.folder import (
    AliasLine,
    CorrectionLine,
    ExclusionLine,
    Ledger,
    MatchLine,
    QueryLine,
)
from answerable.evidence.models import Alias, Claim, Correction, Document, Exclusion, Finding, Query
from answerable.kit.audit import Actor, Entry
from answerable.measures.models import Measure, Observation
from answerable.measures.queries.held import plain

DECIDED = (Claim.Match.CONFIRMED, Claim.Match.REFUSED)


@dataclass
class Loading:
    """A load on its way: what is held, what was noted for the trail, and every problem."""

    by: Actor
    at: datetime
    documents: Mapping[str, Document] = field(default_factory=dict)
    findings: Mapping[tuple[str, str], Finding] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def problem(self, where: str, message: str) -> None:
        """Notes what is wrong, once."""
        if (told := f"{where}: {message}") not in self.problems:
            self.problems.append(told)

    def note(
        self, action: str, subject: str, after: Mapping[str, object], before: Mapping[str, object] | None = None
    ) -> None:
        """Notes a change for the trail."""
        self.entries.append(Entry(action, self.by, self.at, subject, before, after))

    def document(self, code: str, where: str) -> Document | None:
        """The document of this code; a problem where none is held."""
        if code not in self.documents:
            self.problem(where, f"there is no paper '{code}': correct the code, or add it to reports.toml.")
        return self.documents.get(code)

    def finding(self, code: str, fingerprint: str, where: str) -> Finding | None:
        """The finding of this fingerprint; a problem where none is held."""
        found = self.findings.get((code, fingerprint))
        if found is None:
            self.problem(where, f"there is no finding {fingerprint[:12]} of '{code}' in findings.csv.")
        return found


def load_decisions(ledger: Ledger, loading: Loading) -> None:
    """Everything that was decided, inside the caller's transaction."""
    measures = {one.code: one for one in Measure.objects.all()}
    areas = {one.code: one for one in Area.objects.all()}
    for match in ledger.matches:
        _load_match(match, measures, areas, loading)
    for query in ledger.queries:
        _load_query(query, loading)
    for correction in ledger.corrections:
        _load_correction(correction, loading)
    for alias in ledger.aliases:
        _load_alias(alias, measures, loading)
    for exclusion in ledger.exclusions:
        _load_exclusion(exclusion, loading)


def _load_match(line: MatchLine, measures: Mapping[str, Measure], areas: Mapping[str, Area], loading: Loading) -> None:
    """A figure with what was decided on it; of a paper that is not read yet it is kept until the reading finds it."""
    document = loading.document(line.document, "matches.csv")
    for what, code, known in (("measure", line.measure, measures), ("area", line.area, areas)):
        if code and code not in known:
            loading.problem("matches.csv", f"the {what} '{code}' is not held: correct the code, or add it first.")
            return
    if document is None:
        return
    row = _claim_of(line, document)
    if row.pk and (row.match in DECIDED or line.match not in DECIDED):
        return
    row.match, row.likeness = Claim.Match(line.match), None
    row.measure, row.area, row.breakdown = measures.get(line.measure), areas.get(line.area), line.breakdown
    row.matched_start, row.matched_end = line.matched_start, line.matched_end
    row.matched_by, row.matched_at = line.matched_by, line.matched_at
    if line.taken:
        row.observation, row.taken = _observation(row, document), True
        if row.observation is None:
            loading.problem("matches.csv", f"{line.printed} of '{line.document}' was taken in, but no return holds it.")
            return
    row.save()
    loading.note("match loaded", f"claim:{row.pk}", {"match": str(row.match), "measure": line.measure})


def _claim_of(line: MatchLine, document: Document) -> Claim:
    """The claim that a line speaks of, as it was read or as it is to be read."""
    read = Claim.objects.filter(document=document)
    same = read.filter(printed=line.printed, subject=line.subject, quote=line.quote).order_by("position")
    found = same.filter(position=line.position).first() or same.first()
    if found:
        return found
    last = read.order_by("-position").values_list("position", flat=True).first()
    free = not read.filter(position=line.position).exists()
    return Claim(
        document=document,
        position=line.position if free or last is None else last + 1,
        block=line.block,
        line=line.line,
        page=line.page,
        start=line.start,
        end=line.end,
        row=line.row,
        column=line.column,
        printed=line.printed,
        value=line.value,
        upper=line.upper,
        unit=line.unit,
        qualifier=line.qualifier,
        role=line.role,
        direction=line.direction,
        subject=line.subject,
        quote=line.quote,
    )


def _observation(row: Claim, document: Document) -> Observation | None:
    if row.measure is None or row.matched_start is None or row.matched_end is None or document.published is None:
        return None
    value = value_for(row.value, Unit(row.unit), Direction(row.direction), row.measure.unit)
    return Observation.objects.filter(
        measure=row.measure,
        area=row.area,
        breakdown=row.breakdown,
        period_start=row.matched_start,
        period_end=row.matched_end,
        as_at=document.published,
        value=plain(value),
    ).first()


def _load_query(line: QueryLine, loading: Loading) -> None:
    document = loading.document(line.document, "queries.csv")
    finding = loading.finding(line.document, line.fingerprint, "queries.csv") if line.fingerprint else None
    version = loading.document(line.settled_by_version, "queries.csv") if line.settled_by_version else None
    if document is None or (line.fingerprint and finding is None):
        return
    held = Query.objects.filter(document=document, number=line.number).first()
    if held and (held.answer or not line.answer):
        return
    row = held or Query(document=document, number=line.number, finding=finding)
    if line.claim is not None and row.claim is None:
        row.claim = Claim.objects.filter(document=document, position=line.claim).first()
    row.text, row.asked_by, row.asked_at = line.text, line.asked_by, line.asked_at
    row.answer, row.answer_text, row.answered_for = line.answer, line.answer_text, line.answered_for
    row.answered_by, row.answered_at, row.settled_by_version = line.answered_by, line.answered_at, version
    row.save()
    after = {"document": line.document, "number": line.number, "answer": line.answer}
    loading.note("query loaded", f"query:{row.pk}", after)


def _load_correction(line: CorrectionLine, loading: Loading) -> None:
    finding = loading.finding(line.document, line.fingerprint, "corrections.csv") if line.fingerprint else None
    if line.fingerprint and finding is None:
        return
    same = Correction.objects.filter(paper=line.paper, place=line.place, printed=line.printed, right=line.right)
    of_finding = Correction.objects.filter(finding=finding) if finding else same
    held = same.first() or of_finding.first()
    if held and (held.passed_at or not line.passed_at):
        return
    row = held or Correction(finding=finding, written_by=line.written_by, written_at=line.written_at)
    row.paper, row.published, row.place = line.paper, line.published, line.place
    row.printed, row.right, row.why = line.printed, line.right, line.why
    row.passed_by, row.passed_at, row.carried_by = line.passed_by, line.passed_at, line.carried_by
    row.save()
    loading.note("correction loaded", f"correction:{row.pk}", {"paper": row.paper, "right": row.right})


def _load_alias(line: AliasLine, measures: Mapping[str, Measure], loading: Loading) -> None:
    measure = measures.get(line.measure)
    if measure is None:
        loading.problem("aliases.csv", f"the measure '{line.measure}' is not held: correct the code, or add it first.")
        return
    facts = {"said": line.said, "taught_by": line.taught_by, "taught_at": line.taught_at}
    row, fresh = Alias.objects.get_or_create(
        measure=measure, words=line.words, unit=line.unit, breakdown=line.breakdown, defaults=facts
    )
    if fresh:
        loading.note("alias loaded", f"alias:{row.pk}", {"measure": line.measure, "said": line.said})


def _load_exclusion(line: ExclusionLine, loading: Loading) -> None:
    finding = loading.finding(line.document, line.fingerprint, "exclusions.csv") if line.fingerprint else None
    same = Exclusion.objects.filter(rule=line.rule, words=line.words, unit=line.unit)
    held = same.filter(taught_at=line.taught_at).first()
    if held is None and line.lifted_at is None:
        held = same.filter(lifted_at__isnull=True).first()
    if held and (held.lifted_at or line.lifted_at is None):
        return
    row = held or Exclusion(
        rule=line.rule,
        words=line.words,
        unit=line.unit,
        said=line.said,
        reason=line.reason,
        finding=finding,
        taught_by=line.taught_by,
        taught_at=line.taught_at,
    )
    row.lifted_by, row.lifted_at = line.lifted_by, line.lifted_at
    row.save()
    loading.note("exclusion loaded", f"exclusion:{row.pk}", {"rule": row.rule, "subject": row.said})
