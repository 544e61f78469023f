"""The terminal as the program sees it, made safe for the moment in which it goes away.

Without this, a lost terminal leaves threads that spin on its end of file or die in the middle of a write.
"""

import select
import sys
from typing import Any, cast

from textual.drivers.linux_driver import LinuxDriver

from sprint.screens.instep import in_step
from widgets.measure import settle


class Tolerant:
    """A file that swallows writes once the terminal behind it is gone."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write, if there is still somebody to read."""
        try:
            self._file.write(text)
        except (OSError, ValueError):
            return len(text)
        return len(text)

    def flush(self) -> None:
        """Flush, if there is still somebody to read."""
        try:
            self._file.flush()
        except (OSError, ValueError):
            return

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class Terminal(LinuxDriver):
    """Textual's driver, which ends its input quietly when the terminal is gone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        settle()
        super().__init__(*args, **kwargs)
        self._file = cast(Any, Tolerant(self._file))

    def write(self, data: str) -> None:
        """Write ``data``, every character of it in the cells that are meant for it."""
        super().write(in_step(data))

    def run_input_thread(self) -> None:
        """Read keys until the terminal goes away."""
        try:
            super().run_input_thread()
        except OSError:
            self._app.call_later(self._app.exit, return_code=0)


def terminal_gone() -> bool:
    """Whether standard input has hung up or come to its end."""
    if sys.__stdin__ is None:
        return True
    try:
        poll = select.poll()
        poll.register(sys.__stdin__.fileno(), 0)
        return any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in poll.poll(0))
    except (OSError, ValueError):
        return True
