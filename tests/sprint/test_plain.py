"""A sprint by lines of text, with real processes: alone, in a circle, killed and come back, on a terminal."""

import os
import signal
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pexpect
import pytest

from tests.server.house import RelayProcess, relay_process
from tests.sprint.plainly import PREFIX, Circle, Plain, plain
from tests.sprint.processes import SPRINT, sprint
from tests.terminal import GUARD_S, Terminal


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[RelayProcess]:
    with relay_process(tmp_path / "relay") as relay:
        yield relay


@pytest.fixture
def circle(tmp_path: Path, relay: RelayProcess) -> Iterator[Circle]:
    with ExitStack() as stack:
        yield Circle(tmp_path, relay, stack)


def wait(fact: Callable[[], bool]) -> None:
    """Wait for a fact about files."""
    until = time.monotonic() + GUARD_S
    while not fact():
        assert time.monotonic() < until
        time.sleep(0.01)


def entered(member: Plain) -> None:
    """Wait until a member takes part in the sprint."""
    while not member.asked("count", " word").startswith("You wrote"):
        continue


def drafts(home: Path) -> str:
    """What stands in all drafts of a home."""
    return "".join(path.read_text() for path in sorted((home / "drafts").glob("*.txt")))


def test_a_sprint_alone_is_written_right_here(tmp_path: Path) -> None:
    with plain("solo", "3s", "--plain", "--name", "Ana", "--home", tmp_path) as ana:
        ana.hear("You are Ana")
        ana.hear("The sprint begins: 3 seconds")
        ana.type("write", "The river was late.", ".and wide", "", "It came in May.", ".")
        ana.hear("Write. Each line")
        ana.hear("10 words")
        ana.hear("The bell. You wrote 10 words.")
        ana.hear("10 words in 3 seconds.")
        assert ana.asked("time", "No sprint is set")
        ana.end_input()
        assert ana.hear("The input ended; everything is kept. Your draft is ")
        assert ana.end() == (0, "")
        assert drafts(tmp_path) == "The river was late.\n.and wide\n\nIt came in May.\n"


def test_each_line_is_on_the_disk_without_any_further_word(tmp_path: Path) -> None:
    with plain("solo", "60", "--plain", "--name", "Ana", "--home", tmp_path) as ana:
        ana.type("write", "kept at once")
        ana.hear("Write.")
        wait(lambda: "kept at once\n" in drafts(tmp_path))


def test_a_sprint_alone_that_was_killed_goes_on_with_draft_and_count(tmp_path: Path) -> None:
    home = ("--plain", "--name", "Ana", "--home", tmp_path)
    with plain("solo", "60", *home) as ana:
        entered(ana)
        ana.type("write", "three small words", ".")
        ana.hear("Written. 3 words")
        wait(lambda: "three small words\n" in drafts(tmp_path))
        ana.kill()
    with plain("solo", "60", *home) as ana:
        ana.hear("You go on with the sprint that you left.")
        entered(ana)
        ana.type("write", "and two", ".")
        ana.hear("Written. 5 words")
        assert ana.asked("quit", "Everything is kept")
        assert ana.end()[0] == 0
    assert drafts(tmp_path) == "three small words\nand two\n"


def test_a_circle_writes_together_by_reading_lines_only(circle: Circle) -> None:
    ana, ben = circle.host("Ana", "--title", "Ink"), circle.join("Ben", "--count", "typed")
    ana.hear("Ben is here.")
    ben.type("ready", "1200")
    ana.hear("Ben is ready.")
    ben.hear("1,200. Your count begins there.")
    ana.type("start 30 now")
    ana.hear("You have set a sprint: ")
    ben.hear("Ana has set a sprint: ")
    ben.hear("The sprint begins: 30 minutes, until ")
    ana.hear("The sprint begins: 30 minutes, until ")
    entered(ana)
    entered(ben)
    ana.type("write", "one two three")
    ana.hear("Write.")
    ben.type("say half a page", "cheer ana")
    ben.hear("You cheer Ana on.")
    wait(lambda: "one two three" in drafts(circle.folder / "Ana"))
    ana.type("four", ".")
    ana.hear(": Ben: half a page. Ben cheers you on.")
    ana.hear("Written. 4 words.")
    assert ben.asked("12340", "a minute. Type keep for 12,340, or fix.")
    ben.asked("fix", "Dropped.")
    ben.asked("+34", "34 words so far.")
    ben.asked("who", "Ana: ")
    assert ben.hear("Ben, you: ").endswith(", 34 words.")
    assert ana.asked("end", "Ring the bell now for everybody? Type yes, or no.")
    ana.type("yes")
    ana.hear("The bell. You wrote 4 words.")
    ben.hear("The bell. How many words does your text have now? settle takes 1,234.")
    ben.asked("settle", "Settled: 34 words.")
    for member in (ana, ben):
        member.hear("38 words together, in ")
    ana.type("board")
    ana.hear("Ana, you: 4 words.")
    ana.hear("Ben: 34 words.")
    ben.asked("amend 1300", "Your result is 100 words now.")
    ana.hear("Ben has 100 words now.")
    ben.asked("undo", "Your result is 34 words now.")
    ana.asked("close", "Close this room for everybody, for good? Type yes, or no.")
    ana.type("yes")
    assert ana.end()[0] == 0
    ben.hear("closed")
    ben.type("quit")
    assert ben.end()[0] == 0


