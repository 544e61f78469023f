"""What the system knows about this process: memory, processor time, since when, how many files."""

import os
import resource
import sys
import time
from pathlib import Path
from typing import Final

_STATM: Final = Path("/proc/self/statm")


class Vitals:
    """This process since it was made; memory is None where the system tells only the most there ever was."""

    def __init__(self) -> None:
        self.started_at: float = time.time()

    def memory(self) -> int | None:
        """Bytes of memory in use now."""
        try:
            return int(_STATM.read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, ValueError, IndexError):
            return None

    def processor(self) -> float:
        """Seconds of processor time so far, the system's work for us included."""
        return time.process_time()

    def most_files(self) -> int:
        """How many files and connections this process may have open at once."""
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        return soft if soft != resource.RLIM_INFINITY else sys.maxsize
