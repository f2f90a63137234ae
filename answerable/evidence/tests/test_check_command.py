"""`answerable check` as it is run: answers, exit codes, refusals, and the real papers where they are at hand."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from answerable.calc.consistency.rules import RULES

SHARED = Path(os.environ.get("ANSWERABLE_SHARED", Path(__file__).parents[3].parent / "shared"))
REPORTS = SHARED / "reports"
NORTHMOOR = Path(__file__).parent / "papers" / "northmoor.txt"
RUN = "import sys; from answerable.site.cli import main; sys.exit(main())"
real_papers = pytest.mark.skipif(
    not REPORTS.is_dir(), reason=f"the real papers are not at {REPORTS} (ANSWERABLE_SHARED)"
)


def run(
    *arguments: str | Path, environment: Mapping[str, str] | None = None, given: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RUN, "check", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=environment,
        input=given,
    )


def started(*arguments: str | Path) -> subprocess.Popen[bytes]:
    """The command in a group of its own that heeds Ctrl-C, also where these tests run in the background of a shell."""
    code = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {RUN}"
    command = [sys.executable, "-c", code, "check", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def test_findings_end_with_1_and_are_told_in_words() -> None:
    done = run(NORTHMOOR)
    assert (done.returncode, done.stderr) == (1, "")
    assert "From 412 to 503 is a rise of 22.09%, not 18%." in done.stdout


def test_nothing_found_ends_with_0(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("All was well, with 40 cadets.", encoding="utf-8")
    assert run(tmp_path / "paper.txt").returncode == 0


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_checked(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_bytes(b"")
    done = run(tmp_path / "paper.txt", NORTHMOOR, "--format", "json")
    assert done.stderr.strip() == f"{tmp_path / 'paper.txt'} is empty: there is nothing in it to check."
    told = json.loads(done.stdout)
    assert done.returncode == 2
    assert [one["path"] for one in told["documents"]] == [str(NORTHMOOR)]
    assert [one["path"] for one in told["unreadable"]] == [str(tmp_path / "paper.txt")]
    assert told["findings"]


def test_a_dash_stands_for_the_standard_input() -> None:
    done = run("-", given="Reports rose from 412 to 503, an increase of 18%.")
    assert (done.returncode, "From 412 to 503 is a rise of 22.09%, not 18%." in done.stdout) == (1, True)


def test_a_folder_is_refused_and_the_files_in_it_are_asked_for(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.returncode, "is a folder: name the files in it" in done.stderr) == (2, True)


def test_who_has_read_enough_ends_it_quietly() -> None:
    child = started(NORTHMOOR, "--format", "json")
    assert child.stdout
    assert child.stderr
    child.stdout.close()
    assert (child.stderr.read(), child.wait(timeout=60)) == (b"", 1)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_who_stops_it_gets_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_bytes(NORTHMOOR.read_bytes() * 300)
    child = started(tmp_path / "paper.txt")
    time.sleep(2)
    os.killpg(child.pid, signal.SIGINT)
    _, said = child.communicate(timeout=60)
    assert (child.returncode, said.decode().strip()) == (130, "Stopped. Nothing was half-written.")


def test_where_nothing_can_be_read_people_are_told_only_why(tmp_path: Path) -> None:
    done = run(tmp_path / "none.pdf")
    assert (done.returncode, done.stdout) == (2, "")
    assert "was not found" in done.stderr


def test_no_file_is_asked_for() -> None:
    done = run()
    assert (done.returncode, "name the files" in done.stderr) == (2, True)


def test_a_rule_is_explained() -> None:
    done = run("--explain", "row_arithmetic")
    assert (done.returncode, done.stderr) == (0, "")
    assert "A total, share or change in a table does not follow" in done.stdout


def test_the_rules_are_listed() -> None:
    said = run("--explain").stdout
    assert [name for name in (rule.__name__ for rule in RULES) if f"{name}\n    " not in said] == []


def test_a_rule_that_is_none_is_answered_with_the_rules() -> None:
    done = run("--explain", "no_such_rule")
    assert (done.returncode, "The rules are" in done.stderr, "same_figure" in done.stderr) == (2, True, True)


def test_papers_of_different_forms_are_compared(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The Northmoor Board paid for 64 average speed cameras.", encoding="utf-8")
    (tmp_path / "two.md").write_text(
        "# Roads\n\n- The Northmoor Board paid for **71** average speed cameras.", encoding="utf-8"
    )
    (finding,) = json.loads(run(tmp_path / "one.txt", tmp_path / "two.md", "--format", "json").stdout)["findings"]
    assert {Path(place["document"]).name for place in finding["places"]} == {"one.txt", "two.md"}


def test_an_office_that_is_not_there_ends_with_2_and_one_sentence(tmp_path: Path) -> None:
    environment = {**os.environ, "ANSWERABLE_HOME": str(tmp_path), "DATABASE_URL": ""}
    done = run("--office", NORTHMOOR, environment=environment)
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False)


def test_scripts_in_a_paper_stay_text(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(
        "<script>alert(1)</script> Groups grew from 66 to 90, a rise of 30%.", encoding="utf-8"
    )
    (finding,) = json.loads(run(tmp_path / "paper.txt", "--format", "json").stdout)["findings"]
    assert "<script>" in finding["places"][0]["quote"]


def test_django_is_not_set_up_for_a_check() -> None:
    code = (
        "import sys, answerable.site.commands.check; sys.exit(any(name.startswith('django') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@cache
def checked(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(run(REPORTS / name, "--format", "json").stdout)
    return told


def values(finding: dict[str, Any]) -> set[float]:
    return {place["value"] for place in finding["places"]}


@real_papers
@pytest.mark.parametrize(
    ("rule", "told", "expected"),
    [
        ("stated_change", {1370, 1753, 27.6}, 27.96),
        ("stated_change", {1718, 2461, 44}, 43.25),
        ("same_figure", {92, 77}, None),
        ("same_figure", {1753, 1700, 1669}, None),
    ],
)
def test_what_a_real_report_gets_wrong_is_found(rule: str, told: set[float], expected: float | None) -> None:
    findings = checked("2024-03-21-end-of-term-report.txt")["findings"]
    assert [one["expected"] for one in findings if one["rule"] == rule and values(one) == told] == [expected]


@real_papers
def test_a_share_that_a_real_table_gets_wrong_is_found() -> None:
    findings = checked("2023-03-21-neighbourhood-crime-paper.txt")["findings"]
    assert ("row_arithmetic", 1.67, {1.16}) in [(one["rule"], one["expected"], values(one)) for one in findings]


def is_name(place: dict[str, Any]) -> bool:
    bare_year = place["value"] in range(1990, 2040) and f"{place['value']:,}" not in place["quote"]
    return place["value"] in {101, 999} or bare_year


@real_papers
@pytest.mark.parametrize("paper", sorted(path.name for path in REPORTS.glob("*.txt")))
def test_no_year_and_no_call_number_is_flagged(paper: str) -> None:
    flagged = [place for finding in checked(paper)["findings"] for place in finding["places"]]
    assert not [place for place in flagged if is_name(place)]
