"""What can be done with one question: a table of acts, each with its form, its words, and the operation that does it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from answerable.kit.http import now
from answerable.measures.queries.pages import review_day
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.forms import question_acts as forms
from answerable.scrutiny.models import PublicQuestion
from answerable.scrutiny.operations import question_answers, question_clearing, question_sorting
from answerable.scrutiny.operations.question_refusals import QuestionRefused, QuestionSavedMeanwhile
from answerable.scrutiny.operations.question_sorting import FROM
from answerable.scrutiny.queries.question_personal import may_be_personal
from answerable.scrutiny.views.question_words import HERE, title_of

State = PublicQuestion.State
FIELDS = {"words": "promise", "owner_role": "promise_owner", "due": "due", "side": "promise_side"}
"""What the operation of a promise calls its fields, and what the form does."""


@dataclass(frozen=True)
class Act:
    """One thing that can be done: its words, its form, when it is offered, and what does it."""

    key: str
    button: str
    done: str
    form: type[Any]
    offered: Callable[[PublicQuestion], bool]
    run: Callable[[HttpRequest, PublicQuestion, Any], object]
    lead: str = ""
    warns: bool = False


def shown_day() -> date:
    return review_day(localtime(now()).date())


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"by": user_of(request).actor, "at": now()}


def _told(request: HttpRequest) -> dict[str, Any]:
    return {**_who(request), "address": lambda path: request.build_absolute_uri(f"/{path}")}


def _clear(request: HttpRequest, one: PublicQuestion, form: forms.ClearForm) -> object:
    who, named = _who(request), bool(form.cleaned_data.get("is_named"))
    kept = question_clearing.clear(
        one, form.said("shown_text"), is_named=named, left_out=form.left_out, edition=form.seen, **who
    )
    if form.said("theme") == kept.theme:
        return kept
    return question_sorting.set_theme(kept, form.said("theme"), edition=kept.edition, **who)


def _sort(request: HttpRequest, one: PublicQuestion, form: forms.SortForm) -> object:
    said = form.cleaned_data
    return question_sorting.sort(
        one, said["to"], because=said["because"], due=said["due"], edition=form.seen, **_told(request)
    )


def _answer(request: HttpRequest, one: PublicQuestion, form: forms.AnswerForm) -> object:
    return question_answers.answer(one, form.given(), promised=form.promised(), edition=form.seen, **_told(request))


def _promise(request: HttpRequest, one: PublicQuestion, form: forms.PromiseForm) -> object:
    promised = form.promised()
    if promised is None:
        raise QuestionRefused("Say what was promised.", "promise")
    return question_answers.promise(one, promised, **_who(request))


def _merge(request: HttpRequest, one: PublicQuestion, form: forms.MergeForm) -> object:
    return question_sorting.merge(one, form.cleaned_data["into"], edition=form.seen, **_told(request))


def _put_off(request: HttpRequest, one: PublicQuestion, form: forms.PutOffForm) -> object:
    return question_sorting.put_off(
        one, form.cleaned_data["meeting"], because=form.said("because"), edition=form.seen, **_told(request)
    )


def _part(request: HttpRequest, one: PublicQuestion, form: forms.ActForm) -> object:
    return question_sorting.part(one, edition=form.seen, **_who(request))


def _confirm(request: HttpRequest, one: PublicQuestion, form: forms.BecauseForm) -> object:
    return question_sorting.confirm_by_hand(one, because=form.said("because"), edition=form.seen, **_who(request))


def _withdraw(request: HttpRequest, one: PublicQuestion, form: forms.ActForm) -> object:
    return question_sorting.withdraw(one, **_who(request))


def _unname(request: HttpRequest, one: PublicQuestion, form: forms.ActForm) -> object:
    return question_clearing.unname(one, **_who(request))


def _forget(request: HttpRequest, one: PublicQuestion, form: forms.ForgetForm) -> object:
    shown = question_clearing.ERASED if form.cleaned_data["also_shown"] else None
    return question_clearing.forget(one, shown_text=shown, edition=form.seen, **_who(request))


def _is_open(one: PublicQuestion) -> bool:
    return one.state in PublicQuestion.OPEN


def _is_confirmed_open(one: PublicQuestion) -> bool:
    return _is_open(one) and one.confirmed_at is not None


def _can_be_read(one: PublicQuestion) -> bool:
    return one.state not in {State.WITHDRAWN, State.MERGED} and bool(one.text or one.shown_text)


def _holds_something(one: PublicQuestion) -> bool:
    return bool(one.text or one.name or one.email or one.access_needs)


def _can_be_answered(one: PublicQuestion) -> bool:
    is_ready = one.confirmed_at is not None and one.cleared_at is not None
    return is_ready and one.state in question_answers.ANSWERABLE


ACTS = (
    Act("clear", "Say what the public reads", "The public reads it as you said.", forms.ClearForm, _can_be_read, _clear, "What was sent stays in the office as it is. What is left out for the public is recorded by its sort."),
    Act("sort", "Sort it", "It is sorted.", forms.SortForm, lambda one: one.state in FROM and one.confirmed_at is not None, _sort, "Who asked is told by mail."),
    Act("answer", "Answer it", "The answer is kept, and who asked has it by mail.", forms.AnswerForm, _can_be_answered, _answer, "The answer is published with its date, with what it leaves open and with what is promised next."),
    Act("promise", "Add a promise", "The promise is written down.", forms.PromiseForm, lambda one: one.state == State.ANSWERED, _promise, "It is carried until it is kept or broken, and shown with the answer."),
    Act("merge", "Merge it with another", "The two go on as one.", forms.MergeForm, _is_confirmed_open, _merge, "For two that ask the same. Both who asked get the answer."),
    Act("put-off", "Move it to another meeting", "It waits for the other meeting.", forms.PutOffForm, _is_open, _put_off),
    Act("part", "Take it apart from the other", "It waits to be sorted by itself.", forms.ActForm, lambda one: one.state == State.MERGED, _part, "It is then sorted and answered by itself again."),
    Act("confirm", "Confirm it by hand", "It counts as asked.", forms.BecauseForm, lambda one: one.confirmed_at is None and _is_open(one), _confirm, "For somebody whose mail did not come, and who told you that the question is theirs."),
    Act("withdraw", "Take it back for its asker", "It is withdrawn.", forms.ActForm, _is_open, _withdraw, "It is then not answered, and not listed from the next release on. It stays in the office's record.", warns=True),
    Act("unname", "Do not name its asker", "No name is shown with it any more.", forms.ActForm, lambda one: one.may_be_named, _unname, "For somebody who agreed to be named and does not any more. Public pages lose the name with the next release; releases and papers that were made before keep it."),
    Act("forget", "Erase what its asker sent", "What its asker sent is erased.", forms.ForgetForm, _holds_something, _forget, "The words, the name, the address and the private link are erased for good, with what we wrote about the person, and with the e-mail address every mail to it that we kept. The number, what was shown and the answer stay. Releases, packs and minutes that were made before keep what was shown in them; backups and folders that were handed on keep everything until they are deleted.", warns=True),
)  # fmt: skip
BY_KEY = {one.key: one for one in ACTS}
AGAIN = {"clear": "Change what the public reads", "answer": "Change the answer", "sort": "Sort it again"}


def ways(one: PublicQuestion) -> list[tuple[Act, str]]:
    """What can be done with a question now, with the words of its button: what comes next stands first."""
    offered = [act for act in ACTS if act.offered(one)]
    if one.cleared_at:
        offered.sort(key=lambda act: act.key == "clear")
    if one.state in {State.LIVE, State.WRITTEN, State.ANSWERED}:
        offered.sort(key=lambda act: act.key == "sort")
    done = {"clear": one.cleared_at is not None, "answer": bool(one.answer), "sort": one.state != State.RECEIVED}
    return [(act, AGAIN[act.key] if done.get(act.key) else act.button) for act in offered]


def question_of(request: HttpRequest, key: int) -> PublicQuestion:
    rows = PublicQuestion.objects.visible_to(user_of(request))
    return get_object_or_404(rows.select_related("meeting", "area", "priority", "merged_into"), pk=key)


@require_http_methods(["GET", "POST"])
@requires(Permission.ANSWER)
def act(request: HttpRequest, key: int, what: str) -> HttpResponseBase:
    """One act. What was typed stays on the page whatever happens to it."""
    one, done = question_of(request, key), BY_KEY.get(what)
    if done is None:
        raise Http404("There is no such thing to do with a question.")
    back = reverse("scrutiny:question", args=[key])
    if not done.offered(one):
        messages.warning(request, f"{done.button}: not possible for question {one.reference} as it stands now.")
        return redirect(back)
    form, status = done.form(request.POST or None, question=one, on=shown_day()), 200
    if request.method == "POST" and form.is_valid():
        try:
            done.run(request, one, form)
        except QuestionSavedMeanwhile as refused:
            form.add_error(None, str(refused))
            _see_anew(form, key)
            status = 409
        except QuestionRefused as refused:
            form.add_error(_field(form, refused.field), str(refused))
        else:
            messages.success(request, done.done)
            return redirect(back)
    page = {
        "one": one,
        "act": done,
        "form": form,
        "back": back,
        "personal": may_be_personal(one.text) if what == "clear" else (),
        "breadcrumbs": [*crumbs(HERE), (title_of(one), back)],
    }
    return render(request, "scrutiny/questions/act.html", page, status=status)


def _field(form: Any, name: str) -> str | None:
    if name in form.fields:
        return name
    return FIELDS[name] if FIELDS.get(name) in form.fields else None


def _see_anew(form: Any, key: int) -> None:
    """The form now holds the edition that is there, so that whoever has looked can send it again."""
    there = PublicQuestion.objects.values_list("edition", flat=True).get(pk=key)
    if isinstance(form.data, QueryDict):
        form.data = {**form.data.dict(), "edition": str(there)}
