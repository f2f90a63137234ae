"""Quotes side by side: what the one says otherwise than the other is marked, and the figure in question stands out."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

TOKEN = re.compile(r"\s+|[^\s]+")
ALIKE = 0.3
"""Below this share of like words two quotes are told apart as they stand: to mark nearly every word helps nobody."""


def beside(quote: str, other: str, *printed: str) -> SafeString:
    """The quote with what the other has not in marks; `printed` are the figures that stand out in bold."""
    mine, theirs = TOKEN.findall(quote), TOKEN.findall(other)
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    apart = not other or matcher.ratio() < ALIKE
    parts = []
    for sort, start, end, _, _ in matcher.get_opcodes():
        text = "".join(mine[start:end])
        if not text:
            continue
        shown = _bold(text, printed)
        parts.append(shown if apart or sort == "equal" or text.isspace() else f'<mark class="differs">{shown}</mark>')
    return mark_safe("".join(parts))  # noqa: S308 - every text in it was escaped by _bold


def _bold(text: str, printed: Sequence[str]) -> str:
    wanted = "|".join(
        rf"(?<![\d.,]){re.escape(one)}(?![\d]|[.,]\d)" for one in sorted(printed, key=len, reverse=True) if one
    )
    if not wanted:
        return escape(text)
    parts = re.split(f"({wanted})", text)
    return "".join(f"<strong>{escape(one)}</strong>" if at % 2 else escape(one) for at, one in enumerate(parts))
