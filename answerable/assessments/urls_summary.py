"""Addresses of the strategic summary, under office/judgements/summaries/; `urls` includes them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
