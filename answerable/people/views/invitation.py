"""An invited person becomes a user."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from answerable.kit.http import now
from answerable.people import operations
from answerable.people.forms import AcceptForm
from answerable.people.models import Invitation, User


@login_not_required
@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link of an invitation."""
    at = now()
    invitation = Invitation.objects.open(at).filter(token_hash=operations.hash_of(token)).first()
    if invitation is None:
        return render(request, "people/invitation_gone.html", status=404)
    form = AcceptForm(request.POST or None, user=User(email=invitation.email, name=request.POST.get("name", "")))
    if form.is_valid():
        given = form.cleaned_data
        try:
            operations.accept_invitation(invitation, name=given["name"], password=given["password"], at=at)
        except operations.PeopleError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("account_login")
    return render(request, "people/invitation.html", {"form": form, "invitation": invitation})
