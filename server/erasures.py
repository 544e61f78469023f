"""The erased texts of one room: what goes from the disk with the next commit, and what may not come back."""

from collections.abc import Iterable

from sprint.core.events import Event
from sprint.core.reading.events import TextErased
from sprint.core.reading.values import Piece, Response
from sprint.core.room import Room


class Erasures:
    """Digests of erased texts. As an act does, an erasing waits for its commit and then lands or falls."""

    __slots__ = ("_erased", "_flying", "_pending")

    def __init__(self) -> None:
        self._pending: list[str] = []
        self._flying: list[str] = []
        self._erased: set[str] = set()

    def __contains__(self, digest: str) -> bool:
        return digest in self._erased

    def heard(self, events: Iterable[Event], state: Room) -> None:
        """Note what these events of the log, which led to ``state``, erased."""
        self.take(events, state)
        self.fly()
        self.landed()

    def take(self, events: Iterable[Event], state: Room) -> None:
        """Let what these events erase, which led to ``state``, wait for the commit."""
        for event in events:
            # One who only named another's text does not keep it here.
            if isinstance(event, TextErased) and event.digest not in {"", *named(state, event.by)}:
                self._pending.append(event.digest)

    def fly(self) -> tuple[str, ...]:
        """What is to go with the commit now; then ``landed`` or ``fell``."""
        self._flying, self._pending = self._pending, []
        return tuple(self._flying)

    def landed(self) -> None:
        """The commit holds."""
        self._erased.update(self._flying)
        self._flying = []

    def fell(self) -> None:
        """The commit failed: nothing was erased."""
        self._pending, self._flying = [], []


def named(state: Room, by: str = "") -> set[str]:
    """The digests of the texts that acts of the room name, or those of one member; not of erased ones."""
    texts: list[Piece | Response] = list(state.pieces.values())
    texts += [response for piece in state.pieces.values() for response in piece.responses]
    return {text.body.digest for text in texts if not text.erased and by in ("", text.by)}
