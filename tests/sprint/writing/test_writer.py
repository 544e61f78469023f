"""One writer at work on a real desk, in a room whose time the test moves: what happens by itself."""

import asyncio
import contextlib
import datetime
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sprint.core import acts
from sprint.core.errors import DeskTrouble, Refused
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.desk.folders import Folders
from sprint.desk.records import SprintRecord
from sprint.writing.pages import TextPage
from sprint.writing.part import Terms
from sprint.writing.writer import Writer
from tests.server.house import until
from tests.sprint.core.world import ANA, BEN, MINUTE, World, key_of
from tests.sprint.screens.fakelink import FakeLink


class Room:
    """Ana at a desk, in a room with Ben."""

    def __init__(self, folder: Path, terms: Terms = Terms(), text: str = "") -> None:  # noqa: B008
        self.link = FakeLink(World())
        self.desk = Desk.open(Folders.under(folder))
        self.draft = Draft.new(
            self.desk.folders.drafts, datetime.datetime(2026, 11, 22, 14, 5, tzinfo=datetime.UTC)
        )
        self.sheet = TextPage("words", text)
        self.troubles: list[str] = []
        self.writer = Writer(self.link, self.desk, self.sheet, self.draft, terms, self.troubles.append)

    @property
    def entered(self) -> bool:
        sprint = self.link.world.room.sprint
        return sprint is not None and key_of(ANA) in sprint.entrants

    @property
    def settled(self) -> bool:
        return self.entered and self.link.world.entrant(ANA).result is not None

    def record(self) -> SprintRecord | None:
        return self.desk.sprints.get(self.link.world.sprint.id)

    def write(self, text: str) -> None:
        self.sheet.append(text)
        self.writer.edited()

    async def start_sprint(self) -> None:
        self.link.others(BEN, acts.Schedule(20 * MINUTE))
        await until(lambda: self.entered)

    def ring(self) -> None:
        self.link.pass_time(self.link.world.sprint.ends_at - self.link.world.at)


@contextlib.asynccontextmanager
async def room_at(folder: Path, terms: Terms = Terms(), text: str = "") -> AsyncIterator[Room]:  # noqa: B008
    """A writer at work; closed at the end."""
    room = Room(folder, terms, text)
    room.writer.start()
    try:
        yield room
    finally:
        await room.writer.close()
        room.desk.close()


async def test_text_is_on_the_disk_while_one_types_on(tmp_path: Path) -> None:
    async with room_at(tmp_path) as room:
        async with asyncio.timeout(120):
            while "a word" not in room.draft.path.read_text():
                room.write("a word ")
                await asyncio.sleep(0.02)
        room.write("and one")
        assert not room.writer.saved
        await until(lambda: room.writer.saved)
        assert room.draft.path.read_text() == room.sheet.text


async def test_others_see_of_the_count_what_its_owner_chose_and_the_result_whole(tmp_path: Path) -> None:
    async with room_at(tmp_path) as room:
        await room.start_sprint()
        room.write("one two three")
        await until(lambda: room.link.shown[-1:] == [("writing", 3)])
        room.writer.shown = "state"
        await until(lambda: room.link.shown[-1] == ("writing", None))
        room.writer.shown = "hidden"
        await until(lambda: room.link.shown[-1] == ("hidden", None))
        room.write(" four" * 27)
        room.writer.shown = "rounded"
        await until(lambda: room.link.shown[-1] == ("writing", 50))
        room.ring()
        await until(lambda: room.settled)
        result = room.link.world.entrant(ANA).result
        assert result is not None
        assert result.count == 30


async def test_a_sprint_that_was_called_off_and_restored_is_settled_with_what_was_written_meanwhile(
    tmp_path: Path,
) -> None:
    async with room_at(tmp_path) as room:
        await room.start_sprint()
        room.write("one two")
        sprint = room.link.world.sprint.id
        room.link.others(BEN, acts.Cancel(sprint))
        await until(lambda: room.link.shown[-1] == ("here", None))
        room.write(" three")
        room.link.others(BEN, acts.Restore(sprint))
        await until(lambda: room.link.shown[-1] == ("writing", 3))
        room.ring()
        await until(lambda: room.settled)
        result = room.link.world.entrant(ANA).result
        assert result is not None
        assert result.count == 3


