from django.urls import path

from answerable.clocks.views import acting, calendars, duties, lists, one

app_name = "clocks"
urlpatterns = [
    path("", lists.clocks, name="clocks"),
    path("start/", acting.start, name="start"),
    path("calendar/", calendars.calendar, name="calendar"),
    path("calendar/mine.ics", calendars.download, name="download"),
    path("calendar/address/", calendars.renew, name="renew"),
    path("calendar/of/<str:token>.ics", calendars.feed, name="feed"),
    path("duties/", duties.duties, name="duties"),
    path("duties/<slug:code>/", duties.duty, name="duty"),
    path("duties/<slug:code>/correct/", duties.correct, name="correct"),
    path("<int:pk>/", one.clock, name="clock"),
    path("<int:pk>/<slug:act>/", acting.act, name="act"),
]
