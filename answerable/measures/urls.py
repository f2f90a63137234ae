from django.urls import path

from answerable.measures.views import (
    besides,
    changed,
    definition,
    disputes,
    due,
    frameworks,
    layouts,
    mapping,
    measures,
    pointing,
    restating,
    returns,
    signals,
    verdict,
)

app_name = "measures"

urlpatterns = [
    path("measures/", measures.measures, name="measures"),
    path("measures/new/", definition.new, name="new"),
    path("measures/<slug:code>/", measures.measure, name="measure"),
    path("measures/<slug:code>/definition/", definition.definition, name="definition"),
    path("measures/<slug:code>/figures/<int:number>/restate/", restating.restate, name="restate"),
    path("measures/<slug:code>/add/<slug:sort>/", besides.add, name="add"),
    path("known/<slug:sort>/<int:number>/withdraw/", besides.withdraw, name="withdraw"),
    path("signals/", signals.signals, name="signals"),
    path("signals/<int:number>/", signals.signal, name="signal"),
    path("changed/", changed.changed, name="changed"),
    path("due/", due.due, name="due"),
    path("frameworks/", frameworks.frameworks, name="frameworks"),
    path("disputes/", disputes.disputes, name="disputes"),
    path("disputes/<int:number>/", disputes.dispute, name="dispute"),
    path("returns/", returns.returns, name="returns"),
    path("returns/columns/", returns.columns, name="columns"),
    path("returns/template/", returns.template, name="template"),
    path("returns/layouts/", layouts.layouts, name="layouts"),
    path("returns/layouts/<int:number>/", layouts.layout, name="layout"),
    path("returns/<int:number>/file/", returns.file, name="return-file"),
    path("returns/<int:number>/layout/", mapping.mapping, name="mapping"),
    path("returns/<int:number>/layout/table/<int:table>/", pointing.pointing, name="pointing"),
    path("returns/<int:number>/", verdict.verdict, name="return"),
]
