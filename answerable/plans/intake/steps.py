"""The statutory steps of a plan, as `plans/steps.toml` says them: data, so that an office can correct one."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from answerable.kit.toml import Fields, Problem, parse

SHIPPED = Path(__file__).parent.parent / "steps.toml"


class StepsUnreadable(Exception):
    """The file of steps has faults; `problems` says all of them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(" ".join(str(one) for one in problems))
        self.problems = problems


@dataclass(frozen=True)
class Step:
    """One step: what the law asks, what shows that it was done, and what must come before it."""

    code: str
    title: str
    basis: str
    wording: str
    needs: str
    after: tuple[str, ...] = ()
    answers: str = ""
    when_changed_since: tuple[str, ...] = ()
    version: bool = False
    address: bool = False
    confirmed: bool = False


@cache
def steps() -> tuple[Step, ...]:
    """The steps in the order of the checklist. Raises StepsUnreadable."""
    return read_steps(SHIPPED.read_bytes(), SHIPPED.name)


def step(code: str) -> Step | None:
    return next((one for one in steps() if one.code == code), None)


def read_steps(content: bytes, where: str) -> tuple[Step, ...]:
    problems: list[Problem] = []
    fields = Fields(parse(content, where, problems), where, problems)
    found: dict[str, Step] = {}
    for item in fields.tables("step"):
        one = _step(item)
        item.finish()
        item.once(one.code, set(found))
        for named in (*one.after, *one.when_changed_since, *([one.answers] if one.answers else [])):
            if named not in found and named != one.code:
                item.wrong(f"'{named}' is no step that stands before '{one.code}'.")
        found[one.code] = one
    fields.finish()
    if problems:
        raise StepsUnreadable(problems)
    return tuple(found.values())


def _step(item: Fields) -> Step:
    return Step(
        code=item.code("code", limit=60),
        title=item.text("title", limit=200),
        basis=item.text("basis"),
        wording=item.text("wording"),
        needs=item.text("needs"),
        after=item.texts("after"),
        answers=item.code("answers", needed=False),
        when_changed_since=item.texts("when_changed_since"),
        version=_yes(item, "version"),
        address=_yes(item, "address"),
        confirmed=_yes(item, "confirmed"),
    )


def _yes(item: Fields, key: str) -> bool:
    item.asked.add(key)
    said = item.table.get(key, False)
    if not isinstance(said, bool):
        item.wrong(f"'{key}' is {repr(said)[:60]}: say true or false, without quotes.")
    return said is True
