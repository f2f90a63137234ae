"""decisions.toml: every decision with what was advised, declared and voted; hand-written or as an export has it."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import MISSING, fields
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation

from answerable.decisions.intake.lines import (
    AdviceLine,
    DecisionLine,
    InterestLine,
    MoneyLine,
    OptionLine,
    ServesLine,
    VoteLine,
)
from answerable.kit.toml import Fields

type Anything = DecisionLine | OptionLine | AdviceLine | InterestLine | VoteLine | ServesLine | MoneyLine

FORMS = ("signed", "voted")
STATES = ("draft", "taken", "not_carried", "withdrawn")
KINDS = ("legal", "financial", "equality", "risk", "operational", "other")
CASTS = ("for", "against", "abstained", "absent", "withdrew")
MONEY = ("spending", "saving", "income")
RESERVED = "new"
"""No decision has this code: the page on which a draft begins has that address."""
LONGEST = 20_000
"""In characters, of a text with paragraphs."""
CHILDREN = {
    "options": "option",
    "advice": "advice",
    "interests": "interest",
    "votes": "vote",
    "serves": "serves",
    "money": "money",
}
"""What the tables below a decision are called in the file."""


def read_decisions(items: Fields) -> tuple[DecisionLine, ...]:
    """The [[decision]] tables of the file; what is wrong with them is noted in `items`."""
    seen: set[str] = set()
    lines = []
    for item in items.tables("decision"):
        line = _decision(item)
        item.finish()
        item.once(line.code, seen)
        for problem in problems_of(line):
            item.wrong(problem)
        lines.append(line)
    return tuple(lines)


def problems_of(line: DecisionLine) -> Iterator[str]:
    """What contradicts itself in a line, whichever office it is of."""
    if "." in line.code or line.code == RESERVED:
        yield f"the code '{line.code}' cannot be an address here: use letters, digits and hyphens, and not '{RESERVED}'."
    if (line.year is None) != (line.number is None):
        yield "'year' and 'number' belong together: give both or neither."
    decided = line.state in ("taken", "not_carried")
    if decided and not line.source and not (line.number and line.decided_on and line.reasons):
        yield "a decision that was taken has 'year', 'number', 'decided_on' and 'reasons', or the 'source' that tells it."
    if line.source and line.number:
        yield "a decision that a paper tells of has no number of ours: leave 'number' out."
    if line.source and not line.gaps:
        yield "'gaps' is missing: say what the paper leaves out, or that it leaves out nothing."
    if line.openness == "part_exempt" and decided and not line.exempt_ground:
        yield "'exempt_ground' is missing: what is kept back has its ground."
    if line.revokes and line.varies:
        yield "it varies another decision or revokes one, not both."
    yield from _doubles(line)


def _doubles(line: DecisionLine) -> Iterator[str]:
    doubles = [name for name, times in Counter((one.member, one.casting) for one in line.votes).items() if times > 1]
    if doubles:
        yield f"'{doubles[0][0]}' votes twice."


def _decision(item: Fields) -> DecisionLine:
    return DecisionLine(
        code=item.code("code"),
        title=item.text("title", limit=300),
        form=item.choice("form", FORMS),
        state=item.choice("state", STATES, default="draft"),
        year=item.number("year"),
        number=item.number("number"),
        issue=prose(item, "issue"),
        only_option_because=prose(item, "only_option_because"),
        reasons=prose(item, "reasons"),
        openness=item.choice("openness", ("open", "part_exempt"), default="open"),
        exempt_ground=prose(item, "exempt_ground"),
        exempt_part=prose(item, "exempt_part"),
        significant=_truth(item, "significant"),
        significant_because=prose(item, "significant_because"),
        decided_on=item.day("decided_on", needed=False),
        effective_on=item.day("effective_on", needed=False),
        revokes=item.code("revokes", needed=False),
        varies=item.code("varies", needed=False),
        signer_title=item.text("signer_title", needed=False, limit=200),
        signer_name=item.text("signer_name", needed=False, limit=200),
        delegate_role=item.text("delegate_role", needed=False, limit=200),
        delegation=item.text("delegation", needed=False, limit=300),
        members=item.number("members"),
        quorum=item.number("quorum"),
        meeting=item.text("meeting", needed=False, limit=300),
        source=item.code("source", needed=False),
        source_line=item.number("source_line"),
        gaps=prose(item, "gaps"),
        withdrawn_because=prose(item, "withdrawn_because"),
        taken_at=_moment(item, "taken_at"),
        written_by=item.text("written_by", needed=False, limit=60),
        written_at=_moment(item, "written_at"),
        options=tuple(_option(one) for one in item.tables("option")),
        advice=tuple(_advice(one) for one in item.tables("advice")),
        interests=tuple(_interest(one) for one in item.tables("interest")),
        votes=tuple(_vote(one) for one in item.tables("vote")),
        serves=tuple(_serves(one) for one in item.tables("serves")),
        money=tuple(_money(one) for one in item.tables("money")),
    )


def _option(item: Fields) -> OptionLine:
    line = OptionLine(item.text("title", limit=300), prose(item, "words"), _truth(item, "chosen") is True)
    item.finish()
    return line


def _advice(item: Fields) -> AdviceLine:
    line = AdviceLine(
        kind=item.choice("kind", KINDS),
        words=prose(item, "words", needed=True),
        role=item.text("role", needed=False, limit=200),
        sought=_truth(item, "sought") is not False,
        given_on=item.day("given_on", needed=False),
    )
    item.finish()
    return line


def _interest(item: Fields) -> InterestLine:
    line = InterestLine(item.text("role", limit=200), prose(item, "words"), _truth(item, "withdrew") is True)
    item.finish()
    return line


def _vote(item: Fields) -> VoteLine:
    line = VoteLine(
        member=item.text("member", limit=200),
        cast=item.text("cast", needed=False),
        casting=_truth(item, "casting") is True,
        moved=_truth(item, "moved") is True,
        seconded=_truth(item, "seconded") is True,
        dissent=prose(item, "dissent"),
    )
    if line.cast and line.cast not in CASTS:
        item.wrong(f"'cast' is {line.cast!r}: say one of {', '.join(CASTS)}.")
    item.finish()
    return line


def _serves(item: Fields) -> ServesLine:
    line = ServesLine(item.code("plan"), item.code("objective"))
    item.finish()
    return line


def _money(item: Fields) -> MoneyLine:
    line = MoneyLine(
        kind=item.choice("kind", MONEY, default="spending"),
        pounds=_pounds(item),
        words=item.text("words", limit=300),
        years=item.text("years", needed=False, limit=60),
    )
    item.finish()
    return line


def _pounds(item: Fields) -> Decimal:
    """An amount in quotes, such as "3000000.00": a number of TOML would lose pence."""
    said = item.text("pounds", limit=20)
    try:
        found = Decimal(said)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or found != found.quantize(Decimal("0.01")) or not 0 <= found < Decimal(10) ** 12:
        if said:
            item.wrong(f"'pounds' is {said!r}: write an amount such as \"3000000.00\".")
        return Decimal(0)
    return found.quantize(Decimal("0.01"))


def prose(item: Fields, key: str, *, needed: bool = False) -> str:
    """A text that keeps its lines; without the room at its ends."""
    item.asked.add(key)
    value = item.table.get(key, "")
    if not isinstance(value, str):
        item.wrong(f"'{key}' is {repr(value)[:60]}: text in quotes is wanted.")
        return ""
    text = tidy(value)
    if needed and not text:
        item.wrong(f"'{key}' is missing: say it.")
    if len(text) > LONGEST:
        item.wrong(f"'{key}' has {len(text):,} characters: at most {LONGEST:,} fit.")
    if any(ord(sign) < 32 and sign not in "\n\t" for sign in text):
        item.wrong(f"'{key}' has a character in it that cannot be shown: take it out.")
        return "".join(sign for sign in text if ord(sign) >= 32 or sign in "\n\t")
    return text


def tidy(text: str) -> str:
    """Line ends of one kind, no room at the ends: what is typed, stored and written again is one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _truth(item: Fields, key: str) -> bool | None:
    item.asked.add(key)
    value = item.table.get(key)
    if value is None or isinstance(value, bool):
        return value
    item.wrong(f"'{key}' is {repr(value)[:60]}: true or false is wanted.")
    return None


def _moment(item: Fields, key: str) -> datetime | None:
    item.asked.add(key)
    value = item.table.get(key)
    if value is None:
        return None
    if not isinstance(value, datetime) or value.tzinfo is None:
        item.wrong(f"'{key}' is {repr(value)[:60]}: a moment such as 2024-03-21T10:00:00Z is wanted.")
        return None
    return value.astimezone(UTC)


def decision_table(line: DecisionLine) -> dict[str, object]:
    """The [[decision]] table that reads as this line; what is as it would be anyway is left out."""
    table = _said(line, set(CHILDREN))
    for name, key in CHILDREN.items():
        if below := getattr(line, name):
            table[key] = [_said(one) for one in below]
    return table


def _said(line: Anything, besides: Collection[str] = ()) -> dict[str, object]:
    kept: dict[str, object] = {}
    for one in fields(line):
        value = getattr(line, one.name)
        if one.name in besides or value in (None, "") or (one.default is not MISSING and value == one.default):
            continue
        kept[one.name] = f"{value:f}" if isinstance(value, Decimal) else value
    return kept
