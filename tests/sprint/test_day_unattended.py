"""A day that nobody at the keyboard leads, with real processes: planned, begun, led to its end, watched."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sprint.plainly import plain
from tests.sprint.processes import end_relays, program, sprint

DAY = """
title = "Short day"
[[blocks]]
kind = "gather"
length = "2s"
title = "Who is here?"
[[blocks]]
kind = "sprint"
length = "2s"
lead = "1s"
title = "Write"
[[blocks]]
kind = "talk"
length = "{talk}s"
slot = "2s"
title = "Next steps"
[[blocks]]
kind = "close"
length = "1s"
"""
BAD = 'title = ""\n[[blocks]]\nkind = "spirnt"\nlength = 0\n'


@pytest.fixture(autouse=True)
def relays_end(tmp_path: Path) -> Iterator[None]:
    yield
    end_relays(tmp_path)


@pytest.fixture
def day(tmp_path: Path) -> Path:
    path = tmp_path / "short.toml"
    path.write_text(DAY.format(talk=6))
    return path


def test_a_whole_day_is_led_by_nobody_and_the_room_stays_open(tmp_path: Path, day: Path) -> None:
    home = ("--home", tmp_path / "ana")
    with plain("host", *home, "--name", "Ana", "--agenda", day, "--auto") as ana:
        ana.hear("The next line is the invite")
        invite = ana.hear("sprint://")
        ana.hear("You have planned a day: Short day.")
        ana.hear("Waiting for somebody to come; the day begins then.")
        with program(
            "join", "-", "--json", "--home", tmp_path / "ben", "--name", "Ben", stdin=f"{invite}\n"
        ) as ben:
            ana.hear("Ben is here.")
            ana.hear("Who is here? · until")
            ana.hear("The sprint begins: 2 seconds")
            ana.hear("Next steps · until")
            ana.hear("Ben has the floor until")
            ana.hear("The day is over. Thank you all.")
            assert ana.end() == (0, "")
            assert "The room stays open" in ana.lines[-1]
            ben.hear("floor-given", lambda line: line["member"] == "Ben")
            ben.hear("day-done")
            ben.do("say", text="Thank you, whoever you are.")
            ben.hear("note")
    with program("host", "--json", *home) as back:
        assert back.hear("invite")["returned"]
        assert back.joined()["title"] == ""


def test_it_is_told_as_json_and_ctrl_c_ends_the_watching_alone(tmp_path: Path, day: Path) -> None:
    day.write_text(DAY.format(talk=600))
    with program(
        "host", "--json", "--home", tmp_path / "ana", "--name", "Ana", "--agenda", day, "--auto"
    ) as ana:
        invite = ana.hear("invite")["invite"]
        ana.hear("day-planned")
        ana.hear("notice", lambda line: "Waiting for somebody to come" in line["why"])
        with program(
            "join", "-", "--json", "--home", tmp_path / "ben", "--name", "Ben", stdin=f"{invite}\n"
        ) as ben:
            ana.hear("block-begun")
            ana.process.send_signal(signal.SIGINT)
            assert ana.hear("bye")["why"].startswith("You watch no more. The day goes on by itself")
            assert ana.end()[0] == 130
            # Without anybody who leads it, the day goes on to its next part.
            for _ in range(2):
                ben.hear("block-begun")


def test_a_day_that_is_planned_already_stays_as_it_is(tmp_path: Path, day: Path) -> None:
    home = ("--home", tmp_path / "ana")
    with program("host", "--json", *home, "--name", "Ana", "--agenda", day) as ana:
        ana.hear("day-planned")
        ana.do("quit")
        ana.end()
    with plain("host", "--plain", *home, "--agenda", "hour") as ana:
        ana.hear("A day is planned here already: Short day. Nothing was changed.")
        ana.type("quit")
        assert ana.end()[0] == 0


def test_all_that_is_wrong_in_the_file_is_told_before_anything_is_opened(tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(BAD)
    told = sprint("host", "--home", tmp_path / "ana", "--name", "Ana", "--agenda", bad, "--auto")
    assert told.returncode == 13
    for words in ("title is empty", "“spirnt” is not known", "needs some time"):
        assert words in told.stderr
    assert not (tmp_path / "ana").exists()


@pytest.mark.parametrize("args", [("--auto",), ("--auto", "--agenda", "hour", "--goal", "5")])
def test_what_does_not_go_together_is_refused(args: tuple[str, ...]) -> None:
    assert sprint("host", *args).returncode == 2


def test_the_help_has_an_example() -> None:
    assert "sprint host --agenda saturday.toml --auto" in sprint("host", "--help").stdout
