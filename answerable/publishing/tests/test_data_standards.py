"""Each open form is read by the program of its own standard, and says what the pages say."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import frictionless
import jsonschema  # type: ignore[import-untyped]
import pytest
from csvw import CSVW  # type: ignore[import-untyped]

from answerable.publishing.tests import data_make

TIDY = "measure,area,breakdown,period_start,period_end,value,status,qualifier,source,locator,printed,as_at,note"


@pytest.fixture
def folder(open_data: Path) -> Path:
    return open_data / "data"


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    text = (folder / name).read_bytes().decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def document(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_bytes())


def metadata(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.csv-metadata.json"))


def test_every_table_has_its_metadata(folder: Path) -> None:
    assert {f"{one}-metadata.json" for one in folder.rglob("*.csv")} == {str(one) for one in metadata(folder)}


def test_every_table_is_what_its_metadata_says(folder: Path) -> None:
    read = [CSVW(str(path), validate=True) for path in metadata(folder)]
    assert [(one.t.local_name, [str(said.message) for said in one.warnings]) for one in read if not one.is_valid] == []


def test_metadata_that_lies_is_found(folder: Path) -> None:
    said = document(folder, "areas.csv-metadata.json")
    said["tableSchema"]["columns"][0]["datatype"] = "integer"
    lying = folder / "lying.json"
    lying.write_text(json.dumps(said))
    with pytest.raises(UserWarning, match="Invalid column value"):
        _ = CSVW(str(lying), validate=True).is_valid
    lying.unlink()


def test_tables_end_their_lines_as_the_standard_asks(folder: Path) -> None:
    content = (folder / "measures.csv").read_bytes()
    assert content.count(b"\r\n") == 7
    assert content.replace(b"\r\n", b"").count(b"\n") == 0


def test_a_measure_begins_with_the_tidy_columns(folder: Path) -> None:
    assert (folder / "measures/calls.csv").read_text().startswith(TIDY)


def test_a_cell_that_looks_like_a_formula_is_kept_as_data(folder: Path) -> None:
    assert data_make.FORMULA in {one["breakdown"] for one in rows(folder, "measures/long.csv")}
    assert "spreadsheet" in document(folder, "measures/long.csv-metadata.json")["notes"][1]["body"]["value"]


def test_a_note_of_two_lines_comes_back_as_it_was(folder: Path) -> None:
    assert data_make.NOTE in {one["note"] for one in rows(folder, "measures/long.csv")}


def test_a_long_title_in_welsh_comes_back_as_it_was(folder: Path) -> None:
    assert (data_make.WELSH * 6)[:200] in {one["title"] for one in rows(folder, "measures.csv")}


def test_parts_that_look_alike_have_addresses_of_their_own(folder: Path) -> None:
    assert len({one["page"] for one in rows(folder, "measures/long.csv")}) == 3


def test_a_small_number_is_nowhere(folder: Path) -> None:
    (told,) = [one for one in rows(folder, "measures/small.csv") if one["period_start"] == "2021-01-01"]
    assert (told["value"], told["status"], told["printed"]) == ("", "suppressed", "not shown")
    assert not [path for path in folder.rglob("*.*") if b"three" in path.read_bytes()]


def test_a_missing_figure_is_no_nought(folder: Path) -> None:
    (told,) = rows(folder, "measures/drones.csv")
    assert (told["value"], told["status"]) == ("", "missing")


def test_a_restated_value_stands_beside_the_one_that_holds(folder: Path) -> None:
    told = {one["value"]: one["standing"] for one in rows(folder, "observations.csv") if one["measure"] == "calls"}
    assert (told["167358"], told["167506"]) == ("superseded", "current")


def test_values_that_dispute_each_other_are_both_there(folder: Path) -> None:
    told = [one["standing"] for one in rows(folder, "observations.csv") if one["measure"] == "videos"]
    assert told == ["disputed", "disputed"]


def test_a_value_told_less_exactly_keeps_its_own_number(folder: Path) -> None:
    assert {one["value"] for one in rows(folder, "measures/abandoned.csv")} == {"28.4", "28.43"}


def test_every_release_is_told(folder: Path) -> None:
    assert [one["note"] for one in rows(folder, "releases.csv")] == ["What the two papers tell.", "One figure more."]


def test_the_package_is_valid(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert [error.message for task in report.tasks for error in task.errors] + report.errors == []
    assert report.valid


def test_a_changed_file_is_not_the_packages_own(folder: Path) -> None:
    file = folder / "areas.csv"
    content = file.read_bytes()
    file.write_bytes(content.replace(b"ward", b"wart"))
    report = frictionless.validate(str(folder / "datapackage.json"))
    file.write_bytes(content)
    assert not report.valid


def test_licence_and_attribution_stand_on_each_file(folder: Path) -> None:
    statement = "© Office of the Northmoor Commissioner 2024. Contains public sector information"
    described = [*metadata(folder), folder / "datapackage.json", folder / "metadata.json", folder / "facts.json"]
    assert [path.name for path in described if statement not in path.read_text()] == []
    assert [path.name for path in described if "open-government-licence" not in path.read_text()] == []


def test_the_facts_are_what_their_schema_says(folder: Path) -> None:
    schema = document(folder, "facts.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(document(folder, "facts.json"))


def facts(folder: Path, measure: str) -> list[Any]:
    return [one for one in document(folder, "facts.json")["facts"] if one["measure"] == measure]


def test_a_fact_has_an_address_that_stays(folder: Path) -> None:
    ids = {one["id"] for one in facts(folder, "calls")}
    assert f"{data_make.ADDRESS}measures/calls.html#northmoor.2021-04-01.2022-03-31" in ids


def test_a_fact_says_what_it_was_before(folder: Path) -> None:
    (before,) = [one["before"] for one in facts(folder, "calls") if one["before"]]
    assert [(one["value"], one["as_at"]) for one in before] == [("167358", "2023-03-21")]


def test_a_fact_says_whether_it_is_disputed(folder: Path) -> None:
    assert [one["disputed"] for one in facts(folder, "videos")] == [True]


def test_a_fact_says_which_texts_cite_it(folder: Path) -> None:
    cited = {one["period"]["words"]: one["cited_in"] for one in facts(folder, "calls") if one["cited_in"]}
    assert cited == {"2022/23": [f"{data_make.ADDRESS}corrections.html"]}


def test_a_correction_is_told_in_plain_words(folder: Path) -> None:
    (told,) = rows(folder, "corrections.csv")
    assert (told["correction"], told["right"]) == ("1", "166,288 calls came in.")


def test_a_fact_names_its_place_in_the_paper(folder: Path) -> None:
    source = facts(folder, "abandoned")[0]["now"][0]["sources"][0]
    assert (source["paper"], source["printed"], source["place"]) == ("second", "28.43%", "paragraph 2.9; line 9")


def test_the_database_holds_every_row(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "office.sqlite")) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        held = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
    assert held == {name: len(rows(folder, f"{name.replace('_', '-')}.csv")) for name in names}


def test_the_database_points_at_nothing_that_is_not_there(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "office.sqlite")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_values_in_the_database_are_numbers(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "office.sqlite")) as connection:
        found = connection.execute(
            "SELECT sum(value) FROM observations WHERE measure = 'calls' AND standing = 'current'"
        )
        assert found.fetchone() == (138575 + 167506 + 166288 + 170000,)
