"""What holds all tables: the data package, the SQLite file, and what Datasette says of it."""

from collections.abc import Iterator
from functools import partial
from hashlib import sha256

from answerable.publishing.making import data_lists
from answerable.publishing.making.data_lists import Keys
from answerable.publishing.making.data_source import Frozen, about
from answerable.publishing.making.site import Making, Site
from answerable.publishing.models import ReleasedFile
from answerable.publishing.opendata import datasette, package, paths, sqlite_file
from answerable.publishing.opendata.described import JSON, written
from answerable.publishing.opendata.forms import Table, rows
from answerable.publishing.opendata.package import File
from answerable.publishing.opendata.tables import TABLES


def make(site: Site, keys: Keys) -> Iterator[Making]:
    number, over = site.release.number, " ".join(keys.values())
    yield Making(paths.PACKAGE, JSON, site.key("package", number, over), partial(_package, site, keys))
    yield Making(paths.SQLITE, sqlite_file.TYPE, site.key("sqlite", over), partial(_database, site))
    yield Making(paths.DATASETTE, JSON, site.key("datasette", number), partial(_datasette, site))


def _package(site: Site, keys: Keys) -> bytes:
    """The package with the size and the digest of each file; of those that stand already they are known."""
    known = ReleasedFile.objects.filter(key__in=keys.values()).values_list("key", "blob__size", "blob__sha256")
    made = {key: (size, digest) for key, size, digest in known}
    files = [File(one, *(made.get(keys[one.code]) or _measured(site, one))) for one in TABLES]
    return written(package.package(files, about(site)))


def _measured(site: Site, table: Table) -> tuple[int, str]:
    """How long the file of a table is, and its digest."""
    content = data_lists.bytes_of(site, table)
    return len(content), sha256(content).hexdigest()


def _database(site: Site) -> bytes:
    return sqlite_file.database(((one, rows(one, Frozen(site))) for one in TABLES), site.address)


def _datasette(site: Site) -> bytes:
    return written(datasette.metadata(about(site)))
