"""What becomes of the objectives of a plan in force when a variation of it is issued."""

from collections.abc import Collection
from dataclasses import dataclass

from answerable.plans.intake.drafts import DraftLine, DraftObjective


@dataclass(frozen=True)
class Ending:
    """An objective that the variation takes out: its code until now, why, and the new codes that carry it on."""

    code: str
    because: str
    into: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lineage:
    """`kept` are (new code, code until now) of the same objective; `links` (new code, the ended code it carries on)."""

    kept: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...]
    ended: tuple[Ending, ...]


def trace(line: DraftLine, current: Collection[str]) -> Lineage:
    """What each of the `current` codes becomes.

    An objective that carries on one other, which nothing else carries on, is the same one, whatever its number is. Of a
    split the first part is the same one, and of a merger the whole is the first of those merged: each is known by its key,
    which in a variation is the code it had. Where no key tells, the number does.
    """
    claims = {code: [one for one in line.objectives if code in one.was] for code in current}
    kept: dict[str, str] = {}
    for one in line.objectives:
        was = [code for code in one.was if code in claims]
        if len(was) == 1 and len(claims[was[0]]) == 1:
            kept[one.code] = was[0]
        elif one.key in was:
            kept[one.code] = one.key
        elif one.code in was and not any(other.key == one.code for other in claims[one.code]):
            kept[one.code] = one.code
    links = tuple(
        (one.code, code) for one in line.objectives for code in one.was if code in claims and kept.get(one.code) != code
    )
    same = set(kept.values())
    reasons = {one.code: one.because for one in line.left_out}
    ended = tuple(_ending(code, claims[code], reasons) for code in claims if code not in same)
    return Lineage(tuple(kept.items()), links, ended)


def _ending(code: str, heirs: list[DraftObjective], reasons: dict[str, str]) -> Ending:
    into = tuple(one.code for one in heirs)
    if len(into) > 1:
        return Ending(code, f"Split into {', '.join(into[:-1])} and {into[-1]}.", into)
    if into:
        return Ending(code, f"Merged into {into[0]}.", into)
    return Ending(code, reasons.get(code) or "Left out of the plan.", ())
