"""Builds the pages of decisions from those that were taken, or put to a vote and lost. The exempt part is left behind here."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from answerable.decisions.intake.lines import DecisionLine
from answerable.decisions.queries.lines import decision_lines
from answerable.decisions.queries.words import reference
from answerable.publishing import addresses
from answerable.publishing.pages.decisions import DecisionEntry, DecisionPage, DecisionsPage
from answerable.publishing.pages.parts import Ref
from answerable.publishing.queries.record import Record

MOST = 500
"""So many decisions stand on one page."""

type DecisionPages = Iterator[tuple[str, DecisionsPage | DecisionPage]]


def pages(record: Record, lines: Sequence[DecisionLine]) -> DecisionPages:
    """The list, and one page each. `lines` stand now, whatever day the figures are shown as at: they are the office's own doing."""
    ours = [entry(one) for one in reversed(lines) if not one.source]
    told = [entry(one) for one in lines if one.source]
    years = _years(ours) if len(ours) > MOST else {}
    refs = tuple(Ref(str(year), addresses.decisions_of(year)) for year in years)
    yield addresses.DECISIONS, DecisionsPage(tuple(ours[:MOST]), tuple(told), refs)
    for year, entries in years.items():
        yield addresses.decisions_of(year), DecisionsPage(tuple(entries), (), refs, year)
    objectives, others = _objectives(record), _others(lines)
    for line in lines:
        paper = _paper(line, record)
        serves = (objectives.get((one.plan, one.objective)) for one in line.serves)
        yield path(line), DecisionPage(line.public, paper, tuple(filter(None, serves)), tuple(others[line.code]))


def _years(entries: Sequence[DecisionEntry]) -> Mapping[int, list[DecisionEntry]]:
    """The decisions of each year, the newest first."""
    found: dict[int, list[DecisionEntry]] = defaultdict(list)
    for one in entries:
        if one.decided_on:
            found[one.decided_on.year].append(one)
    return found


def public_lines() -> tuple[DecisionLine, ...]:
    """What the public may read of, without what is exempt."""
    return decision_lines(restricted=False)


def path(line: DecisionLine) -> str:
    return addresses.decision(reference(line) or line.code)


def entry(line: DecisionLine) -> DecisionEntry:
    return DecisionEntry(
        number=reference(line),
        title=line.title,
        path=path(line),
        state=line.state,
        decided_on=line.decided_on,
        significant=line.significant,
        told=bool(line.source),
    )


def by_objective(record: Record, lines: Sequence[DecisionLine]) -> Mapping[int, tuple[Ref, ...]]:
    """The decisions that serve each objective, the oldest first."""
    keys = {(plan.code, one.code): one.pk for plan in record.plans for one in record.objectives[plan.pk]}
    found: dict[int, list[Ref]] = defaultdict(list)
    for line in lines:
        for one in line.serves:
            if key := keys.get((one.plan, one.objective)):
                found[key].append(_ref(line))
    return {key: tuple(refs) for key, refs in found.items()}


def _ref(line: DecisionLine) -> Ref:
    number = reference(line)
    return Ref(f"{number} {line.title}" if number else line.title, path(line))


def _paper(line: DecisionLine, record: Record) -> Ref | None:
    source = record.sources.get(line.source)
    return record.papers.ref(source.code, source.title, line.source_line) if source else None


def _objectives(record: Record) -> Mapping[tuple[str, str], Ref]:
    return {
        (plan.code, one.code): Ref(f"{one.code} {one.title}", addresses.objective(plan.code, one.code))
        for plan in record.plans
        for one in record.objectives[plan.pk]
    }


def _others(lines: Sequence[DecisionLine]) -> Mapping[str, list[Ref]]:
    """By code the decisions that each changes, and those that changed it."""
    by_code = {one.code: one for one in lines}
    found: dict[str, list[Ref]] = defaultdict(list)
    for line in lines:
        for code, changes, changed in ((line.varies, "Varies", "Varied by"), (line.revokes, "Revokes", "Revoked by")):
            if earlier := by_code.get(code):
                found[line.code].append(_said(changes, earlier))
                # What was put to the vote and lost changes nothing.
                if line.state == "taken":
                    found[code].append(_said(changed, line))
    return found


def _said(words: str, line: DecisionLine) -> Ref:
    ref = _ref(line)
    return Ref(f"{words} {ref.text}", ref.path)
