"""A digest of everything that pages are shown with, so that a new template or stylesheet reaches every reader."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

import answerable.kit
import answerable.publishing

STYLESHEET = "kit/answerable.css"


def looks() -> str:
    """The digest of everything that files are made with but their copies: another address of the site makes other files, too."""
    return _looks(settings.PUBLIC_ADDRESS)


@cache
def _looks(address: str) -> str:
    """The digest, in sixteen hexadecimal digits: templates, the modules that fill them, and the stylesheet."""
    here = Path(answerable.publishing.__file__).parent
    shell = Path(answerable.kit.__file__).parent
    files = [*sorted(here.rglob("*.html")), *sorted(shell.rglob("*.html"))]
    files += [one for folder in ("charts", "templatetags") for one in sorted((shell / folder).rglob("*.py"))]
    files += [one for folder in ("shown", "making", "opendata") for one in sorted((here / folder).rglob("*.py"))]
    stylesheet = finders.find(STYLESHEET)
    files += [Path(stylesheet)] if stylesheet else []
    digest = sha256(address.encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
