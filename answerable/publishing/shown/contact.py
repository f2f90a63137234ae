"""How the page of contacts and complaints is shown."""

from dataclasses import dataclass

from answerable.kit.components import Link
from answerable.publishing.pages.contact import ContactPage, Reached
from answerable.publishing.shown.rendering import HOME, Frame, Rendering


@dataclass(frozen=True)
class Way:
    """How one is reached: each line its word and a link, or words alone; `source` is where that is known from."""

    name: str
    lines: list[tuple[str, Link]]
    post: str
    source: str


def contact(page: ContactPage, frame: Frame) -> Rendering:
    """Who is to be told or complained to about what, and how each is reached."""
    ways = {one.who.replace("-", "_"): _way(one) for one in page.contacts}
    context = {"page": page, "ways": ways}
    return Rendering("publishing/contact.html", "Contact and complaints", (HOME,), context)


def _way(one: Reached) -> Way:
    lines = []
    if one.telephone:
        lines.append(("Telephone", Link(one.telephone, f"tel:{''.join(one.telephone.split())}")))
    if one.email:
        lines.append(("E-mail", Link(one.email, f"mailto:{one.email}")))
    if one.address:
        lines.append(("Website", Link(one.address.partition("//")[2].rstrip("/"), one.address)))
    source = " ".join(f"{part.rstrip('.')}." for part in (one.source, one.note) if part)
    return Way(one.name, lines, one.post, source)
