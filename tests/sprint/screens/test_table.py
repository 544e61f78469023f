"""At a table: reading, one's turn in every way it can go, being read, and coming back."""

import asyncio
import threading
from functools import partial
from pathlib import Path

import pytest

from sprint.core.reading.acts import Stop
from sprint.core.reading.bodies import Given, Mark
from sprint.core.reading.marks import Marks
from sprint.core.reading.protocol import Kind
from sprint.desk.disk import Disk
from sprint.desk.notebook import Notebook
from sprint.screens.dialogs import Question
from sprint.screens.listdialog import ListDialog
from sprint.screens.lobby import LobbyScreen
from sprint.screens.packet import PacketScreen
from sprint.screens.table import TableScreen
from sprint.screens.worddialog import WordsDialog
from sprint.screens.writing import WritingScreen
from sprint.writing.answering import Place
from tests.sprint.core.world import ANA, KEYS, MINUTE, key_of
from tests.sprint.screens import tables as scenes
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, stage, visit_to
from tests.sprint.screens.tables import Tables, at_tables, sit_down


def tables_of(screen: TableScreen) -> Tables:
    link = screen.visit.link
    assert isinstance(link, FakeLink)
    return Tables(link)


def mine(tables: Tables, piece: str) -> list[tuple[str, bool]]:
    """What Ana gave to a piece: text and whether late."""
    given = tables.link.world.room.pieces[piece].responses
    texts = tables.link.texts.given
    return [(texts[one.id].text, one.late) for one in given if one.by == key_of(ANA)]


def notebook(show: Stage) -> Notebook:
    return Notebook(show.app.setting.desk.folders.data, KEYS.room)


