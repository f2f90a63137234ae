"""Limits and rules for 100,000 series of 120 points: ours, a plain pandas group-by, and a loop compiled by numba.

    uv run --group bench python bench/signals.py

All three do the same: mean and moving ranges, those above 3.267 times their mean left out once and the mean taken again, limits,
and the four rules of Making Data Count with every point of every finding marked, on each side. They are held against one another
on the same counts before anything is timed. One thread, numba compiled beforehand; what each is given (a frame for pandas, an
array for the others) is made before the clock starts. The clock is the processor's time, and ours and numba take turns, so that
other work on the machine falls on both or on none. Peak memory is that of a process in which one way ran alone. About a minute.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

SERIES, POINTS = 100_000, 120
ROUNDS = 25
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
TOLERANCE = 1e-9
RULES = ("outside", "shift", "trend", "two_of_three")


def counts(series: int) -> Any:
    """Counts by chance about a level of its own for each series, a fifth of which move at the half."""
    random = np.random.default_rng(2021)
    table = np.empty((series, POINTS))
    for row in table:
        level = random.uniform(5, 400)
        row[: POINTS // 2] = random.poisson(level, POINTS // 2)
        row[POINTS // 2 :] = random.poisson(level * (0.8 if random.random() < 0.2 else 1.0), POINTS - POINTS // 2)
    return table


# Each way gives limits, and one byte a point with a bit for each rule and side; ours packs the bits, and unpacks what is asked for.


def ours(values: Any) -> Any:
    from answerable.calc.many import judged

    return judged(values)


def ours_unpacked(found: Any) -> tuple[Any, Any]:
    from answerable.calc.many import SIDES

    flags = np.zeros((len(found.mean), POINTS), dtype=np.uint8)
    for bit, (rule, side) in enumerate((rule, side) for rule in RULES for side in SIDES):
        flags |= found.flagged(rule, side).astype(np.uint8) << np.uint8(bit)
    return found.upper, flags


def frame(values: Any) -> Any:
    import pandas

    return pandas.DataFrame({"series": np.repeat(np.arange(len(values)), POINTS), "value": values.ravel()})


def pandas_way(df: Any) -> tuple[Any, Any]:
    by = df["series"]
    mean = df.groupby("series")["value"].transform("mean")
    step = df.groupby("series")["value"].diff()
    ranges = step.abs()
    kept = ranges.where(ranges <= 3.267 * ranges.groupby(by).transform("mean"))
    reach = 2.66 * kept.groupby(by).transform("mean")
    standing = (df["value"] - mean) / reach
    flags = np.zeros(len(df), dtype=np.uint8)
    for bit, sign in ((0, 1), (1, -1)):
        stands, steps = standing * sign, step * sign
        flags |= (stands > 1 + TOLERANCE).to_numpy().astype(np.uint8) << np.uint8(bit)
        flags |= _pandas_run(stands > TOLERANCE, by, 7).to_numpy().astype(np.uint8) << np.uint8(bit + 2)
        rising = _pandas_run(steps > 0, by, 6)
        trend = rising | rising.groupby(by).shift(-1, fill_value=False)
        flags |= trend.to_numpy().astype(np.uint8) << np.uint8(bit + 4)
        flags |= _pandas_close(stands > 2 / 3 + TOLERANCE, by).to_numpy().astype(np.uint8) << np.uint8(bit + 6)
    upper = (mean + reach).groupby(by).first()
    return upper.to_numpy(), flags.reshape(-1, POINTS)


def _pandas_run(marked: Any, by: Any, length: int) -> Any:
    run = ((marked != marked.shift()) | (by != by.shift())).cumsum()
    return marked & (marked.groupby(run).transform("size") >= length)


def _pandas_close(marked: Any, by: Any) -> Any:
    """Two of three neighbours: each close point of such a three, and what lies between two of them."""
    hit = marked.astype(int).groupby(by).rolling(3).sum().reset_index(level=0, drop=True) >= 2
    hits = [hit.groupby(by).shift(-back, fill_value=False) for back in (0, 1, 2)]
    before, after = (marked.groupby(by).shift(back, fill_value=False) for back in (1, -1))
    return (marked & (hits[0] | hits[1] | hits[2])) | (before & after & hits[1])


def loop(values: Any, upper: Any, flags: Any) -> None:  # noqa: C901, PLR0912 - to be one loop is its point
    series, points = values.shape
    for place in range(series):
        row, flag = values[place], flags[place]
        total, ranges = row[0], 0.0
        for i in range(1, points):
            total += row[i]
            ranges += abs(row[i] - row[i - 1])
        mean, far = total / points, 3.267 * ranges / (points - 1)
        ranges, kept = 0.0, 0
        for i in range(1, points):
            step = abs(row[i] - row[i - 1])
            if step <= far:
                ranges += step
                kept += 1
        reach = 2.66 * ranges / kept
        upper[place] = mean + reach
        edge, near, side = (1 + TOLERANCE) * reach, (2 / 3 + TOLERANCE) * reach, TOLERANCE * reach
        above = below = rising = falling = 0
        high1 = high2 = low1 = low2 = False
        for i in range(points):
            away = row[i] - mean
            if away > edge:
                flag[i] |= 1
            elif away < -edge:
                flag[i] |= 2
            above = above + 1 if away > side else 0
            below = below + 1 if away < -side else 0
            if above >= 7:
                for j in range(i - 6 if above == 7 else i, i + 1):
                    flag[j] |= 4
            elif below >= 7:
                for j in range(i - 6 if below == 7 else i, i + 1):
                    flag[j] |= 8
            if i:
                rising = rising + 1 if row[i] > row[i - 1] else 0
                falling = falling + 1 if row[i] < row[i - 1] else 0
                if rising >= 6:
                    for j in range(i - 6 if rising == 6 else i, i + 1):
                        flag[j] |= 16
                elif falling >= 6:
                    for j in range(i - 6 if falling == 6 else i, i + 1):
                        flag[j] |= 32
            high, low = away > near, away < -near
            if high1 + high2 + high >= 2 and i > 1:
                for j in range(i - 2 if high2 else i - 1, i + 1 if high else i):
                    flag[j] |= 64
            if low1 + low2 + low >= 2 and i > 1:
                for j in range(i - 2 if low2 else i - 1, i + 1 if low else i):
                    flag[j] |= 128
            high2, high1, low2, low1 = high1, high, low1, low


def numba_way() -> Callable[[Any], tuple[Any, Any]]:
    import numba

    compiled = numba.njit(loop)

    def run(values: Any) -> tuple[Any, Any]:
        upper, flags = np.empty(len(values)), np.zeros(values.shape, dtype=np.uint8)
        compiled(values, upper, flags)
        return upper, flags

    run(counts(2))
    return run


def way(name: str) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    """What is timed, and what is done beforehand to what it is given."""
    if name == "pandas":
        return pandas_way, frame
    return (numba_way() if name == "numba" else ours), lambda values: values


def child(names: list[str]) -> None:
    """Times the ways by turns in this process, and prints seconds and peak memory."""
    ways = {name: way(name) for name in names}
    for run, prepared in ways.values():
        run(prepared(counts(700)))
    values = counts(SERIES)
    given = {name: prepared(values) for name, (_, prepared) in ways.items()}
    times: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(ROUNDS if len(names) > 1 else 1):
        for name, (run, _) in ways.items():
            began = time.process_time()
            run(given[name])
            times[name].append(time.process_time() - began)
    print(json.dumps({"times": times, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def agree() -> None:
    """Stops with the difference where the three do not find the same."""
    values = counts(2000)
    expected = ours_unpacked(ours(values))
    for name in ("numba", "pandas"):
        run, prepared = way(name)
        upper, flags = run(prepared(values))
        if not np.allclose(upper, expected[0], rtol=1e-12) or not np.array_equal(flags, expected[1]):
            raise SystemExit(
                f"{name} finds something else in {(flags != expected[1]).any(axis=1).sum()} of 2,000 series"
            )
    print(f"the three agree on 2,000 series, of which {(expected[1] != 0).any(axis=1).mean():.0%} have a signal")


def measured(*names: str) -> tuple[dict[str, list[float]], float]:
    """Seconds of each way, and the most memory, in MB, of the process in which all of them ran."""
    environment = os.environ | dict.fromkeys(ONE_THREAD, "1")
    command = [sys.executable, __file__, *names]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    read = json.loads(done.stdout)
    return read["times"], read["peak"]


def main() -> None:
    agree()
    peaks: dict[str, float] = {}
    times: dict[str, list[float]] = {}
    for name in ("ours", "numba", "pandas"):
        alone, peaks[name] = measured(name)
        times |= alone
    times |= measured("ours", "numba")[0]
    took = {name: statistics.median(each) for name, each in times.items()}
    print(f"\n{SERIES:,} series of {POINTS} points, limits and four rules:")
    for name, each in times.items():
        runs = f"{len(each)} run{'s' * (len(each) > 1)}"
        print(f"{name:<7} median {took[name]:7.3f} s   best {min(each):7.3f} s   {runs:<8} peak {peaks[name]:6,.0f} MB")
    print(
        f"ratio   {took['pandas'] / took['ours']:.0f} times as fast as pandas, {took['numba'] / took['ours']:.2f} times as fast as numba"
    )


if __name__ == "__main__":
    child(sys.argv[1:]) if len(sys.argv) > 1 else main()