async def test_each_round_of_a_chain_begins_with_the_count_that_stands_then(tmp_path: Path) -> None:
    async with room_at(tmp_path) as room:
        room.link.others(BEN, acts.Schedule(MINUTE, rounds=2, break_ms=MINUTE))
        await until(lambda: room.entered)
        room.write("one two")
        first = room.link.world.sprint.id
        room.ring()
        await until(lambda: room.link.world.room.find(first).entrants[key_of(ANA)].result is not None)
        room.write(" three in the break")
        room.link.pass_time(room.link.world.sprint.starts_at - room.link.world.at)
        await until(lambda: room.entered)
        assert room.link.world.entrant(ANA).baseline == 6
        room.write(" seven")
        room.ring()
        await until(lambda: room.settled)
        result = room.link.world.entrant(ANA).result
        assert result is not None
        assert result.count == 7


async def test_what_was_typed_last_is_saved_on_closing(tmp_path: Path) -> None:
    async with room_at(tmp_path) as room:
        room.write("the last words")
    assert room.draft.path.read_text() == "the last words"


async def test_a_save_under_way_never_overwrites_the_last_one_on_closing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, begun, done = threading.Event(), threading.Event(), threading.Event()
    save = Draft.save

    def dawdle(draft: Draft, text: str) -> Path | None:
        if text == "old":
            begun.set()
            slow.wait(20)
        saved = save(draft, text)
        if text == "old":
            done.set()
        return saved

    monkeypatch.setattr(Draft, "save", dawdle)
    room = Room(tmp_path)
    room.writer.start()
    room.write("old")
    await until(begun.is_set)
    room.write(" and new")
    closing = asyncio.create_task(room.writer.close())
    asyncio.get_running_loop().call_later(0.2, slow.set)
    await closing
    await until(done.is_set)
    assert room.draft.path.read_text() == "old and new"
    room.desk.close()


async def test_enters_a_running_sprint_and_remembers_draft_and_baseline(tmp_path: Path) -> None:
    async with room_at(tmp_path, Terms(goal=500), "three words already") as room:
        await room.start_sprint()
        await until(lambda: room.record() is not None)
        record = room.record()
        assert record is not None
        assert (record.baseline, record.goal, record.ended) == (3, 500, False)
        assert record.draft == str(room.draft.path)
        assert record.room == room.link.world.room.id


async def test_draft_and_baseline_are_kept_before_the_room_hears_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[SprintRecord | None] = []
    do = FakeLink.do

    async def watched(link: FakeLink, body: acts.Body) -> str:
        if isinstance(body, acts.Enter):
            kept.append(room.record())
        return await do(link, body)

    monkeypatch.setattr(FakeLink, "do", watched)
    async with room_at(tmp_path, text="two words") as room:
        await room.start_sprint()
        (record,) = kept
        assert record is not None
        assert (record.baseline, record.draft) == (2, str(room.draft.path))


async def test_settles_at_the_bell_with_what_stood_then_and_remembers_the_result(tmp_path: Path) -> None:
    async with room_at(tmp_path) as room:
        await room.start_sprint()
        room.write("one two three")
        room.link.world.at = room.link.world.sprint.ends_at
        await until(lambda: room.writer.part is not None and room.writer.part.at_bell is not None)
        room.write(" four five")
        room.ring()
        await until(lambda: room.settled)
        assert room.link.world.entrant(ANA).result == acts_result(3, room)
        await until(lambda: (record := room.record()) is not None and record.result == 3)
        assert room.writer.written == 3


def acts_result(count: int, room: Room) -> object:
    """The result as the room holds it, when it is of this count."""
    result = room.link.world.entrant(ANA).result
    assert result is not None
    return result if result.count == count else count


async def test_waits_for_the_person_when_the_number_is_typed(tmp_path: Path) -> None:
    async with room_at(tmp_path, Terms(source="typed")) as room:
        await room.start_sprint()
        room.ring()
        with pytest.raises(Refused, match="earlier number"):
            await room.writer.undo_settle()
        await room.writer.settle(250)
        await room.writer.settle(260)
        assert await room.writer.undo_settle() == 250
        result = room.link.world.entrant(ANA).result
        assert result is not None
        assert (result.count, result.before) == (250, 260)


