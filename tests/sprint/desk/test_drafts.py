import datetime
import errno
import os
import random
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.errors import BadText, DeskTrouble
from sprint.desk.drafts import Draft
from sprint.desk.generations import FOLDER
from tests.sprint.desk.crashes import NotingDisk, crash_states
from tests.sprint.desk.failing import FailingDisk

STARTED = datetime.datetime(2026, 11, 22, 14, 5, tzinfo=datetime.UTC)


def kept_in(folder: Path) -> list[bytes]:
    return sorted(path.read_bytes() for path in (folder / FOLDER).glob("*"))


def test_a_new_draft_is_a_private_text_file_with_a_readable_name_of_its_own(tmp_path: Path) -> None:
    first, second = Draft.new(tmp_path / "drafts", STARTED), Draft.new(tmp_path / "drafts", STARTED)
    assert [first.path.name, second.path.name] == [
        "2026-11-22 14.05 sprint.txt",
        "2026-11-22 14.05 sprint 2.txt",
    ]
    first.save("Dawn\n\n  came")
    assert first.path.read_bytes() == b"Dawn\n\n  came"
    assert stat.S_IMODE(first.path.stat().st_mode) == 0o600
    assert not (tmp_path / "drafts" / FOLDER).exists()


def test_a_draft_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    draft = Draft.new(tmp_path, STARTED)
    for text in ("", "a", "a\n", "\n", "a\n\n", " \t"):
        draft.save(text)
        assert Draft.open(draft.path).text == text


def test_a_draft_in_which_nobody_wrote_leaves_no_file(tmp_path: Path) -> None:
    draft = Draft.new(tmp_path, STARTED)
    assert draft.discard_if_empty()
    assert not draft.path.exists()
    assert not draft.discard_if_empty()
    draft.save("a word")
    assert not draft.discard_if_empty()
    assert draft.path.read_text() == "a word"


def test_a_file_that_the_writer_emptied_is_theirs_and_stays(tmp_path: Path) -> None:
    begun = Draft.new(tmp_path, STARTED)
    assert begun.made_here
    again = Draft.open(begun.path)
    assert not again.made_here
    assert not again.discard_if_empty()
    assert begun.path.exists()


