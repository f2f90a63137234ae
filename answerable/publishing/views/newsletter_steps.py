"""What is done with a newsletter: edited, added to, approved, opened again, thrown away, sent."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST

from answerable.kit.audit import Actor
from answerable.kit.http import now
from answerable.kit.wording import counted
from answerable.measures.queries.pages import review_day
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.publishing.forms.news import EditionForm, LetterForm, SendForm
from answerable.publishing.models import Newsletter
from answerable.publishing.operations import newsletter_sending, newsletters
from answerable.publishing.operations.newsletter_refusals import NewsletterRefused, SavedMeanwhile
from answerable.publishing.operations.newsletter_sending import Exempt
from answerable.publishing.queries.newsletters import public_page, waiting
from answerable.publishing.queries.pre_election import period_on
from answerable.publishing.views.newsletters import HERE, found, href_of
from answerable.publishing.views.subscribing import site_of

METHODS = ["GET", "POST"]


@require_http_methods(METHODS)
@requires(Permission.RELEASE)
def edit(request: HttpRequest, month: str) -> HttpResponseBase:
    """The draft, item by item. What was typed stays on the page whatever happens to it."""
    row = found(month)
    if row.state != Newsletter.State.DRAFT:
        messages.warning(request, "It is approved: take the approval back first, and then change it.")
        return redirect(href_of(row))
    initial = {"title": row.title, "opening": row.opening, "edition": row.edition}
    form = LetterForm(request.POST or None, sections=newsletters.sections_of(row), initial=initial)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            newsletters.edit(
                row.pk, form.edited(), edition=form.cleaned_data["edition"], by=user_of(request).actor, at=now()
            )
        except SavedMeanwhile as refused:
            form.add_error(None, str(refused))
            status = 409
        except NewsletterRefused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect(href_of(row))
    page = {"form": form, "row": row, "breadcrumbs": _above(row)}
    return render(request, "publishing/news/edit.html", page, status=status)


@require_POST
@requires(Permission.RELEASE)
def take_in(request: HttpRequest, month: str) -> HttpResponse:
    """What was released since the draft was made."""

    def step(edition: int, by: Actor) -> str:
        new = newsletters.take_in(found(month).pk, edition=edition, by=by, at=now())
        return f"{counted(new, 'item')} taken in." if new else "Nothing else was released in its month."

    return _done(request, month, step)


@require_POST
@requires(Permission.APPROVE)
def approve(request: HttpRequest, month: str) -> HttpResponse:
    """By a second person."""
    words = "It is approved: its page becomes public with the next release."
    return _done(request, month, _step(newsletters.approve, month, words))


@require_POST
@requires(Permission.RELEASE)
def reopen(request: HttpRequest, month: str) -> HttpResponse:
    """Back to a draft."""
    return _done(request, month, _step(newsletters.reopen, month, "The approval is taken back: it is a draft again."))


@require_http_methods(METHODS)
@requires(Permission.RELEASE)
def drop(request: HttpRequest, month: str) -> HttpResponseBase:
    """Asks first, then throws the draft away."""
    row = found(month)
    if request.method == "POST":
        return _done(request, month, _step(newsletters.drop, month, "The draft is thrown away."), gone=True)
    page = {"row": row, "form": EditionForm(initial={"edition": row.edition}), "breadcrumbs": _above(row)}
    return render(request, "publishing/news/drop.html", page)


@require_http_methods(METHODS)
@requires(Permission.RELEASE)
def send(request: HttpRequest, month: str) -> HttpResponseBase:
    """Asks first, with how many it goes to, then sends it; near an election with a reason and a name."""
    row, day = found(month), review_day(localtime(now()).date())
    form, status = SendForm(request.POST or None, initial={"edition": row.edition}), 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        do = partial(
            newsletter_sending.send,
            row.pk,
            edition=given["edition"],
            exception=Exempt(given["because"].strip(), given["named"].strip()),
        )
        try:
            do(site=site_of(request), on=day, by=user_of(request).actor, at=now())
        except NewsletterRefused as refused:
            form.add_error(None, str(refused))
            status = 409
        else:
            messages.success(request, "It is being sent.")
            return redirect(href_of(row))
    page = {
        "row": row,
        "form": form,
        "near": period_on(day),
        "is_public": public_page(row) is not None,
        "readers": counted(waiting(row).count(), "reader"),
        "breadcrumbs": _above(row),
    }
    return render(request, "publishing/news/send.html", page, status=status)


@require_POST
@requires(Permission.RELEASE)
def go_on(request: HttpRequest, month: str) -> HttpResponse:
    """Takes up a sending that broke off."""

    def step(_edition: int, _by: Actor) -> str:
        newsletter_sending.go_on(found(month), site=site_of(request))
        return "It is being sent to those who wait for it."

    return _done(request, month, step)


def _step(do: Callable[..., object], month: str, words: str) -> Callable[[int, Actor], str]:
    def step(edition: int, by: Actor) -> str:
        do(found(month).pk, edition=edition, by=by, at=now())
        return words

    return step


def _done(request: HttpRequest, month: str, step: Callable[[int, Actor], str], *, gone: bool = False) -> HttpResponse:
    """Does the step and says so; what refuses it is said where the newsletter stands."""
    row, form = found(month), EditionForm(request.POST)
    back = href_of(row)
    if not form.is_valid():
        messages.error(request, "The page was too old for that: look at it again.")
        return redirect(back)
    try:
        messages.success(request, step(form.cleaned_data["edition"], user_of(request).actor))
    except NewsletterRefused as refused:
        messages.error(request, str(refused))
        return redirect(back)
    return redirect(HERE[1]) if gone else redirect(back)


def _above(row: Newsletter) -> list[tuple[str, str]]:
    return [*crumbs(HERE), (row.title, href_of(row))]
