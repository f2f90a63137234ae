"""Shows an example office on this machine: loads it, releases it to its public site, and serves both on 127.0.0.1.

Everything is kept in var/demo; delete that folder to begin anew. Each start makes fresh passwords and prints them.
"""

import argparse
import os

from django.conf import settings
from django.utils.timezone import localtime

from answerable.kit import http
from answerable.kit.audit import Actor
from answerable.measures.queries.pages import review_day
from answerable.plans.models import Draft
from answerable.publishing.models import Release
from answerable.publishing.operations import files, release
from answerable.site import demo, demo_clocks, server, setup
from answerable.site.folder import loading
from answerable.site.saying import say

DEMO = Actor("system:demo", "demonstration")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default: 8000)")
    parser.add_argument("--no-serve", action="store_true", help="only build the office, and do not serve it")


def run(options: argparse.Namespace) -> int:
    # Feeds, catalogues and mails of the demo lead to where it is served.
    settings.PUBLIC_ADDRESS = f"http://127.0.0.1:{options.port}/"
    os.environ["ANSWERABLE_ADDRESS"] = settings.PUBLIC_ADDRESS
    if not options.no_serve:
        server.require_free("127.0.0.1", options.port)
    setup.bring_up_to_date()
    if Draft.objects.filter(state=Draft.State.ISSUED).exists():
        say(
            "A plan was issued or varied here: the example is not loaded again, for it tells the plan as it was before."
        )
    else:
        loading.load(demo.example_folder(), by=DEMO, at=http.now(), progress=say)
    if not Release.objects.exists():
        say("Releasing the public site")
        release(note="The plan and its measures, as four papers tell them.", known_on=None, by=DEMO, at=http.now())
    if files.unmade():
        say("Making the files of the public site")
        files.make_missing(at=http.now(), progress=lambda done: say(f"  {done:,} files"))
    sign_ins = demo.fresh_sign_ins(by=DEMO, at=http.now())
    demo_clocks.start_clocks(review_day(localtime(http.now()).date()), by=DEMO, at=http.now())
    say(demo.welcome(f"http://127.0.0.1:{options.port}", sign_ins, home=settings.HOME))
    if not options.no_serve:
        server.serve("127.0.0.1", options.port, workers=2)
    return 0