def test_the_clock_is_steered_by_words_and_the_last_of_them_taken_back(circle: Circle) -> None:
    ana, ben = circle.host("Ana"), circle.join("Ben")
    ana.type("start 20 in 5")
    ben.hear("Ana has set a sprint")
    assert ana.asked("time", "The sprint starts in ")
    ana.asked("begin", "The sprint begins: 20 minutes")
    ben.asked("pause", "This sprint is steered by ")
    ana.type("pause")
    ben.hear("Ana has paused the clock.")
    ana.type("undo")
    ben.hear("The clock goes on; the bell is at ")
    ana.type("more 5")
    ben.hear("5 minutes longer")
    ana.type("less 5")
    ben.hear("5 minutes shorter")
    ana.asked("cancel", "Call this sprint off for everybody?")
    ana.asked("no", "Nothing was done.")
    ana.asked("cancel", "Call this sprint off for everybody?")
    ana.type("yes")
    ben.hear("Ana has called the sprint off.")
    ana.hear("You have called the sprint off.")
    ana.type("undo")
    ben.hear("Ana has")
    assert ben.asked("time", " left, until ")


def test_somebody_is_removed_after_a_question_and_the_invite_is_another_one(circle: Circle) -> None:
    ana = circle.host("Ana")
    ben, cara = circle.join("Ben"), circle.join("Cara")
    ana.hear("Cara is here")
    cara.type("remove Ben")
    cara.hear("Close this room to Ben for good?")
    cara.type("yes")
    cara.hear("can remove somebody")
    ana.type("remove be")
    ana.hear("Close this room to Ben for good?")
    ana.type("yes")
    cara.hear("Ana has closed the room to Ben. Your invite is another one now.")
    ben.hear("This room is closed to you")
    ben.type("quit")
    assert ben.end()[0] == 5
    cara.type("invite")
    newer = cara.hear("sprint://")
    assert newer != circle.invite
    circle.invite = newer
    circle.join("Dido")
    cara.hear("Dido is here")


def test_a_relay_that_goes_and_comes_back_is_one_line_each(circle: Circle) -> None:
    ana = circle.host("Ana")
    circle.relay.kill()
    ana.hear("You can go on writing; it comes back by itself.")
    ana.type("write", "written all the same", ".")
    ana.hear("Written. Your draft has 4 words.")
    with relay_process(circle.folder / "relay", port=circle.relay.port):
        ana.hear("Connected again; your count has caught up.")
        ana.type("quit")
        assert ana.end()[0] == 0
    assert sum("comes back by itself" in line for line in ana.lines) == 1
    assert drafts(circle.folder / "Ana") == "written all the same\n"


def test_nothing_but_lines_of_visible_text_is_said_whatever_others_are_called(circle: Circle) -> None:
    ana = circle.host("Ana", "--title", "Ti\x1b[31mtle\x07")
    ben = circle.join("B\x1b]0;n\x07\u202een")
    ben.type("say one\x1b[2J\x1b[H\x9b5mtwo\rthree\tfour", "say 雪\u0301\u0301", "ready", "cheer")
    ana.hear("four")
    ana.hear("cheers")
    ana.type("who", "board", "help", "invite", "frob\x1b[1m")
    ana.hear("There is no word frob")
    ana.type("quit")
    assert ana.end()[0] == 0
    told = bytes(ana.raw).decode()
    assert [char for char in told if (ord(char) < 32 and char != "\n") or 127 <= ord(char) < 160] == []
    assert "\u202e" not in told
    said = [line for line in ana.lines if not line.startswith("sprint://")]
    assert [line for line in said if not line.startswith(PREFIX)] == []


