"""Calling a reading: said back first, dealt now or at its time, called off, and who may."""

from pathlib import Path

import pytest

from sprint.core import acts
from sprint.core.reading.values import Reading
from sprint.screens.ahead import AheadScreen
from sprint.screens.bringing import CLOSED
from sprint.screens.brought import Filled
from sprint.screens.callform import CallScreen
from sprint.screens.dialogs import Question
from sprint.screens.lobby import LobbyScreen
from sprint.screens.pieces import PiecesScreen
from sprint.screens.protocolscreen import ProtocolScreen
from sprint.screens.table import TableScreen
from tests.sprint.core.world import ANA, MINUTE, World, key_of
from tests.sprint.screens import gatherings, scenes
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.gatherings import POEM, calls, offers, sits
from tests.sprint.screens.stage import WALL_MS, Stage, stage, visit_to


def reading(link: FakeLink) -> Reading:
    return link.world.room.readings[-1]


async def called(show: Stage, link: FakeLink) -> None:
    await show.on(LobbyScreen)
    await show.until(lambda: bool(link.world.room.readings))


async def test_two_keys_call_the_usual_reading_in_five_minutes(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show)
        await show.press("s")
        await show.on(CallScreen)
        await show.says(
            "Pieces are gathered until 19:35, then dealt to tables of five. With five people that"
        )
        await show.press("enter")
        await called(show, link)
        assert reading(link).deals_at - link.now() == 5 * MINUTE
        assert link.side.protocols[reading(link).id].name == "strong-lines"
        await show.says("Strong lines is dealt at 19:35, in 05:00")
        await show.says("Nobody has offered a piece yet.")
        assert "Ctrl+R takes that back" in show.told
        # Whoever is at the keyboard sits in without being asked.
        await show.until(lambda: key_of(ANA) in reading(link).guests)


async def test_nobody_calls_a_second_reading_unawares(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show)
        calls(link, "Benedikt", "round-robin", gather_ms=10 * MINUTE)
        await show.press("s")
        await show.on(CallScreen)
        await show.says("“Round robin” is called already and dealt at 19:40; this would be another one.")
        await show.press("enter")
        await show.on(LobbyScreen)
        await show.until(lambda: len(link.world.room.readings) == 2)
        await show.press("ctrl+r")
        await show.until(lambda: "“Strong lines” off. “Round robin” is still called, for 19:40." in show.told)


async def test_what_is_chosen_and_typed_is_said_back_before_it_counts(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show)
        await show.press("s", "down")
        await show.on(CallScreen)
        await show.press("f3")
        await show.on(ProtocolScreen)
        await show.says("Round robin")
        await show.press("escape")
        await show.on(CallScreen)
        await show.press(*"thu 19:30")
        await show.says("until Thursday at 19:30")
        await show.says("They can be read before")
        await show.press("enter")
        await called(show, link)
        assert link.side.protocols[reading(link).id].name == "round-robin"
        assert reading(link).ahead
        await show.says("Round robin is dealt Thursday at 19:30, read ahead")


async def test_words_that_are_no_time_call_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show)
        await show.press("s")
        await show.on(CallScreen)
        for words, sentence in (
            ("soonish", "is not a time I understand"),
            ("now", "nothing to deal at once"),
        ):
            await show.press("ctrl+u", *words)
            await show.says(sentence)
            await show.press("enter")
            await show.pilot.pause()
            assert isinstance(show.app.screen, CallScreen)
        assert link.world.room.readings == ()


async def test_ones_own_protocols_stand_below_and_a_broken_one_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "desk" / "config" / "protocols"
    folder.mkdir(parents=True)
    good = '[[steps]]\nname = "Say"\nwho = "reader"\nkinds = ["praise"]\n'
    (folder / "tuesdays.toml").write_text(f'title = "Our Tuesdays"\n{good}')
    (folder / "broken.toml").write_text("steps = 3")
    async with stage(tmp_path / "desk", size=(120, 40)) as show:
        link = await gatherings.lobby(show)
        await show.press("s")
        await show.on(CallScreen)
        await show.says("Our Tuesdays")
        await show.until(lambda: "broken" in show.told)
        await show.press(*["down"] * 9, "enter")
        await called(show, link)
        assert link.side.protocols[reading(link).id].title == "Our Tuesdays"


async def test_pieces_are_dealt_now_by_whoever_called(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show, POEM)
        await show.press("d")
        assert "No reading is called" in show.told
        await show.press("s", "enter")
        await called(show, link)
        await show.press("d")
        assert "Nobody has offered a piece yet" in show.told
        offers(link, "Cara", "Salt road")
        await show.says("“Salt road” by Cara")
        await show.press("d")
        await show.on(Question)
        await show.says("Deal the tables now? 5 minutes are left")
        await show.press("n")
        assert reading(link).phase == "gathering"
        link.pass_time(5 * MINUTE - 20_000)
        await show.press("d")
        await show.until(lambda: reading(link).phase == "tables")


