"""Connections that have not said hello yet: how many there may be, in all and from one address.

Where there are too many the one that has been silent longest goes, not the newest: an honest program says
hello at once, so a crowd of silent connections cannot keep it out. After hello nothing here counts, and a
circle behind one address is never cut short.
"""

from collections.abc import Hashable
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Generic, TypeVar

from server.limits import MOST_BEFORE_HELLO, MOST_BEFORE_HELLO_PER_ADDRESS

Network = IPv4Network | IPv6Network
_Who = TypeVar("_Who", bound=Hashable)


class Doorway(Generic[_Who]):
    """Who stands before the door, oldest first."""

    __slots__ = ("_all", "_by_address", "_most", "_most_per_address")

    def __init__(
        self, most: int = MOST_BEFORE_HELLO, most_per_address: int = MOST_BEFORE_HELLO_PER_ADDRESS
    ) -> None:
        self._most = most
        self._most_per_address = most_per_address
        self._all: dict[_Who, str] = {}
        self._by_address: dict[str, dict[_Who, None]] = {}

    def come(self, who: _Who, address: str) -> _Who | None:
        """``who`` stands at the door, from ``address`` (none for a proxy's); returns one who has to go."""
        self.go(who)
        self._all[who] = address
        if address:
            here = self._by_address.setdefault(address, {})
            here[who] = None
            if len(here) > self._most_per_address:
                return next(iter(here))
        return next(iter(self._all)) if len(self._all) > self._most else None

    def __len__(self) -> int:
        return len(self._all)

    def go(self, who: _Who) -> None:
        """``who`` said hello, or went away."""
        address = self._all.pop(who, "")
        here = self._by_address.get(address)
        if here is not None:
            here.pop(who, None)
            if not here:
                del self._by_address[address]


def door_address(peer: str, forwarded: str, trusted: tuple[Network, ...]) -> str:
    """The address to count a connection under.

    That is the peer's own, unless it is a trusted proxy: then the last address in ``forwarded`` (the header
    X-Forwarded-For) that is no proxy of ours, or nothing where there is none. IPv6 counts by /64.
    """
    hops = [hop.strip() for hop in forwarded.split(",")] if forwarded else []
    for hop in (peer, *reversed(hops)):
        try:
            address = ip_address(hop.partition("%")[0])
        except ValueError:
            return hop[:64]
        if isinstance(address, IPv6Address) and address.ipv4_mapped:
            address = address.ipv4_mapped
        if not any(address in network for network in trusted):
            return str(IPv6Network((address, 64), strict=False)) if address.version == 6 else str(address)
    return ""


def of_this_machine(address: str) -> bool:
    """Whether a door address is this machine's own."""
    # Door addresses of IPv6 are networks, and ``::1`` is in this one.
    if address == "::/64":
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
