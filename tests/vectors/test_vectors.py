"""The vectors are what the program makes today, and what a stranger makes who has read only the document."""

import json
from base64 import b64decode
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from sprint.core.acts import Body
from sprint.core.invite import parse_invite
from sprint.core.sealing import Place, Sealed, unseal
from tests import stranger, strangertables
from tests.vectors.make import HERE, made

FILES = made()


def vectors(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    assert found
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_file_is_what_the_program_makes_today(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == FILES[path], "run python -m tests.vectors.make"


@pytest.mark.parametrize("vector", vectors("derive"))
def test_a_stranger_derives_the_same(vector: dict[str, str]) -> None:
    keys = stranger.derive(bytes.fromhex(vector["secret"]))
    assert {name: value.hex() for name, value in keys.items()} == {name: vector[name] for name in keys}
    assert stranger.proof_hash(keys["proof"]) == vector["proof_hash"]
    shown = stranger.membership(keys["content"], vector["room"], vector["member"])
    assert shown.hex() == vector["membership"]
    assert stranger.fingerprint(vector["member"]).hex() == vector["fingerprint"]


@pytest.mark.parametrize("vector", vectors("sealing"))
def test_a_stranger_seals_the_same(vector: dict[str, Any]) -> None:
    text, key, nonce = (
        vector["text"] * vector["times"],
        *map(bytes.fromhex, (vector["content_key"], vector["nonce"])),
    )
    sealed = stranger.seal(text, vector, key, nonce, vector["gen"])
    data = b64decode(sealed["data"])
    assert (len(data), blake2b(data, digest_size=32).hexdigest()) == (vector["size"], vector["data_hash"])
    assert vector["data"] in (None, data.hex())
    assert stranger.unseal(sealed, vector, key) == text
    place = Place(vector["room"], vector["kind"], vector["author"], vector["object"])
    assert unseal(Sealed(vector["gen"], nonce, data), place, key) == text


@pytest.mark.parametrize("vector", vectors("invite"))
def test_a_stranger_reads_the_same_invite(vector: dict[str, Any]) -> None:
    read = stranger.read_invite(vector["line"])
    for name, value in read.items():
        assert vector[name] == (value.hex() if isinstance(value, bytes) else value)
    assert parse_invite(vector["line"]).url == vector["url"]


@pytest.mark.parametrize("vector", vectors("removal"))
def test_a_stranger_opens_the_box_with_the_next_secret(vector: dict[str, Any]) -> None:
    secret = stranger.opened_box(bytes.fromhex(vector["box"]), bytes.fromhex(vector["seed"]))
    assert secret.hex() == vector["secret"]
    keys = stranger.derive(secret)
    assert stranger.proof_hash(keys["proof"]) == vector["proof_hash"]
    assert keys["content"].hex() == vector["content"]
    where = {"room": vector["room"], "kind": "keys", "author": vector["author"], "object": vector["act"]}
    older = json.loads(stranger.unseal(vector["older"], where, keys["content"]))
    assert [b64decode(secret).hex() for secret in older] == vector["secrets"]


@pytest.mark.parametrize("vector", vectors("hello"))
def test_a_stranger_signs_the_same_hello(vector: dict[str, str]) -> None:
    person = stranger.Person(bytes.fromhex(vector["seed"]))
    assert person.key == vector["key"]
    assert person.hello(vector["room"], bytes.fromhex(vector["nonce"])).hex() == vector["sig"]


@pytest.mark.parametrize("vector", vectors("body"))
def test_a_stranger_seals_the_same_text_to_travel(vector: dict[str, Any]) -> None:
    key, nonce = bytes.fromhex(vector["content_key"]), bytes.fromhex(vector["nonce"])
    blob, named = stranger.blob_of(vector["text"] * vector["times"], vector, key, nonce)
    assert named == {"digest": vector["digest"], "size": vector["size"]}
    assert vector["blob"] in (None, blob.hex())


@pytest.mark.parametrize("vector", vectors("deal"))
def test_a_stranger_deals_the_same_tables(vector: dict[str, Any]) -> None:
    if vector["how"] == "moved":
        authors, most = set(vector["authors"]), vector["table"] - 1
        moved = strangertables.with_readers(vector["seats"], authors, most, vector["owed"])
        assert [moved] == vector["tables"]
        return
    met = {(one, other): times for one, other, times in vector["met"]}
    make = strangertables.tables if vector["how"] == "tables" else strangertables.rounds
    number = vector["table"] if vector["how"] == "tables" else vector["rounds"]
    dealt = make(vector["authors"], vector["guests"], number, vector["seed"], met)
    assert dealt == vector["tables"]
    # Pieces are read in the order in which their readers are listed.
    assert [list(table["readers"]) for table in dealt] == [list(one["readers"]) for one in vector["tables"]]


def test_a_stranger_follows_the_same_log() -> None:
    head = stranger.ZERO_HEAD
    for entry in vectors("log"):
        act = json.loads(entry["act"])
        assert act["seen"] in ([entry["seq"] - 1, head], [0, stranger.ZERO_HEAD])
        head = stranger.chain(head, entry)
        assert head == entry["head"]
        assert stranger.state_hash(json.loads(entry["state"])) == entry["hash"]
        if act["by"]:
            assert stranger.verified(
                act["by"], b"sprint/1 act\n" + entry["act"].encode(), b64decode(entry["sig"])
            )


def test_every_kind_of_act_is_in_the_log() -> None:
    kinds = {json.loads(entry["act"])["body"]["kind"] for entry in vectors("log")}
    assert kinds == {body.__struct_config__.tag for body in Body.__args__}
