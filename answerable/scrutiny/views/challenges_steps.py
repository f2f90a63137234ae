"""A challenge is raised, put right, answered, taken higher and ended."""

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from answerable.kit.http import now, without_nul
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms.challenges import AnswerForm, EndForm, LevelForm, MatterForm, RaiseForm
from answerable.scrutiny.models import Challenge
from answerable.scrutiny.operations import challenges as operations
from answerable.scrutiny.views.challenges import HERE
from answerable.scrutiny.views.challenges_one import held
from answerable.scrutiny.views.promises import (
    Asking,
    Done,
    How,
    edition_of,
    how,
    put,
    shown_day,
)


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def new(request: HttpRequest) -> HttpResponseBase:
    """Raise a challenge; the address may bring its subject."""
    start = {"on": shown_day(), "subject": without_nul(request.GET.get("subject", ""))[:300]}
    form = RaiseForm(request.POST or None, initial=start)
    page = Asking("Raise a challenge", "Raise it", reverse("scrutiny:challenges"), crumbs(HERE))
    return put(request, form, page, lambda: _raise(request, form), _raised)


def _raise(request: HttpRequest, form: RaiseForm) -> Challenge:
    return operations.raise_challenge(form.matter(), form.taken, by=user_of(request).actor, at=now())


def _raised(made: Challenge) -> Done:
    return Done(f"The challenge is raised as {made.reference}.", address(made))


def address(row: Challenge) -> str:
    return reverse("scrutiny:challenge", args=[row.year, row.number])


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def change(request: HttpRequest, year: int, number: int) -> HttpResponseBase:
    """Put right what a challenge says, or show it to the public."""
    row = held(year, number)
    names = ("subject", "asked", "to_role", "details", "objective", "public", "edition")
    form = MatterForm(request.POST or None, initial={name: getattr(row, name) for name in names})
    return _put(request, row, form, "Put it right", lambda by: _change(row, form, by))


@require_http_methods(["GET", "POST"])
@requires(Permission.SCRUTINISE)
def step(request: HttpRequest, year: int, number: int, step: str) -> HttpResponseBase:
    """Take one step: an answer, a higher level, an end."""
    row = held(year, number)
    start = {"on": shown_day(), "edition": row.edition}
    if step == "answer":
        answer = AnswerForm(request.POST or None, initial=start)
        return _put(request, row, answer, "It was answered", lambda by: _answer(row, answer, by))
    if step == "higher":
        higher = LevelForm(request.POST or None, initial=start, after=getattr(row, "level", ""))
        return _put(request, row, higher, "Take it higher", lambda by: _higher(row, higher, by))
    if step not in ENDS:
        raise Http404
    words, end = ENDS[step]
    form = EndForm(request.POST or None, initial=start)
    return _put(request, row, form, words, lambda by: _end(end, row, form, by))


ENDS: dict[str, tuple[str, Callable[..., Challenge]]] = {
    "settle": ("It is settled", operations.settle),
    "drop": ("Drop it", operations.drop),
}


def _put(
    request: HttpRequest, row: Challenge, form: forms.Form, words: str, act: Callable[[How], Challenge]
) -> HttpResponseBase:
    here = address(row)
    page = Asking(
        words,
        words,
        here,
        [*crumbs(HERE), (row.reference, here)],
        lead=f"{row.reference}: {row.subject}",
        edition=edition_of(Challenge.objects.filter(pk=row.pk)),
    )
    return put(request, form, page, lambda: act(how(request, form)), lambda _: Done("It is saved.", here))


def _change(row: Challenge, form: MatterForm, by: How) -> Challenge:
    matter = form.matter(example=row.example)
    return operations.change(row, matter, seen_edition=by.seen_edition, by=by.by, at=by.at)


def _answer(row: Challenge, form: AnswerForm, by: How) -> Challenge:
    given = form.cleaned_data
    return operations.respond(row, given["response"], on=given["on"], seen_edition=by.seen_edition, by=by.by, at=by.at)


def _higher(row: Challenge, form: LevelForm, by: How) -> Challenge:
    return operations.escalate(row, form.taken, seen_edition=by.seen_edition, by=by.by, at=by.at)


def _end(end: Callable[..., Challenge], row: Challenge, form: EndForm, by: How) -> Challenge:
    given = form.cleaned_data
    return end(row, given["outcome"], on=given["on"], seen_edition=by.seen_edition, by=by.by, at=by.at)
