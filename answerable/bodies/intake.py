"""The body, as `office.toml` says it."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from answerable.kit.toml import Fields

KINDS = ("commissioner", "mayor", "board")


@dataclass(frozen=True)
class HolderLine:
    """Who held the office, from when to when; `dates` says whether those days are stated or assumed."""

    title: str
    name: str
    start: date
    end: date | None
    dates: str
    note: str


@dataclass(frozen=True)
class PeriodLine:
    """What the body was called and how it was made up from a day on; without a day, from the beginning."""

    start: date | None
    name: str
    short_name: str
    kind: str
    title_of_holder: str
    basis: str = ""


@dataclass(frozen=True)
class BodyLine:
    """The local policing body and its holders, oldest first."""

    name: str
    short_name: str
    kind: str
    title_of_holder: str
    force: str
    area_code: str
    about: str
    contact: str
    shown_as_at: date | None
    holders: tuple[HolderLine, ...]
    # Where its name or its kind changed, or is to change; the beginning first.
    periods: tuple[PeriodLine, ...] = ()


def read_body(fields: Fields) -> BodyLine:
    """The body from the tables [office], [[holder]] and [[body]] of an office file; problems are noted in `fields`."""
    fields.asked.add("office")
    office = Fields(fields.table.get("office"), f"{fields.where}, [office]", fields.problems)
    body = BodyLine(
        name=office.text("name", limit=200),
        short_name=office.text("short_name", limit=100),
        kind=office.choice("kind", KINDS),
        title_of_holder=office.text("title_of_holder", limit=100),
        force=office.text("force", limit=200),
        area_code=office.code("area", limit=40),
        about=office.text("about", needed=False),
        contact=office.text("contact", needed=False),
        shown_as_at=office.day("shown_as_at", needed=False),
        holders=tuple(sorted(_holders(fields), key=lambda one: one.start)),
        periods=tuple(sorted(_periods(fields), key=lambda one: one.start or date.min)),
    )
    office.finish()
    return body


def _holders(fields: Fields) -> Sequence[HolderLine]:
    lines = []
    for item in fields.tables("holder"):
        start, end = item.day("from"), item.day("until", needed=False)
        if start and end and end < start:
            item.wrong(f"'until' is {end}, before 'from' on {start}.")
        lines.append(
            HolderLine(
                title=item.text("title", limit=200),
                name=item.text("name", needed=False, limit=200),
                start=start or date.min,
                end=end,
                dates=item.choice("dates", ("stated", "assumed"), default="stated"),
                note=item.text("note", needed=False),
            )
        )
        item.finish()
    return lines


def _periods(fields: Fields) -> Sequence[PeriodLine]:
    lines, seen = [], set()
    for item in fields.tables("body"):
        start = item.day("from", needed=False)
        if start in seen:
            item.wrong(
                f"two periods begin {'on ' + start.isoformat() if start else 'without a day'}: keep one of them."
            )
        seen.add(start)
        lines.append(
            PeriodLine(
                start=start,
                name=item.text("name", limit=200),
                short_name=item.text("short_name", limit=100),
                kind=item.choice("kind", KINDS),
                title_of_holder=item.text("title_of_holder", limit=100),
                basis=item.text("basis", needed=False, limit=300),
            )
        )
        item.finish()
    return lines


CONTACTS = ("office", "chief-executive", "standards", "panel", "regulator", "police", "anonymous")
"""Who is reached by a contact: the office, its chief executive, the force's professional standards department, the panel, the
regulator, the force for what is no emergency, and whoever takes word of crime without a name."""


@dataclass(frozen=True)
class ContactLine:
    """How one of CONTACTS is reached, and where that is known from; `address` is that of a website."""

    code: str
    name: str
    email: str
    telephone: str
    post: str
    address: str
    source: str
    note: str = ""

    @property
    def reached(self) -> bool:
        """Whether anything is known of how."""
        return bool(self.email or self.telephone or self.post or self.address)


def read_contacts(fields: Fields) -> tuple[ContactLine, ...]:
    """The [[contact]] tables of `contacts.toml`; notes doubled codes and addresses that are none."""
    lines: dict[str, ContactLine] = {}
    for item in fields.tables("contact"):
        line = ContactLine(
            code=item.choice("code", CONTACTS),
            name=item.text("name", limit=200),
            email=item.text("email", needed=False, limit=200),
            telephone=item.text("telephone", needed=False, limit=60),
            post=item.text("post", needed=False, limit=300),
            address=item.text("address", needed=False, limit=300),
            source=item.text("source", limit=300),
            note=item.text("note", needed=False),
        )
        if line.email and not re.fullmatch(r"[^@\s]+@[^@\s]+", line.email):
            item.wrong(f"'email' is '{line.email}': one such as office@example.org is wanted.")
        if line.address and not re.match(r"https?://[^\s/]", line.address):
            item.wrong(f"'address' is '{line.address}': it begins with https://.")
        item.once(line.code, set(lines))
        item.finish()
        lines[line.code] = line
    return tuple(lines.values())


def contact_table(line: ContactLine) -> dict[str, object]:
    """The line as its [[contact]] table says it; nothing is said of what is empty."""
    return {name: fact for name, fact in asdict(line).items() if fact}
