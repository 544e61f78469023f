"""A method of the relay's that waits at a gate, for tests of what comes meanwhile."""

import threading
from typing import Any

import pytest


class Gate:
    """``reached`` is set once the method is called; it goes on when the gate is open, or after 20 s."""

    def __init__(self) -> None:
        self.reached, self._open = threading.Event(), threading.Event()

    def open(self) -> None:
        """Let it go on."""
        self._open.set()

    def pass_through(self) -> None:
        """Wait until it is open."""
        self.reached.set()
        self._open.wait(20)


def gated(monkeypatch: pytest.MonkeyPatch, kind: type, name: str) -> Gate:
    """A gate before the method of that name, from now on."""
    gate, method = Gate(), getattr(kind, name)

    def slow(*given: Any) -> Any:
        gate.pass_through()
        return method(*given)

    monkeypatch.setattr(kind, name, slow)
    return gate
