import re
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.kit.charts.bars import bar_chart
from answerable.kit.charts.data import Bar, BarChart, Break, Kind, Level, Limits, LineChart, Panel, Point
from answerable.kit.charts.line import line_chart
from answerable.kit.charts.multiples import Multiples, small_multiples
from answerable.kit.charts.scale import ticks
from answerable.kit.charts.values import bar_values, line_values


def points(*values: float | None, kind: Kind = Kind.PLAIN) -> tuple[Point, ...]:
    made = (None if value is None else Decimal(str(value)) for value in values)
    return tuple(Point(f"Month {number}", value, kind=kind) for number, value in enumerate(made, 1))


def line(*values: float | None, unit: str = "count", from_zero: bool = True) -> LineChart:
    return LineChart("calls", "999 calls", points(*values), unit, from_zero=from_zero)


def pictures(svg: str) -> list[ET.Element]:
    """The drawings, read as XML: what is not well-formed fails here."""
    return ET.fromstring(svg).findall(".//svg")  # noqa: S314 - our own output


def wide(svg: str) -> ET.Element:
    return pictures(svg)[0]


def texts(svg: str) -> list[str]:
    return [text.text or "" for text in wide(svg).findall("text")]


def paths(svg: str, name: str) -> list[str]:
    return [path.get("d", "") for path in wide(svg).findall("path") if path.get("class") == name]


class TestEveryPicture:
    def test_is_drawn_for_a_wide_and_a_narrow_place(self) -> None:
        assert [picture.get("class") for picture in pictures(line_chart(line(1, 2)))] == ["chart-wide", "chart-narrow"]

    def test_is_named_by_its_title_and_description(self) -> None:
        picture = wide(line_chart(line(1, 2)))
        assert picture.get("aria-labelledby") == f"{picture[0].get('id')} {picture[1].get('id')}"

    def test_has_the_role_of_an_image(self) -> None:
        assert wide(line_chart(line(1))).get("role") == "img"

    def test_describes_first_last_lowest_and_highest(self) -> None:
        said = wide(line_chart(line(5, None, 1, 9)))[1].text
        assert (
            said
            == "From 5 (Month 1) to 9 (Month 4); lowest 1 (Month 3), highest 9 (Month 4). Periods with no figure: 1."
        )

    def test_shows_scripts_as_text(self) -> None:
        bad = "<script>alert('x')</script>"
        chart = LineChart(
            bad, bad, (Point(bad, Decimal(1), bad, Kind.WORSE), Point(bad, None)), breaks=(Break(1, bad),)
        )
        assert "<script" not in line_chart(chart) + bar_chart(BarChart(bad, bad, (Bar(bad, Decimal(1), bad),)))

    def test_has_no_style_of_its_own(self) -> None:
        assert "style" not in line_chart(line(1, 2, 3))

    def test_sixty_points_are_at_most_15_kb(self) -> None:
        assert len(line_chart(line(*range(100_000, 100_060)))) <= 15_000


