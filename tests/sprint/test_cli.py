"""The command line: help, exit codes and sentences, as people and scripts meet them."""

import io
import json
import os
import socket
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from click.testing import CliRunner

from sprint import cli
from sprint.commands import failing
from sprint.core.derive import fingerprint
from sprint.core.errors import BadInput, DeskTrouble
from sprint.core.invite import Invite
from sprint.core.invitefile import write_invite
from tests.server.house import relay_process
from tests.sprint.core.world import ANA, KEYS, SECRET, identity
from tests.sprint.processes import SPRINT, sprint
from tests.sprint.screens.fakelink import INVITE

COMMANDS = [
    *([], ["solo"], ["host"], ["join"], ["count"]),
    *(["config"], ["config", "get"], ["config", "set"], ["config", "unset"], ["config", "path"]),
    *(["config", "edit"], ["doctor"], ["protocol"]),
    *(["protocol", "list"], ["protocol", "show"], ["protocol", "check"], ["protocol", "new"]),
    *(["identity"], ["identity", "show"], ["identity", "export"], ["identity", "import"]),
]
HEAVY = {"textual", "rich", "websockets", "nacl", "tinydb", "asyncio", "platformdirs", "msgspec", "tomlkit"}


def invite(port: int = 9, secret: bytes = SECRET) -> Invite:
    """An invite to a room that nobody opened."""
    return Invite("127.0.0.1", port, False, KEYS.room, secret, 0, fingerprint(identity(ANA).key))


def join(home: Path, line: str, *more: str) -> subprocess.CompletedProcess[str]:
    """Try to join by JSON lines."""
    words = ("join", "--json", "--name", "Ana", "--home", str(home), "-")
    return sprint(*words, *more, stdin=line + "\n")


@pytest.fixture
def strange_port() -> Iterator[int]:
    """A port on which something answers that is no relay."""
    listener = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        while True:
            try:
                visitor, _ = listener.accept()
            except OSError:
                return
            with visitor:
                visitor.recv(4096)
                visitor.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello")

    thread = threading.Thread(target=answer)
    thread.start()
    yield listener.getsockname()[1]
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_help_ends_with_an_example(command: list[str]) -> None:
    done = CliRunner().invoke(cli.sprint, [*command, "--help"])
    assert done.exit_code == 0
    head, _, tail = done.output.partition("Example:\n")
    assert head
    assert all(line.startswith("    sprint ") or "| sprint" in line for line in tail.rstrip().split("\n"))


def test_relay_help_is_the_relays_own() -> None:
    done = sprint("relay", "--help")
    assert done.returncode == 0
    assert "--trusted-proxy" in done.stdout


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["solo", "0"], 7),
        (["solo", "--bogus"], 2),
        (["host", "--agenda", "no-such-agenda"], 2),
        (["host", "--agenda", "no-such-agenda", "--auto"], 2),
        (["join"], 2),
        (["join", "nowhere.invite"], 3),
    ],
)
def test_a_program_is_told_as_a_line_why_it_could_not_begin(
    tmp_path: Path, args: list[str], code: int
) -> None:
    done = sprint(*args, "--json", "--home", tmp_path)
    assert done.returncode == code
    (line,) = done.stdout.splitlines()
    told = json.loads(line)
    assert (told["event"], told["exit"]) == ("error", code)
    assert told["why"].split("\n")[0] in done.stderr


def test_version_is_said() -> None:
    project = tomllib.loads((Path(cli.__file__).parents[1] / "pyproject.toml").read_text())["project"]
    assert sprint("--version").stdout == f"sprint {project['version']}\n"


@pytest.mark.parametrize(
    "args",
    [
        ["--help"],
        ["--version"],
        ["host", "--help"],
        ["config", "--help"],
        ["doctor", "--help"],
        ["protocol", "--help"],
    ],
    ids=" ".join,
)
def test_nothing_heavy_is_imported_for_help(args: list[str]) -> None:
    program = (
        "import sys; from sprint.cli import main; code = main(sys.argv[1:]);"
        f"print(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, *args], capture_output=True, text=True, check=True
    )
    assert done.stderr == "[]\n"


