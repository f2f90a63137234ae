"""A small office for tests, of this part and of the site above it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from django.test import Client

from answerable.areas import operations as areas
from answerable.areas.tests.make import area
from answerable.bodies import operations as bodies
from answerable.bodies.tests.make import body
from answerable.calc.periods import read
from answerable.evidence.models import Correction
from answerable.kit.audit import Actor
from answerable.measures import operations as measures
from answerable.measures.intake.definitions import Definition, SourceLine, SubjectLine
from answerable.measures.intake.returns import Row
from answerable.measures.tests.record_make import definition
from answerable.plans import operations as plans
from answerable.plans.intake import PlanLine, PriorityLine
from answerable.plans.tests.make import GREEN, LOST, objective, rated
from answerable.publishing import operations
from answerable.publishing.models import Release
from answerable.scrutiny.operations import record as scrutiny
from answerable.scrutiny.tests.make import BOARD, meeting, paper

NOON = datetime(2024, 11, 8, 12, tzinfo=UTC)
PUBLISHER = Actor("user:9", "publisher")
FORCE = "northmoor"
FIRST, SECOND = date(2023, 3, 21), date(2024, 3, 21)
PAPERS = {"first": FIRST, "second": SECOND}


def told(
    period: str,
    value: str | None,
    *,
    measure: str = "calls",
    source: str = "second",
    line: int = 1,
    printed: str = "",
    qualifier: str = "exact",
    breakdown: str = "",
    where: str = FORCE,
    note: str = "",
    status: str = "",
) -> Row:
    """One telling: the force's calls, as the second paper tells them, unless it says otherwise."""
    return Row(
        number=2,
        measure=measure,
        area=where,
        breakdown=breakdown,
        period=read(period),
        value=None if value is None else Decimal(value),
        status=status or ("missing" if value is None else "final"),
        qualifier=qualifier,
        source=source,
        locator=f"paragraph 2.{line}; line {line}",
        printed=printed or value or "no data",
        as_at=PAPERS[source],
        note=note,
    )


ROWS = (
    told("2020/21", "138575", source="first", line=3),
    told("2021/22", "167358", source="first", line=4),
    told("2021/22", "167506", line=7),
    told("2022/23", "166288", line=8),
    told("2023", "1753", measure="videos", line=12),
    told("2023", "1669", measure="videos", line=30),
    told("2023", "1700", measure="videos", line=31, printed="nearly 1,700", qualifier="nearly"),
    told("2022/23", "28.4", measure="abandoned", source="first", line=9, printed="28.4%"),
    told("2022/23", "28.43", measure="abandoned", line=9, printed="28.43%"),
)


def define(code: str, **more: str) -> Definition:
    """A definition named after its code; `title`, `why` and the like in place of the usual ones."""
    return replace(definition(code), **more)  # type: ignore[arg-type]


DEFINITIONS = (
    replace(define("calls", title="Calls received"), aliases=("Emergency demand",)),
    define("videos", title="Videos sent in"),
    define("abandoned", title="Calls abandoned", unit="percent", direction="down_good"),
    define("drones", title="Drones held"),
)


def office(*rows: Row, definitions: tuple[Definition, ...] = DEFINITIONS, plan: PlanLine | None = None) -> None:
    """A body, two papers, four measures with a restatement, a dispute and a rounding, a plan and a meeting."""
    bodies.set_up(
        replace(body(), about="A made office.", contact="office@example.org", shown_as_at=SECOND), by=PUBLISHER, at=NOON
    )
    areas.draw([area(FORCE), area("eastside", kind="ward", parent=FORCE)], by=PUBLISHER, at=NOON)
    measures.name_subjects([SubjectLine("calling", "Calling the police", "Who calls.")], by=PUBLISHER, at=NOON)
    sources = [SourceLine(code, f"The {code} paper", day, "stated", "") for code, day in PAPERS.items()]
    measures.name_sources(sources, by=PUBLISHER, at=NOON)
    measures.define(definitions, by=PUBLISHER, at=NOON)
    measures.record(rows or ROWS, by=PUBLISHER, at=NOON)
    plans.set_scale([GREEN, LOST], by=PUBLISHER, at=NOON)
    plans.adopt(plan or the_plan(), by=PUBLISHER, at=NOON)
    scrutiny.name_meetings([BOARD], by=PUBLISHER, at=NOON)
    scrutiny.hold([meeting()], by=PUBLISHER, at=NOON)
    scrutiny.file_papers([replace(paper("second"), title="The second paper")], by=PUBLISHER, at=NOON)


def the_plan() -> PlanLine:
    """One priority with a rated objective that has a measure, and one whose rating was lost and that has none."""
    return PlanLine(
        code="2021-25",
        title="The plan",
        start=date(2021, 4, 1),
        end=date(2025, 3, 31),
        status="current",
        note="",
        source="second",
        priorities=(PriorityLine("1", "Answer the telephone", "Calls are to be answered."),),
        objectives=(
            objective("1.1", measures=("calls",), published=(rated("green", SECOND, "second"),)),
            objective("1.2", published=(rated("lost", SECOND, "second"),)),
        ),
    )


def the_plan_without_measures() -> PlanLine:
    """The same, with no measure as evidence."""
    return replace(the_plan(), objectives=tuple(replace(one, measures=()) for one in the_plan().objectives))


def assumed(row: Row) -> Row:
    """The row with a period that its paper does not print."""
    return replace(row, period_basis="assumed")


def release(note: str = "What the two papers tell.", known_on: date | None = None) -> Release:
    return operations.release(note=note, known_on=known_on, by=PUBLISHER, at=NOON)


def record(*rows: Row) -> None:
    """More figures, taken in after the office was made."""
    measures.record(rows, by=PUBLISHER, at=NOON)


def page(path: str, **query: str) -> str:
    """The page at a public address, as text; it must be there."""
    answer = Client().get(f"/{path}", query)
    if answer.status_code != 200:
        raise AssertionError(f"{path} answered {answer.status_code}")
    return answer.content.decode()


def corrected(*, passed: bool = True, right: str = "{calls 2022/23} calls came in.") -> Correction:
    """A correction that cites a figure, passed for publication or not."""
    return Correction.objects.create(
        paper="Second paper",
        published=SECOND,
        place="line 9",
        printed="A tenth of calls were given up.",
        right=right,
        why="A slip of the pen.",
        written_by="user:1",
        written_at=NOON,
        passed_by="user:2" if passed else "",
        passed_at=NOON if passed else None,
    )
