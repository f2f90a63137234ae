"""How what is known of a measure besides its figures is shown: what is asked, what to beware of, what it is set beside."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst

from answerable.calc.periods import printed
from answerable.kit.charts.signs import Sign
from answerable.kit.components import Link, Row, Tag
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date
from answerable.measures.views.behaviour_chart import assurance_sign, change_sign
from answerable.measures.views.signal_words import rule_words, verdict_tag
from answerable.publishing.pages.judged import Asked, Beside, Broken, Conduct, Freshness, Noted, Where
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.shown.conduct import behaviour
from answerable.publishing.shown.freshness import state_of
from answerable.publishing.shown.rendering import Frame

NOTED = {"anomaly": "Known to be unusual", "missing": "Data missing", "event": "What happened"}
STATES = {"new": "new", "looked_at": "looked at", "explained": "explained"}


@dataclass(frozen=True)
class Warned:
    """One thing to beware of: since or in which time, what it is, and who says so."""

    when: str
    words: str
    note: str
    source: Link | None


@dataclass(frozen=True)
class Set:
    """A row of what is asked of a measure or what it is set beside."""

    name: str
    value: str
    period: str
    n: str
    on: str
    why: str
    source: Link | None


@dataclass(frozen=True)
class Against:
    """The table of what a measure is set against, with the reason and the note of each row that has one."""

    table: Table
    reasons: list[tuple[str, str]]


@dataclass(frozen=True)
class Said:
    """What the office says of a signal."""

    when: str
    tag: Tag
    rule: str
    state: str
    note: str


def signs(page: MeasurePage) -> list[Sign]:
    """Whether the whole is changing and whether its standard is safe; nothing where there is no one series to speak of."""
    how = main(page)
    if how is None:
        return []
    found = behaviour(how)
    assured = assurance_sign(found)
    return [change_sign(found), *([assured] if assured else [])]


def main(page: MeasurePage) -> Conduct | None:
    """The series of the body's own area as a whole, or the only one; None where it has no figure."""
    whole = [one for one in page.conducts if one.area == page.home_area and not one.breakdown]
    found = whole or (list(page.conducts) if len(page.conducts) == 1 else [])
    return found[0] if found and any(value is not None for value in found[0].values) else None


def unlimited(page: MeasurePage) -> str:
    """Why the chart has no usual range; empty where it has one or there is no chart."""
    how = main(page)
    if how is None or any(one.mean for one in how.stretches) or len(how.periods) < 3:
        return ""
    return "No usual range is drawn. " + (how.why_none or TOO_FEW)


TOO_FEW = "There are too few figures like one another to say what is usual."


def cautions(page: MeasurePage) -> tuple[str, ...]:
    """What the chart itself asks a reader to beware of; nothing where there is no chart of one series."""
    how = main(page)
    return how.cautions if how and sum(value is not None for value in how.values) >= 3 else ()


def range_words(page: MeasurePage) -> str:
    """How the usual range is found; empty where there is none."""
    how = main(page)
    return RANGES.get(how.chart, "") if how else ""


RANGES = {
    "xmr": "The average, and 2.66 times the usual step from one figure to the next to either side of it (an XmR chart).",
    "seasonal_xmr": "As for months of a year that are set against like months (an XmR chart of what is left of the season).",
    "p": "The average share and what chance gives round it for so many, as far as the shares really vary (a p′ chart).",
    "u": "The average rate and what chance gives round it for so many, as far as the rates really vary (a u′ chart).",
    "g": "The average number between two events, and how far chance alone would carry it (a g chart).",
    "t": "The average time between two events, and how far chance alone would carry it (a t chart).",
}


def warnings(page: MeasurePage, frame: Frame) -> list[Warned]:
    """Breaks and times to know about, in the order of their days."""
    told = [(one.at, _broken(one, frame)) for one in page.besides.broken]
    told += [(one.period.start, _noted(one, frame)) for one in page.besides.noted]
    return [warned for _, warned in sorted(told, key=lambda pair: pair[0])]


def _broken(one: Broken, frame: Frame) -> Warned:
    since = f"From {british_date(one.at)}{' (day assumed)' if one.assumed else ''}"
    words = f"{capfirst(one.reason)}. Figures before and after are not compared."
    return Warned(_of(since, one.breakdown), words, one.note, source(one.said, frame))


def _noted(one: Noted, frame: Frame) -> Warned:
    words = f"{NOTED.get(one.kind, one.kind)}: {one.reason}."
    return Warned(_of(capfirst(printed(one.period)), one.breakdown), words, one.note, source(one.said, frame))


def _of(words: str, breakdown: str) -> str:
    return f"{words}, {breakdown}" if breakdown else words


