"""Who sees what is sent to the panel: the office all of it, a member of the panel what was submitted."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Concatenate

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime

from answerable.kit.docx import About, docx_bytes
from answerable.kit.http import now
from answerable.kit.paper import PaperPart, in_word
from answerable.kit.pdf import pdf_bytes
from answerable.measures.queries.pages import review_day
from answerable.people.permissions import Permission, requires
from answerable.people.views.signed_in import user_of
from answerable.scrutiny.models import PanelMatter, PanelPaper
from answerable.scrutiny.queries.panel_lists import is_member, matters_of

HERE = ("The panel", "scrutiny:panel")
MATTERS = ("What the panel asked", "scrutiny:panel-matters")
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
}


def sees_panel[**Rest, Response: HttpResponseBase](
    view: Callable[Concatenate[HttpRequest, Rest], Response],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]:
    """Guard for pages that the office sees, and the members of the panel of what was sent to them."""
    office = requires(Permission.SEE)(view)

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        if not request.user.is_anonymous and is_member(request.user):
            return view(request, *args, **kwargs)
        return office(request, *args, **kwargs)

    return guarded


def paper_of(request: HttpRequest, code: str) -> PanelPaper:
    """The paper, where this user may see it; otherwise there is none."""
    rows = PanelPaper.objects.visible_to(user_of(request)).select_related("meeting", "replaces", "clock")
    return get_object_or_404(rows, code=code)


def matter_of(request: HttpRequest, year: int, number: int) -> PanelMatter:
    """The matter, where this user may see it; otherwise there is none."""
    rows = matters_of(user_of(request)).select_related("meeting", "paper", "clock")
    # No column holds numbers as large as an address can.
    return get_object_or_404(rows, year=min(year, 32_767), number=min(number, 2_147_483_647))


def shown_day() -> date:
    """The day that the office's pages speak of."""
    return review_day(localtime(now()).date())


def file_answer(about: About, parts: tuple[PaperPart, ...], name: str, form: str) -> HttpResponse:
    """The paper as a Word document or a tagged PDF: the same statements as on its page."""
    content = pdf_bytes(about, parts) if form == "pdf" else docx_bytes(about, in_word(parts))
    answer = HttpResponse(content, content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
