"""Setting, steering, cheering and showing in a room in memory, by the keys that are offered."""

from pathlib import Path

from textual.widgets import Input

from sprint.core import acts
from sprint.screens.foot import Keys
from sprint.screens.listdialog import ListDialog
from sprint.screens.lobby import LobbyScreen
from sprint.screens.plandialog import PlanDialog
from sprint.screens.results import ResultsScreen
from sprint.screens.writing import WritingScreen
from sprint.writing.part import Terms
from tests.sprint.core.world import ANA, BEN, CARA, MINUTE, World, key_of, sealed
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, stage, visit_to
from widgets.clock import Clock


async def enter(show: Stage, link: FakeLink, terms: Terms | None = None) -> FakeLink:
    await show.visit(visit_to(show, link, terms))
    await show.on(LobbyScreen)
    return link


def cheers(link: FakeLink, name: str, whom: str = "") -> None:
    act_id = link.world.next_id()
    to = sealed(whom.ljust(64), "cheer", key_of(name), act_id)
    link.world.do(name, acts.Cheer(to), act_id)
    link.catch_up()


def offered(show: Stage) -> list[str]:
    show.hush()
    return [title for _, title in show.app.screen.query_one(Keys)._shown]


async def test_a_chain_is_set_without_typing_and_its_rounds_follow(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        await show.press("n")
        await show.on(PlanDialog)
        await show.press("down", "down", "down", "down")
        await show.says("3 sprints of 15 minutes with breaks of 5 minutes; the")
        await show.press("enter")
        await show.on(LobbyScreen)
        await show.says("the first of 3 rounds, set by you.")
        link.pass_time(11_000)
        await show.on(WritingScreen)
        await show.says("round 1 of 3")
        link.pass_time(15 * MINUTE)
        await show.on(ResultsScreen)
        await show.press("l")
        await show.on(LobbyScreen)
        await show.says("break · round 2 of 3")
        await show.until(lambda: "Begin now" in offered(show))
        await show.press("f4")
        await show.on(WritingScreen)
        await show.says("round 2 of 3")


async def test_keys_are_offered_only_where_they_work(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as show:
        link = await enter(show, FakeLink(World()))
        await show.until(lambda: "Next sprint" in offered(show) and "Begin now" not in offered(show))
        link.others(ANA, acts.Schedule(15 * MINUTE, 5 * MINUTE))
        await show.until(lambda: "Begin now" in offered(show) and "Next sprint" not in offered(show))
        await show.press("f6")
        await show.says("You have moved the sprint 5 minutes later: 19:40 to 19:55 now.")
        await show.press("f4")
        await show.on(WritingScreen)
        await show.until(lambda: "Pause" in offered(show))
        await show.press("f4")
        await show.until(lambda: "Go on" in offered(show))


async def test_who_does_not_steer_is_offered_nothing_and_gets_a_kind_sentence(tmp_path: Path) -> None:
    async with stage(tmp_path, name=BEN, size=(120, 40)) as show:
        link = await enter(show, FakeLink(World(), BEN))
        link.others(ANA, acts.Schedule(15 * MINUTE))
        await show.on(WritingScreen)
        await show.until(lambda: "The circle" in offered(show))
        assert "Pause" not in offered(show)
        await show.press("f4")
        await show.says("Ana steers this sprint.")


async def test_one_key_takes_back_what_one_did_last(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        await show.press("ctrl+r")
        await show.says("There is nothing of yours to take back.")
        await show.press("n")
        await show.on(PlanDialog)
        show.app.screen.query_one(Input).value = "20 in 5"
        await show.press("enter")
        await show.on(LobbyScreen)
        await show.press("ctrl+r")
        await show.until(lambda: link.world.sprint.phase == "cancelled")
        await show.says("Taken back. You have called the sprint off.")
        await show.press("ctrl+r")
        await show.until(lambda: link.world.sprint.phase == "scheduled")
        await show.press("f4")
        await show.on(WritingScreen)
        await show.press("ctrl+r")
        await show.says("A sprint that has begun cannot be put back.")
        await show.press("f6")
        await show.until(lambda: link.world.sprint.length_ms == 25 * MINUTE)
        await show.press("ctrl+r")
        await show.says("Taken back. You have made it 5 minutes shorter")
        assert link.world.sprint.length_ms == 20 * MINUTE
        await show.press("shift+f5")
        await show.says("You have made it 1 minute shorter")
        await show.press("f4")
        await show.until(lambda: link.world.sprint.paused_at is not None)
        await show.press("ctrl+r")
        await show.until(lambda: link.world.sprint.paused_at is None)


async def test_what_comes_again_stands_in_the_lobby_until_it_is_taken_away(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        await show.press("n")
        await show.on(PlanDialog)
        show.app.screen.query_one(Input).value = "20 at 20:00 every day"
        await show.says("every day, the first today at 20:00, 60 times")
        await show.press("enter")
        await show.on(LobbyScreen)
        await show.says("Every day 20:00, 20 min; next today, 59 more")
        await show.press("g")
        await show.on(ListDialog)
        await show.press("enter")
        await show.on(LobbyScreen)
        await show.until(lambda: "Every day" not in show.text)
        await show.press("ctrl+r")
        await show.says("Every day 20:00")
        link.pass_time(20 * MINUTE + 1_000)
        await show.says("The sprint that comes again is set:")
        await show.says("set by you.")
        assert link.world.sprint.length_ms == 20 * MINUTE


async def test_cheers_come_together_quietly_and_leave_a_mark(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World(seat=(ANA, BEN, CARA))))
        cheers(link, BEN)
        await show.says("Ben cheers you on.")
        cheers(link, CARA, key_of(ANA))
        await show.says("Ben and Cara cheer you on.")
        await show.says("Ben ✶")
        show.hush()
        cheers(link, CARA, key_of(BEN))
        link.says(BEN, "Thanks")
        await show.says("Ben: Thanks")
        link.pass_time(2 * MINUTE)
        await show.until(lambda: "✶" not in show.text)


async def test_one_cheers_everybody_or_somebody_and_not_too_often(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World(seat=(ANA, BEN, CARA))))
        await show.press("ctrl+n")
        await show.says("You cheer everybody on.")
        await show.press("ctrl+n")
        await show.says("One cheer at a time; the next in 5 s.")
        link.pass_time(6_000)
        await show.press("shift+f4")
        await show.on(ListDialog)
        await show.press("down", "enter")
        await show.on(LobbyScreen)
        await show.says("You cheer Cara on.")
        assert [cheer.to for cheer in link.side.cheers] == ["", key_of(CARA)]


async def test_cheers_are_not_told_to_a_writer_who_wants_no_company(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(120, 40)) as show:
        show.app.setting.change(notices="few")
        link = await enter(show, FakeLink(World()))
        link.others(ANA, acts.Schedule(15 * MINUTE))
        await show.on(WritingScreen)
        cheers(link, BEN)
        await show.says("Ben ✶")
        assert "cheers you on" not in show.text


async def test_what_others_see_changes_now_also_where_it_cannot_be_kept_and_both_is_said(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        link.others(ANA, acts.Schedule(15 * MINUTE))
        await show.on(WritingScreen)
        show.app.setting.config.path.mkdir(parents=True)
        await show.press("f10")
        await show.until(lambda: "to the nearest 50" in show.told)
        assert "could not be kept for the next start: config.toml cannot be read" in show.told
        visit = show.app.visit
        assert visit is not None
        assert visit.writer.shown == "rounded"


async def test_one_key_changes_what_others_see_and_says_so(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        link.others(ANA, acts.Schedule(15 * MINUTE))
        await show.on(WritingScreen)
        for said, status in (
            ("to the nearest 50", "writing"),
            ("only whether you are writing or resting. At the bell", "writing"),
            ("nothing of your count. At the bell", "hidden"),
        ):
            await show.press("f10")
            await show.until(lambda said=said: said in show.told)  # type: ignore[misc]
            await show.until(lambda status=status: link.shown[-1][0] == status)  # type: ignore[misc]
        assert show.app.setting.settings.shown == "hidden"
        link.stands(BEN, "hidden")
        link.world.enter(BEN)
        link.catch_up()
        await show.press("f3")
        await show.says("quiet")


async def test_the_boards_are_ordered_for_everybody(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        await show.press("o")
        await show.says("You have ordered the board by places.")
        assert link.world.room.order == "ranks"
        link.others(BEN, acts.Arrange("seats"))
        await show.says("Ben has ordered the board by seats.")


async def test_an_open_end_counts_up(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = await enter(show, FakeLink(World()))
        link.others(ANA, acts.Schedule(MINUTE, up=True))
        await show.on(WritingScreen)
        link.pass_time(3 * MINUTE)
        await show.says("03:00 writing · open end")
        assert show.app.screen.query_one(Clock).face.ends == ""
