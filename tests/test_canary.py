"""A relay knows nothing of what is said, written and named in a room: searched for in all that it has.

Every name, title, piece, note, mark, prompt and response of a small evening carries a random word. The
relay's files, its memory and what went over a plain connection are searched for each of them, and so is
something planted, to show that the search finds what is there.
"""

import base64
from pathlib import Path

import pytest
from websockets.asyncio.client import connect

from sprint.core.reading.acts import Deal, Finish
from sprint.core.reading.bodies import About, Given, Mark, ProtocolWords, StepWords
from sprint.core.reading.protocol import Protocol, Step
from sprint.core.reading.values import Piece, Response, Slot
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.link.relay_link import RelayLink
from sprint.writing.rooms import first_identity, join_room, new_invite, open_room
from tests.canary import canary, disguises, frames_of, memory_of, sightings
from tests.proxy import proxy
from tests.server.house import relay_process, until

PROTOCOL = Protocol(
    (
        Step("readers", 60_000),
        Step("reader", 60_000, ("praise", "observation")),
        Step("author", 60_000, ("reply", "thanks")),
    ),
    table=3,
)


class Evening:
    """Three people who write, offer, read and respond, and every word they did it with."""

    def __init__(self, folder: Path) -> None:
        self.words: dict[str, str] = {}
        self.links: list[RelayLink] = []
        self._folder = folder
        self._desks: list[Desk] = []

    def word(self, what: str) -> str:
        """A canary, noted by what it is put into."""
        self.words[what] = canary()
        return self.words[what]

    async def gather(self, port: int) -> None:
        """Open a room and let everybody in."""
        invite = None
        for number in range(3):
            desk = Desk.open(Folders.under(self._folder / f"desk-{number}"))
            person = first_identity(desk, self.word(f"name {number}"))
            if invite is None:
                invite = new_invite(person, "127.0.0.1", port, tls=False)
                link = open_room(desk, person, invite, "open", self.word("title of the room"), hosted=False)
            else:
                link = join_room(desk, person, str(invite))
            await link.start()
            await until(lambda link=link: link.contact == "joined" and link.now() is not None)  # type: ignore[misc]
            self._desks.append(desk)
            self.links.append(link)
        assert invite is not None
        self.words["secret of the invite"] = base64.b64encode(invite.secret).decode()

    async def read(self) -> None:
        """A reading, with a note and cheer before it."""
        first = self.links[0]
        await first.say(f"a note with {self.word('note')}")
        await first.cheer(self.links[1].me)
        words = ProtocolWords(
            self.word("name of the protocol"),
            self.word("title of the protocol"),
            self.word("what the protocol is about"),
            tuple(StepWords(self.word(f"step {n}"), self.word(f"prompt {n}")) for n in range(3)),
        )
        reading = await first.readings.call(PROTOCOL, words, 600_000)
        await until(lambda: all(link.room and link.room.readings for link in self.links))
        for number, link in enumerate(self.links):
            about = About(self.word(f"title of piece {number}"), "poem", self.word(f"content note {number}"))
            await link.readings.offer(f"One line\n  {self.word(f'piece {number}')}\n" * 400, about)
        await until(lambda: first.room is not None and len(first.room.pieces) == 3)
        await first.do(Deal(reading))
        await until(lambda: bool(self._slots()))
        while self._turns_left():
            await self._take_turns()
        await until(lambda: all(len(link.library.given) == self._responses() for link in self.links))

    async def close(self) -> None:
        """Go home."""
        for link in self.links:
            await link.close()
        for desk in self._desks:
            desk.close()

    def _responses(self) -> int:
        room = self.links[0].room
        assert room is not None
        return sum(len(piece.responses) for piece in room.pieces.values())

    def _turns_left(self) -> bool:
        room = self.links[0].room
        return room is not None and room.readings[-1].live

    def _slots(self) -> set[Slot]:
        """Whose turns are open, as the first of them knows it."""
        room = self.links[0].room
        assert room is not None
        return {turn.slot for table in room.readings[-1].tables for turn in table.turns}

    async def _take_turns(self) -> None:
        """Let everybody whose turn it is take it, and wait until all know."""
        first = self.links[0]
        room = first.room
        assert room is not None
        seq, taken = room.seq, self._slots()
        for slot in taken:
            number = next(n for n, link in enumerate(self.links) if link.me == slot.by)
            link = self.links[number]
            await until(lambda link=link: link.room is not None and link.room.seq >= seq)  # type: ignore[misc]
            if PROTOCOL.steps[slot.step].silent:
                await link.do(Finish(slot.piece, slot.step))
                continue
            what = f"by {number} in step {slot.step} of {slot.piece[-4:]}"
            marks = (Mark(1, 2, "note", self.word(f"mark {what}")),)
            kind = PROTOCOL.steps[slot.step].kinds[0]
            reading = link.room.readings[-1].id if link.room is not None else ""
            await link.readings.respond(
                reading, slot.piece, slot.step, kind, Given(self.word(f"response {what}"), marks)
            )
        await until(lambda: not taken & self._slots() and bool(self._slots() or not self._turns_left()))
        room = first.room
        assert room is not None
        given = [(piece, one) for piece in room.pieces.values() for one in piece.responses if not one.thanked]
        for piece, response in given[:1]:
            await self._thank(piece, response, room.seq)

    async def _thank(self, piece: Piece, response: Response, seq: int) -> None:
        if piece.by == response.by:
            return
        link = next(link for link in self.links if link.me == piece.by)
        await until(lambda: link.room is not None and link.room.seq >= seq)
        await link.readings.thank(response.id, self.word(f"thanks for {response.id[-4:]}"))


