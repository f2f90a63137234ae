"""What the public may read of the panel: papers that are out, what the panel asked with its answers, and the handover's public pack."""

from dataclasses import dataclass
from datetime import date

from answerable.measures.queries.cited import Cited, cited
from answerable.scrutiny.models import HandoverPack, PanelMatter, PanelPaper
from answerable.scrutiny.queries.handover_page import HandoverPage, handed_over_page
from answerable.scrutiny.queries.panel_page import PanelPage, submitted_page
from answerable.scrutiny.queries.public_meetings import is_public


@dataclass(frozen=True)
class PublicPanelPaper:
    """A submitted paper from the day on which the public may read it. `late_days` counts from the panel's own deadline."""

    code: str
    submitted_on: date
    due: date | None
    late_days: int
    public_from: date
    replaces: str
    replaced_by: str
    sha256: str
    example: bool
    page: PanelPage


@dataclass(frozen=True)
class PublicPanelMatter:
    """Something that the panel asked, recommended or reported; the response once it is published, and never before."""

    reference: str
    kind: str
    title: str
    words: str
    received_on: date
    respond_by: date | None
    state: str
    late: bool
    accepted: str = ""
    # Cites its figures, as they were known on the day of the response.
    response: Cited | None = None
    responded_on: date | None = None
    published_on: date | None = None
    meeting: str = ""
    paper: str = ""
    example: bool = False


@dataclass(frozen=True)
class PublicHandover:
    """A pack that was made for the public and handed over."""

    code: str
    handed_over_on: date
    sha256: str
    page: HandoverPage


def public_panel_papers(day: date) -> tuple[PublicPanelPaper, ...]:
    """The papers that the public may read on a day, the newest first. A withdrawn one is gone."""
    rows = PanelPaper.objects.filter(state=PanelPaper.State.SUBMITTED, submitted_on__lte=day, public_from__lte=day)
    rows = rows.select_related("replaces").prefetch_related("replaced_by").order_by("-submitted_on", "-pk")
    return tuple(_paper(one) for one in rows)


def _paper(kept: PanelPaper) -> PublicPanelPaper:
    day = kept.submitted_on or kept.as_at
    later = [one.code for one in kept.replaced_by.all() if one.state == PanelPaper.State.SUBMITTED]
    return PublicPanelPaper(
        code=kept.code,
        submitted_on=day,
        due=kept.due,
        late_days=max((day - kept.due).days, 0) if kept.due else 0,
        public_from=kept.public_from or day,
        replaces=kept.replaces.code if kept.replaces else "",
        replaced_by=later[-1] if later else "",
        sha256=kept.sha256,
        example=kept.example,
        page=submitted_page(kept),
    )


def public_panel_matters(day: date) -> tuple[PublicPanelMatter, ...]:
    """What the panel put to the body by a day, the newest first; not what it withdrew."""
    rows = PanelMatter.objects.filter(received_on__lte=day).exclude(state=PanelMatter.State.WITHDRAWN)
    rows = rows.select_related("meeting", "paper").order_by("-received_on", "-year", "-number")
    return tuple(_matter(one, day) for one in rows)


def _matter(kept: PanelMatter, day: date) -> PublicPanelMatter:
    is_out = kept.state == PanelMatter.State.PUBLISHED and kept.published_on is not None and kept.published_on <= day
    is_owed = kept.responded_on is None or kept.responded_on > day
    until = day if is_owed else kept.responded_on
    paper = kept.paper
    return PublicPanelMatter(
        reference=f"{kept.year}/{kept.number}",
        kind=kept.get_kind_display(),
        title=kept.title,
        words=kept.words,
        received_on=kept.received_on,
        respond_by=kept.respond_by,
        state="Response published" if is_out else "Waiting for a response" if is_owed else "Responded",
        late=bool(kept.respond_by and until and until > kept.respond_by),
        accepted=kept.accepted if is_out else "",
        response=cited(kept.response, kept.responded_on) if is_out else None,
        responded_on=None if is_owed else kept.responded_on,
        published_on=kept.published_on if is_out else None,
        meeting=kept.meeting.code if kept.meeting and is_public(kept.meeting) else "",
        paper=paper.code if paper and _is_out(paper, day) else "",
        example=kept.example,
    )


def _is_out(paper: PanelPaper, day: date) -> bool:
    return paper.state == PanelPaper.State.SUBMITTED and paper.public_from is not None and paper.public_from <= day


def public_handovers(day: date) -> tuple[PublicHandover, ...]:
    """The packs made for the public and handed over by a day, the newest first."""
    rows = HandoverPack.objects.filter(
        made_for=HandoverPack.For.PUBLIC, handed_over_at__isnull=False, as_at__lte=day
    ).order_by("-as_at", "-pk")
    return tuple(PublicHandover(one.code, one.as_at, one.sha256, handed_over_page(one)) for one in rows)
