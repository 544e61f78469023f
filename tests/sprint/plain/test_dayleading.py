"""A day led by typed words: what cannot be is said kindly, undo takes back, hidden people are silent."""

from pathlib import Path

import pytest

from sprint.core.agenda.acts import Move
from sprint.core.agenda.words import AgendaWords
from tests.sprint.core.agenda.days import block
from tests.sprint.core.world import ANA, BEN, MINUTE, key_of
from tests.sprint.plain.typists import Circle, Person
from tests.sprint.writing.evening import Evening


async def begun(ana: Person) -> None:
    """Ana has planned half a day, and begun it."""
    await ana.type("plan engagement-day")
    await ana.type("go")


async def test_without_a_day_its_words_say_how_one_is_planned(circle: Circle) -> None:
    _, ana, *_ = circle
    for line in ("go", "hold", "go on", "longer 5", "add sprint 20", "cut 1", "hand", "round", "end day"):
        assert await ana.type(line) == "No day is planned here. plan tells what it could be."
    assert "engagement-day" in await ana.type("plan")
    assert "did you mean “engagement-day”?" in await ana.type("plan engagment-day")
    assert "Nothing is on view." in await ana.type("view")
    assert "Ben and Cara have just come in." in await ana.type("needs")


async def test_the_numbers_of_a_day_that_are_none_change_nothing(
    circle: Circle,
) -> None:
    evening, ana, *_ = circle
    await begun(ana)
    before = evening.world.room.agenda
    assert "parts; day tells them" in await ana.type("go 9")
    assert "What has begun stays" in await ana.type("cut 1")
    assert "cannot come further" in await ana.type("earlier 2")
    assert "is no part of a day" in await ana.type("add sprnt 20")
    assert "not so much time left" in await ana.type("shorter 3h")
    assert evening.world.room.agenda == before


def runs(evening: Evening) -> bool:
    """Whether a day is under way."""
    return evening.world.room.day is not None


async def test_a_day_begins_ahead_of_its_time_only_after_a_question_and_goes_back(
    circle: Circle,
) -> None:
    evening, ana, *_ = circle
    at = evening.world.at + 8 * 3_600_000
    await evening.link(ANA).days.plan((block(1, "gather", starts_at=at),), AgendaWords("Next Saturday"))
    assert "Next Saturday is planned for" in (asked := await ana.type("go"))
    assert "Begin it now?" in asked
    await ana.type("no")
    assert not runs(evening)
    await ana.type("go")
    await ana.type("yes")
    assert runs(evening)
    assert "taken back that the day began" in await ana.type("undo")
    assert not runs(evening)


async def test_whoever_does_not_lead_is_offered_no_way_to_and_refused_before_any_question(
    circle: Circle,
) -> None:
    _, ana, ben, _ = circle
    assert "plan tells what it could be" in await ben.type("day")
    await ana.type("plan engagement-day")
    assert "Ana begins it." in await ben.type("day")
    refused = "Ana leads the day here; day tells where it is. Nothing was done."
    assert await ben.type("go") == refused
    await ana.type("go")
    for line in ("go", "go 3", "end day", "hold", "longer 5"):
        assert await ben.type(line) == refused
    assert await ben.type("yes") == "Nothing was asked."
    shared = "announce, clear view, needs, notes, tables"
    assert f"Leading a day: Ana does that here; {shared} are for everybody." in await ben.type("help")
    await ben.type("announce Tea is ready.")
    assert "Ben: Tea is ready." in await ana.type("announced")
    assert "Leading a day: plan, go," in await ana.type("help")
    await ana.type("deputy Ben")
    assert "Leading a day: plan, go," in await ben.type("help")


async def test_whoever_does_not_steer_a_sprint_is_refused_before_any_question(circle: Circle) -> None:
    _, ana, ben, _ = circle
    await ana.type("start 15")
    for line in ("end", "cancel"):
        assert await ben.type(line) == "This sprint is steered by whoever set it."


async def test_who_says_yes_after_the_day_has_gone_on_leads_it_no_further(circle: Circle) -> None:
    evening, ana, *_ = circle

    def moves() -> int:
        day = evening.world.room.day
        assert day is not None
        return day.moves

    await begun(ana)
    assert "now, for everybody?" in await ana.type("go")
    day = evening.world.room.day
    assert day is not None
    evening.world.do(ANA, Move(day.id, day.moves, day.blocks[1].id))
    assert "has gone on since you were asked" in await ana.type("yes")
    assert moves() == 2
    await ana.type("go 1")
    await ana.type("yes")
    assert moves() == 3


