"""docs/facilitating.md does what it says: every command, one after the other, and every key."""

import re
import shlex
from pathlib import Path

from sprint.screens.command import Place
from sprint.screens.commands import commands_of
from tests.sprint.processes import Program, end_relays, program, sprint

TEXT = (Path(__file__).parents[1] / "docs" / "facilitating.md").read_text(encoding="utf-8")
COMMANDS = [shlex.split(line) for line in re.findall(r"^    sprint (.+)$", TEXT, re.MULTILINE)]


def keys_of(place: Place) -> set[str]:
    return {key for command in commands_of(place) for key in command.keys.split(",")}


def test_every_command_does_what_it_says(tmp_path: Path) -> None:
    home, work = tmp_path / "home", tmp_path / "work"
    work.mkdir()
    for words in COMMANDS:
        if words[0] == "host":
            lead_a_day(home, work, words)
            continue
        done = sprint(*words, cwd=work, SPRINT_HOME=str(home))
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
    assert (work / "saturday.ics").is_file()
    assert list((work / "packets").rglob("packet.md"))
    assert list((work / "report").rglob("*.html"))


def lead_a_day(home: Path, work: Path, words: list[str]) -> None:
    """Open the room as the guide says, spend the day that was planned, and leave."""
    program = Program(*words, "--json", "--home", home, "--name", "Ana", cwd=work)
    try:
        program.joined()
        program.do("plan", agenda="saturday")
        program.hear("day-planned")
        program.do("move")
        program.hear("block-begun")
        program.do("write", text="One line of mine.\n")
        program.do("offer")
        program.hear("piece-offered")
        program.do("move", end=True)
        program.hear("day-done")
        program.do("quit")
        code, said = program.end()
        assert code == 0, said
    finally:
        program.dispose()
        end_relays(home)


def test_every_command_within_a_sentence_is_one_with_the_options_it_has(tmp_path: Path) -> None:
    for line in re.findall(r"`(sprint [a-z][^`]*)`", TEXT):
        words = [word for word in line.split()[1:] if not word.startswith("-") and "." not in word]
        helped = sprint(*words, "--help", SPRINT_HOME=str(tmp_path))
        assert helped.returncode == 0, line
        for option in re.findall(r"--[a-z]+", line):
            assert option in helped.stdout, line
    options = sprint("host", "--help").stdout
    assert all(option in options for option in ("--led", "--lan", "--relay", "--title"))


def test_who_one_is_goes_to_another_machine_as_the_guide_says(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    word = tmp_path / "word"
    word.write_text("open sesame, please\n")
    carried = ("--passphrase-file", word)
    with program("solo", "--json", "--home", first, "--name", "Ana") as ana:
        key = ana.hear("hello")["key"]
    assert sprint("identity", "export", "me.json", *carried, "--home", first, cwd=tmp_path).returncode == 0
    assert sprint("identity", "import", "me.json", *carried, "--home", second, cwd=tmp_path).returncode == 0
    assert key in sprint("identity", "show", "--home", second).stdout


def bold() -> set[str]:
    """The keys that the guide names, as they are called in the registry."""
    named = set(re.findall(r"\*\*(.+?)\*\*", TEXT)) - {"bold", "Shift"}
    return {{"Esc": "escape"}.get(key, key.lower()) for key in named}


def test_every_key_is_one_of_the_console_or_the_lobby() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| ") and "**" in line]
    keys = {key for row in rows for key in re.findall(r"\*\*(.+?)\*\*", row)} - {"Shift"}
    assert len(keys) > 15
    assert {key.lower() for key in keys} <= keys_of("console")
    assert bold() <= keys_of("console") | keys_of("lobby")
    assert {"i", "c", "w", "l", "e", "delete"} <= keys_of("lobby")
    for place in ("writing", "table", "results"):
        assert "shift+f8" in keys_of(place)
