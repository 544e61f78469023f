"""A response is in its file until the room has it, and comes back where the room would not have it."""

import contextlib
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sprint.core.errors import DeskTrouble, Refused
from sprint.core.reading.acts import Adjourn, Attend, Read, Stop
from sprint.core.reading.bodies import Given
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.records import IdentityRecord
from sprint.link.base import Link
from sprint.link.news import ActAnswered
from sprint.writing.answering import Answering
from sprint.writing.rooms import first_identity, join_room, new_invite
from tests.sprint.core.reading.hall import SEAL, SEED
from tests.sprint.core.world import ANA, KEYS
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.tables import Tables, at_tables


@pytest.fixture
def table() -> tuple[FakeLink, Tables]:
    """A table at which it is Ana's turn to respond."""
    link, tables = at_tables("Benedikt")
    tables.deal()
    tables.until(lambda: tables.part == "respond")
    return link, tables


async def test_it_begins_empty_and_is_there_again_as_it_was_saved(
    tmp_path: Path, table: tuple[FakeLink, Tables]
) -> None:
    link, tables = table
    answering = Answering(link, tmp_path, KEYS.room)
    draft = await answering.open(tables.under_way.id, 1)
    assert draft.text == ""
    draft.save("Half a sentence")
    again = Answering(link, tmp_path, KEYS.room)
    assert (await again.open(tables.under_way.id, 1)).text == "Half a sentence"


async def test_what_the_room_has_is_put_away(tmp_path: Path, table: tuple[FakeLink, Tables]) -> None:
    link, tables = table
    answering, at = Answering(link, tmp_path, KEYS.room), (tables.under_way.id, 1)
    draft = await answering.open(*at)
    draft.save("All of it.")
    await answering.send(tables.reading.id, at, "praise", Given("All of it."), last=True)
    assert draft.path.read_text() == "All of it."
    answering.put_down(at)
    await answering.close()
    assert draft.path.read_text() == ""


async def test_after_a_kill_what_was_given_is_not_offered_again(
    tmp_path: Path, table: tuple[FakeLink, Tables]
) -> None:
    link, tables = table
    answering, at = Answering(link, tmp_path, KEYS.room), (tables.under_way.id, 1)
    (await answering.open(*at)).save("All of it.")
    await answering.send(tables.reading.id, at, "praise", Given("All of it."), last=True)
    assert (await Answering(link, tmp_path, KEYS.room).open(*at)).text == ""


async def test_what_is_refused_at_once_stays_in_its_file(
    tmp_path: Path, table: tuple[FakeLink, Tables]
) -> None:
    link, tables = table
    answering, at = Answering(link, tmp_path, KEYS.room), (tables.under_way.id, 1)
    draft = await answering.open(*at)
    draft.save("Too late.")
    link.others(tables.name(tables.under_way.by), Stop(at[0]))
    with pytest.raises(Refused):
        await answering.send(tables.reading.id, at, "praise", Given("Too late."), last=True)
    answering.put_down(at)
    await answering.close()
    assert draft.path.read_text() == "Too late."


async def test_what_comes_late_for_another_reading_is_kept_and_told_of(
    tmp_path: Path, table: tuple[FakeLink, Tables]
) -> None:
    link, tables = table
    answering, at = Answering(link, tmp_path, KEYS.room), (tables.under_way.id, 1)
    first = tables.reading.id
    draft = await answering.open(*at)
    draft.save("From before.")
    link.others(ANA, Adjourn(first))
    link.others(ANA, Read(tables.reading.protocol, SEAL, SEED, 60_000, 30_000))
    for name in ("Ana", "Cara"):
        link.others(name, Attend(tables.reading.id))
    tables.deal()
    with pytest.raises(Refused, match=r"for a reading that is over.* Your text is kept on") as refused:
        await answering.send(first, at, "praise", Given("From before."), last=True)
    assert refused.value.code == "other-reading"
    answering.put_down(at)
    await answering.close()
    assert draft.path.read_text() == "From before."


class Slow(FakeLink):
    """A link whose room answers when the test says so."""

    async def _send(self, act: object, signed: object, parcel: object = None) -> str:
        self.waiting = self.world.next_id()
        return self.waiting


async def test_what_is_refused_later_is_known_to_have_come_back(
    tmp_path: Path, table: tuple[FakeLink, Tables]
) -> None:
    tables = table[1]
    link = Slow(table[0].world, ANA)
    link.texts = table[0].texts
    answering, at = Answering(link, tmp_path, KEYS.room), (tables.under_way.id, 1)
    draft = await answering.open(*at)
    draft.save("On its way.")
    act = await answering.send(tables.reading.id, at, "praise", Given("On its way."), last=True)
    answering.put_down(at)
    assert (await answering.open(*at)).text == ""
    link.tell([ActAnswered(act, "rejected", "unwelcome", "Not yet.")])
    assert answering.returned == {at: "On its way."}
    assert (await answering.open(*at)).text == "On its way."
    assert answering.returned == {}


async def slow_table(
    tmp_path: Path, table: tuple[FakeLink, Tables]
) -> tuple[Slow, Answering, tuple[str, int]]:
    link = Slow(table[0].world, ANA)
    link.texts = table[0].texts
    return link, Answering(link, tmp_path, KEYS.room), (table[1].under_way.id, 1)


