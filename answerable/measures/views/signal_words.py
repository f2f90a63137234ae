"""How signals are worded on the office's pages: the rule, which way, over which periods."""

from answerable.kit.components import Tag, Tone
from answerable.measures.models import Signal
from answerable.measures.queries.known_besides import SignalFact

RULES = {
    "outside": "outside the usual range",
    "shift": "a shift to one side of the average",
    "trend": "a trend",
    "two_of_three": "two of three close to the end of the usual range",
    "four_of_five": "four of five away from the average",
    "alternating": "up and down in turn",
    "avoiding": "none near the average",
    "hugging": "all near the average",
}
VERDICTS = {
    "better": ("Better", Tone.BETTER),
    "worse": ("Worse", Tone.WORSE),
    "notable": ("Worth a look", Tone.NEUTRAL),
}
STATES = {
    Signal.State.NEW: Tone.AMBER,
    Signal.State.LOOKED_AT: Tone.NEUTRAL,
    Signal.State.EXPLAINED: Tone.GREEN,
}


def rule_words(rule: str, side: str) -> str:
    """ "High: a shift to one side of the average"; a trend is rising or falling."""
    if rule == "trend":
        return "Rising: a trend" if side == "high" else "Falling: a trend"
    return f"{'High' if side == 'high' else 'Low'}: {RULES.get(rule, rule.replace('_', ' '))}"


def verdict_tag(verdict: str) -> Tag:
    return Tag(*VERDICTS[verdict])


def state_tag(signal: Signal | SignalFact) -> Tag:
    state = Signal.State(signal.state)
    return Tag(str(state.label), STATES[state])
