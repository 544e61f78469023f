"""Opening a room: a title, who steers, and where the room lives."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from sprint.core.acts import Mode
from sprint.core.cleaning import clean_line
from sprint.openings import Host
from sprint.screens.fields import Field, Row
from sprint.screens.forming import FormScreen
from sprint.screens.pick import Pick
from sprint.screens.setting import Setting

OWN, NEAR, OTHER = "own", "near", "other"


class HostScreen(FormScreen):
    """A form that can be left as it is: Enter opens a room on this machine."""

    place = "host"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._title = Field(placeholder="for example: Tuesday circle", longest=60)
        modes: list[tuple[Mode, str]] = [("open", "whoever sets a sprint"), ("led", "only me")]
        self._mode: Pick[Mode] = Pick(modes, "open")
        self._where: Pick[str] = Pick(
            [(OWN, "this machine"), (NEAR, "my network"), (OTHER, "another relay")], OWN
        )
        self._relay = Field(placeholder="wss://relay.example.org", longest=200)
        self._fresh: Pick[bool] = Pick([(False, "go back to it"), (True, "open another one")], False)

    def body(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(Content("A room for your circle"), classes="title")
            yield Row("Title", self._title)
            yield Row("Who steers", self._mode)
            yield Row("Lives on", self._where)
            with Vertical(id="elsewhere-relay"):
                yield Row("Address", self._relay)
            with Vertical(id="already-open"):
                yield Row("One is open", self._fresh)
            yield Static(id="preview")

    def explanation(self) -> str:
        return (
            "In an open room whoever sets a sprint steers it; in a led room only you do. "
            "A room on this machine is kept by a small relay of its own, which goes on when you leave. "
            "The relay can read no word of what you say or write."
        )

    def on_mount(self) -> None:
        open_rooms = [room for room in self.setting.desk.rooms.list() if room.creator and not room.closed]
        self.set_class(bool(open_rooms), "-open")
        self._title.focus()
        self._preview()

    @on(Pick.Picked)
    def _preview(self) -> None:
        where = self._where.value
        self.set_class(where == OTHER, "-other")
        self.show_preview(
            {
                OWN: "Only people on this machine can come in. Enter opens the room.",
                NEAR: "People in your network can come in, with the invite. Enter opens the room.",
                OTHER: "The room lives on that relay, whether you are there or not. Enter opens the room.",
            }[where]
        )

    def action_begin(self) -> None:
        relay = self._relay.value.strip() if self._where.value == OTHER else None
        if relay is not None and not relay.startswith(("ws://", "wss://")):
            self.show_trouble("A relay's address begins with wss:// (or ws:// where nobody listens in).")
            return
        self.enter(
            Host(
                mode=self._mode.value,
                title=clean_line(self._title.value),
                relay=relay,
                lan=self._where.value == NEAR,
                fresh=self._fresh.value,
                terms=self.setting.usual_terms(),
            )
        )
