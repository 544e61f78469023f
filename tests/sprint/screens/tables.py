"""A circle at its tables, for tests and pictures: five people, their pieces, and what they say to them."""

from collections.abc import Callable

from sprint.core.reading.acts import Deal, Decide, Finish
from sprint.core.reading.bodies import About, Given, Mark
from sprint.core.reading.protocol import BROUGHT, Kind, Protocol, Step
from sprint.core.reading.texts import TextKind, TextRef
from sprint.core.reading.values import Piece, Reading, Table, Turn
from sprint.link.author import Author
from sprint.link.outgoing import Parcel
from sprint.protocols import load
from sprint.screens.ahead import AheadScreen
from sprint.screens.choices import Choices
from sprint.screens.giving import GivingScreen
from sprint.screens.lobby import LobbyScreen
from sprint.screens.packet import PacketScreen
from sprint.screens.pieces import PiecesScreen
from sprint.screens.table import TableScreen
from sprint.telling.attable import scene_of
from sprint.writing.attending import THERE_FOR_MS
from tests.sprint.core.world import ANA, KEYS, MINUTE, identity, key_of, keyring
from tests.sprint.screens import scenes
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.stage import Stage, visit_to
from tests.widgets.pieces import POEM, PROSE
from widgets.turnbar import TurnBar

SHORT = "Nobody had told the lamp that it was over.\nIt went on, as lamps do.\n"
PIECES = {
    ANA: (scenes.PROSE + scenes.MORE + ", then. Is there a bench?”\n", About("The one after this")),
    "Benedikt": (PROSE, About("What the booth knew")),
    "Cara": (POEM, About("Inventory of the Shed", "poem", "A father has died.")),
    "Dido": (SHORT, About("Lamp", "poem")),
    "Elif": (PROSE, About("Thursday’s ferry")),
}
WORDS = (
    "The trumpet that gets the third bar wrong “as if the mistake were the tune”: I would follow the one who "
    "tells this anywhere after that line.",
    "What stays with me is the harbour master’s lamp, and how long he looks. He decides not to ask, and then "
    "he asks: the whole scene is in that “then”.",
    "Eleven coins, and her mother had had only nine. I did not know that I was worried about her until I "
    "counted with her.",
)

_STRONG = load("strong-lines").protocol
#: Readers respond one after the other, and the author may answer each at once.
TALKING = Protocol(
    (
        _STRONG.steps[0],
        Step("reader", 2 * MINUTE, ("question", "praise"), quiet=False),
        _STRONG.steps[-1],
    ),
    _STRONG.table,
)


