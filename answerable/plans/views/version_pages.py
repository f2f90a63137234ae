"""The versions of a draft: kept, read, and compared with one another, with the text as it stands, or with the plan."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from answerable.kit.http import now
from answerable.kit.wording import british_time
from answerable.measures.queries.pages import roles_of
from answerable.people.permissions import Permission, requires
from answerable.people.views.signed_in import user_of
from answerable.plans.forms.drafts import VersionForm
from answerable.plans.intake.drafts import DraftLine
from answerable.plans.models import Draft, DraftVersion
from answerable.plans.operations import drafts
from answerable.plans.queries.differences import differences, summed_up
from answerable.plans.queries.drafts import as_draft, content, followed, titles
from answerable.plans.views.draft_pages import above, draft_of, open_draft

NOW, PLAN = "now", "plan"


@dataclass(frozen=True)
class VersionLine:
    """A version in the list of a draft."""

    number: int
    words: str
    when: str
    href: str
    compare_href: str


def version_lines(draft: Draft) -> tuple[VersionLine, ...]:
    """The versions of a draft, the last first, each with what it may be compared with."""
    kept = list(draft.versions.order_by("-number"))
    roles = roles_of(one.kept_by for one in kept)
    compare = reverse("plans:compare", args=[draft.code])
    return tuple(
        VersionLine(
            number=one.number,
            words=f"{one.get_purpose_display()}{f': {one.note}' if one.note else ''}",
            when=f"{british_time(localtime(one.kept_at))}, by the {roles[one.kept_by]}",
            href=reverse("plans:version", args=[draft.code, one.number]),
            compare_href=f"{compare}?before={one.number}&after={NOW}",
        )
        for one in kept
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN)
def keep(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the text as it stands."""
    draft = open_draft(code)
    form = VersionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note, by = form.cleaned_data["note"], user_of(request).actor
        kept = drafts.keep_version(draft, purpose=DraftVersion.Purpose.KEPT, note=note, by=by, at=now())
        messages.success(request, f"The text is kept as version {kept.number}.")
        return redirect("plans:draft", code)
    page = {
        "form": form,
        "draft": draft,
        "heading": "Keep a version",
        "lead": "The text as it stands is kept under a number, and can be read and compared from then on. It never changes.",
        "button": "Keep it",
        "breadcrumbs": above(draft),
    }
    return render(request, "plans/part_form.html", page)


@require_GET
@requires(Permission.SEE)
def version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A version as it was kept."""
    draft = draft_of(code)
    kept = get_object_or_404(DraftVersion, draft=draft, number=number)
    line = content(kept)
    parts = [(one, line.below(one.key)) for one in line.priorities]
    page = {
        "draft": draft,
        "version": kept,
        "kept_at": british_time(localtime(kept.kept_at)),
        "line": line,
        "parts": [*parts, (None, line.below(""))] if line.below("") else parts,
        "breadcrumbs": above(draft),
    }
    return render(request, "plans/version.html", page)


@require_GET
@requires(Permission.SEE)
def compare(request: HttpRequest, code: str) -> HttpResponse:
    """What is different between two texts of a draft."""
    draft = draft_of(code)
    choices = dict(_choices(draft))
    first, last = request.GET.get("before", ""), request.GET.get("after", "")
    first, last = first if first in choices else _earliest(choices), last if last in choices else NOW
    found = differences(_text(draft, first), _text(draft, last), titles())
    page = {
        "draft": draft,
        "choices": list(choices.items()),
        "before": first,
        "after": last,
        "before_words": choices[first],
        "after_words": choices[last],
        "lead": f"{summed_up(found)}.",
        "differences": found,
        "breadcrumbs": above(draft),
    }
    return render(request, "plans/compare.html", page)


def _choices(draft: Draft) -> list[tuple[str, str]]:
    """What can be compared: the plan that the draft follows, its versions, and the text as it stands."""
    line = content(draft)
    plan = followed(line) if draft.state in drafts.LIVE else None
    versions = [
        (str(one.number), f"Version {one.number}: {one.note or one.get_purpose_display()}")
        for one in draft.versions.order_by("number")
    ]
    return [
        *([(PLAN, f"The plan as it is: {plan.title}")] if plan else []),
        *versions,
        (NOW, "The text as it stands now"),
    ]


def _earliest(choices: dict[str, str]) -> str:
    return next(iter(choices))


def _text(draft: Draft, which: str) -> DraftLine:
    if which == NOW:
        return content(draft)
    if which == PLAN and (plan := followed(content(draft))):
        return as_draft(plan)
    kept = draft.versions.filter(number=which).first()
    if kept is None:
        raise Http404(f"There is no version {which}.")
    return content(kept)
