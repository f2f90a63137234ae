"""Commitments: promises of an election, kept apart from objectives, and whether they were kept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.components import Link, Row
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.plans.forms.delivery import CommitmentForm, JudgeForm
from answerable.plans.models import Commitment
from answerable.plans.operations.delivery_besides import add_commitment, judge_commitment
from answerable.plans.operations.delivery_faults import DeliveryRefused
from answerable.plans.queries.delivery_lists import commitments as held_commitments
from answerable.plans.views.delivery import note_faults
from answerable.plans.views.delivery_words import objective_words, source_words, state_tag

HERE = ("Commitments", "plans:commitments")
LONGEST = 160


def holder_words(one: Commitment) -> str:
    return one.holder.title if one.holder else ""


def short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


COLUMNS: tuple[Column[Commitment], ...] = (
    Column(
        "words",
        "What was promised",
        lambda one: one.words,
        lambda one: Link(short(one.words), reverse("plans:commitment", args=[one.code])),
    ),
    Column("by", "By", holder_words, choices=True),
    Column("made", "Made", lambda one: one.made_on),
    Column("state", "State", lambda one: one.get_state_display(), lambda one: state_tag(one.state), choices=True),
)


@require_GET
@requires(Permission.SEE)
def commitments(request: HttpRequest) -> HttpResponse:
    """Every commitment, and how it stands."""
    rows = list(held_commitments())
    page = {
        "lead": lead(rows),
        "table": table(rows, COLUMNS, request.GET.dict(), caption="Commitments"),
        "may_plan": may(request.user, Permission.PLAN),
        "breadcrumbs": crumbs(),
    }
    return render(request, "plans/delivery_commitments.html", page)


def lead(rows: list[Commitment]) -> str:
    if not rows:
        return "No commitment is held yet."
    states = [(one.label.lower(), sum(row.state == one for row in rows)) for one in Commitment.State]
    return f"{counted(len(rows), 'commitment')}: {', '.join(f'{n} {word}' for word, n in states if n)}."


@require_http_methods(["GET", "POST"])
@requires(Permission.SEE)
def commitment(request: HttpRequest, code: str) -> HttpResponseBase:
    """One commitment, with the form that judges it for who may."""
    held = get_object_or_404(Commitment.objects.select_related("holder", "source"), code=code)
    if request.method == "POST":
        return judge(request, held)
    return commitment_page(request, held, JudgeForm(initial=start(held)))


def start(held: Commitment) -> dict[str, str]:
    return {"state": held.state, "because": held.because, "seen": held.state}


@requires(Permission.PLAN)
def judge(request: HttpRequest, held: Commitment) -> HttpResponse:
    """Say whether it was kept, and why."""
    form = JudgeForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            judge_commitment(
                held, told["state"], seen=told["seen"], because=told["because"], by=user_of(request).actor, at=now()
            )
        except DeliveryRefused as refused:
            held.refresh_from_db()
            typed = request.POST.copy()
            typed["seen"] = held.state
            form.data = typed
            note_faults(form, refused)
        else:
            messages.success(request, "The judgement is kept.")
            return redirect("plans:commitment", held.code)
    return commitment_page(request, held, form)


def commitment_page(request: HttpRequest, held: Commitment, form: JudgeForm) -> HttpResponse:
    objectives = held.objectives.select_related("plan").order_by("plan__position", "position")
    facts = [
        Row("State", "", tag=state_tag(held.state)),
        *([Row("Why", held.because)] if held.because else []),
        *([Row("By", holder_words(held))] if held.holder else []),
        Row("Made", british_date(held.made_on) if held.made_on else "The day is not known."),
        Row("Carried by", "\n".join(map(objective_words, objectives)) or "No objective carries it."),
        *([Row("Source", told)] if (told := source_words(held.source, held.source_line)) else []),
    ]
    page = {
        "commitment": held,
        "facts": facts,
        "form": form if may(request.user, Permission.PLAN) else None,
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "plans/delivery_commitment.html", page)


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def new_commitment(request: HttpRequest) -> HttpResponse:
    """Write a commitment down."""
    form = CommitmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_commitment(form.promise, form.cleaned_data["objectives"], by=user_of(request).actor, at=now())
        except DeliveryRefused as refused:
            note_faults(form, refused)
        else:
            messages.success(request, "The commitment is kept.")
            return redirect("plans:commitment", made.code)
    page = {
        "form": form,
        "title": "Write down a commitment",
        "button": "Keep it",
        "back": reverse("plans:commitments"),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "plans/delivery_form.html", page)
