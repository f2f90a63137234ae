"""The rules in words, and the scales with the definitions of their steps."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from answerable.assessments.queries.rules import rules_in_use, versions
from answerable.assessments.queries.scales import scales
from answerable.assessments.views.standing_list import HERE
from answerable.assessments.views.tags import step_tag
from answerable.calc.status.answer import Question
from answerable.calc.status.rules import Rule, RuleSet
from answerable.calc.status.wording import ASKED, answer_words, condition_words, rule_words
from answerable.kit.components import Row, Tag
from answerable.people.permissions import Permission, requires
from answerable.people.views.crumbs import crumbs


@dataclass(frozen=True)
class RuleShown:
    """A rule in words: what it says, what it answers, and when it applies."""

    words: str
    answer: str
    when: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """A question with its rules in order."""

    question: str
    rules: tuple[RuleShown, ...]


@dataclass(frozen=True)
class ScaleShown:
    """A scale with its steps, each with its definition."""

    title: str
    meaning: str
    in_use: bool
    steps: tuple[tuple[Tag, str], ...]


@require_GET
@requires(Permission.SEE)
def rules(request: HttpRequest) -> HttpResponse:
    """What the computed status is computed by."""
    held = rules_in_use()
    page = {
        "held": held,
        "asked": asked(held),
        "limits": limits(held),
        "versions": [one for one in versions() if one.rules.name != held.name],
        "breadcrumbs": crumbs(HERE),
    }
    return render(request, "assessments/rules.html", page)


def asked(held: RuleSet) -> list[Asked]:
    return [Asked(ASKED[one], tuple(_shown(rule) for rule in held.of(one))) for one in Question if held.of(one)]


def _shown(rule: Rule) -> RuleShown:
    when = tuple(condition_words(one) for one in rule.when)
    return RuleShown(rule_words(rule), answer_words(rule), when)


def limits(held: RuleSet) -> list[Row]:
    """The numbers of the rules, each with what it is for."""
    return [
        Row("Too old", f"A figure whose last day lies more than {held.too_old_after} months back judges nothing."),
        Row("No change", f"A change below {held.least_change}% that nothing could set against chance counts as none."),
        Row(
            "In question",
            f"Where papers contradict each other on its figures, a change below {held.doubted_change}% tells nothing.",
        ),
        Row("Nearly", f"A figure that misses what is asked by up to {held.near_miss}% of it nearly meets it."),
    ]


@require_GET
@requires(Permission.SEE)
def all_scales(request: HttpRequest) -> HttpResponse:
    """The scales, with the definition of each step next to its word."""
    shown = [
        ScaleShown(one.title, one.meaning, one.in_use, tuple((step_tag(step), step.meaning) for step in one.steps))
        for one in scales()
    ]
    page = {"scales": shown, "off": not any(one.in_use for one in shown), "breadcrumbs": crumbs(HERE)}
    return render(request, "assessments/scales.html", page)
