"""What the check is told as."""

import json
from typing import Any

from answerable.calc.blocks import Document, Form, NotRead, Passage, Unreadable, passage
from answerable.calc.consistency.explaining import Explanation
from answerable.calc.consistency.reading import read_document
from answerable.calc.consistency.rules import check
from answerable.evidence.intake.text import read_text
from answerable.evidence.report import Checked, Refused, as_json, as_text, explanation

PAPER = "A paper\n\nGroups grew from 66 in May 2021 to 90 in May 2024, a rise of 30%.\n\nYear\tCalls\n2021/22\t40\n"


SCANNED = Document(
    "paper.pdf",
    (passage("All was well.", 1),),
    form=Form.PDF,
    not_read=(NotRead(Unreadable.SCAN, 2, 2), NotRead(Unreadable.CHART, 7, 3, "Calls by month")),
    pages=3,
)


def checked(document: Document) -> Checked:
    return Checked(document, read_document(document))


def told(text: str) -> dict[str, Any]:
    paper = checked(read_text(text, "paper.txt"))
    answer: dict[str, Any] = json.loads(as_json([paper], check([paper.reading])))
    return answer


def said(text: str) -> str:
    paper = checked(read_text(text, "paper.txt"))
    return as_text([paper], check([paper.reading]))


def test_the_json_names_the_documents() -> None:
    assert told(PAPER)["documents"] == [
        {
            "path": "paper.txt",
            "title": "A paper",
            "figures": 4,
            "tables": 1,
            "form": "text",
            "pages": None,
            "not_read": [],
        }
    ]


def test_the_json_lists_what_was_not_read() -> None:
    (document,) = json.loads(as_json([checked(SCANNED)], []))["documents"]
    assert document["not_read"] == [
        {"kind": "scan", "line": 2, "page": 2, "label": ""},
        {"kind": "chart", "line": 7, "page": 3, "label": "Calls by month"},
    ]


def test_the_json_names_files_that_were_refused() -> None:
    refused = [Refused("paper.doc", "It is too old.")]
    assert json.loads(as_json([], [], refused))["unreadable"] == [{"path": "paper.doc", "why": "It is too old."}]


def test_people_are_told_what_was_not_read() -> None:
    text = as_text([checked(SCANNED)], [])
    assert "paper.pdf: 0 figures and 0 tables read on 3 pages" in text
    assert "Not read: a page that is only a picture (page 2); a chart “Calls by month” (page 3)." in text


def test_a_rule_is_explained_in_paragraphs() -> None:
    words = explanation(Explanation("same_sum", "Sums differ.", ("1 and 1 is 3",), (), "It is silent on noughts."))
    assert words == "same_sum\n\nSums differ.\n\nFor example: 1 and 1 is 3\n\nIt is silent on noughts."


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


def test_people_turn_to_the_page() -> None:
    words = "Groups grew from 66 to 90, a rise of 30%."
    paper = checked(Document("paper.pdf", (Passage(words, ((0, 12),), page=4),), form=Form.PDF))
    assert f"page 4, paragraph or row 12: “{words}”" in as_text([paper], check([paper.reading]))


def test_nothing_found_is_said() -> None:
    assert said("All was well, with 40 cadets.").endswith("Nothing found that contradicts itself.")


def test_where_no_figure_was_read_nothing_is_said_to_be_right() -> None:
    assert said("All was well.").endswith("No figure was read, so there is nothing to compare.")
