"""``sprint protocol``: ways of responding, as people see, write and mend them."""

import os
import subprocess
from pathlib import Path

import pytest

from sprint import protocols
from sprint.protocols.beginning import BEGINNING
from tests.sprint.core.reading.badprotocols import GOOD
from tests.sprint.processes import sprint


def protocol(home: Path, *words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run it on the desk in ``home``."""
    return sprint("--home", home, "protocol", *words, cwd=cwd)


def own(home: Path, name: str, text: str) -> Path:
    """A protocol of one's own."""
    folder = home / "config" / "protocols"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_those_that_come_with_sprint_are_listed_with_their_times(tmp_path: Path) -> None:
    done = protocol(tmp_path, "list")
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["name", *protocols.names()]
    assert all(len(line) < 80 for line in lines)
    assert lines[1].split() == ["strong-lines", "5", "10", "min", "50", "min", "50", "min", "usual"]
    assert lines[2].split() == ["round-robin", "5", "13", "min", "65", "min", "65", "min"]
    assert lines[6].split()[:3] == ["first-impressions", "3", "rounds"]
    assert " ".join(lines[7].split()) == "spotlight everyone 9 to 24 min 45 min 8 h"
    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_ones_own_are_listed_after_them_in_columns(tmp_path: Path) -> None:
    own(tmp_path, "ours.toml", "table = 4\nseconds = 60\n" + GOOD)
    own(tmp_path, "詩の夜.toml", GOOD)
    own(tmp_path, "notes.txt", "nothing")
    lines = protocol(tmp_path, "list").stdout.splitlines()
    assert " ".join(lines[-2].split()) == "ours 4 4 to 5 min 25 min 16 min yours"
    assert lines[-1].startswith("詩の夜 ")
    assert lines[-2].index("25 min") == lines[0].index("5 people")
    assert lines[-1].index("50 min") == lines[0].index("5 people") - 3


def test_what_cannot_be_used_is_said_and_the_rest_is_listed(tmp_path: Path) -> None:
    own(tmp_path, "ours.toml", GOOD)
    own(tmp_path, "theirs.toml", GOOD.replace('"reader"', '"raeder"'))
    own(tmp_path, "Spotlight.toml", GOOD)
    own(tmp_path, "two words.toml", GOOD)
    done = protocol(tmp_path, "list")
    assert done.returncode == 13
    assert done.stdout.splitlines()[-1].startswith("ours ")
    assert done.stderr.splitlines() == [
        "Spotlight.toml is left out: that is the name of one that comes with Sprint; choose another.",
        "two words.toml is left out: a name is one word of at most 32 letters, digits and hyphens.",
        "The protocol “theirs” cannot be used yet; this has to be mended:",
        "  line 9, steps[2].who: “raeder” is not known; perhaps “reader”.",
    ]


def test_one_is_shown_with_what_people_are_told(tmp_path: Path) -> None:
    done = protocol(tmp_path, "show", "four-steps")
    assert done.returncode == 0
    text = " ".join(done.stdout.split())
    loaded = protocols.load("four-steps")
    assert done.stdout.startswith("Four steps (four-steps)\n")
    for said in loaded.words.steps:
        assert said.name in text
        assert said.prompt in text
    assert loaded.source in text
    assert "opinion, suggestion; if the author says yes" in text
    assert "in 92 min at most where 5 come, in 66 min where 20 do." in text
    assert all(len(line) <= 78 for line in done.stdout.splitlines())


def test_it_is_shown_in_a_terminal_of_any_width(tmp_path: Path) -> None:
    done = sprint("--home", tmp_path, "protocol", "show", "authors-choice", COLUMNS="60")
    assert all(len(line) <= 60 for line in done.stdout.splitlines())


def test_choices_are_shown_one_by_one(tmp_path: Path) -> None:
    text = protocol(tmp_path, "show", "authors-choice").stdout
    assert "   - Just listen: in silence\n" in text
    assert "   - Pointing: praise, observation\n     Point to the words" in text


def test_ones_own_is_shown_on_terms_that_differ(tmp_path: Path) -> None:
    own(tmp_path, "ours.toml", GOOD + "pass = false\nquiet = false\n")
    text = " ".join(protocol(tmp_path, "show", "ours").stdout.split())
    assert text.endswith("2. Say: each reader in turn, 2 min; praise; nobody passes; the author may answer")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("round-robbin", "There is no protocol “round-robbin”; did you mean “round-robin”?\n"),
        ("our", "There is no protocol “our”; did you mean “ours”?\n"),
        ("../ours", "There is no protocol “../ours”; did you mean “ours”?\n"),
        ("xyzzy", "There is no protocol “xyzzy”; `sprint protocol list` shows those there are.\n"),
    ],
)
def test_a_name_that_is_none_is_answered_with_the_nearest(tmp_path: Path, name: str, said: str) -> None:
    own(tmp_path, "ours.toml", GOOD)
    done = protocol(tmp_path, "show", name)
    assert (done.returncode, done.stderr, done.stdout) == (2, said, "")


