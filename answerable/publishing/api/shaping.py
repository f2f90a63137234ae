"""Pages of a release in the forms of the API: one function a kind."""

from collections.abc import Iterable

from answerable.decisions.queries.words import reference
from answerable.publishing import addresses
from answerable.publishing.api import forms
from answerable.publishing.models import Release
from answerable.publishing.pages.corrections import CorrectionEntry, Words
from answerable.publishing.pages.decisions import DecisionPage
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.papers import PaperPage
from answerable.publishing.pages.parts import Figure, Ref, Series
from answerable.publishing.pages.plans import ObjectivePage
from answerable.publishing.pages.recommendations import RecommendationPage
from answerable.publishing.pages.scrutiny import MeetingPage, PromiseEntry, QuestionPage


def linked(refs: Iterable[Ref]) -> list[forms.Linked]:
    return [forms.Linked(text=one.text, path=one.path) for one in refs]


def plain(paragraphs: Iterable[Iterable[Words]]) -> str:
    """Paragraphs of cited words as plain text, a blank line between them."""
    return "\n\n".join("".join(word.text for word in one) for one in paragraphs)


def release(one: Release) -> forms.ReleaseOut:
    return forms.ReleaseOut.model_validate(one, from_attributes=True)


def measure_line(path: str, page: MeasurePage) -> forms.MeasureLineOut:
    return forms.MeasureLineOut(**_measure(path, page))  # type: ignore[arg-type]


def _measure(path: str, page: MeasurePage) -> dict[str, object]:
    return {
        "code": page.code,
        "title": page.title,
        "subject": page.subject.text,
        "unit": page.unit,
        "sentence": page.sentences[0],
        "figures": sum(len(one.figures) for one in page.series),
        "page": path,
    }


def measure(path: str, page: MeasurePage) -> forms.MeasureOut:
    held = page.definition
    more = {
        "sentences": list(page.sentences),
        "why": held.why,
        "numerator": held.numerator,
        "denominator": held.denominator,
        "direction": held.direction,
        "frequency": held.frequency,
        "source": held.source,
        "caveats": held.caveats,
        "reviewed": held.reviewed,
        "objectives": linked(page.objectives),
    }
    return forms.MeasureOut(**_measure(path, page), **more)  # type: ignore[arg-type]


def figures(page: MeasurePage, area: str = "") -> list[tuple[Series, Figure]]:
    """Every figure of a measure with its series, or those of one area, to be shaped as they are asked for."""
    return [(series, one) for series in page.series if not area or series.area == area for one in series.figures]


def figure(series: Series, one: Figure) -> forms.FigureOut:
    best = one.best
    papers = dict.fromkeys(telling.paper for telling in best.tellings)
    return forms.FigureOut(
        area=series.area,
        area_name=series.area_name,
        breakdown=series.breakdown,
        start=one.period.start,
        end=one.period.end,
        value=best.value,
        words=best.words,
        status=best.status,
        qualifier=best.qualifier,
        as_at=best.as_at,
        disputed=one.disputed,
        restated=one.restated,
        rivals=list(one.rivals),
        sources=linked(papers),
    )


def objective(path: str, page: ObjectivePage) -> forms.ObjectiveOut:
    return forms.ObjectiveOut(
        plan=page.plan.text,
        code=page.code,
        title=page.title,
        summary=page.summary,
        rating=page.ratings[-1].mark.word if page.ratings else None,
        judged=page.judgements[0].mark.word if page.judgements else None,
        performance=page.standing.computed.performance if page.standing else None,
        measures=[forms.Linked(text=one.title, path=one.path) for one in page.measures],
        page=path,
    )


def meeting(path: str, page: MeetingPage) -> forms.MeetingOut:
    held = page.meeting
    return forms.MeetingOut(
        code=held.code,
        name=held.name,
        title=held.title,
        day=held.day,
        month_only=held.month_only,
        time=held.time,
        location=held.location,
        state=held.state_words,
        questions_close=held.questions_close,
        items=[forms.ItemOut.model_validate(one, from_attributes=True) for one in held.items],
        page=path,
    )


def question(path: str, page: QuestionPage) -> forms.QuestionOut:
    held = page.question
    return forms.QuestionOut(
        reference=held.reference,
        asked_on=held.asked_on,
        text=held.text,
        theme=held.theme,
        area=held.area,
        state=held.state_words,
        answer=plain(page.answer),
        answered_on=held.answered_on,
        not_answered=held.not_answered,
        example=held.example,
        page=path,
    )


def decision(path: str, page: DecisionPage) -> forms.DecisionOut:
    line = page.line
    return forms.DecisionOut(
        code=line.code,
        number=reference(line),
        title=line.title,
        issue=line.issue,
        state=line.state,
        decided_on=line.decided_on,
        significant=line.significant,
        reasons=line.reasons,
        openness=line.openness,
        page=path,
    )


def recommendation(path: str, page: RecommendationPage) -> forms.RecommendationOut:
    return forms.RecommendationOut(
        report=page.report.text,
        number=page.number,
        kind=page.kind,
        title=page.title,
        text=page.text,
        addressee=page.addressee,
        state=page.state,
        since=page.since,
        deadline=page.deadline,
        late=page.late,
        page=path,
    )


def promise(entry: PromiseEntry) -> forms.PromiseOut:
    held = entry.promise
    return forms.PromiseOut(
        reference=held.reference,
        words=held.words,
        side=held.side_words,
        owner_role=held.owner_role,
        made_on=held.made_on,
        due=held.due,
        state=held.state_words,
        since=held.since,
        late_days=held.late_days,
        example=held.example,
        page=addresses.PROMISES,
    )


def paper(path: str, page: PaperPage) -> forms.PaperOut:
    return forms.PaperOut(
        code=page.code,
        title=page.title,
        published=page.published,
        assumed=page.assumed,
        kind=page.kind,
        author=page.author,
        figures=page.total,
        page=path,
    )


def correction(entry: CorrectionEntry) -> forms.CorrectionOut:
    return forms.CorrectionOut(
        paper=forms.Linked(text=entry.paper.text, path=entry.paper.path),
        place=entry.place,
        printed=plain([entry.printed]),
        right=plain([entry.right]),
        why=plain([entry.why]),
        on=entry.on,
        page=addresses.CORRECTIONS,
    )
