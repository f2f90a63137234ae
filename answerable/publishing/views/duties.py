"""The office's register of what must be public, and the page of one item."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from answerable.calc import publication
from answerable.calc.publication import Every, Rule
from answerable.kit.components import Event, Link, Row, Tag, Tone
from answerable.kit.http import now, without_nul
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_date, british_time, counted
from answerable.measures.queries.pages import review_day
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.publishing import addresses
from answerable.publishing.models import PublicationCheck, PublicationEvidence, PublicationItem
from answerable.publishing.operations import duty_checks
from answerable.publishing.queries import duty_pages
from answerable.publishing.queries.duties import code_of, form_of
from answerable.publishing.queries.duty_pages import Standing
from answerable.publishing.shown.duties import HISTORY, ORDER, TITLE, WORDS, every_words, score_words, tag_of

HERE = (TITLE, "publishing-office:duties")
PER_PAGE = 50


def _name(one: Standing) -> str:
    return f"{one.item.paragraph} {one.item.title}".strip()


def _page_of(one: Standing) -> Link:
    return Link(_name(one), reverse("publishing-office:duty", args=[one.item.code]))


COLUMNS: tuple[Column[Standing], ...] = (
    Column("name", "What", _name, _page_of, sortable=False),
    Column("state", "How it stands", lambda one: WORDS[one.state][0], lambda one: tag_of(one.state), choices=True),
    Column("every", "How often", lambda one: one.item.get_every_display(), choices=True),
    Column("due", "Next due by", lambda one: one.due),
    Column("waiting", "Waiting for a release", lambda one: "Yes" if one.waiting else "", choices=True, hidden=True),
    Column("source", "List", lambda one: one.item.source, choices=True, hidden=True),
    Column("basis", "Legal basis", lambda one: one.item.basis, hidden=True),
)


@require_GET
@requires(Permission.SEE)
def duties(request: HttpRequest) -> HttpResponse:
    """Every item, those first that want something done."""
    day = shown_day()
    found = sorted(duty_pages.standings(day), key=lambda one: (ORDER[one.state], one.item.position))
    params = {name: without_nul(value) for name, value in request.GET.dict().items()}
    waiting = sum(one.waiting for one in found)
    last = PublicationCheck.objects.order_by("-at").first()
    page = {
        "lead": f"{score_words(publication.score(one.state for one in found))}, as on {british_date(day)}.",
        "anything": bool(found),
        "table": table(found, COLUMNS, params, caption=TITLE, per_page=PER_PAGE),
        "waiting": _waiting_words(waiting),
        "checked": f"Checked last on {british_time(localtime(last.at))}." if last else "Not checked yet.",
        "history": table(duty_pages.history(12), HISTORY, caption="How the number moved"),
        "may_release": may(request.user, Permission.RELEASE),
        "public": f"/{addresses.DUTIES_NOW}",
        "breadcrumbs": crumbs(),
    }
    return render(request, "publishing/duties/register.html", page)


def _waiting_words(waiting: int) -> str:
    if not waiting:
        return ""
    return f"{counted(waiting, 'document')} that {'was' if waiting == 1 else 'were'} put up {'waits' if waiting == 1 else 'wait'} for the next release."


@require_GET
@requires(Permission.SEE)
def duty(request: HttpRequest, code: str) -> HttpResponse:
    """One item: how it stands and why, what shows it, and what each check found."""
    item = get_object_or_404(PublicationItem, code=code)
    one = next(each for each in duty_pages.standings(shown_day()) if each.item.pk == item.pk)
    page = {
        "item": item,
        "name": _name(one),
        "tag": tag_of(one.state),
        "rows": rows(one),
        "held": [(held.text, held.address or f"/{held.path}", held.form) for held in one.line.held] if one.line else [],
        "documents": [Document(row, one) for row in duty_pages.evidence_of(item)],
        "events": [event(check) for check in duty_pages.checks_of(item)],
        "may_release": may(request.user, Permission.RELEASE),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "publishing/duties/item.html", page)


class Document:
    """A document as the page of its item lists it."""

    def __init__(self, row: PublicationEvidence, one: Standing) -> None:
        self.row = row
        self.form = form_of(row).name if row.file_name else "address elsewhere"
        is_public = duty_pages.is_public(row, one.line)
        self.tag = _document_tag(row, is_public=is_public)
        self.href = row.address or (
            f"/{addresses.document(code_of(row))}"
            if is_public
            else reverse("publishing-office:duty-file", args=[row.pk])
        )
        self.given = british_time(localtime(row.given_at))
        self.reached = f"{row.reached_words} ({british_time(localtime(row.reached_at))})" if row.reached_at else ""


def _document_tag(row: PublicationEvidence, *, is_public: bool) -> Tag:
    if row.withdrawn_at:
        return Tag("Withdrawn", Tone.NEUTRAL)
    return Tag("Public", Tone.GREEN) if is_public else Tag("Waits for the next release", Tone.UNKNOWN)


def rows(one: Standing) -> list[Row]:
    """What is known of an item, and how its date came about."""
    item = one.item
    said = [
        ("List", item.source),
        ("Legal basis", item.basis),
        ("How often", every_words(Rule(Every(item.every), item.within_days))),
        ("Confirmed", "Yes" if item.confirmed else "No: it is still to be checked in the instrument itself."),
        ("To be known", item.note),
        ("Prominent", "It belongs in a prominent place of the site." if item.prominent else ""),
        ("Pages that hold it", item.fed_by),
        ("Last came", british_date(one.last) if one.last else ""),
        ("Next due by", british_date(one.due) if one.due else ""),
        ("Does not apply because", item.not_ours_because),
        ("Corrected because", item.corrected_because),
    ]
    return [Row(term, text) for term, text in said if text]


def event(check: PublicationCheck) -> Event:
    """What a check found, in words."""
    if not check.present:
        return Event(british_date(check.on), "Not here", check.words)
    told = [
        {True: "current", False: "out of date", None: "no set day"}[check.current],
        {True: "reached", False: "its address does not answer", None: "address not followed"}[check.reachable],
        {True: "can be read by everybody", False: "cannot be read by everybody", None: "reading not told"}[
            check.accessible
        ],
        {True: "in an open form", False: "not in an open form", None: "form not told"}[check.open_form],
    ]
    text = ", ".join(told)
    return Event(british_date(check.on), "Here", f"{text[:1].upper()}{text[1:]}. {check.words}".strip())


@require_POST
@requires(Permission.RELEASE)
def check_now(request: HttpRequest) -> HttpResponse:
    """Checks every item at once."""
    number = duty_checks.check(by=user_of(request).actor, at=now())
    messages.success(request, f"{counted(number, 'item')} checked.")
    return redirect("publishing-office:duties")


def shown_day() -> date:
    """The day that the office's pages speak of."""
    return review_day(localtime(now()).date())
