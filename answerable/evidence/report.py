"""What the check of documents is told as: words for people, JSON for programs (the contract stands in docs/check.md)."""

import json
from collections.abc import Sequence
from decimal import Decimal
from textwrap import shorten, wrap
from typing import Any

from answerable.calc.consistency.finding import Finding, Place
from answerable.calc.consistency.reading import Reading
from answerable.kit.wording import counted

WIDTH = 100


def as_json(readings: Sequence[Reading], findings: Sequence[Finding]) -> str:
    """The JSON form: documents with how much was read in them, findings with their places."""
    return json.dumps(
        {
            "documents": [_document(reading) for reading in readings],
            "findings": [_finding(finding) for finding in findings],
        },
        ensure_ascii=False,
        indent=1,
    )


def as_text(readings: Sequence[Reading], findings: Sequence[Finding]) -> str:
    """The form for people: what was read, then each finding with its places."""
    parts = ["\n".join(_read(reading) for reading in readings)]
    parts += [_told(number, finding, many=len(readings) > 1) for number, finding in enumerate(findings, start=1)]
    return "\n\n".join([*parts, _summary(findings)])


def _document(reading: Reading) -> dict[str, Any]:
    figures = len(reading.figures) + reading.cells
    return {"path": reading.name, "title": reading.title, "figures": figures, "tables": len(reading.grids)}


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


def _read(reading: Reading) -> str:
    figures = len(reading.figures) + reading.cells
    return f"{reading.name}: {figures:,} figures and {counted(len(reading.grids), 'table')} read"


def _told(number: int, finding: Finding, *, many: bool) -> str:
    heading = f"{number}. {finding.severity.capitalize()}: {finding.message}"
    lines = wrap(heading, WIDTH, subsequent_indent=" " * (len(str(number)) + 2))
    for name, line, quote in dict.fromkeys((place.document, place.line, place.quote) for place in finding.places):
        where = f"{name}, line {line}" if many else f"line {line}"
        lines.append(f"     {where}: “{shorten(quote, 300, placeholder=' …')}”")
    return "\n".join(lines)


def _summary(findings: Sequence[Finding]) -> str:
    if not findings:
        return "Nothing found that contradicts itself."
    return f"{counted(len(findings), 'finding')}. Each is a question to the author, not a verdict."
