"""Home: where the program begins, and where one comes back to between rooms."""

from asyncio import Lock
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sprint.core.cleaning import clean_line, fit
from sprint.core.errors import SprintError
from sprint.desk.records import RoomRecord, SprintRecord
from sprint.screens.base import UNSEEN, Keyed
from sprint.screens.choices import TITLE_CELLS, Choices, Option
from sprint.screens.command import Command
from sprint.screens.setting import Setting
from sprint.screens.wordmark import Wordmark
from sprint.telling.circles import commitment_words, elsewhere_words, when_words
from sprint.telling.leftwords import left_words
from sprint.telling.moments import about, span
from sprint.telling.words import last_day_line, path_shown

if TYPE_CHECKING:
    from sprint.core.sprints import Sprint


SHORT_CELLS = 14
NOTE_CELLS = 24
BELOW_CELLS = 44


def room_options(rooms: list[RoomRecord], setting: Setting) -> list[Option]:
    """The rooms to go back into, numbered from 1."""
    return [
        Option(
            "room",
            str(number),
            fit(clean_line(room.title) or "a room", TITLE_CELLS - 2),
            fit(when_words(room, setting.moments), NOTE_CELLS),
            head="Rooms you know" if number == 1 else "",
            # Once, where one was last: with a row for each, the rooms would not all be in sight.
            below=fit(_below(room, setting), BELOW_CELLS) if number == 1 else "",
        )
        for number, room in enumerate(rooms, 1)
    ]


def _below(room: RoomRecord, setting: Setting) -> str:
    """When the circle meets as clocks there show it, and what one said one would do."""
    return " · ".join(filter(None, (elsewhere_words(room, setting.moments), commitment_words(room))))


def room_left_words(room: RoomRecord, sprint: SprintRecord, setting: Setting) -> str:
    """Where a sprint was left in the middle, and how much of it there is still, if it went on as it was."""
    left_ms = sprint.started_at + sprint.length_ms - setting.moments.wall()
    title = clean_line(room.title) or "your room"
    left = "open end" if sprint.up else about(left_ms)
    return f"{fit(title, SHORT_CELLS)}, {left}" if left_ms > 0 else fit(title, TITLE_CELLS)


