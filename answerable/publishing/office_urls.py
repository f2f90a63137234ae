"""The place of publishing in the office."""

from django.urls import path

from answerable.publishing.views import duties, duty_writing, release

app_name = "publishing-office"

DUTIES = [
    path("duties/", duties.duties, name="duties"),
    path("duties/check/", duties.check_now, name="duties-check"),
    path("duties/documents/<int:key>/withdraw/", duty_writing.withdraw, name="duty-withdraw"),
    path("duties/documents/<int:key>/file", duty_writing.file, name="duty-file"),
    path("duties/items/<code:code>/", duties.duty, name="duty"),
    path("duties/items/<code:code>/put-up/", duty_writing.put_up, name="duty-put-up"),
    path("duties/items/<code:code>/correct/", duty_writing.correct, name="duty-correct"),
]

urlpatterns = [path("release/", release.release, name="release"), *DUTIES]
