"""What the API answers with. Days are ISO 8601 (YYYY-MM-DD); `page` leads to the public page, from the top of the site."""

from datetime import date, datetime
from decimal import Decimal

from ninja import Schema
from pydantic import Field


class Linked(Schema):
    """Words and the address they lead to, from the top of the site; empty where there is no page."""

    text: str
    path: str


class Licence(Schema):
    name: str = "Open Government Licence v3.0"
    address: str = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    attribution: str


class ReleaseOut(Schema):
    """One publication of the whole site."""

    number: int
    released_at: datetime
    as_known_on: date
    note: str = Field(description="What was new, in one sentence.")
    gone: int = Field(description="How many pages the release before had that this one has not.")
    sha256: str = Field(description="SHA-256 over the addresses and digests of all its pages.")
    audit_head: str


class SiteOut(Schema):
    """Whose record this is, which release it is, and what can be asked for."""

    body: str
    release: ReleaseOut
    licence: Licence
    collections: dict[str, str] = Field(description="The address of each collection.")


class PageOut(Schema):
    """One page of the release."""

    path: str
    title: str
    kind: str
    change: str = Field(description="Against the release before: new, changed or same.")
    sha256: str = Field(description="SHA-256 of the frozen copy that the page is made from.")


class FigureOut(Schema):
    """One figure. `value` is as exact as it is known and null where it is missing or kept back; a disputed one has rivals."""

    area: str
    area_name: str
    breakdown: str
    start: date
    end: date
    value: Decimal | None
    words: str
    status: str
    qualifier: str
    as_at: date
    disputed: bool
    restated: bool
    rivals: list[str]
    sources: list[Linked]


class MeasureLineOut(Schema):
    """A measure in a list."""

    code: str
    title: str
    subject: str
    unit: str
    sentence: str = Field(description="What it shows, in one sentence.")
    figures: int
    page: str


class MeasureOut(MeasureLineOut):
    """A measure with its reviewed definition. Its figures are a collection of their own."""

    sentences: list[str]
    why: str
    numerator: str
    denominator: str
    direction: str
    frequency: str
    source: str
    caveats: str
    reviewed: date
    objectives: list[Linked]


class ObjectiveOut(Schema):
    """An objective of a plan, with its latest published rating and the office's latest judgement, where it has them."""

    plan: str
    code: str
    title: str
    summary: str
    rating: str | None
    judged: str | None
    performance: str | None = Field(description="What the rules make of its measures, in words.")
    measures: list[Linked]
    page: str


class ItemOut(Schema):
    """An item of an agenda. A restricted one has no words but its ground."""

    position: int
    title: str
    minutes: int | None
    restricted: bool
    ground: str
    assurance: str
    reason: str


class MeetingOut(Schema):
    """A meeting, with its items and how each ended."""

    code: str
    name: str
    title: str
    day: date
    month_only: bool = Field(description="Only the month of the day is known.")
    time: str
    location: str
    state: str
    questions_close: date | None
    items: list[ItemOut]
    page: str


class QuestionOut(Schema):
    """A question from the public as it is shown."""

    reference: str
    asked_on: date
    text: str
    theme: str
    area: str
    state: str
    answer: str
    answered_on: date | None
    not_answered: str
    example: bool
    page: str


class DecisionOut(Schema):
    """A decision; `number` is empty for what only a paper tells of."""

    code: str
    number: str
    title: str
    issue: str
    state: str
    decided_on: date | None
    significant: bool | None
    reasons: str
    openness: str
    page: str


class RecommendationOut(Schema):
    """A recommendation and how far it is."""

    report: str
    number: str
    kind: str
    title: str
    text: str
    addressee: str
    state: str
    since: date
    deadline: str
    late: bool
    page: str


class PromiseOut(Schema):
    """A promise made in the open."""

    reference: str
    words: str
    side: str
    owner_role: str
    made_on: date
    due: date | None
    state: str
    since: date
    late_days: int
    example: bool
    page: str


class PaperOut(Schema):
    """A paper that figures come from."""

    code: str
    title: str
    published: date
    assumed: bool = Field(description="The day is not printed in it.")
    kind: str
    author: str
    figures: int
    page: str


class CorrectionOut(Schema):
    """What a paper printed, and what is right."""

    paper: Linked
    place: str
    printed: str
    right: str
    why: str
    on: date
    page: str


class Listed[Row](Schema):
    """One page of a collection; `next` and `previous` are addresses, null at the ends."""

    total: int
    page: int
    pages: int
    next: str | None
    previous: str | None
    items: list[Row]


class Refused(Schema):
    """Why a request was not answered, and what to do."""

    detail: str
