"""The secret in the private link of a question, and the trace of where a question came from: neither is kept in the clear."""

import re
from hashlib import sha256
from ipaddress import IPv6Address, ip_address
from urllib.parse import quote

from django.utils.crypto import salted_hmac

from answerable.scrutiny.models import PublicQuestion

CONFIRM, STATUS, ASK = "questions/confirm/{}/", "questions/status/{}/", "ask.html"
"""Where the public site has these pages: mails that the office writes lead there."""
_LONGEST_SECRET = 64
_WITH_PORT = re.compile(r"\[([0-9A-Fa-f:.]+)\](?::\d+)?|([0-9.]+):\d+")


def secret_of(reference: str) -> str:
    """The secret of the question of this number, which only this installation can make again, for a later mail."""
    return salted_hmac("answerable.question.secret", reference, algorithm="sha256").hexdigest()[:40]


def hash_of(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode()).hexdigest()


def status_path(question: PublicQuestion) -> str:
    """Where its asker sees what became of it; empty where the secret is another than this installation makes."""
    secret = secret_of(question.reference)
    return STATUS.format(quote(secret)) if hash_of(secret) == question.token_hash else ""


def by_secret(secret: str) -> PublicQuestion | None:
    """The question whose private link this is; None for anything else."""
    if not secret or len(secret) > _LONGEST_SECRET:
        return None
    rows = PublicQuestion.objects.select_related("meeting", "area", "priority", "merged_into__meeting")
    return rows.filter(token_hash=hash_of(secret)).first()


def place_of(address: str) -> str:
    """A keyed hash of an address of the net. One household has a whole /64 of the longer kind: they count as one."""
    return salted_hmac("answerable.question.place", _network(address), algorithm="sha256").hexdigest()


def _network(address: str) -> str:
    """Some proxies add a port; an address of the shorter kind may come dressed as one of the longer, all of them in one /64."""
    bare = _WITH_PORT.fullmatch(address)
    try:
        found = ip_address((bare[1] or bare[2]) if bare else address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped) if found.ipv4_mapped else f"{int(found) >> 64:x}::/64"
