"""From the page of what must be public, and from a document, to what their templates are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from answerable.calc import publication
from answerable.calc.publication import Every, Rule, Score, State
from answerable.kit.components import KeyFigure, Link, Row, Tag, Tone
from answerable.kit.tables import Column, table
from answerable.kit.wording import british_date, counted
from answerable.publishing import addresses
from answerable.publishing.models import PublicationItem
from answerable.publishing.pages.duties import DocumentPage, DutiesPage, DutyLine, Scored
from answerable.publishing.pages.parts import Ref
from answerable.publishing.shown.rendering import HOME, Frame, Rendering

TITLE = "What must be published"
MOST_HELD = 12
"""So many documents of one item are named."""
DUTIES = Ref(TITLE, addresses.DUTIES)
WORDS: dict[State, tuple[str, Tone]] = {
    State.MISSING: ("Missing", Tone.RED),
    State.UNREACHABLE: ("Address does not answer", Tone.AMBER),
    State.STALE: ("Out of date", Tone.WORSE),
    State.NOT_HELD: ("Not held here yet", Tone.UNKNOWN),
    State.DUE_SOON: ("Current, due soon", Tone.GREEN),
    State.CURRENT: ("Current", Tone.GREEN),
    State.UNDATED: ("Here, no set day", Tone.BETTER),
    State.NOT_OURS: ("Does not apply", Tone.NEUTRAL),
}
"""Each state in words and a shape; those that want something done come first, and lists keep this order."""
ORDER = {state: place for place, state in enumerate(WORDS)}


@dataclass(frozen=True)
class ShownLine:
    """A line as it stands on a day: its name, what is said of its days, and where it is (links with what each is)."""

    name: str
    words: str
    held: list[tuple[Link, str]]
    more: str


@dataclass(frozen=True)
class Group:
    """The lines of a list that are in one state."""

    tag: Tag
    words: str
    lines: list[ShownLine]


@dataclass(frozen=True)
class About:
    """What there is to know of an item besides its row."""

    name: str
    anchor: str
    rows: list[Row]


@dataclass(frozen=True)
class ShownList:
    """One list of duties."""

    heading: str
    words: str
    groups: list[Group]
    about: list[About]


def tag_of(state: State) -> Tag:
    return Tag(*WORDS[state])


def duties(page: DutiesPage, frame: Frame) -> Rendering:
    """The page as it was released: it stands as on the day it was looked at, and says when each item lapses."""
    return duties_on(page, frame, page.looked_on)


def duties_on(page: DutiesPage, frame: Frame, day: date, history: Sequence[Scored] = ()) -> Rendering:
    """The page as it stands on a day. With a history it is the live one."""
    score = publication.score(page.states(day))
    is_live = frame.path == addresses.DUTIES_NOW
    context = {
        "lead": f"{score_words(score)}, as checked on {british_date(day)}.",
        "figures": [figure for state in WORDS if (figure := _figure(state, score))],
        "lists": [_list(source, page, frame, day) for source in dict.fromkeys(one.source for one in page.lines)],
        "is_live": is_live,
        "now": frame.root + addresses.DUTIES_NOW,
        "frozen": frame.root + addresses.DUTIES,
        "history": table(history, HISTORY, caption="How the number moved") if history else None,
    }
    return Rendering("publishing/duties/duties.html", TITLE, (HOME,), context)


def score_words(score: Score) -> str:
    """ "9 of 57 items that must be public are here and not out of date"."""
    if not score.of:
        return "No item of the register applies"
    are = "is" if score.met == 1 else "are"
    return f"{score.met:,} of {counted(score.of, 'item')} that must be public {are} here and not out of date"


def _figure(state: State, score: Score) -> KeyFigure | None:
    number = score.counts[state]
    return KeyFigure(f"{number:,}", WORDS[state][0]) if number else None


def _list(source: str, page: DutiesPage, frame: Frame, day: date) -> ShownList:
    held = [(one, one.state(day)) for one in page.lines if one.source == source]
    score = publication.score(state for _, state in held)
    groups = [_group(state, [one for one, its in held if its == state], frame) for state in WORDS]
    words = f"{score.met:,} of {counted(score.of, 'item')} here and not out of date."
    return ShownList(source, words, [one for one in groups if one.lines], [_about(one) for one, _ in held])


def _group(state: State, lines: Sequence[DutyLine], frame: Frame) -> Group:
    shown = [ShownLine(name_of(one), days_words(one), _places(one, frame), _more(one)) for one in lines]
    return Group(tag_of(state), counted(len(lines), "item"), shown)


def name_of(line: DutyLine) -> str:
    return f"{line.paragraph} {line.title}".strip()


def days_words(line: DutyLine) -> str:
    """ "Every quarter. The last came on 1 May 2024; the next is due by 31 October 2024."."""
    often = every_words(line.rule)
    if not line.last or line.not_ours_because:
        return f"{often}."
    came = f"The last came on {british_date(line.last)}"
    return f"{often}. {came}; the next is due by {british_date(line.due)}." if line.due else f"{often}. {came}."


def _places(line: DutyLine, frame: Frame) -> list[tuple[Link, str]]:
    """What shows an item, each with what it is."""
    return [
        (
            Link(held.text, held.address or frame.root + held.path),
            ", ".join(
                filter(None, [held.period, f"as at {british_date(held.as_at)}" if held.as_at else "", held.form])
            ),
        )
        for held in line.held
    ]


def _more(line: DutyLine) -> str:
    """How many documents there are beside those that are named; pages of this site lie behind the place that is."""
    named = [one for one in line.held if one.as_at]
    return "And older ones, with the documents." if len(named) >= MOST_HELD else ""


def every_words(rule: Rule) -> str:
    """ "Every year, within 91 days"; "Every month, no number of days is set"."""
    often = PublicationItem.Every(rule.every.value).label
    if rule.within_days is not None and rule.every in publication.MONTHS:
        return f"{often}, within {counted(rule.within_days, 'day')} of its end"
    if rule.within_days is not None and rule.every == Every.KEPT:
        return f"{often}, looked at again after {counted(rule.within_days, 'day')}"
    return f"{often}, no number of days is set" if rule.is_own else often


HISTORY = (
    Column[Scored]("on", "From", lambda one: one.on),
    Column[Scored]("met", "Here and not out of date", lambda one: f"{one.met:,} of {one.of:,}"),
)


def _about(line: DutyLine) -> About:
    confirmed = "" if line.confirmed else "No: what is said of it is still to be checked in the instrument itself."
    said = [
        ("Legal basis", line.basis),
        ("Confirmed", confirmed),
        ("To be known", line.note),
        ("Prominent", "It belongs in a prominent place of the site." if line.prominent else ""),
        ("Does not apply", line.not_ours_because),
        ("Corrected by the office", line.corrected_because),
        ("Withdrawn", line.withdrawn),
        ("Reaches until", british_date(line.until) if line.until and line.due else ""),
        *_tested(line),
    ]
    return About(name_of(line), f"duty-{line.code}", [Row(term, text) for term, text in said if text])


def _tested(line: DutyLine) -> list[tuple[str, str]]:
    """What each test found, of what is here."""
    if not line.number:
        return []
    return [
        ("Address answers", _yes_no(line.reachable)),
        ("Can be read by everybody", _yes_no(line.accessible)),
        ("In an open form", _yes_no(line.open_form)),
    ]


def _yes_no(told: bool | None) -> str:
    return {True: "Yes, as far as a machine can tell", False: "No", None: "Could not be told"}[told]


def document(page: DocumentPage, frame: Frame) -> Rendering:
    """A document that the office put up."""
    rows = [
        ("Covers", page.period),
        ("Right as at", british_date(page.as_at)),
        ("Put up on", british_date(page.given_on)),
        ("Put up for", f"{page.paragraph} {page.item} ({page.source})".strip()),
        ("Form", f"{page.form}, {size_words(page.size)}. {_reuse(page)}"),
        ("SHA-256 of the file", page.sha256),
    ]
    context = {
        "page": page,
        "rows": [Row(term, text) for term, text in rows if text],
        "file": frame.link(page.file),
        "size": size_words(page.size),
    }
    return Rendering("publishing/duties/document.html", page.title, (HOME, DUTIES), context)


def _reuse(page: DocumentPage) -> str:
    return (
        "It is in an open form." if page.open_form else "It is not in an open form: ask the office if you need another."
    )


def size_words(size: int) -> str:
    """ "812 bytes", "14 kB", "2.5 MB"."""
    if size < 1000:
        return counted(size, "byte")
    return f"{size / 1000:,.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:,.1f} MB"