class TestLine:
    def test_is_interrupted_where_a_figure_is_missing(self) -> None:
        assert len(paths(line_chart(line(1, 2, None, 3, 4)), "line")) == 2

    def test_is_interrupted_where_what_is_counted_changed(self) -> None:
        chart = LineChart("calls", "999 calls", points(1, 2, 3, 4), breaks=(Break(2, "New system"),))
        assert len(paths(line_chart(chart), "line")) == 2

    def test_writes_the_reason_of_a_break_in_full_at_it(self) -> None:
        reason = "The Home Office changed the rule for counting stalking, and the force recorded it as the main offence"
        chart = LineChart("calls", "999 calls", points(1, 2, 3, 4), breaks=(Break(2, reason),))
        assert reason in " ".join(texts(line_chart(chart)))

    def test_a_lonely_point_is_still_seen(self) -> None:
        assert wide(line_chart(line(*[None] * 50, 7, *[None] * 50))).findall("g[@class='dots']/circle")

    def test_says_no_figure_where_there_is_none(self) -> None:
        assert "no figure" in texts(line_chart(line(1, None, 3)))

    def test_marks_differ_in_shape_and_not_only_in_colour(self) -> None:
        assert len({mark_of(kind) for kind in Kind}) == len(Kind)

    def test_a_provisional_point_is_hollow(self) -> None:
        chart = LineChart("calls", "999 calls", (Point("May", Decimal(3), provisional=True),))
        assert "hollow" in str(wide(line_chart(chart)).findall("circle")[0].get("class"))

    def test_a_provisional_last_value_says_so(self) -> None:
        chart = LineChart("calls", "999 calls", (Point("May", Decimal(3), provisional=True),))
        assert "3, provisional" in texts(line_chart(chart))

    @pytest.mark.parametrize("kind", [Kind.DISPUTED, Kind.RESTATED])
    def test_a_contested_point_says_so_by_itself(self, kind: Kind) -> None:
        chart = LineChart("calls", "999 calls", points(1, 2, kind=kind))
        assert kind.value in texts(line_chart(chart))

    def test_neighbours_that_say_the_same_say_it_once(self) -> None:
        marked = tuple(Point(str(n), Decimal(n), "above the usual range", Kind.WORSE) for n in range(4))
        assert texts(line_chart(LineChart("calls", "999 calls", marked))).count("above the usual") == 0
        assert texts(line_chart(LineChart("calls", "999 calls", marked))).count("above the usual range") == 1

    def test_draws_limits_dashed_and_a_mean_for_their_stretch(self) -> None:
        chart = LineChart("calls", "999 calls", points(1, 2, 3), limits=(Limits.level((0, 2), 0, 2, 4),))
        assert (len(paths(line_chart(chart), "limit")), len(paths(line_chart(chart), "mean"))) == (2, 1)

    def test_names_the_lines_of_the_usual_range(self) -> None:
        chart = LineChart("calls", "999 calls", points(1, 2, 3), limits=(Limits.level((0, 2), 0, 2, 4),))
        assert {"usual high", "average", "usual low"} <= set(texts(line_chart(chart)))

    def test_names_a_standard(self) -> None:
        chart = LineChart("calls", "999 calls", points(1, 2), "percent", levels=(Level("Standard", Decimal(90)),))
        assert "Standard 90%" in texts(line_chart(chart))

    def test_names_the_last_period_always(self) -> None:
        assert "Month 60" in texts(line_chart(line(*range(60))))

    def test_names_of_periods_never_overlap(self) -> None:
        names = [
            text for text in wide(line_chart(line(*range(60)))).findall("text") if str(text.text).startswith("Month")
        ]
        spots = sorted(float(name.get("x", 0)) for name in names)
        assert min(b - a for a, b in pairwise(spots)) > len("Month 60") * 8

    @pytest.mark.parametrize("values", [(), (None, None)])
    def test_nothing_to_draw_is_said(self, values: tuple[None, ...]) -> None:
        assert "No figures to draw" in texts(line_chart(line(*values)))

    @pytest.mark.parametrize("values", [(5, 5, 5), (0, 0), (7,), (-3, 4, -5), (1e15, 2e15), (0.0001, 0.0002)])
    def test_odd_series_are_drawn(self, values: tuple[float, ...]) -> None:
        assert len(wide(line_chart(line(*values))).findall(".//circle")) == len(values)

    @given(st.lists(st.one_of(st.none(), st.decimals(-(10**12), 10**12, places=2)), max_size=70))
    def test_stays_on_its_paper(self, values: list[Decimal | None]) -> None:
        chart = LineChart("any", "Any", tuple(Point(str(n), value) for n, value in enumerate(values)), from_zero=False)
        for picture in pictures(line_chart(chart)):
            width, height = map(float, str(picture.get("viewBox")).split()[2:])
            spots = [(float(dot.get("cx", 0)), float(dot.get("cy", 0))) for dot in picture.findall(".//circle")]
            assert all(0 <= x <= width and 0 <= y <= height for x, y in spots)


