"""Every link inside a copy leads to a file of it and to a place that is there; those that do not are named."""

from pathlib import Path

import pytest

from answerable.publishing.exporting.links import broken_links
from answerable.publishing.exporting.manifest import Entry, Manifest
from answerable.publishing.tests.export_make import silent

TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css",
    "atom": "application/atom+xml",
    "json": "application/json",
}
THERE = {
    "index.html": "<h1 id=top-of-it>Home</h1>",
    "a/one.html": "<p id='place'>One</p>",
    "a/index.html": "",
    "x.css": "",
}


def faults(folder: Path, path: str, text: str) -> list[str]:
    every = {**THERE, path: text}
    for name, content in every.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    files = {name: Entry(name, "", 0, TYPES[name.rpartition(".")[2]]) for name in every}
    live = ({"path": "ask.html"}, {"path": "api/v1/index.html"})
    told = Manifest({"address": "https://example.org/"}, {}, live, files)
    return [f"{one.path}: {one.words}" for one in broken_links(folder, told, silent)]


@pytest.mark.parametrize(
    "link",
    [
        "a/one.html", "a/one.html#place", "#here", "#top", "", "a/", "./a/one.html?v=1", "https://elsewhere.example/x", "mailto:a@b.example",
        "https://example.org/a/one.html", "ask.html", "api/v1/measures", "data:image/png;base64,xx",
    ],
)  # fmt: skip
def test_what_leads_somewhere_is_no_fault(link: str, tmp_path: Path) -> None:
    assert faults(tmp_path, "b.html", f'<p id="here"><a href="{link}">x</a></p>') == []


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("a/two.html", "leads to a/two.html, which is not there"),
        ("b/", "leads to b/index.html, which is not there"),
        ("../up.html", "leads out of the site: ../up.html"),
        ("/a/one.html", "leads out of the site: /a/one.html"),
        ("https://example.org/a/two.html", "leads to a/two.html, which is not there"),
        ("a/one.html#nowhere", "leads to a/one.html#nowhere, and there is no such place on that page"),
    ],
)
def test_what_leads_nowhere_is_named(link: str, words: str, tmp_path: Path) -> None:
    assert faults(tmp_path, "b.html", f'<a href="{link}">x</a>') == [f"b.html: {words}"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("b.html", '<img srcset="no.png 1x, index.html 2x">'),
        ("b.html", '<link rel="alternate" href="no.png">'),
        ("b.html", '<meta http-equiv="refresh" content="0; url=no.png">'),
        ("y.css", "a { background: url('no.png') }"),
        ("f.atom", '<feed><link href="https://example.org/no.png"/></feed>'),
        ("d.json", '{"resources": [{"path": "no.png"}]}'),
    ],
)
def test_pictures_sheets_feeds_and_data_are_followed_too(path: str, text: str, tmp_path: Path) -> None:
    assert faults(tmp_path, path, text) == [f"{path}: leads to no.png, which is not there"]
