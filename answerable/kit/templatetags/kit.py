"""The tags pages are written with: one for each component, and the filters that word numbers and dates."""

from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from answerable.kit.charts.signs import Sign
from answerable.kit.components import Card, Definition, Event, KeyFigure, Link, Progress, Row, Search, Tag
from answerable.kit.table_rows import rows_html
from answerable.kit.tables import Table
from answerable.kit.wording import british_date, value_words

register = template.Library()
register.filter("value_words", value_words)
register.filter("british_date", british_date)


@register.inclusion_tag("kit/components/tag.html", name="tag")
def show_tag(tag: Tag) -> dict[str, Any]:
    return {"tag": tag}


@register.inclusion_tag("kit/components/sign.html", name="sign")
def show_sign(sign: Sign) -> dict[str, Any]:
    """A small picture of what a series shows, with its words."""
    return {"sign": sign}


@register.inclusion_tag("kit/components/breadcrumbs.html")
def breadcrumbs(links: list[tuple[str, str]] | tuple[Link, ...]) -> dict[str, Any]:
    """Where this page stands: `links` from the top down, without the page itself."""
    return {"links": as_links(links)}


@register.inclusion_tag("kit/components/navigation.html")
def navigation(links: list[tuple[str, str, bool]] | tuple[Link, ...], label: str = "Main") -> dict[str, Any]:
    return {"links": as_links(links), "label": label}


def as_links(links: Any) -> list[Link]:
    """Plain tuples (text, href, current) are taken too, so that a context processor needs no class."""
    return [link if isinstance(link, Link) else Link(*link) for link in links]


@register.simple_block_tag
def banner(content: str, tone: str = "info", heading: str = "", heading_id: str = "") -> SafeString:
    """A box that speaks of the whole page. `tone` is info, warning, error or success; the content is the block's."""
    context = {"content": content, "tone": tone, "heading": heading, "heading_id": heading_id}
    return render_to_string("kit/components/banner.html", context)


@register.inclusion_tag("kit/components/error_summary.html")
def error_summary(form: BaseForm, *, focus: bool = True) -> dict[str, Any]:
    """The list of what is wrong with a form, each line leading to its field; nothing when nothing is wrong.

    It takes the focus when the page opens, so that it is read first and seen on a small screen.
    """
    fields = [field for field in form if field.errors]
    return {"general": form.non_field_errors(), "fields": fields, "focus": focus}


@register.inclusion_tag("kit/components/field.html")
def field(bound: BoundField, width: str = "") -> dict[str, Any]:
    """One field with its label, hint and error. `width` is "short", "medium" or nothing for the whole line."""
    kind = getattr(bound.field.widget, "input_type", "") or type(bound.field.widget).__name__.lower()
    return {"field": bound, "kind": kind, "width": width}


@register.inclusion_tag("kit/components/summary_list.html")
def summary_list(rows: list[Row]) -> dict[str, Any]:
    return {"rows": rows}


@register.inclusion_tag("kit/components/definition.html")
def definition(card: Definition, identity: str = "definition") -> dict[str, Any]:
    return {"card": card, "identity": identity}


@register.inclusion_tag("kit/components/timeline.html")
def timeline(events: list[Event]) -> dict[str, Any]:
    return {"events": events}


@register.inclusion_tag("kit/components/cards.html")
def cards(items: list[Card], level: int = 3) -> dict[str, Any]:
    """A list of cards; `level` is the level of their headings on this page."""
    return {"cards": items, "level": level}


@register.inclusion_tag("kit/components/key_figures.html")
def key_figures(figures: list[KeyFigure]) -> dict[str, Any]:
    return {"figures": figures}


@register.inclusion_tag("kit/components/progress.html")
def progress(state: Progress) -> dict[str, Any]:
    return {"state": state}


@register.inclusion_tag("kit/components/search.html", name="search")
def show_search(search: Search) -> dict[str, Any]:
    return {"search": search}


@register.inclusion_tag("kit/components/table.html", name="table")
def show_table(table: Table, identity: str = "table") -> dict[str, Any]:
    """A table with its caption. `identity` must be unlike any other on the page."""
    return {"table": table, "identity": identity, "rows": rows_html(table)}


@register.inclusion_tag("kit/components/filters.html")
def filters(table: Table) -> dict[str, Any]:
    """The form, sent by GET, that narrows a table."""
    return {"table": table}


@register.inclusion_tag("kit/components/pagination.html")
def pagination(table: Table) -> dict[str, Any]:
    return {"table": table}


@register.inclusion_tag("kit/components/figure.html")
def figure(chart: str, table: Table, identity: str, source: str = "") -> dict[str, Any]:
    """A chart with the table of its values, which opens below it, and the words that say whose figures they are."""
    return {"chart": chart, "table": table, "identity": identity, "source": source}
