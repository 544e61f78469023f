"""What a page cannot show is named with its place."""

import pytest

from sprint.core.oddities import oddity


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("a\tb\r\nc\rd\n", ""),
        ("été, עברית, 👩‍👩‍👧", ""),
        ("one\r\ntwo\r\nthr\u202eee", "U+202E (right-to-left override) in line 3"),
        ("bell\x07", "U+0007 in line 1"),
        ("\n\ne" + "\u0301" * 60, "more marks on one letter than can be drawn in line 3"),
    ],
)
def test_the_first_odd_character_is_named_with_its_line(raw: str, said: str) -> None:
    assert oddity(raw) == said
