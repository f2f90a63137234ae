"""Boards and partnerships: what each is for, which objectives are worked on in it, and who attends."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.kit.components import Link, Row
from answerable.kit.http import now
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.plans.forms.delivery import AttendForm, BoardForm, LeaveForm
from answerable.plans.intake.delivery import AttendsLine
from answerable.plans.models import Board
from answerable.plans.operations.delivery_besides import attend, set_board, stop_attending
from answerable.plans.operations.delivery_faults import DeliveryRefused
from answerable.plans.queries.delivery_lines import attends_of
from answerable.plans.queries.delivery_lists import boards as held_boards
from answerable.plans.views.delivery import note_faults
from answerable.plans.views.delivery_words import objective_words, source_words

HERE = ("Boards", "plans:boards")


def roles_now(board: Board) -> list[str]:
    return [one.role for one in attends_of(board) if one.end is None]


def attends_words(board: Board) -> str:
    return ", ".join(roles_now(board)) or "Nobody is named"


COLUMNS: tuple[Column[Board], ...] = (
    Column("name", "Board", lambda one: one.name, lambda one: Link(one.name, reverse("plans:board", args=[one.code]))),
    Column("kind", "Kind", lambda one: one.get_kind_display(), choices=True),
    Column("attends", "Who attends now", attends_words),
    Column("objectives", "Objectives", lambda one: getattr(one, "worked_on", 0), numeric=True),
)


@require_GET
@requires(Permission.SEE)
def boards(request: HttpRequest) -> HttpResponse:
    """Every board and partnership."""
    rows = list(held_boards())
    nobody = sum(not roles_now(one) for one in rows)
    lead = f"{counted(len(rows), 'board')} and partnerships are held; of {nobody:,} nobody is named who attends."
    page = {
        "lead": lead if rows else "No board is held yet.",
        "table": table(rows, COLUMNS, request.GET.dict(), caption="Boards and partnerships"),
        "may_plan": may(request.user, Permission.PLAN),
        "breadcrumbs": crumbs(),
    }
    return render(request, "plans/delivery_boards.html", page)


@require_GET
@requires(Permission.SEE)
def board(request: HttpRequest, code: str) -> HttpResponse:
    """One board, and who attends it from when to when."""
    held = board_of(code)
    return board_page(request, held, AttendForm(), LeaveForm(roles=roles_now(held)))


def board_of(code: str) -> Board:
    return get_object_or_404(Board.objects.select_related("source"), code=code)


def board_page(request: HttpRequest, held: Board, coming: AttendForm, leaving: LeaveForm) -> HttpResponse:
    objectives = held.objectives.select_related("plan").order_by("plan__position", "position")
    facts = [
        Row("Kind", held.get_kind_display()),
        *([Row("What it is for", held.purpose)] if held.purpose else []),
        Row("Objectives", "\n".join(map(objective_words, objectives)) or "No objective is worked on in it."),
        *([Row("Source", told)] if (told := source_words(held.source, held.source_line)) else []),
    ]
    may_plan = may(request.user, Permission.PLAN)
    page = {
        "board": held,
        "facts": facts,
        "attends": attends_table(held),
        "coming": coming if may_plan else None,
        "leaving": leaving if may_plan and roles_now(held) else None,
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "plans/delivery_board.html", page)


def attends_table(held: Board) -> Table | None:
    lines = attends_of(held)
    columns: tuple[Column[AttendsLine], ...] = (
        Column("role", "Role", lambda one: one.role),
        Column("from", "From", lambda one: british_date(one.start) if one.start else "Not known"),
        Column("until", "Until", lambda one: british_date(one.end) if one.end else "Attends now"),
    )
    return table(lines, columns, caption="Who attends") if lines else None


@require_POST
@requires(Permission.PLAN)
def board_attend(request: HttpRequest, code: str) -> HttpResponse:
    """A role begins to attend."""
    held = board_of(code)
    form = AttendForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            attend(held, told["role"], told["start"], by=user_of(request).actor, at=now())
        except DeliveryRefused as refused:
            note_faults(form, refused)
        else:
            messages.success(request, f"{told['role']} attends.")
            return redirect("plans:board", code)
    return board_page(request, held, form, LeaveForm(roles=roles_now(held)))


@require_POST
@requires(Permission.PLAN)
def board_leave(request: HttpRequest, code: str) -> HttpResponse:
    """A role attends no longer."""
    held = board_of(code)
    form = LeaveForm(request.POST, roles=roles_now(held))
    if form.is_valid():
        told = form.cleaned_data
        try:
            stop_attending(held, told["leaving"], told["end"], by=user_of(request).actor, at=now())
        except DeliveryRefused as refused:
            note_faults(form, refused, {"role": "leaving"})
        else:
            messages.success(request, f"{told['leaving']} attends no longer.")
            return redirect("plans:board", code)
    return board_page(request, held, AttendForm(), form)


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def new_board(request: HttpRequest) -> HttpResponse:
    """Add a board or partnership."""
    return edit(request, None, BoardForm(request.POST or None))


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def change_board(request: HttpRequest, code: str) -> HttpResponse:
    """Change what a board is, and which objectives are worked on in it."""
    held = board_of(code)
    start = {"name": held.name, "kind": held.kind, "purpose": held.purpose, "objectives": held.objectives.all()}
    return edit(request, held, BoardForm(request.POST or None, initial=start))


def edit(request: HttpRequest, held: Board | None, form: BoardForm) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            kept = set_board(held, form.meeting, form.cleaned_data["objectives"], by=user_of(request).actor, at=now())
        except DeliveryRefused as refused:
            note_faults(form, refused)
        else:
            messages.success(request, "The board is kept.")
            return redirect("plans:board", kept.code)
    return edit_page(request, form, f"Change “{held.name}”" if held else "Add a board or partnership")


def edit_page(request: HttpRequest, form: Form, title: str) -> HttpResponse:
    page = {
        "form": form,
        "title": title,
        "button": "Keep it",
        "back": reverse("plans:boards"),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "plans/delivery_form.html", page)
