"""The response to a report step by step, up to its publication: invited, commented, answered, published, copies sent."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime

from answerable.clocks import operations as clocks
from answerable.clocks.queries.waiting import late_words
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.freezing import freeze
from answerable.kit.wording import british_date
from answerable.recommendations.models import CopySent, Recommendation, Report
from answerable.recommendations.operations.refusals import RecommendationRefused, SavedMeanwhile
from answerable.recommendations.operations.report_clocks import (
    is_owed,
    is_running,
    start_clock,
    start_comments,
    stop_all,
)
from answerable.recommendations.queries.response import assembled
from answerable.recommendations.queries.response_missing import Missing, missing

State = Report.Response


class ResponseRefused(RecommendationRefused):
    """A step of a response cannot be taken; the sentence says why, `field` where on its form."""


class ResponseIncomplete(ResponseRefused):
    """It cannot be published while something is missing; `missing` lists it all."""

    def __init__(self, found: Sequence[Missing]) -> None:
        super().__init__("The response cannot be published yet. " + " ".join(one.words for one in found))
        self.missing = tuple(found)


@transaction.atomic
def invite(report: Report, *, on: date, comments_by: date, seen_edition: int, by: Actor, at: datetime) -> Report:
    """Keeps that the chief officer was invited to comment, and starts the clock of the comments with the date specified.

    Invited again, the date alone is set anew. Raises SavedMeanwhile, ResponseRefused and ClockRefused.
    """
    held = _held(report, seen_edition)
    if held.origin != Report.Origin.INSPECTORATE:
        raise ResponseRefused("Only an inspection report has the chief officer invited to comment.")
    _require(held, State.OWED, State.INVITED)
    _check_invitation(held, on, comments_by, localtime(at).date())
    held.invited_on, held.comments_by, held.response = on, comments_by, State.INVITED
    if held.comments_clock is None:
        held.comments_clock = start_comments(held, by=by, at=at)
    elif held.comments_clock.due != comments_by:
        why = "The body specified another date."
        clocks.override(held.comments_clock, day=comments_by, because=why, by=by, at=at)
    fields = ("invited_on", "comments_by", "comments_clock", "response")
    told = {"invited_on": on, "comments_by": comments_by}
    return _kept(held, fields, "chief officer invited to comment", told, by=by, at=at)


@transaction.atomic
def keep_comments(
    report: Report, *, commented_on: date, comments: str, seen_edition: int, by: Actor, at: datetime
) -> Report:
    """Keeps the chief officer's comments and the day they came; their clock is met. Raises as `invite`."""
    held = _held(report, seen_edition)
    _require(held, State.INVITED, State.COMMENTED)
    if not comments.strip():
        raise ResponseRefused("Put in what the chief officer wrote.", "comments")
    _check_past(commented_on, held.invited_on, "the chief officer was invited", localtime(at).date(), "commented_on")
    held.commented_on, held.chief_comments, held.response = commented_on, comments.strip(), State.COMMENTED
    if held.comments_clock and is_running(held.comments_clock):
        words = "The chief officer's comments came in."
        clocks.meet(held.comments_clock, on=commented_on, words=words, by=by, at=at)
    fields = ("commented_on", "chief_comments", "response")
    return _kept(held, fields, "chief officer's comments kept", {"commented_on": commented_on}, by=by, at=at)


@transaction.atomic
def write(report: Report, *, body_comments: str, reply: str, seen_edition: int, by: Actor, at: datetime) -> Report:
    """Keeps the body's comments on the report and its reply to the chief officer's. Raises SavedMeanwhile and ResponseRefused."""
    held = _held(report, seen_edition)
    _require(held, State.OWED, State.INVITED, State.COMMENTED)
    if (body_comments.strip(), reply.strip()) == (held.body_comments, held.reply):
        return held
    held.body_comments, held.reply = body_comments.strip(), reply.strip()
    return _kept(held, ("body_comments", "reply"), "response written", {}, by=by, at=at)


@transaction.atomic
def answer(
    recommendation: Recommendation, *, action: str, reason: str, seen_edition: int, by: Actor, at: datetime
) -> Recommendation:
    """Says of a recommendation what was or will be done, or why nothing is. Raises SavedMeanwhile and ResponseRefused."""
    turns.take_turn()
    held = Recommendation.objects.select_for_update().select_related("report").get(pk=recommendation.pk)
    if held.edition != seen_edition:
        raise SavedMeanwhile
    if held.report.response == State.PUBLISHED:
        raise ResponseRefused("The response is published: what was done since is told by moving the recommendation.")
    before, after = (held.action, held.reason), (action.strip(), reason.strip())
    if before == after:
        return held
    held.action, held.reason = after
    held.edition += 1
    held.save(update_fields=["action", "reason", "edition"])
    subject = f"recommendation:{held.pk}"
    told = {"action": held.action, "reason": held.reason}
    was = {"action": before[0], "reason": before[1]}
    audit.record("recommendation answered", by=by, at=at, subject=subject, before=was, after=told)
    return held


@transaction.atomic
def publish(  # noqa: PLR0913 - what a publication is, all named at the call
    report: Report, *, on: date, address: str = "", office_address: str = "", seen_edition: int, by: Actor, at: datetime
) -> Report:
    """Freezes the response as it is and meets its clock, in time or late. `address` is where the public reads it, as far as known.

    Raises ResponseIncomplete with all that is missing, SavedMeanwhile, ResponseRefused for an impossible day, and ClockRefused.
    """
    held = _held(report, seen_edition)
    _require(held, State.OWED, State.INVITED, State.COMMENTED)
    today = localtime(at).date()
    _check_past(on, held.published, "the report was published", today, "on")
    if found := missing(held, day=today):
        raise ResponseIncomplete(found)
    page = assembled(held, published=on, lateness=lateness(held, on))
    held.frozen = freeze(page)
    held.response, held.response_published, held.response_address = State.PUBLISHED, on, address.strip()
    if held.clock and is_running(held.clock):
        words = f"The response was published on {british_date(on)}."
        clocks.meet(held.clock, on=on, words=words, evidence_address=address or office_address, by=by, at=at)
    if held.comments_clock and is_running(held.comments_clock):
        why = "The response was published without comments: none came by the date specified."
        clocks.stop(held.comments_clock, on=today, why=why, by=by, at=at)
    fields = ("frozen", "response", "response_published", "response_address")
    told = {"published": on, "address": held.response_address, "answers": len(page.answers)}
    return _kept(held, fields, "response published", told, by=by, at=at)


