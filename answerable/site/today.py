"""Today: what waits for the one who has signed in, each with its count, the first few, and the way to all of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from answerable.calc.periods import printed as period_words
from answerable.evidence.models import Document, Query
from answerable.evidence.queries import ledger
from answerable.evidence.queries.papers import paper_lines, to_answer
from answerable.evidence.views.lists import waits_words
from answerable.kit.components import Link
from answerable.kit.http import now
from answerable.kit.models import MessageStatus, OutboxMessage
from answerable.kit.wording import british_date, british_time, counted
from answerable.measures.models import Return
from answerable.measures.queries import attention
from answerable.measures.queries.disputes import disagreements
from answerable.measures.queries.pages import due_for_review, review_day
from answerable.measures.queries.returned import return_lines
from answerable.measures.views.signal_words import rule_words
from answerable.measures.views.signals import named
from answerable.people.models import User
from answerable.people.permissions import Permission, may
from answerable.people.views.signed_in import user_of
from answerable.publishing.queries.changes import unreleased
from answerable.publishing.queries.proposals import under_way
from answerable.publishing.views.proposals_words import today_words
from answerable.recommendations.models import Recommendation
from answerable.scrutiny.queries.panel_lists import is_member
from answerable.site.owed.lines import Wanted, When, Whose
from answerable.site.owed.listing import counts, keys, lines
from answerable.site.owed.views import BUT_MINE, MINE
from answerable.site.today_outside import outside
from answerable.site.waiting import FIRST_FEW, Waiting


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """What waits for somebody to do, for the one who asks."""
    user = user_of(request)
    waiting = [one for one in everything(user) if one.count]
    page = {
        "waiting": waiting,
        "lead": get_text_list([one.words for one in waiting], "and"),
        "may_upload": may(user, Permission.UPLOAD),
        "is_office": user.is_office,
        "is_member": is_member(user),
        "may_see": may(user, Permission.SEE),
    }
    return render(request, "site/today.html", page)


def everything(user: User) -> tuple[Waiting, ...]:
    """All that may wait for somebody of this role; parts of it may be empty."""
    found: list[Waiting] = []
    of_papers = ledger.waiting(moment()) if user.is_office else None
    if of_papers and may(user, Permission.SEE):
        found += [
            *owed(user),
            *recommended(),
            findings(user),
            queries(of_papers),
            papers(of_papers),
            signals(),
            disputes(),
            returns(user, "Returns that await a verdict"),
            changes(user),
            going_out(),
            reviews(),
        ]
    elif may(user, Permission.UPLOAD):
        found += [questions(user), returns(user, "Your returns that await a verdict")]
    found += outside(user, moment().date())
    if of_papers and may(user, Permission.RELEASE):
        found.append(corrections(of_papers))
    if may(user, Permission.ADMINISTER):
        found.append(mail())
    return tuple(found)


def owed(user: User) -> Iterator[Waiting]:
    """What has a date: a person's own that is late or due soon, then the office's other, then what is late with others."""
    day = moment().date()
    late_soon = {When.LATE: "late", When.SOON: "due soon"}
    for words, whose, who, whens in (
        ("for you", Whose.OFFICE, f"user:{user.pk}", late_soon),
        ("for the rest of the office", Whose.OFFICE, f"but:{user.pk}", late_soon),
        ("with others", Whose.OTHERS, "", {When.LATE: "late"}),
    ):
        wanted = Wanted(whose=whose.value, who=who)
        held = counts(wanted, day)
        for when, how in whens.items():
            if held[when]:
                yield owed_so(f"{how} {words}", held[when], replace(wanted, when=when.value), day)


def owed_so(words: str, number: int, wanted: Wanted, day: date) -> Waiting:
    """The first of what is owed so, and the way to all of it."""
    found = lines(keys(wanted, day, FIRST_FEW), day)
    first = tuple(Link(f"{one.words}: {one.how}", one.href) for one in found)
    who = {"": {}, "user": {"who": MINE}, "but": {"who": BUT_MINE}}[wanted.who.partition(":")[0]]
    query = {"when": wanted.when, "whose": wanted.whose} | who
    more = Link("All of it", f"{reverse('owed')}?{urlencode(query)}")
    return Waiting(words[:1].upper() + words[1:], number, f"{number:,} {words}", first, more)


def recommended() -> Iterator[Waiting]:
    """Causes of concern that are live, and what the force says is complete and nobody has verified."""
    rows = Recommendation.objects.live().select_related("report").order_by("state_since", "pk")
    causes = rows.filter(kind=Recommendation.Kind.CAUSE_OF_CONCERN)
    said = rows.filter(state=Recommendation.State.FORCE_SAYS_COMPLETE)
    for heading, words, found, query in (
        ("Causes of concern", ("cause of concern", "causes of concern"), causes, {"kind": "Cause of concern"}),
        ("To be verified", ("thing to verify", "things to verify"), said, {"state": "Force says complete"}),
    ):
        if number := found.count():
            first = tuple(
                Link(f"{one.title} ({one.report.title})", reverse("recommendations:recommendation", args=[one.pk]))
                for one in found[:FIRST_FEW]
            )
            more = Link("All of them", f"{reverse('recommendations:register')}?{urlencode(query)}")
            yield Waiting(heading, number, f"{number:,} {words[number > 1]}", first, more)


def moment() -> datetime:
    """Now, or the end of the day that the office's pages speak of: by it the days of waiting are counted."""
    at = localtime(now())
    day = review_day(at.date())
    return at if day == at.date() else datetime.combine(day, time.max, at.tzinfo)


