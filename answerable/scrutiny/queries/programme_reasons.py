"""Reasons to look at objectives that the record holds: signals, findings, promises, recommendations, clocks, inspections, questions.

Each function yields the key of an objective with a reason, in a number of queries that does not grow with the objectives.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse

from answerable.calc.periods import Period
from answerable.calc.programme import WEIGHTS, Reason, Seen, Sort, add_months
from answerable.calc.sentences.phrases import when
from answerable.clocks.models import RunningClock
from answerable.evidence.models import Finding
from answerable.kit.wording import british_date, counted
from answerable.measures.models import Signal
from answerable.measures.queries.attention import home_area
from answerable.plans.models import Evidence, Objective
from answerable.recommendations.models import Recommendation, Report
from answerable.scrutiny.models import PublicQuestion, Undertaking
from answerable.scrutiny.queries.moments_of_measures import RULES

type Told = tuple[int, Reason]

RECENT = 12
"""Months for which a signal, an inspection or a question that came after nobody looked is news."""
_GRAVEST = (Finding.Severity.HIGH, Finding.Severity.MEDIUM)


def from_signals(rows: Sequence[Objective], day: date) -> Iterator[Told]:
    """The newest signal of the last year of each measure that is for the worse or worth a look, and not explained."""
    of = _objectives_by_measure(rows)
    found = Signal.objects.found().filter(
        measure__in=of,
        area__code=home_area(),
        breakdown="",
        rule__in=RULES,
        period_end__lte=day,
        period_end__gt=add_months(day, -RECENT),
    )
    found = found.exclude(verdict=Signal.Verdict.BETTER).exclude(state=Signal.State.EXPLAINED)
    newest = {one.measure_id: one for one in found.select_related("measure").order_by("period_end", "pk")}
    for one in newest.values():
        worse = one.verdict == Signal.Verdict.WORSE
        period = when(Period(one.period_start, one.period_end))
        words = f"{one.measure.title} was {RULES[one.rule]}{' for the worse' if worse else ''} {period}."
        weight = WEIGHTS[Sort.SIGNAL].each if worse else 1
        reason = Reason(Sort.SIGNAL, words, weight, reverse("measures:signal", args=[one.pk]))
        yield from ((key, reason) for key in of[one.measure_id])


def from_findings(rows: Sequence[Objective], day: date) -> Iterator[Told]:
    """How many things the rules found in papers on the figures of each objective, and nobody settled."""
    of = _objectives_by_measure(rows)
    found = Finding.objects.unsettled().filter(
        document__published__lte=day,
        document__later__isnull=True,
        severity__in=_GRAVEST,
        places__claim__measure__in=of,
    )
    pairs = set(found.order_by().values_list("pk", "severity", "places__claim__measure"))
    held: dict[int, dict[int, str]] = defaultdict(dict)
    for pk, severity, measure in pairs:
        for key in of[measure]:
            held[key][pk] = severity
    for key, some in held.items():
        words = _findings(len(some), Counter(some.values())[Finding.Severity.HIGH])
        weight = min(len(some) * WEIGHTS[Sort.FINDING].each, WEIGHTS[Sort.FINDING].most)
        yield key, Reason(Sort.FINDING, words, weight, reverse("evidence:findings"))


def _findings(number: int, grave: int) -> str:
    """ "2 findings in papers on its figures are open, 1 of which changes the message."."""
    if not grave:
        which = ""
    elif grave == number:
        which = ", and changes the message" if number == 1 else ", and all of them change the message"
    else:
        which = f", {grave} of which change{'s' if grave == 1 else ''} the message"
    return f"{counted(number, 'finding')} in papers on its figures {'is' if number == 1 else 'are'} open{which}."


def from_undertakings(rows: Sequence[Objective], day: date, until: date) -> Iterator[Told]:
    """Promises made in the open on an objective, or on none at an item on it, that are late or due by `until`."""
    keys = {one.pk for one in rows}
    found = Undertaking.objects.open().public().filter(Q(due__lte=until), made_on__lte=day)
    found = found.filter(Q(objective__in=keys) | Q(objective=None, item__objectives__in=keys)).distinct()
    for one in found.prefetch_related("item__objectives").order_by("due", "pk"):
        reason = _of_undertaking(one, day)
        at = one.item.objectives.all() if one.item else ()
        of = {one.objective_id} if one.objective_id else {other.pk for other in at}
        yield from ((key, reason) for key in of if key in keys)


def _of_undertaking(one: Undertaking, day: date) -> Reason:
    late = one.due is not None and one.due < day
    said = ", and is said to be kept" if one.state == Undertaking.State.SAID_KEPT else ""
    words = f"Undertaking {one.reference} {'was' if late else 'is'} due on {british_date(one.due)}{said}."
    weight = WEIGHTS[Sort.UNDERTAKING].each + (late and not said)
    return Reason(Sort.UNDERTAKING, words, weight, reverse("scrutiny:undertaking", args=[one.year, one.number]))


def from_recommendations(rows: Sequence[Objective], day: date) -> Iterator[Told]:
    """Recommendations that are late, and causes of concern that are live."""
    found = Recommendation.objects.live().with_due().filter(objective__in=rows, report__published__lte=day)
    grave = Q(kind=Recommendation.Kind.CAUSE_OF_CONCERN)
    late = Q(state__in=Recommendation.WORK, due__lt=day)
    for one in found.filter(grave | late).select_related("report").order_by("report__published", "position", "pk"):
        concern = one.kind == Recommendation.Kind.CAUSE_OF_CONCERN
        due = getattr(one, "due", None)
        was = f"was due on {british_date(due)}" if due and due < day else "is live"
        words = f"{one.get_kind_display()} {one.number} of “{one.report.title}” {was}."
        weight = WEIGHTS[Sort.RECOMMENDATION].each + concern
        yield (
            one.objective_id or 0,
            Reason(Sort.RECOMMENDATION, words, weight, reverse("recommendations:recommendation", args=[one.pk])),
        )


def from_clocks(rows: Sequence[Objective], day: date, until: date) -> Iterator[Told]:
    """Clocks of reports with recommendations on an objective that end by `until`, or ended unmet."""
    clocks = RunningClock.objects.running().filter(due__lte=until, started__lte=day)
    reports = Report.objects.filter(
        Q(clock__in=clocks) | Q(comments_clock__in=clocks), recommendations__objective__in=rows
    )
    pairs = reports.order_by().values_list("recommendations__objective", "clock", "comments_clock").distinct()
    held = {one.pk: one for one in clocks.order_by("due", "pk")}
    for objective, *keys in pairs:
        for clock in (held[key] for key in keys if key in held):
            verb = "was" if clock.late_on(day) else "is"
            words = f"“{clock.label}” {verb} due on {british_date(clock.due)}."
            address = reverse("clocks:clock", args=[clock.pk])
            yield objective or 0, Reason(Sort.CLOCK, words, WEIGHTS[Sort.CLOCK].each, address)


def from_inspections(rows: Sequence[Objective], known: Mapping[int, Seen], day: date) -> Iterator[Told]:
    """Inspection reports of the last year with recommendations on an objective that nobody has looked at since."""
    found = Report.objects.filter(
        origin=Report.Origin.INSPECTORATE,
        published__lte=day,
        published__gt=add_months(day, -RECENT),
        recommendations__objective__in=rows,
    )
    fields = ("recommendations__objective", "code", "title", "published")
    for key, code, title, published in found.order_by("-published", "code").values_list(*fields).distinct():
        if key and _unseen_since(known.get(key), published):
            words = f"“{title}” was published on {british_date(published)}, and nobody has looked at this since."
            address = reverse("recommendations:report", args=[code])
            yield key, Reason(Sort.INSPECTION, words, WEIGHTS[Sort.INSPECTION].each, address)


def from_questions(rows: Sequence[Objective], known: Mapping[int, Seen], day: date) -> Iterator[Told]:
    """How many questions the public asked on the priority of each objective in the last year, since it was last looked at."""
    priorities = {one.priority_id for one in rows if one.priority_id}
    left = [PublicQuestion.State.WITHDRAWN, PublicQuestion.State.CASEWORK]
    asked = (
        PublicQuestion.objects.confirmed()
        .filter(priority__in=priorities, asked_on__lte=day, asked_on__gt=add_months(day, -RECENT))
        .exclude(state__in=left)
        .order_by()
        .values_list("priority", "asked_on")
    )
    days: dict[int, list[date]] = defaultdict(list)
    for priority, on in asked:
        days[priority or 0].append(on)
    for one in rows:
        number = sum(_unseen_since(known.get(one.pk), on) for on in days.get(one.priority_id or -1, ()))
        if number:
            words = f"{counted(number, 'question')} from the public {'is' if number == 1 else 'are'} on its priority, asked since it was last looked at."
            address = reverse("scrutiny:questions", query={"about": one.priority.title if one.priority else ""})
            weight = min(number * WEIGHTS[Sort.QUESTION].each, WEIGHTS[Sort.QUESTION].most)
            yield one.pk, Reason(Sort.QUESTION, words, weight, address)


def _unseen_since(known: Seen | None, day: date) -> bool:
    return known is None or known.last is None or known.last < day


def _objectives_by_measure(rows: Sequence[Objective]) -> Mapping[int, list[int]]:
    """The keys of the objectives that each measure is evidence for."""
    found: dict[int, list[int]] = defaultdict(list)
    for measure, objective in Evidence.objects.filter(objective__in=rows).values_list("measure", "objective"):
        found[measure].append(objective)
    return found
