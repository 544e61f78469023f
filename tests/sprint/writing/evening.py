"""An evening of reading for tests: people in one room in memory, whose sealed texts all of them can fetch."""

from sprint.core.reading import acts
from sprint.core.reading.bodies import About, Given, Mark
from sprint.core.reading.looking import my_turns
from sprint.core.reading.texts import texts_for
from sprint.core.signed import Act, SignedAct
from sprint.link.library import Library
from sprint.link.outgoing import Parcel
from sprint.protocols import load
from tests.sprint.core.world import ANA, BEN, CARA, KEYS, World, key_of, keyring
from tests.sprint.screens.fakelink import FakeLink

POEM = "Low tide\n\n    the boats <lie> down\n\n\nand *wait*\t\n"
STORY = "The river was late that year. " * 20 + "\n\tIt came in May."


class Sharing(FakeLink):
    """A link whose sealed texts everybody at the evening can have."""

    def __init__(self, evening: "Evening", me: str) -> None:
        super().__init__(evening.world, me)
        self._evening = evening

    async def _send(self, act: Act, signed: SignedAct, parcel: Parcel | None = None) -> str:
        if parcel is not None:
            self._evening.blobs[parcel.body.digest] = parcel.blob
        return await super()._send(act, signed, parcel)


class Evening:
    """People by name, each with a link; ``blobs`` are the sealed texts by digest."""

    def __init__(self, *names: str) -> None:
        self.world = World(seat=names or (ANA, BEN, CARA))
        self.blobs: dict[str, bytes] = {}
        self.links = {name: Sharing(self, name) for name in names or (ANA, BEN, CARA)}

    def link(self, name: str) -> FakeLink:
        """Somebody's link, knowing all that has happened."""
        self.links[name].catch_up()
        return self.links[name]

    async def call(self, protocol: str = "strong-lines") -> str:
        """Ana calls a reading."""
        loaded = load(protocol)
        return await self.link(ANA).readings.call(loaded.protocol, loaded.words, 60_000)

    async def offer(self, name: str, text: str, title: str = "", note: str = "") -> str:
        """Somebody offers a piece; what has an indent is a poem."""
        about = About(title, "poem" if "\n    " in text else "prose", note)
        return await self.link(name).readings.offer(text, about)

    async def sit_in(self, name: str) -> None:
        """Somebody sits in on the newest reading."""
        await self.link(name).do(acts.Attend(self.world.room.readings[-1].id))

    async def deal(self) -> None:
        """Ana deals."""
        await self.link(ANA).do(acts.Deal(self.world.room.readings[-1].id))

    async def go_on(self, *, quiet: str = "") -> None:
        """Everybody takes their turns, with a word and a mark on line 2 each, until all is heard; who is
        ``quiet`` passes.
        """
        while self.world.room.readings[-1].live:
            for name in self.links:
                await self._take_turns(name, quiet=name == quiet)

    async def _take_turns(self, name: str, *, quiet: bool) -> None:
        link = self.link(name)
        room = link.room
        assert room is not None
        for mine in my_turns(room, link.me):
            slot, reading = mine.turn.slot, mine.reading.id
            if mine.asking:
                await link.do(acts.Decide(slot.piece, slot.step, 0))
            elif mine.to_read:
                await link.do(acts.Finish(slot.piece, slot.step))
            elif quiet:
                await link.do(acts.Finish(slot.piece, slot.step, "pass"))
            elif mine.piece.by == link.me:
                await link.readings.respond(
                    reading, slot.piece, slot.step, "reply", Given(f"{name} thanks you all.")
                )
            else:
                given = Given(f"{name} heard it.\n\n# and *more*", (Mark(2, 2), Mark(2, 3, "note", "here")))
                await link.readings.respond(reading, slot.piece, slot.step, "praise", given)

    def library(self, name: str) -> Library:
        """The texts that concern somebody, opened."""
        library = Library(KEYS.room, keyring())
        for ref in texts_for(self.world.room, key_of(name)):
            library.take(ref, self.blobs.get(ref.body.digest))
        return library
