"""What the pages of promises share: their lists, their one form, and what is said where something cannot be done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django import forms
from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import localtime

from answerable.kit.audit import Actor
from answerable.kit.components import Event, Link, Row, Tag, Tone
from answerable.kit.http import now, without_nul
from answerable.kit.tables import Choice, Column, Table, cells, heading, whole_number
from answerable.measures.queries.cited import Cited
from answerable.measures.queries.pages import review_day
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.operations.promises import PromiseRefused, PromiseSavedMeanwhile
from answerable.scrutiny.queries.promises import Found, Wanted

EXAMPLE = Tag("Example")
RESTRICTED = Tag("Restricted", Tone.AMBER)
PUBLIC = Tag("Public", Tone.BETTER)
INSIDE = Tag("Not public")
PRIVATE = Tag("Private", Tone.AMBER)


@dataclass(frozen=True)
class Filter:
    """A filter of a list: its key in the address, its label, and what each of its words means."""

    key: str
    label: str
    means: Mapping[str, str]

    def choice(self, params: Mapping[str, str]) -> Choice:
        asked = params.get(self.key, "")
        return Choice(self.key, self.label, tuple(self.means), asked if asked in self.means else "")

    def value(self, params: Mapping[str, str]) -> str:
        return self.means.get(params.get(self.key, ""), "")


@dataclass(frozen=True)
class Button:
    """A button of a page, or why there is none: then `refused` says it and there is no address."""

    words: str
    href: str
    refused: str = ""
    secondary: bool = True


@dataclass(frozen=True)
class Told:
    """One thing with its life, as the page that all of them share shows it."""

    title: str
    lead: str
    tags: Sequence[Tag] = ()
    text: Cited | None = None
    text_heading: str = ""
    linked: bool = True
    buttons: Sequence[Button] = ()
    rows: Sequence[Row] = ()
    events: Sequence[Event] = ()
    events_heading: str = "Its life so far"
    notes: Sequence[tuple[str, str]] = ()
    links: Sequence[Link] = ()


def shown_day() -> date:
    """The day that the office's pages speak of."""
    return review_day(localtime(now()).date())


def by_label(choices: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {str(label): value for value, label in choices}


def wanted_of(request: HttpRequest, filters: Sequence[Filter], sorts: Mapping[str, str]) -> Wanted:
    """What an address asks for; what cannot be understood is ignored."""
    params = params_of(request)
    return Wanted(
        words=params.get("q", "").strip(),
        chosen={one.key: one.value(params) for one in filters},
        sort=params.get("sort", "") if params.get("sort") in sorts else "",
        descending=params.get("direction") == "desc",
        page=whole_number(params.get("page", "1")),
    )


def params_of(request: HttpRequest) -> dict[str, str]:
    return {name: without_nul(value) for name, value in request.GET.dict().items()}


def listed[L](
    request: HttpRequest,
    found: Found[L],
    columns: Sequence[Column[L]],
    *,
    caption: str,
    wanted: Wanted,
    filters: Sequence[Filter],
) -> Table:
    """A list as a table of the kit, whose rows the database has narrowed, sorted and paged already."""
    params = params_of(request)
    choices = tuple(one.choice(params) for one in filters)
    by = next((column for column in columns if column.key == wanted.sort), None)
    narrowing = [(one.key, one.chosen) for one in choices if one.chosen]
    narrowing += [("q", wanted.words)] if wanted.words else []
    direction = "desc" if wanted.descending else "asc"
    return Table(
        caption=caption,
        columns=tuple(heading(column, by, direction, narrowing) for column in columns),
        rows=tuple(cells(line, columns) for line in found.lines),
        total=found.total,
        page=found.page,
        pages=found.pages,
        per_page=found.per_page,
        sort=wanted.sort,
        direction=direction,
        query=wanted.words,
        choices=choices,
    )


@dataclass(frozen=True)
class Asking:
    """The page of a form: what it is for, what its button says, where one goes who leaves it; or why it may not be filled in.

    `edition` reads which edition of the thing is there now, for the hidden field `seen`; `given` is what a template of its own shows.
    """

    heading: str
    button: str
    back: str
    breadcrumbs: Sequence[tuple[str, str]]
    lead: str = ""
    remark: str = ""
    refused: str = ""
    warning: bool = False
    edition: Callable[[], int | str] | None = None
    seen: str = "edition"
    also: Link | None = None
    template: str = "scrutiny/promises/form.html"
    given: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Done:
    """What is said where it was done, and where it leads."""

    words: str
    href: str


def put[T](
    request: HttpRequest, form: forms.Form, page: Asking, act: Callable[[], T], done: Callable[[T], Done]
) -> HttpResponseBase:
    """Asks with the form, or does what it says and leads on; where that is refused the form says why, with all that was typed.

    Whoever saves an older state is told with 409; the form then holds the edition that is there now.
    """
    status = 403 if page.refused else 200
    if request.method == "POST" and not page.refused and form.is_valid():
        try:
            end = done(act())
        except PromiseSavedMeanwhile as refused:
            form.add_error(None, str(refused))
            _see_anew(form, page)
            status = 409
        except PromiseRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, end.words)
            return redirect(end.href)
    context = {**page.given, "form": form, "page": page, "breadcrumbs": page.breadcrumbs}
    return render(request, page.template, context, status=status)


def _see_anew(form: forms.Form, page: Asking) -> None:
    if page.edition and isinstance(form.data, QueryDict):
        form.data = {**form.data.dict(), page.seen: str(page.edition())}


def told(request: HttpRequest, page: Told, *, breadcrumbs: Sequence[tuple[str, str]]) -> HttpResponse:
    """The page of one thing with its life."""
    return render(request, "scrutiny/promises/one.html", {"page": page, "breadcrumbs": breadcrumbs})


@dataclass(frozen=True)
class How:
    """Who saves what they opened in which edition, and when: the last facts of every step."""

    seen_edition: int
    by: Actor
    at: datetime


def how(request: HttpRequest, form: forms.Form) -> How:
    return How(form.cleaned_data.get("edition") or 0, user_of(request).actor, now())


def edition_of[M: Model](row: QuerySet[M]) -> Callable[[], int]:
    """Reads which edition of a row is there now; `row` finds that one."""

    def read() -> int:
        edition: int = row.values_list("edition", flat=True).get()
        return edition

    return read


def sentence(words: str) -> str:
    return words if not words or words[-1] in ".!?" else f"{words}."
