"""``sprint agenda``: days, as people see, write, mend and share them."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import vobject

from sprint import agendas
from sprint.agendas.beginning import BEGINNING
from sprint.desk.agendas import OwnAgendas
from sprint.screens.agendarows import agenda_rows
from sprint.screens.listdialog import ListLine
from tests.sprint.core.agenda.badagendas import GOOD
from tests.sprint.processes import sprint

WORKSHOP = (
    'title = "Ours"\n[[blocks]]\nkind = "read"\nlength = "50"\nat = "19:00"\nprotocol = "round-robin"\n'
)


def agenda(
    home: Path, *words: str | Path, cwd: Path | None = None, **environ: str
) -> subprocess.CompletedProcess[str]:
    """Run it on the desk in ``home``, in Berlin where nothing else is said."""
    return sprint("--home", home, "agenda", *words, cwd=cwd, **{"TZ": "Europe/Berlin", **environ})


def own(home: Path, name: str, text: str) -> Path:
    """An agenda of one's own."""
    folder = home / "config" / "agendas"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def event(text: str) -> Any:
    """The first event of a calendar file."""
    return vobject.readOne(text).vevent_list[0]


def test_those_that_come_with_sprint_are_listed_with_their_lengths(tmp_path: Path) -> None:
    done = agenda(tmp_path, "list")
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(agendas.names())
    assert " ".join(lines[0].split()) == "circle-evening 5 blocks, 101 min Circle evening (usual)"
    assert all(len(line) < 80 for line in lines)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_ones_own_are_listed_before_them_and_bad_ones_are_said(tmp_path: Path) -> None:
    own(tmp_path, "ours.toml", GOOD)
    own(tmp_path, "詩の夜.toml", GOOD)
    own(tmp_path, "bad.toml", GOOD.replace('"20"', '"0"'))
    own(tmp_path, "hour.toml", GOOD)
    done = agenda(tmp_path, "list")
    assert done.returncode == 13
    lines = done.stdout.splitlines()
    assert " ".join(lines[0].split()) == "ours 2 blocks, 81 min Ours (yours)"
    assert lines[1].index("Ours") == lines[0].index("Ours") - 3
    assert [line.split()[0] for line in lines[2:]] == list(agendas.names())
    assert done.stderr.splitlines() == [
        "hour.toml is left out: that is the name of one that comes with Sprint; choose another.",
        "The agenda “bad” cannot be used yet; this has to be mended:",
        "  line 5, blocks[1].length: a block needs some time, and this is none.",
    ]


@pytest.mark.parametrize("name", agendas.names())
def test_one_is_shown_with_clock_times_in_eighty_cells(tmp_path: Path, name: str) -> None:
    done = agenda(tmp_path, "show", name, "--date", "2026-12-05", "--at", "10:00")
    lines = done.stdout.splitlines()
    plan = agendas.load(name)
    assert lines[:2] == [plan.title, lines[1]]
    assert lines[1].startswith("Saturday, 5 December 2026, 10:00 to ")
    assert all(len(line) < 80 for line in lines)
    text = " ".join(done.stdout.split())
    for block in plan.blocks:
        assert block.title in text
        assert block.prompt in text
        assert block.notes in text
    assert (done.returncode, done.stderr) == (0, "")


def test_it_is_shown_in_a_terminal_of_any_width(tmp_path: Path) -> None:
    done = agenda(tmp_path, "show", "engagement-day", COLUMNS="50")
    assert all(len(line) <= 50 for line in done.stdout.splitlines())


def test_ones_own_is_shown_by_name_and_by_file(tmp_path: Path) -> None:
    path = own(tmp_path, "ours.toml", "date = 2026-12-05\n" + WORKSHOP)
    named, filed = (agenda(tmp_path, "show", word) for word in ("ours", path))
    assert named.stdout == filed.stdout
    assert named.stdout.splitlines()[:4] == [
        "Ours",
        "Saturday, 5 December 2026, 19:00 to 19:50",
        "",
        "19:00  read    50 min  Reading",
    ]
    late = agenda(tmp_path, "show", "ours", "--at", "19:05").stdout
    assert "Fixed for 19:00, 5 min late." in late


