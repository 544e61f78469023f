"""The agenda of a day as a person writes it: read as meant, or told everything that is wrong with it."""

from datetime import date, time

import pytest

from sprint import protocols
from sprint.core.agenda.agendablocks import BLOCK_KEYS
from sprint.core.agenda.agendafile import KEYS, read_day
from sprint.core.agenda.agendatext import write_day
from sprint.core.agenda.dayplan import PlannedBlock
from sprint.core.agenda.recurring import Repeat
from sprint.core.errors import BadAgenda
from tests.effort import little_effort
from tests.sprint.core.agenda.badagendas import BAD, GOOD, World, more

MINUTE = 60_000
WORLD = World()


def problems(text: str) -> list[str]:
    with pytest.raises(BadAgenda) as raised:
        read_day(text, "ours", WORLD)
    return [str(problem) for problem in raised.value.problems]


def test_every_field_is_read_as_it_is_meant() -> None:
    plan = read_day(
        'title = "Ours"\ndate = 2026-12-05\nzone = "Europe/Berlin"\n'
        'repeat = "monthly on the first saturday, 12 times"\n'
        '[[blocks]]\nkind = "gather"\nlength = 15\nat = "9:30"\ntitle = "Hello"\n'
        'prompt = """Who\nare you?"""\nnotes = "Tea."\n'
        '[[blocks]]\nkind = "sprint"\nlength = "1h30"\nlead = "90s"\n'
        '[[blocks]]\nkind = "read"\nlength = "1 h 10 min"\nprotocol = "round-robin"\ntable = 4\nlead = "0"\n'
        '[[blocks]]\nkind = "talk"\nlength = "40"\nslot = "3"\nat = "13.00"\n',
        "ours",
        WORLD,
    )
    assert (plan.title, plan.date, plan.zone) == ("Ours", date(2026, 12, 5), "Europe/Berlin")
    assert plan.repeat == Repeat(place=1, weekday=5, times=12)
    hello, write, read, talk = plan.blocks
    assert hello == PlannedBlock("gather", 15 * MINUTE, "Hello", "Who are you?", time(9, 30), notes="Tea.")
    assert (write.length_ms, write.lead_ms, write.whole_ms) == (90 * MINUTE, 90_000, 90 * MINUTE + 90_000)
    assert (read.length_ms, read.lead_ms, read.whole_ms) == (70 * MINUTE, 0, 70 * MINUTE)
    assert read.rules is not None
    assert read.rules.table == 4
    assert read.rules.steps == protocols.load("round-robin").protocol.steps
    assert (talk.slot_ms, talk.at) == (3 * MINUTE, time(13))


def test_what_is_left_out_is_as_usual() -> None:
    plan = read_day(more('[[blocks]]\nkind = "talk"\nlength = "20"\n'), "ours", WORLD)
    write, read, talk = plan.blocks
    assert (write.lead_ms, read.lead_ms, talk.lead_ms) == (MINUTE, 5 * MINUTE, 0)
    assert (write.slot_ms, talk.slot_ms) == (0, 2 * MINUTE)
    assert read.loaded == protocols.load("strong-lines")
    assert (read.protocol, read.table) == ("", None)
    assert (plan.date, plan.zone, plan.repeat) == (None, "", None)


@pytest.mark.parametrize("what", BAD)
def test_what_is_wrong_is_said_with_its_line_and_field(what: str) -> None:
    text, said = BAD[what]
    assert problems(text) == [said]


def test_all_is_said_at_once_in_the_order_of_the_lines() -> None:
    text = GOOD.replace('"20"', '"0"').replace('"read"', '"raed"') + 'at = "25:00"\ntitel = "x"\n'
    assert [one.split(":")[0] for one in problems(text)] == [
        "line 5, blocks[1].length",
        "line 8, blocks[2].kind",
        "line 10, blocks[2].at",
        "line 11, blocks[2].titel",
    ]


def test_times_without_their_quotation_marks_hide_nothing_else_that_is_wrong() -> None:
    text = (
        '[[blocks]]\nkind = "sprnt"\nlength = "20"\nat = 10:00\n'
        '[[blocks]]\nkind = "talk"\nlength = 30m  # or so\nslot = "1h"\n'
    )
    assert problems(text) == [
        "title: title is missing here.",
        "line 2, blocks[1].kind: “sprnt” is not known; perhaps “sprint”.",
        'line 4, blocks[1].at: a time of day stands in quotation marks; write at = "10:00".',
        'line 7, blocks[2].length: a length of time stands in quotation marks; write length = "30m".',
        "line 8, blocks[2].slot: the slot is longer than the talk.",
    ]


def test_an_evening_may_go_on_past_midnight() -> None:
    text = (
        'title = "Night"\n[[blocks]]\nkind = "gather"\nlength = "60"\nat = "22:00"\n'
        '[[blocks]]\nkind = "close"\nlength = "5"\nat = "00:30"\n'
    )
    assert len(read_day(text, "night", WORLD).blocks) == 2
    assert problems(text.replace('"00:30"', '"22:30"'))


