"""Accounts: what the body, the force and partners did for an objective, and what happened; four apart."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.components import Link
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import counted
from answerable.measures.queries.cited import Cited, Line, cited
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.plans.forms.delivery import AccountForm
from answerable.plans.models import Account, Objective
from answerable.plans.operations.delivery_besides import add_account, correct_account
from answerable.plans.operations.delivery_faults import DeliveryRefused
from answerable.plans.queries.delivery_lists import ToldLine, told_lines
from answerable.plans.views.delivery import note_faults
from answerable.plans.views.delivery_words import accounts_href, objective_words, source_words, when_words

HERE = ("What was done", "plans:told")


@dataclass(frozen=True)
class Entry:
    """An account as it is read: its day, its words with their figures, and which paper tells it."""

    held: Account
    when: str
    line: Line
    source: str


@dataclass(frozen=True)
class Group:
    """The accounts of one side; empty where nothing is told."""

    heading: str
    nothing: str
    entries: tuple[Entry, ...]


NOTHING = {
    Account.Told.BODY: "Nothing is told of what the body did.",
    Account.Told.FORCE: "Nothing is told of what the force did.",
    Account.Told.PARTNERS: "Nothing is told of what partners did.",
    Account.Told.HAPPENED: "Nothing is told of what came of it.",
}
COLUMNS: tuple[Column[ToldLine], ...] = (
    Column(
        "objective",
        "Objective",
        lambda one: one.objective.code,
        lambda one: Link(objective_words(one.objective), accounts_href(one.objective)),
        sortable=False,
    ),
    Column("plan", "Plan", lambda one: one.objective.plan.title, choices=True, hidden=True),
    Column(
        "priority",
        "Priority",
        lambda one: one.objective.priority.title if one.objective.priority else None,
        choices=True,
        hidden=True,
    ),
    Column("body", "The body", lambda one: one.body, numeric=True),
    Column("force", "The force", lambda one: one.force, numeric=True),
    Column("partners", "Partners", lambda one: one.partners, numeric=True),
    Column("happened", "What happened", lambda one: one.happened, numeric=True),
)


@require_GET
@requires(Permission.SEE)
def told(request: HttpRequest) -> HttpResponse:
    """Every objective with how much is told of it, by whose doing."""
    lines = told_lines()
    page = {
        "lead": lead(lines),
        "table": table(lines, COLUMNS, request.GET.dict(), caption="Objectives", per_page=60),
        "breadcrumbs": crumbs(),
    }
    return render(request, "plans/delivery_told.html", page)


def lead(lines: tuple[ToldLine, ...]) -> str:
    if not lines:
        return "No plan is held yet."
    told_of = sum(one.total > 0 for one in lines)
    silent = sum(not one.happened for one in lines)
    accounts = counted(sum(one.total for one in lines), "account")
    rest = f"; of {silent:,} nothing is told of what came of it" if silent else ""
    return f"{accounts} of {told_of:,} out of {counted(len(lines), 'objective')}{rest}."


@require_GET
@requires(Permission.SEE)
def accounts(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """What was done for an objective, and what happened."""
    objective = objective_of(plan, code)
    groups, text = told_of(objective)
    page = {
        "objective": objective,
        "lead": counts_words(groups),
        "groups": groups,
        "text": text,
        "may_plan": may(request.user, Permission.PLAN),
        "deliverables": objective.deliverables.count(),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "plans/delivery_accounts.html", page)


def objective_of(plan: str, code: str) -> Objective:
    return get_object_or_404(Objective.objects.select_related("plan"), plan__code=plan, code=code)


def told_of(objective: Objective) -> tuple[list[Group], Cited]:
    """The accounts of an objective, a group for each side, and the one text that all of them make with their figures."""
    rows = list(objective.accounts.select_related("source", "objective__plan").order_by("on", "position", "pk"))
    ordered = [row for one in Account.Told for row in rows if row.told == one]
    # One paragraph each: together, so that a figure has one number and one place among the sources.
    text = cited("\n\n".join(" ".join(row.words.split()).lstrip("#- ") for row in ordered))
    entries = [
        Entry(row, when_words(row), line, source_words(row.source, row.source_line))
        for row, line in zip(ordered, text.lines, strict=True)
    ]
    groups = [
        Group(one.label, NOTHING[one], tuple(entry for entry in entries if entry.held.told == one))
        for one in Account.Told
    ]
    return groups, text


def counts_words(groups: list[Group]) -> str:
    number = sum(len(one.entries) for one in groups)
    if not number:
        return "Nothing is told of this objective yet."
    silent = [one.heading.lower() for one in groups if not one.entries]
    rest = f"; nothing is told of {' or '.join(silent)}" if silent else ""
    return f"{counted(number, 'account')}{rest}."


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def new_account(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """Say what was done for an objective, or what came of it."""
    objective = objective_of(plan, code)
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_account(objective, form.account, by=user_of(request).actor, at=now())
        except DeliveryRefused as refused:
            note_faults(form, refused)
        else:
            messages.success(request, "The account is kept.")
            return redirect("plans:accounts", plan, code)
    return form_page(request, form, objective, f"What was done for {objective_words(objective)}")


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def change_account(request: HttpRequest, key: int) -> HttpResponse:
    """Put an account right."""
    held = get_object_or_404(Account.objects.select_related("objective__plan"), pk=key)
    objective = held.objective
    start = {"told": held.told, "on": held.on, "until": held.until, "words": held.words}
    form = AccountForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            correct_account(held, form.account, by=user_of(request).actor, at=now())
        except DeliveryRefused as refused:
            note_faults(form, refused)
        else:
            messages.success(request, "The account is put right.")
            return redirect("plans:accounts", objective.plan.code, objective.code)
    return form_page(request, form, objective, "Put an account right")


def form_page(request: HttpRequest, form: AccountForm, objective: Objective, title: str) -> HttpResponse:
    page = {
        "form": form,
        "title": title,
        "button": "Keep it",
        "back": accounts_href(objective),
        "cites": True,
        "breadcrumbs": [*crumbs(HERE), (objective_words(objective), accounts_href(objective))],
    }
    return render(request, "plans/delivery_form.html", page)
