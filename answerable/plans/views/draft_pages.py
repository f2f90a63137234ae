"""What the pages of a draft have in common: finding it, its place, and saving what was typed without losing anything."""

from collections.abc import Callable

from django.forms import Form
from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from answerable.kit.components import Tag, Tone
from answerable.kit.http import now
from answerable.people.permissions import Permission, may
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of
from answerable.plans.intake.drafts import DraftLine
from answerable.plans.intake.editing import CannotEdit
from answerable.plans.models import Draft
from answerable.plans.operations import drafts
from answerable.plans.queries.drafts import content

HERE = ("Plans", "plans:plans")
STATES = {
    Draft.State.WRITING: Tone.NEUTRAL,
    Draft.State.WITH_PANEL: Tone.AMBER,
    Draft.State.ISSUED: Tone.GREEN,
    Draft.State.ABANDONED: Tone.UNKNOWN,
}

type Edit = Callable[[DraftLine], DraftLine]


def draft_of(code: str) -> Draft:
    return get_object_or_404(Draft.objects.select_related("plan"), code=code)


def open_draft(code: str) -> Draft:
    """A draft that can still be written; one that is closed has no such page."""
    draft = draft_of(code)
    if draft.state not in drafts.LIVE:
        raise Http404(f"The draft {code} is closed.")
    return draft


def state_tag(draft: Draft) -> Tag:
    return Tag(draft.get_state_display(), STATES[Draft.State(draft.state)])


def above(draft: Draft) -> list[tuple[str, str]]:
    """The pages above a page of a draft."""
    return [*crumbs(HERE), (content(draft).title or draft.code, reverse("plans:draft", args=[draft.code]))]


def may_write(request: HttpRequest, draft: Draft) -> bool:
    return draft.state in drafts.LIVE and may(request.user, Permission.PLAN)


def saved(request: HttpRequest, draft: Draft, edit: Edit, form: Form) -> bool:
    """Whether the change went in. Otherwise the form says why, with what was typed still in it.

    After somebody else saved, the form goes on from what they saved: sending it once more is then meant.
    """
    edition = form.cleaned_data.get("edition") or 0
    try:
        drafts.write(draft, edit(content(draft)), edition=edition, by=user_of(request).actor, at=now())
    except drafts.SavedMeanwhile as refused:
        draft.refresh_from_db()
        form.add_error(None, f"{refused} Look at what is held now, then save again to put yours in its place.")
        _go_on_from(form, draft.edition)
        return False
    except (CannotEdit, drafts.DraftRefused) as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _go_on_from(form: Form, edition: int) -> None:
    if isinstance(form.data, QueryDict):
        data = form.data.copy()
        data["edition"] = str(edition)
        form.data = data


def edition_of(request: HttpRequest) -> int:
    """The edition that a button without a form was shown with."""
    said = request.POST.get("edition", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0
