"""The commands that an administrator's hand runs: audit verify, invite."""

import re

import pytest
from django.db import connection
from django.test import Client

from answerable.kit import audit
from answerable.people.models import User
from answerable.people.roles import Role
from answerable.people.tests import make
from answerable.site.cli import main

pytestmark = pytest.mark.django_db


def test_an_unbroken_trail_ends_with_0_and_its_head(capsys: pytest.CaptureFixture[str]) -> None:
    make.user()
    assert main(["audit", "verify"]) == 0
    assert capsys.readouterr().out == f"The audit trail is unbroken: 1 entry.\nHead: {audit.head()}\n"


def test_a_changed_byte_ends_with_1_and_says_where(capsys: pytest.CaptureFixture[str]) -> None:
    make.user()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kit_auditentry SET after_json = replace(after_json, 'analyst', 'analysT')")
    assert main(["audit", "verify"]) == 1
    assert "Entry 1 was changed" in capsys.readouterr().err


def test_a_lost_end_is_found_against_a_printed_head(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "verify", "--head", f"7:{'a' * 64}"]) == 1
    assert "Entry 7 is lost" in capsys.readouterr().err


def test_what_is_no_head_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["audit", "verify", "--head", "seven"])
    assert "a head is a number" in capsys.readouterr().err


def test_the_first_administrator_is_invited_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["invite", "administrator", "ada@example.org", "--site", "https://office.example"]) == 0
    found = re.search(r"https://office\.example(/office/invitation/\S+)", capsys.readouterr().out)
    assert found is not None
    Client().post(found[1], {"name": "Ada", "password": make.PASSWORD, "again": make.PASSWORD})
    assert User.objects.get().kind == Role.ADMINISTRATOR


def test_somebody_who_is_here_already_is_not_invited(capsys: pytest.CaptureFixture[str]) -> None:
    make.user(email="ada@example.org")
    assert main(["invite", "analyst", "ada@example.org"]) == 1
    assert "is a user already" in capsys.readouterr().err


def test_a_reason_longer_than_a_return_may_have_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["import", "return.csv", "--reason", "w" * 1001])
    assert "it has 1001 characters: at most 1000 fit" in capsys.readouterr().err


def test_what_is_no_address_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["invite", "administrator", "ada"]) == 1
    assert "not an e-mail address" in capsys.readouterr().err
