"""What the screens say of a room: rows, phases, boards, notices, on a room in memory."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from sprint.core import acts
from sprint.core.results import pace
from sprint.core.settings import DEFAULTS
from sprint.core.sprints import Sprint
from sprint.desk.folders import Folders
from sprint.link.news import ActAnswered, ContactChanged, Happened, TroubleHeard
from sprint.screens.company import group_line, roster
from sprint.screens.guide import Warnings
from sprint.screens.notices import notice_of
from sprint.screens.phases import Scenes, clock_face
from sprint.screens.visit import Visit
from sprint.telling.phases import left_ms, own_ms, standing
from tests.sprint.core.world import ANA, BEN, CARA, DIDO, MINUTE, World, key_of
from tests.sprint.screens.fakelink import FakeLink
from tests.sprint.telling.test_moments import moments


def running(seat: tuple[str, ...] = (ANA, BEN, CARA)) -> FakeLink:
    world = World(seat=seat)
    world.schedule(ANA, 20 * MINUTE)
    world.enter(ANA)
    world.enter(BEN, unit="lines")
    return FakeLink(world)


def sprint_of(link: FakeLink) -> Sprint:
    return link.world.sprint


def test_a_deadline_that_passed_counts_before_an_entry_says_so() -> None:
    world = World()
    world.schedule(ANA, 10 * MINUTE, wait_ms=MINUTE)
    sprint = world.sprint
    at = sprint.starts_at
    assert [standing(sprint, when) for when in (at - 1, at, sprint.ends_at - 1, sprint.ends_at)] == [
        "scheduled",
        "running",
        "running",
        "rung",
    ]
    assert standing(None, at) == "none"


def test_the_clock_of_a_paused_sprint_stands() -> None:
    link = running()
    link.others(ANA, acts.Pause(sprint_of(link).id))
    left = left_ms(sprint_of(link), link.now())
    link.world.at += 5 * MINUTE
    assert standing(sprint_of(link), link.now()) == "paused"
    assert left_ms(sprint_of(link), link.now()) == left == 20 * MINUTE
    face = clock_face(sprint_of(link), link.now(), moments())
    assert (face.state, face.ends, face.remaining_ms) == ("paused", "", 20 * MINUTE)


def test_ones_own_time_leaves_out_pauses_and_what_was_before_one_came() -> None:
    link = running()
    link.pass_time(5 * MINUTE)
    link.world.enter(CARA)
    link.others(ANA, acts.Pause(sprint_of(link).id))
    link.pass_time(10 * MINUTE)
    link.others(ANA, acts.Resume(sprint_of(link).id))
    link.pass_time(4 * MINUTE)
    sprint = sprint_of(link)
    assert own_ms(sprint, sprint.entrants[key_of(ANA)], link.now()) == 9 * MINUTE
    assert own_ms(sprint, sprint.entrants[key_of(CARA)], link.now()) == 4 * MINUTE
    assert pace(40, 4 * MINUTE) == 10


def test_each_scene_is_due_once_a_move() -> None:
    world, scenes = World(), Scenes()
    me = key_of(ANA)
    assert scenes.step(None, world.at, me) is None
    world.schedule(ANA, 10 * MINUTE, wait_ms=MINUTE)
    assert scenes.step(world.sprint, world.at, me) is None
    world.tick()
    world.enter(ANA)
    assert [scenes.step(world.sprint, world.at, me) for _ in range(2)] == ["writing", None]
    world.do(ANA, acts.Pause(world.sprint.id))
    assert scenes.step(world.sprint, world.at, me) is None
    world.do(ANA, acts.Resume(world.sprint.id))
    world.ring()
    assert [scenes.step(world.sprint, world.at, me) for _ in range(2)] == ["results", None]
    world.do(ANA, acts.Settle(world.sprint.id, 5))
    world.schedule(ANA, 10 * MINUTE)
    assert scenes.step(world.sprint, world.at, me) == "writing"
    world.do(ANA, acts.Cancel(world.sprint.id))
    assert scenes.step(world.sprint, world.at, me) == "lobby"


def test_the_results_come_although_the_next_round_is_set_with_the_bell() -> None:
    world, scenes = World(), Scenes()
    world.do(ANA, acts.Schedule(10 * MINUTE, rounds=2, break_ms=5 * MINUTE))
    assert scenes.step(world.sprint, world.at, key_of(ANA)) == "writing"
    world.tick()
    assert world.sprint.phase == "scheduled"
    assert scenes.step(world.sprint, world.at, key_of(ANA)) == "results"
    world.tick()
    assert scenes.step(world.sprint, world.at, key_of(ANA)) == "writing"


def test_the_clock_says_which_round_it_is_and_counts_the_break_down() -> None:
    world = World()
    world.do(ANA, acts.Schedule(10 * MINUTE, rounds=3, break_ms=5 * MINUTE))
    face = clock_face(world.sprint, world.at, moments())
    assert (face.state, face.note, face.ends) == ("running", "round 1 of 3", "19:40")
    world.tick()
    face = clock_face(world.sprint, world.at + MINUTE, moments())
    assert (face.state, face.note, face.remaining_ms) == ("break", "round 2 of 3", 4 * MINUTE)


def test_an_open_end_counts_up_and_has_no_end() -> None:
    world = World()
    world.do(ANA, acts.Schedule(MINUTE, up=True))
    face = clock_face(world.sprint, world.at + 3 * MINUTE, moments())
    assert (face.up, face.open, face.ends, face.note) == (True, True, "", "open end")
    assert face.total_ms - face.remaining_ms == 3 * MINUTE


def test_an_extension_after_the_bell_leads_back_to_the_page() -> None:
    world, scenes = World(), Scenes()
    world.schedule(ANA, 10 * MINUTE)
    assert scenes.step(world.sprint, world.at, key_of(ANA)) == "writing"
    assert scenes.step(world.sprint, world.at + 10 * MINUTE, key_of(ANA)) == "results"
    world.do(ANA, acts.Extend(world.sprint.id, 5 * MINUTE))
    assert scenes.step(world.sprint, world.at + 10 * MINUTE, key_of(ANA)) == "writing"


def test_whoever_arrives_long_after_the_bell_stays_in_the_lobby() -> None:
    world, scenes = World(), Scenes()
    world.schedule(ANA, 10 * MINUTE)
    world.ring()
    assert scenes.step(world.sprint, world.at, key_of(ANA)) is None


def test_the_roster_shows_live_counts_and_after_them_what_was_logged() -> None:
    link = running()
    link.stands(BEN, "writing", 14)
    link.stands(ANA, "writing", 3)
    rows = roster(link.world.room, link.side, link.standings, key_of(ANA), 5, link.now())
    assert [(row.name, row.state, row.count, row.unit, row.me) for row in rows] == [
        (ANA, "writing", 5, "words", True),
        (BEN, "writing", 14, "lines", False),
        (CARA, "away", None, "words", False),
    ]
    link.others(BEN, acts.Checkpoint(sprint_of(link).id, 20))
    link.stands(BEN, "away", None)
    assert roster(link.world.room, link.side, link.standings, key_of(ANA), 5, link.now())[1].count == 20


def test_a_late_joiner_is_marked() -> None:
    link = running()
    link.pass_time(2 * MINUTE)
    link.world.enter(CARA)
    rows = roster(link.world.room, link.side, link.standings, key_of(ANA), 5, link.now())
    assert [row.note for row in rows] == ["", "", "late"]


def test_the_circle_stands_in_one_line() -> None:
    link = running()
    link.stands(ANA, "writing", 0)
    link.stands(BEN, "resting", 14)
    rows = roster(link.world.room, link.side, link.standings, key_of(ANA), 1204, link.now())
    assert group_line(rows) == "1 writing, 1 resting, 1 away · 1,204 words, 14 lines together"


class _Setting:
    def __init__(self) -> None:
        self.moments = moments()
        self.settings = DEFAULTS
        self.desk = SimpleNamespace(folders=Folders.under(Path("nowhere")))


def visit_of(link: FakeLink) -> Visit:
    """As much of a visit as sentences need."""
    from sprint.screens.sheet import Sheet
    from sprint.writing.part import Terms
    from sprint.writing.writer import Writer

    setting = cast("object", _Setting())
    sheet = Sheet(Terms())
    writer = Writer(link, None, sheet, None, Terms(), lambda sentence: None)  # type: ignore[arg-type]
    return Visit(setting, link, writer, sheet)  # type: ignore[arg-type]


def test_warnings_come_once_each_and_say_the_bell_as_clock_time() -> None:
    link = running()
    visit, warnings, said = visit_of(link), Warnings(), []
    for _ in range(40):
        link.world.at += 30_000
        said.append(warnings.step(visit))
    assert [one for one in said if one] == [
        "Half of the time is left; the bell is at 19:40.",
        "5 min left.",
        "1 min left.",
        "30 s left.",
    ]


def test_a_laptop_that_slept_gets_only_the_last_warning() -> None:
    link = running()
    visit, warnings = visit_of(link), Warnings()
    warnings.step(visit)
    link.world.at += 19 * MINUTE + 40_000
    assert warnings.step(visit) == "30 s left."


def test_what_others_do_is_said_with_their_names() -> None:
    link = running()
    visit = visit_of(link)
    sprint = sprint_of(link).id
    said = []
    for name, body in (
        (ANA, acts.Pause(sprint)),
        (ANA, acts.Resume(sprint)),
        (ANA, acts.Extend(sprint, 5 * MINUTE)),
        (ANA, acts.Cancel(sprint)),
    ):
        for event in link.others(name, body):
            notice = notice_of(Happened(event, link.now(), fresh=True), visit, was_away=False)
            said.append(notice.sentence if notice else "")
    assert said == [
        "The clock stands; F4 lets it go on.",
        "The clock goes on; the bell is at 19:50.",
        "You have made it 5 minutes longer; the bell is at 19:55.",
        "You have called the sprint off. Ctrl+R takes that back, Ctrl+L goes home.",
    ]


def test_history_read_on_arriving_is_not_told() -> None:
    link = running()
    events = link.others(ANA, acts.Pause(sprint_of(link).id))
    assert notice_of(Happened(events[0], 0, fresh=False), visit_of(link), was_away=False) is None


@pytest.mark.parametrize(
    ("news", "words"),
    [
        (ContactChanged("waiting", "lost", "The connection was lost."), "You can go on writing"),
        (ContactChanged("stopped", "closed-room", "This room is closed."), "Your draft stays on this disk"),
        (ActAnswered("0", "rejected", "not-yours", "Not yours.\x1b[2J"), "Not yours."),
        (TroubleHeard("storage", "The disk is full."), "The disk is full."),
    ],
)
def test_trouble_is_told_truthfully_and_cleaned(news: ContactChanged, words: str) -> None:
    notice = notice_of(news, visit_of(running()), was_away=False)
    assert notice is not None
    assert words in notice.sentence
    assert "\x1b" not in notice.sentence
    assert notice.tone == "warning"


def test_coming_back_is_told_only_to_those_who_were_away() -> None:
    visit = visit_of(running())
    assert notice_of(ContactChanged("joined"), visit, was_away=False) is None
    assert notice_of(ContactChanged("joined"), visit, was_away=True) is not None


def test_rounds_that_a_relay_slept_through_are_not_told() -> None:
    link = FakeLink(World())
    link.others(BEN, acts.Schedule(20 * MINUTE, MINUTE, rounds=5, break_ms=MINUTE))
    link.world.at += 55 * MINUTE
    events = link.others(BEN, acts.Arrange("ranks"))
    notices = [notice_of(Happened(event, link.now(), fresh=True), visit_of(link), False) for event in events]
    assert [notice.sentence for notice in notices if notice] == ["Ben has ordered the board by places."]


def test_newcomers_are_told_and_those_who_return_are_not() -> None:
    link = running()
    visit = visit_of(link)
    said = []
    for _ in range(2):
        for event in link.world.join(DIDO):
            link.catch_up()
            notice = notice_of(Happened(event, 0, fresh=True), visit, was_away=False)
            said.append(notice.sentence if notice else "")
    assert said == ["Dido is here.", ""]
