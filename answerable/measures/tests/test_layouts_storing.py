"""Layouts kept as JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.calc.grids.amounts import How
from answerable.measures.intake.layouts.layout import Layout, Line, Role, TableLayout, Target
from answerable.measures.intake.layouts.storing import UnknownLayout, from_json, to_json

text = st.text(max_size=12)
texts = st.lists(text, max_size=3).map(tuple)
targets = st.builds(Target, text, text, text, text, text)
lines = st.builds(Line, texts, text, st.sampled_from(Role), targets, st.sampled_from(How))
places = st.lists(st.integers(0, 9), max_size=2).map(tuple)
tables = st.builds(
    TableLayout, sheet=text, labels=texts, header_rows=st.integers(0, 4), lines=st.lists(lines, max_size=3).map(tuple),
    period_labels=places, period_rows=places, period_in_title=st.booleans(), title=text, kinds=st.just(("month",)),
    aside=texts, every_sheet=st.booleans(),
)  # fmt: skip
words = st.lists(st.tuples(text, st.sampled_from(("missing", "suppressed", "0"))), max_size=2).map(tuple)
layouts = st.builds(Layout, st.lists(tables, max_size=2).map(tuple), words, texts, st.booleans())


@given(layouts)
def test_a_layout_comes_back_from_json(layout: Layout) -> None:
    assert from_json(json.loads(json.dumps(to_json(layout)))) == layout


def test_a_line_that_is_left_out_needs_no_target() -> None:
    layout = Layout((TableLayout("Calls", ("month",), 1, (Line(("calls",), "Calls", Role.ASIDE),)),))
    assert from_json(to_json(layout)) == layout


@pytest.mark.parametrize("value", [None, [], "layout", {}, {"version": 2, "tables": []}, {"version": 1}])
def test_what_is_no_layout_of_this_version_is_refused(value: object) -> None:
    with pytest.raises(UnknownLayout, match="make it anew"):
        from_json(value)


@pytest.mark.parametrize(
    ("name", "value"), [("role", "guess"), ("how", "magic"), ("target", None), ("words", "calls"), ("heading", 5)]
)
def test_a_line_that_says_something_unknown_is_refused(name: str, value: object) -> None:
    line = Line(("calls",), "Calls", Role.FIGURES, Target("calls-999-total", "E23000018"))
    kept = json.loads(json.dumps(to_json(Layout((TableLayout("Calls", ("month",), 1, (line,)),)))))
    kept["tables"][0]["lines"][0][name] = value
    with pytest.raises(UnknownLayout):
        from_json(kept)
