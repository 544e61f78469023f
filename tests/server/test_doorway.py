"""Before hello: too many silent connections push one another out, and nobody who speaks."""

from ipaddress import ip_network

import pytest

from server.doorway import Doorway, door_address


def test_the_longest_silent_goes_when_one_address_is_crowded() -> None:
    door: Doorway[int] = Doorway(most=10, most_per_address=2)
    assert door.come(1, "a") is None
    assert door.come(2, "a") is None
    assert door.come(3, "b") is None
    assert door.come(4, "a") == 1


def test_the_longest_silent_of_all_goes_when_there_are_too_many() -> None:
    door: Doorway[int] = Doorway(most=2, most_per_address=2)
    assert door.come(1, "a") is None
    assert door.come(2, "b") is None
    assert door.come(3, "c") == 1


def test_those_who_said_hello_count_no_more() -> None:
    door: Doorway[int] = Doorway(most=10, most_per_address=2)
    for who in range(40):
        assert door.come(who, "a") is None
        door.go(who)


def test_a_real_address_takes_the_place_of_the_proxys() -> None:
    door: Doorway[int] = Doorway(most=10, most_per_address=1)
    for who in range(5):
        assert door.come(who, "") is None
        assert door.come(who, f"client {who}") is None
    assert door.come(9, "client 0") == 0


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("203.0.113.5", "", "203.0.113.5"),
        ("203.0.113.5", "198.51.100.1", "203.0.113.5"),
        ("10.0.0.1", "", ""),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1, 203.0.113.5, 10.9.9.9", "203.0.113.5"),
        ("10.0.0.1", "198.51.100.1, nonsense", "nonsense"),
        ("::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "", "fe80::/64"),
    ],
)
def test_the_address_is_the_nearest_that_is_no_proxy_of_ours(peer: str, forwarded: str, address: str) -> None:
    assert door_address(peer, forwarded, (ip_network("10.0.0.0/8"),)) == address
