"""The worker process: `python -m answerable.site.tasks_worker`. It ends when its input does, that is, with the server beside it."""

import importlib
import os
import sys

import django


def main() -> None:
    """Sets Django up and runs tasks; what runs them has models, which may be imported only then."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.site.settings")
    django.setup()
    importlib.import_module("answerable.site.tasks_running").run(sys.stdin.buffer)


if __name__ == "__main__":
    main()