def test_count_gives_each_file_and_a_total(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one two\nthree -- four\n")
    (tmp_path / "b.txt").write_text("雨の駅")
    done = sprint("count", "a.txt", "b.txt", cwd=tmp_path)
    assert [line.split() for line in done.stdout.splitlines()] == [
        ["4", "a.txt"],
        ["3", "b.txt"],
        ["7", "total"],
    ]
    assert sprint("count", "--unit", "lines", "-", stdin="a\n\nb\n").stdout.split() == [
        "2",
        "standard",
        "input",
    ]


def test_count_says_what_it_counts_by_spaces_for_want_of_a_dictionary(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ทะเลจำชื่อฉันได้ ใช่ไหม", encoding="utf-8")
    done = sprint("count", "a.txt", cwd=tmp_path)
    by_spaces = done.stdout.split()[0] == "2"
    assert ("Thai is counted by spaces" in done.stderr) == by_spaces
    assert by_spaces or done.stdout.split()[0] == "7"
    assert sprint("count", "--unit", "lines", "a.txt", cwd=tmp_path).stderr == ""


def test_count_speaks_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\ufeffone two")
    done = sprint("count", "--json", "--unit", "characters", "a.txt", cwd=tmp_path)
    expected = {"unit": "characters", "files": [{"file": "a.txt", "count": 7}], "total": 7}
    assert json.loads(done.stdout) == expected


@pytest.mark.parametrize("data", [b"\x00\x01", b"\xff\xfe\xfa", None], ids=["binary", "not UTF-8", "missing"])
def test_count_goes_on_when_a_file_is_no_text(tmp_path: Path, data: bytes | None) -> None:
    (tmp_path / "good.txt").write_text("one two")
    if data is not None:
        (tmp_path / "bad").write_bytes(data)
    done = sprint("count", "bad", "good.txt", cwd=tmp_path)
    assert done.returncode == 8
    assert done.stdout.split() == ["2", "good.txt", "2", "total"]
    assert done.stderr.startswith("bad ")
    assert done.stderr.count("\n") == 1
    files = json.loads(sprint("count", "--json", "bad", "good.txt", cwd=tmp_path).stdout)["files"]
    assert [file["count"] for file in files] == [None, 2]


def test_count_shows_no_escapes_of_a_files_name(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m.txt").write_text("one")
    assert "\x1b" not in sprint("count", "a\x1b[31m.txt", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("length", "code"),
    [("0", 7), ("-5", 7), ("at 25:00", 7), ("soon", 7), ("13h", 7), ("15 in 5", 7), ("--gaol", 2)],
)
def test_an_impossible_length_is_refused_in_a_sentence(tmp_path: Path, length: str, code: int) -> None:
    done = sprint("solo", *length.split(), "--json", "--name", "Ana", "--home", tmp_path)
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, [(one["event"], one["exit"]) for one in said]) == (code, [("error", code)])
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("x" * 33, "too long"),
        ("\u202e\u200b", "Nothing in that name"),
        ("\x1b", "Nothing in"),
    ],
    ids=["empty", "blank", "huge", "unseen", "escape"],
)
def test_a_name_that_cannot_be_is_refused(tmp_path: Path, name: str, why: str) -> None:
    done = sprint("solo", "1", "--json", "--name", name, "--home", tmp_path)
    assert done.returncode == 6
    assert why in done.stderr
    assert json.loads(done.stdout)["exit"] == 6


def test_a_name_full_of_escapes_and_markup_is_cleaned_and_kept(tmp_path: Path) -> None:
    done = sprint("solo", "1", "--json", "--name", "\x1b[31mAna [/b]\u202e", "--home", tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout.splitlines()[0])["name"] == "[31mAna [/b]"


def test_a_first_start_without_a_name_is_told_how(tmp_path: Path) -> None:
    done = sprint("solo", "1", "--json", "--home", tmp_path)
    assert done.returncode == 6
    assert "--name" in done.stderr


def test_an_invite_is_never_taken_as_an_argument(tmp_path: Path) -> None:
    done = sprint("join", str(invite()), "--home", tmp_path)
    assert done.returncode == 2
    assert "secret" in done.stderr
    assert str(invite()).partition("#")[2] not in done.stderr


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (str(invite())[:-5], 3),
        (str(invite()).replace("/1/", "/2/"), 3),
        ("hello", 3),
        ("", 3),
        (str(invite(secret=bytes(16))), 3),
    ],
    ids=["cut off", "other version", "something else", "nothing", "does not fit together"],
)
def test_a_bad_invite_is_refused_in_a_sentence(tmp_path: Path, line: str, code: int) -> None:
    done = join(tmp_path, line)
    assert done.returncode == code
    last = json.loads(done.stdout.splitlines()[-1])
    assert (last["event"], last["exit"]) == ("error", code)
    assert done.stderr == last["why"] + "\n"


def test_an_invite_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = sprint("join", "--json", "--name", "Ana", "--home", tmp_path, tmp_path / "none")
    assert done.returncode == 3
    assert "is not there" in done.stderr


