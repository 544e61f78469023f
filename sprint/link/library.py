"""The texts of a room that this person may read, opened: pieces byte for byte, responses for showing."""

from typing import Protocol

from sprint.core.errors import Untrusted
from sprint.core.keyring import KeyRing
from sprint.core.reading.bodies import Given, is_named, open_body, read_words
from sprint.core.reading.shown import cleaned_given
from sprint.core.reading.texts import TextRef
from sprint.core.sealing import Place


class TextStore(Protocol):
    """Where sealed texts lie on this machine. Its methods block, and are called off the event loop."""

    def put(self, digest: str, blob: bytes) -> None:
        """Keep a sealed text; it is on the disk when this returns. Raises ``DeskTrouble``."""

    def get(self, digest: str) -> bytes | None:
        """A sealed text that was kept, or None."""

    def remove(self, digest: str) -> None:
        """Forget a sealed text."""


class Library:
    """The opened texts of one room. ``pieces`` and ``given`` are by the id of the act that brought them;
    ``gone`` are those that cannot be had: erased, lost, or not what their author named. Of them ``lost`` will
    never be had: looking again would bring the same.
    """

    def __init__(self, room: str, ring: KeyRing) -> None:
        self._room, self._ring = room, ring
        self.pieces: dict[str, str] = {}
        self.given: dict[str, Given] = {}
        self.gone: set[str] = set()
        self.lost: set[str] = set()

    def knows(self, text: str) -> bool:
        """Whether a text needs not be looked for."""
        return text in self.pieces or text in self.given or text in self.gone

    def take(self, ref: TextRef, blob: bytes | None) -> bool:
        """Open a text that came, or note that it does not; says whether it can be read."""
        if ref.id in self.lost:
            return False
        try:
            if blob is None:
                raise Untrusted("The text is not there.")
            place = Place(self._room, ref.kind, ref.by, ref.id)
            text = open_body(blob, ref.body, place, self._ring.content(ref.body.gen))
            if ref.kind == "piece":
                self.pieces[ref.id] = text
            else:
                self.given[ref.id] = cleaned_given(read_words(text, Given))
        except Untrusted:
            self.gone.add(ref.id)
            if blob is not None and is_named(blob, ref.body):
                # It is what its author sent: it was not sealed well, or with a key that is not held here.
                self.lost.add(ref.id)
            return False
        self.gone.discard(ref.id)
        return True

    def forget(self, text: str) -> None:
        """A text was erased."""
        self.pieces.pop(text, None)
        self.given.pop(text, None)
        self.gone.add(text)
        self.lost.add(text)

    def look_again(self) -> None:
        """What could not be had may be there now, as after coming back to the room."""
        self.gone = set(self.lost)
