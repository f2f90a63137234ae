"""The private way of each reader to a pack: its secret, what it opens, and how each reader on the list stands.

A link is asked each time what its reader may have now: who was taken off the list, or got another address, reads nothing
by it any more, and who is no longer marked for the restricted part reads the open one only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from secrets import token_urlsafe

from django.utils.crypto import salted_hmac
from django.utils.timezone import get_current_timezone, localtime

from answerable.kit.wording import british_date
from answerable.scrutiny.models import Pack, PackLink, Recipient
from answerable.scrutiny.queries.question_secrets import hash_of

READ, READ_RESTRICTED = "packs/{}/", "packs/{}/restricted/"
"""Where the public site has the pages of a link: mails lead there."""
LASTS = timedelta(weeks=4)
"""How long a link leads there: after the meeting, or after it was handed out where that is later."""
_LONGEST_SECRET = 64


def new_secret() -> str:
    """256 bits of chance, as an address takes them."""
    return token_urlsafe(32)


def address_hash(email: str) -> str:
    """What is kept of a reader's address: a keyed hash, so that it cannot be tried out on a list of addresses."""
    return salted_hmac("answerable.pack.reader", email.strip().casefold(), algorithm="sha256").hexdigest()


def ends_at(pack: Pack, at: datetime) -> datetime:
    """When a link that is handed out at a moment ends."""
    night = datetime.combine(pack.meeting.date, time.max, get_current_timezone())
    return max(at, night) + LASTS


def by_secret(secret: str) -> PackLink | None:
    """The link with this secret, whether it still leads anywhere or not; None for anything else."""
    if not secret or len(secret) > _LONGEST_SECRET:
        return None
    return PackLink.objects.select_related("pack__meeting").filter(token_hash=hash_of(secret)).first()


def reader_of(link: PackLink) -> Recipient | None:
    """Who it was handed to, if they are on the list with the same address still."""
    on_list = Recipient.objects.filter(meeting=link.pack.meeting_id, role=link.role).first()
    return on_list if on_list and address_hash(on_list.email) == link.address_hash else None


def closed_because(link: PackLink, reader: Recipient | None, at: datetime) -> str:
    """Why a link leads nowhere, as a sentence for who holds it; empty where it does."""
    if link.withdrawn_at is not None:
        return "This link was withdrawn. If you were sent a later one, use that."
    if link.ends_at <= at:
        return f"This link ended on {british_date(localtime(link.ends_at))}."
    if reader is None:
        return "This link was made for somebody who is no longer on the list of this meeting under the same address."
    return ""


def opens_restricted(link: PackLink, reader: Recipient) -> bool:
    """Whether it leads to the restricted part: it was handed out with it, there is one, and its reader is still marked for it."""
    return link.restricted and reader.restricted and bool(link.pack.restricted)


@dataclass(frozen=True)
class Reader:
    """Somebody on the list, and the last link to a pack that was handed to them under the address they have now."""

    who: Recipient
    link: PackLink | None
    gets_restricted: bool

    @property
    def is_waiting(self) -> bool:
        """Whether they were not written to yet."""
        return bool(self.who.email) and self.link is None

    def is_live(self, at: datetime) -> bool:
        return self.link is not None and not closed_because(self.link, self.who, at)

    def words(self, at: datetime) -> str:
        """What they get, and how their link stands."""
        part = "Open and restricted part" if self.gets_restricted else "Open part"
        if not self.who.email:
            return f"{part}, not by mail: no address is held."
        if self.link is None:
            return f"{part}, not sent yet."
        sent = f"sent on {british_date(localtime(self.link.given_at))}"
        if self.link.withdrawn_at:
            return f"{part}, {sent}. The link was withdrawn on {british_date(localtime(self.link.withdrawn_at))}."
        over = "ended" if self.link.ends_at <= at else "ends"
        lacks = " It leads to the open part only." if self.gets_restricted and not self.link.restricted else ""
        return f"{part}, {sent}. The link {over} on {british_date(localtime(self.link.ends_at))}.{lacks}"


def readers(pack: Pack) -> tuple[Reader, ...]:
    """Everybody on the list in its order, each with their last link to this pack. Two queries."""
    last = _last_links(pack)
    rows = Recipient.objects.filter(meeting=pack.meeting_id).order_by("position", "pk")
    return tuple(
        Reader(one, last.get((one.role, address_hash(one.email))), one.restricted and bool(pack.restricted))
        for one in rows
    )


def _last_links(pack: Pack) -> Mapping[tuple[str, str], PackLink]:
    return {(one.role, one.address_hash): one for one in PackLink.objects.filter(pack=pack).order_by("given_at", "pk")}
