"""Questions about the body."""

from answerable.bodies.models import LocalPolicingBody


class NoOffice(Exception):
    """There is no office in this database yet: load one."""


def body() -> LocalPolicingBody | None:
    """The body whose office this is; None before one is loaded."""
    return LocalPolicingBody.objects.order_by("pk").first()


def required_body() -> LocalPolicingBody:
    """The body; raises NoOffice before one is loaded."""
    found = body()
    if found is None:
        raise NoOffice("There is no office here yet: load one with 'answerable load FOLDER'.")
    return found
