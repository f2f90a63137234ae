"""The life of a finding: asked of the author, answered, settled, or called a false alarm; each step once, by one person."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max, Q

from answerable.evidence.models import Claim, Document, Exclusion, Finding, Query
from answerable.evidence.operations.exclusions import lift_locked, teach
from answerable.evidence.operations.refusals import NotNow, ReasonMissing, TextMissing
from answerable.evidence.queries.chains import chain
from answerable.kit import audit, turns
from answerable.kit.audit import Actor

State = Finding.State
TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.OPEN: frozenset({State.ASKED, State.SETTLED, State.FALSE_ALARM}),
    State.ASKED: frozenset({State.ANSWERED, State.SETTLED, State.FALSE_ALARM}),
    State.ANSWERED: frozenset({State.ASKED, State.SETTLED, State.FALSE_ALARM}),
    State.SETTLED: frozenset({State.OPEN}),
    State.FALSE_ALARM: frozenset({State.OPEN}),
}
"""From which state a finding may go to which."""
UNDECIDED = (State.OPEN, State.ASKED, State.ANSWERED)


@transaction.atomic
def ask(findings: Sequence[Finding], *, texts: Mapping[int, str], by: Actor, at: datetime) -> list[Query]:
    """Asks the author about several findings at once, each in a numbered query of its own; `texts` are by finding's key.

    Raises NotNow where one of them was asked about or decided already, and TextMissing; then nothing is asked.
    """
    turns.take_turn()
    locked = _locked([one.pk for one in findings])
    if empty := [one for one in locked if not texts.get(one.pk, "").strip()]:
        raise TextMissing(f"Write what is asked about “{empty[0].message}”.")
    queries = []
    for one in locked:
        _allow(one, State.ASKED)
        queries.append(_query(one.document, texts[one.pk], by=by, at=at, finding=one))
        _move(one, State.ASKED, by=by, at=at, after={"number": queries[-1].number, "text": queries[-1].text})
    return queries


@transaction.atomic
def ask_about(claim: Claim, *, text: str, by: Actor, at: datetime) -> Query:
    """Asks the author about one figure that nothing was found against. Raises TextMissing."""
    turns.take_turn()
    if not text.strip():
        raise TextMissing(f"Write what is asked about {claim.printed}.")
    query = _query(claim.document, text, by=by, at=at, claim=claim)
    after = {"document": claim.document.code, "number": query.number, "figure": claim.printed, "text": query.text}
    audit.record("query asked", by=by, at=at, subject=f"query:{query.pk}", after=after)
    return query


@transaction.atomic
def answer(query: Query, *, answer: Query.Answer, text: str, answered_for: str, by: Actor, at: datetime) -> Query:
    """Writes down how the author answered a query, and in what role (`answered_for`). Raises NotNow and TextMissing."""
    turns.take_turn()
    locked = Query.objects.select_for_update().get(pk=query.pk)
    if locked.answer:
        raise NotNow(f"Query {locked.number} was answered already: {locked.get_answer_display().lower()}.")
    if not answered_for.strip():
        raise TextMissing("Say in what role the author answered, such as performance manager.")
    if answer != Query.Answer.CORRECTED and not text.strip():
        raise TextMissing("Write what the author answered: whoever settles it goes by that.")
    locked.answer, locked.answer_text = answer, text.strip()
    locked.answered_for, locked.answered_by, locked.answered_at = answered_for.strip()[:200], by.reference, at
    locked.save(update_fields=["answer", "answer_text", "answered_for", "answered_by", "answered_at"])
    after = {"answer": str(answer), "text": locked.answer_text, "for": locked.answered_for}
    audit.record("query answered", by=by, at=at, subject=f"query:{locked.pk}", after=after)
    if locked.finding:
        for one in _alike([locked.finding], among=[State.ASKED]):
            _move(one, State.ANSWERED, by=by, at=at, after={"query": locked.number})
    return locked


@transaction.atomic
def settle(finding: Finding, *, reason: str, by: Actor, at: datetime) -> Finding:
    """Closes a finding with the reason: what is so, and why nothing more is asked. Raises NotNow and ReasonMissing."""
    turns.take_turn()
    return _decide(finding, State.SETTLED, reason, by=by, at=at)


@transaction.atomic
def false_alarm(finding: Finding, *, reason: str, by: Actor, at: datetime) -> Exclusion | None:
    """Says that a finding is none; its rule is silent about this subject in this unit from now on.

    The exclusion, or None for a finding that names no subject. Raises NotNow and ReasonMissing.
    """
    turns.take_turn()
    decided = _decide(finding, State.FALSE_ALARM, reason, by=by, at=at)
    return teach(decided, reason=decided.reason, by=by, at=at)


@transaction.atomic
def reopen(finding: Finding, *, by: Actor, at: datetime) -> Finding:
    """Takes back that a finding was settled or a false alarm; what that taught is lifted. Raises NotNow."""
    turns.take_turn()
    (locked,) = _locked([finding.pk])
    _allow(locked, State.OPEN)
    for taught in Exclusion.objects.select_for_update().filter(finding=locked, lifted_at__isnull=True):
        lift_locked(taught, by=by, at=at)
    locked.reason, locked.decided_by, locked.decided_at = "", "", None
    _move(locked, State.OPEN, by=by, at=at)
    return locked


@transaction.atomic
def settle_by_version(
    findings: Sequence[Finding], *, version: Document, queries: Sequence[Query] = (), by: Actor, at: datetime
) -> list[Finding]:
    """Settles findings of earlier versions because a later one puts them right; their open queries are answered by it.

    `queries` are about single figures, which are others now: they are answered by it, too. Raises NotNow where a finding is
    decided already, or is still found in the later version.
    """
    turns.take_turn()
    locked = _locked([one.pk for one in findings])
    still = set(version.findings.filter(gone_at__isnull=True).values_list("fingerprint", flat=True))
    for one in locked:
        _allow(one, State.SETTLED)
        if one.fingerprint in still:
            raise NotNow(f"“{one.message}” is still found in version {version.version}.")
    every = {one.pk: one for one in (*locked, *_alike(locked, among=UNDECIDED))}
    about = Q(finding__in=every) | Q(finding__isnull=True, pk__in=[one.pk for one in queries])
    asked = Query.objects.select_for_update(of=("self",)).filter(about, settled_by_version__isnull=True)
    for query in asked.order_by("number"):
        _answer_by_version(query, version, by=by, at=at)
    reason = f"Put right in version {version.version}."
    settled = {pk: _decide(one, State.SETTLED, reason, by=by, at=at) for pk, one in every.items()}
    return [settled[one.pk] for one in locked]


def _alike(findings: Sequence[Finding], *, among: Collection[State]) -> list[Finding]:
    """The same findings in every version of their papers, in one of these states, locked."""
    prints = {one.fingerprint for one in findings}
    papers = {pk for one in findings for pk in chain(one.document)}
    rows = Finding.objects.filter(document__in=papers, fingerprint__in=prints, state__in=among)
    return _locked(list(rows.order_by("pk").values_list("pk", flat=True)))


def _answer_by_version(query: Query, version: Document, *, by: Actor, at: datetime) -> None:
    query.settled_by_version = version
    if not query.answer:
        query.answer, query.answered_by, query.answered_at = Query.Answer.CORRECTED, by.reference, at
    query.save(update_fields=["settled_by_version", "answer", "answered_by", "answered_at"])
    after = {"version": version.code, "answer": query.answer}
    audit.record("query settled by a version", by=by, at=at, subject=f"query:{query.pk}", after=after)


def _query(
    document: Document,
    text: str,
    *,
    by: Actor,
    at: datetime,
    finding: Finding | None = None,
    claim: Claim | None = None,
) -> Query:
    """A query with the next number of the paper, all its versions together."""
    number = Query.objects.filter(document__in=chain(document)).aggregate(last=Max("number"))["last"] or 0
    return Query.objects.create(
        document=document,
        number=number + 1,
        finding=finding,
        claim=claim,
        text=text.strip(),
        asked_by=by.reference,
        asked_at=at,
    )


def _decide(finding: Finding, state: State, reason: str, *, by: Actor, at: datetime) -> Finding:
    if not reason.strip():
        raise ReasonMissing("Say why: whoever reads it later must be able to follow.")
    (locked,) = _locked([finding.pk])
    _allow(locked, state)
    locked.reason, locked.decided_by, locked.decided_at = reason.strip(), by.reference, at
    _move(locked, state, by=by, at=at, after={"reason": locked.reason})
    return locked


def _locked(keys: Sequence[int]) -> list[Finding]:
    """The findings, locked, in the order asked for."""
    held = {one.pk: one for one in Finding.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    documents = {one.pk: one for one in Document.objects.filter(pk__in={one.document_id for one in held.values()})}
    for one in held.values():
        one.document = documents[one.document_id]
    return [held[key] for key in keys]


def _allow(finding: Finding, state: State) -> None:
    """Raises NotNow where the finding may not go to this state."""
    if state not in TRANSITIONS[State(finding.state)]:
        who = " by somebody else just now or before" if finding.decided_by or finding.state == State.ASKED else ""
        raise NotNow(f"“{finding.message}” is {finding.get_state_display().lower()} already{who}: look at it again.")


def _move(
    finding: Finding, state: State, *, by: Actor, at: datetime, after: Mapping[str, object] | None = None
) -> None:
    before, finding.state = finding.state, state
    finding.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    facts = {"state": state.value, **(after or {})}
    audit.record(
        f"finding {WORDS[state]}", by=by, at=at, subject=f"finding:{finding.pk}", before={"state": before}, after=facts
    )


WORDS = {
    State.OPEN: "reopened",
    State.ASKED: "asked",
    State.ANSWERED: "answered",
    State.SETTLED: "settled",
    State.FALSE_ALARM: "called a false alarm",
}
