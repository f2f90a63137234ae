"""What the front page tells of the release that it is part of."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count

from answerable.kit.components import Link
from answerable.publishing.making.site import Site
from answerable.publishing.models import Change, ReleasedPage
from answerable.publishing.pages.stones import StonePage
from answerable.publishing.shown.rendering import Frame

KINDS = (
    ("Measures", "MeasurePage"),
    ("Objectives", "ObjectivePage"),
    ("Decisions", "DecisionPage"),
    ("Recommendations", "RecommendationPage"),
    ("Reports and responses", "ReportPage"),
    ("Papers", "PaperPage"),
    ("Meetings", "MeetingPage"),
    ("Questions", "QuestionPage"),
    ("Documents", "DocumentPage"),
    ("Newsletters", "NewsletterPage"),
)
"""What is worth naming, in this order; lists and pages of earlier days change with them."""
NAMED = 3


@dataclass(frozen=True)
class ChangedKind:
    """The pages of a kind that a release changed: the first few, and how many more."""

    words: str
    links: list[Link]
    more: int


def changed_by_kind(site: Site, frame: Frame) -> list[ChangedKind]:
    """What a release changed, by kind; nothing for the first one, where everything is new. A query for each kind."""
    return list(_changed(site, frame)) if site.release.number > 1 else []


def _changed(site: Site, frame: Frame) -> Iterator[ChangedKind]:
    gone = [path for path, _ in site.pages(StonePage)]
    rows = ReleasedPage.objects.filter(release=site.release, copy__kind__in=[kind for _, kind in KINDS])
    rows = rows.exclude(change=Change.SAME).exclude(path__contains=".known-").exclude(path__in=gone)
    numbers = dict(rows.order_by().values_list("copy__kind").annotate(number=Count("pk")))
    for words, kind in KINDS:
        if number := numbers.get(kind, 0):
            named = rows.filter(copy__kind=kind).order_by("position").values_list("title", "path")[:NAMED]
            links = [Link(title, frame.root + path) for title, path in named]
            yield ChangedKind(words, links, number - len(links))
