"""Pictures without words."""

import pytest

from answerable.calc.disclosure.pictures import wordless


@pytest.mark.parametrize(
    "html",
    [
        '<img src="a.png" alt="A chart of calls">',
        '<img alt="" src="line.png">',
        '<svg role="img" aria-labelledby="t"><title id="t">Calls</title></svg>',
        '<svg aria-hidden="true"><path d="M1 1"/></svg>',
        '<svg viewBox="0 0 1 1"><title>Calls</title></svg>',
        "<p>No picture</p>",
    ],
)
def test_in_order(html: str) -> None:
    assert not list(wordless(html))


def test_an_image_without_an_alternative_is_named_by_its_source() -> None:
    assert list(wordless('<p><img class="x" src="data/map.png"></p>')) == ["the image data/map.png"]


@pytest.mark.parametrize(
    "html", ["<svg><path/></svg>", '<svg role="img" aria-label=""><path/></svg>', "<svg><title> </title></svg>"]
)
def test_a_drawing_without_a_name(html: str) -> None:
    assert list(wordless(html)) == ["a drawing"]
