"""What is written as a return is read as it was; and nothing that is sent breaks the readers."""

from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from answerable.kit.toml import Problem
from answerable.measures.intake import returns
from answerable.measures.intake.definitions import read_definition
from answerable.measures.intake.settlements import read_settlements
from answerable.measures.tests.record_make import file, tidy

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
letters = st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\n\t,;\"'=")
texts = st.text(letters, max_size=40).map(str.strip)
written = st.fixed_dictionaries(
    {
        "measure": st.sampled_from(["calls", "calls-999"]),
        "area": st.just("E23000018"),
        "breakdown": texts,
        "period_start": st.dates(date(1900, 1, 1), date(2000, 1, 1)),
        "period_end": st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        "value": st.decimals(-(10**8), 10**8, places=2) | st.integers(-(10**13), 10**13).map(Decimal),
        "status": st.sampled_from(["final", "provisional"]),
        "qualifier": st.sampled_from(["exact", "over", "nearly", "about", "up_to"]),
        "source": st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,20}", fullmatch=True),
        "locator": texts.filter(bool),
        "printed": texts.filter(bool),
        "as_at": days,
        "note": texts,
        "period_basis": st.sampled_from(["stated", "assumed"]),
        "reason": texts,
        "recorded_at": st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the strategy adds the zone
    }
)
COLUMNS = (*returns.COLUMNS, "period_basis", "reason", "recorded_at")


@given(st.lists(written, min_size=1, max_size=4))
def test_what_is_written_is_read_as_it_was(rows: list[dict[str, object]]) -> None:
    found = returns.read(returns.written(rows, COLUMNS).encode())
    assert found.problems == ()
    kept = [{name: getattr(one, name) for name in COLUMNS if not name.startswith("period_")} for one in found.rows]
    assert kept == [{name: value for name, value in row.items() if not name.startswith("period_")} for row in rows]
    assert [(one.period.start, one.period.end) for one in found.rows] == [
        (row["period_start"], row["period_end"]) for row in rows
    ]


@given(st.binary(max_size=300))
def test_random_bytes_are_problems_and_never_an_error(content: bytes) -> None:
    assert returns.read(content).problems


@given(st.binary(max_size=100))
def test_random_bytes_below_a_header_break_nothing(content: bytes) -> None:
    head = file(tidy()).split(b"\n")[0]
    found = returns.read(head + b"\n" + content)
    assert found.rows or found.problems


@given(st.dictionaries(st.sampled_from([*returns.REQUIRED, *returns.OPTIONAL]), st.text(max_size=30), min_size=1))
def test_random_cells_are_read_or_told_with_their_column(cells: dict[str, str]) -> None:
    row = tidy() | cells
    found = returns.read(returns.written([row], list(row)).encode("utf-8", "surrogatepass"))
    assert bool(found.rows) != bool(found.problems)


@given(st.binary(max_size=200))
def test_random_bytes_are_no_definition_and_no_settlements(content: bytes) -> None:
    problems: list[Problem] = []
    assert read_definition(content, "measures/x.toml", problems) is None
    read_settlements(content, "settlements.csv", problems)
    assert problems