async def test_undo_twice_takes_back_two_changes_of_the_plan(circle: Circle) -> None:
    evening, ana, *_ = circle
    await ana.type("plan hour")

    def kinds() -> list[str]:
        agenda = evening.world.room.agenda
        return [block.kind for block in agenda.blocks] if agenda is not None and agenda.live else []

    await ana.type("cut 1")
    await ana.type("cut 1")
    assert kinds() == ["close"]
    await ana.type("undo")
    assert kinds() == ["sprint", "close"]
    await ana.type("undo")
    assert kinds() == ["gather", "sprint", "close"]
    await ana.type("undo")
    assert kinds() == []


async def test_undo_takes_back_the_last_doing_of_any_kind(circle: Circle) -> None:
    evening, ana, ben, _ = circle
    await ana.type("plan hour")
    await ana.type("undo")
    agenda = evening.world.room.agenda
    assert agenda is not None
    assert agenda.phase == "forgone"
    await begun(ana)
    await ana.type("hold")
    await ana.type("undo")
    assert evening.world.room.agenda is not None
    assert evening.world.room.agenda.now is not None
    assert evening.world.room.agenda.now.paused_at is None
    await ana.type("deputy Ben")
    await ana.type("undo")
    assert evening.world.room.deputies == ()
    await ana.type("lock")
    await ana.type("undo")
    assert not evening.world.room.locked
    await ana.type("go")
    await ana.type("yes")
    assert "goes to any part" in await ana.type("undo")
    asked = await ana.type("lead Ben")
    assert (
        "Ben leads from now on. You opened the room, so you can still lead, too, and take it back." in asked
    )
    await ana.type("yes")
    assert "You lead here" in await ben.type("day")
    await ana.type("undo")
    assert "You lead here" in await ana.type("day")


async def test_the_next_part_is_announced_five_minutes_and_one_minute_before(
    circle: Circle,
) -> None:
    evening, ana, ben, _ = circle
    await begun(ana)
    ben.catch_up()
    said = []
    for _ in range(15 * 60 - 5):
        evening.links[BEN].pass_time(1_000)
        before = len(ben.said)
        ben.clockwork.look()
        said += ben.said[before:]
    assert said == [
        ": “First sprint: begin” begins in 5 min.",
        ": “First sprint: begin” begins in 1 min.",
    ]


async def test_what_somebody_hidden_means_to_do_is_not_told(circle: Circle) -> None:
    _, ana, ben, _ = circle
    await ben.type("intention spoil the day")
    assert "Ben means to: spoil the day" in ana.catch_up()
    await ana.type("hide Ben")
    assert "spoil" not in await ana.type("intention")
    await ben.type("intention spoil it all")
    assert "spoil" not in ana.catch_up()


async def test_the_circles_board_is_told_by_numbers_and_what_one_put_there_is_taken_back(
    circle: Circle,
) -> None:
    evening, ana, ben, _ = circle
    assert "There is no topic yet." in await ana.type("topic")
    await ben.type("shelf a list of journals")
    await ben.type("topic where to send poems")
    assert "Ben has put up something on the shelf: a list of journals" in ana.catch_up()
    assert "1. where to send poems (Ben)" in await ana.type("topic")
    assert "2. a list of journals (you)" in await ben.type("shelf")
    assert "nothing of that number" in await ben.type("strike 3")
    await ben.type("undo")
    assert "There is no topic yet." in await ben.type("topic")
    await ben.type("strike 1")
    assert evening.world.room.board == ()
    assert "stays away" in await ben.type("undo")


async def test_notes_tells_ones_own_notes_by_part_and_they_are_said_as_it_begins(
    circle: Circle, tmp_path: Path
) -> None:
    _, ana, ben, _ = circle
    file = tmp_path / "mine.toml"
    file.write_text(
        'title = "Mine"\n[[blocks]]\nkind = "gather"\nlength = "5"\n'
        '[[blocks]]\nkind = "close"\nlength = "5"\nnotes = "Switch off the lamp."\n'
    )
    await ana.type(f"plan {file}")
    assert await ana.type("notes") == ": 2. Close: Switch off the lamp."
    assert "You have no notes to yourself" in await ben.type("notes")
    await ana.type("later 1")
    assert await ana.type("notes") == ": 1. Close: Switch off the lamp."
    assert "Your note: Switch off the lamp." in await ana.type("go")
    assert "lamp" not in ben.catch_up()


