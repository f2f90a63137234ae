"""The page of who is to be asked, told or complained to about what."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reached:
    """How somebody is reached, and where that is known from; `who` is one of `bodies.intake.CONTACTS`."""

    who: str
    name: str
    email: str
    telephone: str
    post: str
    address: str
    source: str
    note: str = ""


@dataclass(frozen=True)
class ContactPage:
    """The routes of complaints told apart. What the office's data say nothing of has no entry in `contacts`."""

    body_name: str
    holder_title: str
    board: bool
    force: str
    contact: str
    contacts: tuple[Reached, ...] = ()
