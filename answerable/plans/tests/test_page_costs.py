"""The pages of a plan and of a draft ask as many questions of the database for forty objectives as for two."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.people.roles import Role
from answerable.people.tests.make import client, user
from answerable.plans.tests.make import objective
from answerable.plans.tests.make_drafts import draft, harbour, held, text

pytestmark = pytest.mark.django_db


def queries(browser: Client, path: str) -> int:
    """How many queries a page takes the second time, when what is asked once is known."""
    browser.get(path)
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(path).status_code == 200
    return len(caught)


def test_a_draft() -> None:
    draft(text(*(harbour(f"1.{n}", priority="p1") for n in range(2))), code="small")
    draft(text(*(harbour(f"1.{n}", priority="p1") for n in range(40))), code="large")
    browser = client(user(Role.SCRUTINY_OFFICER))
    assert queries(browser, "/office/plans/drafts/large/") == queries(browser, "/office/plans/drafts/small/")


def test_a_plan() -> None:
    held(*(objective(f"1.{n}") for n in range(2)), code="small")
    held(*(objective(f"1.{n}") for n in range(40)), code="large")
    browser = client(user(Role.SCRUTINY_OFFICER))
    assert queries(browser, "/office/plans/large/") == queries(browser, "/office/plans/small/")
