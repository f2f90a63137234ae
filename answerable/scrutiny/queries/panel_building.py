"""Puts a paper to the panel together from what was written and from the record as it was known on its day."""

from datetime import date

from answerable.bodies.queries import body
from answerable.kit.wording import british_date
from answerable.measures.queries.cited import cited
from answerable.scrutiny.models import Meeting, MeetingName, PanelPaper
from answerable.scrutiny.queries.panel_news import news
from answerable.scrutiny.queries.panel_page import Attachment, PanelPage, PanelPart
from answerable.scrutiny.queries.panel_words import numbered

PANEL = "panel"


def build(kept: PanelPaper) -> PanelPage:
    """The paper as it reads now: a draft, or what a submission would freeze."""
    day = kept.as_at
    sections = list(kept.sections.order_by("position"))
    texts = [kept.summary, kept.purpose, kept.background, *(one.text for one in sections), kept.recommendation]
    summary, purpose, background, *parts, recommendation = numbered([cited(text, day) for text in texts])
    office, before = body(), kept.replaces
    return PanelPage(
        title=kept.title,
        kind=kept.kind,
        office=office.name if office else "",
        force=office.force if office else "",
        panel=panel_name(day),
        meeting=meeting_words(kept.meeting),
        as_at=day,
        since=kept.since,
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


def panel_name(day: date) -> str:
    """What the panel is called on a day; the last name that is known, where none says its days."""
    rows = list(MeetingName.objects.filter(function=PANEL).order_by("start", "position", "pk"))
    known = [one for one in rows if (one.start is None or one.start <= day) and (one.end is None or one.end >= day)]
    return (known or rows)[-1].name if rows else "Police and Crime Panel"


def meeting_words(meeting: Meeting | None) -> str:
    if meeting is None:
        return ""
    on = british_date(meeting.date) if meeting.precision == Meeting.Precision.DAY else f"{meeting.date:%B %Y}"
    return f"{meeting.name}, {on}"


def last_met(day: date) -> date | None:
    """The day that the panel last met before a day; None where the record has none."""
    rows = Meeting.objects.filter(function=PANEL, state__in=(Meeting.State.HELD, Meeting.State.MINUTES_OUT))
    return rows.filter(date__lt=day).order_by("-date").values_list("date", flat=True).first()
