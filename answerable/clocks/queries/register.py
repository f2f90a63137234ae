"""The register of duties, as files and pages have it."""

from dataclasses import fields

from answerable.clocks.intake.register import DutyLine
from answerable.clocks.models import Duty


def line_of(duty: Duty) -> DutyLine:
    """A duty as a file says it."""
    return DutyLine(**{one.name: getattr(duty, one.name) for one in fields(DutyLine)})
