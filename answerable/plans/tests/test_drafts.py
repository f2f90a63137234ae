"""Drafts: begun, saved by two at once, kept as versions, given up."""

import pytest

from answerable.kit import audit
from answerable.kit.freezing import thaw
from answerable.measures.tests.record_make import ANALYST
from answerable.plans.intake.drafts import DraftLine
from answerable.plans.models import Draft, DraftVersion, Plan
from answerable.plans.operations import drafts
from answerable.plans.queries.drafts import as_draft, content
from answerable.plans.tests.make_drafts import AT, draft, harbour, held, text, variation

pytestmark = pytest.mark.django_db
KEPT = DraftVersion.Purpose.KEPT


def save(of: Draft, line: DraftLine, edition: int = 1) -> Draft:
    return drafts.write(of, line, edition=edition, by=ANALYST, at=AT)


def test_a_draft_holds_its_text() -> None:
    assert content(draft(text())) == text()


def test_a_code_is_given_once() -> None:
    draft()
    with pytest.raises(drafts.CodeTaken, match="already"):
        draft()


def test_a_plan_that_is_held_keeps_its_code() -> None:
    held(code="2026-29")
    with pytest.raises(drafts.CodeTaken):
        draft()


def test_a_variation_begins_as_the_plan_is() -> None:
    plan = held()
    line = content(variation(plan))
    assert (line, line.follows, [one.was for one in line.objectives]) == (
        as_draft(plan),
        "2021-25",
        [("1.1",), ("1.2",), ("1.3",)],
    )


def test_a_plan_is_varied_by_one_draft_at_a_time() -> None:
    plan = held()
    variation(plan)
    with pytest.raises(drafts.VariationUnderWay, match="2021-25-variation-1"):
        variation(plan)


def test_after_one_is_given_up_another_can_begin() -> None:
    plan = held()
    drafts.abandon(variation(plan), because="Not agreed.", by=ANALYST, at=AT)
    assert variation(plan).code == "2021-25-variation-2"


def test_saving_counts_the_edition() -> None:
    assert save(draft(), text(harbour("1.2"))).edition == 2


def test_the_same_text_again_is_no_change() -> None:
    made = draft()
    head = audit.head()
    assert (save(made, text()).edition, audit.head()) == (1, head)


def test_the_second_of_two_is_told() -> None:
    made = draft()
    save(made, text(harbour("1.2")))
    with pytest.raises(drafts.SavedMeanwhile, match="Somebody else saved"):
        save(made, text(harbour("1.3")))


def test_the_first_of_two_is_kept() -> None:
    made = draft()
    save(made, text(harbour("1.2")))
    with pytest.raises(drafts.SavedMeanwhile):
        save(made, text(harbour("1.3")))
    assert content(Draft.objects.get()).objectives[0].code == "1.2"


def test_versions_are_numbered() -> None:
    made = draft()
    first = drafts.keep_version(made, purpose=KEPT, by=ANALYST, at=AT)
    save(made, text(harbour("1.2")))
    second = drafts.keep_version(made, purpose=KEPT, by=ANALYST, at=AT)
    assert (first.number, second.number) == (1, 2)


def test_a_version_stays_as_it_was() -> None:
    made = draft()
    drafts.keep_version(made, purpose=KEPT, by=ANALYST, at=AT)
    save(made, text(harbour("1.2")))
    assert thaw(DraftLine, DraftVersion.objects.get().content) == text()


def test_the_same_text_is_kept_once() -> None:
    made = draft()
    drafts.keep_version(made, purpose=KEPT, by=ANALYST, at=AT)
    drafts.keep_version(made, purpose=KEPT, by=ANALYST, at=AT)
    assert DraftVersion.objects.count() == 1


def test_a_draft_is_given_up_with_a_reason() -> None:
    with pytest.raises(drafts.ReasonMissing):
        drafts.abandon(draft(), because=" ", by=ANALYST, at=AT)


def test_nothing_changes_in_a_draft_that_was_given_up() -> None:
    made = draft()
    drafts.abandon(made, because="Not agreed.", by=ANALYST, at=AT)
    with pytest.raises(drafts.Closed, match="abandoned"):
        save(made, text(harbour("1.2")))


def test_the_trail_holds() -> None:
    save(draft(), text(harbour("1.2")))
    assert audit.verify().unbroken


def test_a_plan_that_was_replaced_is_not_varied() -> None:
    plan = held()
    Plan.objects.update(status="past")
    plan.refresh_from_db()
    with pytest.raises(drafts.Replaced, match="has no effect any more"):
        variation(plan)
