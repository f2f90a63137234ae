"""What stands beside tables of every form: whose they are, as of when, under which terms."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from answerable.publishing.opendata import licence

JSON = "application/json"


@dataclass(frozen=True)
class About:
    """The release that files are of. `address` begins every absolute address; "" where the site does not know its own."""

    body_name: str
    number: int
    released_at: datetime
    known_on: date
    address: str

    @property
    def attribution(self) -> str:
        """By the day that the figures are known on, so that a file that says nothing new stays as it is."""
        return licence.attribution(self.body_name, self.known_on)

    def whole(self, path: str, base: str = "") -> str:
        """An absolute address; where the site does not know its own, relative to a file in the folder that `base` leads up from."""
        return (self.address or base) + path


def written(document: Mapping[str, object]) -> bytes:
    """JSON as people can read it too, the same bytes for the same document."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
