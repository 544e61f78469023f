"""The terminal as the program sees it, made safe for the moments in which it goes away, and comes back.

Without this, a lost terminal leaves threads that spin on its end of file or die in the middle of a write,
and a program that was stopped and goes on has two readers of one keyboard, who tear what is typed apart.
"""

import select
import sys
import termios
import tty
from typing import Any, Final, cast

from textual import constants
from textual.drivers.linux_driver import LinuxDriver

from sprint.screens.instep import in_step
from widgets.measure import settle
from widgets.rowkeys import settle_keys

#: Alternate screen, cleared; no cursor; whether the window has the focus; no wrapped lines.
_AS_BEFORE: Final = "\x1b[?1049h\x1b[2J\x1b[?25l\x1b[?1004h\x1b[?7l"
#: Keys as at the start, set and not pushed, for only one is taken off again at the end.
_KEYS_AS_BEFORE: Final = "\x1b[=25;1u"


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
    """Textual's driver, which ends its input quietly when the terminal is gone, and begins it only once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        settle()
        settle_keys()
        super().__init__(*args, **kwargs)
        self._file = cast(Any, Tolerant(self._file))

    def _sigcont_application(self, *_: object) -> None:
        # Whoever was stopped from outside (SIGSTOP) never gave the terminal back and still reads its keys.
        if self._key_thread is None or not self._key_thread.is_alive():
            super()._sigcont_application()
        elif not self._loop.is_closed():
            # Not here, where a half-done write may hold what this needs.
            self._loop.call_soon_threadsafe(self._take_up)

    def _take_up(self) -> None:
        """Bring the terminal into the state that a shell took it out of meanwhile, and paint it anew."""
        try:
            modes = termios.tcgetattr(self.fileno)
            modes[tty.LFLAG] = self._patch_lflag(modes[tty.LFLAG])
            modes[tty.IFLAG] = self._patch_iflag(modes[tty.IFLAG])
            modes[tty.CC][termios.VMIN] = 1
            termios.tcsetattr(self.fileno, termios.TCSANOW, modes)
        except termios.error:
            # In the background the system stops it here again; it is taken up once it is back in front.
            return
        self.write(_AS_BEFORE if constants.DISABLE_KITTY_KEY else _AS_BEFORE + _KEYS_AS_BEFORE)
        self._enable_mouse_support()
        self._enable_bracketed_paste()
        self._query_in_band_window_resize()
        self.flush()
        self._app.refresh(layout=True)

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
