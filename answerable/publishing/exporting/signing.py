"""Who signs an exported site: an Ed25519 key of the installation, made on first use and kept in its home.

The public half stands in the manifest, so a folder that was changed is found without asking anybody. That the key is the
office's, only a comparison of fingerprints tells: the office's own site and the command print it.
"""

import base64
import os
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

NAME = "site-signing-key"
ALGORITHM = "Ed25519"


class KeyUnreadable(Exception):
    """The file of the key does not hold one."""


def installation_key(home: Path) -> Ed25519PrivateKey:
    """The key kept in the home folder, made where there is none. Two who make it at once get the same one. Raises KeyUnreadable."""
    path = home / NAME
    if not path.exists():
        _make(path)
    try:
        return Ed25519PrivateKey.from_private_bytes(base64.b64decode(path.read_bytes(), validate=True))
    except ValueError as error:
        raise KeyUnreadable(
            f"{path} holds no key: put back the one from your own backup, or remove the file and tell the public "
            "that exports are signed anew."
        ) from error


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Written beside and moved there whole: who is stopped in between leaves no half key.
    beside = path.with_name(f".{NAME}.{os.getpid()}")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()))
        file.flush()
        os.fsync(file.fileno())
    try:
        # A link is refused where another process made the key first; a rename would put ours in its place.
        os.link(beside, path)
    except FileExistsError:
        pass
    except OSError:
        # A disk that knows no links.
        beside.replace(path)
    beside.unlink(missing_ok=True)


def public_half(key: Ed25519PrivateKey) -> dict[str, str]:
    """What the manifest says of the key: algorithm, public half (base64) and fingerprint."""
    raw = key.public_key().public_bytes_raw()
    return {"algorithm": ALGORITHM, "public": base64.b64encode(raw).decode(), "fingerprint": fingerprint(raw)}


def fingerprint(public: bytes) -> str:
    """SHA-256 of the public half, in groups of four hexadecimal digits, for people to compare."""
    digits = sha256(public).hexdigest()
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def same_fingerprint(one: str, other: str) -> bool:
    """Whether two are one, however they are spaced and written."""
    return _digits(one) == _digits(other)


def _digits(given: str) -> str:
    return "".join(given.lower().removeprefix("sha256:").replace(":", "").split())


def signature(key: Ed25519PrivateKey, content: bytes) -> bytes:
    """The signature over the bytes, in base64 with a line end."""
    return base64.b64encode(key.sign(content)) + b"\n"


def is_signed(content: bytes, signed: bytes, public: str) -> bool:
    """Whether the signature over the bytes is that of the key with this public half (base64)."""
    try:
        held = Ed25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True))
        held.verify(base64.b64decode(signed.strip(), validate=True), content)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def fingerprint_of(public: str) -> str:
    """The fingerprint of a public half in base64; empty where it is none."""
    try:
        return fingerprint(base64.b64decode(public, validate=True))
    except (ValueError, TypeError):
        return ""
