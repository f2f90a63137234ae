"""The newsletter as readers meet it: the form, the button that confirms, and the button that leaves.

Nobody is signed in on these pages, they set no cookie, and need no script. What guards them is the signed moment at which the
form was opened, the secret of the link, and how often one place may ask. The way out takes a POST from anywhere: mail programs
send it for their reader (RFC 8058), with no cookie and no page of ours before it, and it does nothing but leave.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.timezone import localtime
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from answerable.bodies.models import LocalPolicingBody
from answerable.bodies.queries import body
from answerable.kit.http import now, without_nul
from answerable.kit.wording import british_date
from answerable.publishing import addresses
from answerable.publishing.forms.news import SubscribeForm
from answerable.publishing.making.frames import live_places
from answerable.publishing.operations import subscribers
from answerable.publishing.queries.subscriber_secrets import CONFIRM, LEAVE, to_confirm, to_leave
from answerable.publishing.shown.news import NEWS
from answerable.publishing.shown.pages import html
from answerable.publishing.shown.rendering import HOME, Frame, Rendering
from answerable.publishing.views.asking import sender

SHORTEST = timedelta(seconds=2)
"""Nobody types an address in less."""
LONGEST_OPEN = timedelta(days=2)
SALT = "answerable.subscribing"
METHODS = ["GET", "HEAD", "POST"]
SENT = "sent=1"


@dataclass(frozen=True)
class Shown:
    """A page to be sent: its template and title, what it is given, its address, and with which status."""

    template: str
    title: str
    context: dict[str, object]
    path: str
    status: int = 200
    retry_after: int = 0


@csrf_exempt
@login_not_required
@require_http_methods(METHODS)
def subscribe(request: HttpRequest) -> HttpResponse:
    """The form. Whatever the address is, the answer is the same: whether it is known, only its owner learns, by mail."""
    office = _office()
    if request.method != "POST":
        if request.GET.get("sent"):
            return _answer(Shown("sent", "One thing is left to do", {}, addresses.SUBSCRIBE), office)
        return _answer(_form(SubscribeForm(initial={"opened": _opened(now())}, auto_id="subscribe-%s")), office)
    data = request.POST.copy()
    problem = _guarded(data)
    form = SubscribeForm(data, auto_id="subscribe-%s")
    if problem:
        form.add_error(None, problem)
    if not form.is_valid():
        return _answer(_form(form), office)
    try:
        place = subscribers.place_of(sender(request))
        subscribers.ask(form.cleaned_data["email"], place=place, at=now(), address=address_of(request))
    except subscribers.HeldBack as held:
        form.add_error(None, str(held))
        wait = max(1, int((held.until - now()).total_seconds()))
        return _answer(_form(form, status=429, retry_after=wait), office)
    answer = HttpResponseRedirect(f"/{addresses.SUBSCRIBE}?{SENT}", status=303)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@csrf_exempt
@login_not_required
@require_http_methods(METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A page with one button: a mail program that opens links to look at them subscribes nobody."""
    path = CONFIRM.format(token)
    found = to_confirm(without_nul(token))
    if found is not None and request.method == "POST":
        found = subscribers.confirm(without_nul(token), at=now())
    if found is None:
        return _answer(Shown("gone", "This link is out of date", {}, path, status=404), _office())
    if found.confirmed_at is not None:
        return _answer(Shown("confirmed", "You have the newsletter", {}, path), _office())
    return _answer(Shown("confirm", "Confirm the newsletter", {}, path), _office())


@csrf_exempt
@login_not_required
@require_http_methods(METHODS)
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Leaves by one button, or by the mail program's own; whoever has left already is told that it is so."""
    path, secret = LEAVE.format(token), without_nul(token)
    if request.method == "POST":
        subscribers.leave(secret, at=now())
    if request.method == "POST" or to_leave(secret) is None:
        return _answer(Shown("left", "You have left", {}, path), _office())
    return _answer(Shown("leave", "Leave the newsletter", {}, path), _office())


def address_of(request: HttpRequest) -> subscribers.Address:
    """Whole addresses: as the settings say, or else as the site was asked."""
    site = site_of(request)
    return lambda path: site + path


def site_of(request: HttpRequest) -> str:
    """How the addresses of the public site begin."""
    return settings.PUBLIC_ADDRESS or request.build_absolute_uri("/")


def _office() -> LocalPolicingBody:
    office = body()
    if office is None:
        raise Http404("There is no office here yet.")
    return office


def _opened(at: datetime) -> str:
    return signing.dumps(at.timestamp(), salt=SALT)


def _guarded(data: QueryDict) -> str:
    """Why what was sent looks as if no person had sent it; empty where it does not. A second sending then goes through."""
    if data.get("website"):
        data["website"] = ""
        return "Something filled in a field that people do not see. It is empty now: please send it again."
    try:
        said = signing.loads(str(data.get("opened", "")), salt=SALT, max_age=LONGEST_OPEN)
    except signing.BadSignature:
        said = None
    if not isinstance(said, float):
        # Dated back, so that whoever sends it again at once is not too quick.
        data["opened"] = _opened(now() - SHORTEST)
        return "This page was open for very long, or came from elsewhere: please send it again."
    if now().timestamp() - said < SHORTEST.total_seconds():
        return "That was very quick. Please look at the address once more, and send it again."
    return ""


def _form(form: SubscribeForm, *, status: int = 200, retry_after: int = 0) -> Shown:
    return Shown("subscribe", "Have the newsletter sent", {"form": form}, addresses.SUBSCRIBE, status, retry_after)


def _answer(page: Shown, office: LocalPolicingBody) -> HttpResponse:
    """Never kept by a browser or a search engine; its address is told to nobody, and not written into the log."""
    day = office.shown_as_at or localtime(now()).date()
    frame = Frame(office.name, day, page.path, places=live_places())
    context = {"contact": office.contact, "as_at": british_date(day) if office.shown_as_at else "", **page.context}
    shown = Rendering(f"publishing/subscribing/{page.template}.html", page.title, (HOME, NEWS), context)
    headers = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    if page.path != addresses.SUBSCRIBE:
        headers["X-Robots-Tag"] = "noindex"
    if page.retry_after:
        headers["Retry-After"] = str(page.retry_after)
    answer = HttpResponse(html(shown, frame), status=page.status, headers=headers)
    # Django writes the address of what it refuses into the log, and these hold the key of a link.
    setattr(answer, "_has_been_logged", True)  # noqa: B010 - the mark that Django's own log keeps
    return answer
