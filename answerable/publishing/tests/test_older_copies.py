"""Copies that were frozen before a page said as much as it does now are still shown."""

from collections.abc import Mapping
from typing import Any

import pytest

from answerable.kit.freezing import freeze
from answerable.publishing.models import FrozenCopy, ReleasedPage
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.plans import PriorityPage
from answerable.publishing.shown.pages import thawed
from answerable.publishing.tests import judged_make, make
from answerable.publishing.tests.reading import words

pytestmark = pytest.mark.django_db
SINCE = {
    "MeasurePage": ("conducts", "besides", "compared", "suppress_below"),
    "PriorityPage": ("measures",),
    "ObjectivePage": ("rates", "standing", "judgements", "decisions", "recommendations"),
    "PlanPage": ("judgements",),
    "HomePage": ("duties",),
}
"""The fields that the first copies of each kind did not have."""


def aged(path: str) -> Mapping[str, Any]:
    """The page at an address, as the first version would have frozen it."""
    copy = ReleasedPage.objects.get(path=path).copy
    for name in SINCE[copy.kind]:
        del copy.data["is"][name]
    FrozenCopy.objects.filter(pk=copy.pk).update(data=copy.data)
    return copy.data  # type: ignore[no-any-return]


def test_an_older_page_of_a_measure_is_shown_without_limits_and_signs() -> None:
    judged_make.history()
    make.release()
    aged("measures/calls.html")
    text = words("measures/calls.html")
    assert "The values of this chart, as a table" in text
    assert "usual high" not in make.page("measures/calls.html")
    assert "Better than usual" not in text


def test_an_older_page_of_a_priority_is_shown() -> None:
    make.office()
    make.release()
    aged("plan/2021-25/priority-1.html")
    assert "All measures of this priority" not in words("plan/2021-25/priority-1.html")


@pytest.mark.parametrize("path", ["plan/2021-25/objective-1.1.html", "plan/2021-25.html", "index.html"])
def test_pages_from_before_decisions_and_judgements_are_shown(path: str) -> None:
    make.office()
    make.release()
    aged(path)
    text = words(path)
    assert "How it stands" not in text
    assert "How each objective stands" not in text


def test_an_older_copy_thaws_as_what_it_was() -> None:
    judged_make.history()
    make.release()
    page: MeasurePage = thawed("MeasurePage", aged("measures/calls.html"))
    assert (page.conducts, page.besides.asked, page.compared, page.suppress_below) == ((), (), None, 0)


def test_every_kind_still_has_its_older_fields() -> None:
    """A field that is taken away or renamed would make older copies unreadable."""
    assert {"code", "title", "sentences", "series", "definition"} <= set(MeasurePage.__dataclass_fields__)
    assert {"plan", "priority", "previous", "next"} <= set(PriorityPage.__dataclass_fields__)


def test_what_is_frozen_now_thaws_to_the_same() -> None:
    judged_make.history()
    judged_make.standard()
    judged_make.comparators()
    make.release()
    copy = ReleasedPage.objects.get(path="measures/calls.html").copy
    assert freeze(thawed(copy.kind, copy.data)) == copy.data
