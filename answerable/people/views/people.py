"""The people of the office, for administrators: invite, change a role, let in no more."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.kit.audit import Actor
from answerable.kit.components import Link, Row, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_time
from answerable.people import operations, queries, second_factor
from answerable.people.forms import InvitationForm, RoleForm
from answerable.people.models import Invitation, User
from answerable.people.permissions import Permission, requires
from answerable.people.queries import Person
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

COLUMNS: tuple[Column[Person], ...] = (
    Column("name", "Name", lambda p: p.user.name, lambda p: Link(p.user.name, f"{p.user.pk}/")),
    Column("email", "E-mail address", lambda p: p.user.email),
    Column("role", "Role", lambda p: p.user.kind.label.capitalize(), choices=True),
    Column("state", "State", lambda p: p.state.text, lambda p: p.state, choices=True),
    Column("factor", "Second factor", lambda p: "On" if p.second_factor else "Off", choices=True),
)
HERE = ("People", "people:people")


@require_GET
@requires(Permission.ADMINISTER)
def people(request: HttpRequest) -> HttpResponse:
    """Everybody, and who was invited."""
    everybody = table(queries.people(), COLUMNS, request.GET.dict(), caption="People")
    invited = _invitation_rows(queries.unanswered_invitations(), now())
    return render(request, "people/people.html", {"table": everybody, "invited": invited, "breadcrumbs": crumbs()})


@require_http_methods(["GET", "POST"])
@requires(Permission.ADMINISTER)
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody by mail."""
    form = InvitationForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data

        def link(token: str) -> str:
            return request.build_absolute_uri(reverse("people:accept", args=[token]))

        try:
            operations.invite(email=given["email"], role=given["role"], by=user_of(request).actor, at=now(), link=link)
        except operations.PeopleError as refused:
            form.add_error("email", str(refused))
        else:
            messages.success(request, f"An invitation to {given['email']} is in the outbox.")
            return redirect("people:people")
    return render(request, "people/invite.html", {"form": form, "breadcrumbs": crumbs(HERE)})


@require_GET
@requires(Permission.ADMINISTER)
def person(request: HttpRequest, number: int) -> HttpResponse:
    """One person, and what an administrator can do about them."""
    whom = get_object_or_404(User, pk=number)
    page = {
        "person": whom,
        "rows": _person_rows(whom),
        "form": RoleForm(initial={"role": whom.role}),
        "has_second_factor": second_factor.has_one(whom),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "people/person.html", page)


@require_POST
@requires(Permission.ADMINISTER)
def change_role(request: HttpRequest, number: int) -> HttpResponse:
    """Give a person another role."""
    whom, form = get_object_or_404(User, pk=number), RoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose one of the roles of the list.")
        return redirect("people:person", number)
    role = form.cleaned_data["role"]

    def change(user: User, *, by: Actor, at: datetime) -> None:
        operations.change_role(user, role, by=by, at=at)

    return _done(request, whom, change, f"{whom.name} is now {role.label}.")


@require_POST
@requires(Permission.ADMINISTER)
def deactivate(request: HttpRequest, number: int) -> HttpResponse:
    """Let a person in no more."""
    whom = get_object_or_404(User, pk=number)
    return _done(request, whom, operations.deactivate, f"{whom.name} can no longer sign in.")


@require_POST
@requires(Permission.ADMINISTER)
def reactivate(request: HttpRequest, number: int) -> HttpResponse:
    """Let a person in again."""
    whom = get_object_or_404(User, pk=number)
    return _done(request, whom, operations.reactivate, f"{whom.name} can sign in again.")


@require_POST
@requires(Permission.ADMINISTER)
def remove_second_factor(request: HttpRequest, number: int) -> HttpResponse:
    """Help a person whose telephone is lost."""
    whom = get_object_or_404(User, pk=number)
    return _done(request, whom, operations.remove_second_factor, f"The second factor of {whom.name} is off.")


@require_http_methods(["GET", "POST"])
@requires(Permission.ADMINISTER)
def erase(request: HttpRequest, number: int) -> HttpResponse:
    """Take a person's name and address out of the record, after asking once more."""
    whom = get_object_or_404(User, pk=number)
    if request.method == "GET":
        return render(request, "people/erase.html", {"person": whom, "breadcrumbs": crumbs(HERE)})
    return _done(request, whom, operations.erase, f"The personal data of user {whom.pk} were erased.")


@require_POST
@requires(Permission.ADMINISTER)
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Make an invitation's link useless."""
    try:
        operations.withdraw_invitation(get_object_or_404(Invitation, pk=number), by=user_of(request).actor, at=now())
    except operations.PeopleError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The invitation was withdrawn.")
    return redirect("people:people")


def _done(request: HttpRequest, whom: User, operation: Callable[..., None], words: str) -> HttpResponse:
    """Do one thing about a person and go back to their page, with what happened or why it did not."""
    try:
        operation(whom, by=user_of(request).actor, at=now())
    except operations.PeopleError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, words)
    return redirect("people:person", whom.pk)


def _person_rows(whom: User) -> list[Row]:
    seen = british_time(localtime(whom.last_login)) if whom.last_login else "never"
    state = Tag("Active", Tone.GREEN) if whom.is_active else Tag("Deactivated", Tone.NEUTRAL)
    return [
        Row("E-mail address", whom.email),
        Row("Role", whom.kind.label.capitalize()),
        Row("State", "", tag=state),
        Row("Joined", british_time(localtime(whom.joined))),
        Row("Signed in last", seen),
        Row("Second factor", "On" if second_factor.has_one(whom) else "Off"),
        Row("In the audit trail", whom.reference, Link("Show", f"{reverse('people:trail')}?actor={whom.reference}")),
    ]


def _invitation_rows(invitations: tuple[Invitation, ...], at: datetime) -> list[tuple[Invitation, str]]:
    """Each invitation with what has become of it, in words."""
    return [
        (
            each,
            f"as {each.kind.label}, {'ran out' if each.expires <= at else 'until'} {british_time(localtime(each.expires))}",
        )
        for each in invitations
    ]
