"""Asking for what nobody may see, such as an invite, line by line.

Python's own way throws away what is already there before each question: of a paste in several lines only the
first would come through. Here nothing is thrown away but what stands after the last line that was wanted.
"""

import contextlib
import sys
import termios
from collections.abc import Callable, Iterator
from typing import Final

import click

_LFLAG: Final = 3


@contextlib.contextmanager
def hidden() -> Iterator[Callable[[str], str]]:
    """Give a function that asks for a line; what is typed at the keyboard is not shown meanwhile."""
    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    quiet = termios.tcgetattr(keyboard)
    quiet[_LFLAG] &= ~termios.ECHO
    termios.tcsetattr(keyboard, termios.TCSADRAIN, quiet)
    try:
        yield _ask
    finally:
        termios.tcsetattr(keyboard, termios.TCSAFLUSH, before)


def _ask(words: str) -> str:
    click.echo(f"{words}: ", nl=False, err=True)
    line = sys.stdin.readline()
    click.echo(err=True)
    if not line:
        raise click.Abort
    return line.strip()
