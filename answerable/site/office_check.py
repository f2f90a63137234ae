"""The figures of papers against the office's own: the part of `check` that asks the database."""

from collections.abc import Sequence

from answerable.calc.consistency.finding import Finding
from answerable.calc.consistency.reading import Reading
from answerable.evidence.queries import office
from answerable.site import setup


def against_office(readings: Sequence[Reading]) -> tuple[Finding, ...]:
    """What contradicts a figure that the office holds. Raises DatabaseTooOld or DatabaseTooNew for a database of another version."""
    setup.require_up_to_date()
    return office.against_office(readings)