def findings(user: User) -> Waiting:
    """What was found in papers and nobody has decided on, paper by paper."""
    lines = [one for one in paper_lines(user) if one.findings]
    first = tuple(
        Link(f"{one.title}: {counted(one.findings, 'finding')}", reverse("evidence:paper", args=[one.code]))
        for one in lines[:FIRST_FEW]
    )
    number, more = sum(one.findings for one in lines), Link("All findings", reverse("evidence:findings"))
    return Waiting("Findings in papers", number, f"{counted(number, 'finding')} in papers", first, more)


def queries(found: ledger.Waiting) -> Waiting:
    """Queries without an answer, those that wait longest first."""
    first = tuple(
        Link(f"Query {one.number} on {one.title}: {waits_words(one.days).lower()}", query_href(one.code, one.number))
        for one in found.queries[:FIRST_FEW]
    )
    number, more = found.queries_waiting, Link("All queries", reverse("evidence:queries"))
    return Waiting("Queries without an answer", number, queries_words(number), first, more)


def questions(user: User) -> Waiting:
    """What the office asks about the papers that somebody from outside has sent in."""
    found = to_answer(user)
    first = tuple(question(one) for one in found[:FIRST_FEW])
    number, more = len(found), Link("Your papers", reverse("evidence:papers"))
    return Waiting("Questions about your papers", number, counted(number, "question"), first, more)


def question(one: Query) -> Link:
    return Link(f"Query {one.number} on {one.document.title}", query_href(one.document.code, one.number))


def query_href(code: str, number: int) -> str:
    return reverse("evidence:query", args=[code, number])


def queries_words(number: int) -> str:
    return f"{number:,} {'query' if number == 1 else 'queries'} without an answer"


def papers(waits: ledger.Waiting) -> Waiting:
    """Papers that are not read yet, or cannot be."""
    found = waits.papers
    first = tuple(
        Link(f"{one.title}: {Document.State(one.state).label.lower()}", reverse("evidence:paper", args=[one.code]))
        for one in found[:FIRST_FEW]
    )
    more = Link("All papers", reverse("evidence:papers"))
    return Waiting("Papers not read", len(found), f"{counted(len(found), 'paper')} not read", first, more)


def corrections(waits: ledger.Waiting) -> Waiting:
    """Corrections that were written and that nobody has passed for publication."""
    number, more = waits.corrections, Link("All corrections", reverse("evidence:corrections"))
    return Waiting("Corrections to pass", number, counted(number, "correction"), (), more)


def signals() -> Waiting:
    """What the rules found and nobody has looked at, the newest first."""
    found, home = attention.signals("new"), attention.home_area()
    first = tuple(
        Link(
            f"{named(one, home)}, {attention.when(one)}. {rule_words(one.rule, one.side)}",
            reverse("measures:signal", args=[one.pk]),
        )
        for one in found[:FIRST_FEW]
    )
    number, more = found.count(), Link("All signals", reverse("measures:signals"))
    return Waiting("New signals", number, counted(number, "new signal"), first, more)


def disputes() -> Waiting:
    found = disagreements().disputed
    first = tuple(
        Link(
            f"{one.measure.title}, {period_words(one.figure.period)}",
            reverse("measures:dispute", args=[one.figure.best.key]),
        )
        for one in found[:FIRST_FEW]
    )
    more = Link("All disputes", reverse("measures:disputes"))
    return Waiting("Disputes to settle", len(found), counted(len(found), "dispute"), first, more)


def returns(user: User, heading: str) -> Waiting:
    found = [one for one in return_lines(user) if one.state == Return.State.AWAITING]
    first = tuple(
        Link(
            f"{one.filename}, sent on {british_time(localtime(one.sent_at))} by {one.sent_by}",
            reverse("measures:return", args=[one.key]),
        )
        for one in found[:FIRST_FEW]
    )
    more = Link("All returns", reverse("measures:returns"))
    return Waiting(heading, len(found), counted(len(found), "return"), first, more)


def changes(user: User) -> Waiting:
    """What was done since the last release; who may release it can look at the pages."""
    number = unreleased()
    more = Link("What would change", reverse("publishing-office:release")) if may(user, Permission.RELEASE) else None
    return Waiting("Unreleased changes", number, counted(number, "unreleased change"), (), more)


def going_out() -> Waiting:
    """The release that is under way, with what it waits for; everybody in the office may look at it."""
    held = under_way()
    first = (
        (Link(f"{today_words(held)}: {held.note}", reverse("publishing-office:proposal", args=[held.pk])),)
        if held
        else ()
    )
    return Waiting("A release under way", len(first), "1 release under way", first, None)


def reviews() -> Waiting:
    """Definitions due on the day that the office's pages speak of."""
    found = due_for_review(review_day(localtime(now()).date()))
    first = tuple(
        Link(f"{one.title}, due on {british_date(one.next_review)}", reverse("measures:measure", args=[one.code]))
        for one in found[:FIRST_FEW]
    )
    every = Link("All that are due", reverse("measures:measures") + "?review=Due")
    return Waiting("Definitions due for review", len(found), counted(len(found), "definition"), first, every)


def mail() -> Waiting:
    """Mail that has not gone, though a mail server was to take it."""
    stuck = OutboxMessage.objects.filter(status__in=[MessageStatus.WAITING, MessageStatus.FAILED]).order_by("-created")
    first = tuple(
        Link(f"{one.subject}, {one.status}", reverse("people:outbox-message", args=[one.pk]))
        for one in stuck[:FIRST_FEW]
    )
    number, more = stuck.count(), Link("The outbox", reverse("people:outbox"))
    return Waiting("Mail that has not gone", number, counted(number, "message"), first, more)
