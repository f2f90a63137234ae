"""The decision notice: the record as a paper, in Word and as PDF. What is exempt is not in it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from answerable.decisions.intake.lines import DecisionLine
from answerable.decisions.queries.words import STATE_WORDS, Section, lead, reference, sections
from answerable.kit.docx import About, Heading, Items, Paragraph, Part, Table


def about(line: DecisionLine, body_name: str, at: datetime) -> About:
    number = reference(line)
    return About(f"Decision {number}: {line.title}" if number else f"Decision: {line.title}", body_name, at)


def parts(line: DecisionLine, body_name: str, serving: Sequence[str]) -> tuple[Part, ...]:
    """What `kit.docx` and `kit.pdf` set, in order; `serving` are the objectives that it serves, in words."""
    head = [Paragraph(body_name), Paragraph(STATE_WORDS[line.state], "State:"), Paragraph(lead(line))]
    below = [part for section in sections(line.public) for part in _section(section)]
    served = (Heading("Objectives it serves", 1), Items(tuple(serving), is_numbered=False)) if serving else ()
    return (*head, *below, *served)


def _section(section: Section) -> Iterator[Part]:
    if section.is_empty:
        return
    yield Heading(section.heading, 1)
    for text in section.paragraphs:
        yield Paragraph(text)
    for term, words in section.facts:
        yield Paragraph(words, f"{term}:")
    if section.rows:
        yield Table(section.caption, section.heads, section.rows)
