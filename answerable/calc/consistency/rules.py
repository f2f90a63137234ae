"""The rules, in the order in which they are run, and the one call that runs them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from answerable.calc.consistency.after_cut_off import after_cut_off
from answerable.calc.consistency.annualised import annualised
from answerable.calc.consistency.blank_rating import blank_rating
from answerable.calc.consistency.change_of_table import change_of_table
from answerable.calc.consistency.event_date import event_date
from answerable.calc.consistency.every_one import every_one
from answerable.calc.consistency.finding import MOST_PLACES, Finding, Kind, Severity
from answerable.calc.consistency.known_anomaly import known_anomaly
from answerable.calc.consistency.left_in import left_in
from answerable.calc.consistency.more_or_all import more_or_all
from answerable.calc.consistency.no_base import no_base
from answerable.calc.consistency.no_value_told import no_value_told
from answerable.calc.consistency.nth_year import nth_year
from answerable.calc.consistency.overlapping_periods import overlapping_periods
from answerable.calc.consistency.period_of_table import period_of_table
from answerable.calc.consistency.points_or_percent import points_or_percent
from answerable.calc.consistency.rate_over_months import rate_over_months
from answerable.calc.consistency.reading import Reading
from answerable.calc.consistency.row_arithmetic import row_arithmetic
from answerable.calc.consistency.same_figure import same_figure
from answerable.calc.consistency.share_of_table import share_of_table
from answerable.calc.consistency.small_base import small_base
from answerable.calc.consistency.stated_change import stated_change
from answerable.calc.consistency.stated_share import stated_share
from answerable.calc.consistency.sum_of_parts import sum_of_parts
from answerable.calc.consistency.told_extreme import told_extreme
from answerable.calc.consistency.told_range import told_range
from answerable.calc.consistency.two_bases import two_bases
from answerable.calc.consistency.two_labels import two_labels
from answerable.calc.consistency.two_names import two_names
from answerable.calc.consistency.two_periods import two_periods
from answerable.calc.consistency.two_qualifiers import two_qualifiers
from answerable.calc.consistency.two_terms import two_terms
from answerable.calc.consistency.year_on_year import year_on_year

Rule = Callable[[Sequence[Reading]], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    stated_change,
    row_arithmetic,
    sum_of_parts,
    stated_share,
    same_figure,
    event_date,
    two_terms,
    two_periods,
    two_qualifiers,
    more_or_all,
    period_of_table,
    year_on_year,
    every_one,
    told_range,
    told_extreme,
    change_of_table,
    share_of_table,
    rate_over_months,
    annualised,
    points_or_percent,
    two_bases,
    after_cut_off,
    overlapping_periods,
    nth_year,
    no_value_told,
    two_names,
    two_labels,
    known_anomaly,
    no_base,
    small_base,
    blank_rating,
    left_in,
)


def check(readings: Sequence[Reading]) -> tuple[Finding, ...]:
    """What the rules find in the documents together: gravest first, one finding for a fault that is repeated."""
    found: dict[tuple[str, str], Finding] = {}
    for rule in RULES:
        for finding in rule(readings):
            key = finding.rule, finding.message
            found[key] = _joined(found[key], finding) if key in found else finding
    order = list(Severity)
    return tuple(
        sorted(
            found.values(),
            key=lambda one: (order.index(one.severity), one.places[0].document, one.places[0].line, one.message),
        )
    )


def _joined(first: Finding, again: Finding) -> Finding:
    """With the places of both; what is asked about a base is asked where it is told first."""
    if first.kind is Kind.BASELINE:
        return first
    places = [*first.places, *(place for place in again.places if place not in first.places)]
    return replace(first, places=tuple(places[:MOST_PLACES]))