@given(st.binary(max_size=60) | st.text("a ö\n\r\t\ufeff\f語", max_size=60).map(str.encode))
def test_opening_and_saving_unchanged_leaves_every_file_byte_identical(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("draft") / "a.txt"
    path.write_bytes(data)
    before = path.stat()
    try:
        draft = Draft.open(path)
    except BadText:
        assert path.read_bytes() == data
        return
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    draft.save(draft.text)
    assert path.read_bytes() == data
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    if not draft.opened_as_copy:
        draft.save("other" + draft.text)
        draft.save(draft.text)
        assert path.read_bytes() == data


def test_the_first_edit_keeps_the_original_once(tmp_path: Path) -> None:
    path = tmp_path / "novel.md"
    path.write_bytes(b"\xef\xbb\xbfone\r\n")
    path.chmod(0o644)
    draft = Draft.open(path)
    draft.save("one\ntwo")
    draft.save("one\ntwo three")
    assert path.read_bytes() == b"\xef\xbb\xbfone\r\ntwo three\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert (tmp_path / FOLDER / "novel.md").read_bytes() == b"\xef\xbb\xbfone\r\n"
    assert kept_in(tmp_path) == [b"\xef\xbb\xbfone\r\n"]


def test_a_version_of_another_program_is_kept_and_told_before_it_is_replaced(tmp_path: Path) -> None:
    draft = Draft.new(tmp_path, STARTED)
    draft.save("mine")
    draft.path.write_bytes(b"that")
    kept = draft.save("mine too")
    assert kept is not None
    assert kept.read_bytes() == b"that"
    assert draft.path.read_bytes() == b"mine too"
    assert draft.save("mine again") is None
    assert kept_in(tmp_path) == [b"that"]


def test_a_file_changed_between_opening_and_the_first_save_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    draft = Draft.open(path)
    path.write_bytes(b"two")
    draft.save("one and more")
    assert kept_in(tmp_path) == [b"two"]


def test_what_an_editor_opened_on_the_draft_saved_is_taken_over_and_no_copy_kept_of_it(
    tmp_path: Path,
) -> None:
    draft = Draft.new(tmp_path, STARTED)
    draft.save("mine")
    assert draft.reread() is None
    draft.path.write_bytes(b"mine and more\n")
    assert draft.reread() == "mine and more\n"
    assert draft.reread() is None
    assert draft.save("mine and more\n") is None
    draft.save("all new")
    assert draft.path.read_bytes() == b"all new\n", "the shape that the editor gave it stays"
    assert kept_in(tmp_path) == []


def test_what_an_editor_saved_and_we_cannot_hold_is_read_and_kept_by_the_next_save(tmp_path: Path) -> None:
    draft = Draft.new(tmp_path, STARTED)
    draft.path.write_bytes(b"red \x1b[31m\n")
    assert draft.reread() == "red [31m\n"
    draft.save("red [31m\n")
    assert kept_in(tmp_path) == [b"red \x1b[31m\n"]
    draft.path.write_bytes(b"\xff\xfe")
    with pytest.raises(BadText):
        draft.reread()
    draft.path.unlink()
    assert draft.reread() is None


def test_a_file_or_folder_that_vanished_is_written_again(tmp_path: Path) -> None:
    draft = Draft.new(tmp_path / "drafts", STARTED)
    draft.save("words")
    draft.path.unlink()
    draft.path.parent.rmdir()
    draft.save("words")
    assert draft.path.read_bytes() == b"words"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("one")
    (tmp_path / "link.txt").symlink_to("real.txt")
    Draft.open(tmp_path / "link.txt").save("two")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "two"


def test_what_an_editor_cannot_hold_is_opened_as_a_copy_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "poem.txt"
    path.write_bytes("one\ftwo\u2028three\x1b".encode())
    draft = Draft.open(path)
    assert draft.opened_as_copy
    assert draft.path == tmp_path / "poem copy.txt"
    assert list(tmp_path.iterdir()) == [path]
    draft.save(draft.text)
    assert draft.path.read_bytes() == b"one\ntwo\nthree"
    assert path.read_bytes() == "one\ftwo\u2028three\x1b".encode()


def test_a_file_with_the_longest_name_can_be_opened_as_a_copy_and_edited(tmp_path: Path) -> None:
    for name, data in (("語" * 85, b"one\ftwo"), ("ö" * 125 + ".txt", b"one")):
        (tmp_path / name).write_bytes(data)
        draft = Draft.open(tmp_path / name)
        draft.save("other")
        assert draft.path.read_bytes() == b"other"


def test_files_that_are_no_drafts_are_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "binary").write_bytes(b"\x7fELF\0")
    (tmp_path / "huge").touch()
    os.truncate(tmp_path / "huge", 50_000_000)
    (tmp_path / "loop").symlink_to("loop")
    for name in ("folder", "pipe", "binary", "huge", "loop", "missing", "binary/below"):
        with pytest.raises(BadText, match=name.partition("/")[0]):
            Draft.open(tmp_path / name)


