"""The commands for readings do what they say, and mean one's own turn where they name none."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sprint.clocks import mono_ms
from sprint.core.errors import BadInput, BadProtocol, Refused
from sprint.core.reading.bodies import MOST_MARKS, Given, Mark
from sprint.core.reading.guessing import guess_form
from sprint.core.reading.looking import my_turns
from sprint.core.reading.protocol import BROUGHT
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.jsonmode import readcommands as commands
from sprint.jsonmode import readevents as events
from sprint.jsonmode.reading import Reader
from sprint.writing.attending import THERE_FOR_MS, Attending
from tests.sprint.core.world import ANA, BEN, KEYS, key_of
from tests.sprint.writing.evening import POEM, STORY, Evening


class Member:
    """Somebody at an evening who speaks in commands; ``told`` is what they heard."""

    def __init__(self, evening: Evening, name: str, desk: Desk, draft: str | None = STORY) -> None:
        self.evening, self.name = evening, name
        self.told: list[object] = []
        self.attending = Attending(evening.link(name))
        self.reader = Reader(
            evening.link(name), desk, KEYS.room, self.attending, lambda: draft, self.told.append
        )

    async def do(self, command: commands.ReadCommand) -> None:
        link = self.evening.links[self.name]
        self.evening.link(self.name)
        link.texts.pieces |= self.evening.library(self.name).pieces
        link.texts.given |= self.evening.library(self.name).given
        await self.reader.take(command)


@pytest.fixture
async def people(tmp_path: Path) -> AsyncIterator[tuple[Evening, Member, Member]]:
    """Ana and Ben; Ana's draft is a story."""
    evening = Evening(ANA, BEN)
    with Desk.open(Folders.under(tmp_path / "ana")) as one, Desk.open(Folders.under(tmp_path / "ben")) as two:
        ana, ben = Member(evening, ANA, one), Member(evening, BEN, two, None)
        yield evening, ana, ben
        await ana.attending.close()
        await ben.attending.close()


async def dealt(evening: Evening, ana: Member, ben: Member) -> str:
    """Ana's poem is dealt to Ben, who is to read it; gives its id."""
    await ana.do(commands.Call(gather="5"))
    await ana.do(commands.Offer(text=POEM, title="Low tide"))
    await ben.do(commands.Attend())
    await ana.do(commands.Deal())
    (piece,) = evening.world.room.pieces
    return piece


async def test_a_reading_is_called_by_name_or_file_and_gathers_as_long_as_people_say(
    people: tuple[Evening, Member, Member], tmp_path: Path
) -> None:
    evening, ana, _ = people
    await ana.do(commands.Call("round-robin", gather="20", away_ms=10_000, ahead=True))
    reading = evening.world.room.readings[-1]
    assert (reading.deals_at - reading.opened_at, reading.away_ms, reading.ahead) == (1_200_000, 10_000, True)
    assert evening.link(ANA).side.protocols[reading.id].name == "round-robin"
    (tmp_path / "bad.toml").write_text("title = 3")
    with pytest.raises(BadProtocol):
        await ana.do(commands.Call(file=str(tmp_path / "bad.toml"), gather_ms=0))
    with pytest.raises(BadInput, match="did you mean"):
        await ana.do(commands.Call("round-robbin", gather_ms=0))
    with pytest.raises(BadInput, match="either gather"):
        await ana.do(commands.Call())
    assert len(evening.world.room.readings) == 1


