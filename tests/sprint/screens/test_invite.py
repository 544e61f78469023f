"""The invite on the screen: the whole line, a code that scans, a copy, a file, and joining by one."""

from pathlib import Path

import msgspec
import pytest
import segno
from textual import events
from textual.color import Color
from textual.widgets import Input

from sprint.core.invite import parse_invite
from sprint.core.invitefile import write_invite
from sprint.core.settings import Theme
from sprint.desk.invites import load_invite, save_invite
from sprint.openings import Join
from sprint.screens.invite import InviteDialog
from sprint.screens.join import JoinScreen
from sprint.screens.lobby import LobbyScreen
from tests.sprint.core.world import ANA, BEN, World
from tests.sprint.screens.fakelink import INVITE, FakeLink
from tests.sprint.screens.stage import Sized, Stage, stage, visit_to

LINE = str(INVITE)
SIZES = [(60, 20), (60, 24), (80, 24), (120, 40)]


async def show_invite(show: Stage) -> None:
    await show.visit(visit_to(show, FakeLink(World())))
    await show.on(LobbyScreen)
    assert LINE.partition("#")[2] not in show.text
    await show.press("i")
    await show.on(InviteDialog)


def code_shown(show: Stage) -> list[list[bool]]:
    """The modules on the screen, told by the colours of the halves of its cells; nothing without a code."""
    cells = show.app.screen.query_one("#code").region
    if not cells.area:
        return []
    modules: list[list[bool]] = []
    for strip in show.app.screen._compositor.render_strips()[cells.y : cells.bottom]:
        halves: tuple[list[bool], list[bool]] = ([], [])
        for segment in strip.crop(cells.x, cells.right):
            assert segment.style is not None
            assert segment.style.color is not None
            assert segment.style.bgcolor is not None
            ink, ground = (
                Color.from_rich_color(color).brightness < 0.5
                for color in (segment.style.color, segment.style.bgcolor)
            )
            for cell in segment.text:
                halves[0].append(ink if cell in "▀█" else ground)
                halves[1].append(ink if cell in "▄█" else ground)
        modules += halves
    return modules


def code_made() -> list[list[bool]]:
    return [[bool(module) for module in row] for row in segno.make_qr(LINE, error="l").matrix]


def without_margin(modules: list[list[bool]]) -> tuple[list[list[bool]], int]:
    """The code itself, and how wide its margin is at the least."""
    rows = [at for at, row in enumerate(modules) if any(row)]
    columns = [at for at in range(len(modules[0])) if any(row[at] for row in modules)]
    inner = [row[columns[0] : columns[-1] + 1] for row in modules[rows[0] : rows[-1] + 1]]
    after = (len(modules) - 1 - rows[-1], len(modules[0]) - 1 - columns[-1])
    return inner, min(rows[0], columns[0], *after)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_invite_is_shown_whole_and_alone_in_its_rows(tmp_path: Path, size: Sized) -> None:
    async with stage(tmp_path, size=size) as show:
        await show_invite(show)
        place = show.app.screen.query_one("#invite-line").region
        assert str(parse_invite("\n".join(show.rows[place.y : place.bottom]))) == LINE
        await show.says("send it to your circle only")
        await show.press("escape")
        await show.on(LobbyScreen)


@pytest.mark.parametrize("theme", ["sprint-dark", "sprint-light"])
@pytest.mark.parametrize("size", SIZES[1:], ids=str)
async def test_the_code_on_the_screen_is_the_invites_dark_on_light_with_a_margin(
    tmp_path: Path, size: Sized, theme: Theme
) -> None:
    async with stage(tmp_path, size=size, theme=theme) as show:
        await show_invite(show)
        assert bool(code_shown(show)) == (size[1] >= 40)
        await show.press("r")
        await show.until(lambda: bool(code_shown(show)))
        code, margin = without_margin(code_shown(show))
        assert code == code_made()
        assert margin == 4
        await show.press("r")
        await show.says("Whoever has this line")


