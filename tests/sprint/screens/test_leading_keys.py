"""What a key of those who lead does where something else is in the midst: each says what it will do."""

from pathlib import Path

from textual.widgets import Input

from sprint.core.agenda.acts import Appoint, Forgo, Hand, Move, Plan, Yield
from sprint.core.agenda.words import AgendaWords
from sprint.core.reading.acts import Adjourn
from sprint.desk.agendas import OwnAgendas
from sprint.screens.callform import CallScreen
from sprint.screens.console import ConsoleScreen
from sprint.screens.dialogs import Question
from sprint.screens.listdialog import ListDialog
from sprint.screens.lobby import LobbyScreen
from sprint.screens.needing import NeedsScreen
from sprint.screens.results import ResultsScreen
from sprint.screens.worddialog import WordsDialog
from tests.sprint.core.world import ANA, MINUTE, key_of
from tests.sprint.screens import afterwards, consoles, scenes
from tests.sprint.screens.consoles import ten
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.gatherings import offers
from tests.sprint.screens.stage import Stage, stage, visit_to
from tests.sprint.screens.test_console import agenda_of

FAULTY = """title = "Broken"

[[blocks]]
kind = "sprnit"
length = "a while"

[[blocks]]
kind = "read"
length = "60"
protocol = "round-robbin"
slot = "2"
table = 1

[[blocks]]
kind = "talk"
length = "5"
slot = "10"
at = "25:00"
"""


