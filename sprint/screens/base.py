"""What every screen has in common: keys from the registry, a foot with keys and notices, a least size."""

from typing import ClassVar, Generic, TypeVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from sprint.screens.command import Command, Place
from sprint.screens.commands import commands_of
from sprint.screens.foot import Foot, Tone
from sprint.screens.setting import Setting
from styles import sheet

Result = TypeVar("Result")
LEAST_WIDTH, LEAST_HEIGHT = 60, 20
WIDE, TALL = 100, 30
#: What may be done on a screen that is too small to be read: to go, and nothing that one would have to see.
UNSEEN = frozenset({"leave", "how_to_leave", "back", "no", "close", "lay_down"})


def bindings_for(place: Place) -> list[BindingType]:
    """The bindings of a place, one for each key."""
    return [
        Binding(
            key, command.action(key), command.title, show=False, priority=command.eager, id=_id(command, key)
        )
        for command in commands_of(place)
        for key in _pressed(command)
    ]


def _pressed(command: Command) -> list[str]:
    """The keys of a command as they may be pressed: a letter is itself with the shift key, too, and a key as
    Shift+F3 comes from many terminals under the number of a longer row, F15.
    """
    keys = command.keys.split(",")
    keys += [key.upper() for key in keys if len(key) == 1 and key.isalpha()]
    return keys + [f"f{int(key[7:]) + 12}" for key in keys if key.startswith("shift+f") and key[7:].isdigit()]


def _id(command: Command, key: str) -> str:
    return f"{command.id}.{key}" if "," in command.keys else command.id


class TooSmall(Static):
    """Lies over a screen whose terminal is too small to be read, and asks for room."""

    def show(self, width: int, height: int) -> None:
        """Say how much room there is, and how much is needed."""
        self.update(
            Content(
                f"A little more room, please: {LEAST_WIDTH} by {LEAST_HEIGHT} cells at least "
                f"(now {width} by {height}). Everything is kept."
            )
        )


class Keyed(Screen[Result], Generic[Result]):
    """A screen with a ``place`` in the registry, and a ``style_sheet`` where the shared ones do not suffice.

    Subclasses give its ``body``; the rest is the same.
    """

    place: ClassVar[Place]
    style_sheet: ClassVar[str] = ""
    AUTO_FOCUS = ""

    def __init_subclass__(cls, **kwargs: bool) -> None:
        if "place" in cls.__dict__:
            cls.BINDINGS = bindings_for(cls.place)
        super().__init_subclass__(**kwargs)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.foot = Foot()
        self._too_small = TooSmall(classes="too-small")
        self._focus_held: Widget | None = None
        self._styled = False

    def compose(self) -> ComposeResult:
        self._dress()
        yield from self.body()
        yield self.foot
        yield self._too_small

    def _dress(self) -> None:
        # While there is nothing on the screen yet, so that nothing on it has to be styled twice.
        styles = self.app.stylesheet
        if self.style_sheet and not styles.has_source(path := sheet(self.style_sheet)):
            styles.read(path)
            styles.parse()
        self._measure(self.app.size)
        self.update_node_styles(animate=False)

    def body(self) -> ComposeResult:
        """The widgets of the screen, above its foot."""
        raise NotImplementedError

    def explanation(self) -> str:
        """A few sentences for the help screen: what this screen is for."""
        return ""

    def in_footer(self, command: Command) -> bool:
        """Whether ``command`` is worth a place in the foot just now."""
        return command.footer

    def works(self, command: Command) -> bool:
        """Whether ``command`` can do something just now; it is offered nowhere where it cannot."""
        return True

    def titled(self, command: Command) -> str:
        """What ``command`` is called just now."""
        return command.title

    def offered(self) -> list[Command]:
        """The commands of this place that work just now, called as they are just now."""
        return [
            msgspec.structs.replace(command, title=self.titled(command))
            for command in commands_of(self.place)
            if self.works(command)
        ]

    def tell(self, sentence: str, tone: Tone = "") -> None:
        """Show a sentence in the foot for a while; it must be cleaned."""
        self.foot.tell(sentence, tone)

    def show_keys(self) -> None:
        """Show the keys that are worth a place in the foot now."""
        shown = [command for command in self.offered() if self.in_footer(command)]
        # Help comes last, where it stays when there is room for little else.
        shown += [command for command in reversed(commands_of("everywhere")) if command.footer]
        self.foot.show_keys(shown)

    def _on_mount(self, event: events.Mount) -> None:
        super()._on_mount(event)
        self.show_keys()

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        # What has just been put together is styled already; Textual's own handler comes next.
        event.refresh_styles = event.refresh_styles and self._styled
        self._styled = True

    def on_resize(self, event: events.Resize) -> None:
        self._measure(event.size)
        if self.small:
            self._too_small.show(*event.size)
            self._focus_held = self.focused or self._focus_held
            super().set_focus(None)
        elif self._focus_held is not None:
            held, self._focus_held = self._focus_held, None
            self.set_focus(held)

    def _measure(self, size: Size) -> None:
        width, height = size
        small = width < LEAST_WIDTH or height < LEAST_HEIGHT
        self.update_classes({"-small": small, "-wide": width >= WIDE, "-tall": height >= TALL})

    @property
    def small(self) -> bool:
        """Whether it is too small to be read, so that no key may do anything that one would have to see."""
        return self.has_class("-small")

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Nobody types into what they cannot see: the focus waits until there is room again."""
        if self.small:
            self._focus_held, widget = widget, None
        super().set_focus(widget, scroll_visible, from_app_focus)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action may be carried out."""
        return not self.small or action in UNSEEN


class Dialog(Keyed[Result], ModalScreen[Result], Generic[Result]):
    """A small screen over another one, for one question or one thing to read.

    One that ``keeps`` what is typed there is waited for; another goes when something else is due.
    """

    keeps: ClassVar[bool] = True
    #: Textual hides the app's keys under a dialog; those that stand in its foot work all the same.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"app.{command.action(key)}", command.title, show=False, id=_id(command, key))
        for command in commands_of("everywhere")
        if command.footer
        for key in _pressed(command)
    ]

    def compose(self) -> ComposeResult:
        self._dress()
        with Panel(classes="panel"):
            yield from self.body()
        yield self.foot
        yield self._too_small


class Panel(Widget):
    """The box in which a dialog stands."""

    DEFAULT_CSS = """
    Panel { layout: vertical; height: auto; }
    """
