from django.urls import URLPattern, path

from answerable.recommendations import urls_reports
from answerable.recommendations.views import ageing, importing, one, recurring, register, writing

app_name = "recommendations"
urlpatterns: list[URLPattern] = [
    path("", register.register, name="register"),
    path("recommendations.csv", register.as_csv, name="csv"),
    path("ageing/", ageing.ageing, name="ageing"),
    path("recurring/", recurring.findings, name="recurring"),
    path("new/", writing.new, name="new"),
    path("tables/", importing.tables, name="tables"),
    path("tables/template.csv", importing.template_file, name="template"),
    path("tables/<int:key>/", importing.one_table, name="table"),
    path("tables/<int:key>/file/", importing.table_file, name="table-file"),
    path("<int:key>/", one.recommendation, name="recommendation"),
    path("<int:key>/edit/", writing.edit, name="edit"),
    path("<int:key>/again/", writing.again, name="again"),
    path("<int:key>/apart/", writing.part, name="part"),
    path("<int:key>/move/<slug:to>/", one.move, name="move"),
    *urls_reports.urlpatterns,
]
