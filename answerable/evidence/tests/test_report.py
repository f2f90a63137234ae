"""What the check is told as."""

import json
from typing import Any

from answerable.calc.consistency.reading import read_document
from answerable.calc.consistency.rules import check
from answerable.evidence.intake.text import read_text
from answerable.evidence.report import as_json, as_text

PAPER = "A paper\n\nGroups grew from 66 in May 2021 to 90 in May 2024, a rise of 30%.\n\nYear\tCalls\n2021/22\t40\n"


def told(text: str) -> dict[str, Any]:
    readings = [read_document(read_text(text, "paper.txt"))]
    answer: dict[str, Any] = json.loads(as_json(readings, check(readings)))
    return answer


def said(text: str) -> str:
    readings = [read_document(read_text(text, "paper.txt"))]
    return as_text(readings, check(readings))


def test_the_json_names_the_documents() -> None:
    assert told(PAPER)["documents"] == [{"path": "paper.txt", "title": "A paper", "figures": 4, "tables": 1}]


def test_the_json_tells_a_finding_as_the_contract_says() -> None:
    (finding,) = told(PAPER)["findings"]
    assert {key: finding[key] for key in ("rule", "kind", "severity", "expected", "interval")} == {
        "rule": "stated_change", "kind": "arithmetic", "severity": "medium", "expected": 36.36, "interval": [36.36, 36.36],
    }  # fmt: skip
    assert finding["places"][1] == {
        "document": "paper.txt", "line": 3, "quote": "Groups grew from 66 in May 2021 to 90 in May 2024, a rise of 30%.",
        "value": 66, "unit": "count", "period": "May 2021", "page": None,
    }  # fmt: skip


def test_people_read_the_message_and_the_line_once() -> None:
    text = said(PAPER)
    assert "1. Medium: From 66 to 90 is a rise of 36.36%, not 30%." in text
    assert text.count("line 3: “Groups grew from 66") == 1
    assert text.endswith("1 finding. Each is a question to the author, not a verdict.")


def test_nothing_found_is_said() -> None:
    assert said("All was well.").endswith("Nothing found that contradicts itself.")
