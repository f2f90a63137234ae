"""The addresses of scrutiny in the office, each slice of them beside its views."""

from answerable.scrutiny.urls import enquiries, live, meetings, objectives, packs, panel, programme, promises, questions

app_name = "scrutiny"

urlpatterns = [
    *objectives.urlpatterns,
    *programme.urlpatterns,
    *live.urlpatterns,
    *packs.urlpatterns,
    *enquiries.urlpatterns,
    *meetings.urlpatterns,
    *questions.urlpatterns,
    *promises.urlpatterns,
    *panel.urlpatterns,
]