async def test_a_piece_is_a_text_a_file_or_the_draft(
    people: tuple[Evening, Member, Member], tmp_path: Path
) -> None:
    evening, ana, ben = people
    link = evening.link(ANA)
    await ana.do(commands.Offer())
    await ana.do(commands.Offer(text=POEM, note="a drowning", welcome=("praise",)))
    (tmp_path / "mine.txt").write_bytes(b"one\r\ntwo\r\n")
    await ana.do(commands.Offer(file=str(tmp_path / "mine.txt"), title="Mine", form="poem"))
    draft, poem, mine = evening.world.room.pieces.values()
    assert [link.texts.pieces[one.id] for one in (draft, poem, mine)] == [STORY, POEM, "one\ntwo\n"]
    abouts = [link.side.abouts[one.id] for one in (draft, poem, mine)]
    assert [(one.title, one.form) for one in abouts] == [
        ("The river was late that year. The…", "prose"),
        ("Low tide", guess_form(POEM)),
        ("Mine", "poem"),
    ]
    assert (draft.welcome, poem.welcome, abouts[1].note) == (BROUGHT, ("praise",), "a drowning")
    await ana.do(commands.Withdraw(mine.id))
    assert evening.world.room.pieces[mine.id].state == "withdrawn"
    with pytest.raises(Refused, match="You write elsewhere"):
        await ben.do(commands.Offer())
    with pytest.raises(BadInput, match="text or a file"):
        await ana.do(commands.Offer(text="a", file="b"))
    for path in ("~nobody-of-that-name/a.txt", "a\0.txt"):
        for command in (
            commands.Offer(file=path),
            commands.Packet(path),
            commands.Call(file=path, gather_ms=0),
        ):
            with pytest.raises(BadInput, match=r"home folder|no name of a file"):
                await ana.do(command)


async def test_a_turn_is_taken_from_reading_to_thanks(people: tuple[Evening, Member, Member]) -> None:
    evening, ana, ben = people
    piece = await dealt(evening, ana, ben)
    await ben.do(commands.ReadText())
    text = ben.told[-1]
    assert isinstance(text, events.Text)
    assert (text.id, text.kind, text.text) == (piece, "piece", POEM)
    assert [(line.number, line.text) for line in text.lines][2] == (2, "    the boats <lie> down")
    await ben.do(commands.MarkLines(3))
    await ben.do(commands.MarkLines(2, kind="note", note="here"))
    assert ben.told[-1] == events.Marks(piece, (Mark(2, 2, "note", "here"), Mark(3, 3)))
    await ben.do(commands.MarkLines(3, off=True))
    with pytest.raises(BadInput, match="has 3 lines"):
        await ben.do(commands.MarkLines(2, 4))
    with pytest.raises(Refused, match="not your turn"):
        await ana.do(commands.Finish())
    await ben.do(commands.Finish())
    await ben.do(commands.More())
    many = tuple(Mark(1, 1, "note", f"{number}") for number in range(MOST_MARKS))
    with pytest.raises(BadInput, match="and this has 201"):
        await ben.do(commands.Respond("The boats.", marks=many, noted=True))
    await ben.do(commands.Respond("The boats.", marks=(Mark(1, 1),), noted=True, last=False))
    with pytest.raises(Refused, match="join in"):
        await ben.do(commands.Finish("ditto"))
    await ben.do(commands.Finish())
    await ana.do(commands.Respond("Thank you all."))
    given, reply = evening.world.room.pieces[piece].responses
    assert (given.of, reply.of) == ("praise", "thanks")
    await ana.do(commands.Thank(given.id, "for the boats"))
    await ana.do(commands.ReadText(given.id))
    marks = (Mark(1, 1), Mark(2, 2, "note", "here"))
    assert ana.told[-1] == events.Text(given.id, "response", "The boats.", (), marks)
    assert evening.link(BEN).side.thanks[given.id] == "for the boats"
    assert evening.world.room.readings[-1].phase == "done"


async def test_what_is_before_one_can_be_declined_stopped_or_erased(
    people: tuple[Evening, Member, Member],
) -> None:
    evening, ana, ben = people
    piece = await dealt(evening, ana, ben)
    with pytest.raises(Refused, match="No piece of yours"):
        await ben.do(commands.Stop())
    await ben.do(commands.Decline())
    assert evening.world.room.pieces[piece].readers[0].state == "declined"
    await ana.do(commands.Erase(piece))
    assert evening.world.room.pieces[piece].erased


async def test_an_author_decides_and_ends_their_turn(people: tuple[Evening, Member, Member]) -> None:
    evening, ana, ben = people
    await ana.do(commands.Call("authors-choice", gather="5"))
    await ana.do(commands.Offer(text=POEM))
    await ben.do(commands.Attend())
    await ana.do(commands.Deal())
    await ben.do(commands.Finish())
    await ana.do(commands.Decide(2))
    (piece,) = evening.world.room.pieces.values()
    assert [(one.step, one.choice) for one in piece.decisions] == [(1, 2)]
    await ana.do(commands.Stop())
    assert evening.world.room.pieces[piece.id].state == "stopped"


