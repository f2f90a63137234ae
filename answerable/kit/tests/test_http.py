"""The time is read in one place, and a request that is too large is told so before it is read."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from answerable.kit.http import UploadLimitMiddleware, now

NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)


class Body:
    """A body that notes whether somebody read it."""

    def __init__(self) -> None:
        self.was_read = False

    def read(self, *_: int) -> bytes:
        self.was_read = True
        return b""

    readline = read


def sent(length: str) -> tuple[int, bool]:
    """The answer's status to a body of this announced length, and whether the view was reached."""
    reached = []

    def view(_: HttpRequest) -> HttpResponse:
        reached.append(True)
        return HttpResponse()

    request = RequestFactory().post("/", CONTENT_LENGTH=length)
    return UploadLimitMiddleware(view)(request).status_code, bool(reached)


@time_machine.travel(NOON, tick=False)
def test_the_time_is_read_at_the_edge() -> None:
    assert now() == NOON


@pytest.mark.parametrize(
    ("length", "status"), [("", 200), ("0", 200), ("1000", 200), ("1001", 413), ("200000000", 413)]
)
def test_a_body_that_is_too_large_does_not_reach_the_view(length: str, status: int) -> None:
    with override_settings(UPLOAD_LIMIT=1000):
        assert sent(length) == (status, status == 200)


@pytest.mark.django_db
def test_the_page_says_how_much_may_be_sent_and_reads_nothing() -> None:
    body = Body()
    extra: dict[str, Any] = {"CONTENT_LENGTH": "200000000", "wsgi.input": body}
    with override_settings(UPLOAD_LIMIT=3 * 1024 * 1024):
        answer = Client().generic("POST", "/", **extra)
    assert (answer.status_code, body.was_read) == (413, False)
    assert "3 MB" in answer.content.decode()
