from django.urls import URLPattern

from answerable.recommendations import urls_reports

app_name = "recommendations"
urlpatterns: list[URLPattern] = [
    *urls_reports.urlpatterns,
]
