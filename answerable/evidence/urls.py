from django.urls import path

from answerable.evidence.views import (
    actions,
    asking,
    changes,
    corrections,
    exclusions,
    letter,
    lists,
    papers,
    review,
    tables,
)

app_name = "evidence"

urlpatterns = [
    path("papers/", papers.papers, name="papers"),
    path("papers/send/", papers.send, name="send"),
    path("papers/findings/", lists.findings, name="findings"),
    path("papers/queries/", lists.queries, name="queries"),
    path("papers/corrections/", corrections.corrections, name="corrections"),
    path("papers/corrections/<int:key>/", corrections.passing, name="passing"),
    path("papers/exclusions/", exclusions.exclusions, name="exclusions"),
    path("papers/exclusions/<int:key>/", exclusions.lift, name="lift"),
    path("papers/<slug:code>/", review.review, name="paper"),
    path("papers/<slug:code>/confirm/", actions.confirm_agreeing, name="confirm-agreeing"),
    path("papers/<slug:code>/about/", papers.about, name="about"),
    path("papers/<slug:code>/file/", papers.file, name="file"),
    path("papers/<slug:code>/read-again/", papers.read_again, name="read-again"),
    path("papers/<slug:code>/changes/", changes.changes, name="changes"),
    path("papers/<slug:code>/letter/", letter.letter, name="letter"),
    path("papers/<slug:code>/letter/docx/", letter.docx, name="letter-docx"),
    path("papers/<slug:code>/ask/", asking.ask_several, name="ask-several"),
    path("papers/<slug:code>/findings/", lists.paper_findings, name="paper-findings"),
    path("papers/<slug:code>/findings/<int:key>/", actions.finding, name="finding"),
    path("papers/<slug:code>/findings/<int:key>/correction/", corrections.correction, name="correction"),
    path("papers/<slug:code>/figures/<int:number>/", actions.figure, name="figure"),
    path("papers/<slug:code>/queries/<int:number>/", asking.query, name="query"),
    path("papers/<slug:code>/tables/<int:position>/", tables.take, name="table"),
]
