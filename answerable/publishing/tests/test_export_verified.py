"""A folder is proved file by file, with no database, and every fault is named by its path."""

from hashlib import sha256
from pathlib import Path

import pytest

from answerable.publishing.exporting import signing
from answerable.publishing.exporting.manifest import MANIFEST, SIGNATURE, SUMS
from answerable.publishing.exporting.verifying import NoSite, verify
from answerable.publishing.tests.export_make import KEY, OLD, exported, silent


@pytest.fixture
def site(tmp_path: Path) -> Path:
    exported(tmp_path / "site", OLD)
    return tmp_path / "site"


def faults(site: Path, key: str = "") -> list[str]:
    return [f"{one.path} {one.words}" for one in verify(site, key=key, tell=silent).faults]


def test_a_whole_folder_has_no_fault(site: Path) -> None:
    assert faults(site) == []


def test_a_changed_byte_is_found(site: Path) -> None:
    (site / "a/one.html").write_bytes(b"onE")
    assert faults(site) == ["a/one.html has other bytes than were published"]


def test_a_file_of_another_length_is_found(site: Path) -> None:
    (site / "a/one.html").write_bytes(b"one more")
    assert faults(site) == ["a/one.html has 8 bytes and should have 3"]


def test_a_missing_file_is_found(site: Path) -> None:
    (site / "a/one.html").unlink()
    assert faults(site) == ["a/one.html is missing"]


def test_a_file_too_many_is_found(site: Path) -> None:
    (site / "a/three.html").write_bytes(b"three")
    assert faults(site) == ["a/three.html is not in the manifest"]


def test_a_link_in_place_of_a_file_is_found(site: Path) -> None:
    (site / "a/one.html").unlink()
    (site / "a/one.html").symlink_to(site / "a/two.html")
    assert faults(site) == ["a/one.html is a link or something else than a file"]


def test_a_manifest_that_was_changed_to_fit_a_changed_file_is_found(site: Path) -> None:
    told = (site / MANIFEST).read_text()
    (site / "a/one.html").write_bytes(b"onE")
    was, now = sha256(b"one").hexdigest(), sha256(b"onE").hexdigest()
    (site / MANIFEST).write_text(told.replace(was, now))
    assert f"{MANIFEST} was changed after it was signed, or signed with another key than it names" in faults(site)


def test_a_signature_of_another_folder_is_found(site: Path, tmp_path: Path) -> None:
    exported(tmp_path / "other", {"index.html": b"another"})
    (site / SIGNATURE).write_bytes((tmp_path / "other" / SIGNATURE).read_bytes())
    assert any("signed with another key" in one for one in faults(site))


def test_a_missing_signature_is_found(site: Path) -> None:
    (site / SIGNATURE).unlink()
    assert faults(site) == [f"{SIGNATURE} is missing"]


def test_sums_that_say_something_else_are_found(site: Path) -> None:
    (site / SUMS).write_text("")
    assert faults(site) == [f"{SUMS} does not say what the manifest says"]


def test_the_key_that_it_must_be_signed_with_is_compared(site: Path) -> None:
    fingerprint = signing.public_half(KEY)["fingerprint"]
    assert faults(site, fingerprint) == []
    assert faults(site, fingerprint.replace(" ", "").upper()) == []
    assert faults(site, "0000") == [f"{MANIFEST} is signed with another key: {fingerprint}"]


def test_a_folder_without_a_site_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(NoSite, match="holds no published site"):
        verify(tmp_path, tell=silent)


@pytest.mark.parametrize("told", ["", "[]", "{}", '{"form": "answerable-site/9", "files": []}', '{"form": 1}'])
def test_a_manifest_that_is_none_is_told_so(told: str, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text(told)
    with pytest.raises(NoSite, match="no manifest of a published site"):
        verify(tmp_path, tell=silent)


def test_the_key_is_made_once_and_for_this_user_alone(tmp_path: Path) -> None:
    first = signing.installation_key(tmp_path)
    assert signing.installation_key(tmp_path).private_bytes_raw() == first.private_bytes_raw()
    assert (tmp_path / signing.NAME).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [signing.NAME]


def test_a_file_that_holds_no_key_is_not_replaced_in_silence(tmp_path: Path) -> None:
    (tmp_path / signing.NAME).write_text("half a key")
    with pytest.raises(signing.KeyUnreadable, match="put back the one from your own backup"):
        signing.installation_key(tmp_path)
    assert (tmp_path / signing.NAME).read_text() == "half a key"
