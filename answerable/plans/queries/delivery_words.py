"""How dates that move are told."""

from datetime import date

from answerable.kit.wording import british_date, counted

A_MONTH, A_YEAR = 61, 730
"""So many days and more are told in months, and in years."""


def is_slip(was: date | None, due: date | None) -> bool:
    """Whether a date moved away: later, or to no date at all."""
    return was is not None and (due is None or due > was)


def moved_words(was: date | None, due: date | None) -> str:
    """ "Slipped by 3 months, from 1 March 2023 to 1 June 2023."; empty where the date stayed."""
    if was == due:
        return ""
    if was is None:
        return f"Due date set: {british_date(due)}."
    if due is None:
        return f"The due date of {british_date(was)} was given up."
    word = "Slipped" if due > was else "Brought forward"
    return f"{word} by {span_words(abs((due - was).days))}, from {british_date(was)} to {british_date(due)}."


def span_words(days: int) -> str:
    """ "12 days", "3 months", "2 years": as long as people say it; months and years are rounded."""
    if days < A_MONTH:
        return counted(days, "day")
    return counted(round(days / 30.44), "month") if days < A_YEAR else counted(round(days / 365.25), "year")
