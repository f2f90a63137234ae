"""What can be asked for. Every route reads; none writes."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from answerable.publishing.api import forms, listing, reading, shaping
from answerable.publishing.api.forms import Listed
from answerable.publishing.api.listing import Number, Size, Words
from answerable.publishing.pages.corrections import CorrectionsPage
from answerable.publishing.pages.decisions import DecisionPage
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.papers import PaperPage
from answerable.publishing.pages.plans import ObjectivePage
from answerable.publishing.pages.recommendations import RecommendationPage
from answerable.publishing.pages.scrutiny import MeetingPage, PromisesPage, QuestionPage
from answerable.publishing.queries import released

TOP, DESCRIPTION = "/api/v1/", "openapi.json"
COLLECTIONS = (
    "measures", "objectives", "meetings", "questions", "decisions", "recommendations", "promises", "papers", "corrections", "releases",
    "pages",
)  # fmt: skip
ABSENT = {404: forms.Refused, 422: forms.Refused}
api = NinjaAPI(
    title="The public record",
    version="1",
    description=(
        "What the current release of the public site holds, read only. Lists come a page at a time; answers carry an ETag and are "
        "the same until the next release. Everything may be used again under the Open Government Licence v3.0."
    ),
    urls_namespace="publishing-api",
    docs_url=None,
    openapi_url=f"/{DESCRIPTION}",
    servers=[{"url": "/", "description": "This site"}],
)


@api.exception_handler(reading.NothingReleased)
def nothing_released(request: HttpRequest, error: reading.NothingReleased) -> HttpResponse:
    return api.create_response(request, {"detail": str(error)}, status=404)


@api.exception_handler(ValidationError)
def wrongly_asked(request: HttpRequest, error: ValidationError) -> HttpResponse:
    said = [f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors]
    return api.create_response(request, {"detail": f"{'; '.join(said)}. See {TOP}openapi.json."}, status=422)


@api.get("/", response={200: forms.SiteOut, **ABSENT}, operation_id="site", summary="Whose record this is")
def site(request: HttpRequest) -> forms.SiteOut:
    release = reading.current()
    attribution = f"Contains information of {release.body_name}, licensed under the Open Government Licence v3.0."
    return forms.SiteOut(
        body=release.body_name,
        release=shaping.release(release),
        licence=forms.Licence(attribution=attribution),
        collections={one: f"{TOP}{one}" for one in COLLECTIONS},
    )


@api.get("/measures", response={200: Listed[forms.MeasureLineOut], **ABSENT}, operation_id="measures")
def measures(request: HttpRequest, q: Words = "", page: Number = 1, size: Size = 20) -> Listed[forms.MeasureLineOut]:
    """Every measure as it is known now."""
    return listing.of_kind(request, MeasurePage, shaping.measure_line, (page, size), q)


@api.get("/measures/{code}", response={200: forms.MeasureOut, **ABSENT}, operation_id="measure")
def measure(request: HttpRequest, code: str) -> forms.MeasureOut:
    """One measure with its definition."""
    path = f"measures/{code}.html"
    return shaping.measure(path, _measure(code))


@api.get("/measures/{code}/figures", response={200: Listed[forms.FigureOut], **ABSENT}, operation_id="figures")
def figures(
    request: HttpRequest, code: str, area: Words = "", page: Number = 1, size: Size = 20
) -> Listed[forms.FigureOut]:
    """Every figure of a measure, with what tells it; `area` is the code of one area."""
    every = shaping.figures(_measure(code), area)
    return listing.listed(
        request, page, size, len(every), lambda start, end: [shaping.figure(*one) for one in every[start:end]]
    )


def _measure(code: str) -> MeasurePage:
    found: MeasurePage | None = reading.page_at(reading.current(), f"measures/{code}.html", MeasurePage)
    if found is None or found.known_on is not None:
        raise HttpError(404, "There is no measure of this code: /api/v1/measures lists those there are.")
    return found


@api.get("/objectives", response={200: Listed[forms.ObjectiveOut], **ABSENT}, operation_id="objectives")
def objectives(request: HttpRequest, q: Words = "", page: Number = 1, size: Size = 20) -> Listed[forms.ObjectiveOut]:
    """Every objective of every plan, with how it stands."""
    return listing.of_kind(request, ObjectivePage, shaping.objective, (page, size), q)


@api.get("/meetings", response={200: Listed[forms.MeetingOut], **ABSENT}, operation_id="meetings")
def meetings(request: HttpRequest, q: Words = "", page: Number = 1, size: Size = 20) -> Listed[forms.MeetingOut]:
    """Meetings that have a page of their own."""
    return listing.of_kind(request, MeetingPage, shaping.meeting, (page, size), q)


@api.get("/meetings/{code}", response={200: forms.MeetingOut, **ABSENT}, operation_id="meeting")
def meeting(request: HttpRequest, code: str) -> forms.MeetingOut:
    """One meeting with its items."""
    path = f"meetings/{code}.html"
    found = reading.page_at(reading.current(), path, MeetingPage)
    if found is None:
        raise HttpError(404, "There is no meeting of this code: /api/v1/meetings lists those there are.")
    return shaping.meeting(path, found)


@api.get("/questions", response={200: Listed[forms.QuestionOut], **ABSENT}, operation_id="questions")
def questions(request: HttpRequest, q: Words = "", page: Number = 1, size: Size = 20) -> Listed[forms.QuestionOut]:
    """Questions from the public with their answers; `q` looks into their references."""
    return listing.of_kind(request, QuestionPage, shaping.question, (page, size), q)


@api.get("/decisions", response={200: Listed[forms.DecisionOut], **ABSENT}, operation_id="decisions")
def decisions(request: HttpRequest, q: Words = "", page: Number = 1, size: Size = 20) -> Listed[forms.DecisionOut]:
    """Decisions, without what is exempt."""
    return listing.of_kind(request, DecisionPage, shaping.decision, (page, size), q)


@api.get("/recommendations", response={200: Listed[forms.RecommendationOut], **ABSENT}, operation_id="recommendations")
def recommendations(
    request: HttpRequest, q: Words = "", page: Number = 1, size: Size = 20
) -> Listed[forms.RecommendationOut]:
    """Recommendations and how far each is."""
    return listing.of_kind(request, RecommendationPage, shaping.recommendation, (page, size), q)


@api.get("/promises", response={200: Listed[forms.PromiseOut], **ABSENT}, operation_id="promises")
def promises(request: HttpRequest, page: Number = 1, size: Size = 20) -> Listed[forms.PromiseOut]:
    """Promises made in the open."""
    return listing.of_entries(request, PromisesPage, shaping.promise, (page, size))


@api.get("/papers", response={200: Listed[forms.PaperOut], **ABSENT}, operation_id="papers")
def papers(request: HttpRequest, q: Words = "", page: Number = 1, size: Size = 20) -> Listed[forms.PaperOut]:
    """Papers that figures come from."""
    return listing.of_kind(request, PaperPage, shaping.paper, (page, size), q)


@api.get("/corrections", response={200: Listed[forms.CorrectionOut], **ABSENT}, operation_id="corrections")
def corrections(request: HttpRequest, page: Number = 1, size: Size = 20) -> Listed[forms.CorrectionOut]:
    """What papers printed, and what is right."""
    return listing.of_entries(request, CorrectionsPage, shaping.correction, (page, size))


@api.get("/releases", response={200: Listed[forms.ReleaseOut], **ABSENT}, operation_id="releases")
def releases(request: HttpRequest, page: Number = 1, size: Size = 20) -> Listed[forms.ReleaseOut]:
    """Every release, the newest first."""
    every = released.every()
    return listing.listed(
        request, page, size, every.count(), lambda start, end: [shaping.release(one) for one in every[start:end]]
    )


@api.get("/pages", response={200: Listed[forms.PageOut], **ABSENT}, operation_id="pages")
def pages(request: HttpRequest, q: Words = "", page: Number = 1, size: Size = 20) -> Listed[forms.PageOut]:
    """Every page of the current release."""
    found = reading.rows(reading.current(), None, q)

    def cut(start: int, end: int) -> list[forms.PageOut]:
        values = found.values("path", "title", "change", "copy__kind", "copy__sha256")[start:end]
        return [
            forms.PageOut(
                path=one["path"],
                title=one["title"],
                kind=one["copy__kind"],
                change=one["change"],
                sha256=one["copy__sha256"],
            )
            for one in values
        ]

    return listing.listed(request, page, size, found.count(), cut)
