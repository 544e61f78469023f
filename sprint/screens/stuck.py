"""The small dialog for whoever is stuck: a prompt, another one, the circle's ideas, and the way back."""

from collections.abc import Sequence
from typing import Final, Literal

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sprint.screens.base import Dialog
from sprint.screens.command import Command
from sprint.screens.visit import Visit
from sprint.telling.asking import my_ask

LOOK_S: Final = 0.2

#: What stands in the dialog itself, where the line of keys has no room for it.
_DOINGS: Final = ("ask_circle", "go_on_again", "put_away")

Answer = Literal["keep", "ask", "going", "put away"]


def may_ask(visit: Visit) -> bool:
    """Whether there is somebody to ask, in a sprint that runs and that one takes part in."""
    room, sprint = visit.room, visit.sprint
    if visit.solo or room is None or sprint is None or sprint.phase != "running":
        return False
    return visit.me in sprint.entrants and len(room.seated) > 1 and my_ask(room, visit.me) is None


def _as_answers(commands: Sequence[Command]) -> Content:
    """The keys of ``commands`` and what they do, beside one another."""
    parts: list[str | tuple[str, str]] = []
    for command in commands:
        parts += [(command.keys, "$accent"), f"  {command.title}     "]
    return Content.assemble(*parts)


class StuckDialog(Dialog[Answer | None]):
    """Gives what is to be done, or None where all stays as it is; drawing is done here."""

    place = "stuck"
    style_sheet = "writing"

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit.setting)
        self._visit = visit
        self._prompt = Static(id="prompt")
        self._kind = Static(id="kind")
        self._doings = Static(id="doings")
        self._ideas = Static(id="ideas")
        self._shown: tuple[object, ...] | None = None

    def body(self) -> ComposeResult:
        yield Static(Content("Stuck?"), classes="title")
        yield self._prompt
        yield self._kind
        yield self._doings
        with VerticalScroll(id="ideas-list", can_focus=False):
            yield self._ideas

    def explanation(self) -> str:
        return (
            "A prompt is drawn here and nobody else sees it: Space draws another, the arrows choose a kind, "
            "Enter keeps it in view by your page. A asks the circle: those who pause just now see it in one "
            "line, and their ideas are listed here. T says thanks, and that you are going again."
        )

    def on_mount(self) -> None:
        self._look()
        self.set_interval(LOOK_S, self._look)
        self._draw()

    def works(self, command: Command) -> bool:
        visit = self._visit
        if command.id == "ask_circle":
            return may_ask(visit)
        if command.id == "go_on_again":
            return my_ask(visit.room, visit.me) is not None
        if command.id == "put_away":
            return bool(visit.nudges.kept)
        return super().works(command)

    def _look(self) -> None:
        visit, nudges = self._visit, self._visit.nudges
        drawn = nudges.drawn.text if nudges.drawn is not None else ""
        ideas = nudges.ideas(visit.room, visit.link.side, visit.me)
        if not ideas and my_ask(visit.room, visit.me) is not None:
            ideas = ["You asked the circle; no idea has come yet."]
        doings = tuple(command for command in self.offered() if command.id in _DOINGS)
        now = (drawn, nudges.kind, doings, *ideas)
        if now != self._shown:
            self._shown = now
            self._prompt.update(Content(drawn))
            self._kind.update(Content.assemble(("← ", "$accent"), nudges.kind, (" →", "$accent")))
            self._doings.update(_as_answers(doings))
            self._doings.display = bool(doings)
            self._ideas.update(Content("\n".join(ideas)))
            self.query_one("#ideas-list").display = bool(ideas)
            self.query_one(VerticalScroll).scroll_end(animate=False)
        self.show_keys()

    @work(exit_on_error=False, exclusive=True, group="draw")
    async def _draw(self) -> None:
        told = self._visit.nudges.complaints
        await self._visit.nudges.draw()
        if not told and self._visit.nudges.complaints:
            self.tell(self._visit.nudges.complaints[0], "warning")
        self._look()

    def action_another(self) -> None:
        self._draw()

    def action_kind_before(self) -> None:
        self._visit.nudges.turn(-1)
        self._draw()

    def action_kind_after(self) -> None:
        self._visit.nudges.turn(1)
        self._draw()

    def action_keep_prompt(self) -> None:
        self.dismiss("keep")

    def action_ask_circle(self) -> None:
        if self.works_now("ask_circle"):
            self.dismiss("ask")
        else:
            self.tell("One can ask the circle while a sprint runs that others are in, once at a time.")

    def action_go_on_again(self) -> None:
        if self.works_now("go_on_again"):
            self.dismiss("going")

    def action_put_away(self) -> None:
        if self.works_now("put_away"):
            self.dismiss("put away")

    def works_now(self, name: str) -> bool:
        """Whether the command of this name can do something just now."""
        return any(command.id == name for command in self.offered())

    def action_back(self) -> None:
        self.dismiss(None)
