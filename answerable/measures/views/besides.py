"""What somebody knows of a measure besides its figures: adding it, and withdrawing it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from answerable.kit.http import now
from answerable.measures import operations
from answerable.measures.forms.besides import (
    AnnotationForm,
    BesidesForm,
    BreakForm,
    ComparatorForm,
    StandardForm,
    WithdrawForm,
)
from answerable.measures.models import Annotation, Break, Comparator, Measure, Observation, Standard
from answerable.measures.views.known_words import known_words
from answerable.measures.views.measures import HERE
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

type Form = BreakForm | AnnotationForm | StandardForm | ComparatorForm
type Row = Break | Annotation | Standard | Comparator


@dataclass(frozen=True)
class Sort:
    """One sort of knowledge: its form, its table, and the words of its pages."""

    form: type[Form]
    current: Callable[[], QuerySet[Break] | QuerySet[Annotation] | QuerySet[Standard] | QuerySet[Comparator]]
    heading: str
    intro: str
    done: str
    write: Callable[..., object]


SORTS: Mapping[str, Sort] = {
    "break": Sort(
        BreakForm,
        Break.objects.current,
        "Mark a break",
        "From a day on, something else is counted, or it is counted otherwise. The line stops there, the usual range begins anew, and nothing is compared across it.",
        "The break is marked.",
        operations.mark_break,
    ),
    "annotation": Sort(
        AnnotationForm,
        Annotation.objects.current,
        "Note a time to know about",
        "A time that was unusual, or for which data are missing. It is shown, and no usual range and no comparison rests on it.",
        "The time is noted.",
        operations.annotate,
    ),
    "standard": Sort(
        StandardForm,
        Standard.objects.current,
        "Set a standard",
        "What the measure is asked to reach: a standard that holds, a target to be met by a day, or an expectation.",
        "The standard is set.",
        operations.set_standard,
    ),
    "comparator": Sort(
        ComparatorForm,
        Comparator.objects.current,
        "Set it beside something",
        "A named baseline and why, a named group of peers, or the nation; always with how many stand behind it, and when.",
        "The comparator is kept.",
        operations.compare_with,
    ),
}


@require_http_methods(["GET", "POST"])
@requires(Permission.DEFINE)
def add(request: HttpRequest, code: str, sort: str) -> HttpResponse:
    """Say one thing more of a measure."""
    measure = get_object_or_404(Measure.objects.select_related("subject"), code=code)
    kind = sort_of(sort)
    form = kind.form(request.POST or None, measure=measure, parts=parts_of(measure), initial=started(request))
    if request.method == "POST" and form.is_valid() and written(request, kind, form):
        messages.success(request, kind.done)
        return redirect("measures:measure", code)
    page = {
        "form": form,
        "heading": kind.heading,
        "intro": kind.intro,
        "measure": measure,
        "breadcrumbs": above(measure),
    }
    return render(request, "measures/add.html", page)


def written(request: HttpRequest, kind: Sort, form: BesidesForm) -> bool:
    """Whether it is held now; otherwise the form says why not."""
    assert isinstance(form, BreakForm | AnnotationForm | StandardForm | ComparatorForm)
    at = now()
    try:
        kind.write(form.line(localtime(at).date()), by=user_of(request).actor, at=at)
    except operations.ContextRefused as refused:
        for problem in refused.problems:
            form.add_error(None, str(problem))
        return False
    return True


@require_http_methods(["GET", "POST"])
@requires(Permission.DEFINE)
def withdraw(request: HttpRequest, sort: str, number: int) -> HttpResponse:
    """Say that something no longer holds, or never did; it stays in the record with its reason."""
    kind = sort_of(sort)
    row = get_object_or_404(kind.current(), pk=number)
    assert isinstance(row, Break | Annotation | Standard | Comparator)
    measure = measure_of(row)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.withdraw(row, reason=form.cleaned_data["reason"], by=user_of(request).actor, at=now())
        messages.success(request, "It is withdrawn.")
        return redirect("measures:measure", measure.code)
    page = {"form": form, "words": known_words(row), "sort": sort, "measure": measure, "breadcrumbs": above(measure)}
    return render(request, "measures/withdraw.html", page)


def sort_of(sort: str) -> Sort:
    if sort not in SORTS:
        raise Http404(f"Nothing of the sort {sort!r} is kept of a measure.")
    return SORTS[sort]


def measure_of(row: Row) -> Measure:
    """The measure whose page it is withdrawn from; of several, the first."""
    if isinstance(row, Standard | Comparator):
        return row.measure
    return row.measures.order_by("title")[0]


def parts_of(measure: Measure) -> tuple[str, ...]:
    """The parts that a measure's figures are split into."""
    rows = Observation.objects.filter(measure=measure).exclude(breakdown="").order_by("breakdown")
    return tuple(rows.values_list("breakdown", flat=True).distinct())


def started(request: HttpRequest) -> dict[str, object]:
    """What the address brings along: the day on which a signal began."""
    try:
        return {"at": date.fromisoformat(request.GET.get("at", ""))}
    except ValueError:
        return {}


def above(measure: Measure) -> list[tuple[str, str]]:
    return [*crumbs(HERE), (measure.title, reverse("measures:measure", args=[measure.code]))]
