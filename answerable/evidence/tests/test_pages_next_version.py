"""The form for the next version of a paper begins with what was said of the one before."""

from datetime import date

import pytest
from django.urls import reverse

from answerable.evidence.models import Document
from answerable.evidence.tests.make import paper
from answerable.measures.tests.page_make import client

pytestmark = pytest.mark.django_db


def form_for(key: str | int) -> str:
    return client().get(reverse("evidence:send"), {"earlier": key}).text


def test_the_next_version_begins_with_the_day_and_the_author_of_the_one_before() -> None:
    client()
    document = paper()
    Document.objects.filter(pk=document.pk).update(published=date(2024, 5, 20), author="the contact centre")
    text = form_for(document.pk)
    assert ('value="2024-05-20"' in text, 'value="the contact centre"' in text) == (True, True)


@pytest.mark.parametrize("key", ["", "none", "999999", "²"])
def test_a_version_of_nothing_begins_empty(key: str) -> None:
    assert 'name="published"' in form_for(key)
