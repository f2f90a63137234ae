"""The places of publishing in the office. Each slice has a list of its own; an address stands once."""

from django.urls import path

from answerable.publishing.views import (
    disclosure,
    duties,
    duty_writing,
    moves,
    newsletter_steps,
    newsletters,
    pre_election,
    proposals,
    proposals_one,
    proposals_pages,
    proposals_steps,
    withdrawals,
)

app_name = "publishing-office"

RELEASES = [
    path("release/", proposals.release, name="release"),
    path("release/<int:pk>/", proposals_one.proposal, name="proposal"),
    path("release/<int:pk>/looked-at/", proposals_pages.look, name="proposal-look"),
    path("release/<int:pk>/pages/<int:page>/", proposals_pages.one, name="proposed-page"),
    path("release/<int:pk>/preview/<path:path>", proposals_pages.as_it_will_be, name="proposal-preview"),
    path("release/<int:pk>/check/", proposals_steps.check, name="proposal-check"),
    path("release/<int:pk>/approve/", proposals_steps.approve, name="proposal-approve"),
    path("release/<int:pk>/go/", proposals_steps.go, name="proposal-go"),
    path("release/<int:pk>/schedule/", proposals_steps.schedule, name="proposal-schedule"),
    path("release/<int:pk>/unschedule/", proposals_steps.unschedule, name="proposal-unschedule"),
    path("release/<int:pk>/drop/", proposals_steps.drop, name="proposal-drop"),
    path("release/<int:pk>/anew/", proposals_steps.anew, name="proposal-anew"),
]

DUTIES = [
    path("duties/", duties.duties, name="duties"),
    path("duties/check/", duties.check_now, name="duties-check"),
    path("duties/documents/<int:key>/withdraw/", duty_writing.withdraw, name="duty-withdraw"),
    path("duties/documents/<int:key>/file", duty_writing.file, name="duty-file"),
    path("duties/items/<code:code>/", duties.duty, name="duty"),
    path("duties/items/<code:code>/put-up/", duty_writing.put_up, name="duty-put-up"),
    path("duties/items/<code:code>/correct/", duty_writing.correct, name="duty-correct"),
]

NEWSLETTERS = [
    path("newsletters/", newsletters.index, name="newsletters"),
    path("newsletters/readers/", newsletters.news_readers, name="news-readers"),
    path("newsletters/<code:month>/", newsletters.newsletter, name="newsletter"),
    path("newsletters/<code:month>/edit/", newsletter_steps.edit, name="newsletter-edit"),
    path("newsletters/<code:month>/take-in/", newsletter_steps.take_in, name="newsletter-take-in"),
    path("newsletters/<code:month>/approve/", newsletter_steps.approve, name="newsletter-approve"),
    path("newsletters/<code:month>/reopen/", newsletter_steps.reopen, name="newsletter-reopen"),
    path("newsletters/<code:month>/drop/", newsletter_steps.drop, name="newsletter-drop"),
    path("newsletters/<code:month>/send/", newsletter_steps.send, name="newsletter-send"),
    path("newsletters/<code:month>/go-on/", newsletter_steps.go_on, name="newsletter-go-on"),
]

SAFETY = [
    path("release/<int:pk>/disclosures/", disclosure.disclosures, name="disclosures"),
    path("release/withdraw/", withdrawals.overview, name="withdrawals"),
    path("release/withdraw/pages/", withdrawals.take, name="withdraw-pages"),
    path("release/withdraw/words/", withdrawals.words_out, name="withdraw-words"),
    path("release/withdraw/<int:pk>/back/", withdrawals.back, name="withdraw-back"),
    path("release/elections/", pre_election.elections, name="elections"),
    path("release/elections/<int:pk>/remove/", pre_election.remove, name="election-remove"),
]

MOVES = [
    path("release/moved/", moves.moved, name="moved"),
    path("release/moved/address/", moves.say, name="say-moved"),
    path("release/moved/take-back/", moves.unsay, name="unsay-moved"),
]

urlpatterns = [*MOVES, *RELEASES, *NEWSLETTERS, *DUTIES, *SAFETY]
