from django.urls import URLPattern, path

from answerable.scrutiny.views import asked, commissions, commissions_papers, enquiries

ITEM = "meetings/<slug:code>/items/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path(f"{ITEM}enquiries/", enquiries.enquiries, name="enquiries"),
    path(f"{ITEM}enquiries/keep/", enquiries.keep, name="keep-enquiry"),
    path(f"{ITEM}enquiries/leave-out/", enquiries.leave_out, name="leave-out-enquiry"),
    path(f"{ITEM}enquiries/new/", enquiries.new, name="new-enquiry"),
    path(f"{ITEM}enquiries/<int:line>/", enquiries.change, name="change-enquiry"),
    path(f"{ITEM}enquiries/<int:line>/leave-out/", enquiries.drop, name="drop-enquiry"),
    path(f"{ITEM}enquiries/<int:line>/ask-after-all/", enquiries.take_back, name="take-back-enquiry"),
    path(f"{ITEM}enquiries/<int:line>/move/", enquiries.move, name="move-enquiry"),
    path(f"{ITEM}commission/", commissions.commission, name="commission"),
    path(f"{ITEM}commission/write/", commissions.write, name="write-commission"),
    path(f"{ITEM}commission/send/", commissions.send, name="send-commission"),
    path(f"{ITEM}commission/remind/", commissions.remind, name="remind-commission"),
    path(f"{ITEM}commission/rest/", commissions.ask_for_rest, name="rest-commission"),
    path(f"{ITEM}commission/withdraw/", commissions.withdraw, name="withdraw-commission"),
    path(f"{ITEM}commission/letter/<slug:form>/", commissions.letter, name="letter-commission"),
    path(f"{ITEM}commission/paper/", commissions_papers.receive, name="receive-commission"),
    path(f"{ITEM}commission/marks/", commissions_papers.mark, name="mark-commission"),
    path("asked/", asked.asked, name="asked"),
    path("asked/<int:pk>/", asked.one, name="asked-one"),
    path("asked/<int:pk>/send/", asked.send, name="asked-send"),
]
