"""``sprint prompt``: drawing, and decks as people see, write and mend them."""

import subprocess
from pathlib import Path

import pytest

from sprint import prompts
from sprint.core.deck import KINDS
from sprint.prompts.beginning import BEGINNING
from tests.sprint.processes import sprint

GOOD = 'title = "Ours"\nabout = "From the Tuesdays."\nform = ["Nine lines."]\n'


def prompt(home: Path, *words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run it on the desk in ``home``."""
    return sprint("--home", home, "prompt", *words, cwd=cwd)


def own(home: Path, name: str, text: str) -> Path:
    """A deck of one's own."""
    folder = home / "config" / "prompts"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_one_is_drawn_of_the_kinds_that_are_wanted(tmp_path: Path) -> None:
    wanted = {one.text for kind in ("place", "form") for one in prompts.load(kind).prompts}
    done = prompt(tmp_path, "draw", "--kind", "place", "--kind", "forms")
    assert " ".join(done.stdout.split()) in wanted
    assert all(len(line) <= 78 for line in done.stdout.splitlines())
    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_a_kind_that_is_none_is_answered_with_those_there_are(tmp_path: Path) -> None:
    for words in (("draw", "--kind", "imagery"), ("list", "--kind", "imagery")):
        done = prompt(tmp_path, *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("There is no kind “imagery” of prompts; there are image,")


def test_the_decks_are_listed_with_ones_own_after_them(tmp_path: Path) -> None:
    own(tmp_path, "ours.toml", GOOD)
    done = prompt(tmp_path, "list")
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines] == [*KINDS, "ours"]
    assert lines[-1].split() == ["ours", "1", "yours:", "From", "the", "Tuesdays."]
    assert all(len(line) < 80 for line in lines)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_prompts_of_a_kind_are_listed_from_all_decks(tmp_path: Path) -> None:
    own(tmp_path, "ours.toml", GOOD)
    lines = prompt(tmp_path, "list", "--kind", "form").stdout.splitlines()
    assert lines == [*(one.text for one in prompts.load("form").prompts), "Nine lines."]


def test_what_cannot_be_used_is_said_and_the_rest_is_there(tmp_path: Path) -> None:
    own(tmp_path, "ours.toml", GOOD)
    own(tmp_path, "theirs.toml", GOOD.replace("form", "froms"))
    done = prompt(tmp_path, "list")
    assert done.returncode == 13
    assert done.stdout.splitlines()[-1].startswith("ours ")
    assert done.stderr.splitlines() == [
        "The deck “theirs” cannot be used yet; this has to be mended:",
        "  line 3, froms: there is no such key; perhaps “form”.",
    ]
    drawn = prompt(tmp_path, "draw")
    assert (drawn.returncode, drawn.stderr) == (0, done.stderr)
    assert drawn.stdout.strip()


def test_a_good_file_is_good(tmp_path: Path) -> None:
    (tmp_path / "tuesdays.toml").write_text(GOOD + 'image = ["A coat.", "A cup."]\n')
    done = prompt(tmp_path, "check", "tuesdays.toml", cwd=tmp_path)
    assert done.stdout == "tuesdays is good: “Ours”, 3 prompts (2 image, 1 form).\n"
    assert (done.returncode, done.stderr) == (0, "")


def test_a_bad_file_is_told_everything_at_once(tmp_path: Path) -> None:
    file = own(tmp_path, "bad.toml", 'titel = "x"\nimage = [\n  "a",\n  1,\n  "A",\n]\n')
    done = prompt(tmp_path, "check", file)
    assert (done.returncode, done.stdout) == (13, "")
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == [
        "The deck “bad” cannot be used yet; these 4 things have to be mended",
        "  title",
        "  line 1, titel",
        "  line 4, image[2]",
        "  line 5, image[3]",
    ]


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"\0", 13, "this is no text file."),
        (b"", 13, "there is nothing in it; `sprint prompt new` writes one to start from."),
        (None, 8, "x.toml cannot be read: it is not there."),
    ],
    ids=["binary", "empty", "missing"],
)
def test_a_file_that_is_no_deck_at_all_is_refused(
    tmp_path: Path, data: bytes | None, code: int, said: str
) -> None:
    if data is not None:
        (tmp_path / "x.toml").write_bytes(data)
    done = prompt(tmp_path, "check", "x.toml", cwd=tmp_path)
    assert done.returncode == code
    assert done.stderr.splitlines()[-1].strip() == said


def test_one_of_ones_own_is_begun_and_works_at_once(tmp_path: Path) -> None:
    done = prompt(tmp_path, "new", "tuesdays")
    path = tmp_path / "config" / "prompts" / "tuesdays.toml"
    assert done.stdout == f"{path}\n"
    assert path.read_text(encoding="utf-8") == BEGINNING
    assert prompt(tmp_path, "check", path).returncode == 0
    assert prompt(tmp_path, "list").stdout.splitlines()[-1].startswith("tuesdays ")
    again = prompt(tmp_path, "new", "tuesdays")
    assert (again.returncode, "is there already and was left alone" in again.stderr) == (2, True)
