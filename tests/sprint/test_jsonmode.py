"""A sprint by JSON lines, with real processes: alone, hosted and joined, killed and come back."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec
import pytest

from sprint.core.derive import SECRET_BYTES
from sprint.core.invite import parse_invite
from tests.server.house import RelayProcess, relay_process
from tests.sprint.processes import GUARD_S, SPRINT, Line, Program, program, sprint


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[RelayProcess]:
    with relay_process(tmp_path / "relay") as relay:
        yield relay


class Circle:
    """People who start the program, each at a home of their own."""

    def __init__(self, folder: Path, relay: RelayProcess, stack: ExitStack) -> None:
        self.folder, self.relay, self._stack = folder, relay, stack
        self.invite = ""

    def host(self, name: str, *options: str) -> Program:
        words = ("host", "--json", "--name", name, "--home", self.folder / name, "--relay", self.relay.url)
        host = self._stack.enter_context(program(*words, *options))
        self.invite = host.hear("invite")["invite"]
        host.joined()
        return host

    def start(self, name: str, *options: str | Path) -> Program:
        words = ("join", "--json", "--name", name, "--home", self.folder / name, "-")
        return self._stack.enter_context(program(*words, *options, stdin=self.invite + "\n"))

    def join(self, name: str, *options: str | Path) -> Program:
        joined = self.start(name, *options)
        joined.joined()
        return joined


@pytest.fixture
def circle(tmp_path: Path, relay: RelayProcess) -> Iterator[Circle]:
    with ExitStack() as stack:
        yield Circle(tmp_path, relay, stack)


def ask_state(member: Program) -> Line:
    """The state, asked for now."""
    member.do("state")
    return member.hear("state")


def own_part(member: Program) -> Line:
    """The state, once the program knows of its writer's part."""
    until = time.monotonic() + GUARD_S
    while time.monotonic() < until:
        state = ask_state(member)
        if state["mine"] is not None:
            return state
    raise AssertionError("it never took part")


def test_a_solo_sprint_goes_from_start_to_results(tmp_path: Path) -> None:
    with program("solo", "2s", "--json", "--name", "Ana", "--home", tmp_path) as ana:
        hello = ana.hear("hello")
        assert (hello["name"], len(hello["key"]), hello["lines"]) == ("Ana", 64, 1)
        draft = Path(ana.hear("draft")["path"])
        ana.own("member-entered")
        ana.do("write", text="Four words and a")
        ana.do("write", text="bout — one more")
        ana.hear("draft", lambda line: line["saved"] and line["count"] == 6)
        assert draft.read_text() == "Four words and about — one more"
        assert ana.hear("bell")["count"] == 6
        results = ana.hear("results")
        assert results["totals"] == {"words": 6}
        assert [(row["name"], row["written"], row["standing"]) for row in results["board"]] == [
            ("Ana", 6, "settled")
        ]
        assert results["mine"]["written"] == 6
        ana.end_input()
        assert ana.hear("bye")["draft"] == str(draft)
        assert ana.end() == (0, "")


def test_what_was_cut_counts_on_with_the_measure_that_says_so_also_after_a_kill(tmp_path: Path) -> None:
    assert sprint("--home", tmp_path, "config", "set", "measure", "added").returncode == 0
    words = ("solo", "20s", "--json", "--name", "Ana", "--home", tmp_path)
    with program(*words) as ana:
        ana.own("member-entered")
        ana.do("text", text="one two three four five")
        ana.do("text", text="one two")
        until_kept(tmp_path, 3)
        ana.kill()
    with program(*words) as ana:
        ana.do("text", text="one two six")
        ana.hear("draft", lambda line: line["saved"] and line["count"] == 3)
        ana.do("end")
        assert ana.hear("bell")["count"] == 6
        assert ana.hear("results")["mine"]["written"] == 6


def until_kept(home: Path, removed: int) -> None:
    """Wait until the desk remembers that so much was cut."""
    deadline = time.monotonic() + GUARD_S
    while not any(f'"removed": {removed}' in path.read_text() for path in home.rglob("sprints-*.json")):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_solo_sprint_that_was_killed_goes_on_with_draft_and_baseline(tmp_path: Path) -> None:
    home = ("--json", "--name", "Ana", "--home", tmp_path)
    mine = tmp_path / "mine.txt"
    mine.write_text("there before")
    with program("solo", "60", *home, "--draft", mine) as ana:
        sprint_id = ana.hear("sprint-scheduled")["sprint"]
        ana.own("member-entered")
        ana.do("write", text=" and three more")
        ana.hear("draft", lambda line: line["saved"] and line["count"] == 5)
        ana.kill()
    with program("solo", "60", *home) as ana:
        assert ana.hear("draft")["path"] == str(mine)
        state = own_part(ana)
        assert state["sprint"]["id"] == sprint_id
        assert (state["mine"]["baseline"], state["mine"]["written"]) == (2, 3)
        ana.do("end")
        assert ana.hear("results")["totals"] == {"words": 3}


