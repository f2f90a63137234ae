"""What was withdrawn: stones in the place of pages, and nothing of those pages in the lists that led to them."""

from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from answerable.publishing import addresses
from answerable.publishing.models import FrozenCopy, TakenOut, Withdrawal
from answerable.publishing.pages.areas import AreaEntry, AreaFigure, AreaPromise, RelatedArea
from answerable.publishing.pages.corrections import Words
from answerable.publishing.pages.freshness import FreshLine
from answerable.publishing.pages.front import Said
from answerable.publishing.pages.judgements import Computed, JudgementRow, Standing, Weighed
from answerable.publishing.pages.measures import ComparePage, MeasurePage, SubjectPart
from answerable.publishing.pages.news import NewsEntry, NewsItem
from answerable.publishing.pages.papers import PaperPage, PaperTelling
from answerable.publishing.pages.parts import Disagreement, Meeting, PriorityPart, Ref
from answerable.publishing.pages.plans import MeasureRow
from answerable.publishing.pages.programme import DateEntry, SeenEntry
from answerable.publishing.pages.recommendations import ReportEntry
from answerable.publishing.pages.scrutiny import PaperOut, QuestionEntry
from answerable.publishing.pages.stones import StoneLine, StonePage, TakenLine, WithdrawnPage
from answerable.publishing.pages.threads import Kept, Looked
from answerable.recommendations.queries.response import AnswerLine, ResponsePage
from answerable.scrutiny.queries.public_panel import PublicPanelPaper

type Stones = Mapping[str, StonePage]

NO_STONES: Stones = MappingProxyType({})

# Whose line it is in a list, where that is not simply its `path`.
LINES: dict[type, Any] = {
    QuestionEntry: lambda one: one.question,
    NewsItem: lambda one: one.ref,
    NewsEntry: lambda one: one.newsletter,
    PaperOut: lambda one: one.page,
    Disagreement: lambda one: one.measure,
    ReportEntry: lambda one: one.report,
    JudgementRow: lambda one: one.objective,
    PaperTelling: lambda one: one.measure,
    MeasureRow: lambda one: one.line,
    DateEntry: lambda one: one.page,
    SeenEntry: lambda one: one.page,
    Meeting: lambda one: one.page,
    PublicPanelPaper: lambda one: Ref("", addresses.panel_paper(one.code)),
    AreaEntry: lambda one: one.area,
    AreaFigure: lambda one: one.measure,
    AreaPromise: lambda one: one.promise,
    RelatedArea: lambda one: one.area,
    FreshLine: lambda one: one.measure,
    Said: lambda one: one.ref,
    Looked: lambda one: one.meeting,
    Kept: lambda one: one.ref,
    # In no list: a response holds answers to recommendations by their numbers.
    ResponsePage: lambda _: None,
}

# A line that holds the lines of others too: it stays for their sake, under the name of the stone.
HOLDERS = (SubjectPart, PriorityPart)

# Texts that name a measure, or tell a figure of it, where their page still says that something was there.
WITHDRAWN_FIGURE = "[figure withdrawn]"
WITHDRAWN_FACT = "A measure that was withdrawn was looked at."
WITHDRAWN_WHY = "Why they differ rests on a measure that was withdrawn."


def standing() -> Stones:
    """The stones that stand now, by address."""
    return {one.path: stone_of(one) for one in Withdrawal.objects.filter(ended_at__isnull=True)}


def stone_of(withdrawal: Withdrawal) -> StonePage:
    return StonePage(withdrawal.title, withdrawal.reason, withdrawal.withdrawn_on, withdrawal.erased)


def with_stones[P](pages: Mapping[str, P], stones: Stones | None = None) -> dict[str, P | StonePage]:
    """The pages of a site with a stone for each that was withdrawn, whether or not it would still be built, and the others without it."""
    found = standing() if stones is None else stones
    if not found:
        return dict(pages)
    kept: dict[str, P | StonePage] = {
        path: found.get(path) or without(page, found)
        for path, page in pages.items()
        if path in found or not _goes_with(page, found)
    }
    return kept | {path: stone for path, stone in found.items() if path not in kept}


def _goes_with(page: object, stones: Stones) -> bool:
    """A measure on an earlier day or by areas, or a further page of a paper, that came after the thing itself was withdrawn."""
    if isinstance(page, MeasurePage):
        return page.known_on is not None and addresses.measure(page.code) in stones
    if isinstance(page, PaperPage):
        return page.number > 1 and addresses.paper(page.code) in stones
    return isinstance(page, ComparePage) and page.measure.path in stones


