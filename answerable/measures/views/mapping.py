"""How a file is read, said once: what each line of its tables is of, a preview of all that would be read, and the name it is saved under."""

from dataclasses import dataclass, replace

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from answerable.kit.http import now
from answerable.kit.tables import Table
from answerable.kit.wording import counted
from answerable.measures import operations
from answerable.measures.forms.layout import Choices, LayoutForm, LineForm, TableForm, choices_of, written_words
from answerable.measures.intake.layouts.changing import left_out
from answerable.measures.intake.layouts.reading import read_with
from answerable.measures.models import Return, ReturnLayout
from answerable.measures.queries.changed import Names, names
from answerable.measures.queries.drafted import Draft, Placed, placed
from answerable.measures.queries.fitting import source_code
from answerable.measures.queries.pages import roles_of
from answerable.measures.queries.saved import holder_of
from answerable.measures.queries.verdicts import Verdict, judge
from answerable.measures.views import drafts, verdict_tables
from answerable.measures.views.drafts import Mapping, mapping_of
from answerable.measures.views.return_words import ReadingWords, reading_words
from answerable.measures.views.returns import HERE
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

REMOVE = "remove-"
OTHER_TABLES = "The tables were pointed at again in another window since: this is how they stand now. Nothing of what you sent was kept."
TAKEN = "There is a layout “{}” already, for files of {}. Choose another name, or retire that one first."


@dataclass(frozen=True)
class TableForms:
    """One table of the draft with its forms; `placed` says where it stands in this file."""

    number: int
    placed: Placed
    form: TableForm
    lines: tuple[LineForm, ...]

    @property
    def undecided(self) -> int:
        return sum(one.line.role == "undecided" for one in self.lines)


@dataclass(frozen=True)
class MappingForms:
    """All forms of the page."""

    whole: LayoutForm
    tables: tuple[TableForms, ...]

    @property
    def every(self) -> tuple[forms.Form, ...]:
        return (self.whole, *(form for one in self.tables for form in (one.form, *one.lines)))

    @property
    def valid(self) -> bool:
        """Every form is asked, so that every error is said at once."""
        return not [form for form in self.every if not form.is_valid()]

    @property
    def errors(self) -> list[tuple[str, str]]:
        """The address within the page and the words of each error."""
        return [
            (str(form[name].id_for_label or form[name].auto_id), f"{form[name].label}: {error}")
            for form in self.every
            for name, found in form.errors.items()
            for error in found
            if name in form.fields
        ]


@require_http_methods(["GET", "POST"])
@requires(Permission.ACCEPT)
def mapping(request: HttpRequest, number: int) -> HttpResponseBase:
    """The draft of how a return is read: shown, changed, or saved and used."""
    one = mapping_of(request, number)
    if one is None:
        return redirect("measures:return", number)
    if request.method == "POST":
        return changed(request, one)
    return page(request, one, forms_of(one, None))


def changed(request: HttpRequest, one: Mapping) -> HttpResponse:
    """Takes what was said into the draft, and then shows what would be read, or saves it."""
    do = request.POST.get("do", "")
    if request.POST.get("draft", drafts.stamp(one.draft)) != drafts.stamp(one.draft):
        messages.warning(request, OTHER_TABLES)
        return redirect("measures:mapping", one.kept.pk)
    if do.startswith(REMOVE):
        return without_table(request, one, do.removeprefix(REMOVE))
    given = forms_of(one, request.POST, saving=do == "save")
    if not given.valid:
        return page(request, one, given)
    draft = said(one, given)
    if do == "save" and (holder := holder_of(draft.name, besides=draft.replaces)):
        given.whole.add_error("name", TAKEN.format(draft.name, holder))
        return page(request, one, given)
    drafts.keep(request, one.kept, draft)
    if do != "save":
        return redirect(f"{reverse('measures:mapping', args=[one.kept.pk])}#preview")
    return save(request, replace(one, draft=draft))


def without_table(request: HttpRequest, one: Mapping, which: str) -> HttpResponse:
    """The draft with a table left out, given by its number from 1: it stays known, so that it is not new in the next file."""
    layout = one.draft.layout
    tables = tuple(left_out(table) if str(at) == which else table for at, table in enumerate(layout.tables, 1))
    drafts.keep(request, one.kept, replace(one.draft, layout=replace(layout, tables=tables)))
    return redirect("measures:mapping", one.kept.pk)


