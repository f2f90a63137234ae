"""The example office's folder hangs together: every telling is there, and every code that is used is defined."""

import csv
import os
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from answerable.calc.standing import Qualifier, Standing, Told, clearest, standing

ROOT = Path(__file__).parents[1]
OFFICE = ROOT / "examples" / "derbyshire"
OBSERVATIONS = Path(os.environ.get("ANSWERABLE_SHARED", ROOT.parent / "shared")) / "figures" / "observations.csv"

COLUMNS = [
    "measure",
    "area",
    "breakdown",
    "period_start",
    "period_end",
    "value",
    "status",
    "qualifier",
    "source",
    "locator",
    "printed",
    "as_at",
    "note",
    "period_basis",
]
KEY = COLUMNS[:5]
QUALIFIER_WORDS = {
    "over": ("over", "more than", "in excess of", "exceed"),
    "nearly": ("nearly", "almost", "just under"),
    "up_to": ("under", "up to"),
}
WORDS = {
    word: Decimal(number)
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
} | {"third": Decimal(3), "ninth": Decimal(9), "two hundred": Decimal(200), "eight thousand": Decimal(8000)}
SHARES = {
    "almost half": Decimal(50),
    "more than halved": Decimal(50),
    "half": Decimal(50),
    "more than a third": Decimal("33.3"),
    "two thirds": Decimal("66.7"),
    "two-thirds": Decimal("66.7"),
    "over three-quarters": Decimal(75),
    "eight in ten": Decimal(80),
}
SCALES = {"k": 1000, "m": 10**6, "million": 10**6, "billion": 10**9, "minutes": 60}
NUMBER = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)\$?\s?(?P<scale>k\b|m\b|million|billion|minutes)?", re.IGNORECASE)


def toml(name: str) -> dict[str, Any]:
    return tomllib.loads((OFFICE / name).read_text(encoding="utf-8"))


def returns() -> Iterator[dict[str, str]]:
    for path in sorted((OFFICE / "returns").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def keyed() -> dict[tuple[str, ...], list[dict[str, str]]]:
    found: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for row in TELLINGS:
        found[tuple(row[column] for column in KEY)].append(row)
    return found


def told(row: dict[str, str]) -> Told:
    value = Decimal(row["value"]) if row["value"] else None
    return Told(value, date.fromisoformat(row["as_at"]), row["printed"], Qualifier(row["qualifier"]))


def values(rows: list[dict[str, str]]) -> list[Told]:
    """What the record compares: one for each value and day, in the words of its clearest telling."""
    same: dict[tuple[Decimal | None, date], list[Told]] = defaultdict(list)
    for one in map(told, rows):
        same[one.value, one.as_at].append(one)
    return [clearest(each) for each in same.values()]


def standings() -> list[Standing]:
    found = [standing(values(rows)) for rows in keyed().values()]
    return [one for one in found if one is not None]


def figure(printed: str) -> set[Decimal]:
    """Every number the printed figure can be read as, whatever its sign."""
    text = printed.lower()
    if text in SHARES:
        return {SHARES[text]}
    if re.fullmatch(r"\d\d:\d\d:\d\d", text):
        hours, minutes, seconds = map(int, text.split(":"))
        return {Decimal(hours * 3600 + minutes * 60 + seconds)}
    found = {
        Decimal(m["number"].rstrip(",").replace(",", "")) * SCALES.get(m["scale"] or "", 1)
        for m in NUMBER.finditer(text)
    }
    scale = 60 if "minutes" in text else 1
    return found | {number * scale for word, number in WORDS.items() if re.search(rf"\b{word}\b", text)}


TELLINGS = list(returns())
OBJECTIVES = toml("plan.toml")["objective"]
DEFINITIONS = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((OFFICE / "measures").glob("*.toml"))]
CODES = {definition["code"] for definition in DEFINITIONS}


def test_there_are_1036_tellings() -> None:
    assert len(TELLINGS) == 1036


def test_they_tell_907_values() -> None:
    assert len({(*(row[column] for column in KEY), row["value"]) for row in TELLINGS}) == 907


def test_eleven_keys_have_more_than_one_value() -> None:
    assert sum(len({row["value"] for row in rows}) > 1 for rows in keyed().values()) == 11


def test_six_values_are_disputed() -> None:
    assert sum(one.disputed for one in standings()) == 6


def test_two_values_are_restated() -> None:
    assert sum(one.restated for one in standings()) == 2


def test_no_place_tells_a_value_twice() -> None:
    places = Counter((*(row[c] for c in KEY), row["value"], row["locator"], row["printed"]) for row in TELLINGS)

    assert [place for place, count in places.items() if count > 1] == []


@pytest.mark.parametrize("path", sorted((OFFICE / "returns").glob("*.csv")), ids=lambda path: path.stem)
def test_a_return_has_the_columns_of_the_tidy_form(path: Path) -> None:
    assert path.read_text(encoding="utf-8").splitlines()[0].split(",") == COLUMNS


def test_a_return_holds_one_source() -> None:
    papers = {paper["code"]: str(paper["published"]) for paper in toml("papers.toml")["paper"]}

    assert {row["as_at"] for row in TELLINGS if papers[row["source"]] != row["as_at"]} == set()


def test_a_value_is_absent_exactly_when_it_is_missing() -> None:
    assert [row for row in TELLINGS if (row["value"] == "") != (row["status"] in {"missing", "suppressed"})] == []


