"""What must hold at the end, looked at from outside: files, counts, hashes, acts and clocks."""

import asyncio
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from bench.demo.books import Books
from bench.demo.clocks import runs_backwards, spread
from bench.demo.day import SPRINT_MS, Day
from bench.demo.member import Member
from bench.demo.outsider import Log, lines_on_disk, read_log
from bench.demo.takinghome import check_packets, take_at_home, take_in_the_room
from bench.demo.tally import tally

WIDEST_MS = 150.0


async def verify_sprint(day: Day) -> None:
    """Check what was written in the sprint; what fails is in the story."""
    _check_texts(day)
    await _check_board(day)


async def verify(day: Day, books: Books) -> None:
    """Check all else that the day promised, and let everybody go home; ``books`` are of the readings."""
    states = await day.states()
    log = await read_log(day.invite)
    _check_given(day, states, books)
    _check_agreement(day, states, log)
    _check_acts(day, log)
    _check_clocks(day, states)
    await take_in_the_room(day)
    codes = await asyncio.gather(*(member.quit() for member in day.members))
    day.story.check(not any(codes), "all five left quietly", str(codes))
    code = await day.relay.stop()
    day.story.check(code == 0, "and the relay stopped in good order", str(code))
    kept = lines_on_disk(day.relay.data)
    day.story.check(kept == len(log.entries), f"its file holds the {kept} entries", str(len(log.entries)))
    await take_at_home(day)
    check_packets(day, books)


def _check_texts(day: Day) -> None:
    for member in day.members:
        written = member.draft.read_bytes()
        sentence = f"{member.name}'s draft is what was typed, byte for byte ({len(written)} bytes)"
        day.story.check(written == member.text.encode(), sentence, str(member.draft))


async def _check_board(day: Day) -> None:
    expected = {}
    found = await asyncio.gather(*(_counted(member.draft, member.unit) for member in day.members))
    for member, counted in zip(day.members, found, strict=True):
        whole = tally(member.draft.read_text(encoding="utf-8"), member.unit)
        expected[member.name] = whole - tally(day.before.get(member.name, ""), member.unit)
        day.story.check(counted == whole, f"`sprint count` finds {whole} {member.unit} there", str(counted))
    boards = [_board(member) for member in day.members]
    told = ", ".join(f"{name} {count}" for name, count in expected.items())
    day.story.check(
        all(board == expected for board in boards), f"every board says so: {told}", str(boards[0])
    )
    totals: Counter[str] = Counter()
    for member in day.members:
        totals[member.unit] += expected[member.name]
    same = all(member.newest("results")["totals"] == totals for member in day.members)
    day.story.check(same, "and adds them up: " + ", ".join(f"{n} {unit}" for unit, n in totals.items()))


def _board(member: Member) -> dict[str, int | None]:
    return {row["name"]: row["written"] for row in member.newest("results")["board"]}


async def _counted(file: Path, unit: str) -> int:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "sprint", "count", "--json", "--unit", unit, str(file)),
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate()
    return int(json.loads(said)["total"])


def _check_given(day: Day, states: list[dict[str, Any]], books: Books) -> None:
    """What the room shows as given in the newest reading is what was given in it."""
    pieces = states[0]["pieces"]
    shown = Counter(
        (response["id"], response["by"], piece["id"]) for piece in pieces for response in piece["responses"]
    )
    here = {piece["id"] for piece in pieces}
    given = Counter((gift.id, gift.by, gift.piece) for gift in books.gifts if gift.piece in here)
    day.story.check(shown == given, f"the {len(given)} responses of the last reading are there, each once")


def _check_agreement(day: Day, states: list[dict[str, Any]], log: Log) -> None:
    seqs = {state["seq"] for state in states} | {len(log.entries)}
    hashes = {state["hash"] for state in states} | {log.hash}
    heads = {state["head"] for state in states}
    day.story.check(len(seqs) == 1, f"all and the relay are at entry {min(seqs)}", str(seqs))
    agree = len(hashes) == len(heads) == 1
    day.story.check(agree, f"and agree on the state {log.hash[:16]}…", f"{hashes} {heads}")


def _check_acts(day: Day, log: Log) -> None:
    """Each process counted what it was told is in the room; the log must hold these acts, and ticks."""
    logged = log.ids()
    ours = {act_id: kind for member in day.members for act_id, kind in member.answered.items()}
    theirs = {act_id: kind for act_id, (by, kind) in logged.items() if by and kind != "open"}
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(Counter(ours.values()).items()))
    sentence = f"the log holds the {len(ours)} acts that were sent: {kinds}"
    day.story.check(ours == theirs, sentence, str(ours.items() ^ theirs.items()))
    rest = Counter(kind for by, kind in logged.values() if not by or kind == "open")
    lines = day.host.lines
    due = sum(line["event"] == "turn-closed" and line["how"] in ("over", "away") for line in lines)
    few = set(rest) == {"open", "tick"} and rest["open"] == 1 and rest["tick"] <= 3 + due
    day.story.check(
        few,
        f"besides these only the opening, and {rest['tick']} ticks where the clock ended something",
        str(rest),
    )
    alone = len(logged) == len(log.entries)
    day.story.check(alone, "no act is in it twice")


def _check_clocks(day: Day, states: list[dict[str, Any]]) -> None:
    ends = {state["sprint"]["ends_at"] for state in states}
    starts = {state["sprint"]["starts_at"] for state in states}
    kept = ends == {day.ends_at} and day.ends_at - SPRINT_MS in starts
    day.story.check(kept, "the end of the sprint never moved", f"{ends} {day.ends_at}")
    widest, shared = spread(member.clock for member in day.members)
    lag = day.lag.widest_ms
    sentence = f"at {shared} shared instants the clocks were at most {widest:.1f} ms apart"
    busy = f"; this machine itself was late by up to {lag:.0f} ms" if lag > WIDEST_MS else ""
    # A question for the time that waits for the processor on its way cannot be answered better than that.
    day.story.check(shared > 100 and widest <= WIDEST_MS + lag, sentence + busy)
    back = [member.name for member in day.members if runs_backwards(member.clock)]
    day.story.check(not back, "and no clock ran backwards", ", ".join(back))
