"""The door that a web server calls: what the public reads is answered before Django, the rest by it."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.site.settings")
behind = get_wsgi_application()
# Every view is read in now: else the first reader of each process would wait for it.
get_resolver().url_patterns  # noqa: B018 - asking is what reads them

# Settings stand only now, and what serves needs them.
from answerable.publishing.serving import Serving  # noqa: E402

application = Serving(behind)