class Tables:
    """A reading in the room of ``link``; Ana is the one whose screen it is."""

    def __init__(self, link: FakeLink) -> None:
        self.link = link

    @property
    def reading(self) -> Reading:
        """The reading."""
        return self.link.world.room.readings[-1]

    @property
    def table(self) -> Table:
        """Its first table."""
        return self.reading.tables[0]

    @property
    def under_way(self) -> Piece:
        """The piece that is read now."""
        return self.link.world.room.pieces[self.table.under_way[0]]

    def piece_of(self, name: str) -> Piece:
        """Somebody's piece."""
        return next(one for one in self.link.world.room.pieces.values() if one.by == key_of(name))

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The open turns."""
        return self.table.turns

    @property
    def part(self) -> str:
        """What is Ana's to do."""
        scene = scene_of(self.link.world.room, key_of(ANA))
        return scene.part if scene is not None else ""

    def author(self, name: str) -> Author:
        """Somebody who writes acts."""
        world = self.link.world
        return Author(
            identity(name), KEYS.room, keyring(), lambda size: bytes.fromhex(world.next_id() * 2)[:size]
        )

    def call(
        self, protocol: str = "strong-lines", changed: Protocol | None = None, *, ahead: bool = False
    ) -> None:
        """Ana calls a reading."""
        loaded, seen = load(protocol), self.link.seen
        act, signed = self.author(ANA).calling(
            changed or loaded.protocol, loaded.words, seen, gather_ms=10 * MINUTE, away_ms=30_000, ahead=ahead
        )
        self.link.world.offer(act, signed)
        self.link.catch_up()

    def offer(self, name: str, text: str, about: About, welcome: tuple[Kind, ...] = BROUGHT) -> str:
        """Somebody offers a piece."""
        act, signed, parcel = self.author(name).offering(
            text, about, welcome, self.link.seen, reading=None, replaces=None
        )
        self.link.world.offer(act, signed)
        self._take("piece", act.id, name, parcel)
        return act.id

    def responds(self, name: str, text: str, kind: Kind = "praise", marks: tuple[Mark, ...] = ()) -> str:
        """Somebody responds in their turn."""
        turn = next(turn for turn in self.turns if turn.slot.by == key_of(name))
        act, signed, parcel = self.author(name).responding(
            self.reading.id,
            turn.slot.piece,
            turn.slot.step,
            kind,
            Given(text, marks),
            self.link.seen,
            last=True,
        )
        self.link.world.offer(act, signed)
        self._take("response", act.id, name, parcel)
        self.go_on()
        return act.id

    def deal(self) -> None:
        """The tables are dealt."""
        self.link.others(ANA, Deal(self.reading.id))
        self.go_on()

    def go_on(self) -> None:
        """Let the tables go on by themselves, as the relay lets them at once."""
        while (due := self.link.world.room.due_at()) is not None and due <= self.link.world.at:
            self.link.world.tick()
        self.link.catch_up()

    def others_finish(self) -> None:
        """All but Ana are done with the turns they have now."""
        for turn in self.turns:
            name = self.name(turn.slot.by)
            if name != ANA and turn.asking:
                self.link.others(name, Decide(turn.slot.piece, turn.slot.step, 0))
            elif name != ANA:
                self.link.others(name, Finish(turn.slot.piece, turn.slot.step, "done"))
        self.go_on()

    def finish(self, name: str = ANA) -> None:
        """Somebody is done with their turn."""
        turn = next(turn for turn in self.turns if turn.slot.by == key_of(name))
        self.link.others(name, Finish(turn.slot.piece, turn.slot.step, "done"))
        self.go_on()

    def until(self, fact: Callable[[], bool]) -> None:
        """Let everybody be done with their turns until ``fact`` holds."""
        for _ in range(200):
            if fact():
                return
            for turn in self.turns:
                self.finish_turn(turn)
            self.go_on()
        raise AssertionError("it never came to be")

    def finish_turn(self, turn: Turn) -> None:
        """Whoever has this turn is done with it."""
        slot, name = turn.slot, self.name(turn.slot.by)
        done = Decide(slot.piece, slot.step, 0) if turn.asking else Finish(slot.piece, slot.step, "done")
        self.link.others(name, done)

    def name(self, key: str) -> str:
        """Whose key it is."""
        return next(name for name in scenes.PEOPLE if key_of(name) == key)

    def _take(self, kind: TextKind, act: str, name: str, parcel: Parcel) -> None:
        self.link.texts.take(TextRef(act, kind, key_of(name), parcel.body), parcel.blob)
        self.link.catch_up()


def at_tables(
    first: str,
    protocol: str = "strong-lines",
    people: tuple[str, ...] = scenes.PEOPLE,
    changed: Protocol | None = None,
    *,
    ahead: bool = False,
) -> tuple[FakeLink, Tables]:
    """A circle whose pieces wait to be dealt, so that the one of ``first`` is read first."""
    for skipped in range(60):
        link = scenes.circle()
        for _ in range(skipped):
            link.world.next_id()
        tables = Tables(link)
        tables.call(protocol, changed, ahead=ahead)
        for name in people:
            tables.offer(name, *PIECES[name])
        # A look into what is to come, on a copy of the log.
        if _first(tables) == first:
            return link, tables
    raise AssertionError(f"the piece of {first} is never the first")


def _first(tables: Tables) -> str:
    from sprint.core.reading.calling import deal

    room, _ = deal(tables.link.world.room, tables.link.world.at, key_of(ANA), Deal(tables.reading.id))
    room_reading = room.readings[-1]
    return tables.name(room.pieces[room_reading.tables[0].under_way[0]].by)


async def sit_down(stage: Stage, link: FakeLink, tables: Tables) -> TableScreen:
    """Come into the lobby, and be taken to the table when the tables are dealt."""
    await stage.visit(visit_to(stage, link))
    await stage.on(LobbyScreen)
    tables.deal()
    await stage.on(TableScreen)
    screen = stage.app.screen
    assert isinstance(screen, TableScreen)
    await stage.until(lambda: screen.scene is not None)
    stage.rest()
    return screen


async def _to(stage: Stage, screen: TableScreen, tables: Tables, part: str) -> None:
    """Wait until it is so for the screen, too, and all of it is shown."""
    assert tables.part == part
    await stage.until(lambda: screen.scene is not None and screen.scene.part == part)
    if part in ("respond", "reply"):
        await stage.until(lambda: screen.answer is not None)
    stage.rest()


