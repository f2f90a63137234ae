"""A reader's private way to a pack is handed out, handed out anew, and withdrawn. Only who holds the mail knows its secret."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from answerable.kit import audit, outbox, turns
from answerable.kit.audit import Actor
from answerable.kit.wording import british_date, counted
from answerable.people.models import User
from answerable.people.permissions import Permission, may
from answerable.scrutiny.models import Meeting, Pack, PackLink, Recipient
from answerable.scrutiny.operations.pack_refusals import PackRefused
from answerable.scrutiny.queries.pack_links import READ, address_hash, ends_at, new_secret
from answerable.scrutiny.queries.pack_page import PackPage
from answerable.scrutiny.queries.pack_paper import title_of
from answerable.scrutiny.queries.pack_state import open_page
from answerable.scrutiny.queries.question_secrets import hash_of

GONE = "The list was changed since you opened this page: look at it again."


@dataclass(frozen=True)
class Ways:
    """Whole addresses: `public` of a path of the public site, `office` that of the pack for who has a sign-in."""

    public: Callable[[str], str]
    office: str


def hand_out(pack: Pack, reader: Recipient, *, ways: Ways, at: datetime) -> PackLink:
    """Makes a link for a reader in the place of any other, and writes to them; the caller audits it."""
    _withdraw_live(pack, reader.role, at)
    secret = new_secret()
    link = PackLink.objects.create(
        pack=pack,
        role=reader.role,
        address_hash=address_hash(reader.email),
        token_hash=hash_of(secret),
        restricted=reader.restricted and bool(pack.restricted),
        given_at=at,
        ends_at=ends_at(pack, at),
    )
    page = open_page(pack)
    text = _text(page, link, ways.public(READ.format(secret)), ways.office if signs_in(reader.email) else "")
    outbox.send(to=reader.email, subject=title_of(page), text=text, at=at, one_time_link=True)
    return link


def signs_in(email: str) -> bool:
    """Whether somebody with this address may read the pack in the office as well."""
    return any(may(one, Permission.SEE) for one in User.objects.filter(email__iexact=email))


@transaction.atomic
def hand_out_anew(pack: Pack, reader: int, *, ways: Ways, by: Actor, at: datetime) -> PackLink:
    """Writes to one reader, by the key of their line on the list, with a new link; the one before leads nowhere from then on.

    Raises PackRefused where they are not on the list any more, have no address, or the meeting is cancelled.
    """
    meeting = _locked(pack)
    if meeting.state == Meeting.State.CANCELLED:
        raise PackRefused("The meeting is cancelled: its papers do not go out.")
    who = Recipient.objects.filter(meeting=meeting, pk=reader).first()
    if who is None:
        raise PackRefused(GONE)
    if not who.email:
        raise PackRefused(f"No address of the {who.role} is held: add one to the meeting's distribution list.")
    link = hand_out(pack, who, ways=ways, at=at)
    Recipient.objects.filter(pk=who.pk).update(sent_at=at)
    after = {"number": pack.number, "to": who.role, "restricted": link.restricted, "ends": link.ends_at}
    personal = {"address": who.email}
    audit.record("pack link renewed", by=by, at=at, subject=_subject(meeting), after=after, personal=personal)
    return link


@transaction.atomic
def withdraw_link(pack: Pack, link: int, *, by: Actor, at: datetime) -> PackLink:
    """Takes back a link of this pack by its key: from then on it leads nowhere. Raises PackRefused where it was taken back already."""
    meeting = _locked(pack)
    row = PackLink.objects.filter(pack=pack, pk=link, withdrawn_at=None).first()
    if row is None:
        raise PackRefused("This link was withdrawn already.")
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    after = {"number": pack.number, "of": row.role, "restricted": row.restricted}
    audit.record("pack link withdrawn", by=by, at=at, subject=_subject(meeting), after=after)
    return row


def _withdraw_live(pack: Pack, role: str, at: datetime) -> None:
    PackLink.objects.filter(pack=pack, role=role, withdrawn_at=None).update(withdrawn_at=at)


def _locked(pack: Pack) -> Meeting:
    turns.take_turn()
    return Meeting.objects.select_for_update().get(pk=pack.meeting_id)


def _subject(meeting: Meeting) -> str:
    return f"meeting:{meeting.code}"


def _text(page: PackPage, link: PackLink, private: str, office: str) -> str:
    """What one reader is told: of closed items nothing but where those marked for them can read them."""
    open_items = [f"{one.number}. {one.title}" for one in page.agenda if not one.closed]
    closed = sum(one.closed for one in page.agenda)
    rest = f"{counted(closed, 'item')} closed to the public." if closed else ""
    why = f"Why there is a supplement: {page.because}" if page.is_supplement else ""
    changed = "\n".join(f"- {one}" for one in page.changes)
    ends = british_date(localtime(link.ends_at))
    parts = [
        f"{title_of(page)}.\n{page.head.when}. {page.head.location}".rstrip(". ") + ".",
        why,
        changed if page.is_supplement else "\n".join([*open_items, rest]).strip(),
        f"Read it here: {private}",
        "There you also find it as a Word document, a PDF, and a ZIP with its data.",
        f"The link is yours alone and needs no sign-in: whoever has it can read what you can. It ends on {ends}.",
        "It leads to the restricted part as well, which is not to be passed on." if link.restricted else "",
        f"With your sign-in you can read it in the office too: {office}" if office else "",
        f"You get this as {link.role}.",
        page.head.office,
    ]
    return "\n\n".join(part for part in parts if part)
