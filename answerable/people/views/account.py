"""A user's own page: name, password, second factor, recovery codes."""

from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import clear_totp_secret
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.kit.components import Link, Row
from answerable.kit.http import now
from answerable.people import operations, second_factor
from answerable.people.forms import NameForm, PasswordForm
from answerable.people.permissions import ROLE_PERMISSIONS, Permission
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import confirmed, user_of

HERE = ("Your account", "people:account")
FACTOR = ("Second factor", "people:second-factor")


@require_GET
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here, and what I may do."""
    user = user_of(request)
    allowed = [permission.meaning for permission in Permission if permission in ROLE_PERMISSIONS[user.kind]]
    rows = [
        Row("Name", user.name, Link("Change", "name/")),
        Row("E-mail address", user.email),
        Row("Role", user.kind.label.capitalize()),
        Row("You may", "\n".join(allowed) or "see your own matters"),
        Row("Password", "Set" if user.has_usable_password() else "None: single sign-on", Link("Change", "password/")),
        Row("Second factor", "On" if second_factor.has_one(user) else "Off", Link("Change", "second-factor/")),
    ]
    return render(request, "people/account.html", {"rows": rows, "breadcrumbs": crumbs()})


@require_http_methods(["GET", "POST"])
@login_required
def change_name(request: HttpRequest) -> HttpResponse:
    """Call me otherwise."""
    user = user_of(request)
    form = NameForm(request.POST or None, initial={"name": user.name})
    if form.is_valid():
        operations.change_name(user, form.cleaned_data["name"], by=user.actor, at=now())
        messages.success(request, "Your name was changed.")
        return redirect("people:account")
    return render(request, "people/change_name.html", {"form": form, "breadcrumbs": crumbs(HERE)})


@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
@login_required
@confirmed
def change_password(request: HttpRequest) -> HttpResponse:
    """A new password; other browsers of mine are signed out by it."""
    user = user_of(request)
    form = PasswordForm(request.POST or None, user=user)
    if form.is_valid():
        operations.set_password(user, form.cleaned_data["password"], by=user.actor, at=now())
        update_session_auth_hash(request, user)
        messages.success(request, "Your password was changed.")
        return redirect("people:account")
    return render(request, "people/change_password.html", {"form": form, "breadcrumbs": crumbs(HERE)})


@require_GET
@login_required
def second_factor_page(request: HttpRequest) -> HttpResponse:
    """Whether I have one, and what I can do about it."""
    user = user_of(request)
    left = len(second_factor.unused_codes(user))
    page = {"on": second_factor.has_one(user), "codes_left": left, "required": user.kind in second_factor.REQUIRED}
    return render(request, "people/second_factor.html", page | {"breadcrumbs": crumbs(HERE)})


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
@confirmed
def set_up_second_factor(request: HttpRequest) -> HttpResponse:
    """Show the secret to my authenticator app, and take a code as the proof that it has it."""
    user = user_of(request)
    form = ActivateTOTPForm(request.POST or None, user=user)
    field = form.fields["code"]
    field.label, field.help_text = "Code", "The six digits that the app shows now."
    field.widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}
    if form.is_valid():
        operations.set_up_second_factor(user, form.secret, by=user.actor, at=now())
        clear_totp_secret(request)
        messages.success(request, "Your second factor is on. Keep these recovery codes.")
        return redirect("people:recovery-codes")
    page = {
        "form": form,
        "set_up": second_factor.set_up_for(user, form.secret),
        "replaces": second_factor.has_one(user),
        "due": second_factor.is_due(user),
        "breadcrumbs": crumbs(HERE, FACTOR),
    }
    return render(request, "people/second_factor_set_up.html", page)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
@confirmed
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """My unused recovery codes; sent by POST, new ones."""
    user = user_of(request)
    if not second_factor.has_one(user):
        return redirect("people:second-factor")
    if request.method == "POST":
        operations.renew_recovery_codes(user, by=user.actor, at=now())
        messages.success(request, "These are new codes. The old ones no longer work.")
        return redirect("people:recovery-codes")
    return render(
        request,
        "people/recovery_codes.html",
        {"codes": second_factor.unused_codes(user), "breadcrumbs": crumbs(HERE, FACTOR)},
    )


@require_POST
@login_required
@confirmed
def remove_second_factor(request: HttpRequest) -> HttpResponse:
    """Ask me for no code any more."""
    user = user_of(request)
    try:
        operations.remove_second_factor(user, by=user.actor, at=now())
    except operations.PeopleError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Your second factor is off.")
    return redirect("people:second-factor")
