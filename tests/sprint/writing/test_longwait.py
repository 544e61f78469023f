"""The hours before a time that is fixed: told as a part is over, an hour before, and a quarter of one."""

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.values import Agenda, Now
from sprint.writing.longwait import day_mark

MINUTE = 60_000
HOUR = 60 * MINUTE
USUAL = (5 * MINUTE, MINUTE)


def marks(wait: int, wanted: tuple[int, ...] = USUAL) -> list[int]:
    """What is said in all, when one looks every few seconds: in minutes before the fixed time."""
    part, fixed = Block("a" * 32, "gather", 20 * MINUTE), Block("b" * 32, "sprint", HOUR)
    fixed = Block(fixed.id, fixed.kind, fixed.length_ms, starts_at=20 * MINUTE + wait)
    day = Agenda("c" * 32, "d" * 64, (part, fixed), "running", now=Now(part.id, 0, 20 * MINUTE))
    whole, step = 20 * MINUTE + wait, 7_000
    found = [
        day_mark(day, now + step, whole - now, max(0, whole - now - step), wanted)
        for now in range(0, whole, step)
    ]
    return [mark // MINUTE for mark in found if mark is not None]


def test_hours_are_told_as_they_begin_and_the_time_comes_with_an_hour_and_a_quarter_to_go() -> None:
    assert marks(3 * HOUR) == [180, 60, 15, 5, 1]


def test_half_an_hour_is_told_with_a_quarter_to_go_and_less_is_as_usual() -> None:
    assert marks(30 * MINUTE) == [30, 15, 5, 1]
    assert marks(10 * MINUTE) == [5, 1]


def test_who_wants_no_warnings_has_none() -> None:
    assert marks(3 * HOUR, ()) == []
