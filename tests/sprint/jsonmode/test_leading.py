"""A day by commands: planned, changed and led on; what cannot be is refused with a code; how it stands."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sprint.core.agenda.words import AgendaWords
from sprint.core.errors import BadInput, BadSchedule, Refused
from sprint.core.events import Event
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.jsonmode import daytelling
from sprint.jsonmode.commands import read_command
from sprint.jsonmode.happened import line_of, said_by_hidden
from sprint.jsonmode.leading import Leader
from sprint.link.news import Happened
from sprint.writing.ownnotes import OwnNotes
from tests.sprint.core.agenda.days import block
from tests.sprint.core.world import ANA, BEN, CARA, key_of
from tests.sprint.writing.evening import Evening


class Led:
    """Ana and Ben, who send commands."""

    def __init__(self, desk: Desk) -> None:
        self.evening = Evening(ANA, BEN, CARA)
        self.asked = 0
        config, links = desk.folders.config, self.evening.links
        self.notes = {name: OwnNotes(desk, links[name]) for name in (ANA, BEN, CARA)}
        self.leaders = {
            name: Leader(links[name], config, notes, self.ask) for name, notes in self.notes.items()
        }

    def ask(self) -> None:
        self.asked += 1

    async def do(self, who: str, word: str, **fields: Any) -> None:
        """Somebody sends a command, knowing all that has happened."""
        self.evening.link(who)
        command = read_command(msgspec.json.encode({"do": word, **fields}))
        await self.leaders[who].take(command)  # type: ignore[arg-type]

    def day(self, who: str = ANA) -> dict[str, Any]:
        """The line that shows the day to somebody."""
        link = self.evening.link(who)
        assert link.room is not None
        line = daytelling.day(link, link.room, str, self.notes[who].of)
        return msgspec.json.decode(msgspec.json.encode(line))  # type: ignore[no-any-return]

    def kinds(self) -> list[str]:
        """The kinds of the blocks, in their order."""
        return [block["kind"] for block in self.day()["plan"]["blocks"]]


@pytest.fixture
def led(tmp_path: Path) -> Iterator[Led]:
    with Desk.open(Folders.under(tmp_path)) as desk:
        yield Led(desk)


async def test_a_day_begins_ahead_of_its_time_only_with_early_and_can_be_taken_back(led: Led) -> None:
    link = led.evening.link(ANA)
    at = led.evening.world.at + 8 * 3_600_000
    await link.days.plan((block(1, "gather", starts_at=at),), AgendaWords("Next Saturday"))
    with pytest.raises(Refused, match="This day is planned for") as refused:
        await led.do(ANA, "move")
    assert refused.value.code == "early"
    await led.do(ANA, "move", early=True)
    assert led.day()["plan"]["phase"] == "running"
    await led.do(ANA, "forgo")
    assert led.day()["plan"]["phase"] == "planned"
    await led.do(ANA, "forgo")
    assert led.day()["plan"]["phase"] == "forgone"


async def test_parts_are_put_in_taken_out_and_moved(led: Led) -> None:
    await led.do(ANA, "plan", agenda="hour")
    assert led.kinds() == ["gather", "sprint", "close"]
    await led.do(ANA, "add", part="break 10 Tea")
    assert led.kinds() == ["break", "gather", "sprint", "close"]
    plan = led.day()["plan"]
    assert (plan["blocks"][0]["title"], plan["edition"]) == ("Tea", 1)
    await led.do(ANA, "add", part="talk 20", after=plan["blocks"][2]["id"])
    assert led.kinds() == ["break", "gather", "sprint", "talk", "close"]
    await led.do(ANA, "shift", block=plan["blocks"][0]["id"], by=2)
    await led.do(ANA, "cut", block=plan["blocks"][1]["id"])
    assert led.kinds() == ["sprint", "break", "talk", "close"]
    await led.do(ANA, "move")
    await led.do(ANA, "add", part="close 5")
    assert led.kinds() == ["sprint", "close", "break", "talk", "close"]


async def test_a_part_becomes_another_with_another_prompt_and_notes_for_oneself(led: Led) -> None:
    await led.do(ANA, "plan", agenda="hour")
    _, second, third = led.day()["plan"]["blocks"]
    await led.do(ANA, "change", block=second["id"], part="sprint 20 Second wind")
    changed = led.day(BEN)["plan"]["blocks"][1]
    assert (changed["title"], changed["length_ms"]) == ("Second wind", 20 * 60_000)
    assert (changed["id"], changed["prompt"]) == (second["id"], second["prompt"])
    await led.do(ANA, "change", block=third["id"], prompt="Say one thing.", notes="The lamp!")
    last = led.day(ANA)["plan"]["blocks"][2]
    assert (last["kind"], last["prompt"], last["notes"]) == (third["kind"], "Say one thing.", "The lamp!")
    assert led.day(BEN)["plan"]["blocks"][2]["notes"] == ""
    await led.do(ANA, "change", block=third["id"], prompt="", notes="")
    last = led.day()["plan"]["blocks"][2]
    assert (last["title"], last["prompt"], last["notes"]) == (third["title"], "", "")


async def test_of_a_part_that_has_begun_only_the_notes_change(led: Led) -> None:
    await led.do(ANA, "plan", agenda="hour")
    await led.do(ANA, "move")
    first = led.day()["plan"]["blocks"][0]
    await led.do(ANA, "change", block=first["id"], notes="Ask Ben.")
    with pytest.raises(Refused) as refused:
        await led.do(ANA, "change", block=first["id"], prompt="Late.", notes="Not this.")
    assert refused.value.code == "begun"
    assert led.day()["plan"]["blocks"][0] == {**first, "notes": "Ask Ben."}


async def test_what_cannot_be_is_refused_and_changes_nothing(led: Led) -> None:
    for word, fields in (("move", {}), ("hold", {}), ("hand", {}), ("add", {"part": "sprint 20"})):
        with pytest.raises(Refused, match="No day is planned") as raised:
            await led.do(ANA, word, **fields)
        assert raised.value.code == "no-day"
    await led.do(ANA, "plan", agenda="hour")
    first = led.day()["plan"]["blocks"][0]["id"]
    await led.do(ANA, "move")
    before = led.day()
    for word, fields, code in (
        ("cut", {"block": first}, "begun"),
        ("change", {"block": "f" * 32, "prompt": "Write."}, "unknown-block"),
        ("add", {"part": "break 5", "after": "f" * 32}, "unknown-block"),
        ("move", {"to": "f" * 32}, "unknown-block"),
        ("proceed", {}, "not-paused"),
    ):
        with pytest.raises(Refused) as raised:
            await led.do(ANA, word, **fields)
        assert raised.value.code == code
    slips: tuple[tuple[str, dict[str, Any]], ...] = (
        ("add", {"part": "sprnt 5"}),
        ("move", {"to": first, "end": True}),
        ("stretch", {"by": "5", "by_ms": 1}),
        ("stretch", {}),
        ("change", {"block": first}),
        ("announce", {"text": "  "}),
    )
    for word, slip in slips:
        with pytest.raises(BadInput):
            await led.do(ANA, word, **slip)
    assert led.day() == before


async def test_the_whole_day_is_shown_with_names_words_and_people(led: Led) -> None:
    await led.do(ANA, "plan", agenda="hour")
    await led.do(ANA, "move")
    await led.do(BEN, "pledge", of="intention", text="a first verse")
    await led.do(ANA, "appoint", member=key_of(BEN), role="deputy")
    await led.do(ANA, "announce", text="Write the house.", stays=True)
    await led.do(ANA, "lock")
    day = led.day(BEN)
    assert [(one["name"], one["key"]) for one in (day["leader"], *day["deputies"])] == [
        (ANA, key_of(ANA)),
        (BEN, key_of(BEN)),
    ]
    assert (day["on_view"], day["locked"]) == ("Write the house.", True)
    assert [(one["member"], one["text"]) for one in day["pledges"]] == [(BEN, "a first verse")]
    assert [block["state"] for block in day["plan"]["blocks"]] == ["now", "next", "later"]
    assert day["plan"]["now"]["left_ms"] == day["plan"]["blocks"][0]["length_ms"]
    led.evening.link(ANA).side.hide(frozenset({key_of(BEN)}))
    assert led.day()["pledges"] == []


async def test_a_talk_is_shown_with_who_speaks_and_who_is_in_line(led: Led) -> None:
    await led.do(ANA, "plan", agenda="hour")
    await led.do(ANA, "add", part="talk 20")
    await led.do(ANA, "move")
    await led.do(BEN, "hand")
    await led.do(ANA, "hand", all=True)
    talk = led.day()["plan"]["now"]["talk"]
    assert talk["speaker"]["name"] == BEN
    assert [one["name"] for one in talk["line"]] == [CARA, ANA]
    await led.do(ANA, "yield", member=key_of(BEN))
    await led.do(CARA, "yield")
    talk = led.day()["plan"]["now"]["talk"]
    assert (talk["speaker"]["name"], talk["line"]) == (ANA, [])
    assert [one["name"] for one in talk["heard"]] == [BEN, CARA]


async def test_what_is_said_on_a_day_stands_beside_its_events(led: Led) -> None:
    link, events = led.evening.link(ANA), list[Event]()
    link.listen(lambda news: events.append(news.event) if isinstance(news, Happened) else None)
    await led.do(ANA, "plan", agenda="hour")
    await led.do(ANA, "move")
    await led.do(ANA, "announce", text="Tea is ready.")
    await led.do(BEN, "pledge", of="report", text="two pages")
    led.evening.link(ANA)
    told = [line_of(event, 0, link.room, link.side) for event in events]
    words = {line["event"]: line.get("title", line.get("text")) for line in told}
    assert words["day-planned"] == "The writing hour"
    assert words["block-begun"] == "What are you here for?"
    assert words["announced"] == "Tea is ready."
    assert words["pledge-given"] == "two pages"
    link.side.hide(frozenset({key_of(BEN)}))
    assert [line_of(one, 0, link.room, link.side)["event"] for one in events
            if said_by_hidden(one, link.side)] == ["pledge-given"]  # fmt: skip


async def test_asking_for_the_day_tells_it(led: Led) -> None:
    await led.do(ANA, "day")
    assert led.asked == 1
    assert led.day()["plan"] is None


async def test_the_board_is_shown_with_its_words_and_without_those_of_hidden_people(led: Led) -> None:
    await led.do(BEN, "jot", of="topic", text="where to send poems")
    (kept,) = led.day()["board"]
    assert (kept["of"], kept["member"], kept["text"]) == ("topic", BEN, "where to send poems")
    side = led.evening.link(ANA).side
    side.hide(frozenset({key_of(BEN)}))
    assert led.day()["board"] == []
    await led.do(BEN, "strike", jot=kept["jot"])
    assert led.day(BEN)["board"] == []


async def test_notes_to_oneself_stand_by_their_parts_for_whoever_planned_them_alone(
    led: Led, tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'title = "Mine"\n[[blocks]]\nkind = "gather"\nlength = "5"\nnotes = "Tell where the kettle is."\n'
    )
    await led.do(ANA, "plan", agenda=str(file))
    assert [block["notes"] for block in led.day()["plan"]["blocks"]] == ["Tell where the kettle is."]
    assert [block["notes"] for block in led.day(BEN)["plan"]["blocks"]] == [""]


async def test_the_next_date_is_set_by_words_and_shown_with_its_zone(led: Led) -> None:
    assert led.day(BEN)["next"] is None
    link, events = led.evening.link(BEN), list[Event]()
    link.listen(lambda news: events.append(news.event) if isinstance(news, Happened) else None)
    await led.do(ANA, "meet", when="2099-12-05 10:00 Europe/Berlin")
    link = led.evening.link(BEN)
    line = line_of(events[-1], 0, link.room, link.side)
    shown = {"date": "2099-12-05", "time": "10:00", "zone": "Europe/Berlin"}
    assert line | shown == line
    assert (line["event"], line["by"]) == ("date-set", ANA)
    assert led.day(BEN)["next"] == {**shown, "at": 4_100_144_400_000}
    with pytest.raises(BadSchedule):
        await led.do(ANA, "meet", when="soon")
    await led.do(ANA, "meet", when="none")
    assert led.day(BEN)["next"] is None


async def test_who_does_not_lead_opens_no_notes(led: Led) -> None:
    await led.do(ANA, "mute")
    assert led.day()["muted"] == "opened"
    with pytest.raises(Refused) as refused:
        await led.do(BEN, "mute", off=True)
    assert refused.value.code == "not-yours"
    await led.do(ANA, "mute", off=True)
    assert led.day()["muted"] is None
