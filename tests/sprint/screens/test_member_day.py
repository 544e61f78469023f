"""A member on a day that somebody else leads, by the keyboard alone, in a room with the real rules."""

from pathlib import Path

import pytest

from sprint import agendas
from sprint.core.agenda.acts import Announce, Appoint, Hand, Hold, Meet, Move, Proceed
from sprint.core.reading.acts import Adjourn
from sprint.core.rights import GONE_MS
from sprint.core.settings import changed
from sprint.screens.console import ConsoleScreen
from sprint.screens.dayview import DayDialog
from sprint.screens.dialogs import Question
from sprint.screens.leadingon import LeadingOn
from sprint.screens.lobby import LobbyScreen
from sprint.screens.results import ResultsScreen
from sprint.screens.table import TableScreen
from sprint.screens.worddialog import WordsDialog
from sprint.screens.writing import WritingScreen
from sprint.telling.pledges import said_today
from tests.sprint.core.world import ANA, MINUTE, key_of, sealed
from tests.sprint.screens import members, scenes, tables
from tests.sprint.screens.consoles import at_console, planned
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.members import BENEDIKT, CARA, DIDO, agenda_of, begin, day_of, looked_at, now_of
from tests.sprint.screens.stage import Stage, stage, visit_to

ME = key_of(BENEDIKT)


async def say(show: Stage, text: str) -> None:
    await show.on(WordsDialog)
    await show.press(*["space" if letter == " " else letter for letter in text], "enter")


def mine(link: FakeLink, of: str) -> str:
    return said_today(link.room, link.side, of, ME)  # type: ignore[arg-type]


@pytest.mark.parametrize("screen", ["lobby", "page"])
async def test_one_is_warned_before_the_next_part(tmp_path: Path, screen: str) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await day_of(show, "break")
        await looked_at(show, link)
        if screen == "page":
            await show.press("w")
            await show.on(WritingScreen)
        link.pass_time(now_of(link).ends_at - link.now() - 5 * MINUTE)
        await show.until(lambda: show.told == "“Second sprint: go on” begins in 5 min.")
        link.pass_time(4 * MINUTE)
        await show.until(lambda: show.told == "“Second sprint: go on” begins in 1 min.")


