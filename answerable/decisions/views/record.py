"""One decision: the record, what a draft lacks, and its notice."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from answerable.bodies.queries import required_body
from answerable.decisions.forms.steps import Step, steps
from answerable.decisions.models import Decision
from answerable.decisions.queries import notice as notices
from answerable.decisions.queries.record import Record, record
from answerable.decisions.queries.words import lead, paragraphs, reference, sections
from answerable.decisions.views.lists import HERE, state_tag
from answerable.kit.components import Link, Tag, Tone
from answerable.kit.docx import docx_bytes
from answerable.kit.http import without_nul
from answerable.kit.pdf import pdf_bytes
from answerable.kit.wording import british_time
from answerable.people.permissions import Permission, may, requires
from answerable.people.views.crumbs import crumbs
from answerable.people.views.signed_in import user_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def found(request: HttpRequest, code: str) -> Record:
    """The decision at an address; 404 where there is none, or not for this user."""
    one = record(user_of(request), without_nul(code))
    if one is None:
        raise Http404("There is no such decision.")
    return one


@require_GET
@requires(Permission.SEE)
def decision(request: HttpRequest, code: str) -> HttpResponse:
    """The whole record; of a draft what it still lacks, first."""
    one = found(request, code)
    row, line = one.row, one.line
    is_draft = row.state == Decision.State.DRAFT
    page = {
        "row": row,
        "reference": reference(line),
        "lead": lead(line),
        "state": state_tag(row.state),
        "missing": [(said.words, _step_href(code, said.step)) for said in one.missing],
        "steps": _steps(one) if is_draft else [],
        "sections": [one for one in sections(line) if not one.is_empty],
        "exempt": paragraphs(line.exempt_part),
        "others": [Link(other.words, reverse("decisions:decision", args=[other.code])) for other in one.others],
        "serving": one.serving,
        "source": f"{row.source.title}{f', line {row.source_line}' if row.source_line else ''}" if row.source else "",
        "taken_at": british_time(localtime(row.taken_at)) if row.taken_at else "",
        "may_write": is_draft and may(request.user, Permission.TRACK),
        "may_take": is_draft and may(request.user, Permission.APPROVE),
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "decisions/decision.html", page)


def _steps(one: Record) -> list[tuple[Step, str, Tag]]:
    """Each step with its address, and whether something is wanted there."""
    wanted = {said.step for said in one.missing}
    done, open_ = Tag("Nothing missing", Tone.GREEN), Tag("Something missing", Tone.AMBER)
    rows = []
    for step in steps(one.row.form):
        state = open_ if step.key in wanted else done
        if step.key == "serves" and not (one.line.serves or one.line.money):
            state = Tag("Not filled in, and need not be", Tone.NEUTRAL)
        rows.append((step, _step_href(one.row.code, step.key), state))
    return rows


def _step_href(code: str, step: str) -> str:
    if step == "take":
        return reverse("decisions:take", args=[code])
    return reverse("decisions:step", args=[code, step])


@require_GET
@requires(Permission.SEE)
def notice(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The decision notice as a Word document or a PDF, without what is exempt."""
    one = found(request, code)
    name = required_body().name
    about = notices.about(one.line, name, one.row.taken_at or one.row.written_at)
    parts = notices.parts(one.line, name, [f"{serves.words} ({serves.plan})" for serves in one.serving])
    content, kind = (docx_bytes(about, parts), DOCX) if form == "docx" else (pdf_bytes(about, parts), "application/pdf")
    named = (reference(one.line) or one.row.code).replace("/", "-")
    headers = {"Content-Disposition": f'attachment; filename="decision-{named}.{form}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
