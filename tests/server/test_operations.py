"""docs/operations.md is true: options, limits, close codes, metrics and every command in it."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from server import limits
from server.logs.sqlite import SqliteLog
from server.metrics import Now, metrics_page
from server.options import read_options
from server.pages import _FORWARDED
from server.tally import BROKEN, CUTS, OUTCOMES, Tally
from server.vitals import Vitals
from sprint.core.errors import BadInput, DeskTrouble, OtherVersion, RelayTrouble
from sprint.core.form import LONGEST_ACT
from sprint.core.reading.acts import LARGEST_BODY
from sprint.core.room import MOST_MEMBERS, MOST_SPRINTS
from sprint.core.wire import CLOSE_CODES, LONGEST_FRAME

PAGE = (Path(__file__).parents[2] / "docs" / "operations.md").read_text()


def rows(heading: str) -> dict[str, list[str]]:
    """The table whose first column is headed so: each row by its first cell."""
    table = PAGE.partition(f"\n| {heading} |")[2].partition("\n\n")[0]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table.splitlines()[2:]]
    return {first: rest for first, *rest in cells}


def commands(beginning: str) -> list[list[str]]:
    """Every command on the page, and in the unit, that begins so; without that beginning."""
    lines = re.findall(rf"^    (?:ExecStart=\S*/)?(?={beginning} )(.*)$", PAGE, re.MULTILINE)
    return [shlex.split(line)[len(beginning.split()) :] for line in lines]


def test_every_option_is_there_and_none_is_made_up(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_options(["--help"])
    known = set(re.findall(r"(--[a-z-]+)", capsys.readouterr().out)) - {"--help"}
    assert set(re.findall(r"`?(--[a-z-]+)", " ".join(rows("option")))) == known


def test_every_command_to_start_a_relay_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("fullchain.pem", "privkey.pem"):
        (tmp_path / name).touch()
    found = [words for words in commands("sprint relay") if words[0] != "backup"]
    assert len(found) == 3
    for words in found:
        assert read_options(words).port in (8765, 443)


def test_the_backup_command_makes_a_backup(tmp_path: Path) -> None:
    SqliteLog(tmp_path).close()
    (line,) = re.findall(r"^    sprint relay (backup .*)$", PAGE, re.MULTILINE)
    line = line.replace("/var/backups", str(tmp_path)).replace("/var/lib/sprint", str(tmp_path))
    made = subprocess.run(
        ["sh", "-c", f"{shlex.quote(sys.executable)} -P -m server {line}"],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert made.stdout.endswith(".db: 0 rooms with 0 entries\n")


def test_every_limit_is_as_it_is_told() -> None:
    told = {what: much for what, (much, _) in rows("what").items()}
    minutes = 60 * limits.OPENED_A_MINUTE // 60
    facts = {
        "a message to the relay": f"{LONGEST_FRAME // 1024} KiB",
        "an act": f"{LONGEST_ACT // 1024} KiB",
        "from the first byte to hello, or to the end of a page": f"{limits.HELLO_WITHIN:.0f} s",
        "connections before hello, in all and per address (IPv6: per /64)": (
            f"{limits.MOST_BEFORE_HELLO:,} and {limits.MOST_BEFORE_HELLO_PER_ADDRESS}"
        ),
        "connections after hello": "as many as memory and file handles allow",
        "rooms opened from one address, this machine's own excepted": (
            f"{limits.OPENED_A_MINUTE_PER_ADDRESS} a minute, {limits.MOST_OPENED_PER_ADDRESS} at once"
        ),
        "rooms opened in all": f"{minutes} a minute, {limits.MOST_OPENED:,} at once",
        "acts of one key in one room, however often it connects": (
            f"{limits.ACTS_A_MINUTE} a minute, {limits.ACTS_A_MINUTE} at once"
        ),
        "a sealed text": f"{LARGEST_BODY // 1024} KiB",
        "sealed texts on the disk, of one member in a room and of a room; each counts for 4 KiB at least": (
            f"{limits.BODIES_OF_ONE // 2**20} MiB and {limits.BODIES_OF_ROOM // 2**20} MiB"
        ),
        "space on the disk that is left to the entries of rooms": f"{limits.LEFT_FOR_ACTS // 2**20} MiB",
        "parts of texts that one key in one room brings": (
            f"{limits.PUTS_A_SECOND} a second, {limits.MOST_PUTS} at once"
        ),
        "parts of texts that it asks for": f"{limits.GETS_A_SECOND} a second, {limits.MOST_GETS} at once",
        "questions for parts that wait because their reader is slow": str(limits.MOST_GETS),
        "texts that have not come whole, of one member and in all": (
            f"{limits.UNFINISHED_OF_ONE // 2**20} MiB and {limits.MOST_UNFINISHED // 2**20} MiB"
        ),
        "the time for which such a text waits for its next part": f"{limits.UNFINISHED_FOR / 60:.0f} min",
        "texts on their way to the disk": f"{limits.MOST_UNSAVED // 2**20} MiB",
        "frames of any kind, pongs and pieces of messages too": (
            f"{limits.FRAMES_A_SECOND} a second, {limits.MOST_FRAMES} at once"
        ),
        "acts of one connection that wait to be checked": str(limits.MOST_QUEUED),
        "bytes waiting for a slow reader": f"{limits.ENOUGH_WAITING // 1024} KiB",
        "bytes waiting for a reader in all": f"{limits.MOST_WAITING // 1024} KiB",
        "a reader that takes nothing": f"{limits.DRAIN_WITHIN:.0f} s",
        "a line that says nothing, not even a pong": f"{limits.SILENT_FOR:.0f} s",
        "members of a room": str(MOST_MEMBERS),
        "sprints of a room": f"{MOST_SPRINTS:,}",
    }
    patience = limits.Patience(0.0)
    for what, bucket in (
        ("live counts", patience.live),
        ("questions for the time", patience.times),
        ("other messages", patience.others),
        ("messages beyond a limit that are answered with `trouble`", patience.excess),
    ):
        facts[what] = f"{bucket._rate:.0f} a second, {bucket._burst:.0f} at once"
    assert told == facts
    assert f"carries a ping every {limits.ASK_AFTER:.0f} seconds" in PAGE
    assert f"leaves memory after {limits.RELEASE_AFTER / 60:.0f} minutes" in PAGE
    assert limits.LEAST_CHARGE == 4 * 1024
    assert limits.BODIES_AFTER_CLOSING_MS == 30 * 24 * 3_600_000
    assert "thirty days after their room was closed" in PAGE
    assert limits.BODIES_UNNAMED_MS == 7 * 24 * 3_600_000
    assert "no act has named one for seven days" in PAGE
    assert f"took a seat after {limits.RELEASE_UNUSED_AFTER:.0f} seconds" in PAGE


def test_every_close_code_is_there_with_what_the_member_does() -> None:
    told = {
        word.strip("`"): (int(code), "comes back" in then)
        for code, (word, _, then) in rows("close code").items()
    }
    assert told == CLOSE_CODES
    for code, word in BROKEN.items():
        assert f"{code} (`{word}`)" in PAGE


def test_every_metric_is_there_with_its_labels() -> None:
    page = metrics_page(Now(0, 0, 0, 0, True, 0, 0, 0), Tally(), Vitals())
    told = rows("metric")
    assert [name.strip("`") for name in told] == re.findall(r"^# TYPE (\S+)", page, re.MULTILINE)
    for name, labels in re.findall(r"^([a-z_]+)\{([^}]*)\}", page, re.MULTILINE):
        for label in re.findall(r"(\w+)=", labels):
            assert label == "le" or f"`{label}`" in told[f"`{name}`"][0]
    assert all(f"`{why}`" in told["`sprint_relay_cut_total`"][0] for why in CUTS)
    assert all(f"`{word}`" in told["`sprint_relay_acts_total`"][0] for word in OUTCOMES)


def test_every_alert_names_metrics_that_exist() -> None:
    known = {name.strip("`") for name in rows("metric")} | {"up"}
    for alert in rows("alert"):
        for name in re.findall(r"\b((?:sprint|process)_\w+)", alert):
            assert name.removesuffix("_bucket") in known
        for word in re.findall(r'word=~"([^"]*)"', alert):
            assert set(word.split(r"\|")) <= set(CLOSE_CODES)


def test_the_headers_of_proxies_and_the_exit_codes_are_as_told() -> None:
    for name in _FORWARDED:
        assert f"`{name}`" in PAGE
    told = PAGE.partition("\nExit codes: ")[2].partition("\n\n")[0]
    codes = [error.exit_code for error in (BadInput, RelayTrouble, DeskTrouble, OtherVersion)]
    assert [int(code) for code in re.findall(r"(?:^|, )(\d+) ", told)] == [0, *codes]


def test_systemd_reads_the_unit_without_complaint(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("there is no systemd here")
    text = PAGE.partition("    [Unit]\n")[2].partition("\nand `systemctl")[0]
    unit = tmp_path / "sprint-relay.service"
    lines = ["[Unit]", *(line.removeprefix("    ") for line in text.splitlines())]
    unit.write_text("\n".join(re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", line) for line in lines))
    done = subprocess.run(
        ["systemd-analyze", "verify", unit], capture_output=True, text=True, timeout=120, check=False
    )
    assert str(unit.name) not in done.stderr
