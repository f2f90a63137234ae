"""A file that is being mapped, with its draft: kept in the session of who makes it, between one page and the next."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from answerable.measures.intake.layouts import storing
from answerable.measures.intake.layouts.likeness import Known
from answerable.measures.intake.workbooks import Workbook
from answerable.measures.models import Return
from answerable.measures.queries.drafted import Draft, known, proposed
from answerable.measures.queries.fitting import is_tidy, opened
from answerable.people.views.signed_in import user_of


@dataclass(frozen=True)
class Mapping:
    """A return, its workbook, the draft of how it is read, and what words are recognised by."""

    kept: Return
    workbook: Workbook
    draft: Draft
    known: Known


def mapping_of(request: HttpRequest, number: int) -> Mapping | None:
    """The mapping of a return that this user sees; None where there is nothing to map: a tidy CSV, or no spreadsheet at all."""
    kept = get_object_or_404(Return.objects.visible_to(user_of(request)), pk=number)
    content = bytes(kept.content)
    workbook = None if is_tidy(content) else opened(content, kept.filename)[0]
    if workbook is None:
        return None
    words = known()
    draft = _kept(request, kept) or proposed(kept, workbook, words)
    return Mapping(kept, workbook, draft, words)


def keep(request: HttpRequest, kept: Return, draft: Draft) -> None:
    request.session[_key(kept)] = {
        "layout": storing.to_json(draft.layout),
        "title": draft.title,
        "as_at": draft.as_at.isoformat(),
        "sender": draft.sender,
        "name": draft.name,
        "anybody": draft.anybody,
        "replaces": draft.replaces,
    }


def stamp(draft: Draft) -> str:
    """What tells the tables of one draft from those of another: its boxes are known by their numbers alone."""
    lines = [[table.sheet, table.labels, [line.words for line in table.lines]] for table in draft.layout.tables]
    return hashlib.sha256(repr(lines).encode()).hexdigest()[:16]


def forget(request: HttpRequest, kept: Return) -> None:
    request.session.pop(_key(kept), None)


def _key(kept: Return) -> str:
    return f"layout-of-return-{kept.pk}"


def _kept(request: HttpRequest, kept: Return) -> Draft | None:
    """The draft that was begun; None where none was, or another version of the program began it."""
    said = request.session.get(_key(kept))
    if not said:
        return None
    try:
        layout, as_at = storing.from_json(said["layout"]), date.fromisoformat(said["as_at"])
        return Draft(layout, said["title"], as_at, said["sender"], said["name"], said["anybody"], said["replaces"])
    except (storing.UnknownLayout, KeyError):
        return None
