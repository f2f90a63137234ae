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
CHARTS = {
    "xmr": "an XmR chart: single figures, and the usual step between them",
    "seasonal_xmr": "an XmR chart of months set against like months",
    "p": "a p chart of shares",
    "u": "a u chart of rates",
    "g": "a g chart of what is rare",
    "t": "a t chart of days between rare events",
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
    words = RULES.get(rule, rule.replace("_", " "))
    if side == "neither":
        return words.capitalize()
    return f"{'High' if side == 'high' else 'Low'}: {words}"


def found_by(signal: Signal) -> str:
    """The rule, of which set and which version, and the chart that it was found on."""
    name, version = signal.rule_set.partition("-")[::2]
    rules = f"{name.upper()} rules, version {version}" if version else f"rules {name}"
    return f"{rule_words(signal.rule, signal.side)} ({rules}; {CHARTS.get(signal.chart, signal.chart)})"


def verdict_tag(verdict: str) -> Tag:
    return Tag(*VERDICTS[verdict])


def state_tag(signal: Signal | SignalFact) -> Tag:
    state = Signal.State(signal.state)
    return Tag(str(state.label), STATES[state])
