"""The public site. It stands at the top, below everything that has an address of its own."""

from django.urls import path, re_path

from answerable.publishing import addresses
from answerable.publishing.views import public

app_name = "publishing"

# Folders and files of pages. The office and the static files are never looked for here.
PAGE = r"^(?!office/|static/)(?P<path>(?:[A-Za-z0-9][A-Za-z0-9_-]*/)*(?:[A-Za-z0-9][A-Za-z0-9._-]*\.html)?)$"

urlpatterns = [
    path(addresses.SEARCH, public.search, name="search"),
    path(addresses.CHANGES, public.changes, name="changes"),
    re_path(PAGE, public.page, name="page"),
]
