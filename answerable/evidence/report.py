"""What the check of documents is told as: words for people, JSON for programs (the contract stands in docs/check.md)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import shorten, wrap
from typing import Any

from answerable.calc.blocks import Document, Form, NotRead
from answerable.calc.consistency.explaining import Explanation
from answerable.calc.consistency.finding import Finding, Place
from answerable.calc.consistency.reading import Reading
from answerable.kit.wording import counted

WIDTH = 100
MOST_NOT_READ = 8


@dataclass(frozen=True)
class Checked:
    """A document that was checked, and what was read in it."""

    document: Document
    reading: Reading

    @property
    def figures(self) -> int:
        """How many figures were read, in prose and in cells."""
        return len(self.reading.figures) + self.reading.cells


@dataclass(frozen=True)
class Refused:
    """A file that was not read, and why, in one sentence."""

    path: str
    why: str


def as_json(papers: Sequence[Checked], findings: Sequence[Finding], refused: Sequence[Refused] = ()) -> str:
    """The JSON form: documents with how much was read in them and what was not, files that were not read, findings with their places."""
    return json.dumps(
        {
            "documents": [_document(paper) for paper in papers],
            "unreadable": [{"path": one.path, "why": one.why} for one in refused],
            "findings": [_finding(finding) for finding in findings],
        },
        ensure_ascii=False,
        indent=1,
    )


def as_text(papers: Sequence[Checked], findings: Sequence[Finding]) -> str:
    """The form for people: what was read and what was not, then each finding with its places."""
    parts = ["\n".join(line for paper in papers for line in _read(paper))]
    forms = {paper.document.name: paper.document.form for paper in papers}
    parts += [_told(number, finding, forms) for number, finding in enumerate(findings, start=1)]
    return "\n\n".join([*parts, _summary(papers, findings)])


def explanation(told: Explanation) -> str:
    """A rule in words."""
    parts = [told.rule, told.claim, *(f"For example: {example}" for example in told.examples), *told.more]
    parts += [part for part in (told.silent, told.matters) if part]
    return "\n\n".join("\n".join(wrap(part, WIDTH)) for part in parts)


def rules_in_short(told: Sequence[Explanation]) -> str:
    """The rules by name, each with what it claims."""
    lines = [
        f"{one.rule}\n" + "\n".join(wrap(one.claim, WIDTH - 4, initial_indent="    ", subsequent_indent="    "))
        for one in told
    ]
    return "\n".join([*lines, "", "'answerable check --explain RULE' says more of one."])


def _document(paper: Checked) -> dict[str, Any]:
    document = paper.document
    return {
        "path": document.name,
        "title": document.title,
        "figures": paper.figures,
        "tables": len(document.tables),
        "form": document.form,
        "pages": document.pages,
        "not_read": [_not_read(one) for one in document.not_read],
    }


def _not_read(one: NotRead) -> dict[str, Any]:
    return {"kind": one.kind, "line": one.line, "page": one.page, "label": one.label}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "severity": finding.severity,
        "message": finding.message,
        "expected": _number(finding.expected),
        "interval": [_number(end) for end in finding.interval] if finding.interval else None,
        "places": [_place(place) for place in finding.places],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "document": place.document,
        "line": place.line,
        "quote": place.quote,
        "value": _number(place.value),
        "unit": place.unit,
        "period": place.when,
        "page": place.page,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _read(paper: Checked) -> list[str]:
    document = paper.document
    pages = f" on {counted(document.pages, 'page')}" if document.pages else ""
    lines = [
        f"{document.name}: {counted(paper.figures, 'figure')} and {counted(len(document.tables), 'table')} read{pages}"
    ]
    if document.not_read:
        lines += wrap(
            f"Not read: {_listed(document.not_read)}.", WIDTH, initial_indent="    ", subsequent_indent="    "
        )
    return lines


def _listed(missing: Sequence[NotRead]) -> str:
    told = [_named(one) for one in missing[:MOST_NOT_READ]]
    more = len(missing) - len(told)
    return "; ".join([*told, f"and {more:,} more"] if more else told)


def _named(one: NotRead) -> str:
    what = {"scan": "a page that is only a picture", "object": "an embedded object"}.get(one.kind, f"a {one.kind}")
    label = f" “{shorten(one.label, 60, placeholder=' …')}”" if one.label else ""
    return f"{what}{label} ({f'page {one.page}' if one.page else f'line {one.line}'})"


def _told(number: int, finding: Finding, forms: Mapping[str, Form]) -> str:
    heading = f"{number}. {finding.severity.capitalize()}: {finding.message} [{finding.rule}]"
    lines = wrap(heading, WIDTH, subsequent_indent=" " * (len(str(number)) + 2))
    for name, line, page, quote in dict.fromkeys(
        (place.document, place.line, place.page, place.quote) for place in finding.places
    ):
        which = f"{name}, " if len(forms) > 1 else ""
        where = _where(line, page, forms.get(name, Form.TEXT))
        lines.append(f"     {which}{where}: “{shorten(quote, 300, placeholder=' …')}”")
    return "\n".join(lines)


def _where(line: int, page: int | None, form: Form) -> str:
    """A text has lines; in Word and PDF what is counted are paragraphs and rows, and people turn to the page."""
    counted_so = f"line {line}" if form in {Form.TEXT, Form.MARKDOWN} else f"paragraph or row {line}"
    return f"page {page}, {counted_so}" if page else counted_so


def _summary(papers: Sequence[Checked], findings: Sequence[Finding]) -> str:
    if not findings:
        none = not any(paper.figures for paper in papers)
        return (
            "No figure was read, so there is nothing to compare." if none else "Nothing found that contradicts itself."
        )
    return f"{counted(len(findings), 'finding')}. Each is a question to the author, not a verdict."
