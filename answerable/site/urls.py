"""Where everything is: the public site at the root, the office below /office/."""

from django.urls import URLPattern, URLResolver, include, path

from answerable.kit.gallery import gallery
from answerable.site.owed.views import calendar, owed
from answerable.site.today import today

urlpatterns: list[URLPattern | URLResolver] = [
    path("office/", include("answerable.people.sign_in_urls")),
    path("office/", include("answerable.people.urls")),
    path("office/", today, name="today"),
    path("office/owed/", owed, name="owed"),
    path("office/owed/calendar.ics", calendar, name="owed-calendar"),
    path("office/", include("answerable.measures.urls")),
    path("office/", include("answerable.evidence.urls")),
    path("office/clocks/", include("answerable.clocks.urls")),
    path("office/plans/", include("answerable.plans.urls")),
    path("office/decisions/", include("answerable.decisions.urls")),
    path("office/recommendations/", include("answerable.recommendations.urls")),
    path("office/judgements/", include("answerable.assessments.urls")),
    path("office/", include("answerable.scrutiny.urls")),
    path("office/", include("answerable.publishing.office_urls")),
    path("office/gallery/", gallery, name="gallery"),
    path("api/v1/", include("answerable.publishing.api.urls")),
    path("", include("answerable.publishing.urls")),
]
