"""Papers: the list, sending one in, its file, and what is said about it."""

import io

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.evidence.forms.papers import AboutForm, UploadForm
from answerable.evidence.models import Document
from answerable.evidence.operations import documents, reading
from answerable.evidence.queries.papers import PaperLine, paper_lines, versions
from answerable.evidence.views.guards import document_of, sees_papers
from answerable.kit.components import Link, Row, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_date, british_time, counted
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

HERE = ("Papers", "evidence:papers")
STATES = {
    Document.State.WAITING: Tone.UNKNOWN,
    Document.State.READING: Tone.AMBER,
    Document.State.READ: Tone.GREEN,
    Document.State.REFUSED: Tone.RED,
}


def link(one: PaperLine) -> Link:
    return Link(one.title, reverse("evidence:paper", args=[one.code]))


def columns(*, sees_all: bool) -> tuple[Column[PaperLine], ...]:
    """Who sent a paper in from outside is told of queries, and not of findings that nobody has asked about."""
    every: tuple[Column[PaperLine], ...] = (
        Column("title", "Paper", lambda one: one.title, link),
        Column("day", "Day", lambda one: one.published),
        Column("author", "Whose", lambda one: one.author, choices=True, hidden=True),
        Column("state", "State", lambda one: one.state_words, lambda one: state_tag(one.state), choices=True),
    )
    inside: tuple[Column[PaperLine], ...] = (
        Column("figures", "Figures", lambda one: one.figures, numeric=True),
        Column("findings", "To decide", lambda one: one.findings, numeric=True),
        Column("open", "Findings", lambda one: "To decide" if one.findings else "None open", choices=True, hidden=True),
    )
    last: tuple[Column[PaperLine], ...] = (Column("queries", "Asked", lambda one: one.waiting, numeric=True),)
    return (*every, *(inside if sees_all else ()), *last)


def state_tag(state: str) -> Tag:
    sort = Document.State(state)
    return Tag(sort.label, STATES[sort])


@require_GET
@sees_papers
def papers(request: HttpRequest) -> HttpResponse:
    """The papers that one may see."""
    user = user_of(request)
    sees_all = may(user, Permission.SEE)
    lines = paper_lines(user)
    page = {
        "table": table(lines, columns(sees_all=sees_all), request.GET.dict(), caption="Papers", per_page=50),
        "lead": lead(lines) if sees_all else "",
        "may_upload": may(user, Permission.UPLOAD),
        "sees_all": sees_all,
        "breadcrumbs": crumbs(),
    }
    return render(request, "evidence/papers.html", page)


def lead(lines: tuple[PaperLine, ...]) -> str:
    """What waits in all papers together; empty before there are any."""
    waits, asked = sum(one.findings for one in lines), sum(one.waiting for one in lines)
    decide = f"{counted(waits, 'finding')} to decide on" if waits else "Nothing is left to decide on"
    questions = f"; {counted(asked, 'question')} {'waits' if asked == 1 else 'wait'} for an answer" if asked else ""
    return f"{decide}{questions}." if lines else ""


@require_http_methods(["GET", "POST"])
@requires(Permission.UPLOAD)
def send(request: HttpRequest) -> HttpResponseBase:
    """The form that sends a paper in; it is kept as it came in, and read in the background."""
    known = Document.objects.visible_to(user_of(request)).current().order_by("-published", "title")
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = UploadForm(*given, known=known, initial=said_before(known, request.GET.get("earlier", "")))
    if request.method == "POST" and form.is_valid() and (kept := taken_in(request, form)):
        return redirect("evidence:paper", kept.code)
    return render(request, "evidence/send.html", {"form": form, "breadcrumbs": crumbs(HERE)})


def said_before(known: QuerySet[Document], key: str) -> dict[str, object]:
    """What the form begins with for the next version of a paper: what was said of the one before it."""
    before = known.filter(pk=int(key)).first() if key.isdecimal() else None
    facts = ("title", "published", "author", "author_role")
    return {"earlier": before.pk} | {name: getattr(before, name) for name in facts} if before else {}


def taken_in(request: HttpRequest, form: UploadForm) -> Document | None:
    """The paper as it is kept; None where the form says why not."""
    given, user = form.cleaned_data, user_of(request)
    try:
        return documents.take_in(
            filename=form.filename,
            content=given["file"].read(),
            title=given["title"],
            published=given["published"],
            author=given["author"],
            author_role=given["author_role"],
            earlier=given["earlier"],
            by=user.actor,
            at=now(),
        )
    except documents.AlreadyHere as held:
        if Document.objects.visible_to(user).filter(pk=held.document.pk).exists():
            messages.info(request, str(held))
            return held.document
        form.add_error("file", "This very file is here already: somebody else has sent it in.")
    except (documents.NotTheLast, documents.NothingInIt) as refused:
        form.add_error(None, str(refused))
    return None


@require_GET
@sees_papers
def file(request: HttpRequest, code: str) -> HttpResponseBase:
    """The file of a paper, as it came in."""
    document = document_of(request, code)
    return FileResponse(
        io.BytesIO(bytes(document.upload.content)),
        as_attachment=True,
        filename=document.filename,
        content_type="application/octet-stream",
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.SEE)
def about(request: HttpRequest, code: str) -> HttpResponseBase:
    """What is said about a paper, its versions, and its file; put right here by who may send papers in."""
    document = document_of(request, code)
    start = {name: getattr(document, name) for name in AboutForm.base_fields}
    form = AboutForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST":
        return described(request, document, form)
    return about_page(request, document, form)


@requires(Permission.UPLOAD)
def described(request: HttpRequest, document: Document, form: AboutForm) -> HttpResponse:
    if form.is_valid():
        try:
            documents.describe(document, **form.cleaned_data, by=user_of(request).actor, at=now())
        except documents.DayIsFixed as refused:
            form.add_error("published", str(refused))
        else:
            messages.success(request, "Kept.")
            return redirect("evidence:about", document.code)
    return about_page(request, document, form)


def about_page(request: HttpRequest, document: Document, form: AboutForm) -> HttpResponse:
    every = versions(document)
    page = {
        "document": document,
        "rows": facts(document),
        "versions": [(one, reverse("evidence:paper", args=[one.code]), state_tag(one.state)) for one in every],
        "last": every[-1],
        "form": form,
        "may_change": may(request.user, Permission.UPLOAD),
        "unread": document.unread.order_by("line", "pk"),
        "breadcrumbs": [*crumbs(HERE), (document.title, reverse("evidence:paper", args=[document.code]))],
    }
    return render(request, "evidence/about.html", page)


def facts(document: Document) -> list[Row]:
    """What is known of a version of a paper."""
    rows = [
        ("Day", british_date(document.published)),
        ("Whose", document.author or "not said"),
        ("Who answers", document.author_role or "not said"),
        ("Version", str(document.version)),
        ("Came in", british_time(localtime(document.sent_at))),
        ("Form", document.get_form_display() if document.form else "not read yet"),
        ("Pages", f"{document.pages:,}" if document.pages else ""),
        ("Read", british_time(localtime(document.read_at)) if document.read_at else ""),
    ]
    held = Row("File", document.filename, Link("Download", reverse("evidence:file", args=[document.code])))
    return [*(Row(term, text) for term, text in rows if text), held]


@require_POST
@requires(Permission.UPLOAD)
def read_again(request: HttpRequest, code: str) -> HttpResponseBase:
    """Have a paper read once more."""
    document = document_of(request, code)
    try:
        reading.read_again(document, by=user_of(request).actor, at=now())
    except reading.BeingRead as refused:
        messages.info(request, str(refused))
    return redirect("evidence:paper", document.code)
