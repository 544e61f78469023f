"""docs/json.md: its examples are what the program reads and writes, its conversations come true."""

import json
import re
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from sprint.core import errors
from sprint.core.events import Event
from sprint.jsonmode import dayviews, events, readevents, views
from sprint.jsonmode.commands import AnyCommand, read_command
from tests.server.house import relay_process
from tests.sprint.processes import GUARD_S, Program, program

TEXT = (Path(__file__).parents[1] / "docs" / "json.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```([^\n]+)\n(.*?)```", TEXT, re.DOTALL))
COMMANDS = BLOCKS["commands"].splitlines()
EVENTS = [json.loads(line) for line in BLOCKS["events"].splitlines()]
SAID = ("response-thanked", "ask-raised", "idea-given", "announced", "pledge-given", "jotted")
TITLED = ("reading-called", "day-planned", "block-begun")
LINES = {kind.__struct_config__.tag: kind for kind in events.Line.__subclasses__()}
CORE = {kind.__struct_config__.tag: kind for kind in get_args(Event)}


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_in_the_document_is_one(line: str) -> None:
    assert read_command(line.encode()) is not None


def test_every_command_is_in_the_document() -> None:
    shown = {json.loads(line)["do"] for line in COMMANDS}
    assert shown == {kind.__struct_config__.tag for kind in get_args(AnyCommand)}
    table = "".join(line.partition(" | ")[0] for line in TEXT.splitlines() if line.startswith("| `"))
    assert {word for word in shown if f"`{word}`" not in table} == set()


@pytest.mark.parametrize(
    "line", [line for line in EVENTS if line["event"] in LINES], ids=lambda line: line["event"]
)
def test_a_line_in_the_document_has_all_its_fields_and_no_others(line: dict[str, Any]) -> None:
    kind = LINES[line["event"]]
    read = msgspec.convert(line, kind)
    assert json.loads(msgspec.json.encode(read)) == line


def sealed_words(event: str, fields: set[str]) -> set[str]:
    """The fields that hold what the room's members alone can read."""
    titles = {"title"} if "piece" in fields or event in TITLED else set()
    steps = {"step_name"} if {"piece", "step"} <= fields else set()
    date = {"date", "time", "zone"} if event == "date-set" else set()
    return titles | steps | date | ({"text"} if event in SAID else set())


@pytest.mark.parametrize(
    "line", [line for line in EVENTS if line["event"] in CORE], ids=lambda line: line["event"]
)
def test_an_event_of_the_room_in_the_document_has_all_its_fields(line: dict[str, Any]) -> None:
    fields = set(CORE[line["event"]].__struct_fields__)
    keys = {f"{field}_key" for field in fields & {"member", "by", "first"}}
    assert set(line) == {"event", "at", "fresh"} | fields | keys | sealed_words(line["event"], fields)


def test_every_line_is_in_the_document() -> None:
    assert {views.State, readevents.Text, dayviews.Day} <= set(LINES.values())
    core = set(CORE) - {"note-said", "cheer-given"} | {"note", "cheer"}
    assert {line["event"] for line in EVENTS} == set(LINES) | core


def test_every_exit_code_is_in_the_document() -> None:
    codes = {
        kind.exit_code
        for kind in vars(errors).values()
        if isinstance(kind, type) and hasattr(kind, "exit_code")
    }
    told = {
        int(code) for row in re.findall(r"^\| ([\d, ]+) \|", TEXT, re.MULTILINE) for code in row.split(",")
    }
    assert told == codes | {0, 129, 130, 143}


def holds(line: dict[str, Any], told: dict[str, Any]) -> bool:
    """Whether a line has all that the document tells of it."""
    return all(line.get(field) == value for field, value in told.items())


def walk(conversation: str, people: dict[str, Program]) -> None:
    """Say and hear what the document says, line by line."""
    for told in conversation.splitlines():
        who, marker, text = re.match(r"(\w* ?)([<>]) (.*)", told).groups()  # type: ignore[union-attr]
        person = people[who.strip()]
        if marker == ">":
            person.send(text + "\n")
        else:
            wanted = json.loads(text)
            person.hear(wanted["event"], lambda line, wanted=wanted: holds(line, wanted))  # type: ignore[misc]


def test_the_conversation_alone_comes_out_as_told(tmp_path: Path) -> None:
    with program("solo", "25", "--json", "--name", "Ana", "--home", tmp_path) as ana:
        walk(BLOCKS["session solo"], {"": ana})
        assert ana.end()[0] == 0


@pytest.mark.parametrize("kind", ["circle", "reading", "day"])
def test_the_conversation_of_a_circle_comes_out_as_told(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with relay_process(tmp_path / "relay") as relay, ExitStack() as stack:
        words = ("--json", "--home", tmp_path / "ana", "--name", "Ana", "--relay", relay.url)
        host = stack.enter_context(program("host", *words))
        people = {"host": host}
        conversation = BLOCKS[f"session {kind}"]
        head = conversation.partition("join ")[0] if kind == "circle" else ""
        walk(head, people)
        if not head:
            host.joined()
        invite = next(line["invite"] for line in host.lines if line["event"] == "invite")
        joining = ("join", "--json", "--home", tmp_path / "ben", "--name", "Ben", "--count", "typed")
        people["join"] = stack.enter_context(program(*joining, "-", stdin=f"{invite}\n"))
        if not head:
            people["join"].joined()
        walk(conversation.removeprefix(head), people)
        assert [person.end()[0] for person in people.values()] == [0, 0]


def test_the_script_in_the_document_takes_part(tmp_path: Path) -> None:
    (tmp_path / "member.py").write_text(BLOCKS["python"])
    (tmp_path / "text.txt").write_text("five words in a file")
    done = subprocess.run(
        [sys.executable, "member.py", "home", "text.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=GUARD_S,
        check=True,
        env={"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"},
    )
    assert done.stdout == "5 words\n"
