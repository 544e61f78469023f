"""Invite files: what is written is read, what people do to it is mended, and anything else is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.errors import BadInvite
from sprint.core.invitefile import LARGEST, file_named, read_invite, write_invite
from tests.sprint.screens.fakelink import INVITE

LINE = str(INVITE)


@given(st.text())
def test_an_invite_file_is_read_as_it_was_written_whatever_the_room_is_called(title: str) -> None:
    data = write_invite(INVITE, title)
    assert len(data) < LARGEST
    assert read_invite(data, "file") == INVITE


def test_an_invite_file_explains_itself_and_names_the_room() -> None:
    *words, line = write_invite(INVITE, "Tuesday\x1b[31m\ncircle").decode().splitlines()
    assert line == LINE
    assert all(word.startswith("# ") for word in words)
    assert "sprint join" in words[0]
    assert words[-1] == "# Room: Tuesday[31m circle"


def test_a_title_that_looks_like_an_invite_does_not_hide_the_invite() -> None:
    assert read_invite(write_invite(INVITE, "sprint://elsewhere/1/"), "file") == INVITE


@pytest.mark.parametrize(
    "data",
    [
        LINE.encode(),
        f"\ufeff# For you\r\n\r\n{LINE}\r\n".encode(),
        f"Here it is: <{LINE[:40]}\n  {LINE[40:]}>\n".encode(),
        "\n".join(["# wrapped at the secret", *LINE.replace("#", "\n#").split("\n")]).encode(),
    ],
    ids=["alone", "mark and CRLF", "mailed", "wrapped at the secret"],
)
def test_an_invite_file_is_read_when_people_and_programs_changed_its_form(data: bytes) -> None:
    assert read_invite(data, "file") == INVITE


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"# only words\n", "There is no invite in file"),
        (LINE.encode("utf-16"), "not text"),
        (LINE.encode("utf-16-be"), "no invite in file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "not text"),
        (LINE.encode() + b"\n" * LARGEST, "too large"),
        (LINE[:-4].encode(), "cut off"),
        (LINE.replace("/1/", "/2/").encode(), "version 2"),
    ],
    ids=["empty", "blank", "words", "UTF-16", "NUL", "picture", "huge", "cut off", "version"],
)
def test_a_file_that_is_no_invite_is_refused_in_a_sentence(data: bytes, why: str) -> None:
    with pytest.raises(BadInvite, match=why) as caught:
        read_invite(data, "file")
    assert str(caught.value).endswith(".")
    assert LINE.partition("#")[2][:16] not in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/tmp/circle.sprint-invite", "/tmp/circle.sprint-invite"),
        ("~/circle.txt", "~/circle.txt"),
        ("./a", "./a"),
        (" circle.sprint-invite ", "circle.sprint-invite"),
        ("'/home/ana/my circle.txt'", "/home/ana/my circle.txt"),
        ("/home/ana/my\\ circle.txt", "/home/ana/my circle.txt"),
        ("file:///home/ana/my%20circle.txt", "/home/ana/my circle.txt"),
        (LINE, ""),
        (f'"{LINE}"', ""),
        ("hello", ""),
        ("", ""),
    ],
)
def test_a_path_is_known_as_it_is_typed_or_dropped(typed: str, path: str) -> None:
    assert file_named(typed) == path