def test_a_circle_writes_together_and_sees_the_same_board(circle: Circle) -> None:
    ana, ben = circle.host("Ana", "--title", "Ink"), circle.join("Ben", "--unit", "lines")
    cara, dido = circle.join("Cara", "--count", "typed"), circle.join("Dido", "--count", "none")
    everyone = (ana, ben, cara, dido)
    ben.do("ready")
    ana.hear("standings", lambda line: "ready" in [one["status"] for one in line["members"]])
    cara.do("count", count=1_200)
    ana.do("schedule", length_ms=60_000)
    for member in everyone:
        member.own("member-entered")
    ana.do("write", text="one two three")
    ben.do("write", text="a line\n\nand another")
    cara.do("count", count=1_234)
    dido.do("write", text="I only edit")
    ana.hear("standings", lambda line: [one["count"] for one in line["members"]] == [3, 2, 34, None])
    dido.do("say", text="half way [/b]")
    assert ana.hear("note")["text"] == "half way [/b]"
    ana.do("end")
    cara.hear("bell")
    cara.do("settle", count=1_235)
    boards = [
        member.hear("results", lambda line: line["board"][2]["standing"] == "settled") for member in everyone
    ]
    rows = [(row["name"], row["written"], row["standing"]) for row in boards[0]["board"]]
    assert rows == [
        ("Ana", 3, "settled"),
        ("Ben", 2, "settled"),
        ("Cara", 35, "settled"),
        ("Dido", None, "no count"),
    ]
    assert boards[0]["totals"] == {"words": 38, "lines": 2}
    assert all(line["board"] == boards[0]["board"] for line in boards)
    cara.do("settle", count=1_300)
    assert ana.hear("results")["board"][2]["written"] == 100
    cara.do("undo")
    assert ana.hear("results")["board"][2]["written"] == 35
    ana.do("rebase", baseline=1)
    ana.own("baseline-mended")
    states = [ask_state(member) for member in everyone]
    while len({state["seq"] for state in states}) > 1:
        states = [ask_state(member) for member in everyone]
    assert len({(state["hash"], state["head"]) for state in states}) == 1
    assert states[1]["title"] == "Ink"
    ana.do("close")
    assert ana.end()[0] == 0
    for member in everyone[1:]:
        assert "closed" in member.hear("bye")["why"]
        assert member.end()[0] == 0


def test_the_clock_is_steered_by_whoever_set_it(circle: Circle) -> None:
    ana, ben = circle.host("Ana"), circle.join("Ben")
    ana.do("schedule", when="10 now")
    ends_at = ana.hear("sprint-scheduled")["ends_at"]
    ana.hear("sprint-started")
    ben.own("member-entered")
    ben.do("pause")
    assert ben.hear("refused") | {"why": ""} == {
        "event": "refused",
        "do": "pause",
        "code": "not-yours",
        "why": "",
    }
    ana.do("pause")
    assert ben.hear("sprint-paused")["by"] == "Ana"
    ana.do("resume")
    later = ben.hear("sprint-resumed")["ends_at"]
    assert later >= ends_at
    ana.do("extend", by="5")
    assert ben.hear("sprint-extended")["ends_at"] == later + 300_000
    ana.do("cancel")
    assert ben.hear("sprint-cancelled")["by_key"] == ana.lines[0]["key"]
    ana.hear("sprint-cancelled")
    ana.do("restore")
    assert ben.hear("sprint-restored")["ends_at"] > later
    ana.do("extend", by="-3")
    assert ben.hear("sprint-extended")["ends_at"] > later
    ana.do("cancel")
    ana.hear("sprint-cancelled")
    ana.do("schedule", length_ms=1_000, wait_ms=3_600_000)
    assert ben.hear("sprint-scheduled")["starts_at"] > later
    ana.hear("sprint-scheduled")
    ana.do("extend", by="1h")
    assert ben.hear("sprint-moved")["starts_at"] > later + 3_600_000
    ana.do("begin")
    ben.hear("sprint-started")


