"""Which page is shown how: the one table of kinds."""

from collections.abc import Callable, Mapping
from typing import Any

from django.template.loader import render_to_string

from answerable.kit.freezing import thaw
from answerable.publishing.pages import areas as area_pages
from answerable.publishing.pages import contact as contact_pages
from answerable.publishing.pages import corrections as corrections_pages
from answerable.publishing.pages import data as data_pages
from answerable.publishing.pages import decisions as decision_pages
from answerable.publishing.pages import duties as duty_pages
from answerable.publishing.pages import freshness as freshness_pages
from answerable.publishing.pages import front as front_pages
from answerable.publishing.pages import handed as handed_pages
from answerable.publishing.pages import judgements as judgement_pages
from answerable.publishing.pages import measures as measure_pages
from answerable.publishing.pages import moves as moved_pages
from answerable.publishing.pages import news as news_pages
from answerable.publishing.pages import papers as paper_pages
from answerable.publishing.pages import plans as plan_pages
from answerable.publishing.pages import programme as programme_pages
from answerable.publishing.pages import recommendations as recommendation_pages
from answerable.publishing.pages import scrutiny as scrutiny_pages
from answerable.publishing.pages import stones as stone_pages
from answerable.publishing.shown import (
    areas,
    compared,
    contact,
    corrections,
    data,
    decisions,
    duties,
    freshness,
    front,
    handed,
    judgements,
    measures,
    moves,
    news,
    papers,
    plans,
    priority_measures,
    programme,
    promises,
    recommendations,
    scrutiny,
    searching,
    stones,
)
from answerable.publishing.shown.rendering import Frame, Rendering

SHOWN: dict[type, Callable[[Any, Frame], Rendering]] = {
    front_pages.HomePage: front.home,
    front_pages.DisagreementsPage: front.disagreements,
    corrections_pages.CorrectionsPage: corrections.corrections,
    front_pages.HowCheckedPage: front.how_checked,
    front_pages.AccessibilityPage: front.accessibility,
    data_pages.DataPage: data.data,
    area_pages.AreasPage: areas.areas,
    area_pages.AreaPage: areas.area,
    contact_pages.ContactPage: contact.contact,
    freshness_pages.FreshnessPage: freshness.freshness,
    front_pages.SearchPage: searching.search,
    duty_pages.DutiesPage: duties.duties,
    duty_pages.DocumentPage: duties.document,
    plan_pages.PlansPage: plans.plans,
    plan_pages.PlanPage: plans.plan,
    plan_pages.PriorityPage: plans.priority,
    plan_pages.PriorityMeasuresPage: priority_measures.measures,
    plan_pages.ObjectivePage: plans.objective,
    judgement_pages.JudgementsPage: judgements.judgements,
    decision_pages.DecisionsPage: decisions.decisions,
    decision_pages.DecisionPage: decisions.decision,
    recommendation_pages.RecommendationsPage: recommendations.recommendations,
    recommendation_pages.ReportPage: recommendations.report,
    recommendation_pages.RecommendationPage: recommendations.recommendation,
    measure_pages.MeasuresPage: measures.index,
    measure_pages.SubjectPage: measures.subject,
    measure_pages.MeasurePage: measures.measure,
    measure_pages.ComparePage: compared.compared,
    moved_pages.MovedPage: moves.moved,
    news_pages.NewsPage: news.news,
    news_pages.NewsletterPage: news.newsletter,
    paper_pages.PapersPage: papers.papers,
    paper_pages.PaperPage: papers.paper,
    paper_pages.MeetingsPage: papers.meetings,
    programme_pages.ProgrammePage: programme.programme,
    scrutiny_pages.MeetingPage: scrutiny.meeting,
    scrutiny_pages.QuestionsPage: scrutiny.questions,
    scrutiny_pages.QuestionPage: scrutiny.question,
    scrutiny_pages.PromisesPage: promises.promises,
    scrutiny_pages.ChallengesPage: promises.challenges,
    scrutiny_pages.PanelPapersPage: scrutiny.panel,
    handed_pages.PackCopy: handed.handed,
    handed_pages.MinutesCopy: handed.handed,
    handed_pages.PanelPaperCopy: handed.handed,
    handed_pages.HandoverCopy: handed.handed,
    stone_pages.StonePage: stones.stone,
    stone_pages.WithdrawnPage: stones.withdrawn,
}

KINDS: dict[str, type] = {kind.__name__: kind for kind in SHOWN}


def thawed(kind: str, data: Mapping[str, Any]) -> Any:
    """The page that a copy holds."""
    return thaw(KINDS[kind], data)


def rendering(page: Any, frame: Frame) -> Rendering:
    return SHOWN[type(page)](page, frame)


def html(shown: Rendering, frame: Frame, more: Mapping[str, object] | None = None) -> str:
    """The page as a reader gets it. No request is given, so that nothing of a visitor or of the live tables gets in."""
    breadcrumbs = frame.links(shown.breadcrumbs)
    context = {**frame.context(), "title": shown.title, "breadcrumbs": breadcrumbs, **shown.context, **(more or {})}
    return render_to_string(shown.template, context)
