"""What the pages and the guard ask about second factors: a thin reading of allauth's tables, written by `operations`."""

import base64
from dataclasses import dataclass

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from answerable.people.models import User
from answerable.people.roles import Role

REQUIRED = frozenset({Role.ADMINISTRATOR})
"""The roles that must have one: they can let anybody in."""


PAPER = '<rect width="100%" height="100%" fill="#fff"/>'
"""Drawn below the black squares, which a telephone could not read on a page in dark mode."""


@dataclass(frozen=True)
class SetUp:
    """What an authenticator app is given: the secret to type, and the same as a picture (a data: address)."""

    secret: str
    picture: str

    @property
    def spaced(self) -> str:
        """The secret in groups of four, which is how it is read aloud and typed."""
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))


def has_one(user: User) -> bool:
    return bool(get_adapter().is_mfa_enabled(user, [Authenticator.Type.TOTP]))


def is_due(user: User) -> bool:
    """Whether the user must set one up before anything else."""
    return user.kind in REQUIRED and not has_one(user)


def unused_codes(user: User) -> tuple[str, ...]:
    """The recovery codes that still work; none when there is no second factor."""
    kept = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return tuple(RecoveryCodes(kept).get_unused_codes()) if kept else ()


def set_up_for(user: User, secret: str) -> SetUp:
    """`secret` in base 32, as it is shown to `user`."""
    adapter = get_adapter()
    drawn = adapter.build_totp_svg(adapter.build_totp_url(user, secret)).replace("<path", f"{PAPER}<path", 1)
    return SetUp(secret, f"data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}")