async def test_one_is_warned_as_the_settings_say_and_not_while_the_day_stands(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await day_of(show, "break")
        show.app.setting.settings = changed(show.app.setting.settings, {"parts": "2m"})
        link.pass_time(7 * MINUTE)
        link.others(ANA, Hold(agenda_of(link).id, agenda_of(link).moves))
        await show.says("paused at")
        assert "begins in" not in show.told
        link.pass_time(20 * MINUTE)
        link.others(ANA, Proceed(agenda_of(link).id, agenda_of(link).moves))
        await show.says("The day goes on")
        link.pass_time(MINUTE)
        await show.until(lambda: show.told == "“Second sprint: go on” begins in 2 min.")


async def test_the_time_before_a_sprint_stands_in_everybodys_lobby(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await day_of(show, "break")
        sprint = next(block for block in agenda_of(link).to_come if block.kind == "sprint")
        link.others(ANA, Move(agenda_of(link).id, agenda_of(link).moves, sprint.id))
        link.others(ANA, Hold(agenda_of(link).id, agenda_of(link).moves))
        await show.says("The clock stands; the sprint begins")
        link.pass_time(20 * MINUTE)
        await show.says("The clock stands; the sprint begins")
        assert isinstance(show.app.screen, LobbyScreen)
        link.others(ANA, Proceed(agenda_of(link).id, agenda_of(link).moves))
        link.pass_time(sprint.lead_ms)
        await show.on(WritingScreen)


async def test_a_running_sprint_warns_by_itself_alone(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await members.writing(show)
        link.pass_time(now_of(link).ends_at - link.now() - 5 * MINUTE)
        await show.until(lambda: show.told == "5 min left.")


async def test_a_member_takes_the_lead_of_a_room_that_was_left_alone_for_a_week(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await day_of(show, "break")
        link.pass_time(GONE_MS)
        # Nobody led it, so the day went on and is over; its picture comes first.
        await show.on(DayDialog)
        await show.press("escape")
        await show.on(LobbyScreen)
        await show.press("c")
        await show.on(ConsoleScreen)
        await show.press("o")
        await show.on(Question)
        await show.says("Nobody who could hand the lead on was heard of for a week.")
        await show.press("y")
        await show.until(lambda: link.room is not None and link.room.leader == link.me)
        link.others(ANA, Appoint(key_of(ANA), "lead"))
        await show.says("taken the lead")


async def test_the_console_says_who_leads_to_whoever_may_lead_no_more(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await day_of(show, "break")
        link.others(ANA, Appoint(ME, "deputy"))
        await show.says("deputy")
        await show.press("c")
        await show.on(ConsoleScreen)
        show.hush()
        await show.says("n Next")
        link.others(ANA, Appoint(ME, "member"))
        await show.says("Ana leads here now; you see how the day goes. Esc leads back.")
        show.hush()
        await show.until(lambda: "n Next" not in show.text)
        await show.says("Esc Lobby")
        await show.press("space")
        await show.says("Ana leads the day; you see how it goes.")
        assert now_of(link).paused_at is None


async def test_in_an_open_room_the_foot_of_the_console_keeps_what_everybody_may_do(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = FakeLink(scenes.gathered().world, BENEDIKT)
        await at_console(show, link)
        await planned(FakeLink(link.world))
        link.catch_up()
        await show.says("Ana leads here now; you see how the day goes.")
        show.hush()
        await show.says("t Tell all")
        assert "n Next" not in show.text


async def test_results_and_table_tell_what_comes_next(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await members.results(show)
        assert isinstance(show.app.screen, ResultsScreen)
        await show.says("Then at")
        assert "Second sprint: go on." in show.text
        assert link.room is not None


async def test_the_prompt_of_the_part_stands_by_the_page_and_ones_own_wins(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await members.writing(show)
        await show.says("Write the scene, the verse or the page")
        assert show.app.visit is not None
        show.app.visit.nudges.kept = "A coat on a hook"
        await show.says("A coat on a hook")
        assert "Write the scene" not in show.text
        show.app.visit.nudges.kept = ""
        await FakeLink(link.world, ANA).days.announce("Only what she hears", stays=True)
        link.catch_up()
        await show.says("Only what she hears")
        assert "Write the scene" not in show.text


async def test_asking_the_circle_takes_the_prompt_for_all_away_only_while_an_idea_is_there(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await members.writing(show)
        await show.says("Write the scene, the verse or the page")
        ask = await link.asking.ask("no door")
        await show.until(lambda: bool(link.world.room.asks))
        await show.pilot.pause()
        await show.says("Write the scene, the verse or the page")
        await FakeLink(link.world, ANA).asking.help(ask, "Let it stick.")
        link.catch_up()
        await show.says("Let it stick.")
        await link.asking.go_on()
        await show.says("Write the scene, the verse or the page")


async def test_a_title_that_ends_by_itself_gets_no_second_end(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = scenes.gathered()
        await planned(link)
        await show.visit(visit_to(show, FakeLink(link.world, BENEDIKT)))
        await show.says("It begins with Who is here?")
        assert "?." not in show.text


async def test_one_says_what_one_means_to_do_and_later_something_else(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await day_of(show, "gather")
        await show.says("L says in one line what you mean to do.")
        await members.pledges(link, CARA, "end the chapter")
        await show.says("Cara means to: end the chapter")
        await show.press("l")
        await say(show, "write twelve lines")
        await show.on(LobbyScreen)
        await show.says("You mean to: write twelve lines")
        await show.press("l")
        await say(show, " that scan")
        await show.until(lambda: mine(link, "intention") == "write twelve lines that scan")
        begin(link, "sprint")
        link.pass_time(2 * MINUTE)
        await show.on(WritingScreen)
        await show.press("f3")
        await show.until(lambda: show.told == "You mean to: write twelve lines that scan")
        await show.press("f2")
        await show.press("f3")
        await show.until(lambda: "You mean to: write twelve" in show.told and "left" in show.told)


async def test_before_the_day_begins_one_is_told_when_one_can_say_it(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = scenes.gathered()
        mine = FakeLink(link.world, BENEDIKT)
        await show.visit(visit_to(show, mine))
        await show.on(LobbyScreen)
        await show.press("l")
        await show.until(lambda: "on a day that is under way, and none is planned here" in show.told)
        await planned(link)
        mine.catch_up()
        title = mine.side.days.title(agenda_of(mine).id)
        await show.says(f"{title} is planned.")
        await show.press("l")
        await show.until(lambda: f"what you mean to do as soon as “{title}” has begun." in show.told)


async def test_at_the_close_it_comes_back_beside_how_it_went(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await members.closing(show)
        await show.says("You meant to: finish the ferry scene")
        await show.says("Cara meant to: get my heroine out")
        await show.says("How it went: she is in the hall")
        await show.press("l")
        await show.on(WordsDialog)
        await show.says("How did it go?")
        await say(show, "half of it")
        await show.says("And one thing that you will do next?")
        await say(show, "the other half")
        await show.on(LobbyScreen)
        await show.says("It went: half of it · you will: the other half")
        await show.until(
            lambda: (mine(link, "report"), mine(link, "commitment")) == ("half of it", "the other half")
        )
        await show.press("l")
        await show.on(WordsDialog)
        await show.press("enter")
        await say(show, ", and send it")
        await show.until(lambda: mine(link, "commitment") == "the other half, and send it")
        assert mine(link, "report") == "half of it"


async def test_what_was_said_on_another_day_does_not_come_back(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await members.opening(show)
        day = agenda_of(link)
        link.others(ANA, Move(day.id, day.moves, None))
        link.pass_time(MINUTE)
        await planned(FakeLink(link.world))
        link.catch_up()
        begin(link, "gather")
        await show.says("L says in one line what you mean to do.")
        assert mine(link, "intention") == ""


async def test_a_hand_goes_up_and_down_and_ones_turn_is_told(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await day_of(show, "talk")
        await show.says("Nobody speaks just now. E raises your hand.")
        link.others(CARA, Hand(agenda_of(link).id, agenda_of(link).moves))
        link.others(DIDO, Hand(agenda_of(link).id, agenda_of(link).moves))
        link.pass_time(1_000)
        await show.says("Cara has the floor until")
        await show.says("In line: Dido. E raises your hand.")
        await show.press("e")
        await show.until(lambda: show.told == "You are in line to speak.")
        await show.says("In line: Dido, you. You are number 2.")
        await show.press("e")
        await show.until(lambda: show.told == "Your hand is down.")
        await show.press("e")
        await show.says("You are number 2.")
        await show.press("w")
        await show.on(WritingScreen)
        show.app.setting.settings = changed(show.app.setting.settings, {"notices": "none"})
        talk = now_of(link).talk
        assert talk is not None
        link.pass_time(2 * talk.slot_ms)
        await show.until(lambda: show.told.startswith("You have the floor until"))
        await show.says("You have the floor, 01:")
        await show.press("shift+f9")
        await show.until(lambda: ME in now_of(link).talk.heard)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("role", "told"),
    [("deputy", "Ana has made you a deputy."), ("lead", "Ana has handed the lead to you.")],
)
async def test_who_is_to_lead_hears_it_with_the_way_to_the_console(
    tmp_path: Path, role: str, told: str
) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await day_of(show, "gather")
        link.others(ANA, Appoint(ME, role))  # type: ignore[arg-type]
        await show.until(lambda: show.told.startswith(told))
        assert show.told.endswith("C opens the console.")
        await show.press("c")
        await show.on(ConsoleScreen)


async def at_table(show: Stage) -> FakeLink:
    """A table where one reads; gives the link to its room."""
    await tables.reading(show)
    assert show.app.visit is not None
    link = show.app.visit.link
    assert isinstance(link, FakeLink)
    return link


async def test_the_table_tells_what_comes_after_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await at_table(show)
        assert "Then" not in show.text
        await planned(link)
        begin(link, "gather")
        await show.says("Then at")
        assert "First sprint: begin." in show.rows[-2]
        link.pass_time(now_of(link).ends_at - link.now() - MINUTE)
        await show.until(lambda: show.told == "“First sprint: begin” begins in 1 min.")


async def test_who_writes_is_told_the_other_way_to_the_console(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await members.writing(show)
        show.app.setting.settings = changed(show.app.setting.settings, {"notices": "none"})
        link.others(ANA, Appoint(ME, "deputy"))
        await show.until(lambda: show.told.endswith("Shift+F8 opens the console."))
        await show.press("shift+f8")
        await show.on(ConsoleScreen)


async def test_a_room_that_was_opened_for_a_day_shows_its_console_first(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = scenes.gathered()
        visit = visit_to(show, link)
        visit.day = agendas.load("hour")
        await show.visit(visit)
        await show.on(ConsoleScreen)
        await show.until(lambda: link.room is not None and link.room.agenda is not None)
        await show.says("You have planned a day: The writing hour")


async def test_where_a_day_is_planned_already_it_stays(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = scenes.gathered()
        await planned(link)
        before = agenda_of(link)
        visit = visit_to(show, link)
        visit.day = agendas.load("hour")
        await show.visit(visit)
        await show.until(lambda: show.told.startswith("A day is planned here already: Engagement day."))
        assert agenda_of(link) == before


async def test_a_gathering_opens_with_what_was_said_last_time(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await members.closing(show)
        for name in (BENEDIKT, DIDO, ANA):
            await members.pledges(link, name, f"{name} goes on", "commitment")
        link.others(ANA, Move(agenda_of(link).id, agenda_of(link).moves))
        link.pass_time(60 * MINUTE)
        leader = FakeLink(link.world, ANA)
        await planned(leader)
        assert "From last time" not in show.text
        begin(link, "gather")
        link.catch_up()
        await show.says("From last time, 3 of 4:")
        assert "You: Benedikt goes on" in show.text
        begin(link, "sprint")
        link.catch_up()
        await show.until(lambda: "From last time" not in show.text)


@pytest.mark.parametrize(
    ("kind", "key"), [("gather", "l Your intention"), ("talk", "e Raise hand"), ("close", "l How it went")]
)
async def test_what_this_part_asks_for_stands_first_in_the_foot(tmp_path: Path, kind: str, key: str) -> None:
    async with stage(tmp_path, name=BENEDIKT, size=(60, 20)) as show:
        await day_of(show, kind)
        await show.until(lambda: show.rows[-1].strip().startswith(key))


async def test_the_next_date_is_in_the_lobby_as_people_part_and_goes_into_ones_calendar(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await day_of(show, "close")
        date = link.world.next_id()
        words = '{"date": "2099-12-05", "time": "10:00:00", "zone": "Europe/Berlin"}'
        link.world.do(ANA, Meet(sealed(words, "date", key_of(ANA), date)), date)
        link.catch_up()
        await show.says("Next: Sat 5 Dec 2099, 10:00")
        await show.press("q")
        await show.says("For your calendar: ")
        (saved,) = (show.app.setting.desk.folders.data / "dates").iterdir()
        assert "DTSTART;TZID=Europe/Berlin:20991205T100000" in saved.read_text()
        await show.press("q")
        await show.says("It is saved already, for your calendar: ")
        assert [*saved.parent.iterdir()] == [saved]


async def test_a_next_date_that_another_zone_shows_otherwise_is_told_whole_however_narrow_it_is(
    tmp_path: Path,
) -> None:
    words = '{"date": "2099-12-05", "time": "10:00:00", "zone": "America/Argentina/Buenos_Aires"}'
    told = "Next: Sat 5 Dec 2099, 10:00 in America/Argentina/Buenos_Aires (your time: "
    async with stage(tmp_path, size=(60, 20)) as show:
        link = await day_of(show, "close", me=ANA)
        date = link.world.next_id()
        link.world.do(ANA, Meet(sealed(words, "date", key_of(ANA), date)), date)
        link.catch_up()
        await show.says(told)
        assert show.text.partition(told)[2][5:].startswith("). Q saves it for your calendar.")
        await show.press("c")
        await show.on(ConsoleScreen)
        await show.says(told)
        assert show.text.partition(told)[2][5:].startswith(") ")


async def test_what_somebody_who_is_hidden_announces_is_read_by_whoever_wants_to(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT) as show:
        link = await day_of(show, "break")
        link.side.hide(frozenset({key_of(ANA)}))
        link.others(ANA, Announce(sealed("Tea is ready", "words", key_of(ANA), link.world.ahead())))
        await show.says("An announcement by somebody you have hidden. Shift+F11 shows it.")
        assert "Tea is ready" not in show.text
        await show.press("shift+f11")
        await show.says("What was announced")
        await show.says("Tea is ready")


async def test_the_lead_is_offered_to_those_who_may_lead_the_day_that_is_planned(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BENEDIKT, size=(200, 60)) as show:
        link = await day_of(show, "break")
        await show.says("The day")
        assert "c Lead" not in show.text
        await show.press("c")
        await show.until(lambda: show.told == "Ana leads here; you see how the day goes.")
        assert isinstance(show.app.screen, LobbyScreen)
        link.others(ANA, Appoint(ME, "deputy"))
        show.hush()
        await show.says("c Lead")
        await show.press("c")
        await show.on(ConsoleScreen)
        await show.press("o")
        await show.until(lambda: "hands that over" in show.told)


async def test_whoever_is_at_a_table_sees_why_its_clock_stands(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await at_table(show)
        await planned(link)
        begin(link, "break")
        await show.says("Then at")
        assert isinstance(show.app.screen, TableScreen)
        link.others(ANA, Hold(agenda_of(link).id, agenda_of(link).moves))
        await show.says("The day is paused. Then: ")
        link.others(ANA, Proceed(agenda_of(link).id, agenda_of(link).moves))
        await show.until(lambda: "The day is paused" not in show.text)


async def test_a_table_that_is_done_shows_the_day_and_holds_nobody(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await tables.reading(show)
        visit = show.app.visit
        assert visit is not None
        link = visit.link
        assert isinstance(link, FakeLink)
        await planned(link)
        link.others(ANA, Adjourn(link.world.room.readings[-1].id))
        await show.says("The table is done")
        leading, busy = LeadingOn(), LeadingOn()
        assert not leading.step(visit, at_table=True, busy=False), "where one comes in, nobody is led on"
        assert not busy.step(visit, at_table=True, busy=False)
        begin(link, "gather")
        await show.on(LobbyScreen)
        assert leading.step(visit, at_table=True, busy=False)
        assert not leading.step(visit, at_table=True, busy=False), "whoever goes back there may stay"
        assert not busy.step(visit, at_table=True, busy=True)
        assert busy.step(visit, at_table=True, busy=False), "when what one wrote is sent"
        await show.press("h")
        await show.on(TableScreen)
        await FakeLink(link.world, ANA).days.announce("One line each.", stays=True)
        link.catch_up()
        await show.says("One line each.")
        await show.says("Then at")
        begin(link, "talk")
        await show.on(LobbyScreen)
        await show.press("h")
        await show.on(TableScreen)
        link.others(CARA, Hand(agenda_of(link).id, agenda_of(link).moves))
        await show.says("Cara has the floor until")
