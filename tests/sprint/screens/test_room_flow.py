"""The screens of a room, with a circle in memory and a clock that the test moves."""

from pathlib import Path

import pytest
from textual.widgets import Input

from sprint.core import acts
from sprint.screens.carrying import CarryingOn
from sprint.screens.dialogs import Question
from sprint.screens.home import HomeScreen
from sprint.screens.lobby import LobbyScreen
from sprint.screens.plandialog import PlanDialog
from sprint.screens.results import ResultsScreen
from sprint.screens.termsdialog import TermsDialog
from sprint.screens.writing import WritingScreen
from sprint.writing.part import Terms
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World, key_of
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, stage, visit_to
from widgets.editor import Editor

STRANGE = ("[/b]", "\x1b[2JEsc", "\u202eback", "[@click=app.quit]x[/]")


async def enter(show: Stage, link: FakeLink, terms: Terms | None = None) -> FakeLink:
    await show.visit(visit_to(show, link, terms))
    await show.on(LobbyScreen)
    return link


async def start(show: Stage, link: FakeLink, by: str = ANA) -> None:
    link.others(by, acts.Schedule(15 * MINUTE))
    await show.on(WritingScreen)
    visit = show.app.visit
    assert visit is not None
    await show.until(lambda: visit.entrant is not None)


async def ask(show: Stage, key: str) -> None:
    await show.press(key)
    await show.on(Question)
    await show.press("y")