async def test_one_goes_from_a_reading_and_ends_it(people: tuple[Evening, Member, Member]) -> None:
    evening, ana, ben = people
    with pytest.raises(Refused, match="no reading now"):
        await ben.do(commands.Attend())
    await ana.do(commands.Call(gather="5"))
    await ben.do(commands.Attend())
    await ben.do(commands.Attend(out=True))
    assert key_of(BEN) not in evening.world.room.readings[-1].guests
    await ana.do(commands.Adjourn())
    assert evening.world.room.readings[-1].phase == "cancelled"


async def test_the_packet_is_written_where_one_says(
    people: tuple[Evening, Member, Member], tmp_path: Path
) -> None:
    _, ana, ben = people
    await ana.do(commands.Offer(text=POEM, title="Low tide"))
    await ana.do(commands.Packet(str(tmp_path / "out")))
    assert ana.told[-1] == events.Packet(str(tmp_path / "out"), written=True, left_out=False)
    assert (tmp_path / "out" / "pieces" / "01 Low tide.txt").read_bytes() == POEM.encode()
    with pytest.raises(Refused, match="nothing to take home"):
        await ben.do(commands.Packet())


@pytest.mark.parametrize("always", [True, False])
async def test_only_a_program_that_says_so_is_there_when_nothing_is_sent_for_long(
    people: tuple[Evening, Member, Member], monkeypatch: pytest.MonkeyPatch, *, always: bool
) -> None:
    evening, ana, ben = people
    await ben.do(commands.There(always=always))
    later = mono_ms() + THERE_FOR_MS + 1
    monkeypatch.setattr("sprint.writing.attending.mono_ms", lambda: later)
    await ana.do(commands.Call(gather="5"))
    evening.link(BEN)
    for _ in range(10):
        await asyncio.sleep(0)
    assert (key_of(BEN) in evening.world.room.readings[-1].guests) == always


async def test_a_response_that_has_not_come_is_said_to_be_on_its_way(
    people: tuple[Evening, Member, Member],
) -> None:
    evening, ana, ben = people
    piece = await dealt(evening, ana, ben)
    await ben.do(commands.Finish())
    (turn,) = my_turns(evening.world.room, key_of(BEN))
    ben_link, step = evening.link(BEN), turn.turn.slot.step
    given = await ben_link.readings.respond(turn.reading.id, piece, step, "praise", Given("word"))
    evening.blobs.clear()
    with pytest.raises(Refused) as refused:
        await ana.do(commands.ReadText(given))
    assert refused.value.code == "on-its-way"


async def test_what_a_hidden_person_gave_is_not_given_out(
    people: tuple[Evening, Member, Member], tmp_path: Path
) -> None:
    evening, ana, ben = people
    piece = await dealt(evening, ana, ben)
    await ben.do(commands.Finish())
    await ben.do(commands.Respond(text="The boats."))
    response = evening.world.room.pieces[piece].responses[0].id
    evening.link(ANA).side.hide(frozenset({key_of(BEN)}))
    with pytest.raises(Refused) as refused:
        await ana.do(commands.ReadText(response))
    assert refused.value.code == "hidden"
    await ana.do(commands.Packet(str(tmp_path / "out")))
    assert ana.told[-1] == events.Packet(str(tmp_path / "out"), written=True, left_out=True)
    assert "The boats." not in (tmp_path / "out" / "packet.md").read_text()
    evening.link(ANA).side.hide(frozenset())
    await ana.do(commands.ReadText(response))
    assert isinstance(ana.told[-1], events.Text)
    assert ana.told[-1].text == "The boats."


async def test_whoever_called_the_reading_sees_all_lines_and_others_their_own(
    people: tuple[Evening, Member, Member],
) -> None:
    evening, ana, ben = people
    await dealt(evening, ana, ben)
    await ben.do(commands.Finish())
    await ben.do(commands.Respond(text="The boats."))
    await ana.do(commands.Balance())
    one = events.Given(1, ANA, key_of(ANA), 0, 1, waits=False)
    other = events.Given(2, BEN, key_of(BEN), 1, 0, waits=False)
    assert ana.told[-1] == events.Balance(True, (one, other))
    await ben.do(commands.Balance())
    assert ben.told[-1] == events.Balance(False, (other,))
