"""A reading as a whole: called, gathered for, dealt, ended; who comes, and how one's table stands."""

import asyncio
from collections.abc import Callable

from sprint.clocks import local_now
from sprint.core.reading import acts
from sprint.core.reading.looking import coming_to
from sprint.core.reading.noticing import give_and_take
from sprint.core.reading.values import Reading
from sprint.core.reading.when import parse_gathering
from sprint.core.rights import may_see_balance
from sprint.core.room import Room
from sprint.plain import readcommands as commands
from sprint.plain.readcommands import Gathering as Command
from sprint.plain.stay import Stay
from sprint.telling.attable import scene_of
from sprint.telling.gathering import dealt_words, needed
from sprint.telling.giving import OTHERS, OWN, rows_of
from sprint.telling.tablewords import next_words, progress_words, seat_rows, turn_words
from sprint.telling.words import several
from sprint.writing.partaking import Partaking


class Gathering:
    """Carries out what concerns a whole reading."""

    def __init__(self, stay: Stay, partaking: Partaking, tell: Callable[[str], None]) -> None:
        self._stay, self._partaking, self._tell = stay, partaking, tell

    async def take(self, command: Command) -> None:
        """Carry it out; raises ``SprintError`` where that cannot be."""
        link, partaking = self._stay.link, self._partaking
        match command:
            case commands.CallReading():
                await self._call(command)
            case commands.Deal():
                await link.do(acts.Deal(partaking.reading().id))
            case commands.Adjourn():
                await link.do(acts.Adjourn(partaking.reading().id))
            case commands.SitIn(out=out):
                await link.do(acts.Attend(partaking.reading().id, out))
            case commands.Table():
                for line in self._lines(partaking.reading()):
                    self._tell(line)
            case commands.Giving():
                self._giving(partaking.room)

    async def _call(self, command: commands.CallReading) -> None:
        now, name = local_now(), command.protocol
        gather_ms = parse_gathering(command.when, now).ms(now)
        file = name if "/" in name or name.endswith(".toml") else None
        loaded = await asyncio.to_thread(self._partaking.protocol, name.lower(), file)
        await self._stay.link.readings.call(loaded.protocol, loaded.words, gather_ms, ahead=command.ahead)

    def _giving(self, room: Room) -> None:
        stay = self._stay
        for row in rows_of(give_and_take(room, stay.me, stay.now()), stay.me, stay.link.side.name):
            self._tell(row.sentence)
        self._tell(OTHERS if may_see_balance(room, stay.me, stay.now()) else OWN)

    def _lines(self, reading: Reading) -> list[str]:
        stay, side = self._stay, self._stay.link.side
        room, now = self._partaking.room, self._stay.now()
        if reading.phase == "gathering":
            return self._gathered(reading)
        scene = scene_of(room, stay.me)
        words = side.protocols.get(reading.id)
        if scene is None or scene.reading.id != reading.id:
            return ["The tables stand, and you have no seat at one. sit in asks for one."]
        after = next_words(scene, room, stay.me, side.name, side.abouts, words)
        head = [turn_words(scene, stay.me, side.name, words).replace(" · ", ", "), after]
        lines = [f"{'; '.join(filter(None, head))}."]
        progress = progress_words(scene, room, now)
        lines += [f"{progress[:1].upper()}{progress[1:]}."] if progress else []
        seats = seat_rows(scene, stay.me, side.name)
        return [*lines, *(f"{name}{f': {does}' if does else ''}." for name, does, _ in seats)]

    def _gathered(self, reading: Reading) -> list[str]:
        stay, side, room = self._stay, self._stay.link.side, self._partaking.room
        pieces, guests = coming_to(room, reading)
        words = side.protocols.get(reading.id)
        title = f"{words.title}: the reading" if words is not None and words.title else "The reading"
        lines = [f"{title} {dealt_words(room, reading, stay.moments, stay.now())}."]

        def names(keys: list[str]) -> str:
            return several(["you" if key == stay.me else side.name(key) for key in keys])

        if pieces:
            lines.append(f"With a piece: {names(list(pieces))}.")
        if guests:
            lines.append(f"To listen: {names(guests)}.")
        missing = needed(len(pieces), len(guests))
        return [*lines, missing] if missing else lines