async def _seen(stage: Stage, screen: TableScreen) -> TableScreen:
    """Wait until the time on the screen is the time it is, and all that was said is on it."""
    tables = Tables(screen.visit.link)  # type: ignore[arg-type]

    def settled() -> bool:
        scene = scene_of(tables.link.world.room, key_of(ANA))
        turns = scene.turns if scene is not None else ()
        left = max((turn.ends_at for turn in turns), default=tables.link.now()) - tables.link.now()
        same = scene is not None and screen.scene is not None and scene.key == screen.scene.key
        return same and screen.query_one(TurnBar).face.left_ms == left

    await stage.until(settled)
    stage.rest()
    stage.hush()
    await stage.pilot.pause(0.15)
    return screen


async def open_ahead(stage: Stage, name: str) -> tuple[AheadScreen, Tables]:
    """Open a piece that is read ahead, from the list."""
    link, tables = at_tables(name, ahead=True)
    await stage.visit(visit_to(stage, link))
    await stage.on(LobbyScreen)
    await stage.press("f")
    await stage.on(PiecesScreen)
    await stage.says(PIECES[name][1].title)
    listed, wanted = stage.app.screen.query_one(Choices), tables.piece_of(name).id
    for _ in PIECES:
        if listed.marked is not None and listed.marked.command == wanted:
            break
        await stage.press("down")
    await stage.press("enter")
    await stage.on(AheadScreen)
    screen = stage.app.screen
    assert isinstance(screen, AheadScreen)
    return screen, tables


async def ahead(stage: Stage) -> AheadScreen:
    """Read a piece ahead, with some lines marked."""
    screen, _ = await open_ahead(stage, "Benedikt")
    await stage.press("s", *["down"] * 6, "q", *["down"] * 3, "s", "down", "s")
    await stage.until(lambda: len(screen.piece.marks.all) == 3)
    stage.hush()
    return screen


async def reading(stage: Stage) -> TableScreen:
    """Read a piece of prose, with some lines marked."""
    link, tables = at_tables("Benedikt")
    screen = await sit_down(stage, link, tables)
    link.pass_time(48_000)
    await stage.press("s", *["down"] * 6, "q", *["down"] * 3, "s", "down", "s")
    await stage.until(lambda: len(screen.piece.marks.all) == 3)
    return await _seen(stage, screen)


async def reading_poem(stage: Stage) -> TableScreen:
    """Read a poem, after what its author says beforehand."""
    link, tables = at_tables("Cara")
    screen = await sit_down(stage, link, tables)
    await stage.press("enter")
    await stage.press(*["down"] * 5, "s")
    await stage.until(lambda: len(screen.piece.marks.all) == 1)
    link.pass_time(32_000)
    return await _seen(stage, screen)


async def veiled(stage: Stage) -> TableScreen:
    """Be told what an author says before their piece is read."""
    link, tables = at_tables("Cara")
    return await _seen(stage, await sit_down(stage, link, tables))


async def by_somebody_hidden(stage: Stage) -> TableScreen:
    """Sit before a piece of somebody whom one has hidden."""
    link, tables = at_tables("Benedikt")
    link.side.hide(frozenset({key_of("Benedikt")}))
    return await _seen(stage, await sit_down(stage, link, tables))


async def heard_but_one(stage: Stage) -> TableScreen:
    """Hear what others say to one's own piece, and have hidden one of them."""
    screen = await being_read(stage)
    await stage.press("h")
    await stage.says("you have hidden them")
    return await _seen(stage, screen)


async def giving(stage: Stage) -> None:
    """See who gave and who was heard."""
    await being_read(stage)
    await stage.press("y")
    await stage.on(GivingScreen)


async def my_turn(stage: Stage) -> TableScreen:
    """Respond, with a line quoted."""
    screen = await reading(stage)
    tables = Tables(screen.visit.link)  # type: ignore[arg-type]
    await stage.press("d")
    tables.others_finish()
    for name in ("Cara", "Dido", "Elif"):
        if tables.part != "respond":
            tables.responds(name, f"{name} liked the baker’s boy.", "observation")
    await _to(stage, screen, tables, "respond")
    await stage.press("f5")
    screen.page.insert("The letter that became a timetable: I laughed, and then I did not.")
    tables.link.pass_time(33_000)
    await stage.until(lambda: screen.answer is not None and screen.answer.saver.saved)
    return await _seen(stage, screen)