def test_what_is_printed_is_a_figure_and_no_sentence() -> None:
    assert max(len(row["printed"]) for row in TELLINGS) <= 40


def test_what_is_printed_is_the_value() -> None:
    astray = [row for row in TELLINGS if row["value"] and abs(Decimal(row["value"])) not in figure(row["printed"])]

    assert [(row["measure"], row["value"], row["printed"]) for row in astray] == []


def test_a_qualifier_stands_in_what_is_printed() -> None:
    astray = [
        row["printed"]
        for row in TELLINGS
        if row["qualifier"] in QUALIFIER_WORDS
        and not any(word in row["printed"].lower() for word in QUALIFIER_WORDS[row["qualifier"]])
    ]

    assert astray == []


def test_a_locator_names_a_place_and_a_line() -> None:
    assert [row["locator"] for row in TELLINGS if not re.fullmatch(r"[^;]+; line \d+", row["locator"])] == []


def test_every_area_is_known() -> None:
    areas = toml("areas.toml")["area"]

    used = {row["area"] for row in TELLINGS} | {area["parent"] for area in areas if "parent" in area}

    assert used - {area["code"] for area in areas} == set()


def test_the_nine_local_authorities_have_the_people_of_the_force() -> None:
    areas = {area["code"]: area for area in toml("areas.toml")["area"]}

    people = [area["population"] for area in areas.values() if area["kind"] == "local-authority"]

    assert (len(people), sum(people)) == (9, areas["E23000018"]["population"])


def test_every_measure_told_has_a_definition() -> None:
    assert {row["measure"] for row in TELLINGS} - CODES == set()


def test_every_definition_has_a_telling() -> None:
    assert CODES - {row["measure"] for row in TELLINGS} == set()


def test_a_definition_is_named_after_its_code() -> None:
    assert {path.stem for path in (OFFICE / "measures").glob("*.toml")} == CODES


def test_a_breakdown_value_needs_a_breakdown() -> None:
    named = {definition["code"] for definition in DEFINITIONS if definition["breakdown"]}

    assert {row["measure"] for row in TELLINGS if row["breakdown"]} - named == set()


def test_no_two_definitions_give_the_same_reason() -> None:
    reasons = Counter(definition["why"] for definition in DEFINITIONS)

    assert [why for why, count in reasons.items() if count > 1] == []


def test_every_definition_stands_under_a_subject() -> None:
    subjects = {subject["code"] for subject in toml("office.toml")["subject"]}

    assert {definition["subject"] for definition in DEFINITIONS} == subjects


def test_the_ratings_are_as_they_survive() -> None:
    ratings = Counter(objective.get("rating") for objective in OBJECTIVES if objective["plan"] == "2021-25")

    assert ratings == {"green": 12, "amber": 1, "lost": 44}


def test_the_2013_plan_rated_nothing() -> None:
    assert ["rating" in objective for objective in OBJECTIVES if objective["plan"] == "2013"] == [False] * 6


def test_the_measures_of_every_objective_are_defined() -> None:
    assert {code for objective in OBJECTIVES for code in objective["measures"]} - CODES == set()


def test_every_objective_stands_under_a_priority_of_its_plan() -> None:
    priorities = {(priority["plan"], priority["code"]) for priority in toml("plan.toml")["priority"]}

    assert {(o["plan"], o["priority"]) for o in OBJECTIVES if "priority" in o} == priorities


def test_every_paper_named_is_there() -> None:
    papers = toml("papers.toml")["paper"]
    named = {meeting["source"] for meeting in toml("meetings.toml")["meeting"]}
    named |= {plan["source"] for plan in toml("plan.toml")["plan"]} | {row["source"] for row in TELLINGS}

    assert named - {paper["code"] for paper in papers} == set()


def test_every_meeting_a_paper_names_is_there() -> None:
    meetings = {meeting["code"] for meeting in toml("meetings.toml")["meeting"]}

    assert {paper["meeting"] for paper in toml("papers.toml")["paper"] if "meeting" in paper} - meetings == set()


def test_nothing_is_left_to_do() -> None:
    texts = [path for path in OFFICE.rglob("*") if path.suffix in {".toml", ".csv", ".md"}]
    tellings = (OFFICE / "returns").glob("*.csv")

    assert [path.name for path in texts if re.search(r"TODO|TBC|FIXME", path.read_text("utf-8"))] == []
    assert [path.name for path in tellings if re.search(r"\d,\d{4}-\d\d-\d\d-[a-z]", path.read_text("utf-8"))] == []


def test_the_tellings_are_those_of_the_reading_by_hand() -> None:
    if not OBSERVATIONS.exists():
        pytest.skip(f"{OBSERVATIONS} is absent: the tellings cannot be compared with the reading by hand")
    with OBSERVATIONS.open(encoding="utf-8", newline="") as file:
        read = [(row["source"].removesuffix(".txt"), *_place(row)) for row in csv.DictReader(file)]

    held = [(row["source"], *_place({**row, "source_line": row["locator"].rpartition(" ")[2]})) for row in TELLINGS]

    # sorted() is stable, so that this also holds the order of the rows within a paper
    assert held == sorted(read, key=lambda row: row[0])


def _place(row: dict[str, str]) -> tuple[str, str, str, str, str]:
    return row["source_line"], row["period_start"], row["period_end"], row["value"], row["status"]
