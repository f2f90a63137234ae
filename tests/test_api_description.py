"""Whatever the description of the API allows, and more, is asked of it: it answers as described, and never breaks."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from answerable.publishing.api.routes import COLLECTIONS
from answerable.publishing.tests import make
from answerable.site.wsgi import application

pytestmark = pytest.mark.django_db
EXAMPLES = 6


@pytest.fixture
def described() -> Iterator[Any]:
    """The description, asked for as a web server would; the connection that this test writes through stays open, as in Django's client."""
    make.office()
    make.release()
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    for signal in ends:
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_it_answers_as_it_is_described(described: Any, mode: GenerationMode) -> None:
    asked = set()
    for found in described.get_all_operations():
        operation = found.ok()
        if mode == GenerationMode.NEGATIVE and not operation.query:
            continue
        asked.add(operation.path)

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        def answers(case: Any) -> None:
            case.call_and_validate()

        answers()
    assert len(asked) >= len(COLLECTIONS)