def test_a_chain_is_summed_and_ranked_where_the_circle_wants_it(circle: Circle) -> None:
    ana, ben = circle.host("Ana"), circle.join("Ben")
    ben.do("arrange", order="ranks")
    assert ana.hear("board-arranged")["order"] == "ranks"
    ana.do("schedule", length_ms=3_600_000, rounds=2)
    for written in (("one two", "one"), (" three", " two three four")):
        for member in (ana, ben):
            member.own("member-entered")
        ana.do("write", text=written[0])
        ben.do("write", text=written[1])
        for member in (ana, ben):
            member.hear("draft", lambda line: line["saved"])
        ana.do("end")
        ana.hear("sprint-ended")
    line = ana.hear("results", lambda line: len(line["chain"]) == 2 and line["totals"] == {"words": 4})
    assert [(row["name"], row["written"], row["place"]) for row in line["board"]] == [
        ("Ana", 1, 2),
        ("Ben", 3, 1),
    ]
    assert [(row["name"], row["written"], row["rounds"], row["place"]) for row in line["chain"]] == [
        ("Ana", 3, 2, 2),
        ("Ben", 4, 2, 1),
    ]


def test_cheers_and_what_others_see_of_a_count(circle: Circle) -> None:
    ana, ben = circle.host("Ana"), circle.join("Ben")
    key = ana.lines[0]["key"]
    ana.hear("member-joined", lambda line: line["member"] == "Ben")
    ben.do("cheer", to=key)
    cheer = ana.hear("cheer")
    assert (cheer["member"], cheer["to"], cheer["to_key"]) == ("Ben", "Ana", key)
    ben.do("cheer")
    assert ana.hear("cheer")["to"] == ""
    ben.do("cheer", to="0" * 64)
    assert ben.hear("refused")["code"] == "unknown-member"
    ben.do("show", shown="hidden")
    ana.do("schedule", when="20 now")
    ben.own("member-entered")
    ben.do("write", text="nobody sees these")
    ana.hear("standings", lambda line: [m["status"] for m in line["members"]][1:] == ["hidden"])


def test_whoever_is_stuck_is_helped_until_they_go_again_or_the_bell_rings(circle: Circle) -> None:
    ana, ben = circle.host("Ana"), circle.join("Ben")
    ana.hear("member-joined", lambda line: line["member"] == "Ben")
    ana.do("prompt", kinds=["form"])
    assert ana.hear("prompt")["kind"] == "form"
    ana.do("ask")
    assert ana.hear("refused")["code"] == "not-running"
    ana.do("schedule", when="20 now")
    ana.own("member-entered")
    ana.do("ask", text="she will not leave the room")
    raised = ben.hear("ask-raised")
    assert (raised["member"], raised["text"]) == ("Ana", "she will not leave the room")
    ben.do("idea", ask=raised["ask"], text="Let the kettle boil.")
    given = ana.hear("idea-given")
    assert (given["member"], given["ask"], given["text"]) == ("Ben", raised["ask"], "Let the kettle boil.")
    (shown,) = ask_state(ana)["asks"]
    assert [(idea["member"], idea["text"]) for idea in shown["ideas"]] == [("Ben", "Let the kettle boil.")]
    ana.do("going")
    assert ben.hear("ask-closed")["how"] == "going"
    ben.do("idea", ask=raised["ask"], text="Too late.")
    assert ben.hear("refused")["code"] == "not-open"
    ana.do("ask")
    assert ben.hear("ask-raised")["text"] == ""
    ana.do("end")
    assert ben.hear("ask-closed")["how"] == "over"
    assert ask_state(ben)["asks"] == []


