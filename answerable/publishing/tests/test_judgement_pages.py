"""How objectives stand is published: what papers rated, what the rules say, what was judged, and why they differ."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.assessments.models import Judgement
from answerable.assessments.operations.judging import Said, judge
from answerable.kit.audit import Actor
from answerable.measures.models import Measure, Observation
from answerable.plans.models import Objective, Plan, Rating, RatingScale
from answerable.publishing import operations
from answerable.publishing.models import FrozenCopy
from answerable.publishing.queries.judgements import NOT_SHOWN, judgements
from answerable.publishing.queries.record import read
from answerable.publishing.tests import make
from answerable.publishing.tests.make import NOON, PUBLISHER, SECOND, page
from answerable.publishing.tests.reading import words

pytestmark = pytest.mark.django_db
OVERVIEW, FIRST, SECOND_PAGE = (
    "plan/2021-25/judgements.html",
    "plan/2021-25/objective-1.1.html",
    "plan/2021-25/objective-1.2.html",
)
JUDGE = Actor("user:3", "office_holder")


@pytest.fixture(autouse=True)
def _office(db: None) -> None:
    make.office()


def release() -> None:
    operations.release(note="How it stands.", by=PUBLISHER, at=NOON)


def judged(
    code: str = "1.1", reason: str = "Calls are answered late.", because: str = "I went and looked."
) -> Judgement:
    objective = Objective.objects.get(code=code)
    last = Judgement.objects.current().filter(objective=objective).first()
    said = Said("green", SECOND, "Commissioner", reason, differs_because=because)
    return judge(objective, said, seen=last.pk if last else None, by=JUDGE, at=NOON)


def off() -> None:
    """The office switches its ratings off."""
    scale = RatingScale.objects.create(code="ours", title="Ours", in_use=False)
    Rating.objects.update(scale=scale)


def test_an_objective_shows_the_computed_status_with_its_reasoning() -> None:
    release()
    said = words(FIRST)
    assert "How it stands As at 21 March 2024" in said
    assert "How the status was computed" in said
    assert "Calls received" in said


def test_a_measure_that_was_weighed_is_named_once_and_leads_to_its_page() -> None:
    release()
    assert "Calls received: Calls received" not in words(FIRST)
    assert '<a href="../../measures/calls.html">Calls received</a>:' in page(FIRST)


def test_without_a_measure_it_cannot_be_judged() -> None:
    release()
    assert "cannot be judged" in words(SECOND_PAGE)


def test_judgements_stand_in_order_with_their_reason_and_what_the_rules_said() -> None:
    judged(reason="Better than it looks.")
    judged(reason="Still so.")
    release()
    said = words(FIRST)
    assert said.index("Still so.") < said.index("Better than it looks.")
    assert "The rules then suggested" in said


def test_where_they_differ_the_judges_reason_is_published() -> None:
    one = judged("1.2", because="I went and looked.")
    release()
    assert one.differs
    assert "They differ, because: I went and looked." in words(SECOND_PAGE)
    assert "The rating and the computed status differ" in words(SECOND_PAGE)


def test_the_overview_shows_every_objective_side_by_side() -> None:
    judged("1.2")
    release()
    said = words(OVERVIEW)
    assert "2 objectives of The plan, as at 21 March 2024." in said
    assert "On course" in said
    assert "Where rating and computed status differ" in said
    assert "How each objective stands" in words("plan/2021-25.html")


def test_with_ratings_off_the_pages_keep_the_rest() -> None:
    judged("1.2")
    off()
    release()
    for path in (OVERVIEW, FIRST):
        assert "On course" not in words(path)
    assert "This office publishes no ratings" in words(OVERVIEW)
    assert "How the status was computed" in words(FIRST)
    assert "cannot be judged" in words(SECOND_PAGE)


def test_a_plan_that_is_over_is_not_judged_and_keeps_what_was_judged() -> None:
    judged()
    Plan.objects.update(end=date(2023, 3, 31))
    release()
    said = words(FIRST)
    assert "How it stands" not in said
    assert "Calls are answered late." in said


def test_reasoning_never_tells_a_figure_that_is_not_shown() -> None:
    rows = Observation.objects.filter(measure__code="calls")
    told = [31_337 + number for number in range(rows.count())]
    for row, value in zip(rows.order_by("pk"), told, strict=True):
        Observation.objects.filter(pk=row.pk).update(value=value)
    Measure.objects.filter(code="calls").update(suppress_below=32_000)
    release()
    assert NOT_SHOWN in words(FIRST)
    for copy in FrozenCopy.objects.filter(kind__in=["ObjectivePage", "JudgementsPage"]):
        assert not [value for value in told if f"{value:,}" in str(copy.data)]


def test_a_release_keeps_how_it_stood() -> None:
    release()
    before = page(FIRST)
    judged(reason="Since then it changed.")
    assert page(FIRST) == before


def test_the_number_of_queries_does_not_grow_with_judgements() -> None:
    record = read(SECOND)
    judged()
    with CaptureQueriesContext(connection) as few:
        judgements(record)
    for number in range(4):
        judged(reason=f"Reason {number}.")
    with CaptureQueriesContext(connection) as many:
        held = judgements(record)
    assert len(many) == len(few)
    assert sum(len(parts) for parts in held.history.values()) == 5
