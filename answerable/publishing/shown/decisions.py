"""How the pages of decisions are shown."""

from answerable.decisions.queries.words import STATE_WORDS, lead, reference, sections
from answerable.kit.components import Link, Tag, Tone
from answerable.kit.tables import Column, Table, table
from answerable.publishing.pages.decisions import DecisionEntry, DecisionPage, DecisionsPage
from answerable.publishing.shown.rendering import DECISIONS, HOME, Frame, Rendering

TONES = {"taken": Tone.GREEN, "not_carried": Tone.RED}


def decisions(page: DecisionsPage, frame: Frame) -> Rendering:
    """Every decision, the newest first; or those of a year."""
    context = {
        "page": page,
        "ours": _table(page.entries, frame, "Decisions", numbered=True) if page.entries else None,
        "years": frame.links(page.years),
        "told": _table(page.told, frame, "Decisions that papers tell of", numbered=False) if page.told else None,
    }
    if page.year:
        return Rendering("publishing/decisions.html", f"Decisions of {page.year}", (HOME, DECISIONS), context)
    return Rendering("publishing/decisions.html", "Decisions", (HOME,), context)


def _table(entries: tuple[DecisionEntry, ...], frame: Frame, caption: str, *, numbered: bool) -> Table:
    columns = [
        Column[DecisionEntry](
            "title", "Decision", lambda one: one.title, lambda one: Link(one.title, frame.root + one.path)
        )
    ]
    if numbered:
        columns.append(Column("number", "Number", lambda one: one.number))
    columns.append(Column("day", "Decided on", lambda one: one.decided_on))
    if numbered:
        columns.append(Column("state", "State", lambda one: one.state, lambda one: state_tag(one.state)))
    return table(entries, columns, caption=caption)


def state_tag(state: str) -> Tag:
    return Tag(STATE_WORDS[state], TONES.get(state, Tone.NEUTRAL))


def decision(page: DecisionPage, frame: Frame) -> Rendering:
    """The whole record but what is exempt."""
    line = page.line
    context = {
        "line": line,
        "reference": reference(line),
        "lead": lead(line),
        "state": None if line.source else state_tag(line.state),
        "sections": [one for one in sections(line) if not one.is_empty],
        "paper": frame.link(page.paper) if page.paper else None,
        "objectives": frame.links(page.objectives),
        "others": frame.links(page.others),
    }
    return Rendering("publishing/decision.html", line.title, (HOME, DECISIONS), context)
