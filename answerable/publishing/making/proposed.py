"""A page of a release on its way, as it will be sent: for the office to look at before anybody else can."""

from answerable.kit.wording import british_date
from answerable.publishing import addresses
from answerable.publishing.models import Change, Proposal, ProposedPage, Release
from answerable.publishing.queries import released
from answerable.publishing.queries.changes import last_release
from answerable.publishing.shown.pages import html, rendering, thawed
from answerable.publishing.shown.rendering import Frame


def preview(row: ProposedPage) -> bytes:
    """The page with its links as they will be; the front page tells of the release with the day on which it was drafted."""
    held = row.proposal
    frame = frame_of(held, row.path)
    more = _of_release(held) if row.path == addresses.HOME else None
    return html(rendering(thawed(row.copy.kind, row.copy.data), frame), frame, more).encode()


def frame_of(held: Proposal, path: str) -> Frame:
    return Frame(held.body_name, held.as_known_on, path)


def _of_release(held: Proposal) -> dict[str, object]:
    last = last_release()
    release = Release(number=last.number + 1 if last else 1, note=held.note, gone=len(held.gone))
    counts = {one.value: held.pages.filter(change=one).count() for one in Change}
    what = released.Changes(release, counts, ())
    return {"release": release, "released_on": british_date(held.made_at), "what_changed": what.words}
