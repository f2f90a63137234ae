"""Addresses of the strategic summary, under office/judgements/summaries/; `urls` includes them."""

from django.urls import URLPattern, path, re_path

from answerable.assessments.views import summary, summary_files, summary_writing

urlpatterns: list[URLPattern] = [
    path("summaries/", summary.summaries, name="summaries"),
    path("summaries/new/", summary_writing.new_summary, name="new-summary"),
    path("summaries/<slug:code>/", summary.summary, name="summary"),
    path("summaries/<slug:code>/edit/", summary_writing.edit_summary, name="edit-summary"),
    path("summaries/<slug:code>/submit/", summary.submit_summary, name="submit-summary"),
    path("summaries/<slug:code>/compare/", summary_files.compare_summary, name="compare-summary"),
    re_path(r"^summaries/(?P<code>[-\w]+)\.(?P<form>docx|pdf)$", summary_files.summary_file, name="summary-file"),
]
