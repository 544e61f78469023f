"""When to save: soon after the first unsaved edit, however long the typing goes on."""

from typing import Final

WAIT_MS: Final = 300
"""From an edit to the start of its save; with 200 ms for the save itself, typing is on disk within 0.5 s."""

RETRY_MS: Final = 3_000
"""From a failed save to the next try, so that a full disk is not hammered."""


class SaveThrottle:
    """Throttled, never debounced: a save is due a fixed time after the *first* edit that is not on disk.

    It knows no clock; every time is an integer of milliseconds given by the caller, on any clock that
    only goes forward. One save runs at a time: ``begin`` before it, ``finish`` after it.
    """

    def __init__(self) -> None:
        self._due_at: int | None = None
        self._saving = False

    @property
    def due_at(self) -> int | None:
        """When the next save should begin; ``None`` when all is on disk or a save is running."""
        return None if self._saving else self._due_at

    @property
    def settled(self) -> bool:
        """Whether every edit is on disk."""
        return self._due_at is None and not self._saving

    def edited(self, at: int) -> None:
        """Note an edit; those that follow before the save move nothing."""
        if self._due_at is None:
            self._due_at = at + WAIT_MS

    def due(self, at: int) -> bool:
        """Whether a save should begin now."""
        return self.due_at is not None and at >= self.due_at

    def begin(self) -> None:
        """Note that the text as it is now is being saved: edits from here on need another save."""
        self._due_at = None
        self._saving = True

    def finish(self, at: int, *, saved: bool) -> None:
        """Note how the save ended; a failed one is tried again after ``RETRY_MS``."""
        self._saving = False
        if not saved:
            self._due_at = at + RETRY_MS
