"""The rules in use and those before them."""

from dataclasses import dataclass

from answerable.assessments.intake.rules import shipped
from answerable.assessments.models import RuleSet as Kept
from answerable.calc.status.rules import RuleSet
from answerable.kit.freezing import thaw


@dataclass(frozen=True)
class RulesLine:
    """One version of the rules, as it is kept and as its office folder says it."""

    rules: RuleSet
    in_use: bool


def rules_in_use() -> RuleSet:
    """The rules that the office uses; those that come with the program until it has said otherwise."""
    kept = Kept.objects.filter(in_use=True).first()
    return thaw(RuleSet, kept.content) if kept else shipped()


def versions() -> tuple[RulesLine, ...]:
    """Every version that was ever in use here, the newest first."""
    rows = Kept.objects.order_by("-in_use", "code", "-version")
    return tuple(RulesLine(thaw(RuleSet, one.content), one.in_use) for one in rows)