async def test_all_that_is_wrong_in_an_agenda_is_shown_and_the_list_stays(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        folder = show.app.setting.desk.folders.config / "agendas"
        folder.mkdir(parents=True)
        (folder / "broken.toml").write_text(FAULTY)
        link = await consoles.empty(show)
        await show.press("w")
        await show.on(ListDialog)
        await show.says("› broken")
        await show.press("enter")
        await show.on(NeedsScreen)
        await show.says("“broken” has 7 things to be mended")
        for words in ("line 4", "line 5", "round-robbin", "line 11", "line 12", "line 17", "line 18"):
            assert words in show.text, words
        assert "sprint agenda check broken" in show.text
        await show.press("escape")
        await show.on(ListDialog)
        await show.says("› broken")
        assert link.room is not None
        assert link.room.agenda is None


async def test_a_line_to_fill_in_says_what_enter_does(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await consoles.about_to_begin(show)
        await show.press("t")
        await show.on(WordsDialog)
        await show.says("Enter Send")
        await show.says("Esc Back")


async def test_c_on_the_results_leads_to_the_console_where_there_are_no_rounds(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as show:
        await scenes.results(show)
        await show.on(ResultsScreen)
        await show.says("c Lead")
        await show.press("c")
        await show.on(ConsoleScreen)
        await show.press("escape")
        await show.on(ResultsScreen)


async def test_c_on_the_results_of_a_chain_shows_its_rounds(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await afterwards.chain(show)
        await show.press("c")
        await show.says("So far, ")
        assert isinstance(show.app.screen, ResultsScreen)


async def reading_part(show: Stage) -> FakeLink:
    """A day in the part in which pieces are read."""
    link = await consoles.about_to_begin(show)
    agenda = agenda_of(link)
    part = next(block for block in agenda.blocks if block.kind == "read")
    link.others(ANA, Move(agenda.id, agenda.moves, part.id))
    await show.until(lambda: agenda_of(link).current == part)
    return link


async def test_a_reading_is_called_as_its_part_plans_it(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as show:
        link = await reading_part(show)
        agenda = agenda_of(link)
        assert agenda.current is not None
        words = link.side.days.block(agenda.id, agenda.current.id).protocol
        assert words is not None
        link.others(ANA, Adjourn(link.world.room.readings[-1].id))
        await show.press("escape")
        await show.on(LobbyScreen)
        await show.press("s")
        await show.on(CallScreen)
        screen = show.app.screen
        assert isinstance(screen, CallScreen)
        assert screen.marked.protocol == agenda.current.protocol
        assert screen.marked.words == words
        await show.says("as planned")
        await show.says("min left")


async def test_the_tables_are_dealt_from_the_console_while_pieces_are_gathered(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as show:
        link = await reading_part(show)
        await show.says("F7 Deal now")
        await show.press("f7")
        await show.says("Nobody has offered a piece yet.")
        for name in ("Benedikt", "Cara"):
            offers(link, name, f"What {name} saw")
        await show.press("f7")
        await show.on(Question)
        await show.says("Deal the tables now?")
        await show.press("y")
        await show.until(lambda: link.world.room.readings[-1].phase == "tables")


async def test_the_fit_is_reckoned_with_who_is_here_and_goes_down_as_people_leave(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, _ = ten()
        await consoles.planned(link)
        await consoles.at_console(show, link)
        await show.says("With 10 people")
        for name in consoles.TWELVE[6:10]:
            link.stands(name, "away")
        await show.says("With 10 people")
        link.pass_time(6 * MINUTE)
        await show.says("With 6 people")
        link.stands(consoles.TWELVE[6], "here")
        await show.says("With 7 people")


async def test_the_plan_is_kept_as_a_file_of_ones_own_and_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        own = OwnAgendas(show.app.setting.desk.folders.config)
        await show.press("ctrl+s")
        await show.on(WordsDialog)
        assert show.app.screen.query_one(Input).value == "my-engagement-day"
        await show.press(*"a b", "enter")
        await show.says("cannot be the name of an agenda")
        await show.press("ctrl+u", *"saturday", "enter")
        await show.on(ConsoleScreen)
        await show.says("The plan is kept as")
        path = own.folder / "saturday.toml"
        first = path.read_bytes()
        kept = own.find("saturday")
        assert kept.title == "Engagement day"
        assert [one.kind for one in kept.blocks] == [one.kind for one in agenda_of(link).blocks]
        assert [one.protocol for one in kept.blocks if one.kind == "read"] == ["round-robin"]
        await show.press("x")
        await show.until(lambda: len(agenda_of(link).blocks) < len(kept.blocks))
        await show.press("ctrl+s")
        await show.on(WordsDialog)
        await show.press("ctrl+u", *"saturday", "enter")
        await show.on(Question)
        assert path.read_bytes() == first
        await show.press("y")
        await show.until(lambda: path.read_bytes() != first)
        await show.press("ctrl+r")
        await show.until(lambda: path.read_bytes() == first)
        assert len(agenda_of(link).blocks) < len(kept.blocks)


async def test_the_plan_is_kept_as_it_is_when_its_name_is_given(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        link.others(ANA, Appoint(key_of("Benedikt"), "deputy"))
        await show.press("ctrl+s")
        await show.on(WordsDialog)
        agenda = agenda_of(link)
        await FakeLink(link.world, "Benedikt").days.plan(agenda.blocks[1:], AgendaWords(), changes=agenda)
        link.catch_up()
        await show.press("ctrl+u", *"saturday", "enter")
        await show.says("The plan is kept as")
        kept = OwnAgendas(show.app.setting.desk.folders.config).find("saturday")
        assert [one.kind for one in kept.blocks] == [one.kind for one in agenda.blocks[1:]]


async def test_another_day_is_not_kept_under_the_name_for_this_one(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        await show.press("ctrl+s")
        await show.on(WordsDialog)
        agenda = agenda_of(link)
        link.world.do(ANA, Forgo(agenda.id, agenda.moves))
        link.world.do(ANA, Plan(agenda.blocks[1:], None))
        link.catch_up()
        await show.press("ctrl+u", *"saturday", "enter")
        await show.says("Another day is planned here by now. Nothing was saved")
        assert not OwnAgendas(show.app.setting.desk.folders.config).shelf().files


async def test_who_speaks_no_more_is_not_thanked_out_of_the_line(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.about_to_begin(show)
        agenda = agenda_of(link)
        talk = next(block for block in agenda.blocks if block.kind == "talk")
        link.others(ANA, Move(agenda.id, agenda.moves, talk.id))
        moves = agenda_of(link).moves
        for name in ("Benedikt", "Cara"):
            link.others(name, Hand(agenda.id, moves))
        await show.says("speaks, 2:00 left")
        link.pass_time(1_000)
        await show.says("speaks, 1:59 left")
        await show.press("y")
        await show.says("left. Thank them all the same?")
        link.others("Benedikt", Yield(agenda.id, moves, key_of("Benedikt")))
        link.others("Benedikt", Hand(agenda.id, moves))
        await show.on(ConsoleScreen)
        await show.type_on("y")
        assert isinstance(show.app.screen, ConsoleScreen)
        now = agenda_of(link).now
        assert now is not None
        assert now.talk is not None
        assert (now.talk.speaker, key_of("Benedikt") in now.talk.line) == (key_of("Cara"), True)


async def test_whoever_was_handed_the_lead_is_offered_to_close_the_room_to_somebody(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = scenes.gathered()
        link.others(ANA, Appoint(key_of("Benedikt"), "lead"))
        benedikt = FakeLink(link.world, "Benedikt")
        await show.visit(visit_to(show, benedikt))
        await show.press("c")
        await show.on(ConsoleScreen)
        screen = show.app.screen
        assert isinstance(screen, ConsoleScreen)
        assert "remove_here" in [command.id for command in screen.offered()]