async def test_when_the_tables_are_dealt_one_is_taken_there_from_the_lobby(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, tables = at_tables("Benedikt")
        await sit_down(show, link, tables)
        await show.says("“What the booth knew” Benedikt")
        await show.says("03:00 Your time to read")
        await show.says("The ferry was late")


async def test_in_a_sprint_one_is_only_told_and_a_key_leads_there(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, tables = at_tables("Benedikt")
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        link.world.schedule(ANA, 15 * MINUTE)
        link.pass_time(0)
        await show.on(WritingScreen)
        tables.deal()
        await show.until(lambda: "Shift+F2" in show.told)
        assert isinstance(show.app.screen, WritingScreen)
        await show.press("shift+f2")
        await show.on(TableScreen)


async def test_after_a_note_one_is_taken_to_the_table_all_the_same(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, tables = at_tables("Benedikt")
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        await show.press("enter", *"Tea?", "enter")
        await show.until(lambda: link.side.notes != [])
        assert show.app.focused is None
        await show.press("enter")
        await show.until(lambda: show.app.focused is not None)
        tables.deal()
        await show.on(TableScreen)


async def test_a_turn_stays_in_view_for_whoever_finishes_a_note_first(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, tables = at_tables("Benedikt")
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        await show.press("enter", *"Soo")
        tables.deal()
        await show.says("Your time to read, 03:00 left. Esc and H take you there.")
        link.pass_time(100_000)
        await show.says("01:20 left.")
        await show.press("n", "enter")
        await show.says("01:20 left. H takes you there.")
        await show.press("h")
        await show.on(TableScreen)
        await show.press("ctrl+l")
        await show.on(LobbyScreen)
        await show.says("01:20 left. H takes you there.")
        await show.press("w")
        await show.on(WritingScreen)
        await show.says("01:20 left. Shift+F2 leads there.")


async def test_marks_are_kept_at_once_and_are_there_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.reading(show)
        piece = tables_of(screen).under_way.id
        wanted = (Mark(1, 1, "stayed"), Mark(7, 7, "question"), Mark(10, 11, "stayed"))
        await show.until(lambda: notebook(show).marks(piece) == wanted)
        await show.press("ctrl+l")
        await show.on(LobbyScreen)
        await show.press("h")
        await show.on(TableScreen)
        again = show.app.screen
        assert isinstance(again, TableScreen)
        await show.until(lambda: again.piece.marks == Marks(wanted))


class SlowDisk(Disk):
    """A disk that gives marks only when it is let go."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def read(self, path: Path) -> bytes:
        if path.suffix == ".json":
            self.go.wait(30)
        return super().read(path)


async def test_a_mark_set_while_those_of_before_are_on_their_way_takes_none_of_them_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path) as show:
        link, tables = at_tables("Benedikt")
        before, slow = Mark(3, 3, "note", "of before"), SlowDisk()
        for piece in link.world.room.pieces:
            notebook(show).keep_marks(piece, (before,))
        monkeypatch.setattr("sprint.writing.answering.Notebook", partial(Notebook, disk=slow))
        screen = await sit_down(show, link, tables)
        screen.piece.mark("stayed")
        await show.app.screen.query_one("#piece").wait_for_refresh()
        slow.go.set()
        wanted = (Mark(1, 1), before)
        await show.until(lambda: notebook(show).marks(tables.under_way.id) == wanted)
        await show.until(lambda: screen.piece.marks == Marks(wanted))


async def test_a_note_is_asked_for_in_words(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await sit_down(show, *at_tables("Benedikt"))
        await show.press("down", "n")
        await show.on(WordsDialog)
        await show.press(*"blue", "enter")
        await show.on(TableScreen)
        await show.until(lambda: screen.piece.marks.all == (Mark(2, 2, "note", "blue"),))


async def test_what_an_author_says_beforehand_stands_before_the_piece(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await scenes.veiled(show)
        await show.says("A father has died.")
        assert "Three rakes" not in show.text
        await show.press("enter")
        await show.says("Three rakes")


async def my_turn_before_a_veil(show: Stage) -> TableScreen:
    """Ana's turn to respond to a piece that she has not opened."""
    screen = await scenes.veiled(show)
    tables = tables_of(screen)
    tables.finish()
    tables.others_finish()
    for name in ("Benedikt", "Dido", "Elif"):
        if tables.part != "respond":
            tables.responds(name, "Three rakes, yes.", "observation")
    await show.until(lambda: screen.focused is screen.page and screen.answer is not None)
    show.rest()
    return screen


async def test_enter_on_an_empty_page_opens_the_piece_in_ones_turn(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as show:
        screen = await my_turn_before_a_veil(show)
        await show.says("Enter or F5 reads it.")
        await show.press("enter")
        await show.says("Three rakes")
        assert screen.page.text == ""
        await show.until(lambda: screen.focused is screen.page)
        await show.press("x", "enter", "y")
        assert screen.page.text == "x\ny"


async def test_a_function_key_opens_the_piece_when_something_is_on_the_page(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as show:
        screen = await my_turn_before_a_veil(show)
        await show.press("x", "enter")
        await show.until(lambda: screen.page.text == "x\n")
        await show.says(" F5 reads it.")
        await show.press("f5")
        await show.says("Three rakes")
        assert screen.page.text == "x\n"


async def test_a_piece_that_was_opened_is_open_after_coming_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.veiled(show)
        tables = tables_of(screen)
        await show.press("enter")
        await show.says("Three rakes")
    async with stage(tmp_path) as show:
        link = FakeLink(tables.link.world)
        link.texts = tables.link.texts
        await show.visit(visit_to(show, link))
        await show.on(TableScreen)
        await show.says("Three rakes")


async def test_rather_not_asks_no_reason(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.veiled(show)
        tables = tables_of(screen)
        piece = tables.under_way.id
        await show.press("f9")
        await show.on(Question)
        await show.press("y")
        await show.on(TableScreen)
        reader = tables.link.world.room.pieces[piece].reader(key_of(ANA))
        assert reader is not None
        assert reader.state == "declined"


async def test_a_response_is_on_the_disk_before_it_is_sent_and_gone_from_there_after(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.my_turn(show)
        tables = tables_of(screen)
        answer = screen.answer
        assert answer is not None
        piece = answer.at[0]
        assert "I laughed, and then I did not." in answer.draft.path.read_text()
        await show.says("on this disk · ! not sent yet")
        await show.press("ctrl+s")
        await show.until(lambda: len(mine(tables, piece)) == 1)
        given = tables.link.texts.given[tables.link.world.room.pieces[piece].responses[-1].id]
        assert given.text.startswith("> The ferry was late")
        assert given.marks == (Mark(1, 1, "stayed"), Mark(7, 7, "question"), Mark(10, 11, "stayed"))
        await show.until(lambda: answer.draft.path.read_text() == "")
        await show.says("safe in the room")


async def test_a_response_that_no_file_takes_is_there_again_when_one_comes_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, tables = at_tables("Benedikt")
        await sit_down(show, link, tables)
        tables.until(lambda: tables.part == "respond")
        folder = notebook(show).folder
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.write_text("in the way")
        screen = show.app.screen
        assert isinstance(screen, TableScreen)
        await show.until(lambda: screen.answer is not None)
        await show.press(*"Only here")
        await show.until(lambda: "could not be saved" in show.told)
        await show.press("ctrl+l")
        await show.on(LobbyScreen)
        await show.press("h")
        await show.on(TableScreen)
        again = show.app.screen
        assert isinstance(again, TableScreen)
        await show.until(lambda: again.page.text == "Only here")
        folder.unlink()
        await show.until(lambda: any("Only here" in path.read_text() for path in folder.glob("*.txt")))


async def test_what_is_typed_while_a_slow_disk_takes_a_response_stays_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.my_turn(show)
        tables = tables_of(screen)
        answering, asked, go = screen.seat.answering, asyncio.Event(), asyncio.Event()
        send, piece = answering.send, tables.under_way.id

        async def slowly(reading: str, at: Place, of: Kind, given: Given, *, last: bool) -> str:
            asked.set()
            await go.wait()
            return await send(reading, at, of, given, last=last)

        monkeypatch.setattr(answering, "send", slowly)
        sending = asyncio.create_task(screen.action_send())
        await asked.wait()
        await show.press(*"more")
        go.set()
        await sending
        assert len(mine(tables, piece)) == 1
        await show.until(lambda: screen.page.text == "more")
        assert screen.answer is not None
        await show.until(lambda: notebook(show).response(piece, 1).text == "more")


async def test_after_a_kill_what_was_begun_is_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.my_turn(show)
        tables = tables_of(screen)
        at = screen.answer.at if screen.answer else ("", 0)
        kept = notebook(show).response(*at).text
    async with stage(tmp_path) as show:
        link = FakeLink(tables.link.world)
        link.texts = tables.link.texts
        await show.visit(visit_to(show, link))
        await show.on(TableScreen)
        again = show.app.screen
        assert isinstance(again, TableScreen)
        await show.until(lambda: again.answer is not None)
        assert again.page.text == kept
        assert kept.endswith("and then I did not.")


async def test_when_time_is_over_the_text_stays_and_goes_out_late(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.my_turn(show)
        tables = tables_of(screen)
        piece = tables.under_way.id
        tables.link.pass_time(58_000)
        tables.go_on()
        await show.until(lambda: screen.scene is not None and screen.scene.part == "listen")
        await show.says("For “What the booth knew” by Benedikt. Late is fine.")
        screen.page.insert(" Still here.")
        await show.press("ctrl+s")
        await show.until(lambda: mine(tables, piece) != [])
        assert mine(tables, piece)[0][0].endswith("Still here.")
        assert mine(tables, piece)[0][1]
        await show.until(lambda: "welcome all the same" in show.told)


async def test_a_late_text_that_was_deleted_leaves_its_page_to_be_written_anew(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.my_turn(show)
        tables = tables_of(screen)
        piece = tables.under_way.id
        tables.link.pass_time(58_000)
        tables.go_on()
        await show.says("Late is fine.")
        screen.page.clear()
        await show.until(lambda: screen.page.text == "")
        screen.look()
        await show.press(*"hinge")
        assert screen.page.text == "hinge"
        await show.press("ctrl+s")
        await show.until(lambda: [text for text, _ in mine(tables, piece)] == ["hinge"])


@pytest.mark.parametrize(("left_ms", "said"), [(30_000, "30 s left."), (10_000, "10 s left.")])
async def test_nobody_is_cut_off_without_a_warning(tmp_path: Path, left_ms: int, said: str) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.my_turn(show)
        tables = tables_of(screen)
        turn = tables.turns[0]
        show.hush()
        tables.link.pass_time(turn.ends_at - tables.link.now() - left_ms)
        await show.until(lambda: said in show.told)
        assert "F4 gives you 30 s more" in show.told


async def test_thirty_seconds_more_are_had_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.my_turn(show)
        tables = tables_of(screen)
        ends_at = tables.turns[0].ends_at
        await show.press("f4")
        await show.until(lambda: tables.turns[0].ends_at == ends_at + 30_000)
        await show.press("f4")
        await show.until(lambda: "already" in show.told)
        assert tables.turns[0].ends_at == ends_at + 30_000


@pytest.mark.parametrize(("key", "state"), [("f6", "passed"), ("f7", "given"), ("f8", "given")])
async def test_a_turn_ends_in_one_key_without_a_text(tmp_path: Path, key: str, state: str) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.my_turn(show)
        tables = tables_of(screen)
        piece = tables.under_way.id
        screen.page.open_text("")
        await show.press(key)
        await show.until(lambda: _reader(tables, piece) == state)
        tables.go_on()
        await show.until(lambda: screen.scene is not None and screen.scene.part == "listen")
        assert mine(tables, piece) == []


async def test_ditto_is_offered_once_another_reader_gave_something(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as show:
        screen = await scenes.veiled(show)
        tables = tables_of(screen)
        tables.until(lambda: tables.part == "respond")
        await show.until(lambda: screen.answer is not None)
        assert not [one for one in screen.offered() if one.id == "ditto"]
        await show.press("f7")
        await show.until(lambda: "join in" in show.told)
        assert tables.part == "respond"


def _reader(tables: Tables, piece: str) -> str:
    reader = tables.link.world.room.pieces[piece].reader(key_of(ANA))
    return reader.state if reader is not None else ""


async def test_passing_leaves_what_was_written_on_the_disk(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.my_turn(show)
        path = screen.answer.draft.path if screen.answer else Path()
        await show.press("f6")
        await show.on(Question)
        await show.says("was not sent")
        await show.press("n", "f7", "y")
        await show.until(lambda: screen.answer is None)
        assert "I laughed" in path.read_text()
        await show.until(lambda: "stays on this disk" in show.told)
        assert path.name in show.told
        await show.press("o", "enter")
        await show.until(lambda: screen.unsent)
        assert screen.page.text.endswith("I laughed, and then I did not.")
        await show.press("ctrl+s")
        await show.until(lambda: mine(tables_of(screen), tables_of(screen).under_way.id) != [])


async def test_done_does_not_throw_a_written_response_away(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.my_turn(show)
        await show.press("f8")
        await show.until(lambda: "Ctrl+S sends it" in show.told)
        assert screen.unsent
        assert tables_of(screen).part == "respond"


async def test_the_kind_is_chosen_where_there_are_several(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.my_turn(show)
        tables = tables_of(screen)
        piece = tables.under_way.id
        await show.press("f3")
        await show.says("● what I noticed")
        await show.press("ctrl+s")
        await show.until(lambda: mine(tables, piece) != [])
        assert tables.link.world.room.pieces[piece].responses[-1].of == "observation"


async def test_offline_a_response_stays_on_this_disk_until_one_is_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.my_turn(show)
        screen.visit.link.lose()  # type: ignore[attr-defined]
        await show.says("not sent yet")
        await show.says("on this disk")
        assert screen.unsent


async def test_others_see_who_responds_and_who_is_next(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await scenes.listening(show)
        await show.says("Elif responds · What stays")
        await show.says("then Benedikt: Thanks")
        await show.says("Cara liked the baker’s boy.")


async def test_one_sees_that_one_is_read_and_by_whom(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await sit_down(show, *at_tables(ANA))
        await show.says("You are being read by")
        heard = show.text.split("You are being read by")[1][:40]
        assert all(name in heard for name in ("Benedikt", "Cara", "Dido", "Elif"))


async def test_an_author_may_hear_everything_at_the_end_only(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.being_read(show)
        await show.says("anywhere after that line.")
        await show.press("e")
        await show.says("2 responses so far.")
        assert "anywhere after that line" not in show.text
        tables = tables_of(screen)
        tables.until(lambda: tables.part == "reply")
        await show.until(lambda: screen.answer is not None)
        await show.press("f2")
        await show.says("anywhere after that line.")


async def test_the_author_has_the_last_word_in_full(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.replying(show)
        tables = tables_of(screen)
        piece = tables.under_way.id
        assert tables.turns[0].ends_at - tables.turns[0].opened_at == 60_000
        await show.press("ctrl+s")
        await show.until(lambda: mine(tables, piece) != [])
        assert tables.link.world.room.pieces[piece].responses[-1].of == "thanks"


@pytest.mark.parametrize(("keys", "words"), [(["t"], ""), (["g", *"oh!", "enter"], "oh!")])
async def test_a_reader_is_thanked_in_one_key_or_in_words(
    tmp_path: Path, keys: list[str], words: str
) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.being_read(show)
        first, second = tables_of(screen).under_way.responses
        await show.press("up")
        await show.press(*keys)
        await show.until(lambda: _thanked(screen) == [first.id])
        assert screen.visit.link.side.thanks[first.id] == words
        assert second.id not in screen.visit.link.side.thanks


def _thanked(screen: TableScreen) -> list[str]:
    return [one.id for one in tables_of(screen).under_way.responses if one.thanked]


async def test_stopping_is_asked_about_first(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.being_read(show)
        tables = tables_of(screen)
        piece = tables.under_way.id
        await show.press("x")
        await show.on(Question)
        assert tables.link.world.room.pieces[piece].state == "open"
        await show.press("y")
        await show.until(lambda: tables.link.world.room.pieces[piece].state == "stopped")


async def test_an_author_decides_how_to_be_heard(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.deciding(show)
        tables = tables_of(screen)
        piece = tables.under_way.id
        await show.says("3 Pointing")
        await show.press("3")
        await show.until(lambda: tables.link.world.room.pieces[piece].decided(1) == 2)


async def test_nobody_chooses_what_they_do_not_see(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(60, 20)) as show:
        screen = await scenes.deciding(show)
        tables = tables_of(screen)
        piece = tables.under_way.id
        await show.says("3 Pointing Point to the words")
        await show.press("f2")
        await show.until(lambda: "Pointing" not in show.text)
        await show.press("3")
        await show.says("3 Pointing")
        assert tables.link.world.room.pieces[piece].decided(1) is None
        await show.press("down", "down", "down", "down", "down", "down")
        await show.says("7 What I asked beforehand")
        await show.press("3")
        await show.until(lambda: tables.link.world.room.pieces[piece].decided(1) == 2)


async def test_from_looking_back_esc_leads_to_what_is_now(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, tables = at_tables("Benedikt")
        screen = await sit_down(show, link, tables)
        first = tables.under_way.id
        tables.until(lambda: tables.under_way.id != first and tables.part == "read")
        now = screen.visit.link.side.abouts[tables.under_way.id].title
        await show.says(now)
        await show.press("o", "enter")
        await show.says("looking back at “What the booth knew”")
        await show.says("Esc Back to now")
        assert "Done reading" not in show.text
        await show.press("d")
        await show.until(lambda: "Esc goes back" in show.told)
        assert tables.part == "read"
        await show.press("escape")
        await show.until(lambda: "looking back" not in show.text)
        await show.says(f"“{now}”")
        show.hush()
        await show.says("d Done reading")


@pytest.mark.parametrize(("key", "choice"), [("1", 0), ("2", -1)])
async def test_an_author_says_yes_or_no_where_the_protocol_asks(
    tmp_path: Path, key: str, choice: int
) -> None:
    async with stage(tmp_path) as show:
        link, tables = at_tables(ANA, "four-steps")
        screen = await sit_down(show, link, tables)
        tables.until(lambda: tables.part == "decide")
        await show.until(lambda: screen.scene is not None and screen.scene.part == "decide")
        await show.says("Would you like to hear it?")
        piece, step = tables.under_way.id, screen.scene.number if screen.scene else -1
        await show.press(key)
        await show.until(lambda: tables.link.world.room.pieces[piece].decided(step) == choice)


async def test_somebody_is_hidden_for_oneself_alone(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.being_read(show)
        entries = len(tables_of(screen).link.world.log)
        await show.press("h")
        await show.says("you have hidden them")
        assert "harbour master’s lamp" not in show.text
        assert len(tables_of(screen).link.world.log) == entries
        await show.press("h")
        await show.says("harbour master’s lamp")


async def test_at_the_end_one_sees_what_one_gave_and_looks_back_in_peace(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await scenes.done(show)
        await show.says("The table is done")
        await show.says("You responded to")
        await show.says("Only you see this line.")
        await show.press("o")
        await show.on(ListDialog)
        await show.press("enter")
        await show.on(TableScreen)
        await show.says("looking back at")
        await show.press("p")
        await show.on(PacketScreen)
        await show.says("You gave to 1 person and heard from 2.")
        await show.press("escape")
        await show.on(TableScreen)
        await show.press("ctrl+l")
        await show.on(LobbyScreen)


async def test_everybody_may_say_several_things_where_all_talk(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.talking(show)
        tables = tables_of(screen)
        piece = tables.under_way.id
        for words in ("First.", "Second."):
            await show.until(lambda: screen.answer is not None)
            screen.page.insert(words)
            await show.press("ctrl+s")
            await show.until(partial(_said, tables, piece, words))
        assert tables.part == "respond"
        await show.until(lambda: screen.answer is not None)
        await show.press("f8")
        await show.until(lambda: tables.part == "listen")


def _said(tables: Tables, piece: str, words: str) -> bool:
    return words in [text for text, _ in mine(tables, piece)]


async def test_an_author_answers_at_once_where_they_need_not_be_quiet(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.in_talk(show)
        tables = tables_of(screen)
        piece = tables.under_way.id
        await show.says("You may answer at once;")
        await show.says("Whose lamp is it?")
        assert "Ctrl+S Send" not in show.rows[-1]
        await show.press("f2", *"Mine")
        assert screen.page.text == "Mine"
        await show.says("Ctrl+S Send")
        await show.press("ctrl+s")
        await show.until(lambda: mine(tables, piece) == [("Mine", False)])
        assert tables.link.world.room.pieces[piece].responses[-1].of == "answer"
        await show.until(lambda: screen.answer is not None and screen.page.text == "")
        screen.page.insert("My")
        tables.until(lambda: tables.part == "reply")
        await show.says("Late is fine.")
        assert screen.page.text == "My"


async def test_a_quiet_author_has_no_page_before_their_turn(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.being_read(show)
        assert screen.scene is not None
        assert not screen.scene.open_to_author
        assert screen.answer is None
        assert "-answer" not in screen._leaves.order


async def test_a_missed_turn_comes_again_at_the_end(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.missing(show)
        tables = tables_of(screen)
        await show.says("Your turn again")
        await show.until(lambda: screen.answer is not None)
        screen.page.insert("Here after all.")
        piece = screen.answer.at[0] if screen.answer else ""
        await show.press("ctrl+s")
        await show.until(lambda: mine(tables, piece) == [("Here after all.", False)])


async def test_what_the_room_would_not_have_is_still_there(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        screen = await scenes.my_turn(show)
        tables = tables_of(screen)
        author = tables.name(tables.under_way.by)
        text = screen.page.text

        tables.link.others(author, Stop(tables.under_way.id))
        tables.go_on()
        await show.until(lambda: "is read no further" in show.told)
        await show.press("ctrl+s")
        await show.until(lambda: "on your disk" in show.told)
        assert screen.page.text == text
