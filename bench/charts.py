"""Server time of one chart of 60 months with its limits, a break and marked points: ours, altair, matplotlib.

    uv run --group bench python bench/charts.py

Ours is the whole way from the judged series to the SVG of a page, drawn twice over, for a wide place and for a phone. The others
draw once what they can of the same: line, mean, limits, dotted break, marked points. altair makes its SVG with vl-convert.
All is loaded and drawn once before the clock starts; then all are drawn by turns. Prints medians of processor time and their ratios.
"""

import calendar
import io
import json
import random
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from answerable.calc.behaviour.answer import Behaviour
from answerable.calc.behaviour.judging import behaviour
from answerable.calc.behaviour.series import Cut, Point, Series
from answerable.calc.direction import Direction
from answerable.calc.periods import Period
from answerable.kit.charts.data import LineChart
from answerable.kit.charts.line import line_chart
from answerable.measures.views.behaviour_chart import Drawing, chart_of

POINTS = 60
ROUNDS = 15
OURS_AT_ONCE = 20
WIDE, HIGH = 680, 300
MARK = "#b4510d"


def series() -> Series:
    """Counts about 50 a month, about 70 after a break, with one month far above and a run below."""
    chance = random.Random(7)  # noqa: S311 - figures for a drawing
    points = []
    for place in range(POINTS):
        year, month = 2019 + place // 12, place % 12 + 1
        level = 50 if place < 30 else 70 if place < 48 else 60
        value = 95.0 if place == 18 else float(round(chance.gauss(level, 5)))
        points.append(
            Point(Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])), value)
        )
    return Series(tuple(points), direction=Direction.DOWN_GOOD, cuts=(Cut(points[30].period.start, "new system"),))


def composed(how: Behaviour) -> LineChart:
    return chart_of(Drawing("chart", "Burglary", how))


def ours(how: Behaviour) -> str:
    return line_chart(composed(how))


def _marked(how: Behaviour) -> Sequence[tuple[date, float]]:
    return [
        (one.period.start, one.value)
        for one in how.points
        if one.value is not None
        and any(signal.start.start <= one.period.start <= signal.end.start for signal in how.signals)
    ]


def altair_way() -> Callable[[Behaviour], str]:
    import altair
    import vl_convert

    data: Any = altair.Data  # it says nothing of its types

    def draw(how: Behaviour) -> str:
        rows = [
            {
                "month": point.period.start.isoformat(),
                "value": point.value,
                "mean": mean,
                "lower": lower,
                "upper": upper,
            }
            for stretch in how.stretches
            for point, mean, lower, upper in zip(
                how.points[stretch.start : stretch.end + 1], stretch.mean, stretch.lower, stretch.upper, strict=True
            )
        ]
        marks = [{"month": day.isoformat(), "value": value} for day, value in _marked(how)]
        base = altair.Chart(data(values=rows)).encode(x=altair.X("month:T", title=None))
        levels = [base.mark_line(strokeDash=[4, 3]).encode(y=f"{name}:Q") for name in ("mean", "lower", "upper")]
        breaks = altair.Chart(data(values=[{"month": cut.at.isoformat()} for cut in how.cuts]))
        chart = altair.layer(
            base.mark_line().encode(y=altair.Y("value:Q", scale=altair.Scale(zero=True), title=None)),
            *levels,
            breaks.mark_rule(strokeDash=[1, 3]).encode(x="month:T"),
            altair.Chart(data(values=marks)).mark_point(color=MARK, filled=True).encode(x="month:T", y="value:Q"),
        ).properties(width=WIDE, height=HIGH, title="Burglary")
        return str(vl_convert.vegalite_to_svg(json.dumps(chart.to_dict())))

    return draw


def matplotlib_way() -> Callable[[Behaviour], str]:
    import matplotlib

    matplotlib.use("svg")
    from matplotlib.figure import Figure

    def draw(how: Behaviour) -> str:
        figure = Figure(figsize=(WIDE / 72, HIGH / 72))
        axes = figure.subplots()
        days: Any = [point.period.start for point in how.points]
        values: Any = [point.value for point in how.points]
        axes.plot(days, values)
        for stretch in how.stretches:
            for level in (stretch.mean, stretch.lower, stretch.upper):
                axes.plot(days[stretch.start : stretch.end + 1], level, "--", linewidth=1)
        for cut in how.cuts:
            day: Any = cut.at  # it takes dates, its annotations do not say so
            axes.axvline(day, linestyle=":")
        marks: Any = list(zip(*_marked(how), strict=True))
        axes.plot(*marks, "o", color=MARK)
        axes.set_ylim(bottom=0)
        axes.set_title("Burglary")
        out = io.StringIO()
        figure.savefig(out, format="svg")
        return out.getvalue()

    return draw


def milliseconds(draw: Callable[[], object], times: int = 1) -> float:
    began = time.process_time()
    for _ in range(times):
        draw()
    return (time.process_time() - began) * 1000 / times


def main() -> None:
    given = series()
    how = behaviour(given)
    ways: dict[str, Callable[[Behaviour], str]] = {"ours": ours, "altair": altair_way(), "matplotlib": matplotlib_way()}
    drawings = {name: draw(how) for name, draw in ways.items()}
    chart = composed(how)
    times: dict[str, list[float]] = {name: [] for name in (*ways, "judging", "drawing")}
    for _ in range(ROUNDS):
        for name, draw in ways.items():
            times[name].append(milliseconds(lambda draw=draw: draw(how), OURS_AT_ONCE if name == "ours" else 1))  # type: ignore[misc]
        times["drawing"].append(milliseconds(lambda: line_chart(chart), OURS_AT_ONCE))
        times["judging"].append(milliseconds(lambda: behaviour(given), OURS_AT_ONCE))
    took = {name: statistics.median(each) for name, each in times.items()}
    print(
        f"one chart of {POINTS} months with limits, a break and {len(_marked(how))} marked points, medians of {ROUNDS}:"
    )
    for name, svg in drawings.items():
        ratio = "" if name == "ours" else f"   {took[name] / took['ours']:6.0f} times ours"
        print(f"{name:<11} {took[name]:8.2f} ms  (best {min(times[name]):.2f})  {len(svg.encode()):>8,} bytes{ratio}")
    each = took["drawing"] / 2
    print(f"one of our two drawings takes {each:.2f} ms; judging the series beforehand takes {took['judging']:.2f} ms")


if __name__ == "__main__":
    main()
