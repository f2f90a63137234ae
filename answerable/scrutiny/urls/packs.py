from django.urls import path, re_path

from answerable.scrutiny.views import minutes, pack_one, packs

ONE = "meetings/<slug:code>/"
FILE = r"(?P<form>docx|pdf|zip)$"
PACK = r"^meetings/(?P<code>[-\w]+)/pack/(?P<number>\d{1,4})/"
MINUTES = r"^meetings/(?P<code>[-\w]+)/minutes/(?P<version>\d{1,4})/"

urlpatterns = [
    path(f"{ONE}pack/", packs.packing, name="packing"),
    path(f"{ONE}pack/freeze/", packs.freeze, name="pack-freeze"),
    path(f"{ONE}pack/supplement/", packs.supplement, name="pack-supplement"),
    path(f"{ONE}pack/<int:number>/", pack_one.pack, name="pack"),
    path(f"{ONE}pack/<int:number>/restricted/", pack_one.restricted, name="pack-restricted"),
    path(f"{ONE}pack/<int:number>/send/", pack_one.send, name="pack-send"),
    path(f"{ONE}pack/<int:number>/readers/<int:reader>/renew/", pack_one.renew, name="pack-link-renew"),
    path(f"{ONE}pack/<int:number>/links/<int:link>/withdraw/", pack_one.withdraw, name="pack-link-withdraw"),
    re_path(rf"{PACK}open\.{FILE}", pack_one.open_file, name="pack-open-file"),
    re_path(rf"{PACK}restricted\.{FILE}", pack_one.restricted_file, name="pack-restricted-file"),
    path(f"{ONE}minutes/", minutes.publishing, name="publish-minutes"),
    path(f"{ONE}minutes/<int:version>/", minutes.minutes, name="minutes"),
    path(f"{ONE}minutes/<int:version>/restricted/", minutes.restricted, name="minutes-restricted"),
    re_path(rf"{MINUTES}open\.{FILE}", minutes.open_file, name="minutes-open-file"),
    re_path(rf"{MINUTES}restricted\.{FILE}", minutes.restricted_file, name="minutes-restricted-file"),
]
