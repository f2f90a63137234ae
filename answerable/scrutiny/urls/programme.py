from django.urls import path

from answerable.scrutiny.views import forms_of_meetings, programme, programme_lists, programme_scale

SETTINGS = "programme/settings/"

urlpatterns = [
    path("programme/", programme.programme_page, name="programme"),
    path("programme/objectives/", programme_lists.objectives, name="programme_objectives"),
    path("programme/next/", programme_lists.what_next, name="programme_proposals"),
    path("programme/calendar.ics", programme.calendar_file, name="programme_calendar"),
    path("programme/items/<int:key>/move/", programme.move, name="programme_move"),
    path(SETTINGS, forms_of_meetings.settings, name="forms_of_meetings"),
    path(f"{SETTINGS}new/", forms_of_meetings.new, name="form_new"),
    path(f"{SETTINGS}scale/", programme_scale.scale, name="assurance_scale"),
    path(f"{SETTINGS}of/<slug:function>/", forms_of_meetings.change, name="form_change"),
    path(f"{SETTINGS}of/<slug:function>/name/", forms_of_meetings.name, name="form_name"),
]
