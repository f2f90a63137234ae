"""What a rule claims, when it stays silent and why it matters, for people: told by the docstring of the rule's own module.

The docstring's first paragraph is the claim, what follows "Example:" an example; a sentence that begins with "It is silent" or "Silent"
begins what it does not ask about, "It matters" why it asks. The rest is said as it stands.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_SILENT = re.compile(r"(?:^|(?<=[.:]\s))(?=(?:It is silent|It stays silent|Silent)\b)")
_MATTERS = re.compile(r"^(?=It matters\b)")
_EXAMPLE = re.compile(r"^Examples?:\s*", re.MULTILINE)


@dataclass(frozen=True)
class Explanation:
    """A rule in words: its name, the one sentence of what it claims, examples, when it is silent, why it matters, and what else it says."""

    rule: str
    claim: str
    examples: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    silent: str = ""
    matters: str = ""


def explained(rule: Callable[..., object]) -> Explanation:
    """The explanation of a rule: of its module's docstring, or, where a module has several rules, of its own."""
    words = _docstring(rule)
    first, *rest = words.split("\n\n")
    claim, *examples = (_line(part) for part in _EXAMPLE.split(first))
    told = [piece for paragraph in rest for piece in _pieces(paragraph)]
    kinds = [(_kind(piece), piece) for piece in told]
    return Explanation(
        rule.__name__,
        claim,
        (*examples, *(piece.removeprefix("Example: ") for kind, piece in kinds if kind == "example")),
        tuple(piece for kind, piece in kinds if kind == "more"),
        " ".join(piece for kind, piece in kinds if kind == "silent"),
        " ".join(piece for kind, piece in kinds if kind == "matters"),
    )


def _docstring(rule: Callable[..., object]) -> str:
    module = inspect.getmodule(rule)
    of_module = inspect.getdoc(module) if module else None
    alone = module is not None and module.__name__.rpartition(".")[2] == rule.__name__
    return (of_module if alone else inspect.getdoc(rule)) or of_module or ""


def _pieces(paragraph: str) -> Iterator[str]:
    """The parts of a paragraph: an example, and what a sentence on silence begins, stand apart."""
    before, *examples = _EXAMPLE.split(paragraph)
    for piece in _SILENT.split(_line(before)):
        if piece.strip():
            yield piece.strip()
    for example in examples:
        yield f"Example: {_line(example)}"


def _kind(piece: str) -> str:
    if piece.startswith("Example: "):
        return "example"
    if _SILENT.match(piece):
        return "silent"
    return "matters" if _MATTERS.match(piece) else "more"


def _line(text: str) -> str:
    return " ".join(text.split())
