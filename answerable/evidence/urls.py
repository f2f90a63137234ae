from django.urls import path

from answerable.evidence.views import actions, lists, papers, review

app_name = "evidence"

urlpatterns = [
    path("papers/", papers.papers, name="papers"),
    path("papers/send/", papers.send, name="send"),
    path("papers/findings/", lists.findings, name="findings"),
    path("papers/queries/", lists.queries, name="queries"),
    path("papers/corrections/", lists.queries, name="corrections"),
    path("papers/exclusions/", lists.queries, name="exclusions"),
    path("papers/<slug:code>/", review.review, name="paper"),
    path("papers/<slug:code>/about/", papers.about, name="about"),
    path("papers/<slug:code>/file/", papers.file, name="file"),
    path("papers/<slug:code>/read-again/", papers.read_again, name="read-again"),
    path("papers/<slug:code>/changes/", papers.about, name="changes"),
    path("papers/<slug:code>/letter/", papers.about, name="letter"),
    path("papers/<slug:code>/findings/", lists.paper_findings, name="paper-findings"),
    path("papers/<slug:code>/findings/<int:key>/", actions.finding, name="finding"),
    path("papers/<slug:code>/findings/<int:key>/correction/", lists.paper_findings, name="correction"),
    path("papers/<slug:code>/figures/<int:number>/", actions.figure, name="figure"),
    path("papers/<slug:code>/queries/<int:number>/", lists.paper_findings, name="query"),
    path("papers/<slug:code>/tables/<int:position>/", papers.about, name="table"),
]
