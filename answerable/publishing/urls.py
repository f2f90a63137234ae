"""The public site. It stands at the top, below everything that has an address of its own."""

from django.urls import path, re_path

from answerable.publishing import addresses
from answerable.publishing.views import asking, public
from answerable.scrutiny.queries.question_secrets import ASK, CONFIRM, STATUS

app_name = "publishing"

# Folders and files of pages. The office and the static files are never looked for here.
PAGE = r"^(?!office/|static/)(?P<path>(?:[A-Za-z0-9][A-Za-z0-9_-]*/)*(?:[A-Za-z0-9][A-Za-z0-9._-]*\.html)?)$"
# The files of what was handed over: each lies beside its page.
FILE = r"^(?P<path>(?:meetings|panel|handover)/[A-Za-z0-9][A-Za-z0-9._-]*)\.(?P<form>docx|pdf|zip)$"

urlpatterns = [
    path(addresses.SEARCH, public.search, name="search"),
    path(addresses.CHANGES, public.changes, name="changes"),
    path(ASK, asking.ask, name="ask"),
    path(CONFIRM.format("<code:token>"), asking.confirm, name="question-confirm"),
    path(STATUS.format("<code:token>"), asking.status, name="question-status"),
    re_path(FILE, public.file, name="file"),
    re_path(PAGE, public.page, name="page"),
]
