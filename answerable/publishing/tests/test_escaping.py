"""Scripts in any text field show as text, on every page."""

from dataclasses import replace

import pytest

from answerable.areas import operations as areas
from answerable.areas.tests.make import area
from answerable.bodies import operations as bodies
from answerable.bodies.tests.make import body, holder
from answerable.measures import operations as measures
from answerable.measures.intake.definitions import SourceLine, SubjectLine
from answerable.measures.models import Observation
from answerable.plans import operations as plans
from answerable.plans.intake import PriorityLine
from answerable.plans.tests.make import GREEN, LOST
from answerable.publishing.models import ReleasedPage
from answerable.publishing.tests import make
from answerable.scrutiny.operations import record as scrutiny
from answerable.scrutiny.tests.make import BOARD, meeting, paper

pytestmark = pytest.mark.django_db

BAD = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"
SIGNED = {"by": make.PUBLISHER, "at": make.NOON}


def poisoned() -> None:
    """An office in which every text that a page could show is an attack."""
    make.office()
    bad = dict.fromkeys(("title", "why", "numerator", "denominator", "source", "owner", "author", "checked_by"), BAD)
    bad |= {"caveats": BAD, "direction_reason": BAD, "breakdown": BAD[:60], "frequency": BAD[:40]}
    attacker = replace(body(holder(BAD)), name=BAD, force=BAD, about=BAD, contact=BAD, short_name=BAD)
    bodies.set_up(attacker, **SIGNED)  # type: ignore[arg-type]
    areas.draw([replace(area(make.FORCE), name=BAD), replace(area("eastside"), name=BAD, kind="ward")], **SIGNED)  # type: ignore[arg-type]
    measures.name_subjects([SubjectLine("calling", BAD, BAD)], **SIGNED)  # type: ignore[arg-type]
    measures.name_sources([SourceLine(code, BAD, day, "stated", BAD) for code, day in make.PAPERS.items()], **SIGNED)  # type: ignore[arg-type]
    measures.define([replace(one, **bad) for one in make.DEFINITIONS], **SIGNED)  # type: ignore[arg-type]
    rows = [
        replace(make.told("2022", str(n), breakdown=BAD + str(n), where="eastside", line=50 + n), note=BAD, printed=BAD)
        for n in range(3)
    ]
    rows.append(replace(make.told("2020/21", "7", line=60), reason=BAD, locator=BAD))
    make.record(*rows)
    measures.settle(Observation.objects.get(value=1669), reason=BAD, **SIGNED)  # type: ignore[arg-type]
    worded = [replace(one, word=BAD[:60], meaning=BAD) for one in (GREEN, LOST)]
    plans.set_scale(worded, **SIGNED)  # type: ignore[arg-type]
    rated = [
        replace(one, title=BAD, summary=BAD, published=tuple(replace(p, rated_by=BAD) for p in one.published))
        for one in make.the_plan().objectives
    ]
    plan = replace(make.the_plan(), title=BAD, note=BAD, status=BAD[:40], priorities=(PriorityLine("1", BAD, BAD),))
    plans.adopt(replace(plan, objectives=tuple(rated)), **SIGNED)  # type: ignore[arg-type]
    scrutiny.name_meetings([replace(BOARD, name=BAD, note=BAD)], **SIGNED)  # type: ignore[arg-type]
    held = replace(meeting(), name=BAD, title=BAD, agenda=(BAD,), note=BAD, location=BAD, time="<b>")
    scrutiny.hold([held], **SIGNED)  # type: ignore[arg-type]
    filed = replace(
        paper("second"), author_role=BAD, purpose=BAD, recommendation=BAD, attachments=(BAD,), kind=BAD[:60]
    )
    scrutiny.file_papers([filed], **SIGNED)  # type: ignore[arg-type]


def test_scripts_in_text_fields_show_as_text_on_every_page() -> None:
    poisoned()
    make.release(BAD)
    paths = [*ReleasedPage.objects.values_list("path", flat=True), "changes.html"]
    assert not [path for path in paths if "<script" in make.page(path) or "<img" in make.page(path)]


def test_what_a_visitor_searches_for_shows_as_text() -> None:
    poisoned()
    make.release("x")
    answer = make.page("search.html", q=BAD)
    assert "<script" not in answer
    assert "&lt;script&gt;" in answer
