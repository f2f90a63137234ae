"""What stands at an address whose page has another one now."""

from dataclasses import dataclass
from datetime import date

from answerable.publishing.pages.parts import Ref


@dataclass(frozen=True)
class MovedPage:
    """Leads on to the page that stands for this address. Served it is a redirect; in a folder a page that says so."""

    to: Ref
    because: str
    on: date
