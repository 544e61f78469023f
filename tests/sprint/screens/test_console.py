"""Leading a day from the console, by the keyboard alone, in a room with the real rules."""

from pathlib import Path

import pytest
from textual.widgets import Input

from sprint.core.acts import Schedule
from sprint.core.agenda.acts import Appoint, Hand, Move, Plan
from sprint.core.agenda.values import Agenda
from sprint.screens.announcements import AnnouncementsScreen
from sprint.screens.console import ConsoleScreen
from sprint.screens.dialogs import Question
from sprint.screens.listdialog import ListDialog
from sprint.screens.lobby import LobbyScreen
from sprint.screens.partdialog import PartDialog
from sprint.screens.room import RoomScreen
from sprint.screens.table import TableScreen
from sprint.screens.worddialog import WordsDialog
from sprint.screens.writing import WritingScreen
from tests.sprint.core.world import ANA, MINUTE, World, key_of
from tests.sprint.screens import consoles, scenes
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, stage, visit_to
from tests.sprint.screens.tables import at_tables

BENEDIKT = "Benedikt"


def agenda_of(link: FakeLink) -> Agenda:
    assert link.room is not None
    assert link.room.agenda is not None
    return link.room.agenda


def names(link: FakeLink) -> list[str]:
    agenda = agenda_of(link)
    return [link.side.days.block(agenda.id, block.id).title or block.kind for block in agenda.blocks]


async def words(show: Stage, text: str) -> None:
    await show.on(WordsDialog)
    await show.press(*["space" if letter == " " else letter for letter in text], "enter")
    await show.on(ConsoleScreen)


