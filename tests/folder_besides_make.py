"""What a small office folder can say of its measures besides their figures; a test breaks what it is about."""

BESIDES = {
    "standards_toml": """\
[[standard]]
measure = "calls"
kind = "target"
aim = "at_most"
value = 1000
starts = 2021-04-01
ends = 2023-03-31
set_by = "the plan of 2021"
reason = "As many as the lines can bear."
source = "report"
locator = "line 3"

[[standard]]
measure = "calls"
area = "moorside"
kind = "expectation"
aim = "at_least"
value = 88.5
starts = 2023-04-01
set_by = "the office"
as_at = 2023-04-01
""",
    "breaks_toml": """\
[[break]]
code = "switchboard"
measures = ["calls"]
kind = "system"
at = 2023-09-01
at_basis = "assumed"
reason = "calls are sorted by a switchboard"
source = "report"
locator = "line 7"
note = "The report names the month only."

[[annotation]]
code = "outage"
measures = ["calls"]
kind = "missing"
starts = 2022-11-01
ends = 2022-11-04
reason = "four days were not counted"
as_at = 2022-12-01
""",
    "comparators_toml": """\
[[comparator]]
measure = "calls"
kind = "peers"
name = "forces on the moor"
period_start = 2023-01-01
period_end = 2023-12-31
value = 950.25
n = 2
n_of = "forces"
members = ["Southmoor", "Eastmoor"]
source = "report"

[[comparator]]
measure = "calls"
kind = "baseline"
name = "the year before the switchboard"
why = "The last whole year that was counted alike."
period_start = 2022-01-01
period_end = 2022-12-31
as_at = 2024-01-01
""",
    "frameworks_toml": """\
[[framework]]
code = "national"
version = "2023"
title = "National measures of the moors"
publisher = "The Moors Department"
starts = 2023-01-01

[[framework.metric]]
code = "answering"
heading = "Contact"
title = "How many calls are answered"

[[framework.metric.served]]
measure = "calls"
fit = "near"
note = "Ours has no abandoned calls in it."

[[framework.metric]]
code = "visits"
title = "Visits paid"
""",
    "schedules_toml": """\
[[schedule]]
code = "control-room"
title = "Return of the control room"
measures = ["calls"]
every = "month"
days_after = 0
owner = "Head of contact"
starts = 2024-01-01
""",
}


def besides(**changes: str | None) -> dict[str, str | None]:
    """All of it, with these files in place of its own, as `folder` takes them."""
    return {**BESIDES, **changes}


def one_changed(name: str, good: str, bad: str) -> dict[str, str | None]:
    """All of it with one text in place of another."""
    key = name.replace(".", "_")
    assert good in BESIDES[key]
    return besides(**{key: BESIDES[key].replace(good, bad, 1)})