@pytest.mark.parametrize("step", ["create", "write", "sync", "replace", "may_write"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_failed_save_keeps_the_text_and_the_file_and_says_where_else(
    tmp_path: Path, step: str, code: int
) -> None:
    disk = FailingDisk()
    draft = Draft.new(tmp_path, STARTED, disk=disk)
    draft.save("one")
    disk.breaks, disk.code = step, code
    for text in ("one two", "one two three"):
        with pytest.raises(DeskTrouble) as caught:
            draft.save(text)
        assert draft.unsaved == text
    assert str(tmp_path) in str(caught.value)
    assert "elsewhere" in str(caught.value)
    assert draft.path.read_bytes() == b"one"
    disk.breaks = ""
    draft.save("one two three")
    assert draft.path.read_bytes() == b"one two three"
    assert draft.unsaved is None


def test_tries_that_fail_do_not_pile_up_generations(tmp_path: Path) -> None:
    disk = FailingDisk()
    path = tmp_path / "a.txt"
    path.write_bytes(b"original")
    draft = Draft.open(path, disk)
    draft.save("first")
    path.write_bytes(b"theirs")
    disk.breaks = ""
    replacements = 0

    def full_for_drafts(source: Path, target: Path) -> None:
        nonlocal replacements
        if target == path and replacements < 3:
            replacements += 1
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.replace(source, target)

    disk.replace = full_for_drafts  # type: ignore[method-assign]
    for _ in range(3):
        with pytest.raises(DeskTrouble):
            draft.save("second")
    kept = draft.save("second")
    assert kept is not None
    assert kept.read_bytes() == b"theirs"
    assert kept_in(tmp_path) == [b"original", b"theirs"]


def test_a_really_full_disk_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    script = (
        "import resource, sys; from pathlib import Path; from sprint.desk.drafts import Draft; "
        "from sprint.core.errors import DeskTrouble\n"
        "draft = Draft.open(Path(sys.argv[1]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: draft.save('x' * 5000)\n"
        "except DeskTrouble as trouble: print(trouble); sys.exit(trouble.exit_code)\n"
    )
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    ended = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False
    )
    assert ended.returncode == DeskTrouble.exit_code, ended.stderr
    assert "a.txt could not be saved" in ended.stdout
    assert path.read_bytes() == b"one"


def test_a_draft_can_go_on_in_another_folder(tmp_path: Path) -> None:
    draft = Draft.new(tmp_path, STARTED)
    (tmp_path / "other").mkdir()
    path = draft.save_elsewhere("text", tmp_path / "other")
    draft.save("text and more")
    assert draft.path == path
    assert path.read_bytes() == b"text and more"
    with pytest.raises(DeskTrouble, match="either"):
        draft.save_elsewhere("text", tmp_path / "none")
    assert draft.path == path
    assert draft.unsaved == "text"


def test_a_drafts_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DeskTrouble, match="--home DIR"):
        Draft.new(tmp_path / "file", STARTED)


def test_any_crash_leaves_one_of_the_texts_that_were_saved_and_never_an_older_one(tmp_path: Path) -> None:
    disk = NotingDisk()
    draft = Draft.new(tmp_path, STARTED, disk=disk)
    texts, acknowledged = ["", "one", "one two", "one two three"], [0]
    for text in texts[1:]:
        draft.save(text)
        acknowledged.append(len(disk.steps))
    for end in range(acknowledged[1], len(disk.steps) + 1):
        least = max(index for index, steps in enumerate(acknowledged) if end >= steps)
        for state in crash_states(disk.steps[:end]):
            assert state[draft.path.name].decode() in texts[least : least + 2]


TYPE_FOR_EVER = """
import sys, pathlib
from sprint.desk.drafts import Draft
draft = Draft.open(pathlib.Path(sys.argv[1]))
text = draft.text
while True:
    text += "word "
    draft.save(text)
    print(len(text), flush=True)
"""


def test_a_process_killed_while_saving_has_lost_nothing_it_saved(tmp_path: Path) -> None:
    path, chance = tmp_path / "a.txt", random.Random(3)
    path.write_bytes(b"begin ")
    for _ in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", TYPE_FOR_EVER, str(path)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            lines = [process.stdout.readline() for _ in range(chance.randint(1, 30))]
            process.send_signal(signal.SIGKILL)
            lines += process.stdout.readlines()
        text = Draft.open(path).text
        assert len(text) >= int(lines[-1])
        assert text == "begin " + "word " * ((len(text) - 6) // 5)
