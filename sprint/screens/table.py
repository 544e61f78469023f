"""The table: a piece, whose turn it is, and what is one's own to do; the text is the biggest thing on it."""

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sprint.core.reading.values import Piece
from sprint.screens.aroundtable import AroundTable
from sprint.screens.authoring import AuthoringScreen
from sprint.screens.base import WIDE
from sprint.screens.command import Command
from sprint.screens.dayparts import then_line
from sprint.screens.leaves import TITLES, Leaves, leaves_of
from sprint.screens.putting import put
from sprint.screens.tablehead import TableHead
from sprint.screens.visit import Visit
from sprint.telling.attable import ANSWERING, Scene, pieces_at, scene_of
from sprint.telling.saidwords import said_of
from sprint.telling.tablewords import (
    prompt_of,
    titled,
)
from widgets.savestate import SaveState

BEAT_S = 0.25
#: The keys that stay in the foot longest where it is short: one's turn and its ways to end come first.
FIRST = ("to_now", "unveil", "decide", "send", "finish", "pull", "pass_turn", "ditto", "leaf")


class TableScreen(AuthoringScreen):
    """Leads through the turns of a table. F2 leafs through what there is to see; F-keys end one's turn."""

    place = "table"
    style_sheet = "table"

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self._head = TableHead(id="table-head")
        self._around = AroundTable(id="around")
        self._savestate, self._then = SaveState(id="savestate"), Static(id="then")
        self._choice_side = VerticalScroll(id="choice-side")
        self._leaf = 0
        self._looking_back = ""
        self._shown: tuple[object, ...] = ()

    def body(self) -> ComposeResult:
        yield self._head
        with Horizontal(id="middle"):
            with Vertical(id="piece-side"):
                yield self.veil
                yield self.piece
            yield self.said
            yield self._around
            with self._choice_side:
                yield self.choice
            with Vertical(id="answer-side"):
                yield self.kinds
                yield self.page
        with Horizontal(id="truth"):
            yield self._savestate
            yield self._then

    def explanation(self) -> str:
        scene, side = self.scene, self.visit.link.side
        prompt = prompt_of(scene, side.protocols.get(scene.reading.id)) if scene is not None else ""
        return (f"{prompt}\n\n" if prompt else "") + (
            "Here the pieces go round. While you read, S marks a line that stayed with you, Q a question, N "
            "a note; V begins to select lines. In your turn, write and send it with Ctrl+S; F5 brings "
            "your marks in as quotes, F4 gives you 30 s more, F6 passes and F7 is ditto. F2 shows the piece, "
            "what was said, and the table. Nobody is cut off: what comes late is delivered all the same. "
            "When you are read, T thanks, E keeps all responses for the end, and X stops at any moment. "
            "Where authors need not be quiet, you may answer at once, on your page behind F2. H hides what "
            "somebody says, for you alone, and shows it again."
        )

    def on_mount(self) -> None:
        self.look()
        self.set_interval(BEAT_S, self.keep)

    @property
    def at_work(self) -> bool:
        return self.unsent or self.paper.touched

    # -- showing -----------------------------------------------------------------------------------

    def look(self) -> None:
        visit = self.visit
        room = visit.room
        scene = scene_of(room, visit.me)
        if room is None or scene is None:
            return
        before, self.scene = self.scene, scene
        if before is None or before.key != scene.key:
            self._turn_to(scene)
            # Under a dialog it is not what is typed into.
            if before is not None and self.app.screen is self:
                typed_into = self.page.has_focus and not self.page.read_only
                visit.setting.hush.blink(self.page if typed_into else None)
        self.answer_now(scene)
        self.show_piece(self._chosen(scene))
        back, tall = bool(self._looking_back), self.has_class("-tall")
        self._head.show(visit, scene, self.before, back=back, width=self.size.width, tall=tall)
        self._around.show(visit, scene)
        put(self._then, Content(then := then_line(visit)))
        self._then.display = bool(then)
        self.call_later(self._show_said)
        if scene.part == "decide":
            self.show_choice()
        self.show_kinds()
        self.lay_out()
        pending = self.unsent
        self._savestate.show("on this disk" if pending else visit.link.safety, self._warning())

    def _warning(self) -> str:
        if self.unsent:
            return "not sent yet"
        return {"waiting": "not connected; it comes back by itself", "stopped": "the link has ended"}.get(
            self.visit.link.contact, ""
        )

    def _turn_to(self, scene: Scene) -> None:
        """Show what is wanted first in another scene, and let what one looked back at go."""
        if scene.part != "done":
            self._looking_back = ""
        if not (self.late and self.at_work):
            self._leaf = 0
        elif self.has_class("-answer"):
            self._leaf = self._leaves.find("-answer")
        self._shown = ()

    def _chosen(self, scene: Scene) -> Piece | None:
        room = self.visit.room
        if self._looking_back and room is not None:
            return room.pieces.get(self._looking_back)
        if scene.piece is None and room is not None:
            mine = [piece for piece in pieces_at(room, scene) if piece.by == self.visit.me]
            return mine[-1] if mine else next(iter(pieces_at(room, scene)), None)
        return scene.piece

    async def _show_said(self) -> None:
        piece, visit = self.before, self.visit
        if piece is None or not self.said.is_mounted:
            return
        said = said_of(piece, visit.link.side, visit.link.library, visit.me)
        held = self.seat.at_end and self._stoppable(self.scene) and self.scene is not None
        if held and self.scene is not None and self.scene.part != "reply":
            several = f"{len(said) or 'No'} response{'' if len(said) == 1 else 's'} so far"
            await self.said.show((), f"{several}. You see them when all have spoken; E shows them now.")
        else:
            await self.said.show(said, self._nothing_said(piece))

    def _nothing_said(self, piece: Piece) -> str:
        if piece.state == "stopped":
            return "Its author stopped there."
        if piece.by == self.visit.me and piece.state == "open":
            return "Nothing was said yet. Lean back; what they say comes here."
        return "Nothing was said yet."

    # -- what stands where -------------------------------------------------------------------------

    @property
    def _leaves(self) -> Leaves:
        wide = self.has_class("-wide")
        return leaves_of(self.scene, answering=self.answer is not None, late=self.late, wide=wide)

    def lay_out(self) -> None:
        visible = self._leaves.visible(self._leaf)
        now = (*visible, self.has_class("-veiled"))
        if now == self._shown:
            return
        self._shown = now
        for leaf in TITLES:
            self.set_class(leaf in visible, leaf)
        self.call_after_refresh(self._aim)

    def _aim(self) -> None:
        """Give the keys to what one is at."""
        visible = self._leaves.visible(self._leaf)
        wanted: Widget | None = None
        if "-answer" in visible and self.answer is not None:
            wanted = self.page
        elif "-piece" in visible and not self.has_class("-veiled"):
            wanted = self.piece
        elif "-choice" in visible:
            wanted = self._choice_side
        if self.focused is not wanted:
            self.set_focus(wanted)

    def on_resize(self, event: events.Resize) -> None:
        """Stand as the new width would have it."""
        if (event.size.width >= WIDE) != self.has_class("-wide"):
            self._leaf, self._shown = 0, ()
        self.call_after_refresh(self.look)

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self._aim)

    # -- commands ----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc goes back to what is now; elsewhere it is the page's, or the piece's."""
        if action == "to_now" and not self._looking_back:
            return False
        return super().check_action(action, parameters)

    @property
    def _over(self) -> bool:
        """Whether the table is done, and nothing is still on one's page for it."""
        return self.scene is not None and self.scene.part == "done" and self.answer is None

    def works(self, command: Command) -> bool:
        if command.id == "kind" and self._over:
            return True
        if command.id == "look_back":
            return self.scene is not None
        if command.id == "to_now":
            return bool(self._looking_back)
        if command.id == "finish" and self._looking_back:
            # It would stand below a text that is not the one it is about.
            return False
        if command.id == "packet":
            return self.scene is not None and self.scene.part not in ANSWERING
        if command.id == "leaf":
            return self._leaves.several
        return super().works(command)

    def in_footer(self, command: Command) -> bool:
        if command.id in ("write", "lobby", "packet"):
            return self.scene is None or self.scene.part == "done"
        if command.id in ("send", "kind") and self.scene is not None and self.scene.open_to_author:
            return "-answer" in self._leaves.visible(self._leaf)
        if command.id == "pull" and self.veiled and not self.writes:
            return False
        if self.focused is self.page and len(command.keys.split(",")[0]) == 1:
            return False
        return super().in_footer(command)

    def offered(self) -> list[Command]:
        """The commands that work; where letters are no text, by their letters."""
        order = {name: at for at, name in enumerate(FIRST)}
        offered = sorted(super().offered(), key=lambda one: order.get(one.id, len(order)))
        if self.focused is self.page:
            return offered
        return [
            msgspec.structs.replace(one, keys=",".join(sorted(one.keys.split(","), key=len)))
            if not one.keyed
            else one
            for one in offered
        ]

    def titled(self, command: Command) -> str:
        if command.id == "kind" and self._over:
            return "Board"
        if command.id == "leaf":
            return self._leaves.next_title(self._leaf)
        return super().titled(command)

    def action_kind(self) -> None:
        """Choose what one's response is; where none is asked for any more, its key is that of the board."""
        if self._over:
            self.action_board()
        else:
            super().action_kind()

    def action_leaf(self) -> None:
        self._leaf += 1
        self.lay_out()
        self.show_keys()

    def action_look_back(self) -> None:
        room, scene, visit = self.visit.room, self.scene, self.visit
        if room is None or scene is None:
            return
        from sprint.screens.listdialog import ListDialog

        pieces = pieces_at(room, scene)
        side = visit.link.side
        lines = [f"{titled(side.abouts.get(piece.id))}  {side.name(piece.by)}" for piece in pieces]

        def chosen(at: int | None) -> None:
            if at is not None:
                now = scene.piece.id if scene.piece is not None else ""
                self._looking_back = "" if pieces[at].id == now else pieces[at].id
                self._leaf = self._leaves.find("-piece")
                self.take_up(pieces[at])
                self.look()

        self.app.push_screen(ListDialog(self.setting, "Which piece?", lines, "Look at it"), chosen)

    def action_to_now(self) -> None:
        self._looking_back, self._leaf, self._shown = "", 0, ()
        self.look()
        self.show_keys()

    async def action_finish(self) -> None:
        if self._looking_back:
            self.tell("You look at a piece of before. Esc goes back to the one that is now.")
        else:
            await super().action_finish()

    async def action_decide(self, key: str) -> None:
        if "-choice" in self._leaves.visible(self._leaf):
            await super().action_decide(key)
            return
        # Nobody chooses what they do not see.
        self._leaf = self._leaves.find("-choice")
        self.lay_out()
        self.show_keys()

    async def action_write(self) -> None:
        await self.app.pop_screen()

    def action_lobby(self) -> None:
        from sprint.screens.lobby import LobbyScreen

        self.app.switch_screen(LobbyScreen(self.visit))