async def listening(stage: Stage) -> TableScreen:
    """Listen to others who respond to a piece."""
    screen = await my_turn(stage)
    tables = Tables(screen.visit.link)  # type: ignore[arg-type]
    await stage.press("ctrl+s")
    await stage.until(lambda: tables.part == "listen")
    await _to(stage, screen, tables, "listen")
    tables.link.pass_time(21_000)
    return await _seen(stage, screen)


async def being_read(stage: Stage, protocol: str = "strong-lines") -> TableScreen:
    """Hear what others say to one's own piece."""
    link, tables = at_tables(ANA, protocol)
    screen = await sit_down(stage, link, tables)
    tables.others_finish()
    for words in WORDS[:2]:
        name = tables.name(tables.turns[0].slot.by)
        tables.responds(name, words, "praise", (Mark(4, 5, "stayed"),))
    link.pass_time(17_000)
    await _to(stage, screen, tables, "heard")
    return await _seen(stage, screen)


async def in_talk(stage: Stage) -> TableScreen:
    """Be read where the author may answer at once."""
    link, tables = at_tables(ANA, changed=TALKING)
    screen = await sit_down(stage, link, tables)
    tables.others_finish()
    tables.responds(tables.name(tables.turns[0].slot.by), "Whose lamp is it?", "question")
    link.pass_time(17_000)
    await _to(stage, screen, tables, "heard")
    await stage.until(lambda: screen.answer is not None)
    return await _seen(stage, screen)


async def deciding(stage: Stage) -> TableScreen:
    """Choose how one would like to be heard."""
    link, tables = at_tables(ANA, "authors-choice")
    screen = await sit_down(stage, link, tables)
    tables.others_finish()
    await _to(stage, screen, tables, "decide")
    link.pass_time(9_000)
    return await _seen(stage, screen)


async def replying(stage: Stage) -> TableScreen:
    """Have the last word on one's own piece."""
    screen = await being_read(stage)
    tables = Tables(screen.visit.link)  # type: ignore[arg-type]
    tables.responds(tables.name(tables.turns[0].slot.by), WORDS[2])
    tables.finish(tables.name(tables.turns[0].slot.by))
    await _to(stage, screen, tables, "reply")
    screen.page.insert(
        "I did not know about the trumpet myself until it got the bar right. Thank you for hearing it."
    )
    tables.link.pass_time(12_000)
    await stage.until(lambda: screen.answer is not None and screen.answer.saver.saved)
    return await _seen(stage, screen)


async def done(stage: Stage) -> TableScreen:
    """See what one gave and received."""
    screen = await being_read(stage)
    tables = Tables(screen.visit.link)  # type: ignore[arg-type]
    tables.until(lambda: tables.part == "respond")
    await _to(stage, screen, tables, "respond")
    screen.page.insert("Your rakes are my rakes.")
    await stage.press("ctrl+s")
    tables.go_on()
    tables.until(lambda: tables.part == "done")
    await _to(stage, screen, tables, "done")
    return await _seen(stage, screen)


async def talking(stage: Stage) -> TableScreen:
    """Talk with everybody at once about somebody's piece."""
    loaded = load("strong-lines").protocol
    steps = (loaded.steps[0], Step("everyone", 2 * MINUTE, ("talk",), quiet=False), *loaded.steps[1:])
    link, tables = at_tables("Benedikt", changed=Protocol(steps, loaded.table))
    screen = await sit_down(stage, link, tables)
    await stage.press("d")
    tables.others_finish()
    await _to(stage, screen, tables, "respond")
    return await _seen(stage, screen)


async def missing(stage: Stage) -> TableScreen:
    """Have missed one's turn, and have it once more at the end."""
    link, tables = at_tables("Benedikt", people=("Benedikt", "Cara", ANA))
    screen = await sit_down(stage, link, tables)
    await stage.press("d")
    # The chair is empty from here on.
    screen.visit.attending._touched_at -= 2 * THERE_FOR_MS
    link.pass_time(1_000)
    tables.others_finish()
    tables.until(lambda: tables.part == "respond")
    link.pass_time(31_000)
    tables.go_on()
    tables.until(lambda: tables.part == "respond" and tables.turns[0].slot.again)
    return await _seen(stage, screen)


async def late(stage: Stage) -> TableScreen:
    """Be in the middle of a sentence when one's time is over."""
    screen = await my_turn(stage)
    tables = Tables(screen.visit.link)  # type: ignore[arg-type]
    tables.link.pass_time(64_000)
    tables.go_on()
    await _to(stage, screen, tables, "listen")
    return await _seen(stage, screen)


async def packet(stage: Stage) -> None:
    """See what one takes home."""
    await done(stage)
    await stage.press("p")
    await stage.on(PacketScreen)
