import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.cleaning import clean
from sprint.core.errors import BadText
from sprint.desk.textfile import LARGEST, Shape, decode, encode

PIECES = [
    "a",
    "ö",
    "語",
    "\n",
    "\r\n",
    "\r",
    "\ufeff",
    "\t",
    " ",
    "\f",
    "\u2028",
    "\x1b[1m",
    "\u202e",
    "e\u0301",
    "\x85",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES)).map("".join), st.text(alphabet=st.characters(codec="utf-8"))
)


@given(TEXTS.filter(lambda text: "\0" not in text))
def test_a_faithful_reading_encodes_to_the_same_bytes_and_holds_only_what_an_editor_can(text: str) -> None:
    data = text.encode()
    reading = decode(data, "a.txt")
    assert reading.text == clean(reading.text)
    assert "\r" not in reading.text
    assert reading.faithful == (encode(reading.text, reading.shape) == data)


@given(
    st.lists(st.text("ab ö語\t"), max_size=8),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.booleans(),
)
def test_every_ordinary_text_file_is_read_faithfully(
    lines: list[str], newline: str, mark: bool, last_newline: bool
) -> None:
    text = newline.join(lines) + (newline if last_newline else "")
    data = (b"\xef\xbb\xbf" if mark else b"") + text.encode()
    reading = decode(data, "a.txt")
    assert reading.faithful
    assert encode(reading.text, reading.shape) == data
    assert reading.text == text.replace(newline, "\n")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\fb", "a\nb"),
        (b"a\vb", "a\nb"),
        ("a\u2028b".encode(), "a\nb"),
        ("a\u2029b".encode(), "a\nb"),
        ("a\x85b".encode(), "a\nb"),
        (b"a\x1bb", "ab"),
        ("a\u202eb".encode(), "ab"),
        ("a\ufeffb".encode(), "ab"),
        (b"a\nb\r\nc\r\n", "a\nb\nc\n"),
        (("e" + "\u0301" * 30).encode(), "e" + "\u0301" * 8),
    ],
)
def test_what_an_editor_cannot_hold_is_not_faithful(data: bytes, text: str) -> None:
    reading = decode(data, "a.txt")
    assert not reading.faithful
    assert reading.text == text


def test_the_line_end_that_most_lines_have_is_the_shape_of_a_mixed_file() -> None:
    assert decode(b"a\nb\r\nc\r\n", "a.txt").shape.newline == "\r\n"


@pytest.mark.parametrize(
    "data",
    [b"a\0b", b"\xff\xfea\0", b"caf\xe9", b"\xed\xa0\x80", b"a" * (LARGEST + 1)],
    ids=lambda data: repr(data[:9]),
)
def test_what_is_no_text_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(BadText, match=r"poem\.txt"):
        decode(data, "poem.txt")


def test_an_edited_text_gets_its_files_shape_back() -> None:
    shape = decode("\ufeffone\r\ntwo\r\n".encode(), "a.txt").shape
    assert shape == Shape(mark=True, newline="\r\n", last_newline=True)
    assert encode("one\nthree", shape) == "\ufeffone\r\nthree\r\n".encode()


def test_a_half_of_a_surrogate_pair_does_not_stop_a_save() -> None:
    assert encode("a\ud800b", Shape()) == "a\ufffdb".encode()
    assert encode("\ud83d\ude00 é", Shape()) == "😀 é".encode()
