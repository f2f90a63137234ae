"""Putting something up for a duty, taking it back, and putting the duty right."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.http import now
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.publishing.forms.duties import CorrectionForm, PutUpForm, WithdrawForm
from answerable.publishing.intake.accessible import look
from answerable.publishing.intake.uploads import FileRefused, Upload, read_upload
from answerable.publishing.models import PublicationEvidence, PublicationItem
from answerable.publishing.operations import duties
from answerable.publishing.operations.duties import Correction, DutyRefused, EditedMeanwhile, Offered
from answerable.publishing.views.duties import HERE

FIELDS = ("every", "within_days", "fed_by", "confirmed", "note", "not_ours_because")


@require_http_methods(["GET", "POST"])
@requires(Permission.RELEASE)
def put_up(request: HttpRequest, code: str) -> HttpResponse:
    """A file or an address for an item."""
    item = get_object_or_404(PublicationItem, code=code)
    today = localtime(now()).date()
    form = PutUpForm(request.POST or None, request.FILES or None, today=today, initial={"title": item.title})
    if request.method == "POST" and form.is_valid() and _was_put_up(request, item, form):
        return redirect("publishing-office:duty", code)
    return _form(request, item, form, heading="Put a document up", button="Put it up")


def _was_put_up(request: HttpRequest, item: PublicationItem, form: PutUpForm) -> bool:
    """Whether it was; otherwise the form says why not."""
    given = form.cleaned_data
    sent = given.get("file")
    try:
        upload = read_upload(str(sent.name), sent.read()) if sent else None
    except FileRefused as refused:
        form.add_error("file", str(refused))
        return False
    offered = Offered(given["title"], given["period"], given["as_at"], given["summary"], given["address"] or "", upload)
    try:
        duties.put_up(item, offered, by=user_of(request).actor, at=now())
    except DutyRefused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "It is kept, and goes out with the next release.")
    if upload and (words := lacks(upload)):
        messages.warning(request, words)
    return True


def lacks(upload: Upload) -> str:
    """What a machine misses in the file, in a sentence; "" where it misses nothing."""
    found = look(upload.form.ending, upload.content)
    missed = f"It lacks {'; '.join(found.lacks)}. Not everybody can read it so." if found.lacks else ""
    form = "" if upload.form.is_open else f"{upload.form.name} is not an open form: put up CSV or HTML if you can."
    return " ".join(filter(None, [missed, form]))


@require_http_methods(["GET", "POST"])
@requires(Permission.RELEASE)
def withdraw(request: HttpRequest, key: int) -> HttpResponse:
    """Takes a document back, with the reason."""
    row = get_object_or_404(PublicationEvidence.objects.select_related("item").defer("content"), pk=key)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            duties.withdraw(row, because=form.cleaned_data["because"], by=user_of(request).actor, at=now())
        except DutyRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "It is withdrawn, and goes with the next release.")
            return redirect("publishing-office:duty", row.item.code)
    return _form(request, row.item, form, heading=f"Withdraw “{row.title}”", button="Withdraw it")


@require_http_methods(["GET", "POST"])
@requires(Permission.RELEASE)
def correct(request: HttpRequest, code: str) -> HttpResponse:
    """Puts an item right, or says that it does not apply."""
    item = get_object_or_404(PublicationItem, code=code)
    start = {name: getattr(item, name) for name in FIELDS} | {"edition": item.edition}
    form = CorrectionForm(request.POST or None, initial=start)
    status = 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        item.edition = given["edition"]
        try:
            said = Correction(**{name: given[name] for name in FIELDS})
            duties.correct(item, said, because=given["because"], by=user_of(request).actor, at=now())
        except DutyRefused as refused:
            form.add_error(None, str(refused))
            status = 409 if isinstance(refused, EditedMeanwhile) else 200
        else:
            messages.success(request, "The item is corrected. The public sees it with the next release.")
            return redirect("publishing-office:duty", code)
    return _form(request, item, form, heading="Correct the item", button="Keep the correction", status=status)


@require_GET
@requires(Permission.SEE)
def file(request: HttpRequest, key: int) -> HttpResponse:
    """The file of a document, for the office to look at before it is public: never opened in the page of the office."""
    row = get_object_or_404(PublicationEvidence.objects.exclude(file_name=""), pk=key)
    headers = {
        "Content-Disposition": f'attachment; filename="{row.file_name}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(bytes(row.content or b""), content_type=row.media_type, headers=headers)


def _form(
    request: HttpRequest,
    item: PublicationItem,
    form: PutUpForm | WithdrawForm | CorrectionForm,
    *,
    heading: str,
    button: str,
    status: int = 200,
) -> HttpResponse:
    back = reverse("publishing-office:duty", args=[item.code])
    page = {
        "item": item,
        "form": form,
        "heading": heading,
        "button": button,
        "back": back,
        "breadcrumbs": [*crumbs(HERE), (f"{item.paragraph} {item.title}".strip(), back)],
    }
    return render(request, "publishing/duties/form.html", page, status=status)
