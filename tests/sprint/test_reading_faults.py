"""Pieces and responses through a network that cuts, a relay that dies and a program that is closed.

What a person was told is safe in the room is read by the others byte for byte, and comes to be once.
"""

from pathlib import Path

import pytest

from sprint.core.invite import Invite
from sprint.core.reading.acts import Attend, Deal, Finish, Withdraw
from sprint.core.reading.bodies import About, Given, Mark, ProtocolWords
from sprint.core.reading.protocol import Protocol, Step
from sprint.core.reading.values import Piece
from sprint.core.reducer import apply
from sprint.core.room import Room
from sprint.desk.roomshelf import RoomShelf
from sprint.link import retry
from tests.proxy import proxy
from tests.server.house import relay_process, until
from tests.sprint.test_faults import Seat, seats

POEM = "  Ebb\n\n\tthe boats lie down,\r one by one \N{SNOWMAN}\n" * 2_000
PROTOCOL = Protocol((Step("readers", 600_000), Step("reader", 600_000, ("praise",))), table=2)
WORDS = ProtocolWords("two", "For two")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Come back at once: how long one waits is tested elsewhere."""
    monkeypatch.setattr(retry, "SOON_CAP_MS", 10.0)


def pieces(seat: Seat) -> list[Piece]:
    room = seat.link.room
    return list(room.pieces.values()) if room else []


def text(seat: Seat, piece: Piece) -> str | None:
    return seat.link.library.pieces.get(piece.id)


async def read_ahead(seat: Seat) -> str:
    """Call a reading whose pieces everybody may open before it is dealt."""
    return await seat.link.readings.call(PROTOCOL, WORDS, 3_600_000, ahead=True)


async def test_a_piece_is_there_once_and_whole_though_the_connection_is_reset_at_every_frame(
    tmp_path: Path,
) -> None:
    cuts = 12
    async with (
        seats(tmp_path) as (relay, ben, ana, invite),
        proxy(relay.port, lambda number: number if number < cuts else None) as net,
    ):
        await read_ahead(ben)
        ana.joins(invite, net.port)
        await ana.link.start()
        await ana.link.readings.offer(POEM, About("Ebb", "poem"))
        await until(lambda: ana.link.safety == "safe in the room")
        await until(lambda: len(pieces(ben)) == 1 and text(ben, pieces(ben)[0]) is not None)
        assert text(ben, pieces(ben)[0]) == POEM
        assert ben.link.side.abouts[pieces(ben)[0].id].title == "Ebb"
        await ana.link.close()
        assert ana.desk.outbox.waiting(invite.room) == []


async def test_a_piece_whose_author_is_gone_in_the_middle_of_sending_goes_on_at_the_next_start(
    tmp_path: Path,
) -> None:
    async with seats(tmp_path) as (relay, ben, ana, invite):
        await read_ahead(ben)
        async with proxy(relay.port) as net:
            ana.joins(invite, net.port)
            await ana.link.start()
            await until(lambda: ana.link.contact == "joined")
            net.deaf = True
            await ana.link.readings.offer(POEM, About("Ebb", "poem"))
            assert ana.link.safety == "sending"
            await ana.link.close()
        assert pieces(ben) == []
        ana.joins(invite, relay.port)
        await ana.link.start()
        await until(lambda: len(pieces(ben)) == 1 and text(ben, pieces(ben)[0]) == POEM)
        await until(lambda: ana.link.safety == "safe in the room")
        await ana.link.close()


async def test_a_piece_that_is_taken_back_before_it_could_be_sent_never_comes_to_the_room(
    tmp_path: Path,
) -> None:
    async with seats(tmp_path) as (relay, ben, ana, invite):
        ana.joins(invite, relay.port)
        piece = await ana.link.readings.offer(POEM, About("Ebb", "poem"))
        await ana.link.do(Withdraw(piece))
        assert ana.outcomes == [("offer", "rejected"), ("withdraw", "applied")]
        await ana.link.start()
        await until(lambda: ana.link.contact == "joined")
        await ana.link.say("not today")
        await until(lambda: [note.text for note in ben.link.side.notes] == ["not today"])
        assert pieces(ben) == []
        await ana.link.close()


async def test_tables_are_not_dealt_before_ones_own_piece_has_come(tmp_path: Path) -> None:
    async with seats(tmp_path) as (relay, ben, ana, invite):
        ana.joins(invite, relay.port)
        await ana.link.start()
        await until(lambda: ana.link.contact == "joined" and ana.link.now() is not None)
        reading = await ben.link.readings.call(PROTOCOL, WORDS, 3_600_000)
        await until(lambda: bool(ana.link.room and ana.link.room.readings))
        await ana.link.readings.offer("One line.", About("Ana's"))
        await until(lambda: len(pieces(ben)) == 1)
        await ben.link.do(Attend(reading))
        await until(lambda: bool(ben.link.room and ben.link.room.readings[0].guests))
        await ben.link.readings.offer(POEM, About("Ebb", "poem"))
        await ben.link.do(Deal(reading))
        await until(lambda: bool(ana.link.room and ana.link.room.readings[-1].tables))
        await until(lambda: len(pieces(ana)) == 2)
        assert all(piece.readers for piece in pieces(ana))
        await ana.link.close()


async def test_a_relay_killed_in_the_middle_has_all_that_was_called_safe_and_gets_the_rest(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "relay"
    folder.mkdir()
    ben, ana = Seat(tmp_path, "Ben"), Seat(tmp_path, "Ana")
    with relay_process(folder) as relay:
        invite = ben.opens(relay.port)
        await ben.link.start()
        await until(lambda: ben.link.contact == "joined" and ben.link.now() is not None)
        reading = await read_ahead(ben)
        ana.joins(invite, relay.port)
        await ana.link.start()
        await until(lambda: ana.link.contact == "joined" and bool(ana.link.room and ana.link.room.readings))
        await ana.link.readings.offer(POEM, About("Ebb", "poem"))
        await until(lambda: ana.link.safety == "safe in the room")
        relay.kill()
        await ben.link.readings.offer("Prose.\n" * 9_000, About("Flood"))
        await until(lambda: ben.link.safety == "on this disk")
        with relay_process(folder, port=relay.port):
            await until(lambda: len(pieces(ana)) == 2 and text(ana, pieces(ana)[1]) is not None)
            await until(lambda: len(pieces(ben)) == 2 and text(ben, pieces(ben)[0]) == POEM)
            await ben.link.do(Deal(reading))
            await _respond(ben, ana)
            await ana.link.close()
            await ben.link.close()
            _read_again_without_a_relay(ana, invite)
    ben.desk.close()
    ana.desk.close()


async def _respond(ben: Seat, ana: Seat) -> None:
    """Whoever's turn it is responds; the author reads it word for word."""
    given = Given("It stayed with me.", (Mark(1, 3, "stayed"),))
    await until(lambda: bool(ana.link.room and ana.link.room.readings[-1].tables))
    room = ana.link.room
    assert room is not None
    turn = room.readings[-1].tables[0].turns[0]
    reader, author = (ana, ben) if turn.slot.by == ana.link.me else (ben, ana)
    if turn.slot.step == 0:
        await reader.link.do(Finish(turn.slot.piece, 0))
    await reader.link.readings.respond(room.readings[-1].id, turn.slot.piece, 1, "praise", given)
    await until(lambda: given in author.link.library.given.values())


def _read_again_without_a_relay(seat: Seat, invite: Invite) -> None:
    """What came is on one's own disk: the log folds, and every text of it is there."""
    shelf = RoomShelf(seat.desk.folders.data, invite.room)
    room: Room | None = None
    for entry in shelf.log():
        room, _ = apply(room, entry, entry.read())
    assert room is not None
    assert len(room.pieces) == 2
    for piece in room.pieces.values():
        assert shelf.texts.get(piece.body.digest) is not None
        assert all(shelf.texts.get(response.body.digest) is not None for response in piece.responses)
