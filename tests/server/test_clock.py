"""Room time goes on, whatever the wall clock does."""

import itertools

from server.clock import Anchor, RoomClock, boot_id
from sprint.clocks import mono_ms


def clock(saved: Anchor | None, boot: str, booted: float, wall: float) -> RoomClock:
    return RoomClock(saved, boot=boot, boot_clock=lambda: booted, wall_clock=lambda: wall)


def test_a_first_clock_starts_from_the_wall() -> None:
    assert clock(None, "a", 500.0, 1_000_000.0).now() == 1_000_000


def test_a_wall_clock_step_moves_nothing_when_the_relay_returns_within_one_boot() -> None:
    saved = clock(None, "a", 500.0, 1_000_000.0).anchor()
    for wall in (0.0, 1_000_000.0 + 3_600_000, 1_000_000.0 - 3_600_000):
        assert clock(saved, "a", 1_500.0, wall).now() == 1_001_000


def test_the_wall_counts_again_after_a_reboot_but_never_backwards() -> None:
    saved = Anchor("a", 500.0, 1_000_000.0)
    assert clock(saved, "b", 10.0, 2_000_000.0).now() == 2_000_000
    assert clock(saved, "b", 9_000.0, 2_000_000.0).now() == 2_000_000
    assert clock(saved, "b", 10.0, 5.0).now() == 1_000_000
    assert clock(saved, "a", 10.0, 2_000_000.0).now() == 2_000_000, "the boot clock ran back: another machine"
    assert clock(Anchor("", 5.0, 9.0), "", 10.0, 2_000_000.0).now() == 2_000_000


def test_an_anchor_names_one_instant_on_both_clocks() -> None:
    ticks = itertools.count(100)
    now = RoomClock(None, boot="a", boot_clock=lambda: float(next(ticks)), wall_clock=lambda: 1_000.0)
    anchor = now.anchor()
    assert anchor.room_ms - anchor.boot_ms == 900.0


def test_this_machine_has_a_clock_and_a_name_for_its_start() -> None:
    first = mono_ms()
    assert mono_ms() >= first
    assert isinstance(boot_id(), str)
