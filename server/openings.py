"""How many rooms strangers may open: each takes space on the disk for good, and anybody can make a key."""

from server.doorway import of_this_machine
from server.limits import (
    MOST_OPENED,
    MOST_OPENED_PER_ADDRESS,
    OPENED_A_MINUTE,
    OPENED_A_MINUTE_PER_ADDRESS,
    RETRY_OPENING_MS,
    Bucket,
    Buckets,
)
from server.outputs import Dismissed


class Openings:
    """Counts the rooms opened from each address and in all.

    An address of this machine counts only in all: behind it may be a proxy that nobody told the relay of,
    and with it everybody.
    """

    def __init__(self, now: float) -> None:
        self._in_all = Bucket(OPENED_A_MINUTE / 60, MOST_OPENED, now)
        self._by_address = Buckets(OPENED_A_MINUTE_PER_ADDRESS / 60, MOST_OPENED_PER_ADDRESS)

    def take(self, address: str, now: float) -> None:
        """Count one more room from a door address (seconds, monotonic); raises ``Dismissed`` for too many."""
        if address and not of_this_machine(address) and not self._by_address.take(address, now):
            why = "Too many rooms were opened from your address. Try again in a minute."
            raise Dismissed("too-many", why, RETRY_OPENING_MS)
        if not self._in_all.take(now):
            why = "Too many rooms were opened on this relay. Try again in a minute."
            raise Dismissed("too-many", why, RETRY_OPENING_MS)
