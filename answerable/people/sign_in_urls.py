"""The doors of the office: allauth's views, at addresses of ours and with templates of ours.

Without a namespace, because allauth looks them up by these names. What is not listed does not exist: there is no
sign-up, no page of e-mail addresses and no list of connected accounts.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path

from answerable.people.views.doors import sign_up_closed

urlpatterns = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-in/code/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-in/inactive/", account.account_inactive, name="account_inactive"),
    path("sign-in/by-invitation/", sign_up_closed, name="account_signup"),
    path("sign-out/", account.logout, name="account_logout"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("confirm/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("password/forgotten/", account.password_reset, name="account_reset_password"),
    path("password/forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/new/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("single-sign-on/<str:provider_id>/", openid_connect.login, name="openid_connect_login"),
    path("single-sign-on/<str:provider_id>/back/", openid_connect.callback, name="openid_connect_callback"),
    path("single-sign-on-error/", login_not_required(social.login_error), name="socialaccount_login_error"),
    path("single-sign-on-cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("single-sign-on-by-invitation/", sign_up_closed, name="socialaccount_signup"),
]
