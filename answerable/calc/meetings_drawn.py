"""The page of the documentation that says how a meeting goes. `python -m answerable.calc.meetings_drawn` prints it."""

import sys

from answerable.calc.meetings import CANCELLED, MOVES, STATES, Move, Need

WORDS = {
    "planned": "Planned",
    "commissioned": "Papers asked for",
    "papers_in": "Papers in",
    "papers_out": "Papers out",
    "held": "Held",
    "minutes_out": "Minutes out",
    "cancelled": "Cancelled",
}
"""What each state is called; a test holds it to the model."""


def states_page() -> str:
    """The table of states as Markdown: a drawing, and a line a step."""
    lines = [
        "# The states of a meeting",
        "",
        "Printed from `answerable/calc/meetings.py` by `python -m answerable.calc.meetings_drawn`; a test says when this page is",
        "out of date. A step back, and one that leaves something out, has its reason. A meeting that is moved to another day stays",
        "in its state. One that only a published paper tells of was held, and takes no step.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        *(f"    {state}: {WORDS[state]}" for state in STATES),
        "    [*] --> planned",
        *(f"    {one.before} --> {one.after}" for one in MOVES if one.after != CANCELLED),
        *(f"    {one.before} --> {one.after}: with its reason" for one in MOVES if one.after == CANCELLED),
        "    minutes_out --> [*]",
        "```",
        "",
        "| from | to | the button says | it needs |",
        "|---|---|---|---|",
        *(_line(one) for one in MOVES),
        "",
    ]
    return "\n".join(lines)


def _line(one: Move) -> str:
    order = [need for need in one.needs if need is not Need.REASON] + [Need.REASON] * one.wants_reason
    return f"| {WORDS[one.before]} | {WORDS[one.after]} | {one.words} | {'; '.join(order)} |"


if __name__ == "__main__":
    sys.stdout.write(states_page())
