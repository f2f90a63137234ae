"""`python -m answerable` is the console script `answerable`."""

import sys

from answerable.site.cli import main

if __name__ == "__main__":
    sys.exit(main())