def mark_of(kind: Kind) -> str:
    """The outline drawn for a kind, as steps from its first corner."""
    marks = wide(line_chart(LineChart("calls", "999 calls", points(1, kind=kind)))).findall("path")
    found = [one.get("d", "") for one in marks if str(one.get("class")).startswith("mark")]
    return found[0].partition("l")[2] if found else "circle"


class TestAxis:
    def test_begins_at_nought_for_counts(self) -> None:
        assert ticks([Decimal(900), Decimal(1000)], 5, "count", from_zero=True)[0] == 0

    def test_may_begin_higher_where_that_is_asked_for(self) -> None:
        assert ticks([Decimal("98.1"), Decimal("99")], 5, "percent", from_zero=False)[0] == 98

    def test_counts_have_no_halves(self) -> None:
        assert ticks([Decimal(2)], 5, "count", from_zero=True) == [0, 1, 2]

    def test_time_goes_by_minutes(self) -> None:
        assert ticks([Decimal(890)], 4, "seconds", from_zero=True) == [0, 300, 600, 900]

    @given(st.lists(st.decimals(-(10**12), 10**12, places=3), min_size=1), st.booleans())
    def test_encloses_every_value_in_few_steps(self, values: list[Decimal], from_zero: bool) -> None:
        made = ticks(values, 5, "percent", from_zero=from_zero)
        assert made[0] <= min(values) <= max(values) <= made[-1]
        assert 2 <= len(made) <= 8


class TestBars:
    def test_a_missing_bar_says_so(self) -> None:
        assert "no figure" in texts(bar_chart(BarChart("b", "Bars", (Bar("A", None),))))

    def test_a_value_stands_at_its_bar(self) -> None:
        assert "28.4%, provisional" in texts(
            bar_chart(BarChart("b", "Bars", (Bar("A", Decimal("28.4"), "provisional"),), "percent"))
        )

    def test_bars_below_nought_go_the_other_way(self) -> None:
        chart = BarChart("b", "Bars", (Bar("A", Decimal(-5)), Bar("B", Decimal(5))))
        left, right = (float(bar.get("x", 0)) for bar in wide(bar_chart(chart)).findall("rect"))
        assert left < right

    def test_a_marked_bar_has_a_shape(self) -> None:
        assert wide(bar_chart(BarChart("b", "Bars", (Bar("A", Decimal(5), kind=Kind.WORSE),)))).findall(
            "path[@class='mark worse']"
        )

    def test_no_bars_are_no_error(self) -> None:
        assert pictures(bar_chart(BarChart("b", "Bars", ())))


class TestSmallMultiples:
    def test_share_one_scale(self) -> None:
        svg = small_multiples(Multiples("m", (Panel("A", points(1, 2)), Panel("B", points(100, 200)))))
        assert all("200" in [text.text for text in picture.findall("text")] for picture in pictures(svg))

    def test_a_heading_leads_to_its_measure(self) -> None:
        svg = small_multiples(Multiples("m", (Panel("A", points(1), href="measures/a.html"),)))
        assert '<a href="measures/a.html">A</a>' in svg

    def test_ids_differ_from_panel_to_panel(self) -> None:
        svg = small_multiples(Multiples("m", (Panel("A", points(1)), Panel("A", points(1)))))
        ids = re.findall(r'id="([^"]+)"', svg)
        assert len(ids) == len(set(ids)) == 4

    def test_show_scripts_as_text(self) -> None:
        assert "<b>" not in small_multiples(Multiples("m", (Panel("<b>", points(1), "<b>", '"><b>'),)))


class TestTableBeside:
    def test_holds_every_value_in_full(self) -> None:
        rows = line_values(line(1234567, None)).rows
        assert [row[1].text for row in rows] == ["1,234,567", "no figure"]

    def test_says_in_words_what_the_marks_say(self) -> None:
        chart = LineChart("c", "C", (Point("May", Decimal(3), "three papers differ", Kind.DISPUTED, provisional=True),))
        assert line_values(chart).rows[0][2].text == "disputed; three papers differ; provisional"

    def test_of_bars_holds_their_notes(self) -> None:
        assert bar_values(BarChart("b", "B", (Bar("A", Decimal(3), "new"),))).rows[0][2].text == "new"