async def test_what_comes_back_when_another_took_its_place_is_lost_neither_on_the_page_nor_on_the_disk(
    tmp_path: Path, table: tuple[FakeLink, Tables]
) -> None:
    """Where everybody talks one says more than one thing, and the next is begun before the first is taken."""
    link, answering, at = await slow_table(tmp_path, table)
    draft = await answering.open(*at)
    draft.save("The first.")
    first = await answering.send(table[1].reading.id, at, "praise", Given("The first."), last=False)
    answering.put_down(at)
    again = await answering.open(*at)
    again.save("The second.")
    answering.put_down(at)
    link.tell([ActAnswered(first, "rejected", "unwelcome", "Not yet.")])
    await answering.close()
    assert again.path.read_text() == "The second.\n\nThe first."
    assert (await answering.open(*at)).text == "The second.\n\nThe first."


async def test_what_comes_back_just_as_one_leaves_is_in_its_file(
    tmp_path: Path, table: tuple[FakeLink, Tables]
) -> None:
    link, answering, at = await slow_table(tmp_path, table)
    first = await answering.send(table[1].reading.id, at, "praise", Given("Never saved."), last=True)
    draft = await answering.open(*at)
    link.tell([ActAnswered(first, "rejected", "unwelcome", "Not yet.")])
    answering.put_down(at)
    await answering.close()
    assert draft.path.read_text() == "Never saved."


async def test_what_comes_back_while_another_is_on_its_way_is_on_the_page(
    tmp_path: Path, table: tuple[FakeLink, Tables]
) -> None:
    link, answering, at = await slow_table(tmp_path, table)
    draft = await answering.open(*at)
    draft.save("The first.")
    first = await answering.send(table[1].reading.id, at, "praise", Given("The first."), last=False)
    again = await answering.open(*at)
    again.save("The second.")
    await answering.send(table[1].reading.id, at, "praise", Given("The second."), last=True)
    answering.put_down(at)
    link.tell([ActAnswered(first, "rejected", "unwelcome", "Not yet.")])
    assert (await answering.open(*at)).text == "The first."


async def test_after_a_start_anew_what_is_still_on_its_way_is_neither_offered_again_nor_lost(
    tmp_path: Path,
) -> None:
    with Desk.open(Folders.under(tmp_path)) as desk:
        person = first_identity(desk, "Ana")
        # Nobody answers at that port, so that nothing reaches the room.
        invite = str(new_invite(person, "127.0.0.1", 1, tls=False))
        at = ("ab" * 16, 1)
        async with a_start(desk, person, invite, tmp_path) as (_, answering):
            (await answering.open(*at)).save("On its way.")
            act = await answering.send("cd" * 16, at, "praise", Given("On its way."), last=True)
        async with a_start(desk, person, invite, tmp_path) as (link, answering):
            assert not await answering.left(*at)
            draft = await answering.open(*at)
            assert draft.text == ""
            assert draft.path.read_text() == "On its way."
            assert (await answering.open("cd" * 16, 1)).text == ""
            link.tell([ActAnswered(act, "rejected", "unwelcome", "Not yet.")])
            assert answering.returned == {at: "On its way."}


@contextlib.asynccontextmanager
async def a_start(
    desk: Desk, person: IdentityRecord, invite: str, data: Path
) -> AsyncIterator[tuple[Link, Answering]]:
    """A link to a room and what one writes in it, from a start of the program to its end."""
    link = join_room(desk, person, invite)
    answering = Answering(link, data, KEYS.room)
    await link.start()
    try:
        yield link, answering
    finally:
        await answering.close()
        await link.close()


def with_no_space(answering: Answering) -> Path:
    """Let the folder of notes take nothing."""
    folder = answering.notebook.folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    return folder


async def test_what_no_file_takes_is_there_when_it_is_opened_again(
    tmp_path: Path, table: tuple[FakeLink, Tables]
) -> None:
    answering, at = Answering(table[0], tmp_path, KEYS.room), (table[1].under_way.id, 1)
    with_no_space(answering)
    draft = await answering.open(*at)
    with pytest.raises(DeskTrouble, match="still here as long as"):
        draft.save("Nowhere to go.")
    answering.put_down(at, draft)
    assert await answering.left(*at)
    assert (await answering.open(*at)).text == "Nowhere to go."


async def test_at_the_end_what_no_file_took_is_saved_elsewhere_and_that_is_told(
    tmp_path: Path, table: tuple[FakeLink, Tables], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    answering, at = Answering(table[0], tmp_path, KEYS.room), (table[1].under_way.id, 1)
    with_no_space(answering)
    draft = await answering.open(*at)
    with pytest.raises(DeskTrouble):
        draft.save("Nowhere to go.")
    answering.put_down(at, draft)
    told = await answering.close()
    assert f"it is now in {draft.path}" in told
    assert draft.path.parent in (tmp_path, Path(os.environ.get("TMPDIR") or "/tmp"))
    assert draft.path.read_text() == "Nowhere to go."
    draft.path.unlink()


async def test_at_the_end_there_may_be_space_again(tmp_path: Path, table: tuple[FakeLink, Tables]) -> None:
    answering, at = Answering(table[0], tmp_path, KEYS.room), (table[1].under_way.id, 1)
    way = with_no_space(answering)
    draft = await answering.open(*at)
    with pytest.raises(DeskTrouble):
        draft.save("Nowhere to go.")
    answering.put_down(at, draft)
    way.unlink()
    assert await answering.close() == ""
    assert answering.notebook.response(*at).text == "Nowhere to go."
