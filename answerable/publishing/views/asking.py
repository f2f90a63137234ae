"""Asking in public: the form, the button that confirms, and the private page that shows what became of a question.

These pages answer a visitor and are no files; they set no cookie and need no script. Nobody is signed in on them, so there
is nothing that a form of another site could abuse: what guards them is the signed moment at which the form was opened,
the secret of the link, and how many questions one place may send.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import quote

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
from answerable.kit.wording import british_date, british_day
from answerable.measures.queries.cited import cited
from answerable.publishing.making.frames import live_places
from answerable.publishing.shown.pages import html
from answerable.publishing.shown.rendering import HOME, Frame, Rendering
from answerable.scrutiny.forms.question_asking import AskForm
from answerable.scrutiny.models import Meeting, PublicQuestion
from answerable.scrutiny.operations import question_clearing, question_sorting, questions
from answerable.scrutiny.operations.question_refusals import HeldBack, QuestionRefused
from answerable.scrutiny.queries.public_questions import Promised, promised, public_meeting
from answerable.scrutiny.queries.question_choices import districts_on, priorities_on
from answerable.scrutiny.queries.question_meetings import Ahead, meetings_ahead
from answerable.scrutiny.queries.question_secrets import ASK, CONFIRM, STATUS, by_secret, place_of

SHORTEST = timedelta(seconds=3)
"""Nobody reads the form, writes a question and sends it in less."""
LONGEST_OPEN = timedelta(days=2)
SALT = "answerable.asking"
METHODS = ["GET", "HEAD", "POST"]
State = PublicQuestion.State


@dataclass(frozen=True)
class Here:
    """Whose office this is, the day by its calendar, and its meetings ahead: read once for a page."""

    office: LocalPolicingBody
    day: date
    ahead: Ahead

    @property
    def contact(self) -> str:
        return self.office.contact


@dataclass(frozen=True)
class Shown:
    """A page to be sent: what of, with which status, and after how many seconds to try again."""

    rendering: Rendering
    path: str
    status: int = 200
    retry_after: int = 0


@csrf_exempt
@login_not_required
@require_http_methods(METHODS)
def ask(request: HttpRequest) -> HttpResponse:
    """The form; what was typed stays on it whatever happens."""
    here = _here()
    if request.method != "POST":
        reference = _signed(request.GET.get("sent", ""), "sent")
        return _answer(_thanks(here, reference) if reference else _form(here, _form_of(here)), here)
    data = request.POST.copy()
    problem = _guarded(data)
    form = _form_of(here, data)
    if problem:
        form.add_error(None, problem)
    if not form.is_valid() or form.must_look:
        return _answer(_form(here, form, look=form.must_look), here)
    try:
        asked = _asked(request, here, form)
    except HeldBack as held:
        form.add_error(None, str(held))
        wait = max(1, int((held.until - now()).total_seconds()))
        return _answer(_form(here, form, held_back=True, status=429, retry_after=wait), here)
    except QuestionRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return _answer(_form(here, form), here)
    return _lead(f"/{ASK}?sent={quote(signing.dumps(asked.reference, salt=SALT))}")


def _asked(request: HttpRequest, here: Here, form: AskForm) -> questions.Asked:
    return questions.ask(
        form.sent(),
        place=place_of(sender(request)),
        at=now(),
        on=here.day,
        address=lambda path: request.build_absolute_uri(f"/{path}"),
    )


@csrf_exempt
@login_not_required
@require_http_methods(METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A page with one button: a mail program that opens links to look at them confirms nothing."""
    found = _of(token)
    is_open = found.confirmed_at is None and found.state in PublicQuestion.OPEN
    if is_open and request.method == "POST":
        questions.confirm(token, at=now())
    if not is_open or request.method == "POST":
        return _lead(f"/{STATUS.format(quote(token))}")
    context = {"reference": found.reference, "text": found.text}
    shown = Rendering("publishing/asking/confirm.html", "Confirm your question", (HOME,), context)
    return _answer(Shown(shown, CONFIRM.format(token)), _here())


