import json
import re

import pytest

from sprint.core.errors import DeskTrouble
from sprint.desk.frame import Damaged, Page, frame, unframe

PAGE = Page(12, {"_default": {"ab": {"name": "Añá [/b]", "seed": "AAE=", "count": None}, "cd": {"n": 1}}})


def test_a_page_is_json_that_a_person_and_any_program_can_read() -> None:
    data = frame(PAGE)
    read = json.loads(data)
    assert read["generation"] == 12
    assert read["tables"] == PAGE.tables
    assert data.count(b"\n") > 5
    assert "Añá [/b]".encode() in data
    assert unframe(data) == PAGE


def test_every_flipped_bit_is_noticed() -> None:
    data = frame(PAGE)
    for position in range(len(data)):
        for bit in range(8):
            flipped = bytearray(data)
            flipped[position] ^= 1 << bit
            with pytest.raises(Damaged):
                unframe(bytes(flipped))


def test_every_truncation_is_noticed() -> None:
    data = frame(PAGE)
    for length in range(len(data)):
        with pytest.raises(Damaged):
            unframe(data[:length])


def test_zeros_from_any_place_on_are_noticed() -> None:
    data = frame(PAGE)
    for start in range(len(data)):
        with pytest.raises(Damaged):
            unframe(data[:start].ljust(len(data), b"\0"))


@pytest.mark.parametrize(
    "data", [b"", b"null", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000, b"words of a person"]
)
def test_what_was_never_a_page_is_noticed(data: bytes) -> None:
    with pytest.raises(Damaged):
        unframe(data)


def test_a_page_of_a_newer_version_is_refused_and_not_taken_for_damaged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr("sprint.desk.frame.FORMAT", 2)
        data = frame(PAGE)
    with pytest.raises(DeskTrouble, match="newer"):
        unframe(data)
    with pytest.raises(Damaged):
        unframe(re.sub(rb'"format":2', b'"format":3', data))
