"""The public site. It stands at the top, below everything that has an address of its own."""

from django.urls import path, re_path

from answerable.publishing import addresses
from answerable.publishing.queries.subscriber_secrets import CONFIRM as NEWS_CONFIRM
from answerable.publishing.queries.subscriber_secrets import LEAVE as NEWS_LEAVE
from answerable.publishing.views import as_known, asking, duties_now, programs, public, reading, subscribing
from answerable.scrutiny.queries.pack_links import READ, READ_RESTRICTED
from answerable.scrutiny.queries.question_secrets import ASK, CONFIRM, STATUS

app_name = "publishing"

# Folders and files of pages. The office and the static files are never looked for here.
PAGE = r"^(?!office/|static/|api/)(?P<path>(?:[A-Za-z0-9][A-Za-z0-9_-]*/)*(?:[A-Za-z0-9][A-Za-z0-9._-]*\.html)?)$"
# Files beside the pages: papers, calendars, data, feeds, cards.
FILE = (
    r"^(?!office/|static/|api/)(?P<path>(?:[A-Za-z0-9][A-Za-z0-9_-]*/)*[A-Za-z0-9][A-Za-z0-9._-]*\.(?!html$)[a-z0-9]+)$"
)
# The site as it stood on a day: the same addresses below the day.
KNOWN_ON = r"^known/(?P<day>\d{4}-\d{2}-\d{2})/(?P<path>(?:[A-Za-z0-9][A-Za-z0-9_-]*/)*(?:[A-Za-z0-9][A-Za-z0-9._-]*\.[a-z0-9]+)?)$"
# The files of a pack, for whoever holds a private link to it.
READ_FILE = r"^packs/(?P<token>[^/\x00]+)/(?P<part>open|restricted)\.(?P<form>docx|pdf|zip)$"

urlpatterns = [
    path(addresses.SEARCH, public.search, name="search"),
    path(addresses.DUTIES_NOW, duties_now.now, name="duties-now"),
    path(addresses.PROGRAMS, programs.programs, name="programs"),
    path(ASK, asking.ask, name="ask"),
    path(addresses.SUBSCRIBE, subscribing.subscribe, name="subscribe"),
    path(NEWS_CONFIRM.format("<code:token>"), subscribing.confirm, name="news-confirm"),
    path(NEWS_LEAVE.format("<code:token>"), subscribing.leave, name="news-leave"),
    path(CONFIRM.format("<code:token>"), asking.confirm, name="question-confirm"),
    path(STATUS.format("<code:token>"), asking.status, name="question-status"),
    path(READ.format("<code:token>"), reading.pack, name="pack-read"),
    path(READ_RESTRICTED.format("<code:token>"), reading.restricted, name="pack-read-restricted"),
    path(addresses.KNOWN, as_known.known, name="known"),
    re_path(KNOWN_ON, as_known.page, name="known-on"),
    re_path(READ_FILE, reading.file, name="pack-read-file"),
    re_path(FILE, public.file, name="file"),
    re_path(PAGE, public.page, name="page"),
]