def test_a_sprint_that_comes_again_is_told_and_taken_away(circle: Circle) -> None:
    ana, ben = circle.host("Ana"), circle.join("Ben")
    ana.do("schedule", when="20 at 19:30 every thu")
    told = ben.hear("recurrence-set")
    assert len(told["starts"]) > 50
    (recurring,) = ask_state(ana)["recurring"]
    assert (recurring["id"], recurring["starter"]) == (told["recurrence"], "Ana")
    ana.do("drop", recurrence=told["recurrence"])
    assert ben.hear("recurrence-dropped")["recurrence"] == told["recurrence"]


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "[]",
        '{"do":"fly"}',
        '{"do":"write"}',
        '{"do":"settle","cout":3}',
        '{"do":"count","count":-1}',
        '{"do":"say","text":""}',
        '{"do":"schedule","length_ms":1}',
        '{"do":"write","text":"\\ud800"}',
        '"' * 70_000,
        "[" * 100_000,
    ],
    ids=lambda line: line[:24],
)
def test_a_line_that_is_no_command_gives_an_error_and_changes_nothing(tmp_path: Path, line: str) -> None:
    with program("solo", "60", "--json", "--name", "Ana", "--home", tmp_path) as ana:
        ana.own("member-entered")
        before = ask_state(ana)
        ana.send(line + "\n")
        assert ana.hear("error")["exit"] is None
        after = ask_state(ana)
        assert (after["hash"], after["mine"]) == (before["hash"], before["mine"])


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ({"do": "schedule", "when": "0"}, "cannot"),
        ({"do": "schedule", "when": "-5"}, "cannot"),
        ({"do": "schedule", "when": "at 25:00"}, "cannot"),
        ({"do": "schedule"}, "cannot"),
        ({"do": "schedule", "when": "15", "length_ms": 60_000}, "cannot"),
        ({"do": "schedule", "when": "15"}, "already-set"),
        ({"do": "extend"}, "cannot"),
        ({"do": "begin"}, "not-scheduled"),
        ({"do": "restore"}, "not-cancelled"),
        ({"do": "schedule", "when": "20 at 19:30 every thu"}, "cannot"),
        ({"do": "resume"}, "not-paused"),
        ({"do": "count", "count": 3}, "not-typed"),
        ({"do": "undo"}, "nothing-to-undo"),
        ({"do": "settle"}, "too-early"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_refused_in_a_sentence(tmp_path: Path, command: Line, code: str) -> None:
    with program("solo", "60", "--json", "--name", "Ana", "--home", tmp_path) as ana:
        ana.own("member-entered")
        ana.do(**{"word" if key == "do" else key: value for key, value in command.items()})
        refused = ana.hear("refused")
        assert (refused["do"], refused["code"]) == (command["do"], code)
        assert refused["why"]


def test_text_is_cleaned_like_a_paste_and_replaced_as_a_whole(tmp_path: Path) -> None:
    with program("solo", "60", "--json", "--name", "Ana", "--home", tmp_path) as ana:
        draft = Path(ana.hear("draft")["path"])
        ana.do("write", text="red \x1b[31malert\r\nnext\u202e")
        ana.hear("draft", lambda line: line["saved"] and line["count"])
        assert draft.read_bytes() == b"red [31malert\nnext"
        ana.do("text", text="all new")
        ana.hear("draft", lambda line: line["saved"] and line["count"] == 2)
        assert draft.read_bytes() == b"all new"


def test_the_clock_is_told_when_asked_and_then_again_and_again(tmp_path: Path) -> None:
    with program("solo", "60", "--json", "--name", "Ana", "--home", tmp_path) as ana:
        ana.hear("state")
        ana.do("clock")
        first = ana.hear("clock")
        now = time.clock_gettime_ns(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)) / 1e6
        assert first["mono"] <= now
        ana.do("clock", every_ms=1)
        told = [ana.hear("clock") for _ in range(5)]
        assert [line["room"] for line in told] == sorted(line["room"] for line in told)
        passed = (told[-1]["room"] - first["room"], told[-1]["mono"] - first["mono"])
        assert passed[0] == pytest.approx(passed[1], abs=2)


def test_a_writer_who_was_killed_comes_back_to_seat_baseline_and_draft(circle: Circle) -> None:
    ana, ben = circle.host("Ana"), circle.join("Ben")
    ben.do("write", text="A title")
    ana.do("schedule", length_ms=600_000)
    ben.own("member-entered")
    written = "A title"
    for life in range(3):
        whole = 22 + life * 20
        for number in range(20):
            ben.do("write", text=f" word{life}x{number}")
            written += f" word{life}x{number}"
        ben.hear("draft", lambda line, whole=whole: line["saved"] and line["count"] == whole)  # type: ignore[misc]
        draft = Path(ben.lines[-1]["path"])
        ben.do("say", text=f"note {life}")
        ben.kill()
        assert draft.read_text() == written
        ben = circle.join("Ben")
        mine = own_part(ben)
        assert mine["mine"] == {
            "sprint": mine["sprint"]["id"], "baseline": 2, "count": 22 + life * 20, "written": 20 + life * 20,
            "result": None,
        }  # fmt: skip
        assert [one["name"] for one in mine["members"]] == ["Ana", "Ben"]
    ana.do("end")
    assert ana.hear("results")["board"][1]["written"] == 60
    ana.do("state")
    notes = [line["text"] for line in ana.lines if line["event"] == "note"]
    assert sorted(notes) == sorted(set(notes))
    assert set(notes) <= {"note 0", "note 1", "note 2"}


