"""A person's key on its way: opened by its passphrase alone, and refused in a sentence when it is not."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprint.core.errors import BadInput, BadText, OtherVersion
from sprint.core.identityfile import NONCE_BYTES, SALT_BYTES, Cost, Person, lock_identity, unlock_identity

CHEAP = Cost(passes=1, memory=8_192)
ANA = Person(bytes(range(32)), "Ana", 1_700_000_000_000)
SALT, NONCE = b"s" * SALT_BYTES, b"n" * NONCE_BYTES


def locked(passphrase: str = "river late") -> bytes:
    return lock_identity(ANA, passphrase, SALT, NONCE, CHEAP)


def changed(**fields: Any) -> bytes:
    return json.dumps({**json.loads(locked()), **fields}).encode()


@settings(max_examples=25)
@given(st.text(min_size=1), st.text())
def test_what_was_locked_is_opened_by_the_same_words(passphrase: str, name: str) -> None:
    person = Person(ANA.seed, name.encode("utf-8", "replace").decode(), 1)
    assert unlock_identity(lock_identity(person, passphrase, SALT, NONCE, CHEAP), passphrase) == person


def test_the_same_letters_composed_otherwise_open_it() -> None:
    assert unlock_identity(locked("caf\u00e9"), "cafe\u0301") == ANA


def test_the_same_arguments_give_the_same_file_which_tells_nothing() -> None:
    assert locked() == locked()
    assert b"Ana" not in locked()
    assert json.loads(locked())["kind"] == "sprint identity"


def test_another_passphrase_does_not_open_it() -> None:
    with pytest.raises(BadInput, match="does not open"):
        unlock_identity(locked(), "river early")


def test_an_empty_passphrase_is_refused() -> None:
    with pytest.raises(BadInput, match="empty"):
        locked("")


def test_a_later_version_is_told_apart_from_damage() -> None:
    with pytest.raises(OtherVersion, match="version 2"):
        unlock_identity(changed(version=2, salt="?"), "river late")


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"\xff", locked()[:-20], changed(salt="AAAA"), changed(cost={"passes": 99, "memory": 8_192}),
     changed(cost={"passes": 1, "memory": 1 << 40}), changed(kind="something"), b"[" * 100_000],
    ids=range(9),
)  # fmt: skip
def test_what_is_no_identity_is_refused(data: bytes) -> None:
    with pytest.raises(BadText, match="no identity"):
        unlock_identity(data, "river late")


def test_sealed_bytes_that_were_changed_do_not_open() -> None:
    with pytest.raises(BadInput):
        unlock_identity(changed(sealed="A" * 64), "river late")
