"""The app as a whole: errors nobody foresaw, ways in, and how it ends."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyte
import pytest
from textual.theme import Theme

from sprint.app import run
from sprint.core import settings
from sprint.core.errors import BadInput, DeskTrouble, RelayTrouble
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.openings import Home, Host, Join, Solo
from sprint.screens.home import HomeScreen
from sprint.screens.host import HostScreen
from sprint.screens.join import JoinScreen
from sprint.screens.lobby import LobbyScreen
from sprint.screens.name import NameScreen
from sprint.screens.waiting import WaitingScreen
from sprint.screens.writing import WritingScreen
from sprint.writing import hosting
from sprint.writing.hosting import Hosted
from styles.themes import DARK, LIGHT
from tests.sprint.core.world import World
from tests.sprint.screens.fakelink import INVITE, FakeLink
from tests.sprint.screens.stage import folders, stage
from widgets.editor import Editor


async def test_an_error_nobody_foresaw_saves_the_draft_and_says_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(KeyError):  # noqa: PT012 - the pilot raises it again when the app has ended
        async with stage(tmp_path, Solo(600_000)) as show:
            await show.on(WritingScreen)
            app = show.app
            app.screen.query_one(Editor).insert("Safe and sound")

            def fail() -> None:
                raise KeyError("boom")

            app.screen.call_later(fail)
            await show.until(lambda: not app.is_running)
    assert app.return_code == 1
    assert "did not expect" in app.farewell[0]
    (log,) = (tmp_path / "logs").iterdir()
    assert "boom" in log.read_text(encoding="utf-8")
    assert "Safe and sound" not in log.read_text(encoding="utf-8")
    (draft,) = (tmp_path / "drafts").glob("*.txt")
    assert draft.read_text(encoding="utf-8") == "Safe and sound"


async def test_an_error_in_a_worker_is_no_less_noticed(tmp_path: Path) -> None:
    with pytest.raises(KeyError):  # noqa: PT012 - as above
        async with stage(tmp_path) as show:
            app = show.app

            async def fail() -> None:
                raise KeyError("boom")

            app.run_worker(fail(), exit_on_error=False)
            await show.until(lambda: not app.is_running)
    assert app.return_code == 1


@pytest.mark.parametrize(("theme", "paper"), [("sprint-light", LIGHT), ("sprint-dark", DARK)])
async def test_the_theme_of_last_time_is_there_from_the_first_paint(
    tmp_path: Path, theme: settings.Theme, paper: Theme
) -> None:
    async with stage(tmp_path, theme=theme) as show:
        assert show.app.screen.styles.background.hex.lower() == paper.background
        await show.press("ctrl+t")
        await show.until(lambda: show.app.screen.styles.background.hex.lower() != paper.background)
        assert show.app.setting.settings.theme != theme


def test_without_a_terminal_a_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no terminal"):
        run(Home(), Folders.under(tmp_path))


async def test_a_first_start_into_a_room_asks_for_the_name_first(tmp_path: Path) -> None:
    async with stage(tmp_path, Join(), name="") as show:
        await show.on(NameScreen)
        await show.press("A", "enter")
        await show.on(JoinScreen)


async def test_a_bad_invite_is_said_and_nothing_is_entered(tmp_path: Path) -> None:
    async with stage(tmp_path, Join("sprint://nowhere#cut-off")) as show:
        await show.on(WaitingScreen)
        await show.says("This invite is cut off or changed.")
        await show.press("escape")
        await show.on(HomeScreen)


async def test_an_invite_is_masked_as_soon_as_it_is_read(tmp_path: Path) -> None:
    from textual import events
    from textual.widgets import Input

    async with stage(tmp_path) as show:
        await show.press("j")
        await show.on(JoinScreen)
        show.app.screen.query_one(Input).post_message(events.Paste(f"  {INVITE}\n"))
        await show.says("That is a good invite.")
        assert str(INVITE).partition("#")[2] not in show.text
        await show.says("#•••")
        show.app.screen.query_one(Input).value = ""
        await show.press(*"http", "enter")
        await show.says("That is not an invite.")


async def test_hosting_opens_the_lobby(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Host] = []

    async def host(desk: Desk, person: object, opening: Host, say: object) -> Hosted:
        asked.append(opening)
        return Hosted(FakeLink(World()), INVITE, returned=True)  # type: ignore[arg-type]

    monkeypatch.setattr(hosting, "host", host)
    async with stage(tmp_path) as show:
        await show.press("h")
        await show.on(HostScreen)
        await show.press(*"Mine", "down", "right", "down", "right", "enter")
        await show.on(LobbyScreen)
        await show.says("You are back in the room that is open.")
    assert (asked[0].title, asked[0].mode, asked[0].lan, asked[0].relay) == ("Mine", "led", True, None)


async def test_hosting_that_fails_says_why_on_the_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def host(desk: Desk, person: object, opening: Host, say: object) -> Hosted:
        raise RelayTrouble(f"Nobody answers at {opening.relay}. Check the address.")

    monkeypatch.setattr(hosting, "host", host)
    async with stage(tmp_path) as show:
        await show.press("h")
        await show.on(HostScreen)
        await show.press("down", "down", "right", "right", "down", *"nowhere", "enter")
        await show.says("A relay's address begins with wss://")
        await show.press("home", *"wss://", "enter")
        await show.says("Nobody answers at wss://nowhere.")
        assert isinstance(show.app.screen, HostScreen)


def test_a_second_program_on_one_desk_is_told_before_the_screen_is_taken(tmp_path: Path) -> None:
    with Desk.open(folders(tmp_path)):
        process = Screened(tmp_path)
        assert process.code() == DeskTrouble.exit_code
        assert b"already open" in process.seen
        assert b"\x1b[?1049h" not in process.seen


@pytest.mark.parametrize("end", [signal.SIGHUP, signal.SIGTERM, None], ids=["hangup", "term", "gone"])
def test_it_ends_and_keeps_the_draft_when_its_terminal_goes_away(
    tmp_path: Path, end: signal.Signals | None
) -> None:
    folders(tmp_path)
    process = Screened(tmp_path, "solo", "15")
    process.read_until("Begin anywhere")
    # The fifth word is its last letter: once it is counted, all of it was typed.
    process.type(b"The last words of a")
    process.read_until("5 words")
    if end is None:
        process.hang_up()
    else:
        process.process.send_signal(end)
    assert process.code() == 0
    (draft,) = (tmp_path / "drafts").glob("*.txt")
    assert draft.read_text(encoding="utf-8") == "The last words of a"


class Screened:
    """The program on a terminal of its own."""

    def __init__(self, home: Path, *args: str) -> None:
        self.master, slave = pty.openpty()
        os.set_blocking(self.master, False)
        environ = {
            **os.environ,
            "TERM": "xterm-256color",
            "SPRINT_HOME": str(home),
            "COLUMNS": "80",
            "LINES": "24",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sprint", *args],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environ,
            start_new_session=True,
        )
        os.close(slave)
        self.seen = b""
        self._terminal = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._terminal)

    def _read(self) -> bool:
        if not select.select([self.master], [], [], 0.05)[0]:
            return True
        try:
            data = os.read(self.master, 65_536)
        except OSError:
            return False
        self.seen += data
        self._stream.feed(data)
        return True

    def read_until(self, words: str) -> None:
        """Read until the terminal shows ``words``."""
        until = time.monotonic() + 30
        while words not in self.shown and time.monotonic() < until:
            self._read()
        assert words in self.shown, self.shown

    @property
    def shown(self) -> str:
        """What stands on the terminal."""
        return "\n".join(self._terminal.display)

    def type(self, keys: bytes) -> None:
        """Type."""
        os.write(self.master, keys)

    def hang_up(self) -> None:
        """Close the terminal's other end."""
        os.close(self.master)
        self.master = -1

    def code(self) -> int:
        """The exit code, once it has ended."""
        until = time.monotonic() + 30
        while self.process.poll() is None and time.monotonic() < until:
            if self.master >= 0:
                self._read()
            else:
                time.sleep(0.02)
        while self.master >= 0 and select.select([self.master], [], [], 0.1)[0] and self._read():
            if not select.select([self.master], [], [], 0.1)[0]:
                break
        if self.process.poll() is None:
            self.process.kill()
        if self.master >= 0:
            os.close(self.master)
        return self.process.wait()
