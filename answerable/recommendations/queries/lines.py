"""The register as the lines of an office folder say it: all of it, or what the public may have; and as the tables of its file."""

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from django.db.models import Prefetch

from answerable.recommendations.intake.folder import IMMEDIATELY
from answerable.recommendations.intake.lines import (
    CopyLine,
    MoveLine,
    RecommendationLine,
    RecurrenceLine,
    Register,
    ReportLine,
    SlipLine,
)
from answerable.recommendations.models import CopySent, Recommendation, Recurrence, Report
from answerable.recommendations.queries.moves import EVIDENCED

WITHHELD = "Kept by the office, and not published."
"""Stands in the public form where something must be said."""
COMPLAINT = Report.Origin.COMPLAINT_REVIEW


def recommendations_lines(*, restricted: bool = True) -> Register:
    """The whole register in the order in which it stands; what is for the office alone only where `restricted`."""
    found = Register(_reports(), _recurrences(), _recommendations())
    return found if restricted else for_the_public(found)


def for_the_public(register: Register) -> Register:
    """The register without what the office keeps for itself: the same as its public pages tell.

    The public has what each recommendation says, its deadlines and how they slipped, its states with their days and who says so, and
    responses once they are published. Not: who wrote anything down, words and evidence of moves, reasons of slips, why findings are
    one, notes, clocks, papers of the ledger, and the text of what came out of somebody's complaint.
    """
    origins = {one.code: one.origin for one in register.reports}
    published = {one.code for one in register.reports if one.response == "published"}
    lines = (_public(one, one.report in published) for one in register.recommendations)
    return Register(
        tuple(_public_report(one, one.code in published) for one in register.reports),
        tuple(replace(one, why="") for one in register.recurrences),
        tuple(replace(one, text="") if origins.get(one.report) == COMPLAINT else one for one in lines),
    )


def _public_report(line: ReportLine, published: bool) -> ReportLine:
    kept = replace(line, note="", clock="", comments_clock="", document="")
    return kept if published else replace(kept, chief_comments="", body_comments="", reply="", frozen="")


def _public(line: RecommendationLine, published: bool) -> RecommendationLine:
    moves = tuple(
        MoveLine(one.to, one.on, evidence=WITHHELD if one.to in EVIDENCED else "", said_by=one.said_by)
        for one in line.moves
    )
    slips = tuple(SlipLine(one.was, one.now, WITHHELD, one.local) for one in line.slips)
    kept = replace(line, moves=moves, slips=slips)
    return kept if published else replace(kept, action="", reason="")


def _reports() -> tuple[ReportLine, ...]:
    copies = Prefetch("copies", CopySent.objects.order_by("pk"))
    rows = Report.objects.select_related("document", "clock", "comments_clock").prefetch_related(copies)
    return tuple(_report(row) for row in rows.order_by("published", "code"))


def _report(row: Report) -> ReportLine:
    return ReportLine(
        code=row.code,
        title=row.title,
        origin=row.origin,
        published=row.published,
        author=row.author,
        received=row.received,
        address=row.address,
        national=row.national,
        document=row.document.code if row.document else "",
        note=row.note,
        response=row.response,
        clock=row.clock.key if row.clock else "",
        comments_clock=row.comments_clock.key if row.comments_clock else "",
        invited_on=row.invited_on,
        comments_by=row.comments_by,
        commented_on=row.commented_on,
        chief_comments=row.chief_comments,
        body_comments=row.body_comments,
        reply=row.reply,
        response_published=row.response_published,
        response_address=row.response_address,
        frozen=json.dumps(row.frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if row.frozen else "",
        copies=tuple(CopyLine(one.to, one.sent_on, one.how) for one in row.copies.all()),
    )


def _recurrences() -> tuple[RecurrenceLine, ...]:
    return tuple(RecurrenceLine(one.code, one.title, one.why) for one in Recurrence.objects.order_by("code"))


def _recommendations() -> tuple[RecommendationLine, ...]:
    rows = Recommendation.objects.select_related(
        "report", "under", "objective__plan", "superseded_by__report", "recurrence"
    ).prefetch_related("moves", "slips")
    return tuple(_recommendation(row) for row in rows.order_by("report__published", "report__code", "position", "pk"))


def _recommendation(row: Recommendation) -> RecommendationLine:
    successor = row.superseded_by
    return RecommendationLine(
        report=row.report.code,
        number=row.number,
        title=row.title,
        kind=row.kind,
        under=row.under.number if row.under else "",
        text=row.text,
        addressee=row.addressee,
        deadline_kind=row.deadline_kind,
        deadline=row.deadline,
        local_target=row.local_target,
        owner_role=row.owner_role,
        objective=f"{row.objective.plan.code}/{row.objective.code}" if row.objective else "",
        action=row.action,
        reason=row.reason,
        superseded_by=f"{successor.report.code}/{successor.number}" if successor else "",
        recurrence=row.recurrence.code if row.recurrence else "",
        source_line=row.source_line,
        source_page=row.source_page,
        moves=tuple(
            MoveLine(one.after, one.on, one.words, one.evidence, one.evidence_address, one.said_by, one.by, one.at)
            for one in row.moves.all()
        ),
        slips=tuple(SlipLine(one.was, one.now, one.reason, one.local, one.by, one.at) for one in row.slips.all()),
    )


def register_tables(register: Register) -> dict[str, list[dict[str, Any]]]:
    """The tables of recommendations.toml, as `intake.folder` reads them; what is left out is as a person leaves it out."""
    return {
        "report": [_report_table(one) for one in register.reports],
        "recurrence": [_said(asdict(one)) for one in register.recurrences],
        "recommendation": [_recommendation_table(one) for one in register.recommendations],
    }


def _report_table(line: ReportLine) -> dict[str, Any]:
    facts = asdict(line)
    copies = facts.pop("copies")
    facts["response"] = "" if line.response == "not_needed" else line.response
    return _said({**facts, "copy": [_said(one) for one in copies]})


def _recommendation_table(line: RecommendationLine) -> dict[str, Any]:
    facts = asdict(line)
    moves, slips = facts.pop("moves"), facts.pop("slips")
    kind = facts.pop("deadline_kind")
    facts["deadline"] = IMMEDIATELY if kind == "immediate" else line.deadline
    for name, usual in (("kind", "recommendation"), ("addressee", "chief_officer")):
        facts[name] = "" if facts[name] == usual else facts[name]
    return _said({**facts, "move": [_said(one) for one in moves], "slip": [_said(one) for one in slips]})


def _said(facts: dict[str, Any]) -> dict[str, Any]:
    """What there is to say: TOML has no word for nothing; a time as the world has it."""
    return {
        name: fact.astimezone(UTC) if isinstance(fact, datetime) else fact
        for name, fact in facts.items()
        if fact is not None and fact is not False and fact not in ("", [])
    }
