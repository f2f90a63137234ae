"""Rule sets, named and numbered: what counts as more than chance. A stored signal keeps the key of the set that found it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from answerable.calc.behaviour.patterns import (
    Alternating,
    Avoiding,
    Close,
    Finding,
    Hugging,
    Judged,
    Outside,
    Pattern,
    Shift,
    Trend,
)


class NoSuchRule(ValueError):
    """The set has no rule of that name, or the rule has no length."""


@dataclass(frozen=True)
class RuleSet:
    """Rules in order of strength: where two of them mark the same points, the earlier is told."""

    name: str
    version: str
    rules: tuple[Pattern, ...]

    @property
    def key(self) -> str:
        """Name and version ("mdc-1"), with the lengths that are not the set's own ("mdc-1 shift=8")."""
        return f"{self.name}-{self.version}"

    def find(self, judged: Judged) -> Iterator[Finding]:
        """What every rule finds, each finding the whole of its run."""
        for rule in self.rules:
            yield from rule.find(judged)

    def strength(self, rule: str) -> int:
        """0 for the strongest."""
        return next(place for place, one in enumerate(self.rules) if one.name == rule)

    def length(self, rule: str) -> int:
        """How many points the rule needs. Raises NoSuchRule."""
        return int(getattr(self._with_length(rule), "length"))  # noqa: B009

    def with_lengths(self, **lengths: int) -> "RuleSet":
        """The same rules with other lengths, such as `MDC.with_lengths(shift=8)`; the key says so. Raises NoSuchRule."""
        rules = self.rules
        for name, length in lengths.items():
            old = self._with_length(name)
            if length < 2:
                raise NoSuchRule(f"A {name} of {length} is no {name}: it takes at least two points.")
            rules = tuple(_lengthened(one, length) if one is old else one for one in rules)
        changed = "".join(f" {name}={length}" for name, length in sorted(lengths.items()))
        return replace(self, version=self.version + changed, rules=rules)

    def _with_length(self, name: str) -> Pattern:
        for one in self.rules:
            if one.name == name and hasattr(one, "length"):
                return one
        raise NoSuchRule(f"The rules {self.key} have no rule “{name}” with a length.")


def _lengthened(rule: Pattern, length: int) -> Pattern:
    values = {one.name: getattr(rule, one.name) for one in fields(rule)}  # type: ignore[arg-type]
    return type(rule)(**{**values, "length": length})


THIRD, TWO_THIRDS = 1 / 3, 2 / 3

MDC = RuleSet("mdc", "1", (Shift(7), Trend(7), Outside(), Close(2, 3, TWO_THIRDS, "two_of_three")))
"""NHS England, Making Data Count: one point outside, a shift of seven, a trend of seven, two of three close to a limit."""

NELSON = RuleSet(
    "nelson",
    "1",
    (
        Shift(9),
        Trend(6),
        Outside(),
        Close(2, 3, TWO_THIRDS, "two_of_three"),
        Close(4, 5, THIRD, "four_of_five"),
        Alternating(14),
        Avoiding(8, THIRD),
        Hugging(15, THIRD),
    ),
)
"""L. S. Nelson (1984): the eight tests, with his lengths."""

RULE_SETS = {one.name: one for one in (MDC, NELSON)}
