"""Invites: what is pasted comes back as it was written, or is refused in a sentence."""

from contextlib import suppress

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.errors import BadInvite
from sprint.core.invite import DEFAULT_PORT, Invite, _check, parse_invite

INVITE = Invite("127.0.0.1", 8765, False, "ab" * 16, bytes(range(16)), 0, bytes(range(12)))
LINE = str(INVITE)
HOSTS = st.sampled_from(["127.0.0.1", "relay.example.org", "::1", "fe80::1", "a", "xn--bcher-kva.example"])


def again(head: str) -> str:
    """A line whose check is right, whatever stands in it."""
    return f"{head}.{_check(head)}"


@given(
    HOSTS,
    st.integers(1, 65_535),
    st.booleans(),
    st.binary(min_size=16, max_size=16),
    st.binary(min_size=16, max_size=16),
    st.integers(0, 999_999),
    st.binary(min_size=12, max_size=12),
)
def test_an_invite_is_read_as_it_was_written(
    host: str, port: int, tls: bool, room: bytes, secret: bytes, gen: int, creator: bytes
) -> None:
    invite = Invite(host, port, tls, room.hex(), secret, gen, creator)
    assert parse_invite(str(invite)) == invite


def test_an_invite_is_read_when_a_mail_program_broke_and_quoted_it() -> None:
    assert parse_invite(f"  <{LINE[:30]}\r\n\t{LINE[30:]}>\n") == INVITE


@pytest.mark.parametrize(
    "pasted",
    [
        f"Come: {LINE}",
        f"Come: {LINE}. See you at eight!",
        f"Come ({LINE}), all of you",
        f"# An invite\n# Room: sprint://elsewhere/1/\n{LINE}\n",
        f"> {LINE[:50]}\n> {LINE[50:]}\n> See you\n",
        f"\u201cCome\u201d `{LINE}`",
        f"**{LINE}**",
    ],
)
def test_an_invite_is_found_among_the_words_around_it(pasted: str) -> None:
    assert parse_invite(pasted) == INVITE


def test_the_usual_port_is_taken_when_none_is_given() -> None:
    head = LINE.rpartition(".")[0].replace(":8765", "")
    assert parse_invite(again(head)).port == DEFAULT_PORT


@given(st.integers(1, len(LINE) - 1))
def test_an_invite_is_refused_when_it_is_cut_off_anywhere(cut: int) -> None:
    with pytest.raises(BadInvite):
        parse_invite(LINE[:cut])


@given(st.integers(len("sprint://"), len(LINE) - 1), st.sampled_from("aZ09-_.#/:é雪"))
def test_an_invite_is_refused_when_one_character_is_another(place: int, letter: str) -> None:
    changed = LINE[:place] + letter + LINE[place + 1 :]
    if changed != LINE:
        with pytest.raises(BadInvite):
            parse_invite(changed)


def test_another_version_is_named_when_an_invite_has_one() -> None:
    with pytest.raises(BadInvite, match="version 2"):
        parse_invite(LINE.replace("/1/", "/2/"))


@pytest.mark.parametrize(
    "line",
    [
        "",
        " \n",
        "hello",
        "https://example.org/",
        "sprint://",
        "sprint://#",
        "sprint://[::1/1/x#y",
        "sprint://h:99999/1/x#y",
        again("sprint://h:99999/1/AAAAAAAAAAAAAAAAAAAAAA#AAAAAAAAAAAAAAAAAAAAAA.0.AAAAAAAAAAAAAAAA"),
        again("sprint:///1/AAAAAAAAAAAAAAAAAAAAAA#AAAAAAAAAAAAAAAAAAAAAA.0.AAAAAAAAAAAAAAAA"),
        again("sprint://h/1/AAAAAAAA#AAAAAAAAAAAAAAAAAAAAAA.0.AAAAAAAAAAAAAAAA"),
        "sprint://h\udc80/1/AAAAAAAAAAAAAAAAAAAAAA#AAAAAAAAAAAAAAAAAAAAAA.0.AAAAAAAAAAAAAAAA.AAAA",
        again("sprint://h\x1b[31m/1/AAAAAAAAAAAAAAAAAAAAAA#AAAAAAAAAAAAAAAAAAAAAA.0.AAAAAAAAAAAAAAAA"),
        again("sprint://h\u202e/1/AAAAAAAAAAAAAAAAAAAAAA#AAAAAAAAAAAAAAAAAAAAAA.0.AAAAAAAAAAAAAAAA"),
        LINE + LINE,
        again(f"sprint://{'a' * 400}/1/AAAAAAAAAAAAAAAAAAAAAA#AAAAAAAAAAAAAAAAAAAAAA.0.AAAAAAAAAAAAAAAA"),
        "sprint://" + "a" * 100_000,
    ],
)
def test_a_line_that_is_no_invite_is_refused_in_a_sentence(line: str) -> None:
    with pytest.raises(BadInvite) as caught:
        parse_invite(line)
    assert str(caught.value).endswith(".")
    assert "A" * 16 not in str(caught.value)


@given(st.text() | st.text(alphabet="sprint:/#.1aA-_[]@?\ud800\n"))
def test_any_text_is_an_invite_or_refused_and_nothing_else(text: str) -> None:
    for line in (text, "sprint://" + text, LINE[:40] + text, LINE[:60] + text):
        with suppress(BadInvite):
            parse_invite(line)


def test_the_secret_is_in_no_address_url_or_representation() -> None:
    secret = LINE.partition("#")[2][:22]
    for shown in (repr(INVITE), INVITE.address, INVITE.url, f"{[INVITE]}"):
        assert secret not in shown


def test_an_invite_that_leads_nowhere_from_elsewhere_says_so() -> None:
    assert "this machine only" in INVITE.about
    assert "this machine only" not in msgspec.structs.replace(INVITE, host="192.168.1.20").about


@pytest.mark.parametrize(
    ("invite", "url"),
    [
        (INVITE, "ws://127.0.0.1:8765/"),
        (msgspec.structs.replace(INVITE, tls=True, host="::1"), "wss://[::1]:8765/"),
    ],
)
def test_the_url_names_the_relay_and_no_room(invite: Invite, url: str) -> None:
    assert invite.url == url
