"""What a chart shows of how a series behaves: limits in steps, unusual times, remarks, standards that change; signs, funnels."""

import re
import time
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from answerable.kit.charts.data import (
    Band,
    Break,
    Curve,
    FunnelChart,
    Kind,
    Level,
    Limits,
    LineChart,
    Panel,
    Point,
    Remark,
    Spot,
)
from answerable.kit.charts.funnel import funnel_chart
from answerable.kit.charts.labels import Box, Labels
from answerable.kit.charts.line import line_chart, number
from answerable.kit.charts.multiples import Multiples, small_multiples
from answerable.kit.charts.signs import Shape, Sign
from answerable.kit.charts.spark import spark
from answerable.kit.charts.values import funnel_values
from answerable.kit.gallery import judged, rates
from answerable.kit.tests.test_charts import paths, pictures, points, texts, wide


def chart(*values: float, **more: object) -> LineChart:
    return LineChart("calls", "999 calls", points(*values), **more)  # type: ignore[arg-type]


def test_five_years_of_months_with_everything_are_at_most_15_kb_in_both_widths() -> None:
    assert len(line_chart(judged()).encode()) <= 15_000


def test_a_chart_is_quickly_drawn() -> None:
    """Two milliseconds are asked of a quiet machine; a busy one is given ten times that."""
    line_chart(judged())
    best = min(_seconds() for _ in range(5))
    assert best < 0.02


def _seconds() -> float:
    start = time.perf_counter()
    line_chart(judged())
    return time.perf_counter() - start


@pytest.mark.parametrize("drawn", [line_chart(judged()), funnel_chart(rates()), spark(judged())])
def test_nothing_has_a_style_of_its_own(drawn: str) -> None:
    assert "style" not in drawn


class TestLimits:
    def test_that_differ_are_drawn_in_steps(self) -> None:
        limits = Limits(0, 2, (0.0, 1.0, 0.0), (2.0, 3.0, 2.0), (4.0, 5.0, 4.0))
        upper = paths(line_chart(chart(1, 2, 3, limits=(limits,))), "limit")[0]
        assert upper.count("V") == 2

    def test_of_two_stretches_are_two_pairs(self) -> None:
        two = (Limits.level((0, 1), 0, 2, 4), Limits.level((2, 3), 1, 2, 3))
        assert len(paths(line_chart(chart(1, 2, 3, 2, limits=two)), "limit")) == 4

    def test_that_end_before_the_last_point_are_not_named_beside_it(self) -> None:
        svg = line_chart(chart(1, 2, 3, 2, limits=(Limits.level((0, 1), 0, 2, 4),)))
        words = next(text for text in wide(svg).findall("text") if text.text == "usual high")
        assert float(words.get("x", 0)) < 700

    @pytest.mark.parametrize(
        ("value", "unit", "words"),
        [
            (1234.56, "count", "1,235"),
            (28.432, "percent", "28.4%"),
            (0.01234, "per_1000", "0.0123"),
            (0.0, "count", "0"),
        ],
    )
    def test_are_told_to_three_figures(self, value: float, unit: str, words: str) -> None:
        assert number(value, unit) == words


class TestHeads:
    def test_an_unusual_time_is_a_band_with_its_reason(self) -> None:
        svg = line_chart(chart(1, 2, 3, 4, bands=(Band(1, 2, "First lockdown"),)))
        assert wide(svg).find("rect[@class='band']") is not None
        assert "First lockdown" in texts(svg)

    def test_a_remark_is_a_line_with_its_words(self) -> None:
        svg = line_chart(chart(1, 2, 3, remarks=(Remark(1, "A new control room"),)))
        assert paths(svg, "remark")
        assert "A new control room" in texts(svg)

    def test_no_words_are_cut_short_at_either_width(self) -> None:
        reason = "Since then offences that victims tell of through the website are counted on the day they happened"
        svg = line_chart(chart(*range(12), breaks=(Break(2, reason), Break(9, reason)), bands=(Band(5, 5, reason),)))
        for picture in pictures(svg):
            said = " ".join(text.text or "" for text in picture.findall("text"))
            assert said.count(reason) == 3

    def test_words_that_stand_clear_share_a_row(self) -> None:
        svg = line_chart(chart(*range(20), breaks=(Break(1, "One"), Break(12, "Two"))))
        rows = {text.get("y") for text in wide(svg).findall("text") if text.text in ("One", "Two")}
        assert len(rows) == 1