class HomeScreen(Keyed[None]):
    """Greets, and offers what there is to do.

    ``covered`` is a home that nobody sees yet, for the program was opened at something else. It stays bare,
    and none of its keys work, until one comes to it.
    """

    place = "home"
    style_sheet = "home"

    def __init__(self, setting: Setting, *, covered: bool = False) -> None:
        super().__init__(setting)
        self._bare = covered
        self._showing = Lock()
        self._rooms: list[RoomRecord] = []
        self._left: Sprint | None = None
        self._room_left: tuple[RoomRecord, SprintRecord] | None = None
        self._trouble = ""
        self._last = ""
        self._seen = False

    def body(self) -> ComposeResult:
        with VerticalScroll(id="home", can_focus=False):
            if not self._bare:
                self._read()
                yield self._hearth()

    def _hearth(self) -> Vertical:
        drafts = path_shown(self.setting.desk.folders.drafts)
        return Vertical(
            Wordmark(),
            Static(Content(self._greeting()), id="greeting"),
            Choices(self._options()),
            Static(Content(self._last), id="last"),
            Static(Content(f"Your drafts are plain text in {drafts}"), id="drafts"),
            id="hearth",
        )

    def explanation(self) -> str:
        return (
            "Enter takes what is marked: pressed twice, you are writing. Alone needs no network. "
            "A room is where a circle writes together against one clock."
        )

    def works(self, command: Command) -> bool:
        return not self._bare and super().works(command)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action may be carried out: on a bare home only what needs no eyes."""
        return (action in UNSEEN or not self._bare) and super().check_action(action, parameters)

    def on_mount(self) -> None:
        if not self._bare:
            # What was left in the middle is looked for behind the first paint: it takes the rules of a room.
            self.call_after_refresh(self._find_left)
        if said := self._trouble or " ".join(self.setting.complaints[:1]):
            self.tell(said, "warning")

    async def on_screen_resume(self) -> None:
        if self._seen:
            await self.show()
        self._seen = True

    async def _find_left(self) -> None:
        self._left = self.setting.solo_left()
        if self._left is not None:
            await self.query_one(Choices).offer(self._options())

    async def show(self) -> None:
        """Show everything as it is now."""
        # In turn: one comes here, and a moment later what one did in the room is on the disk.
        async with self._showing:
            self._read()
            self._left = self.setting.solo_left()
            if self._bare:
                await self.query_one("#home").mount(self._hearth())
                self._bare = False
                self.show_keys()
            else:
                self.query_one("#greeting", Static).update(Content(self._greeting()))
                self.query_one("#last", Static).update(Content(self._last))
                await self.query_one(Choices).offer(self._options())
        if self._trouble:
            self.tell(self._trouble, "warning")

    def _read(self) -> None:
        setting = self.setting
        self._trouble = ""
        try:
            self._rooms, last = setting.rooms(), setting.last_day()
            self._room_left = setting.room_left()
        except SprintError as error:
            self._trouble = str(error)
            return
        self._last = last_day_line(last, setting.moments) if last else ""

    def _greeting(self) -> str:
        name = self.setting.name
        return f"{self.setting.moments.greeting()}, {name}." if name else "Welcome."

    def _options(self) -> list[Option]:
        usual = span(self.setting.settings.length)
        options = [
            Option("solo", "s", "Write alone", f"{usual}, no network"),
            Option("host", "h", "Host a room", "for your circle"),
            Option("join", "j", "Join a room", "with an invite"),
            Option("settings", ",", "Settings", "colours, bell, warnings"),
            *room_options(self._rooms, self.setting),
        ]
        if self._left is not None:
            options.insert(
                0, Option("go_on", "g", "Go on writing", left_words(self._left, self.setting.moments.wall()))
            )
        elif self._room_left is not None:
            options.insert(
                0, Option("go_on", "g", "Go on writing", room_left_words(*self._room_left, self.setting))
            )
        return options

    @on(Choices.Chosen)
    def _chosen(self, message: Choices.Chosen) -> None:
        self._take(message.option)

    def _take(self, option: Option) -> None:
        if option.command == "room":
            self.action_room(option.key)
        elif option.command == "settings":
            self.app.call_later(self.app.run_action, "settings")
        else:
            getattr(self, f"action_{option.command}")()

    def action_choose(self) -> None:
        option = self.query_one(Choices).marked
        if option is not None:
            self._take(option)

    def action_above(self) -> None:
        self.query_one(Choices).move(-1)

    def action_below(self) -> None:
        self.query_one(Choices).move(1)

    def action_go_on(self) -> None:
        if self._left is None and self._room_left is None:
            newest = self._rooms[0] if self._rooms and not self._rooms[0].closed else None
            room = fit(clean_line(newest.title) or "a room", TITLE_CELLS) if newest is not None else ""
            back = f"1 goes back to {room}, s" if room else "S"
            self.tell(f"You left no sprint in the middle. {back} begins a new one{' alone' if room else ''}.")
            return
        from sprint.screens.waiting import WaitingScreen, way_back

        in_room = self._left is None and self._room_left is not None
        way = way_back(self.setting, self._room_left[0]) if in_room and self._room_left else None
        self.app.push_screen(WaitingScreen(self.setting, way))

    def action_solo(self) -> None:
        from sprint.screens.solo import SoloScreen

        self.app.push_screen(SoloScreen(self.setting))

    def action_host(self) -> None:
        from sprint.screens.host import HostScreen

        self.app.push_screen(HostScreen(self.setting))

    def action_join(self) -> None:
        from sprint.screens.join import JoinScreen

        self.app.push_screen(JoinScreen(self.setting))

    def action_rename(self) -> None:
        from sprint.screens.name import NameScreen

        self.app.push_screen(NameScreen(self.setting))

    def action_room(self, key: str) -> None:
        number = int(key)
        if number > len(self._rooms):
            self.tell("There is no such room yet.")
            return
        room = self._rooms[number - 1]
        if room.closed:
            self._show_kept(room.room)
            return
        from sprint.screens.waiting import WaitingScreen, way_back

        self.app.push_screen(WaitingScreen(self.setting, way_back(self.setting, room)))

    @work(exit_on_error=False, group="kept", exclusive=True)
    async def _show_kept(self, room: str) -> None:
        """Show what is kept of a room that is closed."""
        from sprint.screens.kept import show_kept

        await show_kept(self, room)
