"""Writes of rules: a version is kept when it is first used, and never changed."""

from datetime import datetime

from django.db import transaction

from answerable.assessments.models import RuleSet as Kept
from answerable.assessments.operations.refusals import RulesRefused
from answerable.calc.status.rules import RuleSet, WrongRules, check
from answerable.kit import audit, turns
from answerable.kit.audit import Actor
from answerable.kit.freezing import freeze
from answerable.measures.models import Measure
from answerable.plans.models import Rating


@transaction.atomic
def use_rules(rules: RuleSet, *, by: Actor, at: datetime) -> bool:
    """Judges by these rules from now on; whether that changed anything. What was judged before keeps its own.

    Raises RulesRefused where they speak of what is not held, give no reason, or change a version that was used.
    """
    turns.take_turn()
    _refuse_wrong(rules)
    held = Kept.objects.filter(code=rules.code, version=rules.version).first()
    if held and held.in_use:
        return False
    before = Kept.objects.filter(in_use=True).first()
    Kept.objects.filter(in_use=True).update(in_use=False)
    kept = held or _keep(rules)
    kept.in_use = True
    kept.save(update_fields=["in_use"])
    audit.record(
        "rules taken into use",
        by=by,
        at=at,
        subject=f"rules:{rules.name}",
        before={"rules": str(before)} if before else None,
        after={"rules": str(kept), "because": rules.because},
    )
    return True


def load_rules(rules: RuleSet, *, by: Actor, at: datetime) -> int:
    """Takes the rules of a folder into use; 1 where that is new. Raises RulesRefused."""
    return int(use_rules(rules, by=by, at=at))


def kept_rules(rules: RuleSet) -> Kept:
    """The row of the rules in use; it is made when something is first judged by those that come with the program."""
    held = Kept.objects.filter(code=rules.code, version=rules.version).first()
    if held is None:
        held = _keep(rules, in_use=not Kept.objects.filter(in_use=True).exists())
    return held


def _keep(rules: RuleSet, *, in_use: bool = False) -> Kept:
    return Kept.objects.create(
        code=rules.code,
        version=rules.version,
        title=rules.title,
        content=freeze(rules),
        in_use=in_use,
        because=rules.because,
    )


def _refuse_wrong(rules: RuleSet) -> None:
    problems: list[str] = []
    named = {one.measure for rule in rules.rules for one in rule.when if one.measure}
    held = set(Measure.objects.filter(code__in=named).values_list("code", flat=True))
    try:
        check(rules, measures=held, steps=set(Rating.objects.values_list("code", flat=True)) | SHIPPED_STEPS)
    except WrongRules as wrong:
        problems += wrong.problems
    if not rules.because.strip():
        problems.append("'because' is missing: say why the rules are as they are.")
    same = Kept.objects.filter(code=rules.code, version=rules.version).first()
    if same and same.content != freeze(rules):
        problems.append(
            f"Version {rules.version} of '{rules.code}' was used with other rules: give the changed ones a new version."
        )
    if problems:
        raise RulesRefused(tuple(problems))


SHIPPED_STEPS = {"green", "amber", "red", "assured", "partly-assured", "not-assured"}
"""Steps that the shipped rules may suggest; an office without such a scale is never suggested one."""
