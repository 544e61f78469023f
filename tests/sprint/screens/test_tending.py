"""Looking after the tables from the console, by the keyboard alone, with the real rules."""

from pathlib import Path

from sprint.core.reading.acts import Adjourn, Redeal, Reseat
from sprint.core.reading.bodies import About
from sprint.core.reading.values import Table
from sprint.screens.console import ConsoleScreen
from sprint.screens.dialogs import Question
from sprint.screens.listdialog import ListDialog
from sprint.screens.table import TableScreen
from tests.sprint.core.world import ANA, key_of
from tests.sprint.screens import consoles
from tests.sprint.screens.consoles import from_the_table, ten
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, stage, visit_to

PEOPLE = consoles.TWELVE[:10]


async def choose(show: Stage, words: str) -> None:
    """Open the list, and go down it to the line that has these words."""
    await show.on(ListDialog)
    dialog = show.app.screen
    assert isinstance(dialog, ListDialog)
    for _ in range(30):
        marked = dialog._choices.marked
        assert marked is not None
        if words in marked.title:
            await show.press("enter")
            return
        await show.press("down")
    raise AssertionError(words)


def names(table: Table) -> set[str]:
    return {name for name in PEOPLE if key_of(name) in table.seats}


async def test_the_open_turns_stand_there_and_somebody_gets_more_time(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, tables = ten()
        await from_the_table(show, link, tables)
        turn = next(turn for turn in tables.turns if turn.slot.by != key_of(ANA))
        name = next(name for name in PEOPLE if key_of(name) == turn.slot.by)
        await show.press("f7")
        await show.says("At the tables")
        await show.says("Table 1 · “What ")
        assert f"{name} Read · 3 min left" in show.text
        await choose(show, name)
        await show.says(f"Table 1: {name}")
        await show.says("Wait no longer")
        await choose(show, "30 seconds more")
        await show.on(ConsoleScreen)
        await show.until(
            lambda: any(
                one.slot == turn.slot and one.ends_at == turn.ends_at + 30_000 for one in tables.turns
            )
        )
        await show.says(f"{name} has 30 seconds more")


async def test_esc_leads_back_one_list(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, tables = ten()
        await from_the_table(show, link, tables)
        await show.press("f7")
        await show.on(ListDialog)
        await show.press("enter")
        await show.until(lambda: "At the tables" not in show.text)
        await show.press("escape")
        await show.says("At the tables")
        await show.press("escape")
        await show.on(ConsoleScreen)


async def test_esc_deals_nothing_where_those_tables_are_gone(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, tables = ten()
        await from_the_table(show, link, tables)
        first = link.world.room.readings[-1]
        tables.call()
        for name in ("Benedikt", "Cara"):
            tables.offer(name, "Some other words.", About("Other words"))
        await show.press("f7")
        await show.on(ListDialog)
        await show.press("enter")
        await show.until(lambda: "At the tables" not in show.text)
        link.others(ANA, Adjourn(first.id))
        link.pass_time(link.world.room.readings[-1].deals_at - link.now() - 15_000)
        await show.press("escape")
        await show.on(ConsoleScreen)
        assert link.world.room.readings[-1].phase == "gathering"


async def test_a_turn_is_passed_over_and_another_speaks_first(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, tables = ten()
        await from_the_table(show, link, tables)
        while tables.table.step < 1:
            link.world.tick()
        link.catch_up()
        first, second = tables.turns[0].slot, tables.table.waiting[0][0]
        by, after = (next(n for n in PEOPLE if key_of(n) == slot.by) for slot in (first, second))
        await show.press("f7")
        await choose(show, "You" if by == ANA else by)
        await choose(show, "Speak first" if after == ANA else f"Let {after} speak first")
        await show.until(lambda: tables.turns[0].slot == second)
        await show.press("f7")
        await choose(show, "You" if after == ANA else after)
        await choose(show, "Pass over")
        await show.until(lambda: tables.turns[0].slot == first)
        assert [slot.by for slot in tables.table.missed] == [second.by]


async def test_tables_are_dealt_again_after_a_question(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, tables = ten()
        await from_the_table(show, link, tables)
        seed = tables.reading.seed
        await show.press("f7")
        await choose(show, "Deal all tables again")
        await show.on(Question)
        await show.press("n")
        await show.on(ConsoleScreen)
        assert tables.reading.seed == seed
        await show.press("f7")
        await choose(show, "Deal all tables again")
        await show.on(Question)
        await show.press("y")
        await show.until(lambda: tables.reading.seed != seed)


async def test_at_the_table_it_is_told_that_tables_were_dealt_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, tables = ten()
        cara = FakeLink(link.world, "Cara")
        await show.visit(visit_to(show, cara))
        tables.deal()
        cara.catch_up()
        await show.on(TableScreen)
        link.others(ANA, Redeal(tables.reading.id, tables.reading.dealing))
        cara.catch_up()
        await show.says("Ana has had the tables dealt again: you sit with")


async def test_somebody_is_moved(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, tables = ten()
        await from_the_table(show, link, tables)
        name = sorted(names(tables.table) - {ANA})[0]
        await show.press("f7")
        await choose(show, "Move somebody")
        await choose(show, f"{name}, at table 1")
        await choose(show, "Table 2")
        await show.says(f"Move {name} to table 2? Tables 1 and 2 begin anew")
        assert name in names(tables.table), "nothing is done before one has said yes"
        await show.press("y")
        await show.until(lambda: name in names(tables.reading.tables[1]))
        assert len(names(tables.table)) == 4


async def test_on_a_small_screen_whose_turn_it_is_can_be_read(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(80, 24)) as show:
        link, tables = ten()
        await from_the_table(show, link, tables)
        await show.says("their turn")
        for turn in (turn for table in tables.reading.tables for turn in table.turns):
            name = link.side.name(turn.slot.by)
            assert any(name in row and "their turn" in row for row in show.rows), show.text
        assert " words" not in show.text, "a count of before is not what they do now"


async def test_the_key_is_offered_only_while_tables_stand_and_to_who_may(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await consoles.empty(show)
        await show.press("f7")
        await show.says("No tables stand just now.")
        assert "At the tables" not in show.text.splitlines()[-1]
        assert link.room is not None
    async with stage(tmp_path) as show:
        link, tables = ten()
        other = FakeLink(link.world, "Cara")
        await show.visit(visit_to(show, other))
        tables.deal()
        other.catch_up()
        await show.on(TableScreen)
        await show.press("shift+f8")
        await show.on(ConsoleScreen)
        await show.press("f7")
        await show.says("Ana looks after these tables.")


async def test_whoever_is_concerned_hears_of_it_at_the_table(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link, tables = ten()
        cara = FakeLink(link.world, "Cara")
        await show.visit(visit_to(show, cara))
        tables.deal()
        cara.catch_up()
        await show.on(TableScreen)
        here = tables.reading.table_of(key_of("Cara"))
        assert here is not None
        link.others(ANA, Reseat(tables.reading.id, tables.reading.dealing, key_of("Cara"), 3 - here.number))
        cara.catch_up()
        await show.says(f"There is a seat for you at table {3 - here.number}")


async def test_the_line_that_is_marked_stays_in_view_however_long_the_list_is(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await consoles.leading(show)
        await show.press("o")
        await show.on(ListDialog)
        dialog = show.app.screen
        assert isinstance(dialog, ListDialog)
        for key in ["down"] * 20 + ["up"] * 20:
            await show.press(key)
            marked = dialog._choices.marked
            assert marked is not None
            await show.says(marked.title)
