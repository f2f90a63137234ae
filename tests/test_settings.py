"""What may be set is documented, and wrong values are refused in words."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from answerable.site import env

ROOT = Path(__file__).parent.parent
# ANSWERABLE_DEMO_HOME is read by the command line, before there are settings.
READ = re.compile(r'(?:env\.(?:text|flag|number|words|address)|text|environ\.get)\(\s*"([A-Z_]+)"')


def test_every_setting_stands_in_the_example() -> None:
    read = {name for path in (ROOT / "answerable" / "site").rglob("*.py") for name in READ.findall(path.read_text())}
    told = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert read == told


def test_a_flag_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANSWERABLE_DEBUG", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="ANSWERABLE_DEBUG is 'perhaps': say one of 1, true"):
        env.flag("ANSWERABLE_DEBUG")


def test_a_number_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANSWERABLE_UPLOAD_LIMIT", "20 MB")
    with pytest.raises(ImproperlyConfigured, match="say a whole number"):
        env.number("ANSWERABLE_UPLOAD_LIMIT", 1)


def test_a_signing_key_that_was_not_written_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANSWERABLE_SECRET_KEY")
    (tmp_path / "secret-key").touch()
    assert len(env.secret_key(tmp_path)) > 50


def test_the_signing_key_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANSWERABLE_SECRET_KEY")
    assert env.secret_key(tmp_path) == env.secret_key(tmp_path)
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