async def test_the_next_date_is_set_told_and_saved_for_a_calendar(
    circle: Circle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Africa/Accra")
    evening, ana, ben, _ = circle
    assert "No next date is set" in await ben.type("meet")
    assert "nothing to put into a calendar" in await ben.type("calendar")
    assert "Say the day and the time" in await ana.type("meet sat")
    assert "No zone is called" in await ana.type("meet 2099-12-05 10:00 Europe/Berlim")
    assert evening.world.room.meets == ""
    await ana.type("meet 2099-12-05 10:00 Europe/Berlin")
    assert evening.world.room.meets
    told = "Next: Sat 5 Dec 2099, 10:00 in Europe/Berlin (your time: 09:00)."
    assert (await ben.type("meet")).endswith(told)
    assert told in await ben.type("day")
    saved = (await ben.type("calendar")).partition("For your calendar: ")[2]
    assert "DTSTART;TZID=Europe/Berlin:20991205T100000" in Path(saved).read_text()
    await ana.type("undo")
    assert evening.world.room.meets == ""
    await ana.type("meet 5 dec 2099 10:00")
    await ana.type("meet none")
    assert evening.world.room.meets == ""


async def test_mute_lets_notes_wait_and_unmute_tells_them_all(
    circle: Circle,
) -> None:
    _, ana, ben, _ = circle
    assert "muted the notes until they are opened again" in await ana.type("mute")
    assert "Ana has muted the notes" in ben.catch_up()
    assert "your note is kept, and heard then" in await ben.type("say Tea is made")
    assert "your cheer is kept" in await ben.type("cheer")
    assert "Tea" not in ana.catch_up()
    await ana.type("plan hour")
    assert "Notes are muted until they are opened again; what is said waits." in await ben.type("day")
    assert "Notes are muted" in await ana.type("needs")
    assert "Only those who lead here can mute" in await ben.type("unmute")
    told = await ana.type("unmute")
    assert "Meanwhile there were 1 note and 1 cheer." in told
    assert "Ben: Tea is made" in told
    assert "Ben: Tea" not in ben.catch_up()


async def test_what_somebody_who_is_hidden_announces_is_told_to_whoever_asks(
    circle: Circle,
) -> None:
    _, ana, ben, _ = circle
    assert "Nothing was announced yet." in await ben.type("announced")
    await ben.type("hide Ana")
    await ana.type("announce Tea is ready.")
    assert "An announcement by somebody you have hidden. announced tells it." in ben.catch_up()
    assert "Somebody you have hidden: Tea is ready." in await ben.type("announced")
    await ana.type("view Write the house.")
    assert "An announcement by somebody you have hidden." in await ben.type("view")
    assert "Somebody you have hidden: Write the house." in await ben.type("announced")


async def test_the_last_day_of_a_circle_is_planned_again_and_its_roles_stay(
    circle: Circle,
) -> None:
    evening, ana, *_ = circle
    assert "No day was led in this room yet" in await ana.type("plan last")
    assert "last," not in await ana.type("plan")
    await ana.type("plan hour")
    await ana.type("deputy Ben")
    await ana.type("go")
    await ana.type("add break 10 Tea")
    await ana.type("end day")
    await ana.type("yes")
    before = evening.world.room.agenda
    assert before is not None
    assert before.phase == "done"
    assert "Days to plan after: last," in await ana.type("plan")
    await ana.type("plan last")
    again = evening.world.room.agenda
    assert again is not None
    assert again.phase == "planned"
    assert [(one.kind, one.length_ms) for one in again.blocks] == [
        (one.kind, one.length_ms) for one in before.blocks
    ]
    assert not {one.id for one in again.blocks} & {one.id for one in before.blocks}
    days = evening.link(ANA).side.days
    assert days.title(again.id) == days.title(before.id) == "The writing hour"
    assert [days.block(again.id, one.id).title for one in again.blocks] == [
        days.block(before.id, one.id).title for one in before.blocks
    ]
    assert evening.world.room.deputies == (key_of(BEN),)


async def test_where_a_piece_is_waited_for_the_word_that_brings_one_is_told(circle: Circle) -> None:
    evening, ana, ben, _ = circle
    await evening.link(ANA).days.plan((block(1, "read", 20),), AgendaWords("Reading"))
    await ana.type("go")
    evening.link(ANA).pass_time(10 * MINUTE)
    told = ben.catch_up()
    assert "Nobody has offered a piece yet." in told
    assert "offer brings one." in told
