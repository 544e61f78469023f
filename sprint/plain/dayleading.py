"""A day by lines of text: lead it, speak in it, and say what one means to do."""

from sprint.core.agenda import acts
from sprint.core.agenda.acts import Pledged
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.values import Agenda, Talk
from sprint.core.errors import BadInput, Refused
from sprint.plain import daycommands as commands
from sprint.plain.circle import Circle
from sprint.plain.dating import Dating
from sprint.plain.daycommands import DayAction
from sprint.plain.daynumbers import Numbers
from sprint.plain.dayplanning import DayPlanning
from sprint.plain.daysentences import board_lines, day_lines, on_board, pledge_lines
from sprint.plain.picturing import NONE_YET, picture_lines
from sprint.plain.stay import Stay
from sprint.plain.steering import Helm
from sprint.plain.voice import Voice
from sprint.telling.announced import announced_words
from sprint.telling.awaited import Ways
from sprint.telling.console import needs
from sprint.telling.dayfits import fit_warnings
from sprint.telling.leads import hand_over_words
from sprint.telling.planned import begin_question, early_part
from sprint.telling.today import view_line
from sprint.telling.unread import moving_words
from sprint.writing.onview import clearing, muting
from sprint.writing.talkround import round_of

NO_WAY_BACK = "The day has gone on. go and a number goes to any part, also to one that was."
HANDED_OVER = "The lead is handed over; whoever has it now, or opened the room, can hand it back."
WAYS = Ways(
    "go on lets it go on.", "go goes on to the next.", "meet and a date set one.",
    "longer 5 gives it five minutes more.", "deal deals now.", "read calls a reading.",
    "idea and a few words help.",
)  # fmt: skip


