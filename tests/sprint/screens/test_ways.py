"""Going back into rooms, what is remembered of them, and leaving when the disk does not take a draft."""

import asyncio
import threading
from pathlib import Path

import msgspec
import pytest

from sprint.core.errors import DeskTrouble
from sprint.desk.desk import Desk
from sprint.desk.drafts import Draft
from sprint.desk.folders import Folders
from sprint.desk.records import RoomRecord
from sprint.openings import Host, Join, Solo
from sprint.screens.commands import COMMANDS, commands_of
from sprint.screens.commandwords import WORDS
from sprint.screens.dialogs import Question
from sprint.screens.help import HelpScreen
from sprint.screens.home import HomeScreen
from sprint.screens.lobby import LobbyScreen
from sprint.screens.palette import named
from sprint.screens.setting import Setting
from sprint.screens.waiting import way_back
from sprint.screens.writing import WritingScreen
from sprint.telling.moments import Moments
from tests.sprint.core.world import World
from tests.sprint.screens.fakelink import INVITE, FakeLink
from tests.sprint.screens.stage import stage, visit_to
from widgets.editor import Editor


def room(number: int, seen: int, **changes: bool) -> RoomRecord:
    return RoomRecord(room=f"{number:032x}", invite=f"sprint://{number}", last_seen_at=seen, **changes)  # type: ignore[arg-type]


def test_the_newest_room_of_ones_own_is_gone_back_to_by_hosting(tmp_path: Path) -> None:
    with Desk.open(Folders.under(tmp_path)) as desk:
        setting = Setting(desk, Moments())
        older, newer = room(1, 1, creator=True, hosted=True), room(2, 2, creator=True, hosted=True)
        theirs, elsewhere = room(3, 3), room(4, 4, creator=True)
        for record in (older, newer, theirs, elsewhere):
            desk.rooms.keep(record)
        assert isinstance(way_back(setting, newer), Host)
        for record in (older, theirs, elsewhere):
            assert way_back(setting, record) == Join(record.invite)


async def test_a_rooms_title_is_remembered_and_that_it_is_closed(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        rooms = show.app.setting.desk.rooms
        rooms.keep(RoomRecord(room=INVITE.room, invite=str(INVITE)))
        link = FakeLink(World())
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        await show.press("b")
        await show.on(HomeScreen)
        await show.says("1 Tuesdays")
        link = FakeLink(World())
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        link.lose("stopped", "This room is closed.", code="closed-room")
        await show.says("the connection has ended")
        await show.press("b")
        await show.on(HomeScreen)
        await show.says("1 Tuesdays closed")


async def test_a_room_is_remembered_as_soon_as_it_is_joined(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        rooms = show.app.setting.desk.rooms
        rooms.keep(RoomRecord(room=INVITE.room, invite=str(INVITE)))
        link = FakeLink(World())
        link.lose()
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        link.come_back()
        await show.until(lambda: [record.title for record in rooms.list()] == ["Tuesdays"])


async def test_remembering_a_room_puts_no_older_key_in_the_place_of_a_newer_one(tmp_path: Path) -> None:
    """Somebody is removed just then: the new key is written by another thread."""
    async with stage(tmp_path) as show:
        rooms = show.app.setting.desk.rooms
        rooms.keep(RoomRecord(room=INVITE.room, invite=str(INVITE)))
        newer = msgspec.structs.replace(INVITE, gen=1, secret=bytes(range(16)))
        visit = visit_to(show, FakeLink(World()))
        look = rooms._shelf.get
        renewing = threading.Thread(target=rooms.renew, args=(newer,))

        def looking(key: str) -> RoomRecord | None:
            record = look(key)
            if renewing.ident is None:
                renewing.start()
                # Whoever holds the shelf while they change it is waited for, and the time runs out here.
                renewing.join(0.3)
            return record

        rooms._shelf.get = looking  # type: ignore[method-assign]
        await visit.remember()
        await asyncio.to_thread(renewing.join)
        record = rooms.get(INVITE.room)
        assert record is not None
        assert (record.invite, record.title) == (str(newer), "Tuesdays")
        await visit.close()


async def test_the_palette_finds_commands_by_their_words(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(100, 30)) as show:
        await show.press("ctrl+p")
        await show.says("Search for commands")
        await show.press(*"paper")
        await show.says("Light or dark")
        await show.press("enter", "enter")
        await show.until(lambda: show.app.theme == "sprint-light")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("rank", "Order of boards"), ("ranks", "Order of boards"), ("quit", "Leave"), ("exit", "Leave"),
        ("stop", "Pause"), ("undo", "Take back"), ("qr", "Invite"), ("code", "Invite"),
        ("recurring", "Coming again"), ("weekly", "Next sprint"), ("every", "Next sprint"),
        ("theme", "Light or dark"), ("colours", "Settings"), ("dark", "Light or dark"),
        ("cancel", "Cancel sprint"), ("timer", "Next sprint"), ("word count", "My count"), ("clap", "Cheer"),
    ],
)  # fmt: skip
def test_a_command_is_known_by_the_words_people_use(query: str, title: str) -> None:
    places = (*commands_of("lobby"), *commands_of("everywhere"))
    assert title in [command.title for command in places if named(command, query)]


def test_words_are_given_to_commands_that_there_are() -> None:
    assert set(WORDS) <= {command.id for command in COMMANDS}


async def test_the_palette_puts_the_command_first_whose_word_was_typed(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(100, 30)) as show:
        await show.press("ctrl+p")
        await show.press(*"exit")
        await show.says("Leave the program")
        await show.press("enter", "enter")
        await show.until(lambda: show.app.return_code == 0)


async def test_the_keys_at_the_foot_of_a_dialog_work(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        dialog = Question(show.app.setting, "Really?", "yes", "no")
        show.app.push_screen(dialog)
        await show.until(lambda: show.app.screen is dialog)
        await show.press("f1")
        await show.on(HelpScreen)
        await show.press("escape")
        await show.until(lambda: show.app.screen is dialog)
        await show.press("ctrl+p")
        await show.says("Search for commands")
        await show.press("escape")
        await show.until(lambda: show.app.screen is dialog)
        await show.press("ctrl+q")
        await show.until(lambda: show.app.return_code == 0)


async def test_leaving_asks_only_when_the_draft_is_not_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(draft: Draft, text: str) -> Path | None:
        draft.unsaved = text
        raise DeskTrouble("The draft could not be saved: the disk is full.")

    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr(Draft, "save", full)
    monkeypatch.setattr("sprint.writing.saving.other_places", lambda path: [spare])
    async with stage(tmp_path / "desk", Solo(600_000)) as show:
        await show.on(WritingScreen)
        show.app.screen.query_one(Editor).insert("Not lost")
        await show.says("could not be saved")
        await show.press("ctrl+q")
        await show.on(Question)
        await show.press("n")
        await show.on(WritingScreen)
        await show.press("ctrl+q", "y")
        await show.until(lambda: not show.app.is_running)
    (rescued,) = spare.iterdir()
    assert rescued.read_text(encoding="utf-8") == "Not lost"
    assert str(rescued) in show.app.farewell[0]
