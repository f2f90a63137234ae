"""Invites somebody to the office by e-mail address, as an administrator does on the page of people.

It prints a link that is good once, for fourteen days. Use it for the first administrator; the others are invited in the office.
"""

import argparse

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse

from answerable.kit import http
from answerable.people import operations
from answerable.people.roles import Role
from answerable.site import setup
from answerable.site.saying import say


class NoAddress(Exception):
    """What was given is not an e-mail address."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    roles = [role.value for role in Role]
    parser.add_argument("role", choices=roles, metavar="ROLE", help=f"one of {', '.join(roles)}")
    parser.add_argument("email", metavar="ADDRESS", help="the e-mail address to sign in with")
    parser.add_argument(
        "--site", default="http://127.0.0.1:8000", help="where the office is reached (default: %(default)s)"
    )


def run(options: argparse.Namespace) -> int:
    try:
        validate_email(options.email)
    except ValidationError as error:
        raise NoAddress(f"{options.email!r} is not an e-mail address.") from error
    setup.bring_up_to_date()
    links: list[str] = []

    def link(token: str) -> str:
        links.append(options.site.rstrip("/") + reverse("people:accept", kwargs={"token": token}))
        return links[-1]

    operations.invite(email=options.email, role=Role(options.role), by=setup.COMMAND_LINE, at=http.now(), link=link)
    say(f"Invited {options.email} as {Role(options.role).label}. The link, good once and for fourteen days:")
    say(f"  {links[-1]}")
    return 0