async def test_a_day_is_chosen_begun_paused_and_led_on(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.empty(show)
        await show.says("No day is planned. W chooses one")
        await show.press("w")
        await show.on(ListDialog)
        await show.says("hour 60 min, The writing hour")
        await show.press("enter")
        await show.on(ConsoleScreen)
        await show.until(lambda: link.room is not None and link.room.agenda is not None)
        await show.press("enter")
        await show.until(lambda: agenda_of(link).phase == "running")
        await show.press("space")
        await show.says("The day is paused")
        ends = agenda_of(link).now
        link.pass_time(10 * MINUTE)
        await show.press("space")
        await show.until(lambda: (now := agenda_of(link).now) is not None and now.paused_at is None)
        now = agenda_of(link).now
        assert now is not None
        assert ends is not None
        assert now.ends_at == ends.ends_at + 10 * MINUTE
        await show.press("f6")
        await show.until(lambda: agenda_of(link).now.ends_at == now.ends_at + 5 * MINUTE)  # type: ignore[union-attr]
        await show.press("ctrl+r")
        await show.until(lambda: agenda_of(link).now.ends_at == now.ends_at)  # type: ignore[union-attr]
        first = now.block
        await show.press("n")
        await show.on(Question)
        await show.press("y")
        await show.until(lambda: agenda_of(link).now.block != first)  # type: ignore[union-attr]


async def test_parts_are_put_in_taken_out_moved_and_that_is_taken_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        before = names(link)
        await show.press("a")
        await words(show, "break 10 Tea")
        await show.until(lambda: names(link)[1] == "Tea")
        await show.press("shift+down")
        await show.until(lambda: names(link)[2] == "Tea")
        await show.press("x")
        await show.until(lambda: names(link) == before)
        await show.press("ctrl+r")
        await show.until(lambda: names(link)[2] == "Tea")
        await show.press("d")
        await show.until(lambda: names(link).count("Tea") == 2)
        await show.press("a")
        await show.on(WordsDialog)
        await show.press(*["space" if letter == " " else letter for letter in "spirnt 20"], "enter")
        await show.says("Perhaps “sprint”?")
        assert isinstance(show.app.screen, WordsDialog), "what was typed stays, to be mended"
        assert show.app.screen.query_one(Input).value == "spirnt 20"
        await show.press("escape")
        await show.on(ConsoleScreen)
        await show.press("ctrl+r")
        await show.until(lambda: names(link).count("Tea") == 1)
        await show.press("ctrl+r")
        await show.until(lambda: names(link)[1] == "Tea")


async def test_what_is_told_and_put_on_view_comes_to_everybody(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        await show.press("t")
        await show.on(WordsDialog)
        await show.press(*"Tea", "escape")
        await show.on(ConsoleScreen)
        await show.press("p")
        await show.on(WordsDialog)
        assert show.app.screen.query_one(Input).value == ""
        await show.press("escape")
        await show.on(ConsoleScreen)
        await show.press("t")
        await show.on(WordsDialog)
        assert show.app.screen.query_one(Input).value == "Tea", "what was left unsent waits"
        await words(show, "Tea is ready")
        await show.says("Tea is ready")
        await show.press("p")
        await words(show, "Write what you are afraid of")
        await show.says("On view: Write what you are afraid of")
        assert link.room is not None
        assert link.side.days.announced[link.room.on_view].text == "Write what you are afraid of"
        await show.press("v")
        await show.until(lambda: link.room is not None and not link.room.on_view)


async def test_a_sprint_is_begun_at_once_and_one_stays_at_the_console(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        await show.press("enter")
        await show.until(lambda: agenda_of(link).phase == "running")
        await show.press("s")
        await show.on(WordsDialog)
        assert show.app.screen.query_one(Input).value == "15", "the usual length"
        await show.press(*"7m3", "enter")
        await show.says("“7m3” is no length for a sprint.")
        await show.press("ctrl+u", "7")
        await show.says("7 minutes, from 19:31 to 19:38.")
        await show.says("the place of “Who is here?”")
        await show.press("enter")
        await show.until(lambda: link.room is not None and link.room.sprint is not None)
        assert link.world.sprint.length_ms == 7 * MINUTE
        link.pass_time(2 * MINUTE)
        await show.says("The sprint has begun. Esc, and then W, leads to your page.")
        assert isinstance(show.app.screen, ConsoleScreen)


async def test_somebody_who_is_stuck_is_helped_from_the_console(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.leading(show)
        await show.says("Imre is stuck: my heroine will not leave the room.")
        await show.says("Shift+F7 gives an idea.")
        await show.press("shift+f7")
        await show.on(WordsDialog)
        await show.says("Imre is stuck")
        await show.press(*"rain", "enter")
        await show.on(ConsoleScreen)
        await show.until(lambda: [one.text for one in link.side.ideas] == ["rain"])


async def test_a_key_that_is_held_down_plans_a_day_or_stops_it_and_no_more(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.empty(show)
        await show.press("w")
        await show.on(ListDialog)
        await show.press("enter")
        await show.type_on("enter", "enter")
        await show.until(lambda: link.room is not None and link.room.agenda is not None)
        await show.type_on("enter", "enter")
        assert agenda_of(link).phase == "planned"
        await show.press("enter")
        await show.until(lambda: agenda_of(link).phase == "running")
        await show.press("space")
        await show.type_on("space", "space")
        await show.says("The day is paused")
        part = agenda_of(link).now
        assert part is not None
        assert part.paused_at is not None


async def test_who_is_alone_is_told_that_nobody_can_be_given_a_part_yet(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await consoles.at_console(show, FakeLink(World(seat=(ANA,))))
        await show.press("o")
        await show.says("Nobody else has come in yet.")
        await show.on(ConsoleScreen)


async def test_of_two_who_lead_the_second_is_told_what_happened(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        agenda = agenda_of(link)
        link.others(ANA, Appoint(key_of(BENEDIKT), "deputy"))
        await show.says("You have made Benedikt a deputy.")
        link.world.do(BENEDIKT, Plan(agenda.blocks[:2], None, agenda.id, 0))
        await show.press("x")
        await show.says("Somebody changed this plan a moment ago.")


async def test_the_mark_of_a_list_is_a_sign_and_not_a_shade_alone(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await consoles.about_to_begin(show)
        await show.press("o")
        await show.on(ListDialog)
        await show.says("› Benedikt")
        await show.press("down")
        await show.says("› Cara")
        assert "› Benedikt" not in show.text


async def test_a_locked_door_and_who_said_their_line_stay_in_view(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as show:
        link = await consoles.about_to_begin(show)
        await show.press("enter")
        await show.says("0 of 5 said what they mean to do")
        await FakeLink(link.world, BENEDIKT).days.pledge("intention", "two pages")
        link.catch_up()
        await show.says("1 of 5 said what they mean to do")
        await show.press("l")
        await show.says("the door is locked")
        show.hush()
        await show.says("the door is locked")
        await show.press("l")
        show.hush()
        await show.until(lambda: "the door is locked" not in show.text)


async def test_before_anything_was_read_the_console_names_a_key_of_its_own(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await consoles.about_to_begin(show)
        await show.press("g")
        await show.says("A puts a reading in: read 30.")


async def test_the_talk_the_roles_and_the_door(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        agenda = agenda_of(link)
        talk = next(block for block in agenda.blocks if block.kind == "talk")
        at_talk = agenda.index(talk.id)
        await show.press(*["down"] * at_talk)
        await show.press("enter")
        await show.until(lambda: agenda_of(link).phase == "running")
        link.others(BENEDIKT, Hand(agenda.id, agenda_of(link).moves))
        await show.says("speaks")
        await show.press("r")
        await show.says("1. in line")
        await show.press("n")
        await show.on(Question)
        await show.says("Benedikt has the floor")
        await show.press("n")
        await show.on(ConsoleScreen)
        await show.press("y")
        await show.says("left. Thank them all the same?")
        await show.press("y")
        await show.until(lambda: key_of(BENEDIKT) in agenda_of(link).now.talk.heard)  # type: ignore[union-attr]
        await show.press("l")
        await show.until(lambda: link.room is not None and link.room.locked)
        await show.press("o")
        await show.on(ListDialog)
        await show.press("enter")
        await show.until(lambda: link.room is not None and key_of(BENEDIKT) in link.room.deputies)


async def test_who_opened_the_room_takes_the_lead_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = scenes.gathered()
        await consoles.planned(link)
        link.others(ANA, Appoint(key_of(BENEDIKT), "lead"))
        await consoles.at_console(show, link)
        await show.press("o")
        await show.on(ListDialog)
        await show.press(*["down"] * 4, "enter")
        await show.on(Question)
        await show.says("You lead from now on")
        await show.press("y")
        await show.until(lambda: link.room is not None and link.room.lead == "")


async def test_the_lead_is_handed_over_after_a_question_and_comes_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        await show.press("o")
        await show.on(ListDialog)
        await show.press(*["down"] * 4, "enter")
        await show.on(Question)
        await show.says("Benedikt leads from now on")
        await show.press("n")
        await show.on(ConsoleScreen)
        assert link.room is not None
        assert link.room.lead == ""
        await show.press("o")
        await show.on(ListDialog)
        await show.press(*["down"] * 4, "enter")
        await show.on(Question)
        await show.press("y")
        await show.until(lambda: link.room is not None and link.room.lead == key_of(BENEDIKT))
        await show.says("You have handed the lead to Benedikt. Ctrl+R takes it back; later, O")
        await show.press("ctrl+r")
        await show.until(lambda: link.room is not None and link.room.lead == "")


async def test_the_lobby_tells_everybody_where_the_day_is(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await consoles.day_in_lobby(show)
        await show.says("Who is here? · until")
        assert isinstance(show.app.screen, LobbyScreen)
        assert "N sets the next one" not in show.text


async def test_it_is_said_before_anything_begins_whether_all_fits_the_people_who_are_here(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        await show.says("With 4 people everything fits")
        await show.press("a")
        await words(show, "read 6 Too short")
        await show.says("Too short: 4 pieces would need")
        await show.press("ctrl+r")
        await show.until(lambda: "Too short" not in names(link))
        await show.says("Taken back. What is to come is as it was before.")
        await show.says("With 4 people everything fits")


async def typed(show: Stage, text: str) -> None:
    """Write a line anew that has the focus."""
    await show.press("ctrl+u", *["space" if letter == " " else letter for letter in text])


async def test_a_part_to_come_is_changed_and_keeps_its_prompt(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        agenda = agenda_of(link)
        first = agenda.blocks[0]
        prompt = link.side.days.block(agenda.id, first.id).prompt
        assert prompt
        await show.press("i")
        await show.on(PartDialog)
        await typed(show, "gather 20 Come in")
        await show.press("enter")
        await show.until(lambda: names(link)[0] == "Come in")
        assert agenda_of(link).blocks[0].length_ms == 20 * MINUTE
        assert link.side.days.block(agenda.id, first.id).prompt == prompt


async def test_a_prompt_is_changed_while_the_day_runs_and_that_is_taken_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        await show.press("enter")
        await show.until(lambda: agenda_of(link).phase == "running")
        agenda = agenda_of(link)
        coming = agenda.blocks[1]

        def prompt() -> str:
            return link.side.days.block(agenda.id, coming.id).prompt

        before = prompt()
        await show.press("i")
        await show.on(PartDialog)
        await show.press("down")
        await typed(show, "Begin with rain")
        await show.press("enter")
        await show.until(lambda: prompt() == "Begin with rain")
        assert agenda_of(link).blocks == agenda.blocks
        await show.press("ctrl+r")
        await show.until(lambda: prompt() == before)


async def test_of_a_part_that_has_begun_only_the_notes_change_and_nothing_is_sent(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        await show.press("enter")
        await show.until(lambda: agenda_of(link).phase == "running")
        entries = len(link.world.log)
        await show.press("up", "i")
        await show.on(PartDialog)
        await show.says("This part has begun and stays as it was planned")
        await typed(show, "Breathe first")
        await show.press("enter")
        await show.says("Your note: Breathe first")
        assert len(link.world.log) == entries


async def test_what_is_no_part_is_said_while_it_is_typed_and_nothing_is_lost(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        before = names(link)
        await show.press("i")
        await show.on(PartDialog)
        await typed(show, "sprnit 20")
        await show.press("down", "down", "x", "enter")
        await show.says("Perhaps “sprint”?")
        assert isinstance(show.app.screen, PartDialog)
        await show.press("escape")
        await show.on(ConsoleScreen)
        assert names(link) == before


async def test_the_next_date_is_asked_for_as_people_part_and_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Africa/Accra")
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        agenda = agenda_of(link)
        link.others(ANA, Move(agenda.id, agenda.moves, agenda.blocks[-1].id))
        await show.says("No next date is set. B sets one.")
        await show.press("b")
        await words(show, "2099-12-05 10:00 Europe/Berlin")
        await show.says("Next: Sat 5 Dec 2099, 10:00 in Europe/Berlin")
        assert "No next date is set" not in show.text
        await show.press("escape")
        await show.on(LobbyScreen)
        await show.press("delete")
        await show.says("The date that is set here goes with it:")
        await show.press("n")
        await show.on(LobbyScreen)
        await show.press("c")
        await show.on(ConsoleScreen)
        await show.press("ctrl+r")
        await show.until(lambda: link.room is not None and not link.room.meets)
        await show.says("No next date is set. B sets one.")
        await show.press("b")
        await show.on(WordsDialog)
        await show.press(*"someday", "enter")
        await show.says("Say the day and the time. Try sat 10:00")
        assert show.app.screen.query_one(Input).value == "someday", "it stays, to be mended"


async def test_the_last_day_stands_first_when_the_next_one_is_planned(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        first = agenda_of(link)
        link.others(ANA, Move(first.id, 0, first.blocks[0].id))
        link.others(ANA, Move(first.id, 1, None))
        await show.press("w")
        await show.on(ListDialog)
        await show.says("As last time: Engagement day")
        await show.press("enter")
        await show.until(lambda: agenda_of(link).id != first.id)
        assert [one.kind for one in agenda_of(link).blocks] == [one.kind for one in first.blocks]


async def test_what_stood_on_view_comes_back_and_what_was_told_is_said_to_stay(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        before = names(link)
        await show.press("x")
        await show.until(lambda: len(names(link)) == len(before) - 1)
        await show.press("p")
        await words(show, "Rain")
        await show.says("On view: Rain")
        await show.press("p")
        await words(show, "Boats")
        await show.says("On view: Boats")
        await show.press("ctrl+r")
        await show.says("On view: Rain")
        await show.press("t")
        await words(show, "Tea is ready")
        await show.press("ctrl+r")
        await show.says("What everybody was told stays told. You can tell them what holds now. Ctrl+R again")
        await show.says("On view: Rain")
        assert len(names(link)) == len(before) - 1
        await show.press("ctrl+r")
        await show.until(lambda: link.room is not None and not link.room.on_view)
        await show.press("ctrl+r")
        await show.until(lambda: names(link) == before)


async def test_going_on_too_soon_is_taken_back_and_ending_the_day_is_said_to_stay(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        await show.press("enter")
        await show.until(lambda: agenda_of(link).phase == "running")
        before = agenda_of(link).now
        assert before is not None
        link.pass_time(MINUTE)
        await show.press("n")
        await show.on(Question)
        await show.press("y")
        await show.until(lambda: agenda_of(link).moves == 2)
        await show.press("ctrl+r")
        await show.until(lambda: (now := agenda_of(link).now) is not None and now.ends_at == before.ends_at)
        assert agenda_of(link).now.block == before.block  # type: ignore[union-attr]
        await show.press("e")
        await show.on(Question)
        await show.press("y")
        await show.until(lambda: agenda_of(link).phase == "done")
        await show.press("ctrl+r")
        await show.says("A day that was ended stays ended.")


async def test_a_sprint_at_once_is_taken_back_before_it_begins_and_its_part_goes_with_it(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        await show.press("enter")
        await show.until(lambda: agenda_of(link).phase == "running")
        before = agenda_of(link)
        await show.press("s")
        await words(show, "")
        await show.until(lambda: len(agenda_of(link).blocks) == len(before.blocks) + 1)
        await show.until(lambda: agenda_of(link).moves == 2)
        await show.press("ctrl+r")
        await show.until(lambda: agenda_of(link).blocks == before.blocks)
        now = agenda_of(link).now
        assert now is not None
        assert before.now is not None
        assert (now.block, now.ends_at) == (before.now.block, before.now.ends_at)


async def test_the_foot_says_where_escape_leads(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as show:
        await consoles.about_to_begin(show)
        await show.says("Esc Lobby")
        await show.press("enter")
        await show.says("Who is here?")
        await show.press("escape")
        await show.on(LobbyScreen)
        await show.press("w")
        await show.on(WritingScreen)
        await show.press("shift+f8")
        await show.on(ConsoleScreen)
        show.hush()
        await show.says("Esc Page")


async def test_what_was_announced_can_be_read_again_at_the_console(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await consoles.about_to_begin(show)
        await show.press("t")
        await words(show, "Tea is ready")
        await show.press("t")
        await words(show, "Coffee too")
        await show.press("shift+f11")
        await show.on(AnnouncementsScreen)
        await show.says("Coffee too")
        await show.says("Tea is ready")
        await show.press("escape")
        await show.on(ConsoleScreen)


@pytest.mark.parametrize("there", [LobbyScreen, WritingScreen])
async def test_whoever_leads_hears_how_to_come_to_their_table(
    tmp_path: Path, there: type[RoomScreen]
) -> None:
    async with stage(tmp_path) as show:
        link, tables = at_tables("Benedikt")
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        if there is WritingScreen:
            await show.press("w")
        await show.on(there)
        await show.press("shift+f8")
        await show.on(ConsoleScreen)
        tables.deal()
        await show.says("You are wanted at the table: Shift+F2 leads there.")
        await show.press("shift+f2")
        await show.on(TableScreen)


@pytest.mark.parametrize("there", [LobbyScreen, WritingScreen])
async def test_whoever_leads_hears_how_to_come_to_their_page(tmp_path: Path, there: type[RoomScreen]) -> None:
    async with stage(tmp_path) as show:
        link = scenes.gathered()
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        if there is WritingScreen:
            await show.press("w")
        await show.on(there)
        await show.press("shift+f8")
        await show.on(ConsoleScreen)
        link.others(BENEDIKT, Schedule(20 * MINUTE))
        await show.says("The sprint has begun.")
        assert ("Esc leads to your page" in show.told) is (there is WritingScreen)
        for key in ("escape",) if there is WritingScreen else ("escape", "w"):
            await show.press(key)
        await show.on(WritingScreen)
