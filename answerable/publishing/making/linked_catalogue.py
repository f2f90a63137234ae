"""The catalogue of all data sets, as JSON-LD and as Turtle."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from django.utils.timezone import localtime

from answerable.publishing.making.data_source import about, measures
from answerable.publishing.making.linked_since import Since
from answerable.publishing.making.site import Making, Site
from answerable.publishing.opendata import linked, paths
from answerable.publishing.opendata.dcat import Writer
from answerable.publishing.opendata.linked import Node
from answerable.publishing.opendata.tables import TABLES
from answerable.publishing.pages.data import DataPage
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.shown.pages import thawed

type Form = Callable[[Iterable[Node]], Iterator[bytes]]

FORMS: tuple[tuple[str, str, Form], ...] = (
    (paths.CATALOGUE, "application/ld+json", linked.json_ld),
    (paths.CATALOGUE_TURTLE, "text/turtle; charset=utf-8", linked.turtle),
)


def make(site: Site, since: Since) -> Iterator[Making]:
    key = site.key_of(MeasurePage, DataPage)
    for path, media_type, form in FORMS:
        yield Making(path, media_type, site.key(path, site.release.number, key), partial(_written, site, since, form))


def _written(site: Site, since: Since, form: Form) -> bytes:
    return b"".join(form(_nodes(site, since)))


def _nodes(site: Site, since: Since) -> Iterator[Node]:
    """The catalogue, then every data set: the whole, the lists, the measures."""
    writer = Writer(about(site), site.only(DataPage))
    sets = [writer.set_of_list("everything"), *(writer.set_of_list(one.code) for one in TABLES)]
    sets += [writer.set_of(row.path) for row in measures(site)]
    yield writer.catalogue(sets, localtime(since.first).date(), localtime(site.release.released_at))
    yield writer.whole()
    yield from map(writer.table, TABLES)
    for row in measures(site):
        page: MeasurePage = thawed(MeasurePage.__name__, row.copy.data)
        yield writer.measure(row.path, page, localtime(since.of(row.path).at).date())
