"""The app: it puts themes, sheets, commands and screens together, and closes everything at the end."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

os.environ.setdefault("TEXTUAL_FPS", "120")

from textual import events, work
from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.constants import TEXTUAL_ANIMATIONS
from textual.driver import Driver
from textual.filter import LineFilter, Monochrome, NoColor
from textual.worker import Worker, WorkerState

from sprint import collecting
from sprint.core.cleaning import clean
from sprint.core.errors import BadInput, SprintError
from sprint.core.settings import Settings
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.openings import Home, Opening, Solo
from sprint.screens.base import Keyed, bindings_for
from sprint.screens.home import HomeScreen
from sprint.screens.messages import RoomEntered, RoomLeft
from sprint.screens.mishap import note_mishap
from sprint.screens.setting import Setting
from sprint.screens.turns import Turns
from sprint.telling.moments import Moments
from sprint.telling.words import path_shown
from styles import shared
from styles.themes import THEMES, opposite, theme_for

if TYPE_CHECKING:
    from sprint.screens.visit import Visit

WATCH_S = 0.5
COLOURLESS = NoColor()


def _palette() -> type[Provider]:
    from sprint.screens.palette import Commands

    return Commands


class SprintApp(App[int], inherit_bindings=False):
    """Sprint on a screen. ``farewell`` is what to say when the screen is given back."""

    CSS_PATH: ClassVar = shared()
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("everywhere")
    COMMANDS: ClassVar = {_palette}
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = ""
    ESCAPE_TO_MINIMIZE = False
    TITLE = "Sprint"

    def __init__(self, setting: Setting, opening: Opening, driver: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver)
        self.setting = setting
        self.farewell: list[str] = []
        self.visit: Visit | None = None
        self._opening = opening
        self._turns = Turns(self, super().on_event)
        self._move_as(setting.settings)
        for theme in THEMES:
            self.register_theme(theme)
        self._begin_with(theme_for(setting.settings.theme, os.environ))
        setting.listen(self._settings_changed)

    def _settings_changed(self, settings: Settings) -> None:
        self.theme = theme_for(settings.theme, os.environ)
        self._move_as(settings)
        self._blink_cursors()

    def _blink_cursors(self) -> None:
        # Imported here, so that home is painted without them.
        from textual.widgets import Input, TextArea

        for screen in self.screen_stack:
            for cursor in screen.query("Input, TextArea"):
                if isinstance(cursor, Input | TextArea):
                    cursor.cursor_blink = self.animation_level != "none"

    def _move_as(self, settings: Settings) -> None:
        # TEXTUAL_ANIMATIONS=none is a wish for rest, too.
        self.animation_level = TEXTUAL_ANIMATIONS if settings.motion == "full" else "none"

    def _begin_with(self, theme: str) -> None:
        # As setting the theme does, but before the sheets are read, so that they are not read twice.
        self.set_reactive(App.theme, theme)
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if self.visit is not None:
                self.visit.attending.touched()
            if not self.setting.hush.swallows(event, self.focused):
                await self._turns.take(event)
        else:
            await super().on_event(event)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What the colours go through: with NO_COLOR they turn grey, and the terminal's own go altogether."""
        filters = super().get_line_filters()
        if self.no_color and self.native_ansi_color:
            return [COLOURLESS if isinstance(one, Monochrome) else one for one in filters]
        return filters

    # -- beginning and end ---------------------------------------------------------------------

    def get_default_screen(self) -> HomeScreen:
        return HomeScreen(self.setting, covered=not isinstance(self._opening, Home))

    async def on_mount(self) -> None:
        if self.setting.person is None:
            from sprint.screens.name import NameScreen

            await self.push_screen(NameScreen(self.setting), lambda _: self._open())
        else:
            self._open()

    def _open(self) -> None:
        if isinstance(self._opening, Solo):
            self._begin_alone(self._opening)
        elif not isinstance(self._opening, Home):
            from sprint.screens.waiting import way_in

            self.push_screen(way_in(self.setting, self._opening))

    @work(exit_on_error=False, group="enter")
    async def _begin_alone(self, opening: Solo) -> None:
        """Go to the page; that waits for nobody, so nothing is shown on the way unless it fails."""
        from sprint.screens.entering import enter

        try:
            visit = await enter(self.setting, opening, self._say)
        except SprintError as error:
            from sprint.screens.waiting import WaitingScreen

            self.push_screen(WaitingScreen(self.setting, opening, str(error)))
            return
        self.post_message(RoomEntered(visit))

    async def on_unmount(self) -> None:
        if self.visit is not None and self.visit.stays_open:
            self.farewell.append("Your room stays open. `sprint invite` shows its invite again.")
        await self._close_visit()

    async def _close_visit(self) -> None:
        visit, self.visit = self.visit, None
        if visit is None:
            return
        await visit.close()
        draft = visit.writer.draft
        if visit.farewell:
            self.farewell.append(visit.farewell)
        elif draft is not None and draft.path.exists():
            self.farewell.append(f"Your draft is in {path_shown(draft.path)}")

    def watch_terminal(self) -> None:
        """End soon after the terminal went away, in whichever way; and look for garbage once all is up."""
        from sprint.screens.terminal import terminal_gone

        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            loop.add_signal_handler(number, self.exit, 0)

        def look() -> None:
            if terminal_gone():
                self.exit(0)

        self.set_interval(WATCH_S, look)
        self.set_timer(collecting.QUIET_S, collecting.resume)

    # -- rooms ---------------------------------------------------------------------------------

    async def on_room_entered(self, message: RoomEntered) -> None:
        from sprint.screens.writing import WritingScreen

        while len(self.screen_stack) > 2:
            await self.pop_screen()
        self.visit = message.visit
        writing = WritingScreen(message.visit, opening=None if message.visit.solo else "lobby")
        # Home stays below, and is not shown for a moment in between.
        if len(self.screen_stack) == 2:
            await self.switch_screen(writing)
        else:
            await self.push_screen(writing)

    async def on_room_left(self, message: RoomLeft) -> None:
        await self._home()
        home = self.screen
        self.farewell.clear()
        await self._close_visit()
        if isinstance(home, HomeScreen):
            await home.show()
            said = " ".join(filter(None, (message.sentence, *self.farewell)))
            if said:
                home.tell(said)

    async def _home(self) -> None:
        while len(self.screen_stack) > 1:
            await self.pop_screen()

    # -- commands that work everywhere ---------------------------------------------------------

    def action_explain(self) -> None:
        from sprint.screens.help import HelpScreen

        if isinstance(self.screen, Keyed) and not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.setting, self.screen))

    def action_palette(self) -> None:
        self.action_command_palette()
        self.call_after_refresh(self._blink_cursors)

    def action_settings(self) -> None:
        from sprint.screens.settings import SettingsScreen

        if isinstance(self.screen, Keyed) and not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen(self.setting))

    def action_theme(self) -> None:
        self.setting.change(theme=opposite(self.theme))

    def action_sound(self) -> None:
        bell = not self.setting.settings.bell
        self.setting.change(bell=bell)
        self._say("The bell rings at the start and the end." if bell else "The bell is silent.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action may be carried out: on a screen too small to be read, only what needs no eyes."""
        return self.screen.check_action(action, parameters) if self._unreadable else True

    @property
    def _unreadable(self) -> bool:
        return bool(self.screen_stack) and isinstance(self.screen, Keyed) and self.screen.small

    def action_leave(self) -> None:
        trouble = self.visit.trouble if self.visit else ""
        if not trouble:
            self.exit(0)
            return
        from sprint.screens.dialogs import Question

        if isinstance(self.screen, Question) and self.screen.id == "leaving":
            return

        def answered(agreed: bool | None) -> None:
            if agreed:
                self.exit(0)

        question = f"{trouble}\n\nLeave all the same? A copy is tried in another folder first."
        asking = Question(self.setting, question, "leave", "stay")
        asking.id = "leaving"
        self.push_screen(asking, answered)

    def action_how_to_leave(self) -> None:
        self._say("Ctrl+Q leaves. Everything is kept.")

    def _say(self, sentence: str) -> None:
        if isinstance(self.screen, Keyed):
            self.screen.tell(sentence)

    # -- what nobody foresaw -------------------------------------------------------------------

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state == WorkerState.ERROR and isinstance(event.worker.error, Exception):
            self._handle_exception(event.worker.error)

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print the traceback with all locals, the person's text among them.
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        now = self.setting.moments.now()
        sentence = str(error) if isinstance(error, SprintError) else None
        self.farewell.append(sentence or note_mishap(error, self.setting.desk.folders.logs, now))
        self._return_code = 1
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        self._return_code = 1
        self._close_messages_no_wait()


def run(opening: Opening, folders: Folders) -> int:
    """Show Sprint on this terminal until the person leaves; gives the exit code.

    Raises ``SprintError`` before the screen is taken over where there is no terminal, or no desk.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadInput("There is no terminal here to write in. With --json, a script can take part.")
    from sprint.screens.terminal import Terminal

    with Desk.open(folders) as desk:
        app = SprintApp(Setting(desk, Moments()), opening, Terminal)
        app.call_later(app.watch_terminal)
        app.run()
        for notice in (*app.farewell, *desk.notices):
            with contextlib.suppress(OSError):
                print(clean(notice), flush=True)
    return app.return_code or 0
