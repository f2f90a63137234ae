"""Frameworks: the sets of measures that others define, and which of ours answer them."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from answerable.kit.components import Link
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date
from answerable.measures.models import FrameworkMetric, Served
from answerable.measures.queries.coverage import Coverage, coverages
from answerable.measures.views.measures import HERE
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs


@dataclass(frozen=True)
class Answer:
    """A metric and a measure that serves it; None where nothing does."""

    metric: FrameworkMetric
    served: Served | None

    @property
    def words(self) -> str:
        if self.served is None:
            return "nothing held here"
        return ", ".join(part for part in (self.served.measure.title, self.served.breakdown) if part)

    @property
    def how(self) -> str:
        return (
            ". ".join(part for part in (self.served.get_fit_display(), self.served.note) if part) if self.served else ""
        )


@dataclass(frozen=True)
class Shown:
    """One version of a framework, ready to be read."""

    identity: str
    title: str
    said: str
    note: str
    table: Table


def linked(one: Answer) -> str | Link:
    return Link(one.words, reverse("measures:measure", args=[one.served.measure.code])) if one.served else one.words


COLUMNS: tuple[Column[Answer], ...] = (
    Column("metric", "Metric", lambda a: a.metric.title),
    Column("heading", "Under", lambda a: a.metric.heading),
    Column("served", "Answered by", lambda a: a.words, linked),
    Column("how", "How nearly", lambda a: a.how),
)


@require_GET
@requires(Permission.SEE)
def frameworks(request: HttpRequest) -> HttpResponse:
    """Every framework with its metrics; those that nothing answers say so."""
    page = {"frameworks": [shown(one) for one in coverages()], "breadcrumbs": crumbs(HERE)}
    return render(request, "measures/frameworks.html", page)


def shown(one: Coverage) -> Shown:
    framework = one.framework
    days = f"from {british_date(framework.starts)}" + (f" to {british_date(framework.ends)}" if framework.ends else "")
    said = f"{framework.publisher}, version {framework.version}, {days}. Measures held here answer {one.answered} of its {len(one.lines)} metrics."
    answers = [Answer(line.metric, served) for line in one.lines for served in (line.served or (None,))]
    found = table(answers, COLUMNS, caption=f"{framework.title}: its metrics and what answers them")
    return Shown(f"framework-{framework.pk}", framework.title, said, framework.note, found)
