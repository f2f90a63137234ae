"""Which saved layout reads a file, which one nearly does, and whether a file needs one at all."""

import csv
import io
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from django.utils.text import slugify

from answerable.measures.intake import cells, workbooks
from answerable.measures.intake.layouts import storing
from answerable.measures.intake.layouts.answers import Changed, Fit
from answerable.measures.intake.layouts.fitting import fits
from answerable.measures.intake.layouts.layout import Layout
from answerable.measures.intake.returns import REQUIRED
from answerable.measures.intake.workbooks import Workbook
from answerable.measures.models import Return, ReturnLayout, Source
from answerable.people.models import User

SPREADSHEETS = (b"PK", b"\xd0\xcf\x11\xe0")
"""How files begin that are no text: XLSX and ODS are packed, XLS is of the old Office."""
NOT_THERE = (Changed.NO_SHEET, Changed.NO_TABLE)


@dataclass(frozen=True)
class Fitting:
    """The saved layout that fits a file; where none does, the one that nearly does with what is otherwise."""

    layout: ReturnLayout | None = None
    near: ReturnLayout | None = None
    fit: Fit = field(default_factory=Fit)


def is_tidy(content: bytes) -> bool:
    """Whether a file is meant as CSV in the tidy form: text of which the first row names one of its columns."""
    if content.startswith(SPREADSHEETS):
        return False
    try:
        first = cells.decoded(content).lstrip().split("\n", 1)[0]
        names = next(csv.reader(io.StringIO(first), delimiter=max(",;\t", key=first.count)), [])
    except (cells.Unreadable, csv.Error):
        return True
    known = {name.strip().casefold() for name in names}
    return len(known & set(REQUIRED)) > 1


def fitting(workbook: Workbook, sender: str | None) -> Fitting:
    """The layout of this sender that fits a workbook, or else one of anybody; the newest first.

    With None, as for the office itself, which passes on what others have sent to it, whosoever's layout fits.
    """
    near: list[tuple[int, ReturnLayout, Fit]] = []
    kept = ReturnLayout.objects.current().order_by("-sender", "-made_at", "-pk")
    for one in kept if sender is None else kept.filter(sender__in=[sender, ""]):
        layout = layout_of(one)
        if layout is None:
            continue
        fit = fits(layout, workbook)
        if fit.fits:
            return Fitting(one)
        gone = sum(difference.kind in NOT_THERE for difference in fit.differences)
        if gone < len(layout.tables):
            near.append((len(fit.differences), one, fit))
    nearest = min(near, key=lambda one: one[0], default=None)
    return Fitting(None, nearest[1], nearest[2]) if nearest else Fitting()


def whose(sender: str) -> str | None:
    """Whose layouts read the files of a sender: their own and anybody's; None, all, where the sender is of the office itself."""
    number = sender.removeprefix("user:")
    user = User.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    return sender if user and not user.kind.is_office else None


def layout_of(kept: ReturnLayout) -> Layout | None:
    """What a saved layout says; None where this version cannot read it any more."""
    try:
        return storing.from_json(kept.layout)
    except storing.UnknownLayout:
        return None


def source_code(title: str, day: date, kept: Return | None = None) -> str:
    """A code for a return as a source, of its day and its title; numbered where another return or paper has it already."""
    first = slugify(f"{day.isoformat()}-{title}")[:90].strip("-")
    others = Return.objects.exclude(pk=kept.pk) if kept else Return.objects.all()
    taken = set(others.filter(source_code__startswith=first).values_list("source_code", flat=True))
    if kept is None or kept.source_code != first:
        taken |= set(Source.objects.filter(code__startswith=first).values_list("code", flat=True))
    return next(code for number in count(1) if (code := first if number == 1 else f"{first}-{number}") not in taken)


def opened(content: bytes, filename: str) -> tuple[Workbook | None, str]:
    """The workbook in a file, or None and why it cannot be opened."""
    try:
        return workbooks.opened(content, filename), ""
    except cells.Unreadable as error:
        return None, str(error)
