from django.urls import URLPattern, path

from answerable.recommendations.views import report, report_import, response, response_steps

urlpatterns: list[URLPattern] = [
    path("reports/", report.reports, name="reports"),
    path("reports/new/", report.new_report, name="new-report"),
    path("reports/import/", report_import.choose, name="import-report"),
    path("reports/import/<slug:code>/", report_import.preview, name="import-preview"),
    path("reports/<slug:code>/", report.report, name="report"),
    path("reports/<slug:code>/edit/", report.edit_report, name="edit-report"),
    path("reports/<slug:code>/invite/", response_steps.invite, name="invite"),
    path("reports/<slug:code>/comments/", response_steps.comments, name="comments"),
    path("reports/<slug:code>/words/", response_steps.words, name="words"),
    path("reports/<slug:code>/answers/<int:key>/", response_steps.answer, name="answer"),
    path("reports/<slug:code>/not-owed/", response_steps.not_owed, name="not-owed"),
    path("reports/<slug:code>/copies/", response_steps.copies, name="copies"),
    path("reports/<slug:code>/response/", response.response, name="response"),
    path("reports/<slug:code>/response/publish/", response.publish, name="publish-response"),
    path("reports/<slug:code>/response/<str:form>/", response.download, name="response-download"),
]
