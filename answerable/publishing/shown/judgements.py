"""How the standing of objectives is shown: what the rules say and what was judged side by side, words before colour."""

from dataclasses import dataclass

from answerable.kit.components import Event, Link, Row, Tag, Tone
from answerable.kit.tables import Column, Table, table
from answerable.kit.wording import british_date
from answerable.publishing.pages.judgements import Computed, JudgementPart, JudgementRow, JudgementsPage, Weighed
from answerable.publishing.pages.parts import Mark
from answerable.publishing.pages.plans import ObjectivePage
from answerable.publishing.shown.rendering import HOME, PLANS, Frame, Rendering, rating_tag

QUESTIONS = {
    "strength": "How strong the evidence is",
    "performance": "What the figures say",
    "delivery": "Whether the work was done",
    "step": "What the rules suggest",
}


@dataclass(frozen=True)
class ShownStanding:
    """The computed status beside the rating, with its reasoning: what was weighed, and which rule said what."""

    lead: str
    rows: list[Row]
    differs: str
    weighed: list[tuple[str, str, Link | None]]
    said: list[tuple[str, str, str]]
    rules: str


def shown_standing(page: ObjectivePage, frame: Frame) -> ShownStanding | None:
    """None for a plan that is over, and in copies from before."""
    if page.standing is None:
        return None
    found = page.standing.computed
    return ShownStanding(
        lead=f"As at {british_date(found.as_at)}, by the figures and the work that are on record: {found.performance.lower()}.",
        rows=_rows(page, found),
        differs=_sentence(page.standing.why) if page.standing.differs and page.rates else "",
        weighed=[_weighed(one, frame) for one in found.weighed],
        said=[(QUESTIONS.get(one.question, one.question), one.words, one.because) for one in found.said if one.decided],
        rules=found.rules,
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")


def _rows(page: ObjectivePage, found: Computed) -> list[Row]:
    rows = [
        Row("The figures", found.clause, tag=Tag(found.performance, Tone.UNKNOWN if found.cannot else Tone.NEUTRAL)),
        Row("The work that was promised", found.delivery),
        Row("Evidence", found.strength),
    ]
    if page.rates:
        rows.append(_marked("The rules suggest", found.suggested, "No step: nothing they know of speaks for one."))
        if page.judgements:
            last = page.judgements[-1]
            rows.append(_marked("The office judges", last.mark, "", f"{last.judge}, as at {british_date(last.as_at)}"))
        if page.ratings:
            rated = page.ratings[-1]
            rows.append(_marked("A paper published", rated.mark, "", f"{rated.by}, {british_date(rated.on)}"))
    return rows


def _marked(term: str, mark: Mark | None, absent: str, whose: str = "") -> Row:
    if mark is None:
        return Row(term, absent)
    return Row(term, whose, tag=rating_tag(mark))


def _weighed(one: Weighed, frame: Frame) -> tuple[str, str, Link | None]:
    weight = f"{one.weight}: {one.why}" if one.why else one.weight
    if one.measure is None:
        return weight, one.words, None
    # The title is the link, and is not said twice.
    name = one.measure.text
    rest = one.words.removeprefix(name) if one.words.startswith((f"{name}:", f"{name} ")) else f": {one.words}"
    return weight, rest, frame.link(one.measure)


def history(parts: tuple[JudgementPart, ...]) -> list[Event]:
    """Every judgement, the newest first; where it differed from the rules, that stands with it for ever."""
    return [_judged(one) for one in reversed(parts)]


def _judged(one: JudgementPart) -> Event:
    then = (
        f"The rules then suggested {one.suggested.word.lower()}"
        if one.suggested
        else "The rules then suggested no step"
    )
    beside = (
        f"{then} ({one.performance.lower()}). They differ, because: {one.differs_because}"
        if one.differs
        else f"{then}."
    )
    return Event(
        when=f"As at {british_date(one.as_at)}, judged on {british_date(one.made_on)}",
        heading=one.judge,
        text=f"{one.reason} {beside}",
        tag=rating_tag(one.mark),
    )


def judgements(page: JudgementsPage, frame: Frame) -> Rendering:
    """Every objective of a plan: published, computed and judged side by side."""
    apart = [one for one in page.rows if one.differs]
    cannot = sum(one.cannot for one in page.rows)
    context = {
        "page": page,
        "plan": frame.link(page.plan),
        "on": british_date(page.as_at),
        "cannot": cannot,
        "apart": [(frame.link(one.objective), one.beside, _sentence(one.why)) for one in apart],
        "table": _table(page, frame),
    }
    return Rendering("publishing/judgements.html", "How the objectives stand", (HOME, PLANS, page.plan), context)


def _table(page: JudgementsPage, frame: Frame) -> Table:
    columns = [
        Column[JudgementRow](
            "objective", "Objective", lambda one: one.objective.text, lambda one: frame.link(one.objective)
        ),
        Column[JudgementRow]("figures", "What the figures say", lambda one: one.performance),
        Column[JudgementRow]("evidence", "Evidence", lambda one: one.strength),
    ]
    if page.rates:
        columns += [
            Column("published", "Published", lambda one: _word(one.published, "Not rated"), lambda one: _tag(one.published, "Not rated")),
            Column("suggested", "Rules suggest", lambda one: _word(one.suggested, "No step"), lambda one: _tag(one.suggested, "No step")),
        ]  # fmt: skip
    if page.rates and any(one.judged for one in page.rows):
        columns.append(
            Column(
                "judged", "Judged", lambda one: _word(one.judged, "Not yet"), lambda one: _tag(one.judged, "Not yet")
            )
        )
    return table(page.rows, columns, caption="Objectives")


def _word(mark: Mark | None, absent: str) -> str:
    return mark.word if mark else absent


def _tag(mark: Mark | None, absent: str) -> Tag | str:
    return rating_tag(mark) if mark else absent
