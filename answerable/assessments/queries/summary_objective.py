"""One objective of a strategic summary in words: what was said of it, what the figures show, and what is being done."""

from collections.abc import Iterator

from answerable.assessments.queries.summary import KeyMeasure, LiveRecommendation, SummaryObjective
from answerable.assessments.queries.summary_words import because, listing
from answerable.kit.docx import Heading
from answerable.kit.paper import Definitions, PaperPart
from answerable.kit.wording import british_date


def objective_parts(one: SummaryObjective) -> tuple[PaperPart, ...]:
    """Its title, and terms with what is said; nothing is said of what is not there but of the rating and the work."""
    return (Heading(f"{one.code} {one.title}", 2), Definitions(objective_rows(one)))


def objective_rows(one: SummaryObjective) -> tuple[tuple[str, str], ...]:
    """Terms with what is said."""
    return tuple(_rows(one))


def _rows(one: SummaryObjective) -> Iterator[tuple[str, str]]:
    yield "Published rating", _rating(one)
    yield "The figures", f"{one.performance.words}: {because(one.reason)}."
    yield "Evidence", f"{one.strength.words}."
    if one.judgement:
        yield "Judgement", _judgement(one)
    if one.difference.differs:
        yield one.difference.how.words, _difference(one)
    yield "Work", f"{one.delivery.words}: {one.work}." if one.work else f"{one.delivery.words}."
    if one.measures:
        yield "Measures", "\n".join(_measure(measure) for measure in one.measures)
    if one.recommendations:
        yield "Live recommendations", "\n".join(_recommendation(line) for line in one.recommendations)
    if one.changes:
        yield "Changed", "\n".join(listing(one.changes))


def _rating(one: SummaryObjective) -> str:
    rating = one.rating
    if rating is None:
        return "None is held."
    return f"{rating.step.word}, by the {rating.by}, {british_date(rating.on)} ({rating.paper})."


def _judgement(one: SummaryObjective) -> str:
    judged = one.judgement
    if judged is None:
        return ""
    word = f"{judged.step.word}, by" if judged.step else "By"
    return f"{word} the {judged.judge}, as at {british_date(judged.as_at)}. {_sentence(judged.reason)}"


def _difference(one: SummaryObjective) -> str:
    given = one.judgement.differs_because if one.judgement else ""
    return f"{one.difference.why} Reason given: {_sentence(given)}" if given else one.difference.why


def _measure(one: KeyMeasure) -> str:
    last = "" if one.is_told or not one.value else f" Last figure: {one.value}, {one.period}."
    return f"{one.title}: {_sentence(one.sentence)}{last}"


def _recommendation(one: LiveRecommendation) -> str:
    due = (
        "no deadline set"
        if one.due is None
        else f"due on {british_date(one.due)}{', which is past' if one.late else ''}"
    )
    return f"{one.number}, {one.title} ({one.report}): {one.state.lower()}, {due}."


def _sentence(words: str) -> str:
    """The words as they are, with a full stop where they have no end."""
    told = words.strip()
    return told if told.endswith((".", "!", "?")) else f"{told}."
