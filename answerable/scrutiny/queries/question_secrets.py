"""The secret in the private link of a question, and the trace of where a question came from: neither is kept in the clear."""

from hashlib import sha256
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import quote

from django.utils.crypto import salted_hmac

from answerable.scrutiny.models import PublicQuestion

CONFIRM, STATUS, ASK = "questions/confirm/{}/", "questions/status/{}/", "ask.html"
"""Where the public site has these pages: mails that the office writes lead there."""
_LONGEST_SECRET = 64


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
    try:
        network = str(int(IPv6Address(address)) >> 64) if ":" in address else address
    except AddressValueError:
        network = address
    return salted_hmac("answerable.question.place", network, algorithm="sha256").hexdigest()
