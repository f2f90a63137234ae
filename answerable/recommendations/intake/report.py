"""What somebody says of a report that brings recommendations, before it is written down."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ReportFacts:
    """A report as it is entered. `published` is the day of publication, or of the letter.

    `respond_by` is the day by which the report itself asks for a response, where it does (super-complaints); statutory days are reckoned.
    """

    title: str
    origin: str
    published: date
    author: str = ""
    received: date | None = None
    address: str = ""
    national: bool = False
    note: str = ""
    respond_by: date | None = None
