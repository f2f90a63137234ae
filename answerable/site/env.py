"""Typed readings of environment variables: a wrong value is refused with the values that would do."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off", "")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name, "1" if default else "0").lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}: say one of {', '.join(TRUE)} or {', '.join(FALSE[:-1])}.")


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} is {value!r}: say a whole number, such as {default}.")
    return int(value)


def words(name: str, default: str) -> list[str]:
    """A comma-separated list."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def address(name: str, origins: list[str]) -> str:
    """How absolute addresses begin, ending in a slash; the first origin where none is given, "" where there is none."""
    given = text(name) or next(iter(origins), "")
    if given and not given.startswith(("https://", "http://")):
        raise ImproperlyConfigured(
            f"{name} is {given!r}: say how the site's addresses begin, such as https://example.org/."
        )
    return given and given.rstrip("/") + "/"


def home() -> Path:
    """The folder of everything that an installation keeps."""
    return Path(text("ANSWERABLE_HOME", "var")).absolute()


def secret_key(folder: Path) -> str:
    """The signing key: from the environment, else kept in the home folder, made on first use."""
    if given := text("ANSWERABLE_SECRET_KEY"):
        return given
    path = folder / "secret-key"
    if not path.exists() or not path.stat().st_size:
        folder.mkdir(parents=True, exist_ok=True)
        # Written beside and moved there whole: who is stopped in between leaves no empty key, with which nothing starts.
        beside = folder / f".secret-key.{os.getpid()}"
        beside.touch(mode=0o600)
        beside.write_text(secrets.token_urlsafe(64), encoding="utf-8")
        beside.replace(path)
    return path.read_text(encoding="utf-8")
