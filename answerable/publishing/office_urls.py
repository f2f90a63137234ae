"""The places of publishing in the office. Each slice has a list of its own; an address stands once."""

from django.urls import path

from answerable.publishing.views import duties, duty_writing, proposals, proposals_one, proposals_pages, proposals_steps

app_name = "publishing-office"

RELEASES = [
    path("release/", proposals.release, name="release"),
    path("release/<int:pk>/", proposals_one.proposal, name="proposal"),
    path("release/<int:pk>/looked-at/", proposals_pages.look, name="proposal-look"),
    path("release/<int:pk>/pages/<int:page>/", proposals_pages.one, name="proposed-page"),
    path("release/<int:pk>/preview/<path:path>", proposals_pages.as_it_will_be, name="proposal-preview"),
    path("release/<int:pk>/check/", proposals_steps.check, name="proposal-check"),
    path("release/<int:pk>/approve/", proposals_steps.approve, name="proposal-approve"),
    path("release/<int:pk>/go/", proposals_steps.go, name="proposal-go"),
    path("release/<int:pk>/schedule/", proposals_steps.schedule, name="proposal-schedule"),
    path("release/<int:pk>/unschedule/", proposals_steps.unschedule, name="proposal-unschedule"),
    path("release/<int:pk>/drop/", proposals_steps.drop, name="proposal-drop"),
    path("release/<int:pk>/anew/", proposals_steps.anew, name="proposal-anew"),
]

DUTIES = [
    path("duties/", duties.duties, name="duties"),
    path("duties/check/", duties.check_now, name="duties-check"),
    path("duties/documents/<int:key>/withdraw/", duty_writing.withdraw, name="duty-withdraw"),
    path("duties/documents/<int:key>/file", duty_writing.file, name="duty-file"),
    path("duties/items/<code:code>/", duties.duty, name="duty"),
    path("duties/items/<code:code>/put-up/", duty_writing.put_up, name="duty-put-up"),
    path("duties/items/<code:code>/correct/", duty_writing.correct, name="duty-correct"),
]

urlpatterns = [*RELEASES, *DUTIES]
