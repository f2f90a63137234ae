import re
from pathlib import Path

import pytest
from django import forms
from django.contrib.staticfiles.finders import find
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import path

from answerable import kit
from answerable.kit.components import SHAPES, Card, Definition, Event, KeyFigure, Link, Progress, Row, Search, Tag, Tone
from answerable.kit.gallery import gallery

ERRORS = ["400.html", "403.html", "403_csrf.html", "404.html", "413.html", "500.html"]
BAD = "<script>x</script>"
# The one address a page of the office needs; the rest of the site stands above this part.
urlpatterns = [path("sign-out/", gallery, name="account_logout")]


def drawn(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


class Return(forms.Form):
    title = forms.CharField(label="Title", help_text="As printed.")
    basis = forms.ChoiceField(label="Basis", widget=forms.RadioSelect, choices=[("a", "Stated"), ("b", "Assumed")])
    final = forms.BooleanField(label="Final")
    note = forms.CharField(label="Note", required=False)
    batch = forms.CharField(widget=forms.HiddenInput, required=False)


def fields(data: dict[str, str] | None = None) -> str:
    return drawn("{% for f in form %}{% field f %}{% endfor %}", form=Return(data))


class TestTag:
    def test_has_its_word(self) -> None:
        assert "Getting better" in drawn("{% tag t %}", t=Tag("Getting better", Tone.BETTER))

    def test_each_tone_has_a_shape_of_its_own(self) -> None:
        assert len(set(SHAPES.values())) == len(Tone)

    def test_its_shape_is_not_read_aloud(self) -> None:
        assert 'aria-hidden="true"' in drawn("{% tag t %}", t=Tag("Red", Tone.RED))


class TestField:
    def test_label_belongs_to_its_input(self) -> None:
        assert '<label for="id_title">' in fields()

    def test_hint_and_error_are_named_by_the_input(self) -> None:
        html = fields({})
        named = re.search(
            r'id="id_title"[^>]*aria-describedby="([^"]+)"|aria-describedby="([^"]+)"[^>]*id="id_title"', html
        )
        assert named
        assert all(f'id="{name}"' in html for name in (named[1] or named[2]).split())

    def test_error_says_that_it_is_one(self) -> None:
        assert "Error:" in fields({})

    def test_radios_stand_in_a_fieldset_with_a_legend(self) -> None:
        assert "<legend>Basis" in fields()

    def test_only_optional_fields_are_marked(self) -> None:
        assert fields().count("(optional)") == 1

    def test_a_hidden_field_is_nothing_but_its_input(self) -> None:
        assert drawn("{% field form.batch %}", form=Return()).strip().startswith("<input")


class TestErrorSummary:
    def test_is_absent_when_nothing_is_wrong(self) -> None:
        assert drawn("{% error_summary form %}", form=Return()).strip() == ""

    def test_leads_to_each_field(self) -> None:
        assert 'href="#id_title">Title: ' in drawn("{% error_summary form %}", form=Return({}))

    def test_its_links_lead_to_something(self) -> None:
        html = drawn("{% error_summary form %}", form=Return({})) + fields({})
        assert all(f'id="{target}"' in html for target in re.findall(r'href="#([^"]+)"', html))

    def test_shows_errors_of_the_whole_form(self) -> None:
        form = Return({})
        form.add_error(None, "Two rows for one period.")
        assert "<li>Two rows for one period.</li>" in drawn("{% error_summary form %}", form=form)


class TestWords:
    @pytest.mark.parametrize(
        ("source", "value"),
        [
            ("{% tag v %}", Tag(BAD)),
            ("{% summary_list v %}", [Row(BAD, BAD, Link(BAD, "#"))]),
            ("{% definition v %}", Definition(BAD, (Row(BAD, BAD),))),
            ("{% timeline v %}", [Event(BAD, BAD, BAD, Link(BAD, "#"))]),
            ("{% cards v %}", [Card(BAD, "#", BAD, BAD)]),
            ("{% key_figures v %}", [KeyFigure(BAD, BAD, BAD, Link(BAD, "#"))]),
            ("{% progress v %}", Progress(BAD, 1, 2)),
            ("{% search v %}", Search(BAD, query=f'">{BAD}')),
            ("{% breadcrumbs v %}", [(BAD, "#")]),
            ("{% navigation v %}", [(BAD, "#", True)]),
            ("{% banner heading=v %}{{ v }}{% endbanner %}", BAD),
        ],
    )
    def test_scripts_show_as_text(self, source: str, value: object) -> None:
        assert "<script" not in drawn(source, v=value)

    def test_an_action_says_what_it_changes(self) -> None:
        assert "– Owner" in drawn("{% summary_list v %}", v=[Row("Owner", "Head", Link("Change", "#"))])

    def test_the_page_one_is_on_is_marked(self) -> None:
        assert (
            drawn("{% navigation v %}", v=[("Plan", "#", False), ("Home", "#", True)]).count('aria-current="page"') == 1
        )

    def test_headings_of_cards_take_their_level(self) -> None:
        assert '<h2 class="card-heading">' in drawn("{% cards v level=2 %}", v=[Card("A", "#")])

    def test_progress_is_told_in_words(self) -> None:
        assert "412 of 1,036" in drawn("{% progress v %}", v=Progress("Reading", 412, 1036))


class TestPages:
    @pytest.mark.parametrize("name", ERRORS)
    def test_an_error_page_needs_no_context(self, name: str) -> None:
        assert "<h1>" in render_to_string(name)

    def test_too_large_says_how_large_may_be(self) -> None:
        assert "at most 20 MB" in render_to_string("413.html", {"limit": "20 MB"})

    def test_a_public_page_has_only_relative_addresses(self) -> None:
        context = {"root": "../", "body_name": "The office", "navigation": [("Home", "../index.html", True)]}
        addresses = re.findall(r'(?:href|src)="([^"]+)"', render_to_string("kit/public.html", context))
        assert [a for a in addresses if a.startswith("/")] == []

    def test_a_public_page_says_as_of_when(self) -> None:
        context = {"root": "", "body_name": "The office", "navigation": [], "as_at": "7 November 2024"}
        assert "Shown as at <strong>7 November 2024</strong>" in render_to_string("kit/public.html", context)

    @pytest.mark.urls(__name__)
    def test_an_office_page_lets_one_sign_out(self, rf: RequestFactory) -> None:
        context = {"body_name": "The office", "navigation": [], "signed_in_as": "A. Person"}
        assert "Sign out" in render_to_string("kit/office.html", context, rf.get("/"))


class TestGallery:
    @pytest.fixture
    def html(self, rf: RequestFactory) -> str:
        return gallery(rf.get("/", {"q": "calls", "sort": "value"})).content.decode()

    def test_has_no_style_and_no_script(self, html: str) -> None:
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=", html)

    def test_ids_are_unique(self, html: str) -> None:
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids))

    def test_shows_every_component(self, html: str) -> None:
        parts = "tag- banner- error-summary field summary-list definition timeline cards key-figures progress search "
        parts += "table-region filters pagination breadcrumbs navigation figure chart multiples"
        assert [part for part in parts.split() if f'class="{part}' not in html and f" {part}" not in html] == []


def test_the_stylesheet_is_small() -> None:
    sheet = find("kit/answerable.css")
    assert sheet
    assert Path(str(sheet)).stat().st_size < 25_000


def test_there_are_few_components() -> None:
    folder = Path(kit.__file__).parent / "templates" / "kit" / "components"
    assert len(list(folder.glob("*.html"))) <= 25
