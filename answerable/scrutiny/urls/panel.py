"""Addresses of what is sent to the panel and what it asks, and of the handover."""

from django.urls import URLPattern, path, re_path

from answerable.scrutiny.views import handover, panel, panel_matters, panel_paper, panel_writing

ONE = "panel/matters/<int:year>/<int:number>/"
urlpatterns: list[URLPattern] = [
    path("panel/", panel.panel, name="panel"),
    path("panel/papers/new/", panel_writing.begin_paper, name="begin-panel-paper"),
    path("panel/papers/<slug:code>/", panel_paper.paper, name="panel-paper"),
    path("panel/papers/<slug:code>/edit/", panel_writing.edit_paper, name="edit-panel-paper"),
    path("panel/papers/<slug:code>/submit/", panel_paper.submit_paper, name="submit-panel-paper"),
    path("panel/papers/<slug:code>/withdraw/", panel_paper.withdraw_paper, name="withdraw-panel-paper"),
    re_path(r"^panel/papers/(?P<code>[-\w]+)\.(?P<form>docx|pdf)$", panel_paper.paper_file, name="panel-paper-file"),
    path("panel/matters/", panel.matters, name="panel-matters"),
    path("panel/matters/new/", panel_matters.record_matter, name="record-panel-matter"),
    path(ONE, panel_matters.matter, name="panel-matter"),
    path(f"{ONE}change/", panel_matters.change_matter, name="change-panel-matter"),
    path(f"{ONE}respond/", panel_matters.respond, name="respond-panel-matter"),
    path(f"{ONE}publish/", panel_matters.publish_response, name="publish-panel-matter"),
    path(f"{ONE}withdraw/", panel_matters.withdraw_matter, name="withdraw-panel-matter"),
    path("handover/", handover.handovers, name="handovers"),
    path("handover/new/", handover.prepare, name="prepare-handover"),
    path("handover/body/", handover.change_body, name="change-body"),
    path("handover/<slug:code>/", handover.handover, name="handover"),
    path("handover/<slug:code>/edit/", handover.edit, name="edit-handover"),
    path("handover/<slug:code>/hand-over/", handover.hand_over, name="hand-over"),
    re_path(r"^handover/(?P<code>[-\w]+)\.(?P<form>docx|pdf|json)$", handover.handover_file, name="handover-file"),
]