async def test_a_number_that_comes_too_early_is_refused_and_rings_no_bell(tmp_path: Path) -> None:
    async with room_at(tmp_path, Terms(source="typed")) as room:
        await room.start_sprint()
        with pytest.raises(Refused, match="not rung"):
            await room.writer.settle(250)
        assert room.writer.part is not None
        assert room.writer.part.at_bell is None


async def test_baseline_can_be_put_right(tmp_path: Path) -> None:
    async with room_at(tmp_path, text="one two three") as room:
        await room.start_sprint()
        await room.writer.rebase(1)
        assert room.writer.written == 2


async def test_settling_is_refused_when_one_takes_no_part(tmp_path: Path) -> None:
    async with room_at(tmp_path) as room:
        with pytest.raises(Refused, match="not taking part"):
            await room.writer.settle(3)
        with pytest.raises(Refused, match="not taking part"):
            await room.writer.rebase(3)


async def test_the_same_part_goes_on_when_the_program_starts_again(tmp_path: Path) -> None:
    first = Room(tmp_path, text="a b")
    first.writer.start()
    await first.start_sprint()
    first.write(" c d e")
    await first.writer.close()
    first.desk.close()
    second = Room(tmp_path, text=first.draft.path.read_text())
    second.link = first.link
    second.writer = Writer(
        first.link, second.desk, second.sheet, first.draft, Terms(), second.troubles.append
    )
    second.writer.start()
    await until(lambda: second.writer.written == 3)
    second.ring()
    await until(lambda: second.settled)
    await second.writer.close()
    second.desk.close()
    assert second.link.world.entrant(ANA).baseline == 2
    result = second.link.world.entrant(ANA).result
    assert result is not None
    assert result.count == 5


async def test_count_of_the_bell_is_kept_when_the_program_dies_before_settling(tmp_path: Path) -> None:
    first = Room(tmp_path)
    first.writer.start()
    await first.start_sprint()
    first.write("one two three")
    first.link.lose()
    first.link.world.at = first.link.world.sprint.ends_at
    await until(lambda: (record := first.record()) is not None and record.ended)
    await first.writer.close()
    first.desk.close()
    first.link.come_back()
    second = Room(tmp_path, text="one two three and much more written later")
    second.link = first.link
    second.writer = Writer(first.link, second.desk, second.sheet, None, Terms(), second.troubles.append)
    second.writer.start()
    second.link.pass_time(1)
    await until(lambda: second.settled)
    await second.writer.close()
    second.desk.close()
    result = second.link.world.entrant(ANA).result
    assert result is not None
    assert result.count == 3


async def test_shows_the_live_count_while_it_runs_and_nothing_after(tmp_path: Path) -> None:
    async with room_at(tmp_path) as room:
        await room.start_sprint()
        room.write("one two")
        await until(lambda: ("writing", 2) in room.link.shown)
        room.ring()
        await until(lambda: room.link.shown[-1] == ("here", None))


async def test_tells_of_a_draft_that_cannot_be_saved_once_and_when_it_can_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = Draft.save

    def fail(draft: Draft, text: str) -> Path | None:
        raise DeskTrouble("The disk is full.")

    monkeypatch.setattr(Draft, "save", fail)
    monkeypatch.setattr("sprint.desk.throttle.RETRY_MS", 100)
    async with room_at(tmp_path) as room:
        room.write("kept in memory")
        await until(lambda: room.troubles[:1] == ["The disk is full."])
        assert not room.writer.saved
        monkeypatch.setattr(Draft, "save", save)
        await until(lambda: room.troubles[-1] == "")
        assert room.draft.path.read_text() == "kept in memory"


async def test_an_act_that_was_refused_is_tried_again_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sprint.writing.writer.AGAIN_MS", 50.0)
    do, refusals = FakeLink.do, [Refused("storage", "Not now.")]

    async def stubborn(link: FakeLink, body: acts.Body) -> str:
        if isinstance(body, acts.Enter) and refusals:
            raise refusals.pop()
        return await do(link, body)

    monkeypatch.setattr(FakeLink, "do", stubborn)
    async with room_at(tmp_path) as room:
        await room.start_sprint()
        assert not refusals