def forms_of(one: Mapping, data: QueryDict | None, *, saving: bool = False) -> MappingForms:
    draft, choices = one.draft, choices_of(one.known)
    initial = {
        "title": draft.title,
        "as_at": draft.as_at,
        "name": draft.name or draft.title[:120],
        "whose": "anybody" if draft.anybody else "sender",
        "hidden": draft.layout.hidden,
        "words": written_words(draft.layout.words),
    }
    stands = placed(draft.layout, one.workbook)
    tables = [_table_forms(at, table, data, choices, saving=saving) for at, table in enumerate(stands, 1)]
    sender = roles_of([draft.sender])[draft.sender]
    return MappingForms(LayoutForm(data, initial=initial, sender=sender), tuple(tables))


def _table_forms(number: int, table: Placed, data: QueryDict | None, choices: Choices, *, saving: bool) -> TableForms:
    initial = {"kinds": list(table.table.kinds), "every_sheet": table.table.every_sheet}
    lines = tuple(
        LineForm(data, prefix=f"t{number}-l{at}", line=line, choices=choices, saving=saving)
        for at, line in enumerate(table.table.lines, 1)
    )
    return TableForms(number, table, TableForm(data, prefix=f"t{number}", initial=initial), lines)


def said(one: Mapping, given: MappingForms) -> Draft:
    """The draft as the forms have it. Only of valid forms."""
    whole = given.whole.cleaned_data
    tables = tuple(
        replace(
            table.placed.table,
            lines=tuple(line.said for line in table.lines),
            kinds=tuple(table.form.cleaned_data["kinds"]),
            every_sheet=table.form.cleaned_data["every_sheet"],
        )
        for table in given.tables
    )
    layout = replace(one.draft.layout, tables=tables, words=whole["words"], hidden=whole["hidden"])
    anybody = whole["whose"] == "anybody"
    return replace(
        one.draft, layout=layout, title=whole["title"], as_at=whole["as_at"], name=whole["name"], anybody=anybody
    )


def page(request: HttpRequest, one: Mapping, given: MappingForms) -> HttpResponse:
    called, choices = names(), choices_of(one.known)
    context = {
        "kept": one.kept,
        "given": given,
        "stamp": drafts.stamp(one.draft),
        "preview": preview(one, called),
        "measures": choices.measures,
        "parts": choices.parts,
        "next_table": len(given.tables) + 1,
        "breadcrumbs": [*crumbs(HERE), (one.kept.filename, reverse("measures:return", args=[one.kept.pk]))],
    }
    return render(request, "measures/mapping.html", context)


@dataclass(frozen=True)
class Preview:
    """All that would be read of the file as the draft stands."""

    lead: str
    rows: Table | None
    problems: Table | None
    words: ReadingWords


def preview(one: Mapping, called: Names) -> Preview:
    reading = read_with(
        one.draft.layout,
        one.workbook,
        source=source_code(one.draft.title, one.draft.as_at, one.kept),
        as_at=one.draft.as_at,
    )
    verdict = judge(reading)
    return Preview(
        preview_lead(verdict),
        verdict_tables.rows_of(verdict.good, called, None, "What would be read") if verdict.good else None,
        verdict_tables.problems(verdict, {}) if verdict.problems else None,
        reading_words(reading),
    )


def preview_lead(verdict: Verdict) -> str:
    if not verdict.good:
        return "Nothing would be read yet."
    figures, problems = counted(len(verdict.good), "figure"), len(verdict.problems)
    return f"{figures} would be read" + (f", and there are {counted(problems, 'problem')}." if problems else ".")


def save(request: HttpRequest, one: Mapping) -> HttpResponse:
    """Saves the layout by its name, and reads the return by it where it still awaits its verdict."""
    by, at, draft, kept = user_of(request).actor, now(), one.draft, one.kept
    sender = "" if draft.anybody else draft.sender
    layout = operations.save_layout(draft.name, draft.layout, sender=sender, by=by, at=at)
    before = ReturnLayout.objects.current().filter(pk=draft.replaces).exclude(pk=layout.pk).first()
    if before:
        operations.retire_layout(before, by=by, at=at)
    if kept.state == Return.State.AWAITING:
        code = source_code(draft.title, draft.as_at, kept)
        try:
            operations.read_by(
                kept, layout, source_code=code, source_title=draft.title, as_at=draft.as_at, by=by, at=at
            )
        except operations.AlreadyDecided as refused:
            messages.warning(request, str(refused))
    drafts.forget(request, kept)
    messages.success(request, f"Saved as “{layout.name}”. The next file of this kind is read by itself.")
    return redirect("measures:return", kept.pk)