async def test_a_terminal_too_small_for_the_code_says_so_and_keeps_the_line(tmp_path: Path) -> None:
    async with stage(tmp_path, size=(80, 24)) as show:
        await show_invite(show)
        await show.press("r")
        await show.until(lambda: bool(code_shown(show)))
        await show.pilot.resize_terminal(60, 20)
        await show.says("A code to scan takes a window of 41 by 22 cells")
        await show.says("Whoever has this line")
        await show.press("r")
        await show.until(lambda: "41 by 22" in show.told)
        assert code_shown(show) == []


async def test_the_invite_is_copied_only_when_asked_and_nothing_is_promised(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        await show_invite(show)
        assert show.app.clipboard == ""
        await show.press("c")
        await show.until(lambda: show.app.clipboard == LINE)
        assert "if your terminal allows it" in show.told


async def test_after_a_removal_the_new_invite_is_shown(tmp_path: Path) -> None:
    async with stage(tmp_path) as show:
        link = FakeLink(World())
        link.line = msgspec.structs.replace(INVITE, gen=1, secret=bytes(range(16, 32)))
        await show.visit(visit_to(show, link))
        await show.press("i")
        await show.on(InviteDialog)
        await show.press("c")
        await show.until(lambda: show.app.clipboard == str(link.line))


async def test_the_invite_is_saved_as_a_file_that_lets_one_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    async with stage(tmp_path / "desk") as show:
        await show_invite(show)
        await show.press("s")
        await show.until(lambda: "Saved;" in show.told)
        assert list(folder.iterdir()) == [], "a secret has no place where somebody works"
        (file,) = (tmp_path / "desk" / "invites").iterdir()
        assert file.name == "Tuesdays.sprint-invite"
        assert str(file) in show.told
        assert load_invite(file) == INVITE


async def test_an_invite_that_cannot_be_saved_is_told(tmp_path: Path) -> None:
    async with stage(tmp_path / "desk") as show:
        await show_invite(show)
        (tmp_path / "desk" / "invites").write_text("in the way")
        await show.press("s")
        await show.until(lambda: "was not saved" in show.told)


@pytest.mark.parametrize("me", [ANA, BEN])
async def test_who_leaves_a_room_of_their_own_open_is_told_how_to_invite_into_it(
    tmp_path: Path, me: str
) -> None:
    async with stage(tmp_path, name=me) as show:
        await show.visit(visit_to(show, FakeLink(World(), me)))
        await show.on(LobbyScreen)
        await show.press("ctrl+q")
        await show.until(lambda: not show.app.is_running)
    assert any("sprint invite" in sentence for sentence in show.app.farewell) == (me == ANA)


async def test_one_joins_by_a_file_that_is_named(tmp_path: Path) -> None:
    file = tmp_path / "my circle.txt"
    save_invite(file, INVITE, "")
    async with stage(tmp_path / "desk") as show:
        await show.press("j")
        await show.on(JoinScreen)
        show.app.screen.query_one(Input).value = str(tmp_path / "none")
        await show.says("Enter reads the invite in that file")
        await show.press("enter")
        await show.says("cannot be read: it is not there")
        show.app.screen.query_one(Input).value = f"'{file}'"
        await show.says("Enter reads the invite in that file")
        await show.press("enter")
        await show.on(LobbyScreen)
        assert show.app.visit is not None
        assert show.app.visit.invite == INVITE


async def test_a_pasted_letter_with_the_invite_in_it_is_read(tmp_path: Path) -> None:
    async with stage(tmp_path, Join()) as show:
        await show.on(JoinScreen)
        field = show.app.screen.query_one(Input)
        field.post_message(events.Paste("Come:\n" + write_invite(INVITE, "Tuesdays").decode()))
        await show.says("That is a good invite")
        assert LINE.partition("#")[2] not in show.text
        field.value = "hello"
        await show.says("That is not an invite.")