def withdrawn_page() -> WithdrawnPage:
    """The list of stones, and of the times that words were taken out."""
    rows = Withdrawal.objects.filter(ended_at__isnull=True).order_by("-withdrawn_at", "path")
    stones = tuple(StoneLine(Ref(one.title, one.path), one.reason, one.withdrawn_on, one.erased) for one in rows)
    return WithdrawnPage(stones, tuple(_taken(one) for one in TakenOut.objects.order_by("-at", "-pk")))


def _taken(one: TakenOut) -> TakenLine:
    return TakenLine(one.instead, one.reason, one.on, one.pages)


def without[P](page: P, stones: Stones) -> P:
    """A page with nothing of those that were withdrawn: their lines are gone from its lists, and a link to one has the stone's words.

    The very same object where there was nothing.
    """
    cleaned: P = _cleaned(page, stones)
    return cleaned


def _cleaned(value: Any, stones: Stones) -> Any:
    if isinstance(value, tuple):
        return _list(value, stones)
    kind: Any = type(value)
    if not _leads(kind):
        return value
    if isinstance(value, Ref):
        stone = _stone(value.path, stones)
        return replace(value, text=stone.title) if stone else value
    changed = {}
    for one in fields(value):
        before = getattr(value, one.name)
        after = None if isinstance(before, Meeting) and _is_gone(before, stones) else _cleaned(before, stones)
        if after is not before:
            changed[one.name] = after
    changed |= _reworded(value, stones)
    return replace(value, **changed) if changed else value


def _reworded(value: Any, stones: Stones) -> Mapping[str, Any]:
    """The words of a line that stays though what it tells of went; nothing where it tells of nothing that did."""
    found: dict[str, Any] = {}
    match value:
        case SubjectPart() | PriorityPart() if stone := _stone(value.path, stones):
            found = {"title": stone.title, "summary": ""}
        case Words() if _stone(value.path, stones):
            found = {"text": WITHDRAWN_FIGURE}
        case Weighed() if _led(value.measure, stones):
            found = {"words": WITHDRAWN_FACT, "weight": "Not said", "why": ""}
        case Computed() if any(_led(one.measure, stones) for one in value.weighed):
            # A rule may name the measure that made it apply.
            found = {"said": tuple(replace(one, because="") for one in value.said)}
        case ResponsePage():
            answers = tuple(one for one in value.answers if not _stone(_answered(value, one), stones))
            found = {"answers": answers} if len(answers) < len(value.answers) else {}
        case Standing() | JudgementRow() if _led(value.example, stones):
            found = {"why": WITHDRAWN_WHY}
    return found


def _answered(response: ResponsePage, one: AnswerLine) -> str:
    return addresses.recommendation(response.code, one.number)


def _led(ref: Ref | None, stones: Stones) -> bool:
    return ref is not None and _stone(ref.path, stones) is not None


def _list(values: tuple[Any, ...], stones: Stones) -> tuple[Any, ...]:
    kind: Any = type(values[0]) if values else str
    # Paragraphs are lists of words.
    if kind is not tuple and not _leads(kind):
        return values
    kept = tuple(_cleaned(one, stones) for one in values if not _is_gone(one, stones))
    same = len(kept) == len(values) and all(map(_is, kept, values))
    return values if same else kept


def _is(one: object, other: object) -> bool:
    return one is other


def _is_gone(line: Any, stones: Stones) -> bool:
    """Whether it is the line of a withdrawn page in a list."""
    if isinstance(line, (Ref, Words, *HOLDERS)):
        return False
    own = LINES.get(type(line))
    led = own(line) if own else line
    return _stone(getattr(led, "path", ""), stones) is not None


def _stone(path: str, stones: Stones) -> StonePage | None:
    return stones.get(path.partition("#")[0])


@cache
def _leads(kind: Any) -> bool:
    """Whether anything in a dataclass can lead to a page."""
    return _leads_below(kind, frozenset())


def _leads_below(kind: Any, above: frozenset[Any]) -> bool:
    if kind in LINES:
        return True
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return any(_leads_below(one, above) for one in get_args(kind) if one is not Ellipsis)
    if kind in above:
        return False
    hints = get_type_hints(kind)
    return hints.get("path") is str or any(_leads_below(hint, above | {kind}) for hint in hints.values())


def leads_to(paths: Collection[str], copy: FrozenCopy) -> bool:
    """Whether a copy may lead to one of some addresses: a quick look. The list of papers to the panel holds their codes alone."""
    return copy.kind == "PanelPapersPage" or holds_any(copy.data, paths)


def holds_any(value: object, paths: Collection[str]) -> bool:
    """Whether an address stands anywhere in frozen data, with or without a fragment."""
    if isinstance(value, str):
        return value.partition("#")[0] in paths
    if isinstance(value, Mapping):
        return any(holds_any(one, paths) for one in value.values())
    return isinstance(value, list) and any(holds_any(one, paths) for one in value)
