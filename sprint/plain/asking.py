"""Being stuck, by lines of text: prompts that are drawn here, asking the circle, ideas for others."""

from sprint.core.errors import BadInput, Refused
from sprint.plain import askcommands
from sprint.plain.askcommands import AskAction
from sprint.plain.stay import Stay
from sprint.plain.voice import Voice
from sprint.telling.asking import Stuck, ideas_for, my_ask, who_is_stuck
from sprint.writing.drawing import Drawer


class Asking:
    """Carries out the words for when one is stuck, or somebody else is."""

    def __init__(self, stay: Stay, voice: Voice) -> None:
        self._stay, self._voice = stay, voice
        self._drawer = Drawer(stay.desk.folders.config)
        self._complained = False

    async def take(self, command: AskAction) -> None:
        """Carry it out; raises ``SprintError`` where that cannot be."""
        asking = self._stay.link.asking
        match command:
            case askcommands.Draw():
                await self._draw(command)
            case askcommands.Ask(text=text):
                await asking.ask(text)
            case askcommands.Idea(text=text):
                stuck, words = self._meant(text)
                await asking.help(stuck.ask, words)
            case askcommands.Going():
                await asking.go_on()
            case askcommands.Asks():
                self._tell()

    async def _draw(self, command: askcommands.Draw) -> None:
        drawn = await self._drawer.draw(() if command.kind is None else (command.kind,))
        if not self._complained:
            self._complained = True
            for complaint in self._drawer.complaints:
                self._voice.answer(complaint)
        if drawn is not None:
            self._voice.answer(drawn.text)

    def _tell(self) -> None:
        stay = self._stay
        mine, others = my_ask(stay.room, stay.me), self._others()
        for stuck in others:
            self._voice.answer(stuck.sentence)
        ideas = ideas_for(stay.link.side, mine.id) if mine is not None else []
        for idea in ideas:
            self._voice.answer(idea)
        if mine is not None and not ideas:
            self._voice.answer("You asked; no idea has come yet.")
        if mine is None and not others:
            self._voice.answer("Nobody is stuck just now.")

    def _meant(self, text: str) -> tuple[Stuck, str]:
        """Whom an idea is for, and the idea; raises ``Refused`` or ``BadInput``."""
        others = self._others()
        if not others:
            raise Refused("not-open", "Nobody is stuck just now. Nothing was sent.")
        name, colon, words = text.partition(":")
        named = [stuck for stuck in others if colon and stuck.name.casefold() == name.strip().casefold()]
        if len(named) == 1:
            return named[0], words
        if len(others) > 1:
            names = ", ".join(stuck.name for stuck in others)
            raise BadInput(
                f"Several are stuck: {names}. Say for whom it is, for example idea {others[0].name}: …"
            )
        return others[0], text

    def _others(self) -> list[Stuck]:
        stay = self._stay
        return who_is_stuck(stay.room, stay.link.side, stay.me)