def test_a_note_that_was_put_into_the_outbox_is_in_the_room_once_after_a_kill(circle: Circle) -> None:
    ana, ben = circle.host("Ana"), circle.join("Ben")
    circle.relay.kill()
    ben.hear("contact", lambda line: line["contact"] == "waiting")
    outbox = circle.folder / "Ben" / "outbox.json"
    ben.do("say", text="written offline")
    until = time.monotonic() + GUARD_S
    while not (outbox.exists() and b'"say' in outbox.read_bytes().replace(b"\\", b"")):
        assert time.monotonic() < until
    ben.kill()
    with relay_process(circle.folder / "relay", port=circle.relay.port):
        ben = circle.join("Ben")
        assert ana.hear("note")["text"] == "written offline"
        ben.do("leave")
        assert ben.end()[0] == 0
        assert ana.hear("member-left")["member"] == "Ben"
        assert sum(line["event"] == "note" for line in ana.lines) == 1


def test_a_relay_that_was_killed_moves_no_end_and_loses_no_word(circle: Circle) -> None:
    ana = circle.host("Ana")
    ana.do("schedule", length_ms=600_000)
    ends_at = ana.hear("sprint-scheduled")["ends_at"]
    ana.own("member-entered")
    circle.relay.kill()
    ana.hear("contact", lambda line: line["contact"] == "waiting")
    ana.do("write", text="written on all the same")
    ana.hear("draft", lambda line: line["saved"] and line["count"] == 5)
    ana.do("end")
    assert ana.hear("refused")["code"] == "not-connected"
    with relay_process(circle.folder / "relay", port=circle.relay.port):
        ana.hear("contact", lambda line: line["contact"] == "joined")
        assert ask_state(ana)["sprint"]["ends_at"] == ends_at
        ana.do("end")
        assert ana.hear("results")["totals"] == {"words": 5}
        ana.do("quit")
        assert ana.end()[0] == 0


def test_a_second_place_with_the_same_key_takes_the_seat_over(circle: Circle) -> None:
    circle.host("Ana")
    ben = circle.join("Ben")
    copy = circle.folder / "copy"
    copy.mkdir()
    (copy / "identity.json").write_bytes((circle.folder / "Ben" / "identity.json").read_bytes())
    again = circle.start("Ben", "--home", copy)
    again.joined()
    assert ben.hear("error")["exit"] == 5
    assert ben.end()[0] == 5


def test_one_home_is_for_one_program(tmp_path: Path) -> None:
    with program("solo", "60", "--json", "--name", "Ana", "--home", tmp_path) as ana:
        ana.hear("state")
        done = sprint("solo", "1", "--json", "--home", tmp_path)
        assert done.returncode == 9
        assert "already open" in done.stderr


def test_a_closed_room_ends_with_its_own_code_for_those_who_come_late(circle: Circle) -> None:
    ana = circle.host("Ana")
    ana.do("close")
    ana.end()
    ben = circle.start("Ben")
    assert ben.hear("error")["exit"] == 5
    assert ben.end()[0] == 5


def test_a_wrong_secret_ends_with_its_own_code(circle: Circle) -> None:
    circle.host("Ana")
    invite = parse_invite(circle.invite)
    circle.invite = str(msgspec.structs.replace(invite, secret=bytes(SECRET_BYTES), gen=1))
    ben = circle.start("Ben")
    assert ben.hear("error")["exit"] == 5
    assert ben.end()[0] == 5


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_it_quietly_with_everything_kept(tmp_path: Path, number: int, code: int) -> None:
    with program("solo", "60", "--json", "--name", "Ana", "--home", tmp_path) as ana:
        draft = Path(ana.hear("draft")["path"])
        ana.own("member-entered")
        ana.do("write", text="kept to the last word")
        ana.do("clock")
        ana.hear("clock")
        os.kill(ana.process.pid, number)
        assert ana.hear("bye")["saved"]
        assert ana.end() == (code, "")
        assert draft.read_text() == "kept to the last word"


