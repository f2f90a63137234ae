"""What the search reads of a page: its words, and not what stands round them."""

from answerable.publishing.making.words import heading_of, lead_of, words_of

PAGE = b"""<nav>Ways</nav><main id="main"><h1>Calls <b>received</b></h1><p class="lead">In a year, 3 &amp; 4.</p>
<table><caption>Every figure</caption><thead><tr><th>Period</th></tr></thead><tr><td>2023</td><td>4<sup>a</sup></td></tr></table>
<section aria-labelledby="use" data-nosnippet><h2 id="use">Use it</h2><pre>&lt;iframe&gt;</pre></section>
<dl><dt>Told for</dt><dd>The county</dd></dl></main><footer>Foot</footer>"""


def test_what_stands_apart_is_parted_and_furniture_is_left_out() -> None:
    assert words_of(PAGE) == "In a year, 3 & 4. 2023 \u00b7 4a \u00b7 The county"


def test_the_heading_and_the_first_sentence() -> None:
    assert (heading_of(PAGE), lead_of(PAGE)) == ("Calls received", "In a year, 3 & 4.")


def test_a_page_without_a_main_part_has_no_words() -> None:
    assert (words_of(b"x"), heading_of(b"x"), lead_of(b"x")) == ("", "", "")
