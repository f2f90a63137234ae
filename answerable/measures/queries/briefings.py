"""Briefings as pages ask for them, and what a citation can be completed to."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db.models import Q

from answerable.bodies.queries import body
from answerable.calc.citing import citation
from answerable.calc.periods import printed as period_words
from answerable.kit.freezing import thaw
from answerable.measures.intake.briefings import BriefingLine as BriefingKept
from answerable.measures.models import Briefing, Measure
from answerable.measures.queries.cited import Cited, Since, cited, since
from answerable.measures.queries.held import Series, series_of_many
from answerable.measures.queries.pages import held_words, roles_of

MOST_MEASURES, MOST_OFFERED = 12, 40


@dataclass(frozen=True)
class BriefingLine:
    """One briefing in the list; `writer` is a role in words, `since` how many of its figures changed since it was frozen."""

    code: str
    title: str
    writer: str
    written_at: datetime
    frozen_at: datetime | None
    figures: int
    since: int


@dataclass(frozen=True)
class BriefingPage:
    """A briefing with its text: as it is cited now, or as it was frozen and what has changed since."""

    kept: Briefing
    text: Cited
    since: tuple[Since, ...]


@dataclass(frozen=True)
class Offer:
    """One figure that can be cited: what to write, and what it is in words."""

    written: str
    words: str
    of: str


def briefing_lines() -> tuple[BriefingLine, ...]:
    """Every briefing, the last written first."""
    kept = list(Briefing.objects.order_by("-written_at"))
    roles = roles_of(one.written_by for one in kept)
    return tuple(_line(one, roles[one.written_by]) for one in kept)


def _line(kept: Briefing, writer: str) -> BriefingLine:
    text = frozen_text(kept) if kept.frozen_at else cited(kept.body)
    changed = len(since(text)) if kept.frozen_at else 0
    return BriefingLine(kept.code, kept.title, writer, kept.written_at, kept.frozen_at, len(text.figures), changed)


def kept_briefings() -> tuple[BriefingKept, ...]:
    """Every briefing as an office folder has it, by code."""
    return tuple(
        BriefingKept(one.code, one.title, one.body, one.written_at, one.frozen_at, one.frozen)
        for one in Briefing.objects.order_by("code")
    )


def briefing_page(kept: Briefing) -> BriefingPage:
    """The text of a briefing with its figures."""
    text = frozen_text(kept) if kept.frozen_at else cited(kept.body)
    return BriefingPage(kept, text, since(text) if kept.frozen_at else ())


def frozen_text(kept: Briefing) -> Cited:
    """What a frozen briefing said."""
    return thaw(Cited, kept.frozen)


def facts(page: BriefingPage) -> dict[str, object]:
    """The figures of a text for programs: what each says, of what, from where."""
    return {
        "title": page.kept.title,
        "frozen_at": page.kept.frozen_at.isoformat() if page.kept.frozen_at else None,
        "figures": [
            {
                "number": number,
                "measure": one.code,
                "title": one.title,
                "unit": one.unit,
                "value": float(one.value) if one.value % 1 else int(one.value),
                "words": one.words,
                "qualifier": one.qualifier,
                "period": {key: day.isoformat() for key, day in asdict(one.period).items()},
                "breakdown": one.breakdown or None,
                "area": one.area,
                "as_at": one.as_at.isoformat(),
                "source": {"code": one.source, "title": one.source_title, "locator": one.locator},
            }
            for number, one in enumerate(page.text.figures, start=1)
        ],
    }


def offers(asked: str) -> tuple[Offer, ...]:
    """Figures whose measure has every word asked for in its code or title, the newest period first; words may name a period too."""
    words = asked.casefold().replace("{", " ").split()
    if not words:
        return ()
    every = Measure.objects.order_by("title")
    fitting = [one for one in every if all(word in f"{one.code} {one.title}".casefold() for word in words)]
    if not fitting:
        fitting = list(every.filter(Q(code=words[0]) | Q(title__icontains=words[0])))
    chosen = sorted(fitting, key=lambda one: one.code != words[0])[:MOST_MEASURES]
    held = series_of_many(chosen) if chosen else {}
    office = body()
    home = office.area_code if office else ""
    found = [offer for one in chosen for series in held[one.pk] for offer in _offers(one, series, home)]
    narrowed = [one for one in found if all(word in f"{one.written} {one.of}".casefold() for word in words)]
    return tuple((narrowed or found)[:MOST_OFFERED])


def _offers(measure: Measure, series: Series, home: str) -> list[Offer]:
    told = [one for one in reversed(series.figures) if one.current and not one.disputed and one.best.value is not None]
    return [
        Offer(
            written=citation(measure.code, one.period, series.breakdown, "" if series.area == home else series.area),
            words=held_words(one.best, measure.unit),
            of=", ".join(
                part
                for part in (
                    measure.title,
                    series.breakdown,
                    "" if series.area == home else series.area_name,
                    period_words(one.period),
                )
                if part
            ),
        )
        for one in told
    ]
