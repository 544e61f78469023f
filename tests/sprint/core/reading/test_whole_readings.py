"""Whole readings with anybody doing anything at any time: what must hold however the day goes."""

from collections import Counter

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sprint.core import acts
from sprint.core.acts import Body
from sprint.core.entry import Entry
from sprint.core.errors import Refused
from sprint.core.reading import acts as reading_acts
from sprint.core.reading.events import TurnClosed, TurnOpened
from sprint.core.reading.protocol import BROUGHT
from sprint.core.reading.values import Piece
from sprint.core.reducer import apply
from sprint.core.room import Room, state_hash
from sprint.core.signed import unsigned
from tests.sprint.core.reading.hall import ALL, BODY, PROTOCOLS, SEAL, SECOND, Hall, key

#: Beyond 40 people at one table so few bring a piece: with 200 of them a day has 54,000 entries.
FEW = 8
WELCOMES = (ALL, (), ("praise", "observation"))


class Evening(RuleBasedStateMachine):
    """A room of 1 to 200, of whom any offer, sit in, come late, leave, pass, decline, stop or fall silent."""

    @initialize(
        size=st.one_of(st.integers(1, 12), st.sampled_from([19, 20, 21, 40, 200])),
        number=st.integers(0, len(PROTOCOLS) - 1),
        share=st.integers(0, 4),
        guests=st.booleans(),
        ahead=st.booleans(),
    )
    def gather(self, size: int, number: int, share: int, guests: bool, ahead: bool) -> None:
        self.protocol = PROTOCOLS[number]
        self.size = size
        self.hall = Hall(size)
        self.unsettled: set[str] = set()
        self.moved = False
        self.hall.call(self.protocol, ahead=ahead)
        most = size if self.protocol.table or size <= 40 else FEW
        for person in range(size):
            if (person % 4 >= 4 - share or share == 4) and len(self.hall.room.pieces) < most:
                self.hall.offer(person, WELCOMES[person % 3])
            elif guests:
                self.try_to(person, reading_acts.Attend(self.hall.reading.id))
        self.try_to(0, reading_acts.Deal(self.hall.reading.id))

    def dealt_pieces(self) -> list[Piece]:
        reading = self.hall.reading.id
        return [
            piece
            for piece in self.hall.room.pieces.values()
            if piece.reading == reading and piece.state != "waiting" and piece.readers
        ]

    def try_to(self, person: int, body: Body) -> bool:
        try:
            self.hall.do(person % self.size, body)
        except Refused:
            return False
        return True

    def in_turn(self, number: int) -> tuple[int, str, int] | None:
        """Somebody whose turn it is: who, at which piece, in which step."""
        turns = self.hall.turns()
        if not turns:
            return None
        slot = turns[number % len(turns)].slot
        return int(slot.by, 16) - 1, slot.piece, slot.step

    def reading_of(self, piece: str) -> str:
        """The reading in which one sees a piece; some other where it waits."""
        return self.hall.room.pieces[piece].reading or "f" * 32

    @rule(number=st.integers(0, 400), kind=st.sampled_from([*ALL, "reply", "talk"]), last=st.booleans())
    def respond(self, number: int, kind: str, last: bool) -> None:
        if turn := self.in_turn(number):
            person, piece, step = turn
            self.try_to(person, reading_acts.Respond(self.reading_of(piece), piece, step, kind, BODY, last))  # type: ignore[arg-type]

    @rule(number=st.integers(0, 400), how=st.sampled_from(["done", "pass", "ditto"]))
    def finish(self, number: int, how: str) -> None:
        if turn := self.in_turn(number):
            person, piece, step = turn
            self.try_to(person, reading_acts.Finish(piece, step, how))  # type: ignore[arg-type]

    @rule(number=st.integers(0, 400))
    def finish_all(self, number: int) -> None:
        for _ in range(min(len(self.hall.turns()), 30)):
            self.finish(number, "done")

    @rule(number=st.integers(0, 400))
    def ask_for_more(self, number: int) -> None:
        if turn := self.in_turn(number):
            person, piece, step = turn
            self.try_to(person, reading_acts.More(piece, step))

    @rule(number=st.integers(0, 400), choice=st.integers(-1, 3))
    def decide(self, number: int, choice: int) -> None:
        if turn := self.in_turn(number):
            person, piece, step = turn
            self.try_to(person, reading_acts.Decide(piece, step, choice))

    @rule(person=st.integers(0, 199), number=st.integers(0, 400))
    def decline(self, person: int, number: int) -> None:
        if pieces := list(self.hall.room.pieces):
            self.try_to(person, reading_acts.Decline(pieces[number % len(pieces)]))

    @rule(number=st.integers(0, 400))
    def be_here(self, number: int) -> None:
        if turn := self.in_turn(number):
            self.try_to(turn[0], acts.Here())

    @rule(person=st.integers(0, 199), number=st.integers(0, 400), kind=st.sampled_from(ALL))
    def respond_late_or_early(self, person: int, number: int, kind: str) -> None:
        pieces = list(self.hall.room.pieces)
        if pieces:
            step = number % len(self.protocol.steps)
            piece = pieces[number % len(pieces)]
            body = reading_acts.Respond(self.reading_of(piece), piece, step, kind, BODY)  # type: ignore[arg-type]
            self.try_to(person, body)

    @rule(person=st.integers(0, 199))
    def stop(self, person: int) -> None:
        mine = [piece for piece in self.hall.room.pieces.values() if piece.by == key(person % self.size)]
        for piece in mine:
            self.try_to(person, reading_acts.Stop(piece.id))

    @rule(person=st.integers(0, 199), out=st.booleans())
    def come_or_go(self, person: int, out: bool) -> None:
        if self.try_to(person, reading_acts.Attend(self.hall.reading.id, out)) and out:
            self.unsettled.add(key(person % self.size))

    @rule(person=st.integers(0, 199))
    def leave(self, person: int) -> None:
        if person % self.size and self.try_to(person, acts.Leave()):
            self.unsettled.add(key(person % self.size))

    @rule(person=st.integers(0, 199))
    def come_back(self, person: int) -> None:
        self.try_to(person, acts.Join(bytes(32), SEAL))

    @rule(person=st.integers(0, 199), welcome=st.sampled_from(WELCOMES))
    def offer(self, person: int, welcome: tuple[str, ...]) -> None:
        self.try_to(person, reading_acts.Offer(SEAL, BODY, welcome))  # type: ignore[arg-type]

    @rule(person=st.integers(0, 199), again=st.booleans())
    def take_back(self, person: int, again: bool) -> None:
        mine = [piece.id for piece in self.hall.room.pieces.values() if piece.by == key(person % self.size)]
        for piece in mine[-1:]:
            if again:
                self.try_to(person, reading_acts.Offer(SEAL, BODY, BROUGHT, replaces=piece))
            elif self.try_to(person, reading_acts.Withdraw(piece)):
                self.unsettled.add(key(person % self.size))

    @rule(number=st.integers(0, 400))
    def erase(self, number: int) -> None:
        pieces = list(self.hall.room.pieces.values())
        if pieces:
            piece = pieces[number % len(pieces)]
            to_come = piece.to_come
            if self.try_to(int(piece.by, 16) - 1, reading_acts.Erase(piece.id)) and to_come:
                self.unsettled.add(piece.by)

    @rule(number=st.integers(0, 400), seconds=st.sampled_from([30, 300]), lead=st.booleans())
    def lengthen(self, number: int, seconds: int, lead: bool) -> None:
        if turn := self.in_turn(number):
            person, piece, step = turn
            body = reading_acts.Prolong(piece, step, key(person), seconds * SECOND)
            before = next(one for one in self.hall.turns() if one.slot.by == key(person))
            if self.try_to(0 if lead else 1, body):
                after = next(one for one in self.hall.turns() if one.slot.by == key(person))
                assert after.ends_at >= before.ends_at

    @rule(number=st.integers(0, 400), lead=st.booleans())
    def pass_over(self, number: int, lead: bool) -> None:
        if turn := self.in_turn(number):
            person, piece, step = turn
            self.try_to(0 if lead else 1, reading_acts.Defer(piece, step, key(person)))

    @rule(number=st.integers(0, 400))
    def let_another_speak_first(self, number: int) -> None:
        slots = [slot for table in self.hall.tables for group in table.waiting for slot in group]
        if slots:
            slot = slots[number % len(slots)]
            if self.try_to(0, reading_acts.Prefer(slot.piece, slot.step, slot.by)):
                assert any(turn.slot == slot for turn in self.hall.turns())

    @rule()
    def deal_again(self) -> None:
        given = [piece.responses for piece in self.dealt_pieces()]
        body = reading_acts.Redeal(self.hall.reading.id, self.hall.reading.dealing)
        if self.try_to(0, body):
            assert not any(given)
            assert self.hall.refused(0, body) == "dealt-anew"
            self.moved = False

    @rule(person=st.integers(0, 199), table=st.integers(1, 5))
    def move(self, person: int, table: int) -> None:
        before = {piece.id: piece.responses for piece in self.hall.room.pieces.values()}
        reading = self.hall.reading
        body = reading_acts.Reseat(reading.id, reading.dealing, key(person % self.size), table)
        if self.try_to(0, body):
            self.moved = True
            seats = self.hall.tables[table - 1].seats
            assert key(person % self.size) in seats
            assert before == {piece.id: piece.responses for piece in self.hall.room.pieces.values()}
            counts = {
                sum(not reader.guest for reader in self.hall.room.pieces[name].readers)
                for name in (*self.hall.tables[table - 1].queue, *self.hall.tables[table - 1].under_way)
            }
            assert len(counts) == 1

    @rule(ms=st.sampled_from([1, 500, 5 * SECOND, 40 * SECOND, 300 * SECOND]))
    def let_time_pass(self, ms: int) -> None:
        self.hall.at += ms
        self.try_to(0, acts.Here())

    @rule(times=st.integers(1, 8))
    def wait(self, times: int) -> None:
        for _ in range(times):
            self.hall.wait()

    # -- what holds at every moment ---------------------------------------------------------------

    @invariant()
    def nobody_reads_their_own(self) -> None:
        for piece in self.hall.room.pieces.values():
            keys = [reader.key for reader in piece.readers]
            assert piece.by not in keys
            assert len(set(keys)) == len(keys)

    @invariant()
    def readers_are_even(self) -> None:
        # Whoever leads and moves people between tables may leave one with fewer: docs/fairness.md.
        if (pieces := self.dealt_pieces()) and not self.moved:
            counts = [sum(not reader.guest for reader in piece.readers) for piece in pieces]
            assert max(counts) - min(counts) <= 1

    @invariant()
    def give_and_take_are_even(self) -> None:
        pieces = self.dealt_pieces()
        gives, takes = Counter[str](), Counter[str]()
        for piece in pieces:
            readers = {reader.key for reader in piece.readers if not reader.guest}
            gives.update(readers)
            takes[piece.by] = len(readers)
        for author in set(takes) - self.unsettled:
            assert abs(gives[author] - takes[author]) <= 1

    @invariant()
    def everyone_has_one_seat_at_most(self) -> None:
        seats = [seat for table in self.hall.tables for seat in table.seats]
        assert len(set(seats)) == len(seats)
        for turn in self.hall.turns():
            table = self.hall.reading.table_of(turn.slot.by)
            assert table is not None
            assert turn in table.turns

    @invariant()
    def a_table_that_is_not_done_has_an_open_turn(self) -> None:
        if self.hall.reading.phase == "tables":
            for table in self.hall.tables:
                assert table.done or table.turns
        else:
            assert not self.hall.turns()

    @invariant()
    def every_piece_is_where_it_says(self) -> None:
        room = self.hall.room
        queued = {name for table in self.hall.tables for name in table.queue}
        begun = {name for table in self.hall.tables for name in table.under_way}
        assert queued == {name for name, piece in room.pieces.items() if piece.state == "dealt"}
        assert begun == {name for name, piece in room.pieces.items() if piece.state == "open"}
        for piece in room.pieces.values():
            if piece.state == "waiting" and piece.reading:
                assert room.reading(piece.reading).phase == "gathering"

    @invariant()
    def whoever_speaks_has_their_whole_time(self) -> None:
        for turn in self.hall.turns():
            if not turn.asking:
                assert turn.ends_at - turn.opened_at >= self.protocol.steps[turn.slot.step].ms

    # -- and at the end -----------------------------------------------------------------------------

    def teardown(self) -> None:
        if not hasattr(self, "hall"):
            return
        self.hall.wait_out()
        assert not self.hall.turns()
        assert not self.hall.reading.live
        self.every_turn_that_opened_has_closed()
        self.the_log_gives_the_state()

    def every_turn_that_opened_has_closed(self) -> None:
        opened = [e for e in self.hall.events if isinstance(e, TurnOpened)]
        closed = [e for e in self.hall.events if isinstance(e, TurnClosed)]
        assert sorted((e.piece, e.step, e.member) for e in opened) == sorted(
            (e.piece, e.step, e.member) for e in closed
        )

    def the_log_gives_the_state(self) -> None:
        room: Room | None = None
        for seq, (at, act) in enumerate(self.hall.log, 1):
            text = unsigned(act).act
            room, _ = apply(room, Entry(seq, at, text, b""), act)
        assert room is not None
        assert state_hash(room) == state_hash(self.hall.room)
        again = msgspec.json.decode(msgspec.json.encode(room), type=Room)
        assert again == room


Evening.TestCase.settings = settings(max_examples=60, stateful_step_count=30)
TestEvening = Evening.TestCase
