"""The newsletter in the office: the list, one of them as it will be read, and who reads it (in numbers)."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from answerable.bodies.queries import body
from answerable.kit.components import Link, Progress, Row, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_time, counted
from answerable.people.models import User
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.publishing import addresses
from answerable.publishing.forms.news import DraftForm, RemoveForm
from answerable.publishing.models import Newsletter
from answerable.publishing.operations import newsletters as operations
from answerable.publishing.operations import subscribers
from answerable.publishing.operations.newsletter_refusals import NewsletterRefused
from answerable.publishing.queries.news import letter
from answerable.publishing.queries.news_draft import months
from answerable.publishing.queries.newsletters import (
    MonthOfReaders,
    at_month,
    newsletters,
    public_page,
    readers,
    sent,
    was_released,
)
from answerable.publishing.shown.news import mail, told
from answerable.publishing.views.subscribing import site_of

HERE = ("Newsletter", "publishing-office:newsletters")
READERS = ("Readers", "publishing-office:news-readers")
OWN_LINK = "[each reader has a link of their own here]"
State = Newsletter.State
TONES = {State.DRAFT: Tone.AMBER, State.APPROVED: Tone.BETTER, State.SENT: Tone.GREEN}


def found(month: str) -> Newsletter:
    """The newsletter at an address; 404 where there is none."""
    row = at_month(month)
    if row is None:
        raise Http404("There is no newsletter of this month.")
    return row


def href_of(row: Newsletter, name: str = "newsletter") -> str:
    return reverse(f"publishing-office:{name}", args=[f"{row.month:%Y-%m}"])


COLUMNS = (
    Column[Newsletter]("title", "Newsletter", lambda one: one.title, lambda one: Link(one.title, href_of(one))),
    Column[Newsletter]("month", "Month", lambda one: f"{one.month:%B %Y}"),
    Column[Newsletter](
        "state",
        "State",
        lambda one: one.get_state_display(),
        lambda one: Tag(one.get_state_display(), TONES[State(one.state)]),
    ),
    Column[Newsletter]("sent", "Sent", lambda one: british_time(localtime(one.sent_at)) if one.sent_at else "Not yet"),
)


@require_http_methods(["GET", "POST"])
@requires(Permission.SEE)
def index(request: HttpRequest) -> HttpResponseBase:
    """Every newsletter, and the months that one can be drafted of."""
    may_draft = may(request.user, Permission.RELEASE)
    free = [(f"{one:%Y-%m-%d}", f"{one:%B %Y}") for one in months()]
    form = DraftForm(request.POST or None, months=free)
    status = 200 if request.method == "GET" or may_draft else 403
    if request.method == "POST" and may_draft and form.is_valid():
        try:
            made = operations.draft(date.fromisoformat(form.cleaned_data["month"]), by=user_of(request).actor, at=now())
        except NewsletterRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The draft is there: look through it, and put it into your own words.")
            return redirect(href_of(made, "newsletter-edit"))
    rows = newsletters()
    page = {
        "table": table(rows, COLUMNS, caption="Newsletters") if rows else None,
        "form": form if may_draft and free else None,
        "may_draft": may_draft,
        "readers": counted(readers().confirmed, "reader"),
        "breadcrumbs": crumbs(),
    }
    return render(request, "publishing/news/index.html", page, status=status)


@require_GET
@requires(Permission.SEE)
def newsletter(request: HttpRequest, month: str) -> HttpResponse:
    """One newsletter as its page and as the mail, how far it is, and what can be done with it."""
    row, office = found(month), body()
    page = letter(row, office.name if office else "", office.contact if office else "")
    site, public = site_of(request), public_page(row)
    given = {
        "row": row,
        "page": public if row.state == State.SENT and public else page,
        "parts": told(page, "/"),
        "mail": mail(page, lambda path: site + path, OWN_LINK),
        "state": Tag(row.get_state_display(), TONES[State(row.state)]),
        "rows": _rows(row),
        "next": _next(row, public is not None),
        "public": f"/{addresses.newsletter(row.month)}" if public else "",
        "progress": _progress(row),
        "may": _may(request.user, row) if isinstance(request.user, User) else {},
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "publishing/news/one.html", given)


def _rows(row: Newsletter) -> list[Row]:
    moments = ((row.drafted_at, "Drafted"), (row.approved_at, "Approved"), (row.sent_at, "Sent"))
    return [Row(words, british_time(localtime(at))) for at, words in moments if at]


def _next(row: Newsletter, is_public: bool) -> str:
    """What is to be done now, in a sentence."""
    if row.state == State.DRAFT:
        return "Edit it; then somebody else, who may approve, approves it."
    if row.state == State.SENT:
        return "It is out. What was wrong in it is put right in the next one."
    if is_public:
        return "Its page is public: it can be sent."
    return "It is approved. Its page becomes public with the next release; then it can be sent."


def _progress(row: Newsletter) -> Progress | None:
    if row.state != State.SENT:
        return None
    how_far = sent(row)
    return Progress("Mails written", how_far.done, how_far.total) if how_far.total else None


def _may(user: User, row: Newsletter) -> dict[str, object]:
    """What this user can do with it as it stands; `not_second` is why they may not approve it though others may."""
    releases, is_draft = may(user, Permission.RELEASE), row.state == State.DRAFT
    approves = is_draft and may(user, Permission.APPROVE)
    own = user.actor.reference in (row.edited_by, row.drafted_by)
    return {
        "edit": is_draft and releases,
        "approve": approves and not own,
        "not_second": approves and own,
        "reopen": row.state == State.APPROVED and releases and not was_released(row),
        "send": row.state == State.APPROVED and releases,
        "go_on": row.state == State.SENT and releases and sent(row).left > 0,
    }


@require_http_methods(["GET", "POST"])
@requires(Permission.SEE)
def news_readers(request: HttpRequest) -> HttpResponseBase:
    """How many read it, by month; whoever administers takes an address out by typing it. No address is ever shown."""
    may_remove = may(request.user, Permission.ADMINISTER)
    form = RemoveForm(request.POST or None)
    status = 200 if request.method == "GET" or may_remove else 403
    if request.method == "POST" and may_remove and form.is_valid():
        try:
            subscribers.remove(form.cleaned_data["email"], by=user_of(request).actor, at=now())
        except subscribers.NotSubscribed as refused:
            form.add_error("email", str(refused))
        else:
            messages.success(request, "The address is taken out, and forgotten.")
            return redirect(READERS[1])
    counts = readers()
    page = {
        "counts": counts,
        "lead": f"{counted(counts.confirmed, 'reader')}. Not confirmed yet: {counts.unconfirmed:,}.",
        "table": table(counts.months, MONTHS, caption="Readers of today, by the month in which they confirmed")
        if counts.months
        else None,
        "form": form if may_remove else None,
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "publishing/news/readers.html", page, status=status)


MONTHS = (
    Column[MonthOfReaders]("month", "Month", lambda one: f"{one.month:%B %Y}"),
    Column[MonthOfReaders]("readers", "Readers", lambda one: one.readers),
)
