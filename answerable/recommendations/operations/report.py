"""Reports that bring recommendations: entered, taken in with what was found in them, and put right."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import localtime

from answerable.clocks import operations as clocks
from answerable.evidence.models import Document
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date
from answerable.recommendations.intake.entries import Entry
from answerable.recommendations.intake.report import ReportFacts
from answerable.recommendations.models import Recommendation, Report
from answerable.recommendations.operations.refusals import RecommendationRefused, SavedMeanwhile
from answerable.recommendations.operations.register import add
from answerable.recommendations.operations.report_clocks import DUTIES, is_owed, is_running, start_clock, stop_all
from answerable.recommendations.queries.report import WAITING

ADDRESSES = frozenset({"new", "import"})
"""Codes that are addresses of their own."""
LONGEST_CODE = 90
SAID = ("title", "origin", "published", "author", "received", "address", "national", "note")


class ReportRefused(RecommendationRefused):
    """A report cannot be written down so; `field` says which of its facts it is about."""


@transaction.atomic
def enter(facts: ReportFacts, *, document: Document | None = None, by: Actor, at: datetime) -> Report:
    """Writes a report down and starts the clock of its response, where one is owed.

    Its code is made of its title. Raises ReportRefused, and ClockRefused where the register of duties has no such duty.
    """
    turns.take_turn()
    _check(facts, at)
    report = Report(code=_free_code(facts.title), document=document, **_columns(facts))
    report.save(force_insert=True)
    _owe(report, facts, by=by, at=at)
    after = {**_facts(report), "document": document.code if document else ""}
    audit.record("report entered", by=by, at=at, subject=f"report:{report.code}", after=after)
    return report


@transaction.atomic
def take_in(
    facts: ReportFacts,
    entries: Sequence[Entry],
    *,
    actions: Mapping[str, str],
    document: Document | None,
    by: Actor,
    at: datetime,
) -> Report:
    """A report with its recommendations, all of them or nothing. `actions` are by number what is done about one already.

    Raises ReportRefused, EntriesRefused (with every problem) and ClockRefused.
    """
    report = enter(facts, document=document, by=by, at=at)
    made = add(report, entries, by=by, at=at)
    for one in made:
        if action := actions.get(one.number, "").strip():
            Recommendation.objects.filter(pk=one.pk).update(action=action)
    return report


@transaction.atomic
def correct(
    report: Report, facts: ReportFacts, *, because: str = "", seen_edition: int, by: Actor, at: datetime
) -> Report:
    """Puts right what is said of a report. A corrected day of publication corrects the clock, and needs `because`.

    Raises SavedMeanwhile, ReportRefused and ClockRefused. Nothing changed is nothing written.
    """
    turns.take_turn()
    held = Report.objects.select_for_update().get(pk=report.pk)
    if held.edition != seen_edition:
        raise SavedMeanwhile
    _check(facts, at)
    before = _facts(held)
    was, asked_by = held.published, held.clock.set_date if held.clock else None
    for name, value in _columns(facts).items():
        setattr(held, name, value)
    if _facts(held) == before and facts.respond_by == asked_by:
        return held
    _check_fixed(held, before)
    held.edition += 1
    held.save(update_fields=[*SAID, "edition"])
    if held.published != was:
        _moved(held, was=was, because=because, by=by, at=at)
    _reconsider(held, facts, because=because, by=by, at=at)
    after = _facts(held) | ({"because": because.strip()} if because.strip() else {})
    audit.record("report corrected", by=by, at=at, subject=f"report:{held.code}", before=before, after=after)
    return held


@transaction.atomic
def start_owed(*, by: Actor, at: datetime) -> int:
    """Starts the clocks of reports that came (out of a folder, say) with a response that is owed and no clock. How many those were."""
    turns.take_turn()
    rows = Report.objects.filter(response__in=WAITING, clock=None, origin__in=DUTIES)
    waiting = [one for one in rows.order_by("pk") if is_owed(one.origin, None)]
    for one in waiting:
        one.clock = start_clock(one, respond_by=None, by=by, at=at)
        one.save(update_fields=["clock"])
    return len(waiting)


def _check(facts: ReportFacts, at: datetime) -> None:
    today = localtime(at).date()
    if not facts.title.strip():
        raise ReportRefused("Give the report its title.", "title")
    if facts.origin not in Report.Origin.values:
        raise ReportRefused(f"{facts.origin!r} is no origin: say one of {', '.join(Report.Origin.values)}.", "origin")
    if facts.published > today:
        raise ReportRefused(
            f"{british_date(facts.published)} is still to come: enter the report once it is published.", "published"
        )
    if facts.received and facts.received > today:
        raise ReportRefused(f"{british_date(facts.received)} is still to come.", "received")
    if facts.respond_by and facts.respond_by < facts.published:
        raise ReportRefused("A response cannot be owed before the report is published.", "respond_by")


def _check_fixed(held: Report, before: Mapping[str, object]) -> None:
    if held.response == Report.Response.PUBLISHED and (before["published"], before["origin"]) != (
        held.published,
        held.origin,
    ):
        raise ReportRefused("The response is published: the day and the origin of what it answers cannot change.")


def _moved(held: Report, *, was: date, because: str, by: Actor, at: datetime) -> None:
    """The day of publication was wrong: so were the start of the clock, and since when what nobody touched is open."""
    if not because.strip():
        raise ReportRefused("Say why the day of publication changes: its clock changes with it.", "because")
    untouched = Recommendation.objects.filter(report=held, state=Recommendation.State.OPEN, state_since=was, moves=None)
    untouched.update(state_since=held.published)
    if held.clock and is_running(held.clock):
        clocks.correct_start(held.clock, started=held.published, because=because, by=by, at=at)


def _reconsider(held: Report, facts: ReportFacts, *, because: str, by: Actor, at: datetime) -> None:
    """Starts a clock for what is of an origin that has one now, and stops the clock of what never was."""
    if held.clock is None:
        _owe(held, facts, by=by, at=at)
        return
    why = because.strip() or "The facts of the report were put right."
    if not held.clock.key.startswith(_begins(held.origin)):
        if held.response != Report.Response.NOT_NEEDED:
            stop_all(held, on=localtime(at).date(), why=why, by=by, at=at)
        _forget_clock(held)
        _owe(held, facts, by=by, at=at)
    elif facts.respond_by and is_running(held.clock) and facts.respond_by != held.clock.due:
        clocks.override(held.clock, day=facts.respond_by, because=why, by=by, at=at)


def _begins(origin: str) -> str:
    from_origin = {"inspectorate": "inspection-", "coroner": "coroner-", "super_complaint": "super-complaint-"}
    return from_origin.get(origin, "none ")


def _forget_clock(held: Report) -> None:
    held.clock, held.comments_clock, held.response = None, None, Report.Response.NOT_NEEDED
    held.save(update_fields=["clock", "comments_clock", "response"])


def _owe(report: Report, facts: ReportFacts, *, by: Actor, at: datetime) -> None:
    if is_owed(report.origin, facts.respond_by):
        report.clock = start_clock(report, respond_by=facts.respond_by, by=by, at=at)
        report.response = Report.Response.OWED
        report.save(update_fields=["clock", "response"])


def _columns(facts: ReportFacts) -> dict[str, object]:
    return {
        "title": " ".join(facts.title.split())[:300],
        "origin": facts.origin,
        "published": facts.published,
        "author": " ".join(facts.author.split())[:200],
        "received": facts.received,
        "address": facts.address.strip(),
        "national": facts.national,
        "note": facts.note.strip(),
    }


def _facts(report: Report) -> dict[str, object]:
    return {name: getattr(report, name) for name in SAID}


def _free_code(title: str) -> str:
    stem = slugify(title)[:LONGEST_CODE].strip("-") or "report"
    stem = f"{stem}-report" if stem in ADDRESSES else stem
    held = set(Report.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for n in range(1, len(held) + 2) if (code := stem if n == 1 else f"{stem}-{n}") not in held)
