"""What the demonstration adds to the example: a user for each role, with a fresh password at each start."""

import base64
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from answerable.kit.audit import Actor
from answerable.people import operations as people
from answerable.people import second_factor
from answerable.people.models import User
from answerable.people.roles import Role

PLACES_OF_EXAMPLES = (
    Path(__file__).resolve().parent / "examples",  # in an installed package
    Path(__file__).resolve().parents[2] / "examples",  # in a clone
)


class NoExample(Exception):
    """The example is not where it should be."""


@dataclass(frozen=True)
class SignIn:
    """How to sign in as a role; `codes` stand in for the second factor, one each time."""

    role: Role
    email: str
    password: str
    codes: tuple[str, ...] = ()


def example_folder() -> Path:
    """The folder of the example office."""
    for place in PLACES_OF_EXAMPLES:
        if (place / "derbyshire" / "office.toml").is_file():
            return place / "derbyshire"
    raise NoExample("The example office is not with this installation: run the demo from a clone of the project.")


def fresh_sign_ins(*, by: Actor, at: datetime) -> Sequence[SignIn]:
    """One user a role with a new password; made on the first start."""
    return [_sign_in(role, by=by, at=at) for role in Role]


def _sign_in(role: Role, *, by: Actor, at: datetime) -> SignIn:
    email, password = f"{role.value.replace('_', '-')}@example.org", secrets.token_urlsafe(9)
    user = User.objects.filter(email=email).first()
    if user is None:
        name = f"{role.label.capitalize()} of the demo"
        user = people.create_user(email=email, name=name, role=role, password=password, by=by, at=at)
    else:
        people.set_password(user, password, by=by, at=at, tell=False)
    codes = _codes(user, by=by, at=at) if role is Role.ADMINISTRATOR else ()
    return SignIn(role, email, password, codes)


def _codes(user: User, *, by: Actor, at: datetime) -> tuple[str, ...]:
    """Recovery codes: an administrator needs a second factor, and a visitor of the demo has set up none."""
    if second_factor.is_due(user):
        return people.set_up_second_factor(user, base64.b32encode(secrets.token_bytes(20)).decode(), by=by, at=at)
    return people.renew_recovery_codes(user, by=by, at=at)


def welcome(address: str, sign_ins: Sequence[SignIn], *, home: Path) -> str:
    """What the demo prints when it is ready."""
    width = max(len(one.email) for one in sign_ins)
    lines = ["", f"  The public site   {address}/", f"  The office        {address}/office/", "", "  Sign in as"]
    lines += [f"    {one.email:<{width}}  {one.password}" for one in sign_ins]
    for one in sign_ins:
        if one.codes:
            lines.append(
                f"  The {one.role.label} is asked for a code as well; each of these does once: {', '.join(one.codes[:4])}"
            )
    lines += ["", f"  Kept in {home} (delete it to begin anew). Stop with Ctrl-C.", ""]
    return "\n".join(lines)
