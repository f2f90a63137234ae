"""How long the load of the whole example takes, beside reading the same rows into SQLite without a question asked.

    uv run --group bench python bench/load.py

The second is what an analyst's own script does: every row of every return into one table, no codes looked up, nothing
compared with what is held, no trail. Prints medians of whole processes (start-up included) and their ratio.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "derbyshire"
RUNS = 7
PLAIN = """
import csv, pathlib, sqlite3, sys
rows = [row for path in sorted(pathlib.Path(sys.argv[1], "returns").glob("*.csv")) for row in csv.reader(path.open())]
with sqlite3.connect(sys.argv[2]) as db:
    db.execute("create table t (" + ",".join(f"c{n}" for n in range(14)) + ")")
    db.executemany("insert into t values (" + ",".join("?" * 14) + ")", [row for row in rows if len(row) == 14])
"""


def seconds(command: list[str], environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    ours, again, plain = [], [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as home:
            environment = {**os.environ, "ANSWERABLE_HOME": home, "ANSWERABLE_PLAIN_HTTP": "1", "DATABASE_URL": ""}
            load = [sys.executable, "-m", "answerable", "load", str(EXAMPLE)]
            ours.append(seconds(load, environment))
            again.append(seconds(load, environment))
            plain.append(
                seconds([sys.executable, "-c", PLAIN, str(EXAMPLE), str(Path(home) / "plain.sqlite3")], environment)
            )
    first, second, bare = (statistics.median(times) for times in (ours, again, plain))
    print(f"load of the example into a new database:  {first:.2f} s")
    print(f"load of it again, with nothing new:       {second:.2f} s")
    print(f"its rows into SQLite unread:              {bare:.2f} s")
    print(f"ratio of the first to the last:           {first / bare:.1f} (medians of {RUNS} runs)")


if __name__ == "__main__":
    main()
