"""Decisions as the lines of the office folder, with everything below them, in a number of queries that does not grow."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from answerable.decisions.intake.lines import (
    AdviceLine,
    DecisionLine,
    InterestLine,
    MoneyLine,
    OptionLine,
    ServesLine,
    VoteLine,
)
from answerable.decisions.models import Advice, Decision, DecisionObjective, Interest, Money, Option, Vote

PUBLIC = (Decision.State.TAKEN, Decision.State.NOT_CARRIED)
"""What the public may read of: what was decided, and what was put to a vote and lost."""
SAME = (
    "code", "title", "form", "state", "year", "number", "issue", "only_option_because", "reasons", "openness",
    "exempt_ground", "exempt_part", "significant", "significant_because", "decided_on", "effective_on", "signer_title",
    "signer_name", "delegate_role", "delegation", "members", "quorum", "meeting", "source_line", "gaps",
    "withdrawn_because", "taken_at", "written_by", "written_at",
)  # fmt: skip
"""The fields that a line and its row have alike."""


def whole(rows: QuerySet[Decision] | None = None) -> QuerySet[Decision]:
    """Decisions with everything that `line_of` asks for."""
    found = Decision.objects.all() if rows is None else rows
    return found.select_related("revokes", "varies", "source").prefetch_related(
        Prefetch("options", Option.objects.order_by("position", "pk")),
        Prefetch("advice", Advice.objects.order_by("position", "pk")),
        Prefetch("interests", Interest.objects.order_by("position", "pk")),
        Prefetch("votes", Vote.objects.order_by("position", "pk")),
        Prefetch(
            "objectives", DecisionObjective.objects.select_related("objective__plan").order_by("objective__position")
        ),
        Prefetch("money", Money.objects.order_by("position", "pk")),
    )


def line_of(row: Decision) -> DecisionLine:
    """The whole record of one decision."""
    return DecisionLine(
        **{name: getattr(row, name) for name in SAME},
        revokes=row.revokes.code if row.revokes else "",
        varies=row.varies.code if row.varies else "",
        source=row.source.code if row.source else "",
        options=tuple(OptionLine(one.title, one.words, one.chosen) for one in row.options.all()),
        advice=tuple(AdviceLine(one.kind, one.words, one.role, one.sought, one.given_on) for one in row.advice.all()),
        interests=tuple(InterestLine(one.role, one.words, one.withdrew) for one in row.interests.all()),
        votes=tuple(
            VoteLine(one.member, one.cast, one.casting, one.moved, one.seconded, one.dissent) for one in row.votes.all()
        ),
        serves=tuple(ServesLine(one.objective.plan.code, one.objective.code) for one in row.objectives.all()),
        money=tuple(MoneyLine(one.kind, one.pounds, one.words, one.years) for one in row.money.all()),
    )


def lines_of(rows: Iterable[Decision]) -> tuple[DecisionLine, ...]:
    return tuple(line_of(row) for row in rows)


def decision_lines(*, restricted: bool = True) -> tuple[DecisionLine, ...]:
    """Every decision in its order; without `restricted` those of the public record, without their exempt part."""
    rows = whole().order_by("decided_on", "year", "number", "code")
    if restricted:
        return lines_of(rows)
    return tuple(line.public for line in lines_of(rows.filter(state__in=PUBLIC)))
