"""The list of every judgement that was made."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from answerable.assessments.queries.all_judgements import PER_PAGE, Asked, JudgementRow, Page, page
from answerable.assessments.queries.scales import scales
from answerable.assessments.views.standing_list import HERE, address
from answerable.assessments.views.tags import performance_tag, step_tag
from answerable.kit.components import Link, Tag, Tone
from answerable.kit.http import without_nul
from answerable.kit.tables import Choice, Column, Table, cells, heading, whole_number
from answerable.kit.wording import counted
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

DIFFERS = {"Differs": True, "Agrees": False}
CURRENT = {"The last of its objective": True, "Followed by a later one": False}


def _differs(row: JudgementRow) -> Tag:
    return Tag("Differs", Tone.AMBER) if row.differs else Tag("Agrees", Tone.GREEN)


COLUMNS: tuple[Column[JudgementRow], ...] = (
    Column("objective", "Objective", lambda r: r.code, lambda r: Link(f"{r.code} {r.title}", address(r.plan, r.code))),
    Column("rating", "Judged", lambda r: r.step.word, lambda r: step_tag(r.step)),
    Column("as_at", "As at", lambda r: r.as_at),
    Column("judge", "By", lambda r: r.judge),
    Column("computed", "Computed then", lambda r: r.computed.words, lambda r: performance_tag(r.computed)),
    Column("differs", "Beside it", lambda r: r.differs, _differs, sortable=False),
)


@require_GET
@requires(Permission.SEE)
def made(request: HttpRequest) -> HttpResponse:
    """Every judgement, the newest day first."""
    said = {name: without_nul(str(value)).strip() for name, value in request.GET.dict().items()}
    words = tuple(step.word for scale in scales() for step in scale.steps)
    asked = Asked(
        words=said.get("q", "")[:200],
        rating=said.get("rating", "") if said.get("rating") in words else "",
        differs=DIFFERS.get(said.get("differs", "")),
        current=CURRENT.get(said.get("current", "")),
        sort=said.get("sort", ""),
        descending=said.get("direction") == "desc",
    )
    found = page(user_of(request), asked, whole_number(said.get("page", "1")))
    drawn = _drawn(found, asked, words)
    context = {"table": drawn, "lead": _lead(found, narrowed=drawn.narrowed), "breadcrumbs": crumbs(HERE)}
    return render(request, "assessments/made.html", context)


def _lead(found: Page, *, narrowed: bool) -> str:
    if not found.total and not narrowed:
        return "Nobody has judged an objective here yet. Open one, read what the system shows, and judge it."
    return f"{counted(found.total, 'judgement')}{' found' if narrowed else ''}, each with what the system showed when it was made."


def _drawn(found: Page, asked: Asked, words: tuple[str, ...]) -> Table:
    by = next((one for one in COLUMNS if one.key == asked.sort and one.sortable), None)
    choices = (
        Choice("rating", "Judged", words, asked.rating),
        Choice("differs", "Beside the computed status", tuple(DIFFERS), _word(DIFFERS, asked.differs)),
        Choice("current", "Which", tuple(CURRENT), _word(CURRENT, asked.current)),
    )
    narrowing = [(one.key, one.chosen) for one in choices if one.chosen]
    narrowing += [("q", asked.words)] if asked.words else []
    direction = "desc" if asked.descending else "asc"
    return Table(
        caption="Judgements",
        columns=tuple(heading(one, by, direction, narrowing) for one in COLUMNS),
        rows=tuple(cells(row, COLUMNS) for row in found.rows),
        total=found.total,
        page=found.page,
        pages=found.pages,
        per_page=PER_PAGE,
        sort=by.key if by else "",
        direction=direction,
        query=asked.words,
        choices=choices,
    )


def _word(words: dict[str, bool], value: bool | None) -> str:
    return next((word for word, one in words.items() if one is value), "")
