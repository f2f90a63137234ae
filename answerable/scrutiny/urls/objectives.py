from django.urls import path

from answerable.scrutiny.views import thread

urlpatterns = [
    path("objectives/<slug:plan>/<code:code>/", thread.objective, name="objective"),
]
