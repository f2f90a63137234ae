"""A digest of everything that pages are shown with, so that a new template or stylesheet reaches every reader."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders

import answerable.publishing

STYLESHEET = "kit/answerable.css"


@cache
def looks() -> str:
    """The digest, in sixteen hexadecimal digits: templates, the modules that fill them, and the stylesheet."""
    here = Path(answerable.publishing.__file__).parent
    files = [*sorted(here.rglob("*.html"))]
    files += [one for folder in ("shown", "making", "opendata") for one in sorted((here / folder).rglob("*.py"))]
    stylesheet = finders.find(STYLESHEET)
    files += [Path(stylesheet)] if stylesheet else []
    digest = sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
