"""The results as they are used: views by a key, numbers handed in late, a number that rises where it may."""

from pathlib import Path
from typing import Any

import pytest

from sprint.core import acts
from sprint.screens import board
from sprint.screens.dialogs import NumberDialog
from sprint.screens.doubt import DoubtDialog
from sprint.screens.lobby import LobbyScreen
from sprint.screens.results import ResultsScreen
from sprint.screens.writing import WritingScreen
from sprint.writing.part import Terms
from tests.sprint.core.world import ANA, BEN, MINUTE, World, key_of
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, stage, visit_to
from widgets.editor import Editor
from widgets.rolling import Rolling


async def sprint(show: Stage, link: FakeLink, words: int = 0, **how: Any) -> str:
    """A sprint of ten minutes, from its start to its bell; gives its id."""
    if how or link.world.room.sprint is None or not link.world.sprint.live:
        link.others(BEN, acts.Schedule(10 * MINUTE, **how))
    else:
        link.pass_time(link.world.sprint.starts_at - link.world.at)
    await show.on(WritingScreen)
    visit, started = show.app.visit, link.world.sprint.id
    assert visit is not None
    await show.until(lambda: visit.entrant is not None)
    link.others(BEN, acts.Enter(started, "editor"))
    if words:
        show.app.screen.query_one(Editor).insert("word " * words)
        await show.until(lambda: visit.writer.written == words)
    link.pass_time(10 * MINUTE)
    await show.on(ResultsScreen)
    show.rest()
    link.others(BEN, acts.Settle(started, 100))
    return started


async def test_a_key_changes_between_the_round_the_chain_and_ones_own_page(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = FakeLink(World())
        await show.visit(visit_to(show, link))
        await sprint(show, link, 30, rounds=2, break_ms=MINUTE)
        await show.says("So far, 1 of 2 rounds: together 130 words.")
        await sprint(show, link, 12)
        await show.says("Both rounds: together 242 words.")
        await show.press("c")
        await show.says("You wrote 42 words so far.")
        await show.says("Ben 200 words")
        await show.press("y")
        await show.says("For you alone")
        await show.says("12 added, 0 taken out: 12 words more than before.")
        await show.press("y")
        await show.says("You wrote 12 words.")


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_way_on_and_the_way_to_put_a_number_right_stay_in_the_foot(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with stage(tmp_path, size=size) as show:
        link = FakeLink(World())
        await show.visit(visit_to(show, link))
        await sprint(show, link, 30)
        show.hush()
        await show.until(lambda: "l Lobby" in show.rows[-1])
        assert all(key in show.rows[-1] for key in ("n Next sprint", "a Amend", "y You", "F1 Help"))
        assert isinstance(show.app.screen, ResultsScreen)
        assert "offer" in [one.id for one in show.app.screen.offered()]


async def test_the_number_of_an_earlier_sprint_is_handed_in_from_the_results(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = FakeLink(World())
        await show.visit(visit_to(show, link, Terms("typed")))
        link.others(BEN, acts.Schedule(10 * MINUTE))
        await show.on(NumberDialog)
        await show.press("escape")
        await show.on(WritingScreen)
        visit, first = show.app.visit, link.world.sprint.id
        assert visit is not None
        await show.until(lambda: visit.entrant is not None)
        link.pass_time(20 * MINUTE)
        await show.on(ResultsScreen)
        await show.press("tab")
        visit.take_terms(Terms("none"))
        await sprint(show, link)
        await show.says("is still to come; M hands it in.")
        await show.press("m")
        await show.on(NumberDialog)
        await show.press(*"5000", "enter")
        await show.on(DoubtDialog)
        await show.press("f")
        await show.on(NumberDialog)
        await show.press(*"240", "enter")
        await show.says("Your number is handed in.")
        result = link.world.room.find(first).entrants[key_of(ANA)].result
        assert result is not None
        assert (result.count, result.late) == (240, True)
        await show.until(lambda: "still to come" not in show.text)
        kept = show.app.setting.desk.sprints.get(first)
        assert kept is not None
        assert kept.result == 240


async def test_the_circle_s_number_rises_once_with_motion_and_delays_no_key(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        show.app.setting.change(motion="full")
        link = FakeLink(World())
        await show.visit(visit_to(show, link))
        await sprint(show, link, 40)
        rolling = show.app.screen.query_one(Rolling)
        await show.press("y")
        await show.says("For you alone")
        await show.press("y", "l")
        await show.on(LobbyScreen)
        await show.press("v")
        await show.on(ResultsScreen)
        again = show.app.screen.query_one(Rolling)
        assert again is not rolling
        assert (again.shown, again._frames) == (140, None)


async def test_with_little_motion_the_number_is_there_at_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = FakeLink(World())
        await show.visit(visit_to(show, link))
        await sprint(show, link, 40)
        await show.says("Ben 100 words")
        rolling = show.app.screen.query_one(Rolling)
        assert (rolling.shown, rolling._frames) == (140, None)


async def test_the_line_after_a_bell_that_was_rung_before_its_time_says_nothing_of_staying_until_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "warm_line", lambda *_, early, **__: f"Early: {early}")
    async with stage(tmp_path) as show:
        link = FakeLink(World())
        await show.visit(visit_to(show, link))
        await show.on(LobbyScreen)
        await sprint(show, link, 5)
        await show.says("Early: False")
        link.others(BEN, acts.Schedule(10 * MINUTE))
        await show.on(WritingScreen)
        link.pass_time(MINUTE)
        link.others(BEN, acts.End(link.world.sprint.id))
        await show.on(ResultsScreen)
        link.pass_time(10 * MINUTE)
        await show.says("Early: True")
