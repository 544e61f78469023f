"""What only this machine knows: kept now and then while one writes, whole at the bell, and gone on from."""

from sprint.core import acts
from sprint.desk.records import SprintRecord
from sprint.writing.own import KEPT_EVERY_MS, REMOVED_KEPT_EVERY_MS, Own, OwnPart, own_clock
from sprint.writing.pages import TextPage
from tests.sprint.core.world import ANA, BEN, MINUTE, World


def record(**fields: object) -> SprintRecord:
    return SprintRecord(id="1", room="r", started_at=0, length_ms=10 * MINUTE, **fields)  # type: ignore[arg-type]


def look(part: OwnPart, page: TextPage, at: int, *, rung: bool = False) -> None:
    part.look(page, at, edited=True, rung=rung)


def test_a_write_on_the_disk_waits_longer_for_words_than_for_cuts() -> None:
    part, page = OwnPart(None), TextPage("words")
    part.begin(page)
    look(part, page, 0)
    before = part.kept(KEPT_EVERY_MS * 1.0)
    page.append("one two three")
    look(part, page, 500)
    assert part.kept(KEPT_EVERY_MS + 500.0) == before
    page.replace("one")
    look(part, page, 900)
    assert part.kept(KEPT_EVERY_MS + REMOVED_KEPT_EVERY_MS * 1.0).removed == 2


def test_nothing_is_written_while_nothing_changes() -> None:
    part, page = OwnPart(None), TextPage("words", "as it was")
    part.begin(page)
    look(part, page, 0)
    first = part.kept(KEPT_EVERY_MS * 1.0)
    look(part, page, 9 * MINUTE)
    assert part.kept(9.0 * MINUTE) == first


def test_all_is_kept_at_the_bell_and_what_comes_after_is_not_ones_sprint() -> None:
    part, page = OwnPart(None), TextPage("words")
    part.begin(page)
    look(part, page, 0)
    page.append("one two")
    look(part, page, 1_000, rung=True)
    page.append(" three")
    look(part, page, 2_000, rung=True)
    assert part.kept(0.0) == part.now == Own(2, 0, 1_000, 0)
    look(part, page, 3_000)
    assert part.now.added == 3, "the bell was taken back"


def test_goes_on_from_the_record_with_a_word_that_it_did_not_know_of() -> None:
    page = TextPage("words", "there before one two three")
    part = OwnPart(record(baseline=2, added=4, removed=2, active_ms=20_000, rested_ms=60_000))
    part.begin(page)
    assert (page.added, page.removed) == (5, 2)
    look(part, page, 5 * MINUTE)
    assert (part.now.active_ms, part.now.rested_ms) == (20_000, 5 * MINUTE - 20_000)


def test_an_old_record_without_such_figures_is_gone_on_from_too() -> None:
    page, part = TextPage("words", "one two three"), OwnPart(record(baseline=1))
    part.begin(page)
    look(part, page, 5 * MINUTE)
    assert part.now == Own(0, 0, 5 * MINUTE, 0)


def test_ones_own_clock_begins_when_one_enters_and_stands_in_pauses() -> None:
    world = World()
    sprint = world.schedule(length_ms=20 * MINUTE)
    world.enter(ANA)
    world.do(ANA, acts.Pause(sprint), after=5 * MINUTE)
    world.at += MINUTE
    world.enter(BEN)
    world.do(ANA, acts.Resume(sprint), after=MINUTE)
    world.at += 3 * MINUTE
    clocks = [own_clock(world.sprint, world.entrant(name), world.at) for name in (ANA, BEN)]
    assert clocks == [8 * MINUTE, 3 * MINUTE]
    late = world.sprint.ends_at + 5 * MINUTE
    assert own_clock(world.sprint, world.entrant(BEN), late) == 15 * MINUTE
