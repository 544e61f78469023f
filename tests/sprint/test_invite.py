"""``sprint invite``, and joining by a file or standard input, as people and scripts meet them."""

import re
import socket
from base64 import b64encode
from pathlib import Path

import msgspec
import pexpect
import pytest

from sprint.core.invite import Invite
from sprint.core.invitefile import write_invite
from sprint.core.qr import Code
from sprint.desk.desk import Desk
from sprint.desk.folders import Folders
from sprint.desk.invites import load_invite
from sprint.desk.records import RoomRecord
from tests.server.house import relay_process
from tests.sprint.processes import SPRINT, sprint
from tests.sprint.screens.fakelink import INVITE

SECRET = str(INVITE).partition("#")[2]


def other(number: int) -> Invite:
    """The invite of another room."""
    return msgspec.structs.replace(INVITE, room=f"{number:032x}")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A desk that knows some rooms, with a program that has it open."""
    folders = Folders.under(tmp_path / "home")
    with Desk.open(folders) as desk:
        for number, (title, closed) in enumerate(
            [("Poets", False), ("Tuesday circle", False), ("Tuesday", False), ("Tuesday before", True)]
        ):
            desk.rooms.keep(
                RoomRecord(
                    room=other(number).room,
                    invite=str(other(number)),
                    title=title,
                    last_seen_at=number,
                    closed=closed,
                )
            )
    return tmp_path / "home"


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """A desk that knows one room."""
    with Desk.open(Folders.under(tmp_path / "one")) as desk:
        desk.rooms.keep(RoomRecord(room=INVITE.room, invite=str(INVITE), title="Tuesdays"))
    return tmp_path / "one"


def test_the_invite_of_the_only_room_is_printed_for_scripts_though_sprint_is_open(one: Path) -> None:
    with Desk.open(Folders.under(one)):
        done = sprint("invite", "--home", one)
    assert (done.returncode, done.stdout) == (0, f"{INVITE}\n")
    assert "send it to your circle only" in " ".join(done.stderr.split())


def test_rooms_are_listed_newest_first_when_it_is_not_clear_which_is_meant(home: Path) -> None:
    done = sprint("invite", "--home", home)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.findall(r"^  \w{8}  (.*)$", done.stderr, re.MULTILINE) == ["Tuesday", "Tuesday circle", "Poets"]
    assert SECRET not in done.stderr
    done = sprint("invite", "mondays", "--home", home)
    assert done.returncode == 2
    assert "no such room" in done.stderr


@pytest.mark.parametrize(
    ("words", "number"),
    [(["poets"], 0), (["TUESDAY"], 2), (["tuesday", "circle"], 1), (["circle"], 1)],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_room_is_found_by_its_title_or_a_part_of_it(home: Path, words: list[str], number: int) -> None:
    done = sprint("invite", *words, "--home", home)
    assert (done.returncode, done.stdout) == (0, f"{other(number)}\n")


def test_a_room_is_found_by_its_number(tmp_path: Path) -> None:
    rooms = [msgspec.structs.replace(INVITE, room=digit * 32) for digit in "ab"]
    with Desk.open(Folders.under(tmp_path)) as desk:
        for room in rooms:
            desk.rooms.keep(RoomRecord(room=room.room, invite=str(room)))
    assert "a room without a title" in sprint("invite", "--home", tmp_path).stderr
    assert sprint("invite", "bbbbbbbb", "--home", tmp_path).stdout == f"{rooms[1]}\n"


def test_without_an_open_room_the_way_to_one_is_told(tmp_path: Path) -> None:
    done = sprint("invite", "--home", tmp_path / "new")
    assert done.returncode == 2
    assert "sprint host" in done.stderr
    assert not (tmp_path / "new").exists()


def test_a_title_shows_no_escapes(tmp_path: Path) -> None:
    with Desk.open(Folders.under(tmp_path)) as desk:
        for number in (1, 2):
            desk.rooms.keep(RoomRecord(room=other(number).room, invite="x", title="a\x1b[31mb"))
    done = sprint("invite", "--home", tmp_path)
    assert "\x1b" not in done.stderr
    assert "a[31mb" in done.stderr


def test_an_invite_is_saved_privately_and_once(one: Path, tmp_path: Path) -> None:
    file = tmp_path / "circle.sprint-invite"
    done = sprint("invite", "--save", file, "--home", one)
    assert done.returncode == 0
    assert SECRET not in done.stdout + done.stderr
    assert file.stat().st_mode & 0o777 == 0o600
    assert load_invite(file) == INVITE
    file.write_text("mine")
    assert sprint("invite", "--save", file, "--home", one).returncode == 2
    assert file.read_text() == "mine"
    assert sprint("invite", "--save", file, "--force", "--home", one).returncode == 0
    assert load_invite(file) == INVITE


def test_a_code_that_is_no_longer_on_a_terminal_is_drawn_without_colours(one: Path) -> None:
    done = sprint("invite", "--qr", "--home", one)
    code = Code(str(INVITE))
    assert tuple(done.stdout.splitlines()) == code.draw(*code.best)


@pytest.mark.parametrize(
    "options", [["--qr", "--copy"], ["--copy", "--save", "x"], ["--force"]], ids=" ".join
)
def test_options_that_do_not_go_together_are_refused(one: Path, options: list[str]) -> None:
    assert sprint("invite", *options, "--home", one).returncode == 2


def test_copying_needs_a_terminal_and_says_so(one: Path) -> None:
    done = sprint("invite", "--copy", "--home", one)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no terminal" in done.stderr


def on_terminal(home: Path, *words: str, size: tuple[int, int] = (24, 80)) -> str:
    """All that a terminal is sent."""
    command = " ".join([*SPRINT, "invite", *words, "--home", str(home)])
    return str(pexpect.run(command, dimensions=size, timeout=120, encoding="utf-8"))


def test_copying_sends_the_terminals_own_sequence_and_promises_nothing(one: Path) -> None:
    sent = on_terminal(one, "--copy")
    assert f"\x1b]52;c;{b64encode(str(INVITE).encode()).decode()}\a" in sent
    assert "if your terminal allows it" in sent


def test_a_code_on_a_terminal_is_dark_on_light_and_never_cut(one: Path) -> None:
    sent = on_terminal(one, "--qr")
    rows = re.findall(r"\x1b\[38;5;16;48;5;231m(.*?)\x1b\[0m", sent)
    assert tuple(rows) == Code(str(INVITE)).draw(80, 23)
    small = on_terminal(one, "--qr", size=(20, 60))
    assert "▀" not in small
    assert "41 by 22" in " ".join(small.split())


@pytest.mark.parametrize("way", ["file", "input"])
def test_one_joins_by_an_invite_file_or_standard_input(tmp_path: Path, way: str) -> None:
    """As far as the relay, which knows no such room."""
    with relay_process(tmp_path / "relay") as relay:
        invite = msgspec.structs.replace(INVITE, host="127.0.0.1", port=relay.port, tls=False)
        file = tmp_path / "circle.sprint-invite"
        file.write_bytes(write_invite(invite, "Tuesdays"))
        words = ("join", "--json", "--name", "Ana", "--home", str(tmp_path / "home"))
        done = sprint(*words, file) if way == "file" else sprint(*words, "-", stdin=f"{invite}\n")
    assert done.returncode == 5


@pytest.mark.parametrize(
    ("data", "why"),
    [(None, "not there"), (b"\x00\xff", "not text"), (b"hello", "no invite"), (b"x" * 9_000, "too large")],
    ids=["missing", "binary", "other", "huge"],
)
def test_a_file_that_holds_no_invite_is_refused_in_a_sentence(
    tmp_path: Path, data: bytes | None, why: str
) -> None:
    file = tmp_path / "file"
    if data is not None:
        file.write_bytes(data)
    done = sprint("join", file, "--home", tmp_path / "home")
    assert done.returncode == 3
    assert why in done.stderr
    assert done.stderr.count("\n") == 1


def test_two_files_are_one_too_many(tmp_path: Path) -> None:
    done = sprint("join", "my", "circle.sprint-invite", "--home", tmp_path)
    assert done.returncode == 2
    assert "quotes" in done.stderr


def test_an_invite_comes_in_by_a_pipe_and_the_keyboard_goes_to_the_screens(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    file = tmp_path / "circle.sprint-invite"
    file.write_bytes(write_invite(msgspec.structs.replace(INVITE, host="127.0.0.1", port=port, tls=False)))
    program = " ".join(SPRINT)
    command = f"cat {file} | {program} join - --home {tmp_path / 'home'}"
    terminal = pexpect.spawn("/bin/sh", ["-c", command], timeout=120)
    terminal.expect("circle call you")
    terminal.send("Ana\r")
    terminal.expect("words counted here")
    terminal.close(force=True)
