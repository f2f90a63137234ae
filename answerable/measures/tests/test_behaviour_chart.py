"""From how a series behaves to its chart and signs."""

from datetime import date
from decimal import Decimal

from answerable.calc.behaviour.answer import Assured, Behaviour, Chart, Side, Signal, Stretch, Verdict
from answerable.calc.behaviour.series import Anomaly, Cut, Goal, Point
from answerable.calc.periods import Period, months_ending, read
from answerable.kit.charts.data import Kind
from answerable.kit.charts.line import line_chart
from answerable.kit.charts.signs import Shape
from answerable.measures.views.behaviour_chart import Drawing, Happening, Told, assurance_sign, change_sign, chart_of

MONTHS = tuple(
    months_ending(1, date(2023, month, 28 if month == 2 else 30 + (month in (1, 3, 5, 7, 8, 10, 12))))
    for month in range(1, 11)
)
CUT = Cut(MONTHS[5].start, "a new system")


def how(*values: float | None, **more: object) -> Behaviour:
    """Ten months or fewer with an average of 10 and a usual range of 5 to 15."""
    points = tuple(Point(period, value) for period, value in zip(MONTHS, values, strict=False))
    size = len(points)
    stretch = Stretch(0, size - 1, (10.0,) * size, (5.0,) * size, (15.0,) * size)
    return Behaviour(**{"chart": Chart.XMR, "points": points, "stretches": (stretch,), **more})  # type: ignore[arg-type]


def signal(rule: str, first: int, last: int, side: Side = Side.HIGH, verdict: Verdict = Verdict.WORSE) -> Signal:
    return Signal("mdc-1", rule, MONTHS[first], MONTHS[last], side, verdict)


def kinds(behaviour: Behaviour) -> list[Kind]:
    return [point.kind for point in chart_of(Drawing("c", "C", behaviour)).points]


class TestMarks:
    def test_a_point_outside_is_marked_and_says_so(self) -> None:
        chart = chart_of(Drawing("c", "C", how(10, 20, 10, signals=(signal("outside", 1, 1),))))
        assert [(point.kind, point.note) for point in chart.points][1] == (Kind.WORSE, "above the usual range")

    def test_a_shift_marks_only_the_points_on_its_side(self) -> None:
        assert kinds(how(11, 9, 12, 13, signals=(signal("shift", 0, 3),)))[1] is Kind.PLAIN

    def test_a_trend_marks_all_its_points_and_counts_them(self) -> None:
        chart = chart_of(Drawing("c", "C", how(8, 9, 11, signals=(signal("trend", 0, 2, verdict=Verdict.BETTER),))))
        assert {(point.kind, point.note) for point in chart.points} == {(Kind.BETTER, "rising for three months")}

    def test_a_point_in_an_unusual_time_is_not_marked(self) -> None:
        odd = Anomaly(MONTHS[1], "lockdown")
        assert kinds(how(10, 20, 10, signals=(signal("outside", 1, 1),), anomalies=(odd,)))[1] is Kind.PLAIN

    def test_a_disputed_figure_stays_marked_as_disputed(self) -> None:
        told = {MONTHS[1]: Told(Decimal(20), Kind.DISPUTED, "disputed: 20 or 21")}
        chart = chart_of(Drawing("c", "C", how(10, None, 10), told=told))
        assert (chart.points[1].value, chart.points[1].kind) == (Decimal(20), Kind.DISPUTED)


class TestWhatElseIsDrawn:
    def test_limits_stand_at_their_points(self) -> None:
        (limits,) = chart_of(Drawing("c", "C", how(10, 11, 9))).limits
        assert (limits.start, limits.end, limits.lower, limits.upper) == (0, 2, (5.0,) * 3, (15.0,) * 3)

    def test_a_break_stands_where_its_stretch_begins(self) -> None:
        stretches = (Stretch(0, 4), Stretch(5, 9, rebased=CUT))
        chart = chart_of(Drawing("c", "C", how(*range(10), stretches=stretches)))
        assert [(one.at, one.reason) for one in chart.breaks] == [(5, "a new system")]

    def test_a_break_of_rolling_totals_stands_at_the_first_that_reaches_past_it(self) -> None:
        chart = chart_of(Drawing("c", "C", how(*range(10), stretches=(), chart=Chart.NONE), cuts=(CUT,)))
        assert [one.at for one in chart.breaks] == [5]

    def test_an_unusual_time_is_a_band(self) -> None:
        odd = Anomaly(Period(MONTHS[1].start, MONTHS[2].end), "lockdown")
        (band,) = chart_of(Drawing("c", "C", how(1, 2, 3, 4, anomalies=(odd,)))).bands
        assert (band.start, band.end, band.reason) == (1, 2, "lockdown")

    def test_one_outside_the_time_shown_is_left_out(self) -> None:
        assert not chart_of(Drawing("c", "C", how(1, 2, anomalies=(Anomaly(read("2019"), "long ago"),)))).bands

    def test_an_event_is_a_remark(self) -> None:
        drawing = Drawing("c", "C", how(1, 2, 3), happenings=(Happening(MONTHS[1], "a new control room"),))
        assert [(one.at, one.words) for one in chart_of(drawing).remarks] == [(1, "a new control room")]

    def test_a_standard_that_changes_midway_is_two_levels(self) -> None:
        goals = (
            Goal(8, True, MONTHS[0].start, MONTHS[1].end, "target"),
            Goal(9, True, MONTHS[2].start, None, "target"),
        )
        levels = chart_of(Drawing("c", "C", how(1, 2, 3, 4), goals=goals)).levels
        assert [(one.label, one.value, one.start, one.end) for one in levels] == [
            ("Target: at least", Decimal("8"), 0, 1),
            ("Target: at least", Decimal("9"), 2, 3),
        ]

    def test_it_can_be_drawn(self) -> None:
        assert "usual high" in line_chart(chart_of(Drawing("c", "C", how(10, 11, 9))))


class TestSigns:
    def test_nothing_in_force_is_within_the_usual_range(self) -> None:
        assert change_sign(how(10, 20, 10, signals=(signal("outside", 1, 1),))).shape is Shape.USUAL

    def test_a_signal_that_reaches_the_newest_point_decides(self) -> None:
        found = change_sign(how(10, 11, 20, signals=(signal("outside", 2, 2),)))
        assert (found.shape, found.words, found.low) == (Shape.WORSE, "Worse than usual", False)

    def test_no_limits_cannot_be_told(self) -> None:
        assert change_sign(how(10, 11, stretches=())).shape is Shape.UNKNOWN

    def test_a_newest_point_in_an_unusual_time_cannot_be_told(self) -> None:
        assert change_sign(how(10, 11, anomalies=(Anomaly(MONTHS[1], "lockdown"),))).shape is Shape.UNKNOWN

    def test_neither_way_is_better_is_worth_a_look(self) -> None:
        found = change_sign(how(10, 2, signals=(signal("outside", 1, 1, Side.LOW, Verdict.NOTABLE),)))
        assert (found.shape, found.low) == (Shape.NOTABLE, True)

    def test_no_standard_has_no_sign(self) -> None:
        assert assurance_sign(how(10)) is None

    def test_each_assurance_has_its_sign_and_names_what_is_asked(self) -> None:
        goal = Goal(9, True, MONTHS[0].start, label="target")
        found = [assurance_sign(how(10, assured=one, goal=goal)) for one in Assured if one is not Assured.NO_STANDARD]
        assert [one and one.shape for one in found] == [Shape.ALWAYS, Shape.HIT_AND_MISS, Shape.NEVER, Shape.UNKNOWN]
        assert all(one and "target" in one.words for one in found)
