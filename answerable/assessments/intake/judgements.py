"""judgements.json: the judgements of an office with what the system showed, and the rules that were in use."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from answerable.calc.status.answer import Status
from answerable.calc.status.rules import RuleSet
from answerable.kit.freezing import NotThisForm, freeze, thaw, written
from answerable.kit.toml import Problem


@dataclass(frozen=True)
class RulesLine:
    """One version of the rules."""

    rules: RuleSet
    in_use: bool


@dataclass(frozen=True)
class JudgementLine:
    """One judgement with the status computed then. `made_by` is a reference and stays empty in a public export."""

    plan: str
    objective: str
    rating: str
    as_at: date
    judge_name: str
    judge_role: str
    reason: str
    computed: Status
    differs: bool
    differs_because: str
    made_by: str
    made_at: datetime


@dataclass(frozen=True)
class JudgementsFile:
    """All of the file: rules, then judgements in the order in which they were made."""

    rules: tuple[RulesLine, ...] = ()
    judgements: tuple[JudgementLine, ...] = ()


def read_judgements(content: bytes, where: str, problems: list[Problem]) -> JudgementsFile:
    """The file, or an empty one with the problem noted."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
        if not isinstance(data, Mapping):
            raise NotThisForm("a frozen form is wanted")
        return thaw(JudgementsFile, data)
    except (ValueError, RecursionError) as error:
        problems.append(Problem(where, f"this is no file of judgements: {str(error)[:200]}."))
        return JudgementsFile()


def written_judgements(file: JudgementsFile) -> str:
    """The one way the file is written; nothing where nothing was judged and no rules were used."""
    return written(freeze(file)) + "\n" if file.rules or file.judgements else ""
