"""What is told of a reading beside its events: what one's turn asks for, texts that come, time that ends."""

from typing import Final

from sprint.core.reading.events import PieceHeard, PieceStopped, ResponseGiven, TurnOpened
from sprint.core.reading.looking import MyTurn, may_echo, my_turns
from sprint.core.reading.values import Piece, Response
from sprint.link.news import Happened, News, TextCame
from sprint.plain.recital import Recital
from sprint.plain.stay import Stay
from sprint.plain.voice import Voice
from sprint.telling.attable import scene_of
from sprint.telling.fresh import is_news
from sprint.telling.hearer import Hearer
from sprint.telling.moments import long_span
from sprint.telling.tablewords import step_words, turn_words

WARNINGS_MS: Final = (30_000, 10_000)
#: A turn that is not much longer than a warning begins without it.
LEAST: Final = 1.1


class ReadHearing:
    """Listens and says; ``look`` is to be called several times a second."""

    def __init__(self, stay: Stay, voice: Voice, recital: Recital) -> None:
        self._stay, self._voice, self._recital = stay, voice, recital
        self._to_come: set[str] = set()
        self._later = False
        self._kept: list[str] = []
        self._left: dict[tuple[str, int, int], int] = {}
        stay.link.listen(self.hear)

    def hear(self, news: News) -> None:
        """Say what belongs to one piece of news."""
        match news:
            case Happened(event=TurnOpened(member=who)) if who == self._stay.me:
                if is_news(news, self._stay.room):
                    self._ask()
            case Happened(event=ResponseGiven(response=name, by=who), fresh=True) if who != self._stay.me:
                self._to_come.add(name)
                self._tell_come(name)
            case Happened(event=PieceHeard() | PieceStopped()):
                self._release()
            case TextCame(text=name):
                self._tell_come(name)
                self._begin_late(name)

    def choose(self, *, later: bool) -> None:
        """Tell what is given to one's own piece when the piece has been heard, or as it comes."""
        self._later = later
        self._voice.answer(
            "What is given to your piece is told when it has been heard."
            if later
            else "What is given to your piece is told as it comes."
        )
        if not later:
            self._release()

    def greet(self) -> None:
        """Say whose piece is read, and what is asked of oneself, if one sits at a table."""
        scene = scene_of(self._stay.room, self._stay.me)
        if scene is None or scene.part == "done":
            return
        side, words = self._stay.link.side, self._stay.link.side.protocols.get(scene.reading.id)
        told = turn_words(scene, self._stay.me, side.name, words).replace(" · ", ", ")
        self._say(f"You sit at a table. {told}.")
        self._ask()

    def look(self) -> None:
        """Say that one's own time is nearly over, 30 seconds and 10 seconds before."""
        room, now = self._stay.room, self._stay.now()
        left: dict[tuple[str, int, int], int] = {}
        for mine in my_turns(room, self._stay.me) if room is not None else ():
            turn, key = mine.turn, (mine.turn.slot.piece, mine.turn.slot.step, mine.turn.opened_at)
            left[key] = mine.reading.left_ms(turn, now)
            before = self._left.get(key, turn.ends_at - turn.opened_at)
            length = turn.ends_at - turn.opened_at
            due = [one for one in WARNINGS_MS if left[key] <= one < before and one * LEAST < length]
            if due and left[key] > 0:
                self._voice.news(f"{long_span(min(due))} left.{self._way_out(mine)}", "bell")
        self._left = left

    def _way_out(self, mine: MyTurn) -> str:
        if mine.asking or mine.turn.more:
            return ""
        return " more gives you thirty seconds, once; what comes late is delivered, too."

    def _ask(self) -> None:
        """Say what one's turn asks for, and by which words."""
        room = self._stay.room
        turns = my_turns(room, self._stay.me) if room is not None else []
        if not turns:
            return
        mine = min(turns, key=lambda one: not one.asking)
        words = step_words(self._stay.link.side.protocols.get(mine.reading.id), mine.turn.slot.step)
        chosen = mine.piece.decided(mine.turn.slot.step)
        if mine.asking:
            for number, option in enumerate(words.options, 1):
                self._say(f"{number}. {option.name}: {option.prompt}")
            self._say("Type its number." if words.options else "Type yes, or no.")
            return
        self._say(words.prompt)
        if chosen is not None and 0 <= chosen < len(words.options):
            self._say(f"{words.options[chosen].name}: {words.options[chosen].prompt}")
        if mine.to_read:
            self._begin(mine.piece)
        else:
            echo = " or ditto" if may_echo(mine.piece, mine.turn.slot.step, self._stay.me) else ""
            passes = f"; pass{echo} ends your turn" if mine.step.may_pass else ""
            self._say(f"Type respond and your words, or respond alone for more lines{passes}.")

    def _begin(self, piece: Piece) -> None:
        beforehand = self._beforehand(piece)
        for sentence in beforehand:
            self._say(sentence)
        if beforehand:
            self._say("piece tells it. decline, if you would rather not; nobody asks why.")
        elif piece.id not in self._stay.link.library.pieces:
            self._say("Its text is on its way.")
        else:
            self._say("done ends your reading. mark and the number of a line marks it.")
            self._recital.begin(piece)

    def _beforehand(self, piece: Piece) -> list[str]:
        """What is to be known of somebody's piece before one wants to read it."""
        side = self._stay.link.side
        note = side.abouts[piece.id].note
        hidden = ["It is by somebody you have hidden."] if piece.by in side.hidden else []
        return [*hidden, f"Its author says of what is in it: {note}"] if note else hidden

    def _begin_late(self, name: str) -> None:
        """A piece came that one is to read now."""
        room = self._stay.room
        for mine in my_turns(room, self._stay.me) if room is not None else ():
            if mine.piece.id == name and mine.to_read and not self._beforehand(mine.piece):
                self._recital.begin(mine.piece)

    def _tell_come(self, name: str) -> None:
        if name not in self._to_come or name not in self._stay.link.library.given:
            return
        found = self._find(name)
        if found is None:
            return
        self._to_come.discard(name)
        piece, response = found
        if self._later and piece.by == self._stay.me and piece.state == "open":
            self._kept.append(name)
        elif self._is_for_me(piece):
            self._recital.heard(piece, response, "clock")

    def _release(self) -> None:
        """Tell what was kept until now."""
        kept, self._kept = self._kept, []
        for name in kept:
            if found := self._find(name):
                self._recital.heard(*found, "clock")

    def _is_for_me(self, piece: Piece) -> bool:
        """One's own always, others' where everybody at the table listens."""
        reading = self._hearer().reading_of(piece.id)
        together = reading is not None and not reading.protocol.rounds
        return piece.by == self._stay.me or (together and self._hearer().sits_with(piece.id))

    def _find(self, name: str) -> tuple[Piece, Response] | None:
        pieces = self._stay.room.pieces.values() if self._stay.room is not None else ()
        return next(((piece, one) for piece in pieces for one in piece.responses if one.id == name), None)

    def _hearer(self) -> Hearer:
        return self._stay.hearer()

    def _say(self, sentence: str) -> None:
        self._voice.news(sentence, "bell")
