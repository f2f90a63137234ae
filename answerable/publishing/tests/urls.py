"""The addresses these tests ask for: the public site and the office's page of releases."""

from django.urls import include, path

urlpatterns = [
    path("office/", include("answerable.people.sign_in_urls")),
    path("office/", include("answerable.people.urls")),
    path("office/", include("answerable.publishing.office_urls")),
    path("", include("answerable.publishing.urls")),
]
