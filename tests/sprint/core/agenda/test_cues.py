"""Warnings before the next part: each once, late looks give the last, none at the very beginning."""

from sprint.core.agenda.blocks import Block
from sprint.core.agenda.cues import day_cue, until_next_ms
from sprint.core.agenda.values import Agenda, Now

MINUTE = 60_000
WRITING, TEA = Block("a" * 32, "break", 20 * MINUTE), Block("b" * 32, "close", 5 * MINUTE)


def test_each_mark_is_told_as_the_time_left_passes_it() -> None:
    assert day_cue(20 * MINUTE, 300_050, 299_990) == 300_000
    assert day_cue(20 * MINUTE, 299_990, 299_940) is None
    assert day_cue(20 * MINUTE, 60_010, 60_000) == 60_000


def test_a_look_that_comes_late_tells_of_the_last_mark_alone() -> None:
    assert day_cue(20 * MINUTE, 400_000, 30_000) == 60_000


def test_nothing_is_told_when_the_time_is_over_or_has_just_begun() -> None:
    assert day_cue(20 * MINUTE, 400_000, 0) is None
    assert day_cue(5 * MINUTE, 5 * MINUTE, 299_900) is None
    assert day_cue(MINUTE, MINUTE, 59_000) is None


def test_the_time_left_stands_while_the_day_does_and_waits_for_a_fixed_time() -> None:
    day = Agenda("c" * 32, "d" * 64, (WRITING, TEA), "running", now=Now(WRITING.id, 0, 20 * MINUTE))
    assert until_next_ms(day, 5 * MINUTE) == 15 * MINUTE
    assert until_next_ms(day, 30 * MINUTE) == 0
    held = Agenda(day.id, day.by, day.blocks, "running", now=Now(WRITING.id, 0, 20 * MINUTE, 8 * MINUTE))
    assert until_next_ms(held, 19 * MINUTE) == 12 * MINUTE
    late = (WRITING, Block(TEA.id, "close", 5 * MINUTE, starts_at=30 * MINUTE))
    fixed = Agenda(day.id, day.by, late, "running", now=Now(WRITING.id, 0, 20 * MINUTE))
    assert until_next_ms(fixed, 21 * MINUTE) == 9 * MINUTE
    assert until_next_ms(Agenda(day.id, day.by, day.blocks), 0) is None
