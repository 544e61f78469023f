"""``sprint doctor``: what is well, worth a look, or broken; and nothing is changed by looking."""

import os
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from sprint.clocks import wall_ms
from sprint.commands.checks import reaching, terminal
from sprint.commands.checks.reaching import check_relay, url_of
from sprint.core.errors import BadInput
from sprint.desk.desk import Desk
from sprint.desk.records import RoomRecord
from tests.server.house import house, relay_process
from tests.sprint.processes import sprint
from tests.sprint.screens.fakelink import INVITE
from tests.sprint.screens.stage import folders


def doctor(home: Path, *words: str, **environ: str) -> tuple[int, list[str]]:
    """Run it; gives the exit code and the lines."""
    environ = {"TERM": "xterm-256color"} | environ
    done = sprint("--home", home, "doctor", *words, stdin=None, cwd=None, **environ)
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def line(lines: list[str], words: str) -> str:
    """The line with these words."""
    (found,) = (one for one in lines if words in one)
    return found


def test_on_a_new_machine_nothing_is_broken_and_nothing_made(tmp_path: Path) -> None:
    code, lines = doctor(tmp_path / "desk")
    assert code == 0
    assert line(lines, "on Python").startswith("ok ")
    assert line(lines, "There is nobody here yet").startswith("ok ")
    assert line(lines, "There is no config.toml").startswith("ok ")
    assert line(lines, "There is no terminal here").startswith("look at this ")
    assert not (tmp_path / "desk").exists()


def test_an_open_desk_is_named_with_its_process_and_left_alone(tmp_path: Path) -> None:
    with Desk.open(folders(tmp_path)):
        _, lines = doctor(tmp_path)
    assert line(lines, "open there now").endswith(f"as process {os.getpid()}.")
    assert line(lines, "You are Ana here.").startswith("ok ")
    _, lines = doctor(tmp_path)
    assert line(lines, "Nobody has it open.")


def test_settings_that_cannot_be_are_worth_a_look(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "config.toml").write_text("gaol = 5\n")
    code, lines = doctor(tmp_path)
    assert line(lines, "did you mean “goal”?").startswith("look at this ")
    assert code == 0


def test_a_damaged_identity_is_broken_and_stays_as_it_is(tmp_path: Path) -> None:
    folders(tmp_path)
    (tmp_path / "identity.json").write_bytes(b"{")
    code, lines = doctor(tmp_path)
    assert line(lines, "identity.json cannot be read").startswith("broken ")
    assert code == 1
    assert (tmp_path / "identity.json").read_bytes() == b"{"


def test_a_file_where_a_folder_should_be_is_broken(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("")
    code, lines = doctor(tmp_path)
    assert line(lines, "drafts is a file, not a folder").startswith("broken ")
    assert code == 1


def test_a_relay_that_answers_is_well_and_its_clock_is_compared(tmp_path: Path) -> None:
    with relay_process(tmp_path / "relay") as relay:
        code, lines = doctor(tmp_path / "desk", "--relay", relay.url)
    assert code == 0
    assert line(lines, " answers, in ").startswith("ok ")
    assert line(lines, "clock agrees").startswith("ok ")


def test_the_relays_of_known_rooms_are_tried_and_no_secret_is_shown(tmp_path: Path) -> None:
    with Desk.open(folders(tmp_path)) as desk:
        near = msgspec.structs.replace(INVITE, host="127.0.0.1", port=9, tls=False)
        desk.rooms.keep(RoomRecord(room="0" * 32, invite=str(near)))
    code, lines = doctor(tmp_path)
    assert line(lines, "Nobody answers at ws://127.0.0.1:9.").startswith("broken ")
    assert code == 1
    assert str(near).partition("#")[2] not in "\n".join(lines)


def test_an_invite_is_tried_by_its_address_and_its_secret_not_shown(tmp_path: Path) -> None:
    code, lines = doctor(tmp_path, "--relay", str(INVITE))
    assert code == 1
    assert line(lines, "An invite on a command line").startswith("look at this ")
    assert str(INVITE).partition("#")[2] not in "\n".join(lines)


@pytest.mark.parametrize(
    ("named", "url"),
    [
        ("wss://relay.example.org", "wss://relay.example.org:443/"),
        ("ws://127.0.0.1:9", "ws://127.0.0.1:9/"),
        ("relay.example.org", "ws://relay.example.org:8765/"),
        ("sprints://[::1]:7/1/room#secret", "wss://[::1]:7/"),
        (str(INVITE), INVITE.url),
    ],
)
def test_addresses_are_read_as_people_write_them(named: str, url: str) -> None:
    assert url_of(named) == url


@pytest.mark.parametrize("named", ["", "a b", "http://x", "host:99999", "://x"])
def test_what_is_no_address_is_refused(named: str) -> None:
    with pytest.raises(BadInput, match="no relay's address"):
        url_of(named)


async def test_a_clock_that_is_wrong_is_worth_a_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "wall_ms", lambda: wall_ms() - 60_000)
    async with house(tmp_path) as relay:
        findings = await check_relay(relay.url)
    assert findings[-1].state == "look at this"
    assert " s behind the relay's" in findings[-1].what