@pytest.mark.parametrize("how", disguises("Abcdefghijklmnop"))
def test_the_search_finds_a_word_in_every_disguise(how: str) -> None:
    word = canary()
    around = [b"", b"x", b"xy", b"xyz"]
    pattern = disguises(word)[how]
    if "base64" in how:
        write = base64.urlsafe_b64encode if "addresses" in how else base64.b64encode
        texts = [write(before + word.encode() + after) for before in around for after in around]
        shift = int(how[-1])
        assert all(
            pattern in text
            for text, before in zip(texts, [b for b in around for _ in around], strict=True)
            if len(before) % 3 == shift
        )
        assert all(sightings({"it": word}, "a place", text) for text in texts)
    else:
        assert sightings({"it": word}, "a place", b"before" + pattern + b"after")


def test_a_part_of_a_word_is_found_and_a_word_that_is_no_canary_too() -> None:
    assert sightings({"it": canary()}, "a place", b"before" + canary()[:12].encode()) == [
        "a part of a canary in a place"
    ]
    assert sightings({"it": "secret"}, "a place", b"a secret") == ["it, as it is, in a place"]
    assert sightings({"it": canary()}, "a place", b"before") == []


async def test_nothing_private_is_in_the_relays_files_its_memory_or_on_the_wire(tmp_path: Path) -> None:
    folder = tmp_path / "relay"
    folder.mkdir()
    evening = Evening(tmp_path)
    with relay_process(folder) as relay:
        async with proxy(relay.port) as net:
            await evening.gather(net.port)
            await evening.read()
            seen: list[str] = []
            for where, data in memory_of(relay.process.pid):
                seen += sightings(evening.words, where, data)
            room = evening.links[0].room
            assert room is not None
            # The search sees this very memory: the room's public name is in it.
            assert any(room.id.encode() in data for _, data in memory_of(relay.process.pid))
            await evening.close()
        wire = b"\n".join(frames_of(bytes(stream)) for stream in net.heard)
        assert room.id.encode() in wire
        seen += sightings(evening.words, "what went over the wire", wire)
        seen += sightings(evening.words, "the raw traffic", b"\n".join(map(bytes, net.heard)))
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert any(room.id.encode() in path.read_bytes() for path in files)
        for path in files:
            seen += sightings(evening.words, path.name, path.read_bytes())
    assert len(evening.words) > 30
    assert seen == []


async def test_a_word_that_is_planted_is_found_in_each_place(tmp_path: Path) -> None:
    word = canary()
    words = {"it": word}
    folder = tmp_path / word
    folder.mkdir()
    with relay_process(folder) as relay:
        # The relay knows the name of its folder, and so its memory has the word.
        assert any(sightings(words, where, data) for where, data in memory_of(relay.process.pid))
        async with proxy(relay.port) as net, connect(f"ws://127.0.0.1:{net.port}") as socket:
            await socket.send(word)
            await socket.wait_closed()
        assert sightings(words, "the wire", b"".join(frames_of(bytes(stream)) for stream in net.heard))
    (folder / "note").write_text(f"x{word}")
    assert sightings(words, "a file", (folder / "note").read_bytes())
