"""The circle's picture of its day: when there is one, whose words are in it, and the notes of its talk."""

from datetime import UTC, datetime

from sprint.core.agenda.acts import Announce, Hold, Move, Proceed, Strike
from sprint.core.agenda.dayreport import DayReport, TalkNote
from sprint.core.agenda.reportcsv import report_csv
from sprint.core.agenda.reporthtml import report_html
from sprint.core.agenda.reportmarkdown import report_markdown
from sprint.core.reading.packethtml import html
from sprint.core.reading.packetmarkdown import markdown
from sprint.telling.picture import picture_told
from sprint.telling.today import TALK_PROMPT, ends_words, next_words, on_view
from sprint.writing.daypicture import Picture, day_picture
from sprint.writing.takinghome import packet_here
from tests.sprint.core.world import ANA, MINUTE, World, key_of, sealed
from tests.sprint.screens.consoles import planned
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.screens.members import BENEDIKT, CARA, agenda_of, begin, now_of


def local(at: int) -> datetime:
    return datetime.fromtimestamp(at // 1000, UTC)


async def day() -> FakeLink:
    """A day that is planned, as Ana sees it."""
    world = World(seat=(ANA, BENEDIKT, CARA))
    world.at = 1_795_375_800_000
    link = FakeLink(world)
    await planned(link)
    return link


def end(link: FakeLink) -> None:
    link.others(ANA, Move(agenda_of(link).id, agenda_of(link).moves, None))


def picture(link: FakeLink) -> Picture | None:
    return day_picture(link.room, link.side, link.me, local)


def reported(link: FakeLink) -> DayReport:
    found = picture(link)
    assert found is not None
    return found.report


async def test_there_is_one_as_the_day_closes_and_afterwards_and_none_before() -> None:
    link = await day()
    assert picture(link) is None
    begin(link, "gather")
    assert picture(link) is None
    begin(link, "close")
    closing = picture(link)
    assert closing is not None
    assert not closing.over
    link.pass_time(MINUTE)
    end(link)
    over = picture(link)
    assert over is not None
    assert over.over
    assert "Ana" in "\n".join(picture_told(over))
    await planned(link)
    assert picture(link) is not None, "until the next one begins"
    begin(link, "gather")
    assert picture(link) is None


async def test_a_talk_keeps_its_topics_and_what_was_said_in_it_and_nothing_else() -> None:
    link = await day()
    ben = FakeLink(link.world, BENEDIKT)
    await ben.say("before the talk, between us")
    await ben.days.jot("topic", "where to send poems")
    gone = await ben.days.jot("topic", "taken away again")
    await ben.do(Strike(gone))
    link.pass_time(MINUTE)
    begin(link, "talk")
    link.pass_time(MINUTE)
    ben.catch_up()
    await ben.say("The *spring* issue\ncloses on Friday")
    link.pass_time(MINUTE)
    begin(link, "close")
    ben.catch_up()
    await ben.say("after it")
    link.pass_time(MINUTE)
    end(link)
    report = reported(link)
    talk = next(part for part in report.parts if part.kind == "talk")
    assert talk.notes == (
        TalkNote(BENEDIKT, "where to send poems", topic=True),
        TalkNote(BENEDIKT, "The *spring* issue\ncloses on Friday"),
    )
    assert all(not part.notes for part in report.parts if part.kind != "talk")
    packet = packet_here(ben)
    for said in (
        report_markdown(report), report_html(report), report_csv(report), markdown(packet), html(packet),
    ):  # fmt: skip
        assert "where to send poems" in said
        assert "closes on Friday" in said
        assert "between us" not in said
        assert "after it" not in said


async def test_what_somebody_says_whom_one_has_hidden_is_no_note_of_the_talk() -> None:
    link = await day()
    ben = FakeLink(link.world, BENEDIKT)
    begin(link, "talk")
    ben.catch_up()
    await ben.say("not for everybody")
    await ben.days.jot("topic", "nor this")
    link.pass_time(MINUTE)
    end(link)
    link.side.hide(frozenset({key_of(BENEDIKT)}))
    assert all(not part.notes for part in reported(link).parts)


async def test_a_talk_without_a_prompt_shows_what_everybody_can_tell() -> None:
    link = await day()
    begin(link, "talk")
    words = link.side.days.words[agenda_of(link).id]
    words.blocks.clear()
    assert link.room is not None
    assert on_view(link.room, link.side) == TALK_PROMPT


async def test_what_was_put_on_view_goes_with_its_day() -> None:
    link = await day()
    begin(link, "close")
    link.others(ANA, Announce(sealed("Quote two", "words", key_of(ANA), link.world.ahead()), stays=True))
    assert link.room is not None
    assert on_view(link.room, link.side) == "Quote two"
    link.pass_time(MINUTE)
    end(link)
    assert on_view(link.room, link.side) == ""
    await planned(link)
    begin(link, "break")
    assert "Quote two" not in on_view(link.room, link.side)


async def test_times_to_come_move_on_while_a_day_stands() -> None:
    link = await day()
    begin(link, "break")
    link.others(ANA, Hold(agenda_of(link).id, agenda_of(link).moves))

    def said() -> tuple[str, str]:
        assert link.room is not None
        return (
            next_words(link.room, link.side, link.now(), str),
            ends_words(agenda_of(link), link.now(), str),
        )

    before = said()
    link.pass_time(3 * MINUTE)
    after = said()
    for one, other in zip(before, after, strict=True):
        assert one != other
    link.others(ANA, Proceed(agenda_of(link).id, agenda_of(link).moves))
    assert said() == after
    assert now_of(link).paused_at is None
