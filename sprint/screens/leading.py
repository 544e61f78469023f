"""Leading a day: on to the next part, pause, longer and shorter, announcements, the talk, roles, the door."""

from sprint.core.acts import Body
from sprint.core.agenda.acts import Hold, Lock, Move, Proceed, Stretch, Yield
from sprint.core.agenda.blocks import Block
from sprint.core.agenda.values import Agenda, Talk
from sprint.core.rights import may_appoint, may_remove, may_schedule, may_take_lead
from sprint.screens.command import Command
from sprint.screens.dialogs import Question
from sprint.screens.room import RoomScreen
from sprint.screens.takingback import take_back
from sprint.screens.worddialog import WordsDialog
from sprint.screens.wording import ask_words, unless_blank
from sprint.telling.leads import led_by
from sprint.telling.moments import MINUTE_MS, span
from sprint.telling.planned import early_part
from sprint.telling.today import name_of, stays_on_view
from sprint.telling.unread import moving_words
from sprint.writing.onview import clearing, muting
from sprint.writing.talkround import round_of

_RUNNING = frozenset({"next_block", "hold", "one_more_block", "five_more_block", "one_less_block"})
_TALKING = frozenset({"round", "next_speaker"})
LONGEST_WORDS = 1_000
NEXT_DATE = (
    "When does the circle meet next? For example sat 10:00, 2 weeks 10:00, or 2026-12-05 10:00 Europe/Berlin."
)


