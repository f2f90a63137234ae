from django.urls import path

from answerable.scrutiny.views import live, live_ends, live_rows, minuting

LIVE = "meetings/<slug:code>/live/"
MINUTES = "meetings/<slug:code>/minuting/"

urlpatterns = [
    path(LIVE, live.live, name="live"),
    path(f"{LIVE}begin/", live.begin, name="live-begin"),
    path(f"{LIVE}catch/", live.catch, name="live-catch"),
    path(f"{LIVE}news/", live.news, name="live-news"),
    path(f"{LIVE}close/", live_ends.close, name="live-close"),
    path(f"{LIVE}said/<int:key>/", live_rows.change, name="live-said"),
    path(f"{LIVE}said/<int:key>/strike/", live_rows.strike, name="live-strike"),
    path(f"{LIVE}said/<int:key>/restore/", live_rows.restore, name="live-restore"),
    path(f"{LIVE}said/<int:key>/promise/", live_rows.promise, name="live-promise"),
    path(f"{LIVE}items/<int:key>/judge/", live_ends.judge, name="live-judge"),
    path(f"{LIVE}items/<int:key>/take-back/", live_ends.take_back, name="live-take-back"),
    path(MINUTES, minuting.minuting, name="minuting"),
    path(f"{MINUTES}recording/", minuting.recording, name="recording"),
    path(f"{MINUTES}<int:key>/", minuting.minute, name="minute"),
]
