"""Names, notes and titles as they are opened, cleaned and shown."""

import pytest

from sprint.core import acts
from sprint.core.acts import Body
from sprint.core.reading.acts import Body as Text
from sprint.core.reading.acts import Offer, Read
from sprint.core.signed import Act, Seen
from sprint.link.side import NAME_CELLS, NO_PROTOCOL, Side
from tests.sprint.core.reading.hall import SEED, STRONG
from tests.sprint.core.world import ANA, BEN, KEYS, key_of, keyring, sealed

ID = "0" * 31 + "1"
NASTY = "[/b]\x1b[31mred\x1b]52;c;AAAA\x07 \u202eabc\nnext"


def take(body: Body, by: str = ANA) -> Side:
    """A side that has seen one act."""
    side = Side(KEYS.room, keyring())
    side.take(Act(KEYS.room, 0, ID, key_of(by), Seen(), body), 5)
    return side


def test_a_name_is_one_clean_line_that_fits() -> None:
    side = take(acts.Join(b"m" * 32, sealed(NASTY + "x" * 100, "name", key_of(ANA), ID)))
    shown = side.name(key_of(ANA))
    assert shown.startswith("[/b]")
    assert len(shown) <= NAME_CELLS
    assert not any(sign in shown for sign in "\x1b\x07\u202e\n")


def test_a_note_keeps_its_lines_and_nothing_that_moves_a_terminal() -> None:
    side = take(acts.Say(sealed(NASTY, "note", key_of(ANA), ID)))
    (note,) = side.notes
    assert (note.by, note.at, note.id) == (key_of(ANA), 5, ID)
    assert "\nnext" in note.text
    assert not any(sign in note.text for sign in "\x1b\x07\u202e")


def test_a_seal_that_was_moved_to_another_author_is_shown_as_unopened() -> None:
    side = take(acts.Say(sealed("mine", "note", key_of(BEN), ID)))
    assert side.notes[0].text == "(could not be opened)"


def test_a_seal_of_another_kind_is_shown_as_unopened() -> None:
    side = take(acts.Say(sealed("mine", "name", key_of(ANA), ID)))
    assert side.notes[0].text == "(could not be opened)"


def test_an_empty_name_is_somebody() -> None:
    side = take(acts.Join(b"m" * 32, sealed("\x1b \x07", "name", key_of(ANA), ID)))
    assert side.name(key_of(ANA)) == "somebody"
    assert side.name(key_of(BEN)) == "somebody"


def test_a_cheer_is_for_a_member_or_for_everyone() -> None:
    side = Side(KEYS.room, keyring())
    join = acts.Join(b"m" * 32, sealed("Ben", "name", key_of(BEN), ID))
    side.take(Act(KEYS.room, 0, ID, key_of(BEN), Seen(), join), 5)
    for number, whom in enumerate((key_of(BEN), " " * 64, key_of(ANA), "[/b]\x1b")):
        act_id = f"{number + 2:032x}"
        cheer = acts.Cheer(sealed(whom, "cheer", key_of(ANA), act_id))
        side.take(Act(KEYS.room, 0, act_id, key_of(ANA), Seen(), cheer), 6)
    assert [cheer.to for cheer in side.cheers] == [key_of(BEN), "", "", ""]
    assert {cheer.by for cheer in side.cheers} == {key_of(ANA)}


@pytest.mark.parametrize("words", ["no JSON", "7", '{"x":' + "[" * 3_000 + "]" * 3_000 + "}"])
def test_words_that_are_none_are_passed_over_and_harm_nobody(words: str) -> None:
    """They stand in the log for good: a member whom they stopped once could never come in again."""
    about = sealed(words, "about", key_of(ANA), ID)
    assert take(Offer(about, Text("0" * 64, 104))).abouts[ID].title == "Untitled"
    protocol = sealed(words, "protocol", key_of(ANA), ID)
    assert take(Read(STRONG, protocol, SEED)).protocols[ID] == NO_PROTOCOL


def test_what_somebody_without_the_invite_brings_has_words_too_and_none_of_theirs() -> None:
    side = Side(KEYS.room, keyring())
    join = acts.Join(b"m" * 32, sealed("Ana", "name", key_of(ANA), ID))
    side.take(Act(KEYS.room, 0, ID, key_of(ANA), Seen(), join), 5, proven=False)
    for body in (
        Offer(sealed('{"title":"Look"}', "about", key_of(ANA), ID), Text("0" * 64, 104)),
        Read(STRONG, sealed('{"name":"a","title":"Look"}', "protocol", key_of(ANA), ID), SEED),
    ):
        side.take(Act(KEYS.room, 0, ID, key_of(ANA), Seen(), body), 5)
    assert side.abouts[ID].title == "Untitled"
    assert side.protocols[ID] == NO_PROTOCOL
