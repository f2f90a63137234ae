"""Writing the papers that came in, with what was found in them, asked and decided, in the form that `load` reads."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC

from answerable.evidence.intake.csv_lines import written_lines
from answerable.evidence.intake.folder import ReportLine
from answerable.evidence.queries import lines
from answerable.site.folder.texts import said, toml


def files(*, restricted: bool) -> Iterator[tuple[str, str | bytes]]:
    """The files that have something in them.

    The public form has the corrections that were passed, and nothing of what is still asked or only thought; the restricted
    one has the papers themselves, every finding, query and decision, and what the office has learned.
    """
    tables: dict[str, list[object]] = {"corrections.csv": [*lines.correction_lines(public=not restricted)]}
    if restricted:
        reports = lines.report_lines()
        if reports:
            yield "reports.toml", toml({"report": [report_table(line) for _, line in reports]})
        for document, line in reports:
            yield f"reports/{line.file}", bytes(document.upload.content)
        tables |= _decided()
    for name, told in tables.items():
        if told:
            yield name, written_lines(told)


def _decided() -> dict[str, list[object]]:
    """What only a successor may have, by the name of its file."""
    return {
        "findings.csv": [*lines.finding_lines()],
        "places.csv": [*lines.place_lines()],
        "matches.csv": [*lines.match_lines()],
        "queries.csv": [*lines.query_lines()],
        "aliases.csv": [*lines.alias_lines()],
        "exclusions.csv": [*lines.exclusion_lines()],
    }


def report_table(line: ReportLine) -> dict[str, object]:
    """One version of a paper; its own name only where the folder calls its file otherwise."""
    facts = {**asdict(line), "filename": line.filename if line.filename != line.file else ""}
    return said(**{**facts, "sent_at": line.sent_at.astimezone(UTC) if line.sent_at else None})