class DayLeading:
    """Carries out the words of a day; what changes is told as it happens."""

    def __init__(self, stay: Stay, voice: Voice, helm: Helm, circle: Circle) -> None:
        self._stay, self._voice, self._helm, self._circle = stay, voice, helm, circle
        #: The day, and how often it had moved, when it was asked whether it is to move.
        self._asked: tuple[str, int] | None = None
        self._dating = Dating(stay, voice, helm)
        self._planning = DayPlanning(stay, voice, helm)
        self._numbers = Numbers(stay)

    def question(self, command: object) -> str:
        """What is to be asked before a command is carried out, or nothing; raises ``SprintError``."""
        self._asked = None
        numbers = self._numbers
        if isinstance(command, commands.Leading):
            self._check_leads()
        match command:
            case commands.Go(number=number) if numbers.day.phase == "running":
                to = numbers.part(number) if number else next(iter(numbers.day.to_come), None)
                what = "End the day now" if to is None else f"Go on to {numbers.name(to)} now"
                return self._ask(what, to)
            case commands.Go(number=number):
                return self._ask_to_begin(numbers.day, numbers.part(number or 1))
            case commands.Appoint(name=name, role="lead"):
                whom = self._circle.member(name, here=True)
                return hand_over_words(self._numbers.room, self._stay.link.side, self._stay.me, whom)
            case commands.EndDay() if self._numbers.day.phase == "planned":
                return "Take back the plan for the day?"
            case commands.EndDay():
                return self._ask("End the day now")
        return ""

    def _check_leads(self) -> None:
        """Refuse at once what only whoever leads the day can do: nobody is asked about it before."""
        leader = self._stay.led_by
        if self._numbers.day.live and leader:
            raise Refused(
                "not-yours", f"{leader} leads the day here; day tells where it is. Nothing was done."
            )

    async def take(self, command: DayAction) -> None:
        """Carry it out; raises ``SprintError`` where that cannot be, and then changed nothing."""
        if isinstance(command, commands.Planning | commands.Noting):
            await self._planning.take(command)
            return
        match command:
            case commands.Today() | commands.Needs() | commands.Announced() | commands.Picture():
                await self._tell(command)
            case commands.Appoint(name=name, role=role):
                final = HANDED_OVER if role == "lead" else ""
                whom = self._circle.member(name, here=role != "member")
                await self._helm.do(acts.Appoint(whom, role), final)
            case commands.Mute(off=off):
                await self._helm.do(muting(self._numbers.room, off=off))
            case commands.Lock(open=open_):
                await self._helm.do(acts.Lock(open_))
            case commands.RaiseHand() | commands.GiveWay():
                await self._talk(command)
            case commands.Jot() | commands.Strike():
                await self._keep(command)
            case commands.Meet() | commands.Calendar():
                await self._dating.take(command)
            case commands.Announce() | commands.View() | commands.ClearView() | commands.Pledge():
                await self._say(command)
            case _:
                await self._lead(command)

    async def _lead(self, command: commands.Leading) -> None:
        day, asked, self._asked = self._numbers.day, self._asked, None
        if asked not in (None, (day.id, day.moves)):
            raise Refused(
                "moved", "The day has gone on since you were asked. Nothing was done; day tells where it is."
            )
        match command:
            case commands.Go(number=0):
                await self._move(day, next(iter(day.to_come), None))
            case commands.Go(number=number):
                await self._move(day, self._numbers.part(number))
            case commands.Hold():
                await self._helm.do(acts.Hold(day.id, day.moves))
            case commands.Proceed():
                await self._helm.do(acts.Proceed(day.id, day.moves))
            case commands.Stretch(by_ms=by_ms):
                await self._helm.do(acts.Stretch(day.id, day.moves, by_ms))
            case commands.EndDay() if day.phase == "planned":
                await self._helm.do(
                    acts.Forgo(day.id, day.moves), "The plan is taken back. plan makes another."
                )
            case commands.EndDay():
                await self._move(day, None)

    async def _move(self, day: Agenda, to: Block | None) -> None:
        final = NO_WAY_BACK if to is not None else "The day is over; that cannot be taken back."
        await self._helm.do(acts.Move(day.id, day.moves, to.id if to is not None else None), final)

    async def _talk(self, command: commands.Talking) -> None:
        day = self._numbers.day
        match command:
            case commands.RaiseHand(all=True):
                await self._helm.do(round_of(self._stay.link, day))
            case commands.RaiseHand():
                await self._helm.do(acts.Hand(day.id, day.moves))
            case commands.GiveWay(name=name):
                talk = day.talk
                whom = self._circle.member(name) if name else self._who_yields(talk)
                await self._helm.do(acts.Yield(day.id, day.moves, whom))

    def _who_yields(self, talk: Talk | None) -> str:
        """Oneself, where one speaks or is in line; else who speaks, whom those who lead may thank."""
        me = self._stay.me
        if talk is None or me in (talk.speaker, *talk.line) or not talk.speaker:
            return me
        return talk.speaker

    async def _say(self, command: commands.Telling) -> None:
        stay = self._stay
        match command:
            case commands.Announce(text=text):
                await stay.link.days.announce(text)
            case commands.View(text=""):
                view = view_line(self._numbers.room, stay.link.side)
                self._voice.answer(f"On view: {view}" if view else "Nothing is on view.")
            case commands.View(text=text):
                await stay.link.days.announce(text, stays=True)
            case commands.ClearView():
                await self._helm.do(
                    clearing(self._numbers.room), "What was on view is gone; view and words put others there."
                )
            case commands.Pledge(of=of, text=None):
                for line in pledge_lines(of, stay.link.side, stay.me):
                    self._voice.answer(line)
            case commands.Pledge(of=of, text=str(text)):
                await self._pledge(of, text)

    async def _keep(self, command: commands.Keeping) -> None:
        stay, room = self._stay, self._numbers.room
        match command:
            case commands.Jot(of=of, text=None):
                for line in board_lines(of, room, stay.link.side, stay.me):
                    self._voice.answer(line)
            case commands.Jot(of=of, text=str(text)):
                self._helm.remember(acts.Strike(await stay.link.days.jot(of, text)))
                self._voice.answer("It is there for your circle.")
            case commands.Strike(number=number):
                board = on_board(room, stay.link.side)
                if not 1 <= number <= len(board):
                    raise BadInput("There is nothing of that number; topic and shelf alone tell the numbers.")
                await self._helm.do(acts.Strike(board[number - 1].id), "What was taken away stays away.")
                self._voice.answer("It is taken away.")

    async def _pledge(self, of: Pledged, text: str) -> None:
        await self._stay.link.days.pledge(of, text)
        self._voice.answer("It is there for your circle." if text else "It is taken back.")

    async def _tell(self, command: commands.Asking) -> None:
        stay, room = self._stay, self._numbers.room
        if isinstance(command, commands.Announced):
            self._voice.answer(announced_words(room, stay.link.side, stay.me))
            return
        if isinstance(command, commands.Picture):
            lines = picture_lines(stay) or [NONE_YET]
        elif isinstance(command, commands.Needs):
            side, now, clock = stay.link.side, stay.now(), stay.clock
            fits = fit_warnings(room, stay.link, now, clock)
            lines = needs(room, side, stay.link.standings, stay.me, now, clock, fits=fits, ways=WAYS)
            lines = lines or ["Nobody needs you just now."]
        else:
            lines = day_lines(room, stay.link.side, stay.me, stay.now(), stay.clock, stay.moments)
            lines += filter(None, [self._dating.line()])
        for line in lines:
            self._voice.answer(line)

    def _ask_to_begin(self, day: Agenda, first: Block) -> str:
        """The question before a day begins ahead of its time."""
        stay = self._stay
        question = begin_question(day, stay.link.side, first, stay.now(), stay.moments)
        if question:
            self._asked = (day.id, day.moves)
        return question

    def _ask(self, what: str, to: Block | None = None) -> str:
        """The question before the day moves away from what people are in the midst of."""
        day, room = self._numbers.day, self._numbers.room
        self._asked = (day.id, day.moves)
        ends = moving_words(room, self._stay.link.side, day, to)
        early = early_part(to, self._stay.now(), self._stay.moments)
        return f"{what}, for everybody?{early}{ends}"
