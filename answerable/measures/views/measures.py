"""The list of measures, and one measure."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from answerable.calc.periods import printed as period_words
from answerable.kit.components import Definition, Event, Link, Row, Tag, Tone
from answerable.kit.http import now
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date, british_time, counted
from answerable.measures.forms.definition import FREQUENCIES
from answerable.measures.forms.figures import KnownForm
from answerable.measures.models import Measure
from answerable.measures.queries import attention, pages
from answerable.measures.queries.currency import currency
from answerable.measures.queries.held import Series
from answerable.measures.queries.judged import Judged
from answerable.measures.queries.pages import DefinitionChange, MeasureLine, held_words, review_day, unit_words
from answerable.measures.views.besides_lists import besides_lists
from answerable.measures.views.figure_rows import series_tables
from answerable.measures.views.measure_chart import Drawn, drawn
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs

HERE = ("Measures", "measures:measures")
NEWEST = 24
"""So many figures of each series are shown at first; all of them one click away."""


def latest_words(line: MeasureLine) -> str:
    if line.latest is None:
        return "none held"
    return " or ".join(held_words(one, line.measure.unit) for one in line.latest.figure.current)


def period_of(line: MeasureLine) -> str:
    """The period of the latest figure, and which part it is of where the measure has no whole."""
    if line.latest is None:
        return ""
    return ", ".join(one for one in (period_words(line.latest.figure.period), line.latest.series.breakdown) if one)


def state_of(line: MeasureLine) -> str:
    return "Disputed" if line.disputed else "Restated" if line.restated else ""


def state_shown(line: MeasureLine) -> str | Tag:
    tones = {"Disputed": Tone.RED, "Restated": Tone.AMBER}
    return Tag(state_of(line), tones[state_of(line)]) if state_of(line) else ""


COLUMNS: tuple[Column[MeasureLine], ...] = (
    Column(
        "title",
        "Measure",
        lambda m: m.measure.title,
        lambda m: Link(m.measure.title, reverse("measures:measure", args=[m.measure.code])),
    ),
    Column("subject", "Subject", lambda m: m.measure.subject.title, choices=True),
    Column("latest", "Latest", lambda m: m.latest.figure.best.value if m.latest else None, latest_words, numeric=True),
    Column(
        "period",
        "Period",
        lambda m: m.latest.figure.period.end if m.latest else None,
        period_of,
    ),
    Column("state", "Mark", state_of, state_shown, choices=True),
)


@require_GET
@requires(Permission.SEE)
def measures(request: HttpRequest) -> HttpResponse:
    """Every measure, to be searched, narrowed and sorted."""
    due = pages.review_day(localtime(now()).date())
    lines = measures_table(pages.measure_lines(), request.GET.dict(), due)
    page = {"table": lines, "may_define": may(request.user, Permission.DEFINE), "breadcrumbs": crumbs()}
    return render(request, "measures/measures.html", page)


def measures_table(lines: tuple[MeasureLine, ...], params: Mapping[str, str], due: date) -> Table:
    """The list, found and narrowed also by what there is no room for."""
    aside: tuple[Column[MeasureLine], ...] = (
        Column("unit", "Unit", lambda m: unit_words(m.measure.unit), choices=True, hidden=True),
        Column(
            "direction", "Which way is better", lambda m: m.measure.get_direction_display(), choices=True, hidden=True
        ),
        Column(
            "review",
            "Review",
            lambda m: "Due" if m.measure.next_review <= due else "Not due",
            choices=True,
            hidden=True,
        ),
        Column("names", "Names", lambda m: " ".join([m.measure.code, *m.measure.aliases]), hidden=True),
    )
    return table(lines, (*COLUMNS, *aside), params, caption="Measures", per_page=50)


@require_GET
@requires(Permission.SEE)
def measure(request: HttpRequest, code: str) -> HttpResponse:
    """One measure: what it shows, its figures with everything that tells them, and what is known of it besides."""
    found = get_object_or_404(Measure.objects.select_related("subject", "base"), code=code)
    form = KnownForm(request.GET if "known" in request.GET else None)
    known = form.cleaned_data["known"] if form.is_valid() else None
    shown = pages.measure_page(found, known)
    judged = attention.judged_as_held(found, shown.series, known)
    may_define = may(request.user, Permission.DEFINE)
    newest = 0 if request.GET.get("figures") == "all" else NEWEST
    page = {
        "measure": found,
        "held": sum(len(series.figures) for series in shown.series),
        "lead": judged.sentences[0],
        "rest": " ".join(judged.sentences[1:]),
        "drawn": charted(found, shown.series, judged),
        "besides": besides_lists(found, judged.besides, may_define=may_define),
        "fresh": freshness(found, review_day(localtime(now()).date())),
        "form": form,
        "known": british_date(known) if known else "",
        "known_day": known.isoformat() if known else "",
        "tables": series_tables(found, shown.series, newest),
        "older": sum(max(len(series.figures) - newest, 0) for series in shown.series) if newest else 0,
        "definition": definition_card(found),
        "changes": [change_event(one) for one in shown.changes],
        "may_define": may_define,
        "may_restate": may(request.user, Permission.RESTATE) and not known,
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "measures/measure.html", page)


def charted(found: Measure, series: tuple[Series, ...], judged: Judged) -> Drawn | None:
    """The chart of the whole, or of the only series."""
    main = judged.main
    if main is None:
        return None
    held = next((one for one in series if (one.area, one.breakdown) == (main.area, main.breakdown)), None)
    return drawn(found, main, held, judged.besides)


def freshness(found: Measure, today: date) -> str:
    """When figures were last told and what is expected next, for a measure under a schedule; else nothing."""
    how = currency([found.pk], today).get(found.pk)
    if how is None or how.expected is None:
        return ""
    told = f"Last told on {british_date(how.told_on)}. " if how.told_on else "Never told yet. "
    words = f"{period_words(how.expected)} is due on {british_date(how.due)}, from the {how.owner}"
    late = f": overdue by {counted(how.overdue, 'day')}" if how.overdue else ""
    return f"{told}{words}{late}."


def definition_card(found: Measure) -> Definition:
    often = "; ".join(FREQUENCIES.get(one, one) for one in found.frequency.split(";"))
    rows = (
        ("Why it matters", found.why),
        ("What is counted", found.numerator),
        ("Out of what", found.denominator),
        ("Unit", unit_words(found.unit)),
        ("Kind of figure", found.get_aggregation_display()),
        ("How often", often),
        ("Split by", found.breakdown or "area only"),
        (
            "Which way is better",
            ". ".join(one for one in (found.get_direction_display(), found.direction_reason) if one),
        ),
        *((("Share of", found.base.title),) if found.base else ()),
        *(
            (("Small numbers", f"below {found.suppress_below} not shown to the public"),)
            if found.suppress_below
            else ()
        ),
        ("Source", found.source),
        ("Owner", found.owner),
        ("What to beware of", found.caveats or "nothing noted"),
        ("Other names", ", ".join(found.aliases) or "none"),
        ("Written by", found.author),
        ("Checked by", found.checked_by),
        ("Reviewed", f"{british_date(found.reviewed)}; next on {british_date(found.next_review)}"),
        ("Code", found.code),
    )
    return Definition("How it is measured", tuple(Row(term, text) for term, text in rows))


def change_event(change: DefinitionChange) -> Event:
    """One change of the definition, with the words before and after."""
    when = f"{british_time(localtime(change.at))}, {change.role}"
    if change.is_first:
        return Event(when, "Defined")
    text = " ".join(f"{name}: “{before}” became “{after}”." for name, before, after in change.fields)
    return Event(when, "Changed: " + ", ".join(name.lower() for name, _, _ in change.fields), text)
