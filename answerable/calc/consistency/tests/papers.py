"""The two questions the tests of the rules ask of a few lines of a paper."""

from answerable.calc.blocks import Block, Document, Row, Table, passage
from answerable.calc.consistency.finding import Finding
from answerable.calc.consistency.reading import read_document
from answerable.calc.consistency.rules import Rule


def document(text: str, name: str = "paper.txt") -> Document:
    """One passage a line; lines with a bar are a table, headed by the line before."""
    blocks: list[Block] = []
    rows: list[Row] = []
    caption = ""
    for number, line in enumerate(text.strip().splitlines(), start=1):
        if "|" in line:
            rows.append(Row(number, tuple(cell.strip() for cell in line.split("|"))))
            continue
        if rows:
            blocks.append(Table(tuple(rows), caption))
            rows = []
        blocks.append(passage(line, number))
        caption = line
    if rows:
        blocks.append(Table(tuple(rows), caption))
    return Document(name, tuple(blocks))


def found(rule: Rule, *papers: str) -> list[Finding]:
    """What a rule finds in papers."""
    return list(rule([read_document(document(text, f"paper-{at}.txt")) for at, text in enumerate(papers)]))


def check_silent(rule: Rule, *papers: str) -> None:
    """The rule finds nothing."""
    assert [finding.message for finding in found(rule, *papers)] == []


def check_found(rule: Rule, message: str, *papers: str) -> Finding:
    """The rule finds exactly one thing and says so."""
    findings = found(rule, *papers)
    assert [finding.message for finding in findings] == [message]
    return findings[0]
