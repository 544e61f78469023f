"""``python -P -m server``: start a relay."""

import sys

from server.main import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
