"""The page of the documentation that says how a release goes. `python -m answerable.publishing.release_states_drawn` prints it."""

import sys

from answerable.people.permissions import roles_with
from answerable.publishing.release_states import DROPPED, MOVES, STATES, Move

WORDS = {
    "draft": "Draft",
    "checked": "Checked",
    "approved": "Approved",
    "released": "Released",
    "dropped": "Dropped",
}
"""What each state is called; a test holds it to the model."""


def states_page() -> str:
    """The table of states as Markdown: a drawing, and a line a step."""
    lines = [
        "# The states of a release",
        "",
        "Printed from `answerable/publishing/release_states.py` by `python -m answerable.publishing.release_states_drawn`; a test says",
        "when this page is out of date. One release is under way at a time. An approved one may be put down for a moment to come, and",
        "taken off it again: it stays approved until that moment, and is then released by itself.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        *(f"    {state}: {WORDS[state]}" for state in STATES),
        "    [*] --> draft: its pages are frozen",
        *(f"    {one.before} --> {one.after}" for one in MOVES if one.after != DROPPED),
        *(f"    {one.before} --> {one.after}: with its reason" for one in MOVES if one.after == DROPPED),
        "    released --> [*]",
        "    dropped --> [*]",
        "```",
        "",
        "| from | to | the button says | who | it needs |",
        "|---|---|---|---|---|",
        *(_line(one) for one in MOVES),
        "",
    ]
    return "\n".join(lines)


def _line(one: Move) -> str:
    roles = dict.fromkeys(role.label for permission in one.who for role in roles_with(permission))
    return f"| {WORDS[one.before]} | {WORDS[one.after]} | {one.words} | {', '.join(roles)} | {'; '.join(one.needs)} |"


if __name__ == "__main__":
    sys.stdout.write(states_page())