class LeadingScreen(RoomScreen):
    """A screen of a room with the commands of those who lead its day; others get a kind sentence."""

    @property
    def agenda(self) -> Agenda | None:
        """The day that is planned or under way."""
        agenda = self.visit.room.agenda if self.visit.room is not None else None
        return agenda if agenda is not None and agenda.live else None

    @property
    def talk(self) -> Talk | None:
        """The talk that is under way."""
        agenda = self.agenda
        return agenda.talk if agenda is not None else None

    def works(self, command: Command) -> bool:
        room, agenda = self.visit.room, self.agenda
        if command.id in _RUNNING:
            return agenda is not None and agenda.phase == "running"
        if command.id == "end_day":
            return agenda is not None
        if command.id in _TALKING:
            return self.talk is not None
        if command.id == "clear_view":
            return room is not None and stays_on_view(room, self.visit.link.side)
        if command.id == "save_plan":
            return room is not None and room.agenda is not None and room.agenda.phase != "forgone"
        if command.id == "giving_here":
            return room is not None and bool(room.readings)
        if command.id == "remove_here":
            return room is not None and may_remove(room, self.visit.me)
        if command.id == "roles":
            me, now = self.visit.me, self.visit.now()
            return room is not None and (may_appoint(room, me) or may_take_lead(room, me, now))
        if command.id == "take_day_back":
            return self.visit.doings.may_take_back
        return super().works(command)

    def titled(self, command: Command) -> str:
        room, agenda = self.visit.room, self.agenda
        if command.id == "hold" and agenda is not None and agenda.now is not None:
            return "Pause" if agenda.now.paused_at is None else "Go on"
        if command.id == "lock" and room is not None:
            return "Open the door" if room.locked else "Lock"
        if command.id == "mute_notes" and room is not None and room.muted is not None:
            return "Open notes"
        return super().titled(command)

    def may_lead(self) -> bool:
        """Whether this person may lead the day now; if not, a sentence says who does."""
        room, agenda = self.visit.room, self.agenda
        if room is None or agenda is None:
            self.tell("No day is planned here. W plans one.")
            return False
        leader = led_by(room, self.visit.link.side, self.visit.me, self.visit.now())
        if leader:
            self.tell(f"{leader} leads the day; you see how it goes.")
        return not leader

    async def lead(self, body: Body) -> None:
        """Do what only those who lead may do."""
        if self.may_lead():
            await self.attempt(self.visit.do(body))

    async def move_to(self, block: str | None, asked: Agenda) -> bool:
        """Lead the day on to a block, or to its end, unless it has gone on since it was as ``asked``; gives
        whether it was.
        """
        return self.may_lead() and await self.attempt(self.visit.do(Move(asked.id, asked.moves, block)))

    # -- the clock -----------------------------------------------------------------------------

    async def action_hold(self) -> None:
        agenda = self.agenda
        if agenda is None or agenda.now is None:
            self.tell("The day has not begun. Enter begins it.")
            return
        # Space that is held down does this once.
        self.setting.hush.once()
        paused = agenda.now.paused_at is not None
        await self.lead(Proceed(agenda.id, agenda.moves) if paused else Hold(agenda.id, agenda.moves))

    async def action_one_more_block(self) -> None:
        await self._stretch(1)

    async def action_five_more_block(self) -> None:
        await self._stretch(5)

    async def action_one_less_block(self) -> None:
        await self._stretch(-1)

    async def _stretch(self, minutes: int) -> None:
        agenda = self.agenda
        if agenda is not None:
            await self.lead(Stretch(agenda.id, agenda.moves, minutes * MINUTE_MS))

    def action_next_block(self) -> None:
        agenda = self.agenda
        if agenda is None or agenda.phase != "running" or not self.may_lead():
            return
        following = agenda.to_come[0] if agenda.to_come else None
        if following is None:
            self.action_end_day()
        else:
            self.ask_to_move(following.id, f"Go on to {name_of(self.visit.link.side, agenda, following)} now")

    def action_end_day(self) -> None:
        agenda = self.agenda
        if agenda is None or not self.may_lead():
            return
        if agenda.phase == "planned":
            self.ask_to_forgo(agenda)
        else:
            self.ask_to_move(None, "End the day now, for everybody")

    def ask_to_forgo(self, agenda: Agenda) -> None:
        """Ask before a day is taken away of which nothing has begun."""
        title = self.visit.link.side.days.title(agenda.id)
        question = f"Take the plan{f' “{title}”' if title else ''} away? Nothing of it has begun."

        async def answered(agreed: bool | None) -> None:
            if agreed and self.may_lead():
                await self.attempt(self.visit.doings.forgo(agenda))

        self.app.push_screen(Question(self.setting, question, "take it away", "keep it"), answered)

    def ask_to_move(self, block: str | None, what: str) -> None:
        """Ask before the day moves away from what people are in the midst of, or ahead of a fixed time."""
        agenda = self.agenda
        if agenda is None:
            return
        to = agenda.block(block) if block is not None else None
        early = early_part(to, self.visit.now(), self.setting.moments)

        async def answered(agreed: bool | None) -> None:
            if agreed:
                await self.move_to(block, agenda)

        question = f"{what}?{early}{self.ending_words(agenda, to)}"
        yes = "end it" if block is None else "go on"
        self.app.push_screen(Question(self.setting, question, yes, "stay"), answered)

    def ending_words(self, agenda: Agenda, to: Block | None) -> str:
        """What it means for those in the midst of something, and for readings, that the day moves on now."""
        room = self.visit.room
        return moving_words(room, self.visit.link.side, agenda, to) if room is not None else ""

    # -- words ---------------------------------------------------------------------------------

    def action_announce(self) -> None:
        question, tell = "What do you want to tell everybody?", unless_blank(self.visit.doings.tell)
        ask_words(self, self.visit, "announcement", question, tell, longest=LONGEST_WORDS)

    def action_put_on_view(self) -> None:
        question = "A prompt or a quotation for everybody to see, until a part brings a prompt of its own:"

        async def show(words: str) -> str:
            return await self.visit.doings.show(words, self._stood())

        ask_words(self, self.visit, "view", question, unless_blank(show), longest=LONGEST_WORDS)

    def action_next_date(self) -> None:
        room, visit = self.visit.room, self.visit
        if room is None or not may_schedule(room, visit.me, visit.now()):
            self.tell("In this room those who lead set the next date.")
            return
        from sprint.telling.nextdate import next_line
        from sprint.writing.meeting import date_of, date_trouble

        now = next_line(date_of(room, visit.link.side), self.setting.moments)
        question = f"{now}\n\n{NEXT_DATE} none takes it away." if now else NEXT_DATE

        async def told(typed: str | None) -> None:
            if typed:
                await self.attempt(visit.doings.meet(typed, self.setting.moments.now()))

        moments = self.setting.moments
        self.app.push_screen(
            WordsDialog(
                self.setting, question, check=lambda typed: date_trouble(typed, moments.now()), verb="Set it"
            ),
            told,
        )

    async def action_clear_view(self) -> None:
        await self.attempt(self._take_from_view())

    async def _take_from_view(self) -> None:
        await self.visit.doings.clear_view(clearing(self.visit.room), self._stood())

    def _stood(self) -> str:
        """What somebody put on view, and stands there."""
        room, side = self.visit.room, self.visit.link.side
        return side.days.announced[room.on_view].text if room and stays_on_view(room, side) else ""

    # -- the talk ------------------------------------------------------------------------------

    async def action_round(self) -> None:
        if self.agenda is not None:
            await self.lead(round_of(self.visit.link, self.agenda))

    async def action_next_speaker(self) -> None:
        talk, agenda = self.talk, self.agenda
        if talk is None or agenda is None or not talk.speaker:
            self.tell("Nobody has the floor just now.")
            return
        give_on = Yield(agenda.id, agenda.moves, talk.speaker)
        left = talk.ends_at - self.visit.now()
        stands = agenda.now is not None and agenda.now.paused_at is not None
        if talk.speaker == self.visit.me or stands or left < talk.slot_ms // 4:
            await self.lead(give_on)
        elif self.may_lead():
            name = self.visit.link.side.name(talk.speaker)

            def speaks() -> bool:
                now = self.talk
                return now is not None and (now.speaker, now.heard) == (talk.speaker, talk.heard)

            async def answered(agreed: bool | None) -> None:
                # Who has raised their hand again meanwhile is to stay in the line.
                if not speaks():
                    self.tell(f"{name} has come to the end already.")
                elif agreed:
                    await self.lead(give_on)

            question = f"{name} has {span(left)} left. Thank them all the same?"
            self.app.push_screen(
                Question(self.setting, question, "thank them", "let them speak", speaks), answered
            )

    # -- roles and the door --------------------------------------------------------------------

    async def action_lock(self) -> None:
        room = self.visit.room
        if room is not None:
            await self.attempt(self.visit.do(Lock(open=room.locked)))

    async def action_mute_notes(self) -> None:
        room = self.visit.room
        if room is not None:
            await self.attempt(self.visit.do(muting(room, off=room.muted is not None)))

    def action_roles(self) -> None:
        from sprint.screens.roles import choose_who_leads

        choose_who_leads(self)

    def action_remove_here(self) -> None:
        from sprint.screens.removing import choose_whom_to_remove

        choose_whom_to_remove(self)

    def action_giving_here(self) -> None:
        if self.visit.room is None or not self.visit.room.readings:
            self.tell("Nothing was read here yet. A puts a reading in: read 30.")
        else:
            self.action_giving()

    def action_save_plan(self) -> None:
        from sprint.screens.plansaving import ask_to_save

        ask_to_save(self)

    async def action_take_day_back(self) -> None:
        await take_back(self)
