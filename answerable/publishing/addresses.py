"""Where each page stands: relative addresses that end in a file name, so that the site also opens from a disk."""

import re
from datetime import date
from hashlib import sha256

from django.utils.text import slugify

from answerable.calc.periods import Period

HOME = "index.html"
PLANS = "plan/index.html"
MEASURES = "measures/index.html"
PAPERS = "papers/index.html"
DISAGREEMENTS = "disagreements.html"
CORRECTIONS = "corrections.html"
MEETINGS = "meetings.html"
# Not below meetings/: a meeting may have any code.
PROGRAMME = "programme.html"
CALENDAR = "programme.ics"
QUESTIONS = "questions/index.html"
PROMISES = "promises.html"
CHALLENGES = "challenges.html"
PANEL = "panel/index.html"
ASK = "ask.html"
NEWS = "news/index.html"
SUBSCRIBE = "subscribe.html"
FEEDS = "feeds/index.html"
DECISIONS = "decisions/index.html"
RECOMMENDATIONS = "recommendations/index.html"
HOW_CHECKED = "how-figures-are-checked.html"
ACCESSIBILITY = "accessibility.html"
AREAS = "areas/index.html"
CONTACT = "contact.html"
FRESHNESS = "freshness.html"
DATA = "data/index.html"
CHANGES = "changes.html"
COPIES = "copies.html"
DUTIES = "duties/index.html"
# The same page with what fell due since it was released: live.
DUTIES_NOW = "duties/now.html"
SEARCH = "search.html"
# What was taken from the public, and why.
WITHDRAWN = "withdrawn.html"
# The site as it was on a day: a form that asks which, and below KNOWN_BELOW the pages.
KNOWN = "known.html"
# Measures for frames: what stands below may be shown in a frame of anybody's page; nothing else of the site may.
EMBEDS = "embed/"
# Where the API is told to people; programs ask beside it.
PROGRAMS = "api/v1/index.html"
KNOWN_BELOW = "known/"


def plan(code: str) -> str:
    return f"plan/{_safe(code)}.html"


def priority(plan_code: str, code: str) -> str:
    return f"plan/{_safe(plan_code)}/priority-{_safe(code)}.html"


def priority_measures(plan_code: str, code: str) -> str:
    """The measures of a priority; the full stop keeps it apart from a priority of that name."""
    return f"plan/{_safe(plan_code)}/priority-{_safe(code)}.measures.html"


def objective(plan_code: str, code: str) -> str:
    return f"plan/{_safe(plan_code)}/objective-{_safe(code)}.html"


def subject(code: str) -> str:
    return f"measures/subjects/{_safe(code)}.html"


def measure(code: str, known_on: date | None = None) -> str:
    """A measure as it is known, or as it was known on an earlier day. A code holds no full stop, so the two differ."""
    day = f".known-{known_on:%Y-%m-%d}" if known_on else ""
    return f"measures/{_safe(code)}{day}.html"


def figure(area: str, breakdown: str, period: Period) -> str:
    """What the address of a measure ends in that leads to one of its figures, after "#": area, days, and the part where it is of one.

    A part whose name does not fit into an address is told from others that look like it by a digest of its name.
    """
    words = [_safe(area), period.start.isoformat(), period.end.isoformat()]
    if breakdown:
        part = _safe(breakdown).strip("-").lower()
        same = breakdown.lower().replace(" ", "-") == part
        words.append(part if same else f"{part}-{sha256(breakdown.encode()).hexdigest()[:6]}")
    return ".".join(words)


def compared(code: str) -> str:
    """The areas of a measure set beside one another."""
    return f"measures/{_safe(code)}.areas.html"


def paper(code: str, number: int = 1) -> str:
    """A paper; what does not fit on one page goes on at the next number."""
    return f"papers/{_safe(code)}{f'.{number}' if number > 1 else ''}.html"


def judgements(plan_code: str) -> str:
    """How each objective of a plan stands: published, computed and judged side by side."""
    return f"plan/{_safe(plan_code)}/judgements.html"


def decision(number: str) -> str:
    """A decision by its number, "2026/014"; one that a paper tells of by its code."""
    return f"decisions/{_safe(number)}.html"


def decisions_of(year: int) -> str:
    """The decisions of a year, where there are too many for one page."""
    return f"decisions/year-{year}.html"


def meeting(code: str) -> str:
    """A meeting that is announced: its agenda, its papers and how it ended."""
    return f"meetings/{_safe(code)}.html"


def pack(meeting_code: str, number: int) -> str:
    """What went out before a meeting; the full stop keeps it apart from a meeting of that name."""
    return f"meetings/{_safe(meeting_code)}.{'pack' if number == 1 else f'supplement-{number - 1}'}.html"


def minutes(meeting_code: str, version: int) -> str:
    """The minutes of a meeting, each version at an address of its own."""
    return f"meetings/{_safe(meeting_code)}.minutes{f'-{version}' if version > 1 else ''}.html"


def question(reference: str) -> str:
    """A question from the public by its reference, "2024/17"."""
    return f"questions/{_safe(reference)}.html"


def panel_paper(code: str) -> str:
    """A paper to the panel."""
    return f"panel/{_safe(code)}.html"


def handover(code: str) -> str:
    """A handover pack that was made for the public."""
    return f"handover/{_safe(code)}.html"


def report(code: str) -> str:
    """A report with its recommendations and the response to it."""
    return f"inspections/{_safe(code)}.html"


def recommendation(report_code: str, number: str) -> str:
    """A recommendation by the code of its report, which holds no full stop, and its number as printed."""
    return f"recommendations/{_safe(report_code)}.{_safe(number)}.html"


def promise_anchor(reference: str) -> str:
    """What the address of the promises ends in that leads to one of them, after "#"."""
    return f"promise-{slugify(reference)}"


def newsletter(month: date) -> str:
    """The newsletter of the month that a day lies in."""
    return f"news/{month:%Y-%m}.html"


def feed(kind: str) -> str:
    """What is new of one kind of thing, for a feed reader."""
    return f"feeds/{kind}.atom"


def promise(reference: str) -> str:
    """A promise, in its place on the page of promises."""
    return f"{PROMISES}#promise-{slugify(reference)}"


def area(code: str) -> str:
    """What is held for an area."""
    return f"areas/{_safe(code)}.html"


def embed(code: str) -> str:
    """A measure for a frame in another site's page."""
    return f"{EMBEDS}{_safe(code)}.html"


def card(path: str) -> str:
    """The picture for those who share the page at an address."""
    return f"cards/{path.removesuffix('.html')}.png"


def document(code: str) -> str:
    """A document that the office put up."""
    return f"documents/{_safe(code)}.html"


def document_file(code: str, name: str) -> str:
    """The file of a document, under the name it goes by; two of one name lie in two folders."""
    return f"documents/{_safe(code)}/{_safe(name)}"


def release(number: int) -> str:
    """What a release changed, page by page."""
    return f"releases/{number}.html"


def root_of(path: str) -> str:
    """What leads from a page to the top: "" there, "../" one folder down."""
    return "../" * path.count("/")


def _safe(code: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", code)
