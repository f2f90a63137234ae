from django.urls import path, register_converter
from django.urls.converters import StringConverter

from answerable.decisions.views import lists, record, steps, taking


class PaperForm(StringConverter):
    """The two forms of a notice."""

    regex = "docx|pdf"


register_converter(PaperForm, "notice_form")

app_name = "decisions"
urlpatterns = [
    path("", lists.decisions, name="decisions"),
    path("new/", steps.begin, name="begin"),
    path("<slug:code>/", record.decision, name="decision"),
    path("<slug:code>/take/", taking.take, name="take"),
    path("<slug:code>/withdraw/", taking.withdraw, name="withdraw"),
    path("<slug:code>/notice/<notice_form:form>/", record.notice, name="notice"),
    path("<slug:code>/<slug:key>/", steps.step, name="step"),
]
