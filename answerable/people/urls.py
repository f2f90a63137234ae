from django.urls import path

from answerable.people.views import account, invitation, outbox, people, trail

app_name = "people"

urlpatterns = [
    path("account/", account.account, name="account"),
    path("account/name/", account.change_name, name="change-name"),
    path("account/password/", account.change_password, name="change-password"),
    path("account/second-factor/", account.second_factor_page, name="second-factor"),
    path("account/second-factor/set-up/", account.set_up_second_factor, name="second-factor-set-up"),
    path("account/second-factor/codes/", account.recovery_codes, name="recovery-codes"),
    path("account/second-factor/remove/", account.remove_second_factor, name="second-factor-remove"),
    path("invitation/<str:token>/", invitation.accept, name="accept"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/invitations/<int:number>/withdraw/", people.withdraw, name="withdraw"),
    path("people/<int:number>/", people.person, name="person"),
    path("people/<int:number>/role/", people.change_role, name="change-role"),
    path("people/<int:number>/deactivate/", people.deactivate, name="deactivate"),
    path("people/<int:number>/reactivate/", people.reactivate, name="reactivate"),
    path("people/<int:number>/remove-second-factor/", people.remove_second_factor, name="remove-second-factor"),
    path("people/<int:number>/erase/", people.erase, name="erase"),
    path("audit/", trail.trail, name="trail"),
    path("audit/check/", trail.check, name="trail-check"),
    path("audit/<int:number>/", trail.entry, name="trail-entry"),
    path("outbox/", outbox.messages_page, name="outbox"),
    path("outbox/send/", outbox.sweep, name="outbox-sweep"),
    path("outbox/<int:number>/", outbox.message, name="outbox-message"),
    path("outbox/<int:number>/try-again/", outbox.try_again, name="outbox-try-again"),
]
