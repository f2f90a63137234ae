"""What is known of a measure besides its figures, each in one line: to be named where it is withdrawn."""

from answerable.calc.periods import Period, printed
from answerable.kit.wording import british_date, value_words
from answerable.measures.models import Annotation, Break, Comparator, Standard
from answerable.measures.queries.held import plain


def known_words(row: Break | Annotation | Standard | Comparator) -> str:
    """ "Target: at least 95%, from 1 April 2023"; a part of the measure is named with it."""
    said, when = _said(row)
    of = f" (only {row.breakdown})" if row.breakdown else ""
    return f"{said[:1].upper()}{said[1:]}{of}, {when}"


def _said(row: Break | Annotation | Standard | Comparator) -> tuple[str, str]:
    match row:
        case Standard():
            asked = f"{row.get_aim_display().lower()} {value_words(plain(row.value), row.measure.unit)}"
            return f"{row.get_kind_display()}: {asked}", f"from {british_date(row.starts)}"
        case Break():
            return row.reason, f"since {british_date(row.at)}"
        case Annotation():
            return row.reason, printed(Period(row.starts, row.ends))
        case Comparator():
            value = "" if row.value is None else f": {value_words(plain(row.value), row.measure.unit)}"
            return f"{row.name}{value}", printed(Period(row.period_start, row.period_end))
