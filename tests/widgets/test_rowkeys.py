import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from widgets.rowkeys import settle_keys

CODES = {25: "f13", 26: "f14", 28: "f15", 29: "f16", 31: "f17", 32: "f18", 33: "f19", 34: "f20"}


@pytest.mark.parametrize("code", CODES)
def test_a_key_of_the_second_row_is_that_key_and_writes_nothing(code: int) -> None:
    settle_keys()
    (key,) = XTermParser().feed(f"\x1b[{code}~")
    assert isinstance(key, Key)
    assert (key.key, key.is_printable) == (CODES[code], False)


def test_keys_of_the_first_row_stay_what_they_are() -> None:
    settle_keys()
    (key,) = XTermParser().feed("\x1b[24~")
    assert isinstance(key, Key)
    assert key.key == "f12"
