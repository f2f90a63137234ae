"""The steps of a release on its way: checked, approved, released at once or at a moment, dropped, or drafted anew."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST

from answerable.kit.audit import Actor
from answerable.kit.http import now
from answerable.people.permissions import Permission, may
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.publishing.forms.proposals import DropForm, ExceptedForm, MomentForm, StepForm
from answerable.publishing.models import Proposal
from answerable.publishing.operations import proposals, proposals_going
from answerable.publishing.operations.proposals import DRAFTED, Excepted
from answerable.publishing.operations.proposals_refusals import ProposalRefused, TakenMeanwhile
from answerable.publishing.operations.releasing import NothingChanged
from answerable.publishing.queries.pre_election import next_period, period_on
from answerable.publishing.queries.proposals import not_second
from answerable.publishing.release_states import APPROVED, CHECKED, DRAFT, DROPPED, RELEASED, Move, the_move
from answerable.publishing.views.proposals_one import HERE, REFUSED, of_proposal, shown
from answerable.publishing.views.proposals_words import moment_words, refused_page

type Doing = Callable[[Proposal, int, Actor], str]


def _at_once(request: HttpRequest, held: Proposal, move: Move | None, doing: Doing) -> HttpResponseBase:
    """A step that is one button: taken, or refused on the page of the release."""
    if move and (answer := refused_page(request, move)):
        return answer
    form = StepForm(request.POST)
    edition = form.cleaned_data["edition"] if form.is_valid() else 0
    try:
        words = doing(held, edition, user_of(request).actor)
    except (ProposalRefused, NothingChanged) as refused:
        return shown(request, Proposal.objects.select_related("release").get(pk=held.pk), str(refused))
    messages.success(request, words)
    return redirect("publishing-office:release" if move is DRAFTED else _page_of(held))


def _page_of(held: Proposal) -> str:
    return redirect("publishing-office:proposal", held.pk).url


@require_POST
@of_proposal
def check(request: HttpRequest, held: Proposal) -> HttpResponseBase:
    """Every page was looked at and nothing stops it."""

    def doing(held: Proposal, edition: int, by: Actor) -> str:
        proposals.check(held.pk, edition=edition, by=by, at=now())
        return "Checked. A second person approves it now."

    return _at_once(request, held, the_move(DRAFT, CHECKED), doing)


@require_POST
@of_proposal
def go(request: HttpRequest, held: Proposal) -> HttpResponseBase:
    """Release an approved one now."""

    def doing(held: Proposal, edition: int, by: Actor) -> str:
        made = proposals_going.release_now(held.pk, edition=edition, by=by, at=now())
        return f"Release {made.number} is public. Head of the audit trail: {made.audit_head}"

    return _at_once(request, held, the_move(APPROVED, RELEASED), doing)


@require_POST
@of_proposal
def unschedule(request: HttpRequest, held: Proposal) -> HttpResponseBase:
    """Take it off its moment."""

    def doing(held: Proposal, edition: int, by: Actor) -> str:
        proposals_going.unschedule(held.pk, edition=edition, by=by, at=now())
        return "It is taken off its moment, and stays approved."

    return _at_once(request, held, the_move(APPROVED, RELEASED), doing)


@require_POST
@of_proposal
def anew(request: HttpRequest, held: Proposal) -> HttpResponseBase:
    """Drop it and draft it again from the record as it is."""

    def doing(held: Proposal, edition: int, by: Actor) -> str:
        proposals.draft_anew(held.pk, edition=edition, by=by, at=now())
        return "Drafted anew. What was looked at and is the same counts as looked at."

    return _at_once(request, held, DRAFTED, doing)


@require_http_methods(["GET", "HEAD", "POST"])
@of_proposal
def approve(request: HttpRequest, held: Proposal) -> HttpResponseBase:
    """Approve it, as a second person; near an election with an exception."""
    move = the_move(CHECKED, APPROVED)
    if move and (answer := refused_page(request, move)):
        return answer
    near = period_on(localtime(now()).date())
    form = ExceptedForm(request.POST or None, near=near is not None, initial={"edition": held.edition})

    def doing() -> str:
        told = form.cleaned_data
        excepted = Excepted(told["because"], told["name"])
        by = user_of(request).actor
        proposals.approve(held.pk, edition=told["edition"], excepted=excepted, by=by, at=now())
        return "Approved. It is not public yet: release it now, or put it down for a day."

    more = {"near": near, "not_second": not_second(held, user_of(request).actor)}
    return _asked(request, held, form, doing, "publishing/proposals/approve.html", more)


@require_http_methods(["GET", "HEAD", "POST"])
@of_proposal
def schedule(request: HttpRequest, held: Proposal) -> HttpResponseBase:
    """Put an approved one down for a moment to come."""
    move = the_move(APPROVED, RELEASED)
    if move and (answer := refused_page(request, move)):
        return answer
    form = MomentForm(request.POST or None, initial={"edition": held.edition, **_moment_of(held)})

    def doing() -> str:
        told = form.cleaned_data
        excepted = Excepted(told["because"], told["name"])
        kept = proposals_going.schedule(
            held.pk,
            moment=form.moment(),
            edition=told["edition"],
            excepted=excepted,
            by=user_of(request).actor,
            at=now(),
        )
        return f"It goes out by itself on {moment_words(kept.scheduled_for)}."

    day = localtime(now()).date()
    near = period_on(day) or next_period(day)
    more = {"near": near, "may_except": near is not None and may(request.user, Permission.APPROVE)}
    return _asked(request, held, form, doing, "publishing/proposals/schedule.html", more)


def _moment_of(held: Proposal) -> dict[str, object]:
    if held.scheduled_for is None:
        return {}
    there = localtime(held.scheduled_for)
    return {"day": there.date(), "hour": there.time()}


@require_http_methods(["GET", "HEAD", "POST"])
@of_proposal
def drop(request: HttpRequest, held: Proposal) -> HttpResponseBase:
    """End it without a release, with the reason."""
    move = the_move(DRAFT, DROPPED)
    if move and (answer := refused_page(request, move)):
        return answer
    form = DropForm(request.POST or None, initial={"edition": held.edition})

    def doing() -> str:
        told = form.cleaned_data
        by = user_of(request).actor
        proposals.drop(held.pk, because=told["because"], edition=told["edition"], by=by, at=now())
        return "Dropped. What the public sees stays as it is."

    return _asked(request, held, form, doing, "publishing/proposals/drop.html", {})


def _asked(
    request: HttpRequest,
    held: Proposal,
    form: StepForm,
    doing: Callable[[], str],
    template: str,
    more: Mapping[str, object],
) -> HttpResponseBase:
    """A step that asks something: taken, or the form again with what stands in the way."""
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, doing())
        except ProposalRefused as refused:
            form.add_error(None, str(refused))
            status = REFUSED if isinstance(refused, TakenMeanwhile) else 200
        else:
            return redirect(_page_of(held))
    page = {"held": held, "form": form, "breadcrumbs": [*crumbs(HERE), (held.note, _page_of(held))], **more}
    return render(request, template, page, status=status)
