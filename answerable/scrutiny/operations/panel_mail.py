"""What is written to the members of the panel: that a paper is there for them to read, and that one was withdrawn."""

from datetime import datetime

from django.urls import reverse

from answerable.kit import outbox
from answerable.kit.wording import british_date
from answerable.people.models import User
from answerable.people.roles import Role
from answerable.scrutiny.models import PanelPaper
from answerable.scrutiny.queries.panel_page import PanelPage, submitted_page


def tell_submitted(kept: PanelPaper, *, site: str, at: datetime) -> int:
    """Tells every member where the paper can be read; how many mails were written. `site` begins the address: "https://example.org"."""
    page = submitted_page(kept)
    parts = [
        f"{page.office} has sent you a paper: {kept.title}.",
        f"{kept.kind}, as at {british_date(kept.as_at)}.{_for(page)}",
        f"It replaces {page.replaces}." if page.replaces else "",
        f"Read it here, once you have signed in: {site}{reverse('scrutiny:panel-paper', args=[kept.code])}",
        _public(kept),
    ]
    return _send(f"A paper for you to read: {kept.title}", parts, page, at)


def tell_withdrawn(kept: PanelPaper, *, at: datetime) -> int:
    """Tells every member that a paper which they could read is withdrawn, and why; how many mails were written."""
    page = submitted_page(kept)
    parts = [
        f"{page.office} has withdrawn the paper “{kept.title}”, sent to you on {british_date(kept.submitted_on)}.",
        f"The reason: {kept.withdrawn_because}",
        "It cannot be read any more. Please do not use an earlier copy of it.",
    ]
    return _send(f"A paper was withdrawn: {kept.title}", parts, page, at)


def _for(page: PanelPage) -> str:
    return f" For the meeting: {page.meeting}." if page.meeting else ""


def _public(kept: PanelPaper) -> str:
    """Until when it is for members alone."""
    if kept.public_from is None or kept.submitted_on is None or kept.public_from <= kept.submitted_on:
        return "The public may read it from today."
    return f"The public may read it from {british_date(kept.public_from)}. Please do not pass it on before that day."


def _send(subject: str, parts: list[str], page: PanelPage, at: datetime) -> int:
    text = "\n\n".join(part for part in (*parts, "You get this as a member of the panel.", page.office) if part)
    members = User.objects.filter(is_active=True, role=Role.PANEL_MEMBER).order_by("pk")
    addresses = list(members.values_list("email", flat=True))
    for address in addresses:
        outbox.send(to=address, subject=subject, text=text, at=at)
    return len(addresses)
