"""Contacts: how the office, the panel and others are reached, as far as a source says."""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from answerable.bodies.intake import ContactLine, contact_table, read_contacts
from answerable.bodies.operations import name_contacts, set_up
from answerable.bodies.queries import contact_lines
from answerable.bodies.tests.make import body
from answerable.kit import audit
from answerable.kit.audit import Actor
from answerable.kit.toml import Fields, Problem

SYSTEM = Actor("system:test", "test")
NOON = datetime(2024, 11, 7, 12, tzinfo=UTC)
PANEL = ContactLine("panel", "The panel", "panel@example.org", "", "", "", source="Its own page")


def read(table: str) -> tuple[tuple[ContactLine, ...], list[str]]:
    problems: list[Problem] = []
    found = read_contacts(Fields(tomllib.loads(f"contact = [{table}]"), "contacts.toml", problems))
    return found, [str(one) for one in problems]


def test_a_line_is_read_and_written_alike() -> None:
    found, problems = read('{code="panel", name="The panel", email="panel@example.org", source="Its own page"}')
    assert (found, problems) == ((PANEL,), [])
    assert list(contact_table(PANEL)) == ["code", "name", "email", "source"]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('{code="mayor", name="a", source="s"}', "say one of office, chief-executive"),
        ('{code="panel", name="a"}', "'source' is missing"),
        ('{code="panel", name="a", source="s", email="by post"}', "one such as office@example.org is wanted"),
        ('{code="panel", name="a", source="s", address="javascript:x"}', "it begins with https://"),
    ],
)
def test_what_is_wrong_is_told(table: str, told: str) -> None:
    assert told in " ".join(read(table)[1])


@pytest.mark.django_db
def test_contacts_are_held_once_and_changed_as_a_whole() -> None:
    set_up(body(), by=SYSTEM, at=NOON)
    assert name_contacts([PANEL], by=SYSTEM, at=NOON) == 1
    head = audit.head()
    assert name_contacts([PANEL], by=SYSTEM, at=NOON) == 0
    assert (contact_lines(), audit.head()) == ((PANEL,), head)
    other = replace(PANEL, code="office")
    assert name_contacts([other], by=SYSTEM, at=NOON) == 1
    assert contact_lines() == (other,)