def test_a_good_file_is_good(tmp_path: Path) -> None:
    (tmp_path / "tuesdays.toml").write_text(GOOD)
    done = protocol(tmp_path, "check", "tuesdays.toml", cwd=tmp_path)
    assert done.stdout == (
        "tuesdays is good: “Ours”, 2 steps. "
        "Everybody's piece is heard in 50 min at most, be they 5 people or 20.\n"
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_bad_file_is_told_everything_at_once(tmp_path: Path) -> None:
    file = own(tmp_path, "bad.toml", GOOD.replace('"reader"', '"raeder"') + "seconds = 0\nnext = 1\n")
    done = protocol(tmp_path, "check", file)
    assert done.returncode == 13
    assert done.stdout == ""
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == [
        "The protocol “bad” cannot be used yet; these 3 things have to be mended",
        "  line 9, steps[2].who",
        "  line 11, steps[2].seconds",
        "  line 12, steps[2].next",
    ]


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"\0\1\2", 13, "this is no text file."),
        (b"title = '\xff'", 13, "line 1: this is not text in UTF-8; save it as UTF-8."),
        (b"", 13, "there is nothing in it; `sprint protocol new` writes one to start from."),
        (b"#" * 100_000, 13, "the file is larger than 65,536 bytes, so it was not read."),
        (None, 8, "x.toml cannot be read: it is not there."),
    ],
    ids=["binary", "latin-1", "empty", "enormous", "missing"],
)
def test_a_file_that_is_no_protocol_at_all_is_refused(
    tmp_path: Path, data: bytes | None, code: int, said: str
) -> None:
    if data is not None:
        (tmp_path / "x.toml").write_bytes(data)
    done = protocol(tmp_path, "check", "x.toml", cwd=tmp_path)
    assert done.returncode == code
    assert done.stderr.splitlines()[-1].strip() == said


def test_a_hostile_file_sends_nothing_to_the_terminal(tmp_path: Path) -> None:
    name = os.fsdecode(b"x\x1b[2J\xff.toml")
    (tmp_path / name).write_text(GOOD.replace("Ours", "\\u001b[2J") + '"\\u001b[2J" = 1\n')
    done = protocol(tmp_path, "check", name, cwd=tmp_path)
    assert done.returncode == 13
    assert all(line.isprintable() for line in done.stderr.splitlines())


def test_one_of_ones_own_is_begun_and_works_at_once(tmp_path: Path) -> None:
    done = protocol(tmp_path, "new", "tuesdays")
    path = tmp_path / "config" / "protocols" / "tuesdays.toml"
    assert done.stdout == f"{path}\n"
    assert path.read_text(encoding="utf-8") == BEGINNING
    assert path.stat().st_mode & 0o777 == 0o600
    assert protocol(tmp_path, "check", path).returncode == 0
    assert protocol(tmp_path, "show", "tuesdays").stdout.startswith("Our evening (tuesdays)\n")


def test_what_is_said_of_a_new_one_is_the_whole_command_that_looks_it_over(tmp_path: Path) -> None:
    said = protocol(tmp_path, "new", "tuesdays").stderr.strip()
    command = said.partition("Look it over with: ")[2]
    assert command == f"sprint protocol check tuesdays --home {tmp_path}"
    done = sprint(*command.split()[1:])
    assert done.returncode == 0
    assert done.stdout.startswith("tuesdays is good")
    near = protocol(tmp_path, "check", "tuesdas")
    assert "did you mean “tuesdays”?" in near.stderr


def test_one_of_ones_own_can_begin_as_a_copy_of_any_other(tmp_path: Path) -> None:
    protocol(tmp_path, "new", "ours", "--from", "round-robin")
    protocol(tmp_path, "new", "theirs", "--from", "ours")
    folder = tmp_path / "config" / "protocols"
    text = protocols.text_of("round-robin")
    assert (folder / "ours.toml").read_text(encoding="utf-8") == text
    assert (folder / "theirs.toml").read_text(encoding="utf-8") == text
    done = protocol(tmp_path, "new", "more", "--from", "round-robbin")
    assert (done.returncode, "did you mean “round-robin”?" in done.stderr) == (2, True)
    assert not (folder / "more.toml").exists()


def test_every_line_left_out_of_a_new_one_works_when_it_is_let_in(tmp_path: Path) -> None:
    assert "# rounds = 3\n" in BEGINNING
    let_in = BEGINNING.replace("# rounds = 3\n", "")
    for line in [line for line in let_in.splitlines() if line.startswith("# ") and " = " in line]:
        let_in = let_in.replace(line, line.removeprefix("# "))
    let_in = let_in.replace("# [[", "[[")
    (tmp_path / "whole.toml").write_text(let_in, encoding="utf-8")
    done = protocol(tmp_path, "check", "whole.toml", cwd=tmp_path)
    assert done.stderr == ""
    assert "5 steps" in done.stdout
    (tmp_path / "round.toml").write_text(
        BEGINNING.replace("# rounds", "rounds").replace("table = 5", ""), encoding="utf-8"
    )
    assert protocol(tmp_path, "check", "round.toml", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("name", ["../x", "a b", "-", "", "round-robin", "x" * 33, "a/b", ".hidden"])
def test_a_name_that_cannot_be_is_refused_and_nothing_written(tmp_path: Path, name: str) -> None:
    done = protocol(tmp_path, "new", "--", name)
    assert done.returncode == 2
    assert "cannot be the name of a protocol" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_one_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = own(tmp_path, "ours.toml", GOOD)
    done = protocol(tmp_path, "new", "ours")
    assert done.returncode == 2
    assert "is there already and was left alone" in done.stderr
    assert path.read_text() == GOOD


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    done = protocol(tmp_path, "new", "ours")
    assert done.returncode == 9
    assert "ours.toml could not be saved" in done.stderr
    done = protocol(tmp_path, "list")
    assert "cannot be looked into: a part of that path is a file, not a folder." in done.stderr
    assert "strong-lines" in done.stdout
