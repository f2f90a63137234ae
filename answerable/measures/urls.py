from django.urls import path

from answerable.measures.views import definition, disputes, measures, restating, returns, verdict

app_name = "measures"

urlpatterns = [
    path("measures/", measures.measures, name="measures"),
    path("measures/new/", definition.new, name="new"),
    path("measures/<slug:code>/", measures.measure, name="measure"),
    path("measures/<slug:code>/definition/", definition.definition, name="definition"),
    path("measures/<slug:code>/figures/<int:number>/restate/", restating.restate, name="restate"),
    path("disputes/", disputes.disputes, name="disputes"),
    path("disputes/<int:number>/", disputes.dispute, name="dispute"),
    path("returns/", returns.returns, name="returns"),
    path("returns/columns/", returns.columns, name="columns"),
    path("returns/template/", returns.template, name="template"),
    path("returns/<int:number>/", verdict.verdict, name="return"),
]