def set_beside(page: MeasurePage, frame: Frame) -> Against | None:
    """What is asked of the measure and what it may be set beside, each with its number and day; None where nothing is."""
    rows = [_asked(one, frame) for one in page.besides.asked]
    rows += [_beside(one, page, frame) for one in page.besides.beside]
    if not rows:
        return None
    columns = [
        Column[Set]("name", "What", lambda one: one.name),
        Column[Set]("value", "Value", lambda one: one.value, numeric=True),
        Column[Set]("period", "Period", lambda one: one.period),
        Column[Set]("n", "Number behind it", lambda one: one.n),
        Column[Set]("on", "Date", lambda one: one.on),
        Column[Set]("source", "Source", _source_words, lambda one: one.source or "not stated"),
    ]
    return Against(
        table(rows, columns, caption="What is asked of it, and what it may be set beside"),
        [(one.name, one.why) for one in rows if one.why],
    )


def _source_words(one: Set) -> str:
    return one.source.text if one.source else "not stated"


def _asked(one: Asked, frame: Frame) -> Set:
    ends = f" to {british_date(one.aim.ends)}" if one.aim.ends else " until further notice"
    name = capfirst(one.kind) + (f" of {one.set_by}" if one.set_by else "") + (f", {one.of}" if one.of else "")
    return Set(
        name=name,
        value=one.words,
        period=f"{british_date(one.aim.starts)}{ends}",
        n="–",
        on=british_date(one.said.published) if one.said else "not stated",
        why=" ".join(word for word in (one.reason, one.note) if word),
        source=source(one.said, frame),
    )


def _beside(one: Beside, page: MeasurePage, frame: Frame) -> Set:
    of = f", {one.of}" if one.of else ""
    behind = f"{one.n:,} {one.n_of}".strip() if one.n is not None else "number not stated"
    return Set(
        name=f"{BESIDE.get(one.kind, one.kind)}: {one.name}{of}",
        value=one.words or _own(one, page),
        period=capfirst(printed(one.period)),
        n="its own figure" if one.kind == "baseline" else behind,
        on=british_date(one.said.published) if one.said else "not stated",
        why=" ".join(word for word in (one.why, one.note) if word),
        source=source(one.said, frame),
    )


BESIDE = {"baseline": "Baseline", "peers": "Group of peers", "national": "National"}


def _own(one: Beside, page: MeasurePage) -> str:
    """The measure's own figure of a baseline's period."""
    for series in page.series:
        if series.area == page.home_area and series.breakdown == one.of:
            for figure in series.figures:
                if figure.period == one.period:
                    return " or ".join(figure.rivals) or figure.best.words
    return "no figure held"


def freshness(one: Freshness) -> list[Row]:
    """When it was last told, for which period, and what is expected by when and from whom."""
    rows = [Row("State", "", tag=state_of(one))]
    if one.told_on:
        told_for = f", for {printed(one.told_for)}" if one.told_for else ""
        rows.append(Row("Last updated", british_date(one.told_on) + told_for))
    if one.expected and one.due:
        heading = "Overdue" if one.overdue else "Expected"
        by = "was expected by" if one.overdue else "by"
        words = f"{capfirst(printed(one.expected))}: {by} {british_date(one.due)}, from the {_lower(one.owner)}."
        seen = f" Seen from {british_date(one.on)}." if one.overdue else ""
        rows.append(Row(heading, words + seen))
    return rows


def _lower(role: str) -> str:
    return role[:1].lower() + role[1:] if role[1:2].islower() else role


def explained(page: MeasurePage) -> Iterator[Said]:
    """The signals that the office has said something of."""
    for one in page.besides.explained:
        yield Said(
            _of(capfirst(printed(one.period)), one.of),
            verdict_tag(one.verdict),
            rule_words(one.rule, one.side),
            STATES.get(one.state, one.state),
            one.note,
        )


def serves(page: MeasurePage) -> list[tuple[str, str]]:
    """Whose sets of measures it serves: which metric of which set, and how nearly."""
    found = []
    for one in page.besides.serves:
        part = f", for {one.of}" if one.of else ""
        note = f" {one.note}" if one.note else ""
        found.append((f"{one.framework} ({one.version}): {one.metric}", f"{capfirst(one.fit)}{part}.{note}"))
    return found


def source(said: Where | None, frame: Frame) -> Link | None:
    """The paper, its day, and where in it, as one link."""
    if said is None:
        return None
    line = f"line {said.line} of the text" if said.line is not None else ""
    words = ", ".join(part for part in (said.paper.text, british_date(said.published), said.where, line) if part)
    return Link(words, frame.root + said.paper.path)