async def test_an_empty_lobby_says_what_to_do(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await enter(show, FakeLink(World(seat=(ANA,))))
        await show.says("I shows the invite: send it to your circle.")
        await show.says("Nothing was said yet.")


async def test_the_invite_is_the_creators_to_share(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BEN) as show:
        await enter(show, FakeLink(World(), BEN))
        await show.press("i")
        await show.says("Ana opened this room")


async def test_a_note_is_said_and_its_way_shown(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        link.says(BEN, "[/b] \x1b[31mred")
        await show.says("Ben [/b] [31mred")
        link.lose()
        await show.press("enter", *"Hello", "enter")
        await show.says("Ana Hello on this disk")
        await show.says("not connected")
        link.come_back()
        await show.says("Ana Hello ✓")
        await show.says("Connected again")


async def test_strange_names_are_shown_as_they_stand(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as show:
        link = await enter(show, FakeLink(World(seat=(ANA, *STRANGE))))
        for shown in ("[/b]", "[2JEsc", "back", "[@click=a"):
            await show.says(shown)
        link.says(STRANGE[0], "[bold]hello")
        await start(show, link)
        for name in STRANGE:
            link.world.enter(name)
            link.stands(name, "writing", 5)
        link.catch_up()
        link.others(ANA, acts.Extend(link.world.sprint.id, MINUTE))
        link.pass_time(16 * MINUTE)
        await show.on(ResultsScreen)
        await show.says("[@click=app.quit]x[/]")
        assert "\u202e" not in show.text
        assert "\x1b" not in show.text


async def test_the_next_sprint_is_set_with_what_it_means_in_sight(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        await show.press("n")
        await show.on(PlanDialog)
        field = show.app.screen.query_one(Input)
        for typed, said in (
            ("0", "A sprint needs some time"),
            ("-5", "is not a length of time"),
            ("at 25:00", "is not a time of day"),
            ("20 in 5", "20 minutes; starts in 5 minutes, at 19:35, ends 19:55."),
        ):
            field.value = typed
            await show.says(said)
        await show.press("enter")
        await show.on(LobbyScreen)
        await show.says("set by you")
        assert link.world.sprint.length_ms == 20 * MINUTE
        await show.press("n")
        await show.says("A sprint is set already.")
        await ask(show, "x")
        await show.until(lambda: link.world.sprint.phase == "cancelled")


async def test_a_page_opens_by_itself_at_the_start_and_the_results_at_the_bell(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        link.others(BEN, acts.Schedule(15 * MINUTE, 2 * MINUTE))
        await show.says("Ben has set a sprint")
        await show.says("set by Ben")
        link.pass_time(MINUTE)
        await show.says("The sprint starts in 1 min.")
        link.pass_time(MINUTE)
        await show.on(WritingScreen)
        visit = show.app.visit
        assert visit is not None
        await show.until(lambda: visit.entrant is not None)
        show.app.screen.query_one(Editor).insert("Three small words")
        link.world.enter(BEN)
        link.stands(BEN, "writing", 20)
        link.catch_up()
        await show.says("23 words together")
        link.pass_time(15 * MINUTE)
        await show.on(ResultsScreen)
        show.rest()
        await show.says("You wrote 3 words.")
        await show.says("counting…")
        link.others(BEN, acts.Settle(link.world.sprint.id, 40))
        await show.says("40 words")
        assert show.rows.index(next(row for row in show.rows if "Ana" in row)) < show.rows.index(
            next(row for row in show.rows if "Ben" in row)
        )
        await show.press("l")
        await show.on(LobbyScreen)
        await show.press("v")
        await show.on(ResultsScreen)


async def test_a_sentence_under_way_at_the_bell_is_finished_on_the_page(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        await start(show, link)
        editor = show.app.screen.query_one(Editor)
        await show.press(*"the ")
        link.pass_time(15 * MINUTE)
        await show.on(ResultsScreen)
        await show.type_on(*"blun", "enter", "backspace", "t")
        assert isinstance(show.app.screen, ResultsScreen)
        assert editor.text == "the blunt"
        await show.press("l")
        await show.on(LobbyScreen)
        assert editor.text == "the blunt"


def test_after_a_pause_keys_are_commands_again() -> None:
    from textual import events

    written: list[str] = []

    def write(event: events.Key) -> bool:
        written.append(event.key)
        return event.key != "f1"

    carries = CarryingOn(write, last_at=0.0)
    key = events.Key("a", "a")
    assert [carries.take(key, now) for now in (1_000.0, 3_500.0, 6_600.0)] == [True, True, False]
    assert carries.over
    other = CarryingOn(write, 0.0)
    assert not other.take(events.Key("f1", None), 1.0)
    assert not other.take(key, 2.0), "whoever has seen the screen and used it means it"
    assert written == ["a", "a", "f1"]


def test_keys_that_write_nothing_are_held_back_while_one_types_and_do_not_say_so() -> None:
    from textual import events

    carries = CarryingOn(lambda event: event.key == "a", last_at=0.0)
    down, letter = events.Key("down", None), events.Key("a", "a")
    assert (carries.take(down, 1_000.0), carries.wrote) == (True, False)
    assert not carries.take(down, 1_300.0), "held down, it does not go on forever"
    assert (carries.take(letter, 2_000.0), carries.wrote) == (True, True), "the sentence goes on"
    assert (carries.take(down, 3_000.0), carries.wrote) == (True, False)


async def test_a_dialog_makes_way_for_the_start(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        await show.press("t")
        await show.on(TermsDialog)
        await start(show, link, BEN)
        assert isinstance(show.app.screen, WritingScreen)


async def test_whoever_may_not_steer_gets_a_kind_sentence(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BEN) as show:
        link = await enter(show, FakeLink(World("led"), BEN))
        await show.says("No sprint is set. Ana sets the next one.")
        await show.press("n")
        await show.says("In this room Ana sets the sprints.")
        await start(show, link)
        for key in ("f4", "f5", "f6", "f8", "f9"):
            await show.press(key)
            await show.until(lambda: show.told.startswith("Ana steers this sprint."))
            show.hush()
        assert link.world.sprint.phase == "running"
        assert link.world.sprint.length_ms == 15 * MINUTE


async def test_what_others_steer_is_noticed(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        await start(show, link, BEN)
        sprint = link.world.sprint.id
        link.others(BEN, acts.Pause(sprint))
        await show.says("Ben has paused the clock.")
        await show.says("paused")
        link.others(BEN, acts.Resume(sprint))
        await show.says("The clock goes on")
        link.others(BEN, acts.Extend(sprint, 5 * MINUTE))
        await show.says("Ben has made it")
        link.others(BEN, acts.Cancel(sprint))
        await show.on(LobbyScreen)
        await show.says("called the sprint off")


async def test_offline_one_goes_on_and_the_bell_rings_by_ones_own_clock(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        await start(show, link)
        show.app.screen.query_one(Editor).insert("Before the storm")
        link.lose()
        await show.says("You can go on writing")
        await show.says("on this disk")
        show.app.screen.query_one(Editor).insert(" and after")
        await show.says("5 words")
        await show.press("f4")
        await show.says("You are not connected")
        link.world.at += 15 * MINUTE
        await show.on(ResultsScreen)
        await show.says("when you are connected")
        await show.says("You wrote 5 words.")
        link.come_back()
        link.pass_time(0)
        visit = show.app.visit
        assert visit is not None
        await show.until(lambda: visit.entrant is not None and visit.entrant.result is not None)
        assert visit.entrant is not None
        assert visit.entrant.result is not None
        assert visit.entrant.result.count == 5


async def test_a_link_that_stopped_says_what_was_kept(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        link.lose("stopped", "This room is closed.")
        await show.says("This room is closed. Your draft is on this disk.")
        await show.press("b")
        await show.on(HomeScreen)
        assert link.closed


async def test_the_room_is_closed_only_by_its_creator_and_after_a_question(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        await ask(show, "delete")
        await show.until(lambda: link.world.room.closed_at is not None)
    async with stage(tmp_path / "ben", name=BEN) as show:
        await enter(show, FakeLink(World(), BEN))
        await show.press("delete")
        await show.says("Only the person who opened this room can close it.")


async def test_somebody_is_removed_only_by_the_creator_by_name_and_after_a_question(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World(seat=(ANA, BEN, CARA))))
        await show.press("u")
        await show.says("Close the room to whom?")
        await show.press("down", "enter")
        await show.says("Close this room to Cara for good?")
        await show.press("y")
        await show.until(lambda: link.world.room.members[key_of(CARA)].removed)
        await show.says("You have closed the room to Cara.")
        assert not link.world.room.members[key_of(BEN)].removed
    async with stage(tmp_path / "ben", name=BEN) as show:
        await enter(show, FakeLink(World(), BEN))
        await show.press("u")
        await show.says("Only the person who opened this room, or was handed the lead")


async def test_ready_is_shown_to_the_others(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        await show.press("r")
        await show.says("Ana ready")
        await show.press("r")
        await show.says("Ana here")
        assert ("ready", None) in link.shown


async def test_terms_are_chosen_for_the_next_sprint(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        await show.press("t")
        await show.on(TermsDialog)
        await show.press("down", "right", "down", *"14", "enter")
        await show.on(LobbyScreen)
        await show.says("You: lines counted here, goal 14")
        await start(show, link)
        show.app.screen.query_one(Editor).insert("one\ntwo")
        await show.says("2 / 14 lines")
        assert link.world.entrant(ANA).unit == "lines"
        await show.press("ctrl+l")
        await show.on(LobbyScreen)
        await show.press("t")
        await show.says("it counts as it began")


async def test_a_late_joiner_hears_how_long_they_had(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        world = World()
        world.schedule(BEN, 20 * MINUTE)
        world.enter(BEN)
        world.at += 8 * MINUTE
        link = FakeLink(world)
        await show.visit(visit_to(show, link))
        await show.on(WritingScreen)
        visit = show.app.visit
        assert visit is not None
        await show.until(lambda: visit.entrant is not None)
        show.app.screen.query_one(Editor).insert("word " * 24)
        link.pass_time(12 * MINUTE)
        await show.on(ResultsScreen)
        await show.says("You wrote 24 words in your 12 of 20 min. Every one of them is there now.")
        await show.says("12 of 20 min")


async def test_an_amended_result_stands_until_the_next_sprint_starts(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        await start(show, link)
        link.pass_time(15 * MINUTE)
        await show.on(ResultsScreen)
        await show.until(lambda: link.world.entrant(ANA).result is not None)
        await show.press("a")
        await show.press(*["backspace"], *"12", "enter")
        await show.says("You wrote 12 words.")
        link.pass_time(20_000)
        first = link.world.sprint
        link.others(BEN, acts.Schedule(15 * MINUTE, 2 * MINUTE))
        assert link.world.room.find(first.id).entrants[key_of(ANA)].result is not None


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_circle_is_a_key_away_where_there_is_little_room(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with stage(tmp_path, size=size) as show:
        link = await enter(show, FakeLink(World(seat=(ANA, BEN, CARA))))
        await start(show, link)
        wide = size[0] >= 100
        await show.until(lambda: ("Cara" in show.text) is wide)
        await show.press("f3")
        await show.until(lambda: ("Cara" in show.text) is not wide)
