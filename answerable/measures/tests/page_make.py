"""People at the office's pages, and the files they send in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from answerable.measures.models import Return
from answerable.measures.tests.record_make import file
from answerable.people.models import User
from answerable.people.roles import Role
from answerable.people.tests import make

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

SCRIPT = "<script>alert(1)</script>"


def client(role: Role = Role.ANALYST, name: str = "") -> Client:
    """A browser in which somebody of this role has signed in."""
    name = name or role.label.capitalize()
    who = User.objects.filter(name=name).first() or make.user(role, name)
    return make.client(who)


def send(browser: Client, content: bytes, name: str = "return.csv") -> Answer:
    """The page that follows when a file is sent in."""
    return browser.post(reverse("measures:returns"), {"file": SimpleUploadedFile(name, content)}, follow=True)


def text_after(*rows: dict[str, str], role: Role = Role.ANALYST) -> str:
    """What somebody reads once these rows are sent in."""
    return send(client(role), file(*rows)).text


def kept() -> Return:
    """The one return that was sent in."""
    return Return.objects.get()


def page(kept: Return) -> str:
    """The address of a return."""
    return reverse("measures:return", args=[kept.pk])


def decide(browser: Client, kept: Return, decision: str, reason: str = "", shown: str = "") -> Answer:
    """The page that follows a decision on the verdict as it is shown now, or on another one."""
    shown = shown or browser.get(page(kept)).context["verdict"].digest
    return browser.post(page(kept), {"decision": decision, "reason": reason, "shown": shown}, follow=True)