class TestLevel:
    def test_holds_for_its_own_points_only(self) -> None:
        svg = line_chart(chart(1, 2, 3, 4, levels=(Level("Target", Decimal(2), 0, 1), Level("Target", Decimal(3), 2))))
        first, second = (re.findall(r"[\d.]+", path) for path in paths(svg, "level"))
        assert float(first[2]) == float(second[0])

    def test_stands_named_within_its_time(self) -> None:
        svg = line_chart(chart(*range(20), levels=(Level("Target", Decimal(2), 0, 9),)))
        words = next(text for text in wide(svg).findall("text") if text.text == "Target 2")
        assert float(words.get("x", 0)) < 400


class TestSigns:
    def test_every_shape_is_unlike_the_others(self) -> None:
        assert len({Sign(shape, "").picture for shape in Shape}) == len(Shape)

    def test_a_change_downwards_is_drawn_downwards(self) -> None:
        assert Sign(Shape.BETTER, "", low=True).picture != Sign(Shape.BETTER, "").picture


class TestFunnel:
    def test_names_those_outside_at_both_widths(self) -> None:
        for picture in pictures(funnel_chart(rates())):
            said = {text.text for text in picture.findall("text")}
            assert {"Place C", "Place G"} <= said
            assert "Place A" not in said

    def test_names_its_limits(self) -> None:
        assert {"95%", "99.8%", "average"} <= set(texts(funnel_chart(rates())))

    def test_says_in_words_who_is_outside(self) -> None:
        said = wide(funnel_chart(rates()))[1].text
        told = "8 areas; the average is 3.4. Outside the limits: Place C: 5.29; Place G: 2.18."
        assert said == told

    def test_one_area_is_no_error(self) -> None:
        alone = FunnelChart("f", "F", (Spot("A", Decimal(9), Decimal(1)),), Decimal(1), (1.0, 9.0), ())
        assert len(pictures(funnel_chart(alone))) == 2

    def test_shows_scripts_as_text(self) -> None:
        bad = Spot("<script>", Decimal(9), Decimal(1), Kind.WORSE)
        curve = Curve("<b>", (0.0, 0.5), (2.0, 1.5))
        svg = funnel_chart(FunnelChart("<i>", "<i>", (bad,), Decimal(1), (1.0, 9.0), (curve,), size_words="<u>"))
        assert not re.search(r"<(script|b|i|u)>", svg)

    def test_has_its_table(self) -> None:
        rows = funnel_values(rates()).rows
        assert [cell.text for cell in rows[2]] == ["Place C", "104,000", "5.3 per 1,000", "outside the limits: worse"]


def test_small_charts_have_limits_and_breaks() -> None:
    panel = Panel("A", points(1, 2, 3), limits=(Limits.level((0, 2), 0, 2, 4),), breaks=(Break(1, "New"),))
    drawn = ET.fromstring(small_multiples(Multiples("m", (panel,)))).findall(".//path")  # noqa: S314 - our own output
    assert {"limit", "mean", "break"} <= {str(path.get("class")) for path in drawn}


def test_a_very_small_chart_is_named_for_those_who_cannot_see_it() -> None:
    drawn = ET.fromstring(spark(LineChart("s", "Calls", (Point("May", Decimal(3)),))))  # noqa: S314 - our own output
    assert [part.text for part in drawn[0][:2]] == [
        "Calls",
        "From 3 (May) to 3 (May); lowest 3 (May), highest 3 (May).",
    ]


class TestLabels:
    def test_words_on_a_line_do_not_hide_a_marked_point(self) -> None:
        labels = Labels(Box(0, 0, 100, 200), marks=((50.0, 90.0),))
        labels.along(100, "usual high")
        assert not labels.hides(labels.taken[0])

    def test_words_that_are_needed_are_written_over_the_line_rather_than_left_out(self) -> None:
        ink = tuple((float(x), float(y)) for x in range(0, 100, 5) for y in range(0, 200, 5))
        assert Labels(Box(0, 0, 100, 200), ink).add(50, 100, ["576"], needed=True)
        assert not Labels(Box(0, 0, 100, 200), ink).add(50, 100, ["576"])
