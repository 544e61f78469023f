"""What happens after the sprint: two readings, each under its own protocol, with everything that goes wrong.

In the first the circle reads one piece after the other by rules of its own; in the second pieces go round.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

from bench.demo.books import Books, Piece
from bench.demo.day import SAFE, Day
from bench.demo.fairness import recount
from bench.demo.member import Line, Member
from bench.demo.phrases import noted
from bench.demo.roles import RESPOND, Place, Roles, at_one_table, going_round
from bench.demo.seat import Seat

AWAY_MS = 5_000
GATHER_MS = 1_500
HERE = Path(__file__).parent
OWN_PROTOCOL = HERE / "tuesdays.toml"
CONTENT_NOTE = "Somebody is lost, and found again."
NO_SUGGESTIONS = ["praise", "observation", "question"]
THANKS = "For the turn & the <rope>: *better late* than never!"


class Evening:
    """The five at their tables. ``books`` hold what was written and given there."""

    def __init__(self, day: Day) -> None:
        self._day, self._story, self.books = day, day.story, Books()
        self._members = {member.name: member for member in day.members}
        self._sitting: dict[str, asyncio.Task[None]] = {}
        self._group = asyncio.TaskGroup()
        self._reading: Line = {}
        self._roles = Roles()

    async def first(self) -> None:
        """Under the circle's own protocol: a pass, a ditto, a late response, one who hangs and is killed."""
        host = self._day.host
        called = await _done(host.ask("call", "read", file=str(OWN_PROTOCOL), gather="5", away_ms=AWAY_MS))
        self._story.tell(f"{host.name} called a reading under “Tuesday's way”, the circle's own protocol.")
        for member in self._day.members:
            await self._offer(member, member.text, **self._offered(member))
        await asyncio.gather(*(host.hear("piece-offered", _of(one)) for one in self.books.pieces))
        await _done(host.ask("deal", "deal"))
        state = await self._dealt(called["id"])
        closed = self.books.piece_of(self._day.members[2].name).id
        roles = at_one_table(state, host.name, closed)
        after = await self._play(state, roles, self._hang)
        self._check_first(after, roles)
        await self._thank(roles)

    async def second(self) -> None:
        """Under first impressions, dealt by the clock: three rounds, all at the same time."""
        host = self._day.host
        for member in self._day.members:
            file = HERE / "texts" / "brought" / f"{member.name}.txt"
            await self._offer(member, file.read_text(encoding="utf-8"), file=str(file))
        called = await _done(host.ask("call", "read", protocol="first-impressions", gather_ms=GATHER_MS))
        self._story.tell(f"Everybody brought something more; {host.name} called first impressions.")
        state = await self._dealt(called["id"])
        roles = going_round(state, {host.name, self._day.unlucky.name})
        await self._play(state, roles, self._fall)

    def _offered(self, member: Member) -> dict[str, object]:
        match self._day.members.index(member):
            case 1:
                return {"file": str(member.draft)}
            case 2:
                return {"welcome": NO_SUGGESTIONS}
            case 3:
                return {"form": "poem"}
            case 4:
                return {"note": CONTENT_NOTE}
        return {}

    async def _offer(self, member: Member, text: str, **fields: object) -> None:
        offered = await _done(member.ask("offer", "offer", **fields))
        told = await member.hear("piece-offered", _of(offered["id"]))
        self.books.pieces[offered["id"]] = Piece(offered["id"], member.name, told["title"], text)

    async def _dealt(self, reading: str) -> Line:
        """The state once the tables stand."""
        await asyncio.gather(
            *(one.hear("tables-dealt", lambda line: line["reading"] == reading) for one in self._day.members)
        )
        state = await self._day.host.ask("state", "state")
        self._day.story.tell("The tables are dealt.")
        for sentence, holds, found in recount(state):
            self._story.check(holds, sentence, found)
        for piece in state["pieces"]:
            self.books.dealt[piece["id"]] = [reader["name"] for reader in piece["readers"]]
        return state

    async def _play(self, state: Line, roles: Roles, mishap: Callable[[], Awaitable[None]]) -> Line:
        """Let everybody take their turns until the reading is over; gives the state then."""
        self._reading, self._roles = state["readings"][-1], roles
        try:
            async with asyncio.TaskGroup() as self._group:
                for member in self._day.members:
                    self._sit(self._seat(member))
                await mishap()
        except ExceptionGroup as several:
            raise RuntimeError("; ".join(map(str, several.exceptions))) from several
        self._story.tell("The reading is over: every piece was heard.")
        right = not self.books.misread
        self._story.check(right, "all read what its author wrote, letter by letter", str(self.books.misread))
        return (await self._day.states())[0]

    def _seat(self, member: Member) -> Seat:
        return Seat(member, self._reading, self._roles, self.books)

    def _sit(self, seat: Seat) -> None:
        self._sitting[seat.name] = self._group.create_task(seat.sit())

    async def _hang(self) -> None:
        """Somebody's program hangs when their turn comes, and is killed in it; they come back too late."""
        one, piece, seats = await self._lose_in_turn()
        title = self.books.pieces[piece].title
        watching = self._members[self.books.pieces[piece].by]
        closed = await watching.hear("turn-closed", _at((one.name, piece, RESPOND)))
        self._story.check(
            closed["how"] == "away", f"after {AWAY_MS / 1000:.0f} s the table went on", str(closed)
        )
        await self._day.join(one)
        state = await one.ask("state", "state")
        there = _seats(state) == seats
        self._story.tell(f"{one.name} is back.")
        self._story.check(there, "with the same seat, in the room and at the table", str(_seats(state)))
        await one.hear("text-came", lambda line: line["text"] == piece)
        marks = (await one.ask("read", "text", text=piece)).get("marks")
        self._story.check(marks == list(noted()), f"and what {one.name} noted on “{title}”", str(marks))
        self._sit(self._seat(one))
        again = await watching.hear("turn-opened", lambda line: line["again"])
        heard = sum(line["event"] == "piece-heard" for line in watching.lines[: watching.lines.index(again)])
        at_the_end = (again["member"], again["piece"], heard) == (one.name, piece, len(self._members))
        self._story.check(
            at_the_end, "and the turn came again when all pieces were heard", f"{again} {heard}"
        )

    async def _lose_in_turn(self) -> tuple[Member, str, list[Line]]:
        """The one who was killed, the piece that was before them, and where they sat."""
        place, held = self._roles.of("hang"), self._roles.of("hold")
        one, piece = self._members[place[0]], place[1]
        watching = self._members[self.books.pieces[piece].by]
        await watching.hear("turn-opened", _at(held))
        seats = _seats(await one.ask("state", "state"))
        if one.newest("safety")["safety"] != SAFE:
            await one.hear("safety", lambda line: line["safety"] == SAFE, last=len(one.lines))
        self._sitting[one.name].cancel()
        one.freeze()
        self._roles.hung.set()
        await watching.hear("turn-opened", _at(place))
        await one.kill()
        self._story.tell(f"It is {one.name}'s turn, and the program hangs and is killed; all wait.")
        return one, piece, seats

    async def _fall(self) -> None:
        """Somebody is killed when their response is on the disk and just about to leave."""
        name, piece, step = self._roles.of("fall")
        await self._roles.fell.wait()
        self._story.tell(f"{name} was killed with a response that was just about to leave.")
        await self._day.join(self._members[name])
        seat = self._seat(self._members[name])
        await seat.find_response(piece, step)
        self._story.tell(f"{name} is back, and the response has arrived.")
        self._sit(seat)

    def _check_first(self, after: Line, roles: Roles) -> None:
        """What went out of the ordinary is in the room as it was."""
        name, piece, _ = roles.of("late")
        late = [
            (response["by"], one["id"])
            for one in after["pieces"]
            for response in one["responses"]
            if response["late"]
        ]
        self._story.check(
            late == [(name, piece)], f"{name}'s response came late, and is marked late", str(late)
        )
        host = self._day.host
        hows = Counter(line["how"] for line in host.lines if line["event"] == "turn-closed")
        once = all(hows[how] == 1 for how in ("pass", "ditto", "away"))
        self._story.check(once, "one passed, one said ditto, one was away", str(hows))
        skipped = {line["piece"] for line in host.lines if line["event"] == "step-skipped"}
        self._story.check(skipped == roles.noes, "nobody wished where no wish was wanted", str(skipped))

    async def _thank(self, roles: Roles) -> None:
        """The author of the piece thanks for the response that was late."""
        name, piece, _ = roles.of("late")
        author = self.books.pieces[piece].by
        late = next(gift for gift in self.books.to(piece) if gift.by == name)
        await _done(self._members[author].ask("thank", "thank", response=late.id, text=THANKS))
        self.books.thanks[late.id] = THANKS
        self._story.tell(f"{author} thanks {name} for it: “{THANKS}”")


async def _done(asked: Awaitable[Line]) -> Line:
    """The room's answer; raises where it did not take the act."""
    answer = await asked
    if answer.get("outcome") != "applied":
        raise RuntimeError(f"The room did not take it: {answer}")
    return answer


def _of(piece: str) -> Callable[[Line], bool]:
    return lambda line: bool(line["piece"] == piece)


def _at(place: Place) -> Callable[[Line], bool]:
    return lambda line: (line["member"], line["piece"], line["step"]) == place


def _seats(state: Line) -> list[Line]:
    """Who sits where, in the room and at the tables."""
    return [state["members"], *(table["seats"] for table in state["readings"][-1]["tables"])]
