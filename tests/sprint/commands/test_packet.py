"""``sprint packet``: taken home from what lies on this machine, without a relay and while Sprint is open."""

from pathlib import Path

import pytest

from sprint.cli import main
from sprint.core.reading.acts import Erase
from tests.sprint.commands.homes import keep_at_home, log_at
from tests.sprint.core.world import ANA, BEN, CARA, KEYS, key_of
from tests.sprint.screens.fakelink import INVITE
from tests.sprint.writing.evening import POEM, STORY, Evening

LONG = "../../etc/passwd \x1b]0;x\a\u202e 夜 " + "very long " * 40


@pytest.fixture
async def evening() -> Evening:
    evening = Evening()
    await evening.call()
    await evening.offer(ANA, POEM, LONG)
    await evening.offer(BEN, STORY, "Rivers")
    await evening.sit_in(CARA)
    await evening.deal()
    await evening.go_on()
    return evening


def packet(home: Path, *words: str | Path) -> int:
    return main(["--home", str(home), "packet", *map(str, words)])


def test_the_pieces_are_byte_for_byte_what_was_written(
    evening: Evening, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with keep_at_home(evening, ANA, tmp_path / "home"):
        assert packet(tmp_path / "home", "tea", "--out", tmp_path / "out") == 0
    said = capsys.readouterr().out
    assert said == f"Your packet is in {tmp_path / 'out'}\nYou gave to 1 person and heard from 2.\n"
    (piece,) = (tmp_path / "out" / "pieces").iterdir()
    assert piece.read_bytes() == POEM.encode()
    assert piece.name.startswith("01 etc passwd 0 x")
    assert len(piece.name.encode()) < 100
    written = (tmp_path / "out" / "packet.md").read_text()
    assert written.startswith("# Tuesdays\n\nA packet for Ana.")
    assert "> &nbsp;\u00a0\u00a0\u00a0the boats \\<lie\\> down" in written
    assert "Ben heard it." in written
    assert "Cara heard it." in written
    assert "\x1b" not in written
    assert "the boats &lt;lie&gt; down" in (tmp_path / "out" / "packet.html").read_text()


def test_a_room_is_named_by_title_place_or_invite_file(
    evening: Evening, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tea.sprint-invite").write_text(str(INVITE))
    keep_at_home(evening, CARA, tmp_path / "home").close()
    for word in ("tea", "2", KEYS.room[:8], "tea.sprint-invite"):
        assert packet(tmp_path / "home", word) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "Tuesdays packet",
        "home",
        "tea.sprint-invite",
    ]
    assert capsys.readouterr().out.count("The very same packet is in") == 3
    assert packet(tmp_path / "home", "nowhere") == 2
    assert "There is no such room" in capsys.readouterr().err
    assert packet(tmp_path / "home", str(INVITE)) == 2
    assert "An invite is a secret" in capsys.readouterr().err


def test_where_there_is_nothing_to_take_home_that_is_said(
    evening: Evening, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert packet(tmp_path / "new") == 2
    assert "You have been in no room yet" in capsys.readouterr().err
    keep_at_home(evening, ANA, tmp_path / "home").close()
    assert packet(tmp_path / "home", "--out", tmp_path / "out") == 11
    assert "There is nothing to take home from this room yet" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


async def test_what_was_erased_is_in_no_file(evening: Evening, tmp_path: Path) -> None:
    own = next(one for one in evening.world.room.pieces.values() if one.by == key_of(ANA))
    await evening.link(ANA).do(Erase(own.id))
    keep_at_home(evening, ANA, tmp_path / "home").close()
    assert packet(tmp_path / "home", "tea", "--out", tmp_path / "out") == 0
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert sorted(path.name for path in files) == ["packet.html", "packet.md"]
    assert all("boats" not in path.read_text() for path in files)
    assert "You erased this text." in (tmp_path / "out" / "packet.md").read_text()


def test_what_is_whole_of_a_damaged_copy_is_taken_home_and_the_rest_is_told_of(
    evening: Evening, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_at_home(evening, ANA, tmp_path / "home").close()
    log = log_at(tmp_path / "home")
    lines = log.read_bytes().split(b"\n")
    damaged = lines[-2].replace(b'"sig":"', b'"sig":"AAAA', 1)
    log.write_bytes(b"\n".join([*lines[:-2], damaged, b""]))
    assert packet(tmp_path / "home", "tea", "--out", tmp_path / "out") == 0
    assert f"whole up to entry {len(lines) - 2} of {len(lines) - 1}," in capsys.readouterr().err
    assert (tmp_path / "out" / "pieces").is_dir()


def test_a_copy_that_ends_before_what_was_seen_is_told_of_and_one_that_is_spoilt_is_none(
    evening: Evening, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with keep_at_home(evening, ANA, tmp_path / "home") as desk:
        seen = len(evening.world.log)
        desk.rooms.mark(KEYS.room, last_seen_at=3, seq=seen, head="0" * 64)
    log = log_at(tmp_path / "home")
    lines = log.read_bytes().split(b"\n")
    log.write_bytes(b"\n".join([*lines[:-2], b"spoilt", b""]))
    assert packet(tmp_path / "home", "tea", "--out", tmp_path / "out") == 0
    assert f"whole up to entry {seen - 1} of {seen}," in capsys.readouterr().err
    log.write_bytes(b"\n".join([b"spoilt", *lines[1:]]))
    assert packet(tmp_path / "home", "tea", "--out", tmp_path / "none") == 9
    assert "it is damaged or gone. It comes anew" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_what_hidden_people_said_is_in_it_only_if_it_is_to_be_whole(
    evening: Evening, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with keep_at_home(evening, ANA, tmp_path / "home") as desk:
        desk.hidden.keep(KEYS.room, frozenset({key_of(BEN)}))
        assert packet(tmp_path / "home", "tea", "--out", tmp_path / "out") == 0
        said = capsys.readouterr().out
        assert "is left out of this packet" in said
        assert "--whole" in said
        assert packet(tmp_path / "home", "tea", "--whole", "--out", tmp_path / "whole") == 0
        assert "left out" not in capsys.readouterr().out
    assert "Ben heard it." not in (tmp_path / "out" / "packet.md").read_text()
    assert "Ben heard it." in (tmp_path / "whole" / "packet.md").read_text()
