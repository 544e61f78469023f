"""Calling a reading: a protocol, and how long pieces are gathered, said back before it counts."""

import asyncio
from typing import Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from sprint.core.cleaning import fit
from sprint.core.errors import BadSchedule, SprintError
from sprint.core.reading.protocolfile import LoadedProtocol
from sprint.core.reading.when import USUAL, Gathering, parse_gathering
from sprint.desk.protocols import OwnProtocols
from sprint.protocols import load, names
from sprint.screens.base import Keyed
from sprint.screens.command import Command
from sprint.screens.fields import Row
from sprint.screens.planfield import PlanField
from sprint.screens.protocolscreen import ProtocolScreen
from sprint.screens.visit import Visit
from sprint.telling.calling import part_words, planned_protocol
from sprint.telling.gathering import SOON_MS, beside_words, call_meaning, nothing_to_deal, size_words

OFFERS: Final = (USUAL, "10", "now", "at :30", "at 19:30", "tomorrow at 19:30")
HINT: Final = "5 · now · at 19:45 · thu at 19:30"
TITLE_CELLS: Final = 25
#: The cells of the longest row, and how many of each row the breaking of words may cost.
LONGEST, SPARE = 72, 6
ROOMY: Final = 24


class CallScreen(Keyed[str | None]):
    """Gives the sentence to tell when a reading was called, or None."""

    place = "call"
    style_sheet = "offering"

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit.setting)
        self._visit = visit
        self._protocols: list[LoadedProtocol] = [load(name) for name in names()]
        self._top = 0
        self._at = self._as_planned()
        self._when = PlanField(OFFERS, USUAL, alone=False)
        self._ahead: bool | None = None
        self._calling = False
        self._list, self._about, self._said = Static(id="protocols"), Static(id="about"), Static(id="preview")

    def body(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield Static(Content("Read together"), classes="title")
            yield self._list
            yield self._about
            yield Row("Gather", self._when)
            yield Static(Content(HINT), classes="aside")
            yield self._said

    def explanation(self) -> str:
        return (
            "Up and down choose how the pieces are responded to; left and right, or what you type, say how "
            "long they are gathered: a few minutes, until a time, or for days. F2 lets them be read before, "
            "each when one has time. F3 shows the steps. What it means stands below, and Enter calls it."
        )

    def titled(self, command: Command) -> str:
        if command.id == "begin":
            return "Call it"
        if command.id == "ahead":
            return "Read at the table" if self.ahead else "Read ahead"
        return super().titled(command)

    def on_resize(self, event: events.Resize) -> None:
        """Leave some air where there is room for it."""
        self.set_class(event.size.height >= ROOMY, "-roomy")
        self.call_after_refresh(self._preview)

    def on_mount(self) -> None:
        self._when.start()
        self._look_for_own()
        self.set_interval(0.5, self._preview)
        self._preview()

    @work(exit_on_error=False, group="protocols")
    async def _look_for_own(self) -> None:
        """Put the protocols of one's own below those that come with Sprint, and tell what is wrong."""
        own = OwnProtocols(self.setting.desk.folders.config)
        shelf = await asyncio.to_thread(own.shelf)
        complaints = list(shelf.complaints)
        for name in shelf.files:
            try:
                self._protocols.append(await asyncio.to_thread(own.find, name))
            except SprintError as error:
                complaints.append(str(error).splitlines()[0])
        if complaints:
            self.tell(complaints[0], "warning")
        self._preview()

    def _as_planned(self) -> int:
        """Where the protocol of the part stands that is under way, with its tables; else the first one."""
        planned = planned_protocol(self._visit.room, self._visit.link.side)
        if planned is None:
            return 0
        known = [loaded.words.name for loaded in self._protocols]
        if planned.words.name in known:
            self._protocols[known.index(planned.words.name)] = planned
        else:
            self._protocols.insert(0, planned)
        return self._protocols.index(planned)

    @property
    def marked(self) -> LoadedProtocol:
        """The protocol that is marked."""
        return self._protocols[self._at]

    @property
    def ahead(self) -> bool:
        """Whether pieces are read before; where nobody chose, when they are gathered for half a day."""
        if self._ahead is not None:
            return self._ahead
        try:
            return self._gathering().ms(self.setting.moments.now()) >= SOON_MS
        except BadSchedule:
            return False

    def _gathering(self) -> Gathering:
        return parse_gathering(self._when.value, self.setting.moments.now())

    @on(Input.Changed)
    def _preview(self) -> None:
        room = self._visit.room
        self._show_list(len(room.seated) if room is not None else 0)
        rows, width = (4, LONGEST) if self.has_class("-tall") else (2, min(LONGEST, self.size.width - 4))
        self._about.update(Content(fit(self.marked.words.about.strip(), rows * (width - SPARE))))
        said, trouble = self._meaning()
        self._said.set_class(trouble, "-trouble")
        self._said.update(Content(said))
        self.show_keys()

    def _meaning(self) -> tuple[str, bool]:
        room, moments = self._visit.room, self.setting.moments
        try:
            gathering = self._gathering()
        except BadSchedule as error:
            return str(error), True
        if nothing := nothing_to_deal(room, gathering.ms(moments.now())):
            return nothing, True
        meaning = call_meaning(self.marked.protocol, gathering, moments, room, ahead=self.ahead)
        beside = beside_words(room, self._visit.link.side, moments, self._visit.now())
        part = part_words(room, self.marked, self._visit.link.side, self._visit.now())
        return " ".join(filter(None, (part, beside, meaning))), False

    def _show_list(self, people: int) -> None:
        most = 7 if self.size.height < 30 else 14
        self._top = min(max(self._top, self._at - most + 1), self._at)
        lines = [
            self._line(at, loaded, people)
            for at, loaded in enumerate(self._protocols)
            if self._top <= at < self._top + most
        ]
        self._list.update(Content("\n").join(lines))

    def _line(self, at: int, loaded: LoadedProtocol, people: int) -> Content:
        here = at == self._at
        title = loaded.words.title.ljust(TITLE_CELLS)
        return Content.assemble(
            ("› " if here else "  ", "$accent"),
            (title, "bold" if here else ""),
            (size_words(loaded.protocol, people), "$text-muted"),
        )

    # -- commands ------------------------------------------------------------------------------

    def action_offer_above(self) -> None:
        self._mark(-1)

    def action_offer_below(self) -> None:
        self._mark(1)

    def _mark(self, by: int) -> None:
        self._at = min(max(self._at + by, 0), len(self._protocols) - 1)
        self._preview()

    def action_ahead(self) -> None:
        self._ahead = not self.ahead
        self._preview()

    def action_steps(self) -> None:
        self.app.push_screen(ProtocolScreen(self.setting, self.marked))

    @on(Input.Submitted)
    def action_begin(self) -> None:
        self._call()

    @work(exit_on_error=False, group="call")
    async def _call(self) -> None:
        """Call it, once."""
        _, trouble = self._meaning()
        if trouble or self._calling:
            self._preview()
            return
        self._calling = True
        try:
            gather_ms = self._gathering().ms(self.setting.moments.now())
            await self._visit.doings.call(self.marked, gather_ms, ahead=self.ahead)
        except SprintError as error:
            self.tell(str(error), "warning")
            return
        finally:
            self._calling = False
        self.dismiss("The reading is called; P offers a piece. Ctrl+R takes it back.")

    def action_back(self) -> None:
        self.dismiss(None)
