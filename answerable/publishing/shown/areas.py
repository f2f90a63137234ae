"""How the pages of areas are shown."""

from dataclasses import dataclass

from answerable.kit.components import Event, Link
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import counted
from answerable.publishing import addresses
from answerable.publishing.pages.areas import AreaFigure, AreaPage, AreasPage, PostcodePart
from answerable.publishing.pages.parts import Ref
from answerable.publishing.shown.papers import event
from answerable.publishing.shown.rendering import HOME, Frame, Rendering

AREAS = Ref("My area", addresses.AREAS)


@dataclass(frozen=True)
class ShownPostcode:
    """A postcode district with links to its areas; `several` asks the reader to choose."""

    code: str
    towns: str
    areas: list[Link]
    note: str

    @property
    def several(self) -> bool:
        return len(self.areas) > 1


COUNCILS = "Local authority"


def areas(page: AreasPage, frame: Frame) -> Rendering:
    """The councils, the postcode districts in the order of their letters, and the other areas by kind."""
    kinds: dict[str, list[tuple[Link, str]]] = {}
    for one in page.entries:
        kinds.setdefault(one.kind, []).append((frame.link(one.area), _held(one.measures)))
    context = {
        "page": page,
        "councils": kinds.pop(COUNCILS, []),
        "kinds": list(kinds.items()),
        "postcodes": [_postcode(one, frame) for one in sorted(page.postcodes, key=_letters)],
        "assumed": any(one.assumed for one in page.postcodes),
    }
    return Rendering("publishing/areas.html", "My area", (HOME,), context)


def _letters(one: PostcodePart) -> tuple[str, int, str]:
    """DE4 before DE45, and DE before NG."""
    letters = one.code.rstrip("0123456789")
    number = one.code.removeprefix(letters)
    return (letters, int(number) if number.isdigit() else 0, one.code)


def _held(number: int) -> str:
    return f"{counted(number, 'measure')} with figures" if number else "no figures of its own"


def _postcode(one: PostcodePart, frame: Frame) -> ShownPostcode:
    return ShownPostcode(one.code, one.towns, frame.links(one.areas), one.note)


def area(page: AreaPage, frame: Frame) -> Rendering:
    """What is held for an area, first what is its own and then what is known only of wider or other areas."""
    promises = [(frame.link(one.promise), one) for one in page.promises]
    meetings: list[Event] = [event(one, frame) for one in page.meetings]
    context = {
        "page": page,
        "lead": _lead(page),
        "figures": _figures(page, frame) if page.figures else None,
        "related": [(frame.link(one.area), _held(one.measures), one) for one in page.related],
        "postcodes": [_postcode(one, frame) for one in page.postcodes],
        "assumed": any(one.assumed for one in page.postcodes),
        "questions": [(frame.link(one.question), one) for one in page.questions],
        "meetings": meetings,
        "promises": promises,
    }
    return Rendering("publishing/area.html", page.name, (HOME, AREAS), context)


def _lead(page: AreaPage) -> str:
    own = len(page.figures)
    wider = f"{page.wider:,} more are known only for the whole of the area of {page.force}."
    if not own:
        return f"No measure has a figure for {page.name} itself. {wider}"
    verb = "has a figure" if own == 1 else "have figures"
    return f"{counted(own, 'measure')} {verb} for {page.name} itself. {wider}"


def _figures(page: AreaPage, frame: Frame) -> Table:
    columns = [
        Column[AreaFigure]("measure", "Measure", lambda one: one.measure.text, lambda one: frame.link(one.measure)),
        Column[AreaFigure]("words", "Newest figure", lambda one: one.words, numeric=True),
        Column[AreaFigure]("period", "Period", lambda one: one.period),
    ]
    if any(one.of for one in page.figures):
        columns.append(Column[AreaFigure]("of", "Part", lambda one: one.of or "All"))
    columns.append(Column[AreaFigure]("more", "Other figures held", lambda one: one.more, numeric=True))
    return table(page.figures, columns, caption=f"Figures for {page.name}")