async def test_another_persons_reading_is_theirs_to_deal_and_to_end(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk", name="Benedikt") as show:
        world = World(seat=scenes.PEOPLE)
        world.at = WALL_MS
        link = FakeLink(world, "Benedikt")
        await show.visit(visit_to(show, link, text=POEM))
        await show.on(LobbyScreen)
        calls(link, "Cara")
        offers(link, "Dido", "Salt road")
        await show.says("1 piece: “Salt road” by Dido")
        await show.press("d")
        assert "Cara called this reading" in show.told
        await show.press("a")
        assert "Cara called this reading, and ends it" in show.told


async def test_in_a_led_room_the_others_are_told_who_calls(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk", name="Benedikt") as show:
        world = World(mode="led", seat=scenes.PEOPLE)
        world.at = WALL_MS
        world.do(ANA, acts.Here())
        link = FakeLink(world, "Benedikt")
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        await show.press("s")
        await show.until(lambda: "Ana calls the readings" in show.told)
        await show.press("d")
        none = "No reading is called. In this room Ana calls the readings."
        await show.until(lambda: show.told == none)


async def test_not_this_time_is_one_key_and_so_is_the_way_back(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show, POEM)
        await show.press("p", "enter")
        await show.on(LobbyScreen)
        calls(link, "Benedikt")
        await show.says("by you, safe in the room")
        await show.until(lambda: "called a reading" in show.told)
        await show.press("j")
        await show.says("You are not coming this time; J brings you in.")
        assert "your piece waits for the next reading" in show.told
        await show.press("j")
        await show.says("by you, safe in the room")
        await show.until(lambda: "so is your piece" in show.told)
        await show.press("j", "ctrl+r")
        await show.says("by you, safe in the room")
        assert reading(link).out == ()
        await show.press("f")
        await show.on(PiecesScreen)
        assert "F shows all" not in show.text
        await show.press("j")
        assert reading(link).out == ()
        await show.press("n")
        await show.says("You are not coming this time; N brings you in.")


async def test_in_a_closed_room_nothing_waits_to_be_read_and_none_is_called(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await gatherings.lobby(show)
        offers(link, "Cara", "Snow")
        await show.says("Waiting for a reading, which S calls")
        await show.press("delete")
        await show.on(Question)
        await show.says("1 piece would not be read here.")
        await show.press("y")
        await show.says("Not read here: 1 piece")
        await show.press("s")
        await show.says(CLOSED)


async def test_calling_off_asks_and_ctrl_r_takes_a_call_back(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show, POEM)
        await show.press("s", "enter")
        await called(show, link)
        await show.press("a")
        await show.on(Question)
        await show.press("n")
        await show.on(LobbyScreen)
        assert reading(link).phase == "gathering"
        await show.press("ctrl+r")
        await show.until(lambda: reading(link).phase == "cancelled")
        await show.press("s", "enter")
        await show.until(lambda: reading(link).phase == "gathering")
        await show.on(LobbyScreen)
        await show.press("a", "y")
        await show.until(lambda: reading(link).phase == "cancelled")


async def test_what_is_read_ahead_can_be_opened_and_nothing_else(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show)
        name = calls(link, "Benedikt", gather_ms=24 * 60 * MINUTE, ahead=True)
        offers(link, "Cara", "Salt road", form="poem", reading=name)
        await show.says("tomorrow at 19:30, read ahead")
        await show.press("f", "enter")
        await show.on(AheadScreen)
        await show.says("runs under the sea")
        await show.says("by Cara")
        await show.press("escape")
        await show.on(PiecesScreen)


async def test_a_piece_on_its_way_is_shown_with_where_it_is(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show, POEM)
        calls(link, "Benedikt")
        visit = show.app.visit
        assert visit is not None
        link.lose()
        visit.brought.sent("a" * 32, "Lanterns", Filled())
        await show.says("“Lanterns”, on this disk")
        link.come_back()
        offers(link, ANA, "Salt road")
        await show.says("by you, safe in the room")


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ((), "You are alone here still; I shows the invite."),
        (("Benedikt",), "Nobody has offered a piece yet."),
    ],
)
async def test_whoever_is_alone_or_two_is_told_what_is_needed(
    others: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    async with stage(tmp_path / "desk") as show:
        world = World(seat=(ANA, *others))
        world.at = WALL_MS
        link = FakeLink(world)
        await show.visit(visit_to(show, link, text=POEM))
        await show.on(LobbyScreen)
        await show.press("s", "enter")
        await called(show, link)
        await show.says(words)
        if others:
            await show.press("p", "enter")
            await show.says("It takes one more")
            sits(link, "Benedikt")
            await show.says("Benedikt sits in.")


async def test_a_reading_that_nobody_brought_anything_to_falls_kindly(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show)
        await show.press("s", "enter")
        await called(show, link)
        link.pass_time(5 * MINUTE)
        await show.until(lambda: "waits for another day" in show.told)
        assert reading(link).phase == "cancelled"


async def test_the_results_have_it_in_a_line(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        await gatherings.results(show)
        await show.says("Strong lines is dealt at 19:35")
        await show.says("P offers yours")


async def test_whoever_comes_late_takes_a_seat_with_one_key(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        link = await gatherings.lobby(show)
        calls(link, "Benedikt")
        await show.until(lambda: key_of(ANA) in reading(link).guests)
        await show.press("j")
        await show.says("You are not coming this time")
        offers(link, "Cara", "Salt road")
        offers(link, "Dido", "Lanterns")
        link.pass_time(5 * MINUTE)
        await show.says("is at its tables. J takes a seat there.")
        await show.press("j")
        await show.on(TableScreen)
        assert reading(link).table_of(key_of(ANA)) is not None
        await show.press("ctrl+l")
        await show.on(LobbyScreen)
        await show.says("H takes you to yours.")
