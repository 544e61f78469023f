"""``python -m sprint`` is the same as ``sprint``."""

import sys

from sprint.cli import main

if __name__ == "__main__":
    sys.exit(main())
