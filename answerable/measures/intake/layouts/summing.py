"""Totals beside the sums of their parts: down a column, along a row, and over the months of a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from answerable.calc.grids.amounts import Amount
from answerable.calc.grids.axis import Label, Says, is_total
from answerable.calc.grids.formats import plain
from answerable.calc.grids.walking import Figure
from answerable.calc.periods import Period
from answerable.calc.rounding import last_place
from answerable.measures.intake.layouts.answers import Sum, TotalCheck
from answerable.measures.intake.layouts.layout import Line, Role

TOTALS = (Role.WHOLE, Role.CHECKED)


@dataclass(frozen=True)
class Told:
    """A cell with its line; `amount` is None where it is empty or cannot be read. `adds` marks a total of periods."""

    figure: Figure
    line: Line
    amount: Amount | None
    where: str
    adds: bool = False

    @property
    def value(self) -> Decimal | None:
        return self.amount.value if self.amount else None

    @property
    def place(self) -> Decimal:
        return last_place(self.value, self.figure.cell.shown) if self.value is not None else Decimal(0)


def checks(told: Sequence[Told]) -> tuple[TotalCheck, ...]:
    """Every total of one table that can be checked."""
    return (*_wholes(told), *_over_time(told))


def _wholes(told: Sequence[Told]) -> Iterator[TotalCheck]:
    """Totals of rows or columns, each beside its parts of the same period."""
    lines = dict.fromkeys(one.line for one in told)
    parts = {line: {part for part in lines if _is_part(part, line)} for line in lines if line.role in TOTALS}
    alike: dict[Label, list[Told]] = {}
    for one in told:
        alike.setdefault(one.figure.label, []).append(one)
    for one in told:
        if one.line not in parts or one.value is None or not (one.line.target and one.line.target.adds_up):
            continue
        beside = [other for other in alike[one.figure.label] if other.line in parts[one.line]]
        if beside:
            yield _checked(one, beside)


def _is_part(part: Line, whole: Line) -> bool:
    """By the words that the two share ("Burglary, total" and "Burglary, residential"), and by the measure."""
    if part.role is not Role.FIGURES or part.target is None or whole.target is None:
        return False
    shared = tuple(word for word in whole.words if not is_total(word)) if any(map(is_total, whole.words)) else ()
    same = part.target.measure == whole.target.measure and part.target.unit == whole.target.unit
    return same and part.words[: len(shared)] == shared


def _over_time(told: Sequence[Told]) -> Iterator[TotalCheck]:
    """Totals of periods, line by line."""
    lines: dict[Line, list[Told]] = {}
    for one in told:
        if one.line.target and one.line.target.adds_over_time:
            lines.setdefault(one.line, []).append(one)
    for line in lines.values():
        every = [one for one in line if not one.adds]
        since, passed = 0, 0
        for one in line:
            if not one.adds:
                passed += 1
            elif one.value is not None:
                yield _over(one, (every[since:passed], every[:passed], every))
                since = passed


def _over(total: Told, spans: tuple[list[Told], ...]) -> TotalCheck:
    """A total of periods adds up those that it names, or those since the last total, or all so far, or all there are."""
    if named := total.figure.label.period:
        return _named(total, named, spans[-1])
    found = [_checked(total, parts) for parts in spans if parts]
    if not found:
        return TotalCheck(total.where, Sum.UNCHECKED, total.value, None, 0, "it adds up nothing that stands here.")
    agrees = (check for check in found if check.state is Sum.AGREES)
    return next(agrees, found[0])


def _named(total: Told, named: Period, every: list[Told]) -> TotalCheck:
    parts = [one for one in every if one.figure.label.period and named.contains(one.figure.label.period)]
    check = _checked(total, parts)
    days = sum(one.figure.label.period.days for one in parts if one.figure.label.period)
    if check.state is Sum.DIFFERS and days < named.days:
        message = "not every period that it names is in the table, so it was not compared with their sum."
        return TotalCheck(check.where, Sum.UNCHECKED, check.stated, check.summed, check.parts, message)
    return check


def _checked(total: Told, parts: Sequence[Told]) -> TotalCheck:
    """Whole numbers must agree exactly; others within half of the last place shown of each number.

    Empty cells are no parts (the quarters to come); where the others do not make the total, one of them may be.
    """
    empty = [part for part in parts if part.figure.cell.empty]
    if empty and len(empty) < len(parts):
        check = _checked(total, [part for part in parts if not part.figure.cell.empty])
        if check.state is not Sum.DIFFERS:
            return check
    values = [part.value for part in parts if part.value is not None]
    stated, summed = total.value or Decimal(0), sum(values, Decimal(0))
    whole = all(value == value.to_integral_value() for value in (stated, *values))
    slack = Decimal(0) if whole else (total.place + sum((part.place for part in parts), Decimal(0))) / 2
    said = f"'{total.figure.label.text or total.line.heading}'" if total.adds else f"'{total.line.heading}'"
    unknown = len(parts) - len(values)
    if unknown and (summed <= stated or not values):
        few = "one of its parts has no number" if unknown == 1 else f"{unknown} of its parts have no number"
        message = f"{said} is {_number(stated)}; {few}, so it was not compared with their sum."
        return TotalCheck(total.where, Sum.UNCHECKED, stated, summed, len(parts), message)
    if abs(stated - summed) <= slack:
        message = f"{said} is the sum of {_parts(parts)}."
        return TotalCheck(total.where, Sum.AGREES, stated, summed, len(parts), message)
    message = (
        f"{said} is {_number(stated)}, but its {len(parts)} parts add up to {_number(summed)}: ask which is right."
    )
    return TotalCheck(total.where, Sum.DIFFERS, stated, summed, len(parts), message)


def _parts(parts: Sequence[Told]) -> str:
    return "its only part" if len(parts) == 1 else f"its {len(parts)} parts"


def _number(value: Decimal) -> str:
    text = plain(value)
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.lstrip("-") else text


def is_sum(figure: Figure, kinds: tuple[str, ...]) -> bool:
    """Whether a figure adds up periods of its line: by its label, or because its period is not of the table's kind."""
    label = figure.label
    if label.says is Says.TOTAL:
        return True
    return bool(label.period and kinds and label.period.kind.value not in kinds)
