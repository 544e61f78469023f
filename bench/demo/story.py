"""What is told while it happens, with the seconds since the beginning; and what was found out at the end."""

import time


class Story:
    """Prints lines as they come and remembers which checks failed."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self.failed: list[str] = []

    def tell(self, sentence: str) -> None:
        """Print a sentence with the time."""
        print(f"{time.monotonic() - self._began:6.1f} s  {sentence}", flush=True)

    def check(self, holds: bool, sentence: str, found: str = "") -> None:
        """Print whether a thing holds; what was ``found`` is told with it where it does not."""
        if holds:
            print(f"      ok  {sentence}", flush=True)
        else:
            self.failed.append(sentence)
            print(f"  FAILED  {sentence}" + (f": {found}" if found else ""), flush=True)
