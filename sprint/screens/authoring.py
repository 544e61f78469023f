"""Being read: what an author decides, thanks for, wishes to see when, and how they stop at any moment."""

from textual.content import Content
from textual.widgets import Static

from sprint.core.reading.acts import Decide, Stop
from sprint.screens.command import Command
from sprint.screens.ending import EndingScreen
from sprint.screens.hiding import choose_whom_to_hide, hide_or_show
from sprint.screens.putting import put
from sprint.screens.saidview import SaidView
from sprint.screens.visit import Visit
from sprint.screens.wording import ask_words
from sprint.telling.attable import Scene
from sprint.telling.saidwords import Said
from sprint.telling.tablewords import in_short, step_words

#: Of what an option means, so many characters of whole sentences stand where rows are scarce.
SHORT = 90


class AuthoringScreen(EndingScreen):
    """``said`` is what was said to the piece before one, ``choice`` what one is asked to decide."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self.said = SaidView(id="said")
        self.choice = Static(id="choice")

    def show_choice(self) -> None:
        """Show what is to be decided, each answer with its key."""
        options = self._options()
        lines = [Content(self._question())]
        for number, (title, prompt) in enumerate(options, 1):
            air = "\n" if self.has_class("-tall") else ""
            said = prompt if self.has_class("-tall") else in_short(prompt, SHORT)
            lines.append(
                Content.assemble(
                    air,
                    (f"{number}  ", "$accent"),
                    (title, "bold"),
                    (f"  {said}" if said else "", "$text-muted"),
                )
            )
        put(self.choice, Content("\n").join(lines))

    def _question(self) -> str:
        scene = self.scene
        if scene is None or scene.step is None:
            return ""
        words = step_words(self.visit.link.side.protocols.get(scene.reading.id), scene.number)
        if scene.step.options:
            return "How would you like to be heard? Your readers see what you choose."
        return f"“{words.name}” is next. Would you like to hear it? No is a good answer; then it is left out."

    def _options(self) -> list[tuple[str, str]]:
        scene = self.scene
        if scene is None or scene.part != "decide" or scene.step is None:
            return []
        words = step_words(self.visit.link.side.protocols.get(scene.reading.id), scene.number)
        if not scene.step.options:
            return [("Yes, I would", ""), ("No, not today", "")]
        named = {number: (one.name, one.prompt) for number, one in enumerate(words.options)}
        return [
            named.get(number, (" and ".join(kinds) or "Just listen", ""))
            for number, kinds in enumerate(scene.step.options)
        ]

    # -- commands ----------------------------------------------------------------------------------

    def works(self, command: Command) -> bool:
        scene = self.scene
        marked = self.said.marked if self.has_class("-said") else None
        match command.id:
            case "decide":
                return scene is not None and scene.part == "decide"
            case "stop_there":
                return self._stoppable(scene)
            case "at_end":
                return self._stoppable(scene)
            case "thank" | "thank_in_words":
                return self._thankable(marked)
            case "hide":
                return scene is not None and len(scene.table.seats) > 1
            case "above" | "below":
                return marked is not None
        return super().works(command)

    def titled(self, command: Command) -> str:
        if command.id == "at_end" and self.seat.at_end:
            return "As they come"
        if command.id == "hide":
            marked = self._said_by_another()
            if marked is not None and marked.by in self.visit.link.side.hidden:
                return "Show again"
        return super().titled(command)

    async def action_decide(self, key: str) -> None:
        scene, number = self.scene, int(key)
        if scene is None or scene.piece is None or scene.step is None or scene.part != "decide":
            return
        if number > len(self._options()):
            return
        choice = number - 1 if scene.step.options else 0 if number == 1 else -1
        await self.attempt(self.visit.link.do(Decide(scene.piece.id, scene.number, choice)))

    def _stoppable(self, scene: Scene | None) -> bool:
        piece = scene.piece if scene is not None else None
        return piece is not None and piece.by == self.visit.me and piece.state == "open"

    def action_stop_there(self) -> None:
        scene = self.scene
        if scene is None or scene.piece is None or not self._stoppable(scene):
            self.tell("Your piece is not being read just now.")
            return
        question = "Stop here? Your piece is read and responded to no further; what was said stays with you."
        self.ask(question, "stop here", "go on", Stop(scene.piece.id))

    def action_at_end(self) -> None:
        self.seat.at_end = not self.seat.at_end
        self.tell(
            "What they say waits for you until all have spoken. E shows it as it comes."
            if self.seat.at_end
            else "You see what they say as it comes."
        )
        self.look()

    def _thankable(self, one: Said | None) -> bool:
        piece = self.before
        return (
            one is not None
            and piece is not None
            and piece.by == self.visit.me
            and one.by != self.visit.me
            and one.standing != "hidden"
            and not one.thanked
        )

    async def action_thank(self) -> None:
        marked = self.said.marked
        if marked is not None and marked.thanked:
            self.tell(f"Your thanks to {marked.name} went out already.")
        elif marked is None or not self._thankable(marked):
            self.tell("Mark something that was said to your piece, with up and down; then T thanks for it.")
        elif await self.attempt(self.visit.link.readings.thank(marked.id)):
            self.tell(f"Your thanks go to {marked.name}.", "good")

    def action_thank_in_words(self) -> None:
        marked = self.said.marked
        if marked is not None and marked.thanked:
            self.tell(f"Your thanks to {marked.name} went out already.")
            return
        if marked is None or not self._thankable(marked):
            self.tell("Mark something that was said to your piece, with up and down; then G thanks in words.")
            return

        async def thank(words: str) -> str:
            act = await self.visit.link.readings.thank(marked.id, words)
            self.tell(f"Your thanks go to {marked.name}.", "good")
            return act

        question = f"Your thanks to {marked.name}, in a few words"
        ask_words(self, self.visit, f"thanks for {marked.id}", question, thank)

    def _said_by_another(self) -> Said | None:
        marked = self.said.marked if self.has_class("-said") else None
        return marked if marked is not None and marked.by != self.visit.me else None

    async def action_hide(self) -> None:
        scene, marked = self.scene, self._said_by_another()
        if marked is not None:
            await hide_or_show(self, marked.by)
        elif scene is not None:
            choose_whom_to_hide(self, list(scene.table.seats))

    def action_above(self) -> None:
        self.said.move(-1)

    def action_below(self) -> None:
        self.said.move(1)