def test_the_end_of_the_input_waits_for_what_is_on_its_way(circle: Circle) -> None:
    ana, ben = circle.host("Ana"), circle.join("Ben")
    ben.do("say", text="and goodbye")
    ben.end_input()
    assert ben.end() == (0, "")
    assert ("answered", "say") in [(line["event"], line.get("kind")) for line in ben.lines]
    assert ana.hear("note")["text"] == "and goodbye"


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*SPRINT, "solo", "60", "--json", "--name", "Ana", "--home", str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert b"hello" in process.stdout.readline()
        process.stdout.close()
        assert process.wait(GUARD_S) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_commands_from_a_file_are_read_to_its_end(tmp_path: Path) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text('{"do":"write","text":"from a file"}\n{"do":"state"}')
    home = ("--json", "--name", "Ana", "--home", str(tmp_path / "home"))
    with script.open() as commands:
        done = subprocess.run(
            [*SPRINT, "solo", "60", *home],
            stdin=commands,
            capture_output=True,
            text=True,
            timeout=GUARD_S,
            check=True,
        )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert Path(lines[-1]["draft"]).read_text() == "from a file"
    assert lines[-1]["event"] == "bye"


def test_a_draft_that_vanishes_is_written_anew(tmp_path: Path) -> None:
    with program("solo", "60", "--json", "--name", "Ana", "--home", tmp_path) as ana:
        draft = Path(ana.hear("draft")["path"])
        ana.do("write", text="one")
        ana.hear("draft", lambda line: line["saved"] and line["count"] == 1)
        draft.unlink()
        ana.do("write", text=" two")
        ana.hear("draft", lambda line: line["saved"] and line["count"] == 2)
        assert draft.read_text() == "one two"


def test_a_draft_that_cannot_be_saved_is_told_and_saved_as_soon_as_it_can(tmp_path: Path) -> None:
    with program("solo", "60", "--json", "--name", "Ana", "--home", tmp_path) as ana:
        draft = Path(ana.hear("draft")["path"])
        draft.unlink()
        draft.mkdir()
        ana.do("write", text="kept in memory")
        assert "still here" in ana.hear("trouble")["why"]
        draft.rmdir()
        assert ana.hear("trouble")["why"] == ""
        assert draft.read_text() == "kept in memory"


def test_an_empty_draft_is_not_left_behind(tmp_path: Path) -> None:
    with program("solo", "60", "--json", "--name", "Ana", "--home", tmp_path) as ana:
        ana.hear("state")
        ana.do("quit")
        assert ana.hear("bye")["draft"] == ""
        ana.end()
    assert list((tmp_path / "drafts").iterdir()) == []


def test_hosting_finds_its_room_again(tmp_path: Path) -> None:
    home = ("--json", "--name", "Ana", "--home", tmp_path)
    with program("host", *home) as ana:
        first = ana.hear("invite")
        ana.joined()
        ana.do("quit")
        ana.end()
    try:
        with program("host", *home) as ana:
            assert ana.hear("invite") == first | {"returned": True}
            ana.joined()
            ana.do("quit")
            assert ana.end()[0] == 0
    finally:
        os.kill(json.loads((tmp_path / "relay" / "relay.json").read_text())["pid"], signal.SIGTERM)


def test_somebody_is_removed_and_the_others_go_on_with_another_invite(circle: Circle) -> None:
    ana, ben, cara = circle.host("Ana"), circle.join("Ben"), circle.join("Cara")
    ana.hear("member-joined", lambda line: line["member"] == "Cara")
    first = circle.invite
    key = next(one["key"] for one in ask_state(ana)["members"] if one["name"] == "Ben")
    cara.do("remove", member=key)
    assert cara.hear("refused")["code"] == "not-yours"
    ana.do("remove", member=key)
    assert ben.end()[0] == 5
    assert cara.hear("member-removed")["member"] == "Ben"
    circle.invite = cara.hear("invite")["invite"]
    assert circle.invite == ana.hear("invite", lambda line: line["invite"] != first)["invite"]
    dido = circle.join("Dido")
    dido.do("say", text="new here")
    assert cara.hear("note")["text"] == "new here"
    names = {one["name"] for one in ask_state(dido)["members"]}
    assert {"Ana", "Cara", "Dido"} <= names
    circle.invite = first
    assert circle.start("Ben").end()[0] == 5
    assert circle.start("Eva").end()[0] == 5