@pytest.fixture
def silent() -> Iterator[int]:
    """A port on which connections are taken and nothing is ever said."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


async def test_a_relay_that_says_nothing_is_not_waited_for_long(
    silent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reaching, "WITHIN_S", 0.2)
    (finding,) = await check_relay(f"ws://127.0.0.1:{silent}/")
    assert finding.state == "broken"
    assert "did not answer" in finding.what


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[int]:
    """A port on which a web server with a certificate of its own making answers."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl here to make a certificate with")
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=localhost",
        "-days",
        "2",
    ]
    subprocess.run(
        [*made, "-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem"],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    listener = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        while True:
            try:
                visitor, _ = listener.accept()
            except OSError:
                return
            with visitor:
                try:
                    with context.wrap_socket(visitor, server_side=True) as spoken:
                        spoken.recv(4096)
                except OSError:
                    continue

    thread = threading.Thread(target=answer)
    thread.start()
    yield listener.getsockname()[1]
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()


async def test_a_certificate_that_cannot_be_trusted_is_said_plainly(stranger: int) -> None:
    (finding,) = await check_relay(f"wss://localhost:{stranger}/")
    assert finding.state == "broken"
    assert "certificate that cannot be trusted: self-signed certificate" in finding.what


async def test_a_relay_without_tls_is_said_plainly(tmp_path: Path) -> None:
    async with house(tmp_path) as relay:
        (finding,) = await check_relay(f"wss://127.0.0.1:{relay.port}/")
    assert finding.what == f"wss://127.0.0.1:{relay.port} does not speak TLS."


async def test_a_name_that_nobody_has_is_said_plainly() -> None:
    (finding,) = await check_relay("ws://nobody.invalid:1/")
    assert finding.what == "No machine is known by the name in ws://nobody.invalid:1."


@pytest.mark.parametrize(
    ("environ", "state", "words"),
    [
        ({"TERM": "dumb"}, "broken", "TERM is dumb"),
        ({}, "broken", "TERM is not set"),
        ({"TERM": "linux"}, "look at this", "console of Linux"),
        ({"TERM": "xterm"}, "look at this", "Colours: 16"),
        ({"TERM": "xterm-256color"}, "ok", "Colours: 256"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "ok", "Colours: all of them."),
        ({"TERM": "xterm", "NO_COLOR": "1"}, "ok", "NO_COLOR is set"),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/x"}, "look at this", "tmux stands between."),
        ({"TERM": "screen", "STY": "1.x"}, "look at this", "screen stands between"),
        ({"TERM": "xterm-kitty"}, "ok", "reaches the clipboard"),
        ({"TERM": "xterm", "TERM_PROGRAM": "Apple_Terminal"}, "look at this", "hardly reach the clipboard"),
    ],
)
def test_the_terminal_is_told_by_its_environment(environ: dict[str, str], state: str, words: str) -> None:
    (found,) = (one for one in terminal.check_terminal(environ) if words in one.what)
    assert found.state == state


def test_letters_other_than_utf_8_are_broken(tmp_path: Path) -> None:
    code, lines = doctor(tmp_path, PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert line(lines, "not UTF-8").startswith("broken ")
    assert code == 1


def test_a_proxy_is_named(tmp_path: Path) -> None:
    _, lines = doctor(tmp_path, HTTPS_PROXY="http://proxy.example:1")
    assert line(lines, "https_proxy").startswith("look at this ")
    assert "proxy.example" not in "\n".join(lines)
