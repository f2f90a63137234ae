"""How a figure is marked by what is known of it: a word, a shape and a colour that say the same."""

from dataclasses import dataclass

from django.utils.html import escape

from answerable.evidence.queries.review import Known, Mark
from answerable.kit.components import SHAPES, Tag, Tone

TONES = {
    Known.FOUND: Tone.WORSE,
    Known.CONTRADICTS: Tone.RED,
    Known.RESTATES: Tone.AMBER,
    Known.AGREES_EARLIER: Tone.BETTER,
    Known.AGREES: Tone.GREEN,
    Known.UNSUPPORTED: Tone.NEUTRAL,
    Known.UNMATCHED: Tone.UNKNOWN,
    Known.REFUSED: Tone.NEUTRAL,
}
WORDS = {
    Known.FOUND: "Something was found",
    Known.CONTRADICTS: "Contradicts what is held",
    Known.RESTATES: "Later value than the one held",
    Known.AGREES_EARLIER: "Agrees with an earlier value",
    Known.AGREES: "Agrees with what is held",
    Known.UNSUPPORTED: "Nothing is held of it",
    Known.UNMATCHED: "Not matched to a measure",
    Known.REFUSED: "Not a figure of any measure",
}
MEANINGS = {
    Known.FOUND: "A rule has a question about it: choose it to see what was worked out, and to ask the author.",
    Known.CONTRADICTS: "The office holds another value, told on the same day or for a period that is over.",
    Known.RESTATES: "The office holds an earlier value: taking this one in would restate it.",
    Known.AGREES_EARLIER: "The office held this value, and has had a later one since.",
    Known.AGREES: "The office holds this value, at the precision that was printed.",
    Known.UNSUPPORTED: "It is of a measure that the office keeps, but nothing is held for this period and area.",
    Known.UNMATCHED: "No measure of the office was found for it. Choose it to say which it is of.",
    Known.REFUSED: "Somebody has said that it is a figure of no measure.",
}
"""What a mark means, for somebody who meets it first."""
BRIEF = {
    Known.CONTRADICTS: "contradicts",
    Known.RESTATES: "restates",
    Known.AGREES_EARLIER: "agrees with an earlier value",
    Known.AGREES: "agrees",
    Known.UNSUPPORTED: "nothing held",
    Known.UNMATCHED: "not matched",
    Known.REFUSED: "not of a measure",
}
SEEN = {Known.CONTRADICTS, Known.RESTATES}
"""What is said beside the figure for everyone to see; the rest is told by shape, and said to who cannot see it."""
LIKELY = {Known.AGREES, Known.AGREES_EARLIER}
"""How it stands to what is held, which is only likely as long as the measure is only suggested."""
SHORT = 16
"""In characters: what is no longer stands on one line with its shape."""
WITHOUT_SHAPE = {Known.UNMATCHED, Known.REFUSED}


def tag_of(known: Known) -> Tag:
    return Tag(WORDS[known], TONES[known])


def shapes_html() -> str:
    """The shapes that marks use, drawn once a page."""
    drawn = "".join(
        f'<symbol id="s-{known}" viewBox="0 0 16 16"><path fill-rule="evenodd" d="{SHAPES[TONES[known]]}"/></symbol>'
        for known in Known
        if known not in WITHOUT_SHAPE
    )
    return f'<svg class="visually-hidden" aria-hidden="true" focusable="false">{drawn}</svg>'


@dataclass(frozen=True)
class Marking:
    """How the marks of one page are drawn: which figure is chosen, which kinds are shown, and what their addresses keep."""

    chosen: int = 0
    shown: frozenset[Known] = frozenset(Known)
    keep: str = ""

    def mark(self, mark: Mark, printed: str) -> str:
        """The figure as a link to what is known of it; plain where its kind is not shown."""
        inside = escape(printed)
        if mark.known not in self.shown and mark.number != self.chosen:
            return inside
        number, known = mark.number, mark.known
        current = ' aria-current="true"' if number == self.chosen else ""
        waits = ' data-finding=""' if mark.begins else ""
        kind = f"m-{known} short" if len(printed) <= SHORT else f"m-{known}"
        shape = (
            "" if known in WITHOUT_SHAPE else f'<svg class="shape" aria-hidden="true"><use href="#s-{known}"/></svg>'
        )
        return (
            f'<a class="mark {kind}" id="f{number}" href="?{self.keep}figure={number}#f{number}"{current}{waits}>'
            f"{shape}{inside}{said_of(mark)}</a>"
        )


def said_of(mark: Mark) -> str:
    """The word of a mark."""
    if mark.findings:
        numbers = ", ".join(map(str, mark.findings))
        return f' <span class="mark-word">finding {numbers}</span>'
    word = BRIEF[mark.known]
    if mark.known in SEEN:
        return f' <span class="mark-word">{word}{"" if mark.is_sure else "?"}</span>'
    likely = ", likely" if mark.known in LIKELY and not mark.is_sure else ""
    return f'<span class="visually-hidden">, {word}{likely}</span>'
