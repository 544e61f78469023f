"""A program that is stopped and goes on has its terminal as before, and one reader of its keyboard."""

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")


def drafts(home: Path) -> str:
    """What stands in all drafts of a home."""
    return "".join(path.read_text() for path in home.rglob("drafts/*.txt"))


@pytest.mark.parametrize("stop", [signal.SIGSTOP, signal.SIGTSTP], ids=["STOP", "TSTP"])
def test_keys_arrive_once_and_in_order_after_a_stop(tmp_path: Path, stop: signal.Signals) -> None:
    with Terminal(tmp_path, "solo", "20", "--name", "Ana") as terminal:
        terminal.until("0 words")
        terminal.type("before ")
        terminal.wait(lambda: "before" in drafts(tmp_path), "it was not kept")
        threads = terminal.threads
        for _ in range(2):
            os.kill(terminal.pid, stop)
            terminal.wait(lambda: terminal.stopped, "it was not stopped")
            terminal.cook()
            del terminal.raw[:]
            os.kill(terminal.pid, signal.SIGCONT)
            terminal.wait(lambda: not terminal.cooked, "it did not take the keyboard up again")
            terminal.wait(lambda: b"\x1b[?2004h" in terminal.raw, "it did not ask for pastes")
            terminal.until("before")
        burst = " ".join(f"w{number}" for number in range(300))
        for at in range(0, len(burst), 7):
            terminal.type(burst[at : at + 7])
        # A key of many bytes that does nothing here, and a paste, in pieces.
        for piece in ("\x1b", "[23~", "\x1b[200~ pas", "ted\x1b[20", "1~ end"):
            terminal.type(piece)
        terminal.wait(lambda: "end" in drafts(tmp_path), "it was not kept")
        assert drafts(tmp_path).strip() == f"before {burst} pasted end"
        # One more may have been taken on for the disk; a reader and a writer for each stop would be four.
        assert terminal.threads <= threads + 1
        terminal.type("\x11")
        terminal.wait(lambda: terminal.cooked, "the terminal was left raw")
        terminal.wait(lambda: b"\x1b[?1049l" in terminal.raw, "the other screen stayed")
        assert terminal.ended() == 0


def test_the_second_row_of_function_keys_stands_for_shift(tmp_path: Path) -> None:
    with Terminal(tmp_path, "solo", "20", "--name", "Ana") as terminal:
        terminal.until("0 words")
        terminal.type("\x1b[32~")  # Shift+F6 of the Linux console
        terminal.until("Another")
