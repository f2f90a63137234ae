"""`answerable check --office`: a paper against the figures that the office holds."""

import json
from pathlib import Path

from tests.installation import Installation


def paper(folder: Path, told: str) -> Path:
    path = folder / "paper.txt"
    path.write_text(
        f"Report of the chief constable\n\nThere were {told} calls to 999 in Derbyshire in 2021/22.\n", encoding="utf-8"
    )
    return path


def test_a_figure_that_the_office_holds_otherwise_is_a_finding(example_office: Installation, tmp_path: Path) -> None:
    done = example_office.run("check", "--office", paper(tmp_path, "167,999"), "--format", "json")
    (finding,) = json.loads(done.stdout)["findings"]
    assert (done.returncode, finding["rule"], finding["expected"]) == (1, "office_figure", 167506)


def test_a_figure_that_the_office_holds_is_none(example_office: Installation, tmp_path: Path) -> None:
    assert example_office.run("check", "--office", paper(tmp_path, "167,506")).returncode == 0


def test_without_the_option_no_database_is_asked(tmp_path: Path) -> None:
    nowhere = Installation(tmp_path / "home", "postgresql://nobody@127.0.0.1:1/none")
    assert nowhere.run("check", paper(tmp_path, "167,999")).returncode == 0
