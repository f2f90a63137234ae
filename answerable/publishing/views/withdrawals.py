"""Taking pages, or words, from the public: looked for in every release, then withdrawn, erased or taken out."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from answerable.kit.http import now, without_nul
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_date, counted
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.publishing.forms.safety import BackForm, RedactForm, WithdrawForm, WordsForm
from answerable.publishing.models import Release, ReleasedPage, TakenOut, Withdrawal
from answerable.publishing.operations.erasing import RedactionRefused, redact
from answerable.publishing.operations.withdrawals import Taking, WithdrawalRefused, reinstate, withdraw_many
from answerable.publishing.queries.held_words import Holding, TooFewWords, holding
from answerable.publishing.views.proposals_one import HERE

SHOWN = 200
"""So many pages of one search are listed; words that stand on more want to be narrowed."""
REFUSED = 409
BESIDE = 10
"""So many pages that may have to go too are named."""


def _state(one: Withdrawal) -> str:
    if one.ended_at:
        return "Let back"
    return "Erased" if one.erased else "Withdrawn"


COLUMNS = [
    Column[Withdrawal]("title", "What the note calls it", lambda one: one.title),
    Column[Withdrawal]("path", "Address", lambda one: one.path),
    Column[Withdrawal]("on", "Withdrawn on", lambda one: one.withdrawn_on),
    Column[Withdrawal]("reason", "Reason", lambda one: one.reason, sortable=False),
    Column[Withdrawal]("state", "State", _state, choices=True),
]


@require_safe
@requires(Permission.RELEASE)
def overview(request: HttpRequest) -> HttpResponse:
    """Looks for words over all releases, and lists what was withdrawn so far."""
    typed = without_nul(request.GET.get("words", "")).strip()
    return _shown(request, typed, path=without_nul(request.GET.get("path", "")))


def _shown(
    request: HttpRequest,
    typed: str,
    *,
    path: str = "",
    taking: WithdrawForm | None = None,
    redacting: RedactForm | None = None,
    ticked: Sequence[str] = (),
) -> HttpResponse:
    words = WordsForm({"words": typed}) if typed else WordsForm()
    found = _found(words) if typed and words.is_valid() else []
    params = {name: without_nul(value) for name, value in request.GET.dict().items() if name not in {"words", "path"}}
    page = {
        "words": words,
        "typed": typed,
        "found": [(one, _releases(one)) for one in found[:SHOWN]],
        "more": max(0, len(found) - SHOWN),
        "sentence": _sentence(typed, found),
        "ticked": ticked,
        "taking": taking or WithdrawForm(initial={"paths": path}),
        "redacting": redacting or RedactForm(initial={"words": typed}),
        "table": table(Withdrawal.objects.order_by("-withdrawn_at", "path"), COLUMNS, params, caption="Withdrawn"),
        "stones": Withdrawal.objects.filter(ended_at__isnull=True, erased=False).order_by("-withdrawn_at")[:SHOWN],
        "taken": TakenOut.objects.order_by("-at")[:SHOWN],
        "anything": Release.objects.exists(),
        "breadcrumbs": crumbs(HERE),
    }
    failed = any(form and form.errors for form in (taking, redacting, words if typed else None))
    return render(request, "publishing/withdrawals.html", page, status=REFUSED if failed else 200)


def _found(words: WordsForm) -> list[Holding]:
    try:
        return list(holding(words.cleaned_data["words"]))
    except TooFewWords as error:
        words.add_error("words", str(error))
        return []


def _releases(one: Holding) -> str:
    """In which releases: "release 1 to 3, and now"."""
    if one.first is None:
        return "in no release, but in a draft"
    span = f"release {one.first}" if one.first == one.last else f"releases {one.first} to {one.last}"
    return f"{span}, which the public reads now" if one.now else f"{span}, not now"


def _sentence(typed: str, found: Sequence[Holding]) -> str:
    if not typed:
        return ""
    now_ = sum(one.now for one in found)
    return f"{counted(len(found), 'page')} of all releases hold these words; the public reads {now_} of them now."


@require_http_methods(["POST"])
@requires(Permission.RELEASE)
def take(request: HttpRequest) -> HttpResponseBase:
    """Withdraws the pages that were ticked or written down, at once."""
    form = WithdrawForm(request.POST)
    ticked = request.POST.getlist("ticked")
    if form.is_valid():
        said = form.cleaned_data
        paths = list(dict.fromkeys([*ticked, *filter(None, map(_address, said["paths"].splitlines()))]))
        titles = _titles(paths)
        try:
            rows = withdraw_many(
                [Taking(path, said["title"]) for path in paths],
                reason=said["reason"],
                erase=said["erase"],
                by=user_of(request).actor,
                at=now(),
            )
        except WithdrawalRefused as error:
            form.add_error("paths" if error.field == "pages" else error.field or None, str(error))
        else:
            beside = _beside(paths, titles)
            words = f"{counted(len(rows), 'page')} withdrawn: notes stand in their place now."
            messages.success(request, words + (f" Look at these too: {', '.join(beside)}." if beside else ""))
            return redirect("publishing-office:withdrawals")
    return _shown(request, without_nul(request.POST.get("searched", "")).strip(), taking=form, ticked=ticked)


def _address(line: str) -> str:
    """What somebody copied from the browser, as an address below the top of the site."""
    path = without_nul(line).strip().partition("#")[0].partition("?")[0]
    return path.partition("://")[2].partition("/")[2] if "://" in path else path.removeprefix("/")


def _titles(paths: Sequence[str]) -> list[str]:
    """What the pages are called now, before their stones stand there."""
    latest = Release.objects.order_by("-number").first()
    rows = ReleasedPage.objects.filter(release=latest, path__in=paths).exclude(copy__kind="StonePage")
    return list(rows.values_list("title", flat=True))


def _beside(paths: Sequence[str], titles: Sequence[str]) -> list[str]:
    """Pages that are still there and belong to those that went, such as the pack of a meeting, or say their titles in words of their own."""
    latest = Release.objects.order_by("-number").first()
    stems = tuple(f"{path.removesuffix('.html')}." for path in paths)
    rows = ReleasedPage.objects.filter(release=latest).exclude(copy__kind="StonePage").values_list("path", flat=True)
    there = [path for path in rows if path.startswith(stems)]
    there += [one.path for title in titles for one in _still_said(title) if one.now and one.kind != "StonePage"]
    return [path for path in dict.fromkeys(there) if path not in paths][:BESIDE]


def _still_said(title: str) -> Sequence[Holding]:
    try:
        return holding(title)
    except TooFewWords:
        return ()


@require_http_methods(["POST"])
@requires(Permission.RELEASE)
def words_out(request: HttpRequest) -> HttpResponseBase:
    """Takes words out of every frozen copy."""
    form = RedactForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            done = redact(
                said["words"], instead=said["instead"], reason=said["reason"], by=user_of(request).actor, at=now()
            )
        except RedactionRefused as error:
            form.add_error(error.field if error.field in {"instead", "reason"} else None, str(error))
        else:
            messages.success(request, f"Taken out of {counted(done.pages, 'page')}, in every release.")
            return redirect("publishing-office:withdrawals")
    return _shown(request, without_nul(request.POST.get("words", "")).strip(), redacting=form)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.RELEASE)
def back(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Lets a page come back with the next release."""
    stone = Withdrawal.objects.filter(pk=pk).first()
    if stone is None:
        raise Http404("There is no such withdrawal.")
    form = BackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            reinstate(stone, because=form.cleaned_data["because"], by=user_of(request).actor, at=now())
        except WithdrawalRefused as error:
            form.add_error(error.field or None, str(error))
        else:
            messages.success(request, "It comes back with the next release that is drafted and approved.")
            return redirect("publishing-office:withdrawals")
    page = {
        "stone": stone,
        "on": british_date(stone.withdrawn_on),
        "form": form,
        "breadcrumbs": [*crumbs(HERE), ("Withdraw", reverse("publishing-office:withdrawals"))],
    }
    return render(request, "publishing/withdrawal_back.html", page, status=REFUSED if form.errors else 200)