def test_a_room_that_the_relay_does_not_know_ends_with_its_own_code(tmp_path: Path) -> None:
    with relay_process(tmp_path / "relay") as relay:
        done = join(tmp_path / "home", str(invite(relay.port)))
    assert done.returncode == 5
    assert json.loads(done.stdout.splitlines()[-1])["exit"] == 5


@pytest.mark.parametrize("kind", ["down", "strange"])
def test_a_relay_that_is_none_ends_with_its_own_code(tmp_path: Path, kind: str, strange_port: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        down = unused.getsockname()[1]
    done = join(tmp_path, str(invite(down if kind == "down" else strange_port)))
    assert done.returncode == 4
    last = json.loads(done.stdout.splitlines()[-1])
    assert last["exit"] == 4
    assert ("no relay" in last["why"]) == (kind == "strange")


@pytest.mark.parametrize("data", [b"\x00bin", b"\xff\xfe", None], ids=["binary", "not UTF-8", "missing"])
def test_a_draft_that_cannot_be_read_is_refused_and_left_alone(tmp_path: Path, data: bytes | None) -> None:
    draft = tmp_path / "draft.txt"
    if data is not None:
        draft.write_bytes(data)
    done = sprint("solo", "1", "--json", "--name", "Ana", "--home", tmp_path / "home", "--draft", draft)
    assert done.returncode == 8
    assert (draft.read_bytes() if data is not None else None) == data


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = sprint("solo", "1", "--json", "--name", "Ana", "--home", tmp_path / "file" / "home")
    assert done.returncode == 9
    assert "--home DIR" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_home_that_is_read_only_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert sprint("solo", "1", "--json", "--name", "Ana", "--home", tmp_path / "home").returncode == 9
    tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    "args", [[], ["solo", "5"], ["host"], ["join"]], ids=lambda args: " ".join(args) or "home"
)
def test_screens_need_a_terminal_and_say_so(tmp_path: Path, args: list[str]) -> None:
    done = sprint("--home", tmp_path, *args)
    assert done.returncode == 2
    assert "no terminal" in done.stderr


def test_windows_is_told_of_wsl() -> None:
    with pytest.raises(BadInput, match="WSL"):
        failing.check_system("win32")
    failing.check_system("linux")


@pytest.mark.parametrize(
    "error", [DeskTrouble("The disk is full."), KeyboardInterrupt()], ids=["known", "interrupted"]
)
def test_an_error_becomes_its_sentence_and_code(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "folders", lambda home: (_ for _ in ()).throw(error))
    code = cli.main(["--home", str(tmp_path)])
    said = capsys.readouterr().err
    assert (code, said) == ((9, "The disk is full.\n") if isinstance(error, DeskTrouble) else (130, ""))


