"""What must hold after the day: one history, the words that were written, packets as they were given."""

import asyncio
import json
from typing import Any

from bench.demo import processes
from bench.demo.tally import tally
from bench.engagement.day import CAST, LEADER, EngagementDay

KINDS = ["gather", "sprint", "break", "sprint", "read", "talk", "close"]
READERS = " in One line: "


async def verify(day: EngagementDay) -> None:
    """Check all that the day promised; what fails is in the story."""
    states = await _states(day)
    one_history = len({state["hash"] for state in states}) == 1
    day.story.check(one_history, f"all {len(states)} who stayed hold the same history")
    for person in day.people:
        written = person.member.draft.read_text(encoding="utf-8")
        whole = written == person.member.text
        day.story.check(whole, f"{person.name}'s text is as it was typed", repr(written[-40:]))
    pieces = {piece["id"]: piece for piece in states[0]["pieces"]}
    given = {one["id"]: one["by"] for piece in pieces.values() for one in piece["responses"]}
    expected = {id_: person.name for person in day.people for id_ in person.given}
    day.story.check(given == expected, f"all {len(expected)} responses are in the room, and no other")
    await _check_packets(day)
    await _check_report(day)


async def _check_report(day: EngagementDay) -> None:
    """The report of the day, made of one member's disk, is what the twelve did, and holds nobody's text."""
    one = day.staying[0].member
    folder = day.folder / "report"
    await processes.say(
        *("sprint", "report", "--home", str(one.home), "--out", str(folder)), log=one.home.with_suffix(".log")
    )
    report = json.loads(next(folder.rglob("*.json")).read_text(encoding="utf-8"))
    names = {LEADER, *CAST}
    day.story.check(set(report["people"]) == names, "the report has everybody", str(report["people"]))
    words = sum(tally(person.member.text, "words") for person in day.people)
    wrote = [(one["amount"], one["unit"]) for one in report["wrote"]]
    day.story.check(wrote == [(words, "words")], f"and the {words} words that all wrote together", str(wrote))
    given = sum(READERS in text for person in day.people for text in person.given.values())
    day.story.check(report["responses"] == given, f"and the {given} responses", str(report["responses"]))
    said = {one["name"]: one["commitment"] for one in report["said"] if one["commitment"]}
    promised = {person.name: f"{person.name} will send one page away" for person in day.staying}
    day.story.check(said == promised, "and what they will do", str(said))
    kinds = [part["kind"] for part in report["parts"]]
    day.story.check(kinds == KINDS, "and all its parts in their order", str(kinds))
    texts = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file())
    day.story.check("the last word stays" not in texts, "and nobody's text")


async def _states(day: EngagementDay) -> list[dict[str, Any]]:
    """The states of those who stayed, once all are as far as each other."""
    while True:
        states = await asyncio.gather(*(person.member.ask("state", "state") for person in day.staying))
        if len({state["seq"] for state in states}) == 1:
            return list(states)


async def _check_packets(day: EngagementDay) -> None:
    """Everybody's packet, of what is on their own disk, has their piece and all that was given to it."""
    await asyncio.gather(*(person.member.quit() for person in day.staying))
    by_piece = {person.piece: person for person in day.people}
    for person in day.staying:
        folder = day.folder / "packets" / person.name
        await processes.say(
            *("sprint", "packet", "--home", str(person.member.home), "--out", str(folder)),
            log=person.member.home.with_suffix(".log"),
        )
        text = (folder / "packet.md").read_text(encoding="utf-8")
        to_me = [said for other in day.people for said in other.given.values() if person.piece[:6] in said]
        missing = [said for said in to_me if said.replace("*", "") not in text.replace("\\", "")]
        day.story.check(not missing, f"{person.name} takes home all {len(to_me)} responses", str(missing[:2]))
    day.story.check(len(by_piece) == len(day.people), "every piece was one person's own")
