"""Cheers, given and got: gathered where several come at once, and not sent one upon the other."""

from typing import Final

EVERY_MS: Final = 5_000
TOGETHER_MS: Final = 6_000
MARKED_MS: Final = 60_000


class Cheering:
    """Times are room times in milliseconds; people are their keys."""

    def __init__(self) -> None:
        self._sent_at: int | None = None
        self._got: dict[str, int] = {}

    def wait_ms(self, now: int) -> int:
        """How long it is until the next cheer may be sent; 0 for now."""
        return 0 if self._sent_at is None else max(0, self._sent_at + EVERY_MS - now)

    def sent(self, now: int) -> None:
        """One was sent."""
        self._sent_at = now

    def got(self, who: str, now: int) -> list[str]:
        """One came; gives all who cheered just now, to be told together."""
        together = [key for key, at in self._got.items() if now - at <= TOGETHER_MS and key != who]
        self._got.pop(who, None)
        self._got[who] = now
        return [*together, who]

    def lately(self, now: int) -> frozenset[str]:
        """Those who cheered a little while ago."""
        return frozenset(key for key, at in self._got.items() if now - at <= MARKED_MS)