def test_blocks_that_touch_do_not_overlap() -> None:
    text = (
        'title = "Day"\n[[blocks]]\nkind = "sprint"\nlength = "60"\nat = "10:00"\n'
        '[[blocks]]\nkind = "close"\nlength = "5"\nat = "{}"\n'
    )
    # The minute before a sprint is reckoned in.
    assert len(read_day(text.format("11:01"), "day", WORLD).blocks) == 2
    assert "lasts until 11:01" in problems(text.format("11:00"))[0]


@pytest.mark.parametrize("part", ["a", "''", '"\\""', " a "])
@pytest.mark.parametrize("around", ["{} = 1", "[{}]", "[[{}]]", "x = {{ {} = 1 }}"])
def test_a_key_of_thousands_of_parts_is_refused_without_effort(part: str, around: str) -> None:
    key = ".".join([part] * (60_000 // (len(part) + 1)))
    with little_effort():
        assert problems(f'title = "Day"\n{around.format(key)}\n') == [
            "line 2: no key has so many parts with dots between them."
        ]


@pytest.mark.parametrize("marks", ['"', '"""'])
def test_thousands_of_quotation_marks_in_a_text_cost_no_effort(marks: str) -> None:
    quotes = '\\"' * 32_000
    # What it stops takes a dozen seconds, and what is needed a twentieth of one.
    with little_effort(3):
        assert problems(f"title = {marks}{quotes}{marks}\n")


@pytest.mark.parametrize("day", ["2026-02-30", "2026-2-30", "30.2.2026 # a Monday", "0000-01-01"])
def test_a_day_that_does_not_exist_is_told_once_and_hides_no_other_fault(day: str) -> None:
    text = f'title = ""\ndate = {day}\nrepeat = "weekly"\n[[blocks]]\nkind = "talk"\nlength = 10m\nlead = x\n'
    told = "line 2, date: there is no such day, or no such time."
    assert problems(text.replace("lead = x\n", "")) == [
        "line 1, title: title is empty.",
        told,
        'line 6, blocks[1].length: a length of time stands in quotation marks; write length = "10m".',
    ]
    assert [problem.partition(": ")[0] for problem in problems(text)] == ["line 2", "line 6", "line 7"]


def test_a_date_that_is_no_day_at_all_is_told() -> None:
    assert "not true or false" in problems(GOOD.replace("[[blocks]]", "date = false\n[[blocks]]", 1))[0]


def test_dots_in_a_text_are_no_parts_of_a_key() -> None:
    text = GOOD.replace('"20"', f'"20"\nprompt = "Read! {"a." * 200}{"." * 190}"')
    assert read_day(text, "ours", WORLD).blocks[0].prompt.startswith("Read! a.a.")


def test_a_number_of_thousands_of_digits_is_named_with_all_else_that_is_wrong() -> None:
    long, longer = "9" * 4_300, "9" * 9_000
    text = f'title = ""\n[[blocks]]\nkind = "talk"\nlength = "5"\nslot = -{long}\nlenght = {longer}\n'
    assert [problem.partition(": ")[0] for problem in problems(text)] == [
        "line 1, title", "line 5, blocks[1].slot", "line 6, blocks[1].lenght"
    ]  # fmt: skip


#: Of every type that there is, and some that are none.
VALUES = ("3", "3.5", "-1", "true", '""', '" "', '"x"', '"10:00"', '"1h"', "[]", "[1]", "{}",
          "2026-12-05", "10:00:00", "2026-12-05T10:00:00Z", '"\\u001b"', "inf", '"' + "9" * 400 + '"',
          "9" * 400, "9" * 5_000, "0x" + "F" * 5_000, "[" + "9_" * 5_000 + "9]")  # fmt: skip


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("key", [*KEYS, *BLOCK_KEYS])
def test_no_value_is_more_than_a_problem(key: str, value: str) -> None:
    for kind in ("sprint", "read", "talk") if key in BLOCK_KEYS else ("read",):
        block = {"kind": f'"{kind}"', "length": '"1h"'} | ({key: value} if key in BLOCK_KEYS else {})
        head = {"title": '"Ours"'} | ({key: value} if key in KEYS and key not in BLOCK_KEYS else {})
        if key == "title":
            head["title"] = value
        lines = [f"{name} = {one}" for name, one in head.items()]
        if "blocks" not in head:
            lines += ["[[blocks]]", *(f"{name} = {one}" for name, one in block.items())]
        try:
            plan = read_day("\n".join(lines), "ours", WORLD)
        except BadAgenda as bad:
            found = [str(problem) for problem in bad.problems]
        else:
            found = []
            assert read_day(write_day(plan), "ours", WORLD) == plan
        assert len(set(found)) == len(found)
