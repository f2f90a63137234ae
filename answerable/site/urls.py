"""Where everything is: the public site at the root, the office below /office/."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("office/", include("answerable.people.urls")),
    path("office/", include("answerable.people.sign_in_urls")),
]