@csrf_exempt
@login_not_required
@require_http_methods(METHODS)
def status(request: HttpRequest, token: str) -> HttpResponse:
    """What became of a question, for whoever has its link; an open one, and a name that may be shown, are taken back here."""
    found, problem = _of(token), ""
    if request.method == "POST":
        take_back = question_clearing.unname if request.POST.get("what") == "name" else question_sorting.withdraw
        try:
            take_back(found, at=now())
        except QuestionRefused as refused:
            problem = str(refused)
        found = _of(token)
    context = {**_status(found), "problem": problem, "is_asked": "withdraw" in request.GET, "token": token}
    shown = Rendering("publishing/asking/status.html", f"Question {found.reference}", (HOME,), context)
    answer = _answer(Shown(shown, STATUS.format(token), status=409 if problem else 200), _here())
    # Django writes the address of what it refuses into the log, and this one is the key to the page.
    setattr(answer, "_has_been_logged", True)  # noqa: B010 - the mark that Django's own log keeps
    return answer


def sender(request: HttpRequest) -> str:
    """Where a request came from: past our own proxies, of which the settings tell how many there are."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    said = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if one.strip()]
    if proxies and len(said) >= proxies:
        return str(said[-proxies])
    return str(request.META.get("REMOTE_ADDR", ""))


def _of(token: str) -> PublicQuestion:
    found = by_secret(without_nul(token))
    if found is None:
        raise Http404("No question has this link: open it from the mail again, whole.")
    return found


def _here() -> Here:
    office = body()
    if office is None:
        raise Http404("There is no office here yet.")
    day = office.shown_as_at or localtime(now()).date()
    return Here(office, day, meetings_ahead(day))


def _form_of(here: Here, data: QueryDict | None = None) -> AskForm:
    return AskForm(
        data,
        meetings=here.ahead.open,
        priorities=priorities_on(here.day),
        areas=districts_on(here.day),
        initial={"opened": signing.dumps(now().timestamp(), salt=SALT)},
        auto_id="ask-%s",
    )


def _guarded(data: QueryDict) -> str:
    """Why what was sent looks as if no person had sent it; empty where it does not. A second sending then goes through."""
    if data.get("website"):
        data["website"] = ""
        return "Something filled in a field that people do not see. It is empty now: please send the question again."
    opened = _signed(str(data.get("opened", "")), "opened")
    age = now() - datetime.fromtimestamp(float(opened), tz=now().tzinfo) if opened else None
    if age is None or age > LONGEST_OPEN:
        # Dated back, so that whoever sends it again at once is not too quick.
        data["opened"] = signing.dumps((now() - SHORTEST).timestamp(), salt=SALT)
        return "This page was open for very long, or came from elsewhere. What you typed is kept: please send it again."
    if age < SHORTEST:
        return "That was very quick. What you typed is kept: please look at it once more, and send it again."
    return ""


def _signed(text: str, what: str) -> str:
    """What was signed here; empty for anything else."""
    try:
        said = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return ""
    wanted = str if what == "sent" else float
    return str(said) if isinstance(said, wanted) else ""


def _form(
    here: Here,
    form: AskForm,
    *,
    look: bool = False,
    held_back: bool = False,
    status: int = 200,
    retry_after: int = 0,
) -> Shown:
    context = {
        "form": form,
        "next": here.ahead.open[0] if here.ahead.open else None,
        "closed": here.ahead.closed[-1] if here.ahead.closed else None,
        "look": look,
        "held_back": held_back,
        "contact": here.contact,
    }
    return Shown(Rendering("publishing/asking/ask.html", "Ask a question", (HOME,), context), ASK, status, retry_after)


def _thanks(here: Here, reference: str) -> Shown:
    context = {"reference": reference, "contact": here.contact}
    return Shown(Rendering("publishing/asking/sent.html", "One thing is left to do", (HOME,), context), ASK)


def _status(found: PublicQuestion) -> dict[str, object]:
    """What its asker may know: a merged question shows what became of the one that it was merged into."""
    told = found.merged_into or found
    # Why something is casework is told to the one whose case it is.
    is_told_why = told is found or told.state != State.CASEWORK
    return {
        "one": found,
        "told": told,
        "because": told.state_because if is_told_why else "",
        "lead": _standing(found, told),
        "answer": cited(told.answer) if told.state == State.ANSWERED else None,
        "promised": [(one, _promise_words(one)) for one in promised(told)],
        "shown": told.shown_text if told.shown_text != found.text else "",
        "may_withdraw": found.state in PublicQuestion.OPEN,
        "asked_by": found.name if found.may_be_named else "",
    }


def _standing(found: PublicQuestion, told: PublicQuestion) -> str:
    """How it stands, in a sentence."""
    if found.confirmed_at is None and found.state in PublicQuestion.OPEN:
        return "It does not count as asked yet: confirm it with the button in the mail that we sent."
    joined = f"Others asked the same: it goes on as question {told.reference}. " if told is not found else ""
    return joined + _STANDING[PublicQuestion.State(told.state)](told)


def _at_meeting(told: PublicQuestion) -> str:
    meeting = public_meeting(told)
    if meeting is None:
        return "It waits for a written answer." if told.meeting is None else "It waits for a meeting."
    if meeting.state == Meeting.State.CANCELLED:
        return f"The {meeting.name} that it waited for was cancelled. {_KEPT}"
    when = british_day(meeting.date, month_only=meeting.precision != "day")
    if meeting.state not in Meeting.AHEAD:
        return f"It was not answered at the {meeting.name} of {when} that it waited for. {_KEPT}"
    return f"It is to be answered at the {meeting.name} of {when}."


_KEPT = "It is kept: we write to you when it is moved or answered."


def _received(told: PublicQuestion) -> str:
    if told.meeting and told.meeting.state not in Meeting.AHEAD:
        return _at_meeting(told)
    return "It is with us, and waits to be read." if told.cleared_at is None else "It is with us, and was read."


_STANDING: dict[State, Callable[[PublicQuestion], str]] = {
    State.RECEIVED: _received,
    State.LIVE: _at_meeting,
    State.WRITTEN: lambda told: f"It is to be answered in writing by {british_date(told.answer_due)}.",
    State.ANSWERED: lambda told: f"It was answered on {british_date(told.answered_on)} by the {told.answered_by_role}.",
    State.OUT_OF_SCOPE: lambda told: "It is out of the scope of these meetings.",
    State.CASEWORK: lambda told: "We deal with it for you, and not in public.",
    State.MERGED: lambda told: "It is asked together with another.",
    State.WITHDRAWN: lambda told: "It was taken back.",
}


def _promise_words(one: Promised) -> str:
    due = f" by {british_date(one.due)}" if one.due else ""
    return f"{one.owner_role}{due}: {one.state_words.lower()}."


def _lead(address: str) -> HttpResponse:
    answer = HttpResponseRedirect(address, status=303)
    answer.headers["Cache-Control"], answer.headers["Referrer-Policy"] = "no-store", "no-referrer"
    return answer


def _answer(page: Shown, here: Here) -> HttpResponse:
    """Never kept by a browser or a search engine; its address is told to nobody."""
    frame = Frame(here.office.name, here.day, page.path, places=live_places())
    shown_on = british_date(here.day) if here.office.shown_as_at else ""
    headers = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    if page.path != ASK:
        headers["X-Robots-Tag"] = "noindex"
    if page.retry_after:
        headers["Retry-After"] = str(page.retry_after)
    return HttpResponse(html(page.rendering, frame, {"as_at": shown_on}), status=page.status, headers=headers)