def test_an_unexpected_error_is_kept_in_the_logs_and_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*args: object) -> int:
        raise ZeroDivisionError("a slip of ours")

    monkeypatch.setattr(cli, "start_screens", fail)
    assert cli.main(["--home", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    (kept,) = (tmp_path / "logs").iterdir()
    assert str(kept) in said
    assert "Traceback" not in said
    assert "a slip of ours" in kept.read_text()


def test_a_reader_that_goes_away_is_no_reason_for_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    with subprocess.Popen(
        [*SPRINT, "count", *["a.txt"] * 2000],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""
        assert process.wait(30) == 1


def test_decoy_folders_where_one_stands_are_never_run(tmp_path: Path) -> None:
    for name in ("server", "sprint", "widgets"):
        (tmp_path / name).mkdir()
        for file in ("__init__.py", "__main__.py"):
            (tmp_path / name / file).write_text("raise SystemExit('a decoy ran')")
    program = Path(sys.executable).with_name("sprint")
    done = subprocess.run(
        [program, "relay", "--help"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_identity_goes_to_another_machine_and_the_former_one_is_kept(tmp_path: Path) -> None:
    words = tmp_path / "passphrase"
    words.write_text("river late that year\n")
    old, new = tmp_path / "old", tmp_path / "new"
    for home, name in ((old, "Ana"), (new, "Ben")):
        sprint("solo", "1", "--json", "--name", name, "--home", home)
    file = tmp_path / "me.json"
    done = sprint("identity", "export", file, "--passphrase-file", words, "--home", old)
    assert done.returncode == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert sprint("identity", "export", file, "--passphrase-file", words, "--home", old).returncode == 2
    wrong = tmp_path / "wrong"
    wrong.write_text("river late that month\n")
    done = sprint("identity", "import", file, "--passphrase-file", wrong, "--home", new)
    assert (done.returncode, done.stdout) == (2, "")
    assert "does not open" in done.stderr
    former = sprint("identity", "show", "--home", new).stdout.splitlines()
    assert sprint("identity", "import", file, "--passphrase-file", words, "--home", new).returncode == 0
    shown = [sprint("identity", "show", "--home", home).stdout.splitlines()[:2] for home in (old, new)]
    assert shown[0] == shown[1] != former[:2]
    (aside,) = new.glob("identity before import*")
    assert b"Ben" in aside.read_bytes()
    again = sprint("identity", "import", file, "--passphrase-file", words, "--home", new)
    assert "already" in again.stdout
    assert list(new.glob("identity before import*")) == [aside]


def test_identity_is_told_of_before_the_first_start(tmp_path: Path) -> None:
    assert "nobody" in sprint("identity", "show", "--home", tmp_path).stdout
    done = sprint("identity", "export", tmp_path / "me", "--passphrase-file", os.devnull, "--home", tmp_path)
    assert done.returncode == 2


def test_the_invite_is_asked_for_and_never_echoed(tmp_path: Path) -> None:
    terminal = pexpect.spawn(SPRINT[0], [*SPRINT[1:], "join", "--home", str(tmp_path)], timeout=120)
    shown = io.BytesIO()
    terminal.logfile_read = shown
    for _ in range(3):
        terminal.expect("Invite")
        terminal.waitnoecho()
        terminal.sendline("sprint://wrong/secret")
        terminal.expect("The rest of it")
        terminal.waitnoecho()
        terminal.sendline("")
        terminal.expect("cut off")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 3
    assert b"wrong/secret" not in shown.getvalue()


@pytest.mark.parametrize("words", ["{}", "Come: {}", "<{}>"], ids=["alone", "with words", "quoted"])
def test_a_right_invite_needs_one_enter(tmp_path: Path, words: str) -> None:
    terminal = pexpect.spawn(SPRINT[0], [*SPRINT[1:], "join", "--home", str(tmp_path)], timeout=120)
    terminal.expect("Invite")
    terminal.waitnoecho()
    terminal.sendline(words.format(INVITE))
    terminal.expect("circle call you")
    assert b"The rest of it" not in terminal.before
    terminal.close(force=True)


def test_an_invite_that_was_changed_is_refused_at_once_and_line_by_line_in_plain(tmp_path: Path) -> None:
    arguments = [*SPRINT[1:], "join", "--plain", "--home", str(tmp_path)]
    terminal = pexpect.spawn(SPRINT[0], arguments, timeout=120, env={**os.environ, "COLUMNS": "60"})
    terminal.expect("\n?: Invite")
    terminal.waitnoecho()
    terminal.sendline(f"{str(INVITE)[:-1]}{'A' if str(INVITE)[-1] != 'A' else 'B'}")
    terminal.expect(": This invite is cut off or changed. Copy the whole line\r\n")
    assert b"The rest of it" not in terminal.before
    terminal.close(force=True)


def test_a_whole_invite_file_is_pasted_at_once_and_never_echoed(tmp_path: Path) -> None:
    terminal = pexpect.spawn(SPRINT[0], [*SPRINT[1:], "join", "--home", str(tmp_path)], timeout=120)
    shown = io.BytesIO()
    terminal.logfile_read = shown
    terminal.expect("Invite")
    terminal.waitnoecho()
    terminal.send(write_invite(INVITE, "Tuesdays"))
    terminal.expect("circle call you")
    terminal.close(force=True)
    assert str(INVITE)[70:].encode() not in shown.getvalue()


def test_what_cannot_be_an_invite_is_said_at_once(tmp_path: Path) -> None:
    terminal = pexpect.spawn(SPRINT[0], [*SPRINT[1:], "join", "--home", str(tmp_path)], timeout=120)
    terminal.expect("Invite")
    terminal.waitnoecho()
    terminal.sendline("https://example.org/")
    terminal.expect("That is not an invite")
    assert b"The rest of it" not in terminal.before
    terminal.close(force=True)


def test_an_invite_that_was_wrapped_is_put_together_and_never_echoed(tmp_path: Path) -> None:
    invite = str(INVITE)
    terminal = pexpect.spawn(SPRINT[0], [*SPRINT[1:], "join", "--home", str(tmp_path)], timeout=120)
    shown = io.BytesIO()
    terminal.logfile_read = shown
    terminal.expect("Invite")
    terminal.waitnoecho()
    terminal.sendline(invite[:70])
    terminal.expect("The rest of it")
    terminal.waitnoecho()
    terminal.sendline(invite[70:])
    terminal.expect("circle call you")
    terminal.close(force=True)
    assert invite[70:].encode() not in shown.getvalue()
