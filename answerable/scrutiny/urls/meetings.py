from django.urls import path

from answerable.scrutiny.views import agenda, meeting_page, meeting_steps, meetings, recipients

ONE = "meetings/<slug:code>/"
ITEM = f"{ONE}items/<int:key>/"

urlpatterns = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/new/", meetings.new, name="meeting_new"),
    path(ONE, meeting_page.meeting, name="meeting"),
    path(f"{ONE}change/", meeting_steps.change, name="meeting_change"),
    path(f"{ONE}move/", meeting_steps.move, name="meeting_move"),
    path(f"{ONE}questions-close/", meeting_steps.questions_close, name="meeting_questions_close"),
    path(f"{ONE}to/<slug:to>/", meeting_steps.step, name="meeting_step"),
    path(f"{ONE}recipients/", recipients.recipients, name="recipients"),
    path(f"{ONE}items/new/", agenda.new, name="item_new"),
    path(ITEM, agenda.item, name="item"),
    path(f"{ITEM}change/", agenda.change, name="item_change"),
    path(f"{ITEM}move/", agenda.move, name="item_move"),
    path(f"{ITEM}remove/", agenda.remove, name="item_remove"),
    path(f"{ITEM}shift/", agenda.shift, name="item_shift"),
]
