"""How meetings are held here, and the scale, as the lines of the office folder."""

from answerable.scrutiny.intake.programme import DAYS, FormLine, ProgrammeLines, StandingLine, StepLine
from answerable.scrutiny.models import AssuranceStep, MeetingForm

SAME = ("function", "purpose", "in_public", "takes_questions", "room", "every_months", *DAYS)
"""The fields that a form and its line have alike."""


def form_line(row: MeetingForm) -> FormLine:
    """A form as its file would say it."""
    standing = tuple(
        StandingLine(one["title"], one.get("minutes"), one.get("kind", "standing"), bool(one.get("last")))
        for one in row.standing_items
    )
    return FormLine(**{name: getattr(row, name) for name in SAME}, standing=standing)


def form_lines(*, restricted: bool = True) -> tuple[FormLine, ...]:
    """Every form by its function; without `restricted` those that meet in public."""
    rows = MeetingForm.objects.order_by("function")
    return tuple(form_line(one) for one in (rows if restricted else rows.filter(in_public=True)))


def scale_lines() -> tuple[StepLine, ...]:
    """The steps of the scale, in their order."""
    rows = AssuranceStep.objects.order_by("position", "pk")
    return tuple(StepLine(one.code, one.word, one.shape, one.meaning) for one in rows)


def programme_lines(*, restricted: bool = True) -> ProgrammeLines:
    """All that `programme.toml` says. Two queries."""
    return ProgrammeLines(form_lines(restricted=restricted), scale_lines())
