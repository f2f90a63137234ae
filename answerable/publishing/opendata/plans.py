"""Objectives of plans, how they were rated and judged, and which measures are evidence for them, as rows."""

from collections.abc import Iterator

from answerable.publishing.opendata.forms import Column, Kind, Row, Table
from answerable.publishing.opendata.paths import code_of
from answerable.publishing.pages.plans import ObjectivePage


def plan_of(page: ObjectivePage) -> str:
    """The code of the plan that an objective is of."""
    return page.plan.path.removeprefix("plan/").removesuffix(".html")


def key(page: ObjectivePage) -> str:
    """The key of an objective: "2021-25/1.1"."""
    return f"{plan_of(page)}/{page.code}"


def _objectives(path: str, page: ObjectivePage) -> Iterator[Row]:
    rated = max(page.ratings, key=lambda one: one.on, default=None)
    judged = max(page.judgements, key=lambda one: (one.as_at, one.made_on), default=None)
    stands = page.standing.computed if page.standing else None
    yield (
        key(page), plan_of(page), page.plan.text, page.code, page.title, page.priority.text if page.priority else "",
        page.summary, rated.mark.word if rated else "", rated.on if rated else None, judged.mark.word if judged else "",
        judged.as_at if judged else None, stands.performance if stands else "", stands.strength if stands else "",
        stands.as_at if stands else None, len(page.measures), path,
    )  # fmt: skip


def _ratings(path: str, page: ObjectivePage) -> Iterator[Row]:
    for number, one in enumerate(page.ratings, start=1):
        yield (
            key(page),
            number,
            one.mark.word,
            one.mark.meaning,
            one.on,
            one.by,
            code_of(one.paper.path),
            one.line,
            path,
        )


def _judgements(path: str, page: ObjectivePage) -> Iterator[Row]:
    for number, one in enumerate(page.judgements, start=1):
        yield (
            key(page), number, one.as_at, one.mark.word, one.judge, one.reason, one.performance,
            one.suggested.word if one.suggested else "", one.differs, one.differs_because, one.made_on, path,
        )  # fmt: skip


def _evidence(_: str, page: ObjectivePage) -> Iterator[Row]:
    for one in page.measures:
        yield (key(page), code_of(one.path))


_OBJECTIVE = Column("objective", "Objective", "The key of the objective.", required=True, points="objectives.objective")
_NUMBER = Column("number", "Number", "From 1 for each objective, in the order of its page.", Kind.WHOLE, required=True)
_PAGE = Column("page", "Page", "The address of the objective's page.", Kind.ADDRESS, required=True)

OBJECTIVES = Table(
    code="objectives",
    title="Objectives",
    words="The objectives of every plan, with the newest rating, the newest judgement and what the rules compute.",
    columns=(
        Column("objective", "Objective", "The key of the objective: its plan and its code.", required=True),
        Column("plan", "Plan", "The code of the plan.", required=True),
        Column("plan_title", "Plan's title", "What the plan is called.", required=True),
        Column("code", "Code", "The code of the objective within its plan.", required=True),
        Column("title", "Title", "What the objective asks.", required=True),
        Column("priority", "Priority", "The priority that it belongs to."),
        Column("summary", "Summary", "What it asks, at length."),
        Column("rating", "Published rating", "The newest rating that a paper published, in its word."),
        Column("rated_on", "Rated on", "The day of that rating.", Kind.DAY),
        Column("judgement", "Judgement", "The newest judgement of a person, in its word."),
        Column("judged_as_at", "Judged as at", "The day that the judgement is of.", Kind.DAY),
        Column(
            "performance", "Computed performance", "What the rules make of its figures; empty for a plan that is over."
        ),
        Column("strength", "Strength of the evidence", "How strong the evidence is by the rules."),
        Column("computed_as_at", "Computed as at", "The day that the rules were applied as at.", Kind.DAY),
        Column("measures", "Measures", "How many measures are evidence for it.", Kind.WHOLE, required=True),
        _PAGE,
    ),
    key=("objective",),
    rows={ObjectivePage: _objectives},
)

RATINGS = Table(
    code="ratings",
    title="Published ratings",
    words="Every rating of an objective that a paper published.",
    columns=(
        _OBJECTIVE,
        _NUMBER,
        Column("rating", "Rating", "The rating's word.", required=True),
        Column("meaning", "Meaning", "What the word means by the scale."),
        Column("on", "On", "The day of the paper.", Kind.DAY, required=True),
        Column("rated_by", "Rated by", "Whose rating it was."),
        Column("paper", "Paper", "The code of the paper that published it.", required=True, points="papers.paper"),
        Column("line", "Line", "The line of the paper's text.", Kind.WHOLE),
        _PAGE,
    ),
    key=("objective", "number"),
    rows={ObjectivePage: _ratings},
)

JUDGEMENTS = Table(
    code="judgements",
    title="Judgements",
    words="What persons judged of objectives, beside what the rules said then.",
    columns=(
        _OBJECTIVE,
        _NUMBER,
        Column("as_at", "As at", "The day that it is of.", Kind.DAY, required=True),
        Column("judgement", "Judgement", "Its word on the scale.", required=True),
        Column("judge", "Judge", "The name or the role of whoever judged.", required=True),
        Column("reason", "Reason", "Why."),
        Column("performance", "Computed performance", "What the rules made of the figures then."),
        Column("suggested", "Suggested", "The step of the scale that the rules suggested."),
        Column(
            "differs", "Differs", "Whether the judgement differs from what the rules said.", Kind.YES_NO, required=True
        ),
        Column("differs_because", "Why it differs", "The judge's reason for that."),
        Column("made_on", "Made on", "The day that it was made.", Kind.DAY, required=True),
        _PAGE,
    ),
    key=("objective", "number"),
    rows={ObjectivePage: _judgements},
)

EVIDENCE = Table(
    code="evidence",
    title="Measures of objectives",
    words="Which measure is evidence for which objective.",
    columns=(
        _OBJECTIVE,
        Column("measure", "Measure", "The code of the measure.", required=True, points="measures.measure"),
    ),
    key=("objective", "measure"),
    rows={ObjectivePage: _evidence},
)
