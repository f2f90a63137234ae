"""A small office folder, whole and good, of a force that is nowhere; a test breaks what it is about."""

from pathlib import Path

FILES = {
    "office.toml": """\
[office]
name = "Office of the Northmoor Commissioner"
short_name = "Northmoor"
kind = "commissioner"
title_of_holder = "Commissioner"
force = "Northmoor Police"
area = "northmoor"

[[holder]]
title = "First commissioner"
from = 2012-11-22

[[meetings.scrutiny]]
name = "Performance board"

[[rating]]
code = "green"
word = "On course"
shape = "circle"

[[subject]]
code = "calling"
title = "Calling the police"
""",
    "areas.toml": """\
[[area]]
code = "northmoor"
name = "Northmoor"
kind = "force"

[[area]]
code = "moorside"
name = "Moorside"
kind = "local-authority"
parent = "northmoor"
population = 1000
population_source = "census of 2021"
""",
    "papers.toml": """\
[[paper]]
code = "report"
title = "End of term"
published = 2024-03-21
meeting = "board"

[[paper]]
code = "annex"
title = "Annex to the report"
published = 2024-03-21
part_of = "report"
""",
    "meetings.toml": """\
[[meeting]]
code = "board"
name = "Performance board"
title = "End of term"
date = "2024-03-21"
evidence = "papers"
source = "report"
agenda = ["Report of the chief constable"]

[[meeting]]
code = "before"
name = "Performance board"
title = "Half of the term"
date = "2022-11"
evidence = "mentioned"
""",
    "plan.toml": """\
[[plan]]
code = "2021-25"
title = "The plan"
from = 2021-04-01
until = 2025-03-31
source = "report"

[[priority]]
plan = "2021-25"
code = "1"
title = "Visible policing"

[[objective]]
plan = "2021-25"
priority = "1"
code = "1.1"
title = "Answer calls"
measures = ["calls"]
rating = "green"
rated_on = 2024-03-21
rated_by = "the commissioner"
rating_source = "report"

[[objective]]
plan = "2021-25"
code = "1.2"
title = "Listen"
measures = []
""",
    "measures/calls.toml": """\
code = "calls"
title = "Calls"
subject = "calling"
why = "It says how busy the lines are."
numerator = "Calls that were answered."
denominator = "none"
unit = "count"
direction = "neutral"
aggregation = "count"
frequency = "yearly"
source = "the control room"
owner = "head of contact"
author = "analyst"
checked_by = "second analyst"
reviewed = 2024-11-01
next_review = 2025-11-01
""",
    "returns/report.csv": """\
measure,area,breakdown,period_start,period_end,value,status,qualifier,source,locator,printed,as_at,note
calls,northmoor,,2022-01-01,2022-12-31,900,final,exact,report,line 4,900,2024-03-21,
calls,northmoor,,2023-01-01,2023-12-31,1000,final,exact,report,line 5,"1,000",2024-03-21,
calls,northmoor,,2023-01-01,2023-12-31,1200,final,over,annex,line 9,"over 1,200",2024-03-21,"Told twice, and twice differently"
""",
}


def folder(at: Path, **changes: str | None) -> Path:
    """The folder, with these files in place of its own; None leaves one out. `measures__calls_toml` is measures/calls.toml."""
    for name, content in (FILES | {_path(key): text for key, text in changes.items()}).items():
        if content is not None:
            path = at / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return at


def changed(name: str, good: str, bad: str) -> dict[str, str]:
    """One file with a text in place of another, as `folder` takes it."""
    assert good in FILES[name]
    return {name.replace("/", "__").replace(".", "_"): FILES[name].replace(good, bad)}


def _path(key: str) -> str:
    name, _, ending = key.replace("__", "/").rpartition("_")
    return f"{name}.{ending}"