async def test_what_is_cut_counts_on_where_one_counts_what_was_added(tmp_path: Path) -> None:
    async with room_at(tmp_path, text="there was this before") as room:
        room.writer.measure = "added"
        await room.start_sprint()
        room.write(" and one two three")
        room.sheet.replace("there was this before and")
        await until(lambda: ("writing", 4) in room.link.shown)
        room.sheet.replace("")
        await until(lambda: room.link.shown[-1] == ("writing", 4))
        room.ring()
        await until(lambda: room.settled)
        result = room.link.world.entrant(ANA).result
        assert result is not None
        assert (room.link.world.entrant(ANA).baseline, result.count) == (4, 8)
        assert (room.writer.own.added, room.writer.own.removed) == (4, 8)


async def test_the_measure_can_be_changed_in_the_middle_and_back(tmp_path: Path) -> None:
    async with room_at(tmp_path, text="one two") as room:
        await room.start_sprint()
        room.write(" three sour")
        room.sheet.replace("one two three five")
        seen = []
        for measure in ("net", "added", "net", "added"):
            room.writer.measure = measure
            seen.append(room.writer.written)
        assert seen == [2, 3, 2, 3]
        room.ring()
        await until(lambda: room.settled)
        assert room.writer.written == 3


async def test_what_was_cut_is_known_after_a_kill(tmp_path: Path) -> None:
    first = Room(tmp_path, text="a b")
    first.writer.start()
    await first.start_sprint()
    first.write(" c d e f")
    first.sheet.replace("a b c d")
    await until(lambda: (record := first.record()) is not None and record.removed == 2)
    await until(lambda: first.writer.saved)
    # Killed: nothing is closed in good order, and a word was typed that no record knows of.
    await first.writer._steady.stop()
    first.desk.close()
    second = Room(tmp_path, text="a b c d e")
    second.link = first.link
    second.writer = Writer(
        first.link, second.desk, second.sheet, first.draft, Terms(), second.troubles.append
    )
    second.writer.measure = "added"
    second.writer.start()
    await until(lambda: second.writer.written == 5)
    assert (second.sheet.added, second.sheet.removed) == (5, 2)
    second.ring()
    await until(lambda: second.settled)
    await second.writer.close()
    second.desk.close()


async def test_own_time_leaves_rest_out_and_stands_at_the_bell(tmp_path: Path) -> None:
    async with room_at(tmp_path) as room:
        await room.start_sprint()
        for seconds, text in ((59, "one"), (540, " two"), (50, " three")):
            room.link.pass_time(seconds * 1_000)
            room.write(text)
            await until(lambda: room.writer._own._count == room.sheet.count)
        room.ring()
        await until(lambda: room.settled)
        await until(lambda: (record := room.record()) is not None and record.result == 3)
        record = room.record()
        assert record is not None
        assert (record.active_ms, record.rested_ms) == (109_000, 20 * MINUTE - 109_000)
        room.write(" and long after it")
        room.link.pass_time(MINUTE)
        await until(lambda: room.writer.saved)
        assert room.writer.own.active_ms == 109_000


async def test_what_is_written_elsewhere_is_all_ones_own_time(tmp_path: Path) -> None:
    async with room_at(tmp_path, Terms(source="typed")) as room:
        await room.start_sprint()
        room.ring()
        await room.writer.settle(250)
        await until(lambda: (record := room.record()) is not None and record.result == 250)
        record = room.record()
        assert record is not None
        assert (record.added, record.active_ms, record.rested_ms) == (None, 20 * MINUTE, 0)


async def test_undo_goes_back_through_all_numbers_also_after_a_new_start(tmp_path: Path) -> None:
    async with room_at(tmp_path, Terms(source="typed")) as first:
        await first.start_sprint()
        first.ring()
        for count in (100, 200, 300):
            await first.writer.settle(count)
        assert await first.writer.undo_settle() == 200
        await until(lambda: (record := first.record()) is not None and record.trail == (100, 200))
    second = Room(tmp_path, Terms(source="typed"))
    second.link = first.link
    second.writer = Writer(first.link, second.desk, second.sheet, None, Terms(), second.troubles.append)
    second.writer.start()
    await until(lambda: second.writer.part is not None)
    assert await second.writer.undo_settle() == 100
    with pytest.raises(Refused, match="earlier number"):
        await second.writer.undo_settle()
    await second.writer.close()
    second.desk.close()
