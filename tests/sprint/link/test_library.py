"""Opened texts: byte for byte, for those whom they concern, and never one that its author did not name."""

import msgspec
import pytest

from sprint.core.reading.acts import Body
from sprint.core.reading.bodies import Given, Mark, seal_body
from sprint.core.reading.texts import TextKind, TextRef
from sprint.core.sealing import Place
from sprint.link.library import Library
from tests.sprint.core.world import ANA, BEN, KEYS, key_of, keyring

TEXT = "Low tide\n\n    the boats lie down\t\r and wait \u202e\n"
ID = "7" * 32


def sealed(kind: TextKind, text: str, by: str = ANA) -> tuple[TextRef, bytes]:
    body, blob = seal_body(text, Place(KEYS.room, kind, key_of(by), ID), KEYS.content, bytes(24))
    return TextRef(ID, kind, key_of(by), body), blob


def test_a_piece_is_what_its_author_wrote_byte_for_byte() -> None:
    library = Library(KEYS.room, keyring())
    assert not library.knows(ID)
    assert library.take(*sealed("piece", TEXT))
    assert library.pieces[ID] == TEXT


def test_a_response_is_cleaned_for_showing() -> None:
    library = Library(KEYS.room, keyring())
    given = Given("kind \x1b[31mwords", (Mark(3, 1, "note", "h\x07ere"),))
    assert library.take(*sealed("response", msgspec.json.encode(given).decode(), BEN))
    shown = library.given[ID]
    assert "\x1b" not in shown.text
    assert shown.marks[0].first == shown.marks[0].last == 3
    assert "\x07" not in shown.marks[0].note


@pytest.mark.parametrize("change", ["bytes", "author", "kind", "absent", "size"])
def test_a_text_that_is_not_the_one_named_is_not_to_be_had(change: str) -> None:
    library = Library(KEYS.room, keyring())
    ref, blob = sealed("piece", TEXT)
    match change:
        case "bytes":
            assert not library.take(ref, blob[:-1] + bytes([blob[-1] ^ 1]))
        case "author":
            assert not library.take(msgspec.structs.replace(ref, by=key_of(BEN)), blob)
        case "kind":
            assert not library.take(msgspec.structs.replace(ref, kind="response"), blob)
        case "absent":
            assert not library.take(ref, None)
        case "size":
            assert not library.take(msgspec.structs.replace(ref, body=Body(ref.body.digest, 7)), blob)
    assert library.gone == {ID}
    assert library.knows(ID)
    # Only what its author sent like this stays so; the rest may be had another time.
    stays = change in ("author", "kind")
    assert library.lost == ({ID} if stays else set())
    library.look_again()
    assert library.knows(ID) == stays
    assert library.take(ref, blob) == (not stays)


@pytest.mark.parametrize("text", ["no JSON", "[]", '{"x":' + "[" * 5_000 + "]" * 5_000 + "}"])
def test_a_response_that_is_none_is_not_to_be_had_and_harms_nobody(text: str) -> None:
    library = Library(KEYS.room, keyring())
    assert not library.take(*sealed("response", text, BEN))
    assert library.gone == {ID}


def test_what_was_erased_is_forgotten() -> None:
    library = Library(KEYS.room, keyring())
    library.take(*sealed("piece", TEXT))
    library.forget(ID)
    assert library.pieces == {}
    library.look_again()
    assert library.knows(ID)
    # It was on its way when it was erased.
    assert not library.take(*sealed("piece", TEXT))
    assert library.pieces == {}
