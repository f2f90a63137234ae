"""The place of publishing in the office."""

from django.urls import path

from answerable.publishing.views import release

app_name = "publishing-office"

urlpatterns = [path("release/", release.release, name="release")]
