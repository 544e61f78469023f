"""A whole reading of three with real processes and a real relay: by JSON lines, by lines of text."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.server.house import RelayProcess, relay_process
from tests.sprint.plainly import Plain, plain
from tests.sprint.processes import GUARD_S, Line, Program, program, sprint

POEM = "Low tide\n\n    the boats lie down\n\n\nand wait\t\n"
STORY = "The river was late that year. " * 40 + "\n\nIt came in May.\n"


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[RelayProcess]:
    with relay_process(tmp_path / "relay") as relay:
        yield relay


def answer_all(people: dict[str, Program]) -> None:
    """Everybody takes their turns, one after the other, until the reading is over."""
    live = dict(people)
    until = time.monotonic() + GUARD_S
    while live:
        assert time.monotonic() < until
        for name, member in list(live.items()):
            for line in member.come():
                if line["event"] == "reading-done":
                    live.pop(name, None)
                elif line["event"] == "turn-opened" and line["member"] == name:
                    take_turn(member, name, line)
        time.sleep(0.02)


def all_have_come(member: Program) -> None:
    """Wait until every response of others can be read here."""
    me, until = member.lines[0]["key"], time.monotonic() + GUARD_S
    while True:
        member.come()
        given = [one for one in member.lines if one["event"] == "response-given" and one["by_key"] != me]
        come = {one["text"] for one in member.lines if one["event"] == "text-came"}
        if {one["response"] for one in given} <= come:
            return
        assert time.monotonic() < until
        time.sleep(0.02)


def take_turn(member: Program, name: str, turn: Line) -> None:
    if turn["step_name"] == "Read":
        member.do("finish", piece=turn["piece"], step=turn["step"])
    else:
        text = f"{name} on {turn['title']}"
        member.do(
            "respond", text=text, marks=[{"first": 2, "last": 2}], piece=turn["piece"], step=turn["step"]
        )


def test_programs_read_to_each_other_and_take_home_byte_for_byte_what_was_written(
    tmp_path: Path, relay: RelayProcess
) -> None:
    with ExitStack() as stack:
        words = ("--json", "--home", tmp_path / "Ana", "--name", "Ana", "--relay", relay.url)
        ana = stack.enter_context(program("host", *words, "--title", "Tea"))
        invite = ana.hear("invite")["invite"]
        ana.joined()
        people = {"Ana": ana}
        for name in ("Ben", "Cara"):
            joining = ("join", "--json", "--home", tmp_path / name, "--name", name, "-")
            people[name] = stack.enter_context(program(*joining, stdin=f"{invite}\n"))
            people[name].joined()
        ana.do("call", gather="5")
        for name in ("Ben", "Cara"):
            people[name].do("there")
        ana.do("offer", text=POEM, title="Low tide", form="poem")
        people["Ben"].do("offer", text=STORY, title="Rivers")
        people["Cara"].own("guest-sat")
        people["Ben"].hear("piece-offered", lambda line: line["by"] == "Ben")
        ana.do("deal")
        answer_all(people)
        for member in people.values():
            all_have_come(member)
            member.do("quit")
            assert member.end()[0] == 0
    for name, gave in (("Ana", "You gave to 1 person and heard from 2."), ("Cara", "You gave to 2 people.")):
        done = sprint("--home", tmp_path / name, "packet", "tea", "--out", tmp_path / f"packet of {name}")
        assert (done.returncode, done.stdout.splitlines()[1:], done.stderr) == (0, [gave], "")
    (piece,) = (tmp_path / "packet of Ana" / "pieces").iterdir()
    assert piece.read_bytes() == POEM.encode()
    packet = (tmp_path / "packet of Ana" / "packet.md").read_text()
    for given in (
        "Ben on Low tide",
        "Cara on Low tide",
        "Ana on Low tide",
        "Ana on Rivers",
        "Line 2 stayed:",
    ):
        assert given in packet
    assert "Cara on Rivers" not in packet


def join(stack: ExitStack, home: Path, invite: str) -> Plain:
    words = ("join", "--plain", "--name", home.name, "--home", home)
    joined = stack.enter_context(plain(*words, stdin=f"{invite}\n"))
    joined.hear("You are in")
    return joined


def test_people_read_to_each_other_by_typed_words(tmp_path: Path, relay: RelayProcess) -> None:
    (tmp_path / "poem.txt").write_text(POEM)
    with ExitStack() as stack:
        words = ("--plain", "--name", "Ana", "--home", tmp_path / "Ana", "--relay", relay.url)
        ana = stack.enter_context(plain("host", *words))
        invite = ana.hear("sprint://")
        ana.hear("You are in")
        ben, cara = join(stack, tmp_path / "Ben", invite), join(stack, tmp_path / "Cara", invite)
        ana.asked("read strong-lines in 5", "You have called a reading")
        ana.asked(f"offer {tmp_path / 'poem.txt'}", "Type yes, or no")
        ana.asked("form poem", "a poem, 3 lines")
        ana.asked("yes", "You have offered “Low tide”")
        for reader in (ben, cara):
            reader.hear("Ana has offered")
            # Whoever types sits in, a moment later or at once.
            reader.asked("table", "With a piece: Ana.")
            while b"You sit in on the reading." not in reader.raw:
                reader.hear("")
            reader.asked("table", "To listen")
        ana.asked("deal", "The tables stand")
        for reader in (ben, cara):
            reader.hear(": 2.     the boats lie down")
            reader.asked("mark 2", "Marked: line 2 stayed.")
            reader.asked("done", "Done.")
        first = ana.hear("It is ").startswith("It is Ben")
        speaker, other = (ben, cara) if first else (cara, ben)
        speaker.hear("It is your turn")
        speaker.type("respond", "The boats.", "And the blank lines.", ".")
        speaker.hear("are with the circle")
        ana.hear("what is strong: The boats.")
        ana.hear("And the blank lines.")
        ana.hear("Line 2 stayed: the boats lie down")
        other.hear("It is your turn")
        other.asked("ditto", "You feel the same.")
        ana.hear("It is your turn")
        ana.type("respond Thank you both.")
        ana.hear("The reading is over")
        other.hear("thanks: Thank you both.")
        ana.asked(f"packet {tmp_path / 'out'}", "Your packet is in")
        for member in (ana, ben, cara):
            member.type("quit")
            assert member.end() == (0, "")
    assert (tmp_path / "out" / "pieces" / "01 Low tide.txt").read_bytes() == POEM.encode()


def test_who_is_killed_in_their_turn_comes_back_to_it_and_to_every_line_they_had_typed(
    tmp_path: Path, relay: RelayProcess
) -> None:
    (tmp_path / "poem.txt").write_text(POEM)
    with ExitStack() as stack:
        words = ("--plain", "--name", "Ana", "--home", tmp_path / "Ana", "--relay", relay.url)
        ana = stack.enter_context(plain("host", *words))
        invite = ana.hear("sprint://")
        ana.hear("You are in")
        ben = join(stack, tmp_path / "Ben", invite)
        ana.asked("read strong-lines in 5", "You have called a reading")
        ana.asked(f"offer {tmp_path / 'poem.txt'}", "Type yes, or no")
        ana.asked("yes", "You have offered")
        ben.hear("Ana has offered")
        ben.asked("table", "To listen: you")
        ana.asked("deal", "The tables stand")
        ben.hear("That is the end of it.")
        ben.asked("done", "Done.")
        ben.hear("Type respond")
        ben.type("respond", "The boats")
        until = time.monotonic() + GUARD_S
        while "The boats\n" not in [path.read_text() for path in tmp_path.glob("Ben/rooms/*/notes/*.txt")]:
            assert time.monotonic() < until
            time.sleep(0.02)
        ben.kill()
        ben = join(stack, tmp_path / "Ben", invite)
        ben.hear("You sit at a table. Your turn")
        ben.asked("respond", "it goes on after: The boats")
        ben.type("lie down.", ".")
        ben.hear("are with the circle")
        ana.hear("what is strong: The boats")
        ana.hear(": lie down.")
