"""`answerable signals` as an analyst runs it: the answer for people and for programs, exit codes, and every sort of bad input."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from answerable.calc.behaviour.rules import RULE_SETS
from answerable.calc.direction import Direction
from answerable.measures.intake.tidy_cells import Unit
from answerable.measures.intake.tidy_series import KNOWN
from answerable.site.cli import main

HEADER = "measure,breakdown,period_start,period_end,value,denominator,polarity,standard,unit,break,anomaly"
RUN = "import sys; from answerable.site.cli import main; sys.exit(main())"
STEADY = [50, 52, 47, 51, 49, 53, 48, 50, 52, 46, 51, 50, 49, 53, 47, 50, 52, 48, 51, 49, 50, 47, 53, 51]
KEYS = [
    "measure", "breakdown", "chart", "points", "mean", "lower", "upper", "rebased_at", "signals", "assurance", "sentence",
]  # fmt: skip


def month(index: int) -> tuple[date, date]:
    first = date(2021 + index // 12, index % 12 + 1, 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def lines(values: Sequence[object], name: str = "Burglary", /, **columns: Sequence[object]) -> Iterator[str]:
    """The rows of a series by months; a column that is given has a cell for each value."""
    others = HEADER.split(",")[5:]
    for index, value in enumerate(values):
        cells = (str(columns[column][index]) if column in columns else "" for column in others)
        yield ",".join([name, "", *map(str, month(index)), str(value), *cells])


class Analyst:
    """Somebody with a folder for files and a terminal."""

    def __init__(self, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.place, self.capsys = place, capsys

    def file(self, *rows: str) -> Path:
        path = self.place / "series.csv"
        path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
        return path

    def run(self, *words: str | Path) -> tuple[int, str, str]:
        """Exit code, output, error output."""
        code = main(["signals", *map(str, words)])
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def series(self, *rows: str, rules: str = "mdc") -> dict[str, dict[str, Any]]:
        """What is said of each measure, as JSON."""
        _, out, _ = self.run(self.file(*rows), "--format", "json", "--rules", rules)
        return {one["measure"]: one for one in json.loads(out, parse_constant=pytest.fail)["series"]}

    def one(self, values: Sequence[object], /, **columns: Sequence[object]) -> dict[str, Any]:
        (found,) = self.series(*lines(values, "Burglary", **columns)).values()
        return found


@pytest.fixture
def analyst(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Analyst:
    return Analyst(tmp_path, capsys)


class TestJson:
    def test_the_keys_that_readers_rely_on_come_first(self, analyst: Analyst) -> None:
        assert list(analyst.one(STEADY))[: len(KEYS)] == KEYS

    def test_a_steady_series(self, analyst: Analyst) -> None:
        found = analyst.one(STEADY)
        ranges = [abs(later - one) for one, later in pairwise(STEADY)]
        mean, reach = sum(STEADY) / 24, 2.66 * sum(ranges) / 23
        assert (found["chart"], found["points"], found["signals"]) == ("xmr", 24, [])
        assert [found[edge] for edge in ("mean", "lower", "upper")] == pytest.approx(
            [mean, mean - reach, mean + reach], rel=1e-12
        )

    def test_a_point_outside_is_a_signal_with_its_days_and_verdict(self, analyst: Analyst) -> None:
        values = [*STEADY[:20], 80, *STEADY[21:]]
        (signal,) = analyst.one(values, polarity=["down_good"] * 24)["signals"]
        assert signal == {
            "rule": "outside", "from": "2022-09-01", "to": "2022-09-30", "direction": "high", "verdict": "worse",
        }  # fmt: skip

    def test_a_run_below_the_average_is_better_where_down_is_good(self, analyst: Analyst) -> None:
        values = [*STEADY[:16], 47, 46, 47, 48, 46, 47, 46, 47]
        (signal,) = analyst.one(values, polarity=["down_good"] * 24)["signals"]
        assert (signal["rule"], signal["direction"], signal["verdict"]) == ("shift", "low", "better")

    def test_a_break_with_its_reason_begins_the_limits_anew(self, analyst: Analyst) -> None:
        values = [*STEADY[:12], *[one + 40 for one in STEADY[:12]]]
        found = analyst.one(values, **{"break": [*[""] * 12, "new counting rule", *[""] * 11]})
        assert (found["rebased_at"], found["signals"], found["mean"]) == (["2022-01-01"], [], sum(values[12:]) / 12)
        assert found["breaks"] == [{"at": "2022-01-01", "reason": "new counting rule", "found": False}]

    def test_without_a_break_all_values_make_the_limits(self, analyst: Analyst) -> None:
        values = [*STEADY[:12], *[one + 40 for one in STEADY[:12]]]
        found = analyst.one(values)
        assert (found["rebased_at"], found["mean"], len(found["signals"])) == ([], sum(values) / 24, 2)

    @pytest.mark.parametrize(
        ("length", "option", "found"),
        [(48, "", 0), (48, "--find-levels", 1), (72, "", 1), (72, "--no-find-levels", 0)],
    )
    def test_a_level_that_moved_and_stayed_is_found_in_a_long_series_or_when_asked_for(
        self, length: int, option: str, found: int, analyst: Analyst
    ) -> None:
        low = (STEADY * 2)[: length // 2]
        path = analyst.file(*lines([*low, *[one + 40 for one in low]]))
        _, out, _ = analyst.run(path, "--format", "json", *[option] * bool(option))
        assert len(json.loads(out)["series"][0]["rebased_at"]) == found

    def test_an_anomaly_is_left_out_of_the_limits(self, analyst: Analyst) -> None:
        values = [*STEADY[:12], 5, *STEADY[13:]]
        found = analyst.one(values, anomaly=[*[""] * 12, "lockdown", *[""] * 11])
        assert found["mean"] == (sum(values) - 5) / 23

    def test_a_share_is_judged_with_its_denominators(self, analyst: Analyst) -> None:
        found = analyst.one(
            [one * 9 for one in STEADY], denominator=[500] * 24, polarity=["up_good"] * 24, standard=[70] * 24
        )
        assert (found["chart"], found["unit"], found["assurance"]) == ("p", "percent", "always")
        assert found["mean"] == pytest.approx(100 * 9 * sum(STEADY) / (500 * 24))

    def test_a_standard_that_changes_midway_is_judged_by_the_last(self, analyst: Analyst) -> None:
        found = analyst.one(STEADY, polarity=["up_good"] * 24, standard=[10] * 12 + [90] * 12)
        assert (found["assurance"], found["standard"]["value"], found["standard"]["from"]) == (
            "never",
            90,
            "2022-01-01",
        )

    def test_a_standard_of_no_side_is_not_judged_and_says_so(self, analyst: Analyst) -> None:
        found = analyst.one(STEADY, standard=[50] * 24)
        assert (found["assurance"], found["chart"]) == ("unknown", "xmr")
        assert "The standard in row 2 was not judged: the polarity is neutral" in found["cautions"][0]

    def test_a_short_series_has_no_limits_and_says_why(self, analyst: Analyst) -> None:
        found = analyst.one([5, 6, 7])
        assert (found["chart"], found["mean"], found["why_none"] != "") == ("none", None, True)

    def test_gaps_are_named_and_no_points(self, analyst: Analyst) -> None:
        found = analyst.one([*STEADY[:5], "N/A", *STEADY[6:]])
        assert (found["points"], found["gaps"]) == (23, [["2021-06-01", "2021-06-30"]])

    def test_other_rules_and_lengths(self, analyst: Analyst) -> None:
        rows = list(lines([*STEADY[:17], 46, 47, 48, 46, 47, 46, 47]))
        assert analyst.series(*rows)["Burglary"]["signals"]
        assert analyst.series(*rows, rules="mdc:shift=9,trend=9")["Burglary"]["signals"] == []
        assert analyst.series(*rows, rules="nelson")["Burglary"]["chart"] == "xmr"


BAD: dict[str, tuple[Sequence[object], dict[str, Sequence[object]]]] = {
    "constant": ([7] * 24, {}),
    "all missing": (["no data"] * 24, {}),
    "all missing shares": ([""] * 24, {"unit": ["percent"] * 24, "denominator": [5] * 24}),
    "one point": ([5], {}),
    "negative count": ([*STEADY[:20], -4], {}),
    "denominators of nought": ([0] * 24, {"denominator": [0] * 24}),
    "something of none": ([5] * 24, {"denominator": [0] * 24}),
    "percent above 100": ([*[95.5] * 20, 120.5], {"unit": ["percent"] * 21}),
    "infinite": ([*STEADY[:20], "inf"], {}),
    "absurd": ([*STEADY[:20], "1e200"], {}),
    "too many commas": ([*STEADY[:20], "1,234"], {}),
    "break on the first point": (STEADY, {"break": ["new", *[""] * 23]}),
    "break on the last point": (STEADY, {"break": [*[""] * 23, "new"]}),
    "standard of no side": (STEADY, {"standard": [50] * 24}),
    "two polarities": (STEADY, {"polarity": [*["up_good"] * 23, "down_good"]}),
}  # fmt: skip
REFUSED = {
    "negative count", "something of none", "percent above 100", "infinite", "absurd", "too many commas",
    "two polarities",
}  # fmt: skip


class TestBadInput:
    @pytest.mark.parametrize("name", BAD)
    def test_it_is_answered_or_refused_and_a_sound_series_beside_it_is_judged(
        self, name: str, analyst: Analyst
    ) -> None:
        values, columns = BAD[name]
        found = analyst.series(*lines(values, "Bad", **columns), *lines(STEADY, "Sound"))
        assert found["Bad"]["refused"] is (name in REFUSED)
        assert (found["Bad"]["signals"], found["Bad"]["sentence"] != "") == ([], True)
        assert found["Sound"]["mean"] == sum(STEADY) / 24

    @pytest.mark.parametrize(
        ("periods", "said"),
        [
            (["2021-10-01,2021-12-31"], "not periods of one length"),
            (["2021-01-01,2021-01-31"], "January 2021 stands in row 2 already"),
            (["2022-01-01,2022-01-31", "2022-01-15,2022-02-14"], "2022"),
        ],
        ids=["a quarter among months", "the same twice", "sharing days"],
    )
    def test_periods_that_do_not_fit_together_are_refused(
        self, periods: list[str], said: str, analyst: Analyst
    ) -> None:
        more = [f"Burglary,,{period},50,,,,,," for period in periods]
        found = analyst.series(*lines(STEADY[:9]), *more)["Burglary"]
        assert (found["refused"], said in found["sentence"]) == (True, True)

    def test_problems_are_listed_with_row_column_and_series(self, analyst: Analyst) -> None:
        _, out, _ = analyst.run(analyst.file(*lines([*STEADY, "many"])), "--format", "json")
        (problem,) = json.loads(out)["problems"]
        assert (problem["row"], problem["column"], problem["measure"]) == (26, "value", "Burglary")


class TestText:
    def test_each_series_has_its_sentence_and_its_limits(self, analyst: Analyst) -> None:
        _, out, _ = analyst.run(analyst.file(*lines(STEADY)))
        assert "1. Burglary\n   51 in December 2022" in out
        assert "XmR chart, 24 points; average 50" in out
        assert out.endswith("1 series: 0 with signals, 1 without.\n")

    def test_signals_breaks_and_refusals_are_told(self, analyst: Analyst) -> None:
        rows = [
            *lines([*STEADY[:20], 80, *STEADY[21:]], "Outside", polarity=["down_good"] * 24),
            *lines([*STEADY, *STEADY], "Broken", **{"break": [*[""] * 24, "new system", *[""] * 23]}),
            *lines([*["many"] * 8], "Refused"),
        ]
        _, out, _ = analyst.run(analyst.file(*rows))
        assert "* September 2022: high, outside the usual range (worse)" in out
        assert "Limits begin anew on 2023-01-01: new system" in out
        assert "Not judged: row 74, column value: 'many' is not a number" in out
        assert "… and 3 more problems." in out

    def test_a_misspelt_column_is_told(self, analyst: Analyst) -> None:
        path = analyst.file(*lines(STEADY))
        path.write_text(path.read_text().replace("polarity", "polarty"))
        assert "did you mean 'polarity'?" in analyst.run(path)[1]


class TestExit:
    def test_0_when_all_were_judged(self, analyst: Analyst) -> None:
        assert analyst.run(analyst.file(*lines([*STEADY[:20], 80])))[0] == 0

    def test_1_when_a_series_was_refused(self, analyst: Analyst) -> None:
        assert analyst.run(analyst.file(*lines(STEADY), *lines(["many"], "Bad")))[0] == 1

    def test_1_when_there_are_signals_and_it_was_asked_for(self, analyst: Analyst) -> None:
        path = analyst.file(*lines([*STEADY[:20], 80]))
        assert analyst.run(path, "--exit-code")[0] == 1

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (None, "was not found"),
            (b"", "empty"),
            (b"PK\x03\x04", "Excel"),
            (b"a,b\n1,2", "no header was found"),
        ],
    )
    def test_2_and_one_sentence_when_the_file_cannot_be_read(
        self, content: bytes | None, said: str, analyst: Analyst
    ) -> None:
        path = analyst.place / "series.csv"
        if content is not None:
            path.write_bytes(content)
        code, out, complaint = analyst.run(path)
        assert (code, out, complaint.startswith(f"{path}: "), said in complaint) == (2, "", True, True)
        assert len(complaint.splitlines()) == 1

    def test_2_for_a_folder(self, analyst: Analyst) -> None:
        assert analyst.run(analyst.place)[0] == 2

    def test_2_for_a_file_of_a_gigabyte_before_it_is_read(self, analyst: Analyst) -> None:
        with (analyst.place / "huge.csv").open("wb") as file:
            file.truncate(1024**3)
        assert "1024 MB" in analyst.run(analyst.place / "huge.csv")[2]

    @pytest.mark.parametrize("rules", ["western", "mdc:shift", "mdc:shift=0", "mdc:outside=3"])
    def test_rules_that_there_are_not_are_told_with_the_usage(self, rules: str, analyst: Analyst) -> None:
        with pytest.raises(SystemExit) as ended:
            analyst.run(analyst.file(*lines(STEADY)), "--rules", rules)
        assert ended.value.code == 2


def test_what_is_piped_in_is_read_and_no_django_is_loaded() -> None:
    told = "\n".join([HEADER, *lines(STEADY)])
    code = "import sys; from answerable.site.commands.signals import run; print('django.conf' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", RUN, "signals", "-"], input=told, capture_output=True, text=True, check=True
    )
    assert (done.stderr, "51 in December 2022" in done.stdout) == ("", True)
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


class TestDocs:
    DOCS = (Path(__file__).parent.parent / "docs" / "signals.md").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        "name", [*KNOWN, *Unit, *Direction, *(rule.name for one in RULE_SETS.values() for rule in one.rules)]
    )
    def test_each_column_unit_polarity_and_rule_is_explained(self, name: str) -> None:
        assert f"`{name}`" in self.DOCS

    def test_its_keys_are_those_that_are_written(self, analyst: Analyst) -> None:
        found = analyst.one([*STEADY, "", *STEADY], **{"break": [*[""] * 25, "new system", *[""] * 23]})
        assert [key for key in (*found, *found["breaks"][0]) if f'"{key}"' not in self.DOCS] == []
