"""The relay as a program: what it says, how it ends, and what it makes of bad input."""

import json
import os
import signal
import socket
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

import server.hosted
from server.hosted import Needed, rooms_of
from server.main import run
from sprint.core.acts import Close
from tests.server.client import Client, Person, new_keys
from tests.server.house import RelayProcess, house, relay_process


def said(folder: Path, *options: str) -> tuple[int, str]:
    """Exit code and standard error of a relay that should not start."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "server", *options],
        capture_output=True, text=True, timeout=120, cwd=folder, check=False,
    )  # fmt: skip
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert 1 <= done.stderr.count(". ") + done.stderr.count(".\n") <= 3
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("options", "code", "word"),
    [
        ((), 2, "--data"),
        (("--data", "d", "--listen", "nonsense"), 2, "HOST:PORT"),
        (("--data", "d", "--listen", "127.0.0.1:70000"), 2, "HOST:PORT"),
        (("--data", "d", "--tls-cert", "cert"), 2, "both --tls-cert and --tls-key"),
        (("--data", "d", "--tls-cert", "no", "--tls-key", "no"), 2, "no file"),
        (("--data", "d", "--tls-cert", "text", "--tls-key", "text"), 2, "PEM"),
        (("--data", "d", "--trusted-proxy", "10.0.0.0/99"), 2, "--trusted-proxy"),
        (("--data", "d", "--hosted", "--idle-hours", "-1"), 2, "--idle-hours"),
        (("--data", "d", "--dance"), 2, "--dance"),
        (("--data", "text", "--listen", "127.0.0.1:0"), 9, "data directory"),
        (("--data", "d", "--listen", "127.0.0.1:0", "--log-file", "no/such/log"), 9, "log file"),
    ],
)
def test_bad_input_gets_a_sentence_and_a_code(
    tmp_path: Path, options: tuple[str, ...], code: int, word: str
) -> None:
    (tmp_path / "text").write_text("my novel")
    given, error = said(tmp_path, *options)
    assert given == code
    assert word in error


def test_a_port_in_use_gets_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, error = said(tmp_path, "--data", "d", "--listen", f"127.0.0.1:{port}")
    assert (code, "cannot listen" in error) == (4, True)


def test_a_second_relay_is_refused_and_the_first_serves_on(tmp_path: Path) -> None:
    with relay_process(tmp_path / "d") as relay:
        code, error = said(tmp_path, "--data", "d", "--listen", "127.0.0.1:0")
        assert (code, "Another relay" in error) == (9, True)
        assert relay.process.poll() is None
        assert relay.end()[0] == 0


def test_help_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--help"])
    assert ended.value.code == 0
    assert "sprint relay --listen 127.0.0.1:8765" in capsys.readouterr().out


async def test_a_relay_started_beside_decoys_is_ours(tmp_path: Path) -> None:
    for name in ("server", "sprint", "websockets"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise SystemExit('decoy')")
    former = Path.cwd()
    os.chdir(tmp_path)
    try:
        with relay_process(tmp_path / "d") as relay:
            assert relay.end()[0] == 0
    finally:
        os.chdir(former)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_in_order(tmp_path: Path, number: signal.Signals) -> None:
    person = Person(new_keys())
    with relay_process(tmp_path) as relay:
        async with Client(person, relay.url) as ada:
            await ada.enter(person.genesis())
            relay.process.send_signal(number)
            bye, code = await ada.ended()
        assert bye is not None
        assert (bye.code, code) == ("restarting", 1012)
        _, errors = relay.process.communicate(timeout=120)
        assert (relay.process.returncode, errors) == (0, "")


def notice(folder: Path) -> dict[str, object]:
    read: dict[str, object] = json.loads((folder / "relay.json").read_bytes())
    return read


async def test_a_hosted_relay_is_found_by_its_file_and_ends_with_its_room(tmp_path: Path) -> None:
    person = Person(new_keys())
    with relay_process(tmp_path, "--hosted") as relay:
        found = notice(tmp_path)
        assert (found["pid"], found["port"], found["host"]) == (relay.process.pid, relay.port, "127.0.0.1")
        assert (tmp_path / "relay.json").stat().st_mode & 0o777 == 0o600
        async with Client(person, relay.url) as ada:
            await ada.enter(person.genesis())
            assert (await ada.do(Close())).outcome == "applied"
        relay.process.communicate(timeout=120)
        assert relay.process.returncode == 0
        assert not (tmp_path / "relay.json").exists()


async def test_a_hosted_relay_ends_with_its_hosts_room_whatever_strangers_opened(tmp_path: Path) -> None:
    host, stranger = Person(new_keys()), Person(new_keys())
    with relay_process(tmp_path, "--hosted") as relay:
        async with Client(host, relay.url) as ada, Client(stranger, relay.url) as eve:
            await ada.enter(host.genesis())
            await eve.enter(stranger.genesis())
            assert (await ada.do(Close())).outcome == "applied"
            await ada.close()
            bye, _ = await eve.ended()
        assert bye is not None
        assert bye.code == "restarting"
        relay.process.communicate(timeout=120)
        assert relay.process.returncode == 0


async def test_a_hosted_relay_goes_on_while_a_room_of_its_host_is_open(tmp_path: Path) -> None:
    first, other = new_keys(), new_keys()
    ada, stranger = Person(first), Person(new_keys())
    async with house(tmp_path) as home:
        for person in (ada, Person(other, ada.me.seed), stranger):
            async with Client(person, home.url) as one:
                await one.enter(person.genesis())
                if person is ada:
                    await one.do(Close())
        assert home.relay.host == ada.me.key
        assert rooms_of(home.relay.host, home.log) == 1
        assert home.relay.counts()[0] == 2


def test_a_hosted_relay_is_needed_while_anybody_is_there_or_may_come() -> None:
    needed = Needed(0.0, idle_seconds=100.0)
    closed, open_still = (lambda: 0), (lambda: 1)
    assert not needed.over(50.0, 0, 0, closed), "nobody has come yet"
    assert not needed.over(60.0, 1, 1, closed), "someone reads a closed room"
    assert not needed.over(60.0 + server.hosted.GRACE - 1, 1, 0, closed)
    assert needed.over(60.0 + server.hosted.GRACE, 1, 0, closed)
    assert not needed.over(150.0, 2, 0, open_still), "someone came and went between two looks"
    assert not needed.over(249.0, 2, 0, open_still)
    assert needed.over(250.0, 2, 0, open_still)


def test_nobody_else_may_read_the_log_file(tmp_path: Path) -> None:
    log = tmp_path / "relay.log"
    with relay_process(tmp_path / "d", "--log-file", str(log)) as relay:
        assert log.stat().st_mode & 0o777 == 0o600
        assert relay.end()[0] == 0


def test_a_stale_file_of_a_killed_relay_is_replaced(tmp_path: Path) -> None:
    relay = RelayProcess(tmp_path, "--hosted")
    relay.kill()
    assert notice(tmp_path)["pid"] == relay.process.pid
    with relay_process(tmp_path, "--hosted") as again:
        assert notice(tmp_path)["pid"] == again.process.pid


async def test_tls_is_served_when_there_is_a_certificate(tmp_path: Path) -> None:
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
         "1", "-subj", "/CN=relay", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert],
        capture_output=True, check=False,
    )  # fmt: skip
    if made.returncode != 0:
        pytest.skip("there is no openssl to make a certificate with")
    person = Person(new_keys())
    trust = ssl.create_default_context(cafile=str(cert))
    with relay_process(tmp_path / "d", "--tls-cert", str(cert), "--tls-key", str(key)) as relay:
        ada = Client(person, relay.url.replace("ws://", "wss://"), trust)
        async with ada:
            assert (await ada.enter(person.genesis())).outcome == "applied"
        assert relay.end()[0] == 0
