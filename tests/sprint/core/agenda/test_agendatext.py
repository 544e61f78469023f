"""A plan that is written is read as the same plan."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint import agendas, protocols
from sprint.core.agenda.agendafile import read_day
from sprint.core.agenda.agendatext import write_day
from sprint.core.agenda.dayplan import DayPlan, PlannedBlock
from sprint.core.agenda.recurring import Repeat
from sprint.core.characters import is_visible
from sprint.core.cleaning import clean_line
from tests.sprint.core.agenda.badagendas import World

WORLD = World()
MINUTE_S = 60
KINDS = ("gather", "sprint", "break", "read", "talk", "close")


def texts(most: int) -> st.SearchStrategy[str]:
    """What people could write, as it is kept: clean, on one line."""
    return st.text(max_size=most).map(clean_line).filter(lambda text: len(text) <= most)


@st.composite
def blocks(draw: st.DrawFn) -> PlannedBlock:
    kind = draw(st.sampled_from(KINDS))
    length_s = draw(st.integers(1, 90 * MINUTE_S))
    lead_s, slot_s, name, table = 0, 0, "", None
    if kind == "sprint":
        lead_s = draw(st.integers(0, 3_600))
    if kind == "read":
        lead_s = draw(st.integers(0, min(length_s - 1, 3_600)))
        name = draw(st.sampled_from(("", *protocols.names())))
        rounds = WORLD.protocol(name).protocol.rounds
        table = draw(st.none() | st.just(0) if rounds else st.none() | st.sampled_from((0, *range(2, 13))))
    if kind == "talk":
        slot_s = draw(st.integers(1, min(length_s, 3_600)))
    return PlannedBlock(
        kind,  # type: ignore[arg-type]
        length_s * 1_000,
        draw(texts(80)),
        draw(texts(600)),
        protocol=name,
        loaded=WORLD.protocol(name) if kind == "read" else None,
        table=table,
        lead_ms=lead_s * 1_000,
        slot_ms=slot_s * 1_000,
        notes=draw(texts(2_000)),
    )


repeats = st.builds(Repeat, weeks=st.integers(1, 12), times=st.integers(2, 520)) | st.builds(
    Repeat, weeks=st.integers(1, 12), until=st.none() | st.dates(date(2026, 12, 5), date(2099, 1, 1))
)


@st.composite
def plans(draw: st.DrawFn) -> DayPlan:
    planned = draw(st.lists(blocks(), min_size=1, max_size=5))
    at = draw(st.none() | st.times(time(3, 1), time(23, 59)))
    first = PlannedBlock("gather", 60_000, at=at.replace(second=0, microsecond=0) if at else None)
    title = draw(texts(80).filter(lambda text: any(map(is_visible, text))))
    day = draw(st.none() | st.just(date(2026, 12, 5)))
    return DayPlan(
        title,
        (first, *planned),
        day,
        draw(st.sampled_from(("", "Europe/Berlin", "Australia/Lord_Howe"))),
        draw(st.none() | repeats) if day else None,
    )


@given(plans())
def test_what_is_written_is_read_as_the_same(plan: DayPlan) -> None:
    assert read_day(write_day(plan), "ours", WORLD) == plan


@pytest.mark.parametrize("name", agendas.names())
def test_what_comes_with_sprint_is_written_as_the_same(name: str) -> None:
    plan = agendas.load(name)
    again = write_day(plan)
    assert read_day(again, name, WORLD) == plan
    assert write_day(read_day(again, name, WORLD)) == again


def test_what_is_as_usual_is_left_out() -> None:
    loaded = protocols.load("strong-lines")
    plan = DayPlan(
        "Ours",
        (
            PlannedBlock("sprint", 1_200_000, lead_ms=60_000),
            PlannedBlock("read", 4_200_000, loaded=loaded, lead_ms=300_000),
            PlannedBlock("talk", 90_000, slot_ms=120_000, at=time(9, 5)),
        ),
    )
    assert write_day(plan) == (
        'title = "Ours"\n\n'
        '[[blocks]]\nkind = "sprint"\nlength = "20"\n\n'
        '[[blocks]]\nkind = "read"\nlength = "1h10"\n\n'
        '[[blocks]]\nkind = "talk"\nlength = "1m30s"\nat = "09:05"\n'
    )


def test_what_is_not_as_usual_is_written() -> None:
    loaded = protocols.load("spotlight")
    plan = DayPlan(
        "Ours",
        (
            PlannedBlock("sprint", 1_200_000),
            PlannedBlock("read", 4_200_000, protocol="spotlight", loaded=loaded, table=0),
            PlannedBlock("talk", 120_000, slot_ms=90_000),
        ),
    )
    text = write_day(plan)
    assert text.count('lead = "0"\n') == 2
    assert 'protocol = "spotlight"\ntable = 0\n' in text
    assert 'slot = "1m30s"\n' in text
    assert read_day(text, "ours", WORLD) == plan


def test_a_long_prompt_goes_over_several_lines() -> None:
    prompt = 'Say "I was lost when" and \\ not """you""". ' * 5
    plan = DayPlan("Ours", (PlannedBlock("break", 60_000, prompt=prompt.strip()),))
    text = write_day(plan)
    assert max(map(len, text.splitlines())) < 125
    assert read_day(text, "ours", WORLD) == plan
