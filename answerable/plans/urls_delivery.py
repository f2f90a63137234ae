"""The pages of the work that is owed."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