@transaction.atomic
def record_copy(report: Report, *, to: str, sent_on: date, how: str = "", by: Actor, at: datetime) -> CopySent:
    """Keeps to whom a copy of the published response went, when and how. Raises ResponseRefused."""
    turns.take_turn()
    held = Report.objects.select_for_update().get(pk=report.pk)
    if held.response != State.PUBLISHED:
        raise ResponseRefused("A copy is sent once the response is published.")
    if not to.strip():
        raise ResponseRefused("Say to whom the copy went.", "to")
    _check_past(sent_on, held.response_published, "the response was published", localtime(at).date(), "sent_on")
    if held.copies.filter(to=to.strip(), sent_on=sent_on).exists():
        raise ResponseRefused(f"A copy to {to.strip()} on {british_date(sent_on)} is written down already.", "to")
    sent = CopySent.objects.create(report=held, to=to.strip()[:200], sent_on=sent_on, how=how.strip()[:300])
    after = {"to": sent.to, "sent_on": sent_on, "how": sent.how}
    audit.record("copy of the response sent", by=by, at=at, subject=f"report:{held.code}", after=after)
    return sent


@transaction.atomic
def not_owed(report: Report, *, why: str, seen_edition: int, by: Actor, at: datetime) -> Report:
    """No response is owed after all (the force is clearly not its subject, say): its clocks stop. Raises as `invite`."""
    held = _held(report, seen_edition)
    _require(held, State.OWED, State.INVITED, State.COMMENTED)
    if not why.strip():
        raise ResponseRefused("Say why no response is owed.", "why")
    stop_all(held, on=localtime(at).date(), why=why, by=by, at=at)
    held.response = State.NOT_NEEDED
    return _kept(held, ("response",), "response not owed", {"why": why.strip()}, by=by, at=at)


@transaction.atomic
def owed_again(report: Report, *, why: str, seen_edition: int, by: Actor, at: datetime) -> Report:
    """A response is owed all the same: its clock runs on, or where it never had one begins, from the day of publication. Raises as `invite`."""
    held = _held(report, seen_edition)
    if held.response != State.NOT_NEEDED or not (held.clock or is_owed(held.origin, None)):
        raise ResponseRefused("No response can be owed to this report: no duty says by when.")
    if not why.strip():
        raise ResponseRefused("Say why a response is owed.", "why")
    if held.clock is None:
        held.clock = start_clock(held, respond_by=None, by=by, at=at)
    else:
        clocks.reopen(held.clock, on=localtime(at).date(), why=why, by=by, at=at)
    held.response = State.COMMENTED if held.commented_on else State.INVITED if held.invited_on else State.OWED
    if held.response == State.INVITED and held.comments_clock:
        clocks.reopen(held.comments_clock, on=localtime(at).date(), why=why, by=by, at=at)
    return _kept(held, ("clock", "response"), "response owed again", {"why": why.strip()}, by=by, at=at)


def lateness(report: Report, on: date) -> str:
    """ "late in law by 3 days", where it is published so late; empty where it is in time or no day was set."""
    clock = report.clock
    late = (on - clock.due).days if clock and clock.due else 0
    return late_words(clock.duty.standing, late) if clock and late > 0 else ""


def _held(report: Report, seen_edition: int) -> Report:
    turns.take_turn()
    rows = Report.objects.select_related("clock__duty", "comments_clock__duty")
    held = rows.get(pk=report.pk)
    if held.edition != seen_edition:
        raise SavedMeanwhile
    return held


def _require(held: Report, *states: str) -> None:
    if held.response in states:
        return
    if held.response == State.PUBLISHED:
        raise ResponseRefused(f"The response was published on {british_date(held.response_published)}: it is fixed.")
    if held.response == State.NOT_NEEDED:
        raise ResponseRefused("No response is owed to this report.")
    raise ResponseRefused("The chief officer was not invited to comment yet: do that first.")


def _check_invitation(held: Report, on: date, comments_by: date, today: date) -> None:
    _check_past(on, held.published, "the report was published", today, "on")
    if comments_by < on:
        raise ResponseRefused("The comments cannot be asked for by a day before the invitation.", "comments_by")
    due = held.clock.due if held.clock else None
    if due and on <= due < comments_by:
        raise ResponseRefused(
            f"The response itself is due on {british_date(due)}: ask for the comments by then.", "comments_by"
        )


def _check_past(day: date, first: date | None, what: str, today: date, field: str) -> None:
    if day > today:
        raise ResponseRefused(f"{british_date(day)} is still to come: say the day on which it happened.", field)
    if first and day < first:
        raise ResponseRefused(f"{british_date(day)} is before {what}, on {british_date(first)}.", field)


def _kept(
    held: Report, fields: Sequence[str], action: str, told: Mapping[str, object], *, by: Actor, at: datetime
) -> Report:
    held.edition += 1
    held.save(update_fields=[*fields, "edition"])
    after = {"response": held.response, **told}
    audit.record(action, by=by, at=at, subject=f"report:{held.code}", after=after)
    return held
