"""A table of a paper taken into the record: what its columns and rows are of, what taking it in would do, and doing it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.forms import BoundField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from answerable.calc.periods import printed as period_words
from answerable.evidence.forms.tables import FACTS, WHOLE, LineHead, MeaningForm
from answerable.evidence.models import Block, Claim, Document
from answerable.evidence.operations.tables import DayMissing, NothingToTake, TableChanged, accept_table
from answerable.evidence.queries.papers import measure_titles
from answerable.evidence.queries.taking import (
    CellTaken,
    TableMeaning,
    TableTaken,
    claims_of_table,
    previewed,
    suggested_meaning,
)
from answerable.evidence.views.guards import read_document_of
from answerable.evidence.views.marks import Marking
from answerable.evidence.views.paper_tables import cells_of, heads_of, table_html
from answerable.evidence.views.papers import HERE
from answerable.kit.components import Row, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import counted
from answerable.measures import operations as measures
from answerable.measures.queries.changed import Names, names
from answerable.measures.queries.returned import counts
from answerable.measures.queries.verdicts import WORDS, RowVerdict
from answerable.measures.views.verdict_tables import outcome_tag
from answerable.people.permissions import Permission, may, refusal, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

REFUSALS = (DayMissing, NothingToTake, TableChanged, measures.ReasonMissing)

MOST_LINES = 150
"""So many rows have fields of their own; of a longer table the rest is taken as it was suggested."""
MOST_SHOWN = 500


@dataclass(frozen=True)
class Line:
    """A line of the form: what stands at its head, and its fields in order."""

    said: str
    figures: int
    fields: tuple[BoundField, ...]


@dataclass(frozen=True)
class Taken:
    """A figure of the table with what taking it in does, or why it is left out."""

    cell: CellTaken
    verdict: RowVerdict | None


@require_http_methods(["GET", "POST"])
@requires(Permission.SEE)
def take(request: HttpRequest, code: str, position: int) -> HttpResponseBase:
    """A table: what it is thought to tell, what taking it in would do, and the button that does it."""
    document = read_document_of(request, code)
    block = get_object_or_404(Block, document=document, position=position, kind=Block.Kind.TABLE)
    claims = claims_of_table(document, position)
    if not claims:
        raise Http404
    suggested = suggested_meaning(claims)
    form = MeaningForm(
        request.POST if request.method == "POST" else None, heads=heads(block, claims), meaning=suggested
    )
    if request.method == "POST":
        return sent(request, document, block, form)
    return take_page(request, document, block, form, previewed(document, position, suggested))


@requires(Permission.ACCEPT)
def sent(request: HttpRequest, document: Document, block: Block, form: MeaningForm) -> HttpResponse:
    """Look at it as it is meant now, or take it in as it was shown."""
    if not form.is_valid():
        return take_page(request, document, block, form, None)
    meaning = form.meaning()
    if request.POST.get("do") == "accept" and accepted(request, document, block, form, meaning):
        # Not back here: what was left out would be offered again under the word that nothing was written.
        return redirect("evidence:paper", document.code)
    document.refresh_from_db()
    return take_page(request, document, block, form, previewed(document, block.position, meaning))


def accepted(request: HttpRequest, document: Document, block: Block, form: MeaningForm, meaning: TableMeaning) -> bool:
    try:
        done = accept_table(
            document=document,
            block=block.position,
            meaning=meaning,
            by=user_of(request).actor,
            at=now(),
            shown=request.POST.get("shown", ""),
            reason=form.cleaned_data["reason"],
        )
    except measures.RowsRefused as refused:
        if all(one.column == "reason" for one in refused.problems):
            form.add_error("reason", unexplained(len(refused.problems)))
        else:
            form.add_error(None, str(refused))
        return False
    except REFUSALS as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(
        request,
        f"Taken into the record: {counted(len(done.good), 'figure')}, with this paper, its page and row as their source.",
    )
    return True


def unexplained(number: int) -> str:
    """Why figures that the public was shown are not changed without a word."""
    have = "figure has" if number == 1 else "figures have"
    return (
        f"{number:,} {have} been shown to the public with another value: say why this paper differs, as the reason is published, "
        "or leave the column or row out."
    )


def heads(block: Block, claims: Sequence[Claim]) -> tuple[LineHead, ...]:
    """The columns and rows that have figures, with what stands at their heads; of a very long table the first rows."""
    rows = cells_of(block)
    places = [(one.row or 0, one.column or 0) for one in claims]
    top = heads_of(block, rows, places)
    columns, down = Counter(column for _, column in places), Counter(row for row, _ in places)
    across = [LineHead(f"column-{at}", head_words(rows[:top], at), number) for at, number in sorted(columns.items())]
    along = [
        LineHead(f"row-{at}", rows[at][0] if rows[at] else "", number)
        for at, number in sorted(down.items())[:MOST_LINES]
    ]
    return (*across, *along)


def head_words(rows: Sequence[Sequence[str]], column: int) -> str:
    """What stands above a column, outermost first, each once."""
    said = dict.fromkeys(row[column].strip() for row in rows if column < len(row))
    return ", ".join(one for one in said if one) or f"Column {column + 1}"


def take_page(
    request: HttpRequest, document: Document, block: Block, form: MeaningForm, taken: TableTaken | None
) -> HttpResponse:
    called, refused = names(), refusal(request.user, Permission.ACCEPT)
    page = {
        "document": document,
        "drawn": mark_safe(table_html(block, (), Marking())),  # noqa: S308 - escaped where it was drawn
        "form": form,
        "columns": lines(form, "column"),
        "rows": lines(form, "row"),
        "whole": Line("Everything else", 0, tuple(fields(form, WHOLE))),
        "lead": lead(taken),
        "counts": [Row(WORDS[outcome], f"{number:,}") for outcome, number in counts(taken.verdict)] if taken else [],
        "verdict": verdict_table(taken, called) if taken else None,
        "digest": taken.verdict.digest if taken else "",
        "may_accept": taken is not None and bool(taken.verdict.changes) and may(request.user, Permission.ACCEPT),
        "asks_reason": taken is not None and bool(taken.verdict.differs),
        "refused": refused.reason if refused else "",
        "no_day": document.published is None,
        "measures": measure_titles(),
        "breadcrumbs": [*crumbs(HERE), (document.title, reverse("evidence:paper", args=[document.code]))],
    }
    return render(request, "evidence/take.html", page)


def lines(form: MeaningForm, way: str) -> list[Line]:
    """The lines of the form that go this way."""
    return [
        Line(head.said, head.figures, tuple(fields(form, head.name)))
        for head in form.heads
        if head.name.startswith(way)
    ]


def fields(form: MeaningForm, name: str) -> list[BoundField]:
    return [form[f"{name}-{fact}"] for fact in FACTS if f"{name}-{fact}" in form.fields]


def lead(taken: TableTaken | None) -> str:
    """The first sentence: how many of the figures would be taken in."""
    if taken is None:
        return "Something in the lines below cannot be understood."
    number, good = len(taken.cells), len(taken.verdict.good)
    if not good:
        return f"None of its {counted(number, 'figure')} can be taken in as it is meant below."
    if not taken.verdict.changes:
        return f"{counted(good, 'figure')} of it {'is' if good == 1 else 'are'} in the record already; nothing is left to take in."
    some = f"All {counted(number, 'figure')}" if good == number else f"{good:,} of {counted(number, 'figure')}"
    differs = f"; {taken.verdict.differs:,} differ from what is held" if taken.verdict.differs else ""
    return f"{some} can be taken in{differs}. Nothing has been written yet."


def verdict_table(taken: TableTaken, called: Names) -> Table:
    """Every figure of the table with what it is taken for and what that does."""
    verdicts = iter(taken.verdict.rows)
    rows = [Taken(cell, next(verdicts, None) if cell.row else None) for cell in taken.cells]
    columns: tuple[Column[Taken], ...] = (
        Column("printed", "Figure", lambda one: one.cell.claim.printed),
        Column("measure", "Measure", lambda one: called.measure(one.cell.row.measure) if one.cell.row else ""),
        Column(
            "of",
            "Area and part",
            lambda one: called.of(one.cell.row.area, one.cell.row.breakdown) if one.cell.row else "",
        ),
        Column("period", "Period", lambda one: period_words(one.cell.row.period) if one.cell.row else ""),
        Column("held", "Held so far", lambda one: one.verdict.meets if one.verdict else ""),
        Column("does", "What taking it in does", lambda one: one.cell.why, does),
    )
    more = f" (the first {MOST_SHOWN:,} of {len(rows):,} figures)" if len(rows) > MOST_SHOWN else ""
    return table(rows[:MOST_SHOWN], columns, caption=f"What taking it in would do{more}")


def does(one: Taken) -> Tag | str:
    if one.verdict is None:
        return Tag(one.cell.why or "Left out", Tone.UNKNOWN)
    return outcome_tag(one.verdict)
