"""Rules as a file: read from TOML to `calc.status.RuleSet`, with every problem of it at once."""

from pathlib import Path

from answerable.calc.status.answer import Question
from answerable.calc.status.rules import Condition, Rule, RuleSet
from answerable.kit.toml import Fields, Problem, parse

SHIPPED = Path(__file__).parent.parent / "rules.toml"


def read(content: bytes, where: str = "rules.toml") -> tuple[RuleSet | None, tuple[Problem, ...]]:
    """The rules of a file, or None with its problems."""
    problems: list[Problem] = []
    fields = Fields(parse(content, where, problems), where, problems)
    rules = RuleSet(
        code=fields.code("code", limit=60),
        version=fields.number("version", needed=True) or 1,
        title=fields.text("title", limit=200),
        because=fields.text("because"),
        too_old_after=fields.number("too_old_after") or RuleSet.too_old_after,
        least_change=fields.number("least_change") or 0,
        doubted_change=fields.number("doubted_change") or 0,
        near_miss=fields.number("near_miss") or 0,
        rules=tuple(_rule(one) for one in fields.tables("rule")),
    )
    fields.finish()
    return (None if problems else rules), tuple(problems)


def read_rules(content: bytes, where: str, problems: list[Problem]) -> RuleSet | None:
    """An office's own rules, from rules.toml in its folder; problems are noted."""
    rules, found = read(content, where)
    problems.extend(found)
    return rules


def shipped() -> RuleSet:
    """The rules that come with the program."""
    rules, problems = read(SHIPPED.read_bytes(), SHIPPED.name)
    if rules is None:
        raise ValueError("; ".join(map(str, problems)))
    return rules


def _rule(fields: Fields) -> Rule:
    question = fields.choice("question", tuple(Question))
    rule = Rule(
        code=fields.code("code", limit=60),
        question=Question(question) if question in set(Question) else Question.STEP,
        answer=fields.text("answer", limit=60),
        words=fields.text("words", limit=400),
        when=tuple(_condition(one) for one in fields.tables("when")),
    )
    fields.finish()
    return rule


def _condition(fields: Fields) -> Condition:
    exactly = fields.number("is")
    condition = Condition(
        term=fields.text("term", limit=60),
        least=exactly if exactly is not None else fields.number("at_least"),
        most=exactly if exactly is not None else fields.number("at_most"),
        among=fields.texts("among"),
        measure=fields.text("measure", needed=False, limit=120),
    )
    fields.asked.update({"at_least", "at_most"})
    fields.finish()
    return condition
