"""Puts a paper to the panel together from what was written and from the record as it was known on its day."""

from answerable.bodies.queries import body, body_on
from answerable.kit.wording import british_date
from answerable.measures.queries.cited import cited
from answerable.scrutiny.models import PanelPaper
from answerable.scrutiny.queries.panel_days import meeting_words, month_only, panel_name
from answerable.scrutiny.queries.panel_news import news
from answerable.scrutiny.queries.panel_page import Attachment, PanelPage, PanelPart
from answerable.scrutiny.queries.panel_words import numbered


def build(kept: PanelPaper) -> PanelPage:
    """The paper as it reads now: a draft, or what a submission would freeze."""
    day = kept.as_at
    sections = list(kept.sections.order_by("position"))
    texts = [kept.summary, kept.purpose, kept.background, *(one.text for one in sections), kept.recommendation]
    summary, purpose, background, *parts, recommendation = numbered([cited(text, day) for text in texts])
    office, now, before = body(), body_on(day), kept.replaces
    return PanelPage(
        title=kept.title,
        kind=kept.kind,
        office=now.name if now else "",
        force=office.force if office else "",
        panel=panel_name(day),
        meeting=meeting_words(kept.meeting),
        as_at=day,
        since=kept.since,
        since_month=month_only(kept.since),
        summary=summary,
        purpose=purpose,
        background=background,
        parts=tuple(PanelPart(one.heading, text) for one, text in zip(sections, parts, strict=True)),
        news=news(kept.since, day),
        recommendation=recommendation,
        attachments=tuple(Attachment(one["title"], one.get("address", "")) for one in kept.attachments),
        contact=kept.contact,
        replaces=f"“{before.title}” of {british_date(before.submitted_on)}" if before else "",
        example=kept.example,
    )
