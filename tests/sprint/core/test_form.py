"""What a text must look like before it is read as an act."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.errors import Refused
from sprint.core.form import DEEPEST_ACT, LONGEST_ACT, check_form, is_word

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


def why(text: str) -> str:
    with pytest.raises(Refused) as caught:
        check_form(text)
    assert caught.value.code == "malformed"
    return str(caught.value)


@pytest.mark.parametrize("text", ['{"a":1,"a":2}', '{"b":{"a":1,"c":2,"a":1}}', '[{"a":1,"\\u0061":2}]'])
def test_a_key_given_twice_is_refused_wherever_it_stands(text: str) -> None:
    assert "twice" in why(text)


def test_nesting_is_refused_when_one_deeper_than_allowed() -> None:
    check_form("[" * DEEPEST_ACT + "]" * DEEPEST_ACT)
    assert "deep" in why("[" * (DEEPEST_ACT + 1) + "]" * (DEEPEST_ACT + 1))
    assert "deep" in why('{"a":' * 5_000)


@pytest.mark.parametrize("inner", ["[" * 40, '\\"' + "{" * 40, "\\\\\\\\[[[[[[[[[[[[[[[[[[[[["])
def test_brackets_are_no_nesting_when_they_stand_in_a_string(inner: str) -> None:
    check_form(f'["{inner}", "a"]')


def test_many_objects_side_by_side_are_no_nesting() -> None:
    check_form("[" + ",".join(["{}"] * 500) + "]")


def test_a_text_is_refused_when_it_is_longer_in_bytes_than_allowed() -> None:
    check_form('"' + "a" * (LONGEST_ACT - 2) + '"')
    assert "bytes" in why('"' + "a" * (LONGEST_ACT - 1) + '"')
    assert "bytes" in why('"' + "雪" * (LONGEST_ACT // 3 + 1) + '"')


@pytest.mark.parametrize("text", ["", "{", "\ufeff{}", "{}\0", "{} {}", "'a'", "\ud800", '"\x1b"'])
def test_a_text_that_is_no_json_is_refused(text: str) -> None:
    why(text)


def test_numbers_of_any_size_pass_here_and_are_judged_by_their_field() -> None:
    check_form("[" + "9" * 20_000 + ", 1e99999]")


@given(st.text(alphabet='[]{}"\\,:a1 \n\ud800', max_size=200) | st.text())
def test_any_text_passes_or_is_refused_and_nothing_else(text: str) -> None:
    with suppress(Refused):
        check_form(text)


@pytest.mark.parametrize(
    "text", ['"' + '\\"' * 16_000, '"\\' * 10_000, '"' * 30_000, "[" * 30_000, '{"' * 16_000]
)
def test_a_text_made_to_cost_much_is_refused(text: str) -> None:
    why(text)


@pytest.mark.parametrize(
    ("kind", "good"),
    [
        ("vote", True),
        ("hand-over", True),
        ("", False),
        ("\x1b[31m", False),
        ("a" * 33, False),
        ("Vote", False),
        ("vote\n", False),
    ],
)
def test_a_kind_is_a_short_plain_word(kind: str, good: bool) -> None:
    assert is_word(kind) is good