def test_a_good_one_is_good_and_said_to_fit(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(WORKSHOP)
    done = agenda(tmp_path, "check", "ours.toml", cwd=tmp_path)
    assert done.stdout.splitlines() == [
        "“Ours” is good: 1 block, 50 min, 19:00 to 19:50.",
        "With 5 people one thing does not fit; as it is planned the day ends at 19:50.",
        "What would help is told by --people 5.",
        "With 20 people one thing does not fit; as it is planned the day ends at 19:50.",
        "What would help is told by --people 20.",
    ]
    assert (done.returncode, done.stderr) == (0, "")


def test_whether_twenty_are_heard_is_answered_with_what_would_help(tmp_path: Path) -> None:
    own(tmp_path, "ours.toml", WORKSHOP)
    done = agenda(tmp_path, "check", "ours", "--people", "20")
    assert done.returncode == 14
    assert " ".join(done.stdout.split()).endswith(
        " 1. Reading: 20 pieces would need 65 min at most, and there are 45 min. It would fit with 70 min "
        "for it; tables of 4 (44 min); the protocol first-impressions (12 min); or 12 of 20 pieces (39 min)."
    )
    assert all(len(line) < 80 for line in done.stdout.splitlines())
    own(tmp_path, "ours.toml", WORKSHOP + "table = 4\n")
    again = agenda(tmp_path, "check", "ours", "--people", "20")
    assert again.returncode == 0
    assert "With 20 people everything fits" in again.stdout
    guests = agenda(tmp_path, "check", "ours", "--people", "20", "--guests", "16")
    assert "With 20 people (16 of them guests)" in guests.stdout
    assert "4 pieces" in guests.stdout


def test_a_protocol_that_is_advised_can_be_put_into_a_file_that_gives_a_table(tmp_path: Path) -> None:
    short = WORKSHOP.replace("50", "20")
    own(tmp_path, "ours.toml", short + "table = 5\n")
    told = " ".join(agenda(tmp_path, "check", "ours", "--people", "20").stdout.split())
    assert "the protocol first-impressions, leaving table out (12 min)" in told
    going = short.replace('protocol = "round-robin"', 'protocol = "first-impressions"')
    assert going != short
    own(tmp_path, "ours.toml", going + "table = 5\n")
    refused = agenda(tmp_path, "check", "ours", "--people", "20")
    assert "with the protocol first-impressions pieces go round" in refused.stderr
    own(tmp_path, "ours.toml", going)
    assert agenda(tmp_path, "check", "ours", "--people", "20").returncode == 0


def test_a_bad_one_is_told_everything_at_once(tmp_path: Path) -> None:
    bad = GOOD.replace('"20"', '"30h"').replace('"read"', '"raed"') + 'at = "25:00"\n'
    done = agenda(tmp_path, "check", own(tmp_path, "bad.toml", bad))
    assert done.returncode == 13
    assert done.stdout == ""
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == [
        "The agenda “bad” cannot be used yet; these 3 things have to be mended",
        "  line 5, blocks[1].length",
        "  line 8, blocks[2].kind",
        "  line 10, blocks[2].at",
    ]


def test_a_hostile_file_sends_nothing_to_the_terminal(tmp_path: Path) -> None:
    name = os.fsdecode(b"x\x1b[2J\xff.toml")
    text = GOOD.replace("Ours", "\\u001b[2J") + '"\\u001b[2J" = 1\nprotocol = "\\u001b[2J"\nat = "\\u001b"\n'
    (tmp_path / name).write_text('zone = "\\u001b[2J"\n' + text)
    done = agenda(tmp_path, "check", name, cwd=tmp_path)
    assert done.returncode == 13
    assert len(done.stderr.splitlines()) == 6
    assert all(line.isprintable() for line in done.stderr.splitlines())


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("show", "huor"), 2, "There is no agenda “huor”; did you mean “hour”?"),
        (("show", "none.toml"), 8, "none.toml cannot be read: it is not there."),
        (("show", "hour", "--at", "25:00"), 7, "“25:00” is no time of day. Write it like 19:30."),
        (("show", "hour", "--date", "soon"), 7, "“soon” is no day that can be. Write it like 2026-12-05."),
        (
            ("show", "hour", "--date", "2027-03-28", "--at", "02:30"),
            7,
            "there is no 02:30 on 28 March 2027, because the clocks go forward; perhaps 03:30.",
        ),
        (
            ("check", "hour", "--people", "3", "--guests", "4"),
            2,
            "There cannot be more guests than people.",
        ),
        (
            ("ics", "hour", "--at", "10:00"),
            2,
            "This agenda is for any day. Say which, with --date 2026-12-05, or add date to its file.",
        ),
        (
            ("ics", "hour", "--date", "2026-12-05"),
            2,
            "This agenda fixes no time. Say when it begins, with --at 10:00, or add at to a block.",
        ),
        (
            ("ics", "hour", "--date", "2026-12-05", "--at", "10:00", "--zone", "Berlin"),
            2,
            "no zone is called “Berlin”; perhaps “Europe/Berlin”.",
        ),
    ],
)
def test_what_cannot_be_is_answered_in_a_sentence(
    tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    done = agenda(tmp_path, *words)
    assert (done.returncode, done.stderr, done.stdout) == (code, f"{said}\n", "")


def test_one_of_ones_own_is_begun_and_works_at_once(tmp_path: Path) -> None:
    done = agenda(tmp_path, "new", "tuesdays")
    path = tmp_path / "config" / "agendas" / "tuesdays.toml"
    assert done.stdout == f"{path}\n"
    assert path.read_text(encoding="utf-8") == BEGINNING
    assert path.stat().st_mode & 0o777 == 0o600
    assert agenda(tmp_path, "check", "tuesdays").returncode == 0


def test_one_of_ones_own_can_begin_as_a_copy_of_any_other(tmp_path: Path) -> None:
    agenda(tmp_path, "new", "ours", "--from", "engagement-day")
    agenda(tmp_path, "new", "theirs", "--from", "ours")
    folder = tmp_path / "config" / "agendas"
    text = agendas.text_of("engagement-day")
    assert (folder / "ours.toml").read_text(encoding="utf-8") == text
    assert (folder / "theirs.toml").read_text(encoding="utf-8") == text


def test_one_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = own(tmp_path, "ours.toml", GOOD)
    done = agenda(tmp_path, "new", "ours")
    assert done.returncode == 2
    assert "is there already and was left alone" in done.stderr
    assert path.read_text() == GOOD


@pytest.mark.parametrize("name", ["../x", "a b", "", "hour", "x" * 33])
def test_a_name_that_cannot_be_is_refused_and_nothing_written(tmp_path: Path, name: str) -> None:
    done = agenda(tmp_path, "new", "--", name)
    assert done.returncode == 2
    assert "cannot be the name of an agenda" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_every_line_left_out_of_a_new_one_works_when_it_is_let_in(tmp_path: Path) -> None:
    let_in = BEGINNING
    for line in [line for line in let_in.splitlines() if line.startswith("# ") and " = " in line]:
        let_in = let_in.replace(line, line.removeprefix("# "))
    (tmp_path / "whole.toml").write_text(let_in, encoding="utf-8")
    done = agenda(tmp_path, "check", "whole.toml", cwd=tmp_path)
    assert done.stderr == ""
    assert "6 blocks, 2 h 1 min, 19:00 to 21:01." in done.stdout
    shown = agenda(tmp_path, "show", "whole.toml", cwd=tmp_path).stdout
    assert "It comes again monthly on the first Saturday, 12 times." in shown
    assert "By round-robin, tables of 4;" in shown


def test_a_day_goes_into_a_calendar_and_into_a_new_file(tmp_path: Path) -> None:
    own(tmp_path, "ours.toml", 'date = 2026-12-05\nzone = "America/New_York"\n' + WORKSHOP)
    done = agenda(tmp_path, "ics", "ours")
    assert (done.returncode, done.stderr) == (0, "")
    assert event(done.stdout).dtstart.value.isoformat() == "2026-12-05T19:00:00-05:00"
    out = tmp_path / "day.ics"
    assert agenda(tmp_path, "ics", "ours", "--out", out).stdout == f"{out}\n"
    assert event(out.read_text()).uid.value == event(done.stdout).uid.value
    again = agenda(tmp_path, "ics", "ours", "--out", out)
    assert (again.returncode, "is there already" in again.stderr) == (2, True)
    lost = agenda(tmp_path, "ics", "ours", "--out", tmp_path / "none" / "day.ics")
    assert (lost.returncode, "could not be saved" in lost.stderr) == (9, True)


def test_a_day_for_any_day_goes_into_a_calendar_on_the_one_that_is_named(tmp_path: Path) -> None:
    words = ("ics", "engagement-day", "--date", "2026-12-05", "--at", "10:00")
    here = event(agenda(tmp_path, *words).stdout)
    assert here.dtstart.value.isoformat() == "2026-12-05T10:00:00+01:00"
    there = event(agenda(tmp_path, *words, "--zone", "Asia/Kolkata").stdout)
    assert there.dtstart.value.isoformat() == "2026-12-05T10:00:00+05:30"
    blocks = agenda(tmp_path, *words, "--blocks").stdout
    assert blocks.count("BEGIN:VEVENT") == 1 + len(agendas.load("engagement-day").blocks)
    nowhere = event(agenda(tmp_path, *words, TZ="XYZ-3").stdout)
    assert nowhere.dtstart.value.isoformat() == "2026-12-05T07:00:00+00:00"


def test_a_day_that_comes_again_begins_in_the_calendar_with_its_first_one(tmp_path: Path) -> None:
    head = 'date = 2020-12-05\nrepeat = "monthly on the first saturday, 12 times"\n'
    own(tmp_path, "ours.toml", head + WORKSHOP)
    told = agenda(tmp_path, "ics", "ours").stdout
    assert "DTSTART;TZID=Europe/Berlin:20201205T190000" in told
    assert "RRULE:FREQ=MONTHLY;COUNT=12;BYDAY=1SA" in told
    other = agenda(tmp_path, "ics", "ours", "--date", "2026-12-06")
    assert (other.returncode, "which is none of these days" in other.stderr) == (7, True)
    nowhere = agenda(tmp_path, "ics", "ours", TZ="XYZ-3")
    assert (nowhere.returncode, "needs a zone" in nowhere.stderr) == (2, True)


def test_notes_to_oneself_are_in_no_calendar(tmp_path: Path) -> None:
    own(tmp_path, "ours.toml", "date = 2026-12-05\n" + WORKSHOP + 'notes = "Mind the door."\n')
    assert "Mind the door." in agenda(tmp_path, "show", "ours").stdout
    for more in ((), ("--blocks",)):
        assert "Mind" not in agenda(tmp_path, "ics", "ours", *more).stdout


@pytest.mark.parametrize("command", ["list", "show", "check", "new", "ics"])
def test_each_command_explains_itself_with_an_example(tmp_path: Path, command: str) -> None:
    done = agenda(tmp_path, command, "--help")
    assert done.returncode == 0
    assert f"\n    sprint agenda {command}" in done.stdout.split("Example:")[1]


@pytest.mark.parametrize(
    ("length", "told"),
    [("14m20s", "14 min, 03:30 to 03:44."), ("14m40s", "15 min, 03:30 to 03:45.")],
)
def test_the_length_of_a_day_is_that_between_its_clock_times(tmp_path: Path, length: str, told: str) -> None:
    path = tmp_path / "odd.toml"
    path.write_text(f'title = "Odd"\n[[blocks]]\nkind = "gather"\nlength = "{length}"\n', encoding="utf-8")
    done = agenda(tmp_path, "check", path, "--at", "03:30")
    assert done.stdout.splitlines()[0] == f"“Odd” is good: 1 block, {told}"


def test_the_list_to_choose_a_day_from_tells_the_same_length(tmp_path: Path) -> None:
    path = own(tmp_path, "odd.toml", 'title = "Odd"\n[[blocks]]\nkind = "gather"\nlength = "1m20s"\n')
    assert (
        " ".join(agenda(tmp_path, "list").stdout.splitlines()[0].split()) == "odd 1 block, 1 min Odd (yours)"
    )
    (row,) = agenda_rows(OwnAgendas(path.parent.parent), ["odd"])
    assert row == ListLine("odd", "1 min, Odd")
