"""How an address that leads on is shown where nothing can redirect: in a folder of files."""

from answerable.kit.wording import british_date
from answerable.publishing.pages.moves import MovedPage
from answerable.publishing.shown.rendering import HOME, Frame, Rendering


def moved(page: MovedPage, frame: Frame) -> Rendering:
    """The page that sends a reader on at once, and says where to and why."""
    context = {"to": frame.link(page.to), "because": page.because, "on": british_date(page.on)}
    return Rendering("publishing/moved.html", f"Moved: {page.to.text}", (HOME,), context)