def test_what_cannot_be_done_or_read_is_said_and_changes_nothing(tmp_path: Path) -> None:
    with plain("solo", "60", "--plain", "--name", "Ana", "--home", tmp_path) as ana:
        ana.hear("The sprint begins")
        ana.asked("puase", "Did you mean pause? Nothing was done.")
        ana.asked("resume", "The clock is not paused.")
        ana.asked("start 15", "A sprint is set already.")
        ana.asked("more", "more LENGTH: moves the bell later")
        ana.asked("512", "Your count comes from your draft here.")
        ana.asked("settle", "The bell has not rung yet")
        ana.asked("edit", "There is no terminal here")
        ana.asked("invite", "You write alone here.")
        ana.asked("yes", "Nothing was asked.")
        ana.asked("undo", "There is n")
        ana.asked("shown", "The others see your count as it is.")
        ana.asked("shown hidden", "nothing of you until the bell")
        ana.asked("help tiem", "time: tells the time left")
    assert "hidden" in (tmp_path / "config" / "config.toml").read_text()


def test_a_number_that_looks_like_a_slip_is_kept_when_it_was_meant(tmp_path: Path) -> None:
    home = ("--plain", "--count", "typed", "--name", "Ana", "--home", tmp_path)
    with plain("solo", "60", *home) as ana:
        ana.hear("Your count begins at 0. If your text had words before")
        ana.asked("from 400", "Your count begins at 400 now.")
        ana.asked("3333", "a minute. Type keep for 3,333, or fix.")
        ana.asked("keep", "2,933 words so far.")
        ana.asked("goal 3000", "Your goal is 3,000.")
        ana.asked("count", "You wrote 2,933 words of 3,000")
        ana.asked("write", "You write elsewhere.")


def test_whoever_typed_numbers_and_was_killed_goes_on_from_the_last_of_them(tmp_path: Path) -> None:
    home = ("--plain", "--name", "Ana", "--home", tmp_path)
    with plain("solo", "60", "--count", "typed", *home) as ana:
        ana.hear("Your count begins at 0.")
        ana.asked("from 1200", "Your count begins at 1,200 now.")
        ana.kill()
    with plain("solo", "60", *home) as ana:
        ana.hear("You write elsewhere")
        ana.hear("You go on with the sprint that you left.")
        ana.hear("Your last number was 1,200.")
        ana.asked("+30", "30 words so far.")


def test_the_draft_of_last_time_is_gone_on_in(tmp_path: Path) -> None:
    home = ("--plain", "--name", "Ana", "--home", tmp_path)
    with plain("solo", "1s", *home) as ana:
        ana.type("write", "begun the day before", ".", "draft")
        first = ana.hear("Your draft is ").removesuffix(".")
        ana.hear("in 1 second")
        ana.type("quit")
        assert ana.end()[0] == 0
    with plain("solo", "60", *home) as ana:
        entered(ana)
        assert first.removeprefix("Your draft is ") in ana.asked("carry on", "You go on in ")
        ana.type("write", "and on", ".")
        ana.hear("Written. 2 words in this sprint. Your draft has 6 words.")
        ana.asked("carry on", "You have begun to write in this draft already.")
        ana.type("quit")
        assert ana.end()[0] == 0
    assert drafts(tmp_path) == "begun the day before\nand on\n"


def test_a_file_that_its_writer_emptied_stays_when_they_carry_on_in_it(tmp_path: Path) -> None:
    home = ("--plain", "--name", "Ana", "--home", tmp_path)
    with plain("solo", "1s", *home) as ana:
        ana.type("write", "to be emptied", ".")
        ana.hear("in 1 second")
        ana.type("quit")
        assert ana.end()[0] == 0
    (draft,) = (tmp_path / "drafts").glob("*.txt")
    draft.write_bytes(b"")
    (tmp_path / "config").mkdir(exist_ok=True)
    (tmp_path / "config" / "config.toml").write_text('text = "carry-on"\n')
    with plain("solo", "60", *home) as ana:
        ana.hear("The sprint begins")
        ana.asked("draft", draft.name)
        ana.type("quit")
        assert ana.end()[0] == 0
    assert draft.read_bytes() == b""


def test_a_name_is_asked_for_on_the_first_start(tmp_path: Path) -> None:
    with plain("solo", "60", "--plain", "--home", tmp_path) as ana:
        ana.hear("What name does your circle know you by?")
        ana.asked(" ", "That name is empty.")
        ana.asked("Ana", "You are Ana.")
    done = sprint("solo", "60", "--plain", "--home", tmp_path / "other")
    assert done.returncode == 6


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_with_everything_kept(tmp_path: Path, number: int, code: int) -> None:
    with plain("solo", "60", "--plain", "--name", "Ana", "--home", tmp_path) as ana:
        ana.type("write", "to the last word")
        ana.hear("Write.")
        wait(lambda: "to the last word" in drafts(tmp_path))
        os.kill(ana.process.pid, number)
        ana.hear("Stopped.")
        assert ana.end() == (code, "")


def test_a_first_interrupt_says_how_to_leave_and_a_second_one_leaves(tmp_path: Path) -> None:
    with plain("solo", "60", "--plain", "--name", "Ana", "--home", tmp_path) as ana:
        ana.hear("The sprint begins")
        os.kill(ana.process.pid, signal.SIGINT)
        ana.hear("Type quit to leave. Ctrl+C once more leaves.")
        os.kill(ana.process.pid, signal.SIGINT)
        ana.hear("Stopped; everything is kept.")
        assert ana.end() == (130, "")


@pytest.mark.parametrize(
    ("line", "code"), [("nonsense", 3), ("", 3), ("sprint://127.0.0.1:1/1/x#y", 3)], ids=str
)
def test_a_bad_invite_ends_with_its_own_code(tmp_path: Path, line: str, code: int) -> None:
    done = sprint("join", "--plain", "--name", "Ben", "--home", tmp_path, stdin=f"{line}\n")
    assert done.returncode == code
    assert done.stderr.strip()


def test_json_and_plain_exclude_each_other(tmp_path: Path) -> None:
    done = sprint("solo", "--plain", "--json", "--name", "Ana", "--home", tmp_path)
    assert done.returncode == 2
    assert "Choose one" in done.stderr


def test_on_a_terminal_the_bell_rings_and_nothing_is_ever_painted(tmp_path: Path) -> None:
    with Terminal(tmp_path, "solo", "2s", "--plain", "--name", "Ana") as ana:
        ana.until("The sprint begins")
        ana.type("count\n")
        ana.until("You wrote 0 words")
        ana.until("The bell.")
        ana.type("quit\n")
        assert ana.ended() == 0
        assert b"\x07" in ana.raw
        assert b"\x1b" not in ana.raw
        assert {byte for byte in ana.raw if byte < 32} <= {7, 10, 13}


def test_an_editor_of_ones_own_is_opened_on_the_draft_and_its_count_is_read_while_it_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor, closed = tmp_path / "editor", tmp_path / "closed"
    editor.write_text(
        '#!/bin/sh\nprintf "five words from an editor\\n" > "$1"\n'
        f"while [ ! -e {closed} ]; do sleep 0.05; done\n"
    )
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("VISUAL", str(editor))
    with Terminal(tmp_path / "home", "solo", "4s", "--plain", "--name", "Ana") as ana:
        ana.until("The sprint begins")
        ana.type("edit\n")
        ana.until("Your editor opens.")
        ana.wait(lambda: b"\x07" in ana.raw[-1:], "the bell never rang")
        assert "The bell." not in ana.text
        closed.touch()
        ana.until("The bell. You wrote 5 words.")
        ana.until("5 words in 4 seconds.")
        ana.type("quit\n")
        assert ana.ended() == 0
    kept = sorted((tmp_path / "home" / "drafts").iterdir())
    assert [path.read_text() for path in kept] == ["five words from an editor\n"]


def test_it_is_ready_without_the_screens(tmp_path: Path) -> None:
    command = [*SPRINT[:-2], "-X", "importtime", *SPRINT[-2:], "solo", "60", "--plain", "--name", "Ana"]
    child = pexpect.spawn(
        command[0], [*command[1:], "--home", str(tmp_path)], timeout=GUARD_S, encoding="utf-8"
    )
    try:
        child.expect("The sprint begins")
        loaded = child.before or ""
        assert "sprint.plain.driver" in loaded
        for unwanted in ("textual", "rich", "widgets", "websockets", "tomlkit"):
            assert f" {unwanted}\r" not in loaded
    finally:
        child.close(force=True)
    assert sys.executable == command[0]
