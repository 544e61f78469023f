"""Marks are set and taken away, and told for a line at once."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint.core.errors import BadInput
from sprint.core.reading.bodies import LONGEST_MARK, MOST_MARKS, Given, Mark
from sprint.core.reading.marks import KINDS, Marks, Spread

some = st.builds(
    Mark,
    st.integers(1, 12),
    st.integers(1, 12),
    st.sampled_from(KINDS),
    st.sampled_from(["", "", "why", "how"]),
)
lists = st.lists(some, max_size=12)


def marks_of(added: list[Mark]) -> Marks:
    marks = Marks()
    for mark in added:
        marks = marks.add(mark)
    return marks


@given(lists)
def test_every_line_that_was_marked_is_marked_and_no_other(added: list[Mark]) -> None:
    marks = marks_of(added)
    for line in range(1, 14):
        for kind in KINDS:
            wanted = any(
                min(one.first, one.last) <= line <= max(one.first, one.last)
                for one in added
                if one.kind == kind
            )
            assert bool(marks.at(line, kind)) == wanted


@given(lists, some)
def test_what_was_added_can_be_taken_away_whole(added: list[Mark], last: Mark) -> None:
    marks = marks_of([*added, last])
    first, end = sorted((last.first, last.last))
    found = marks.on(first, end, last.kind)
    assert found is not None
    assert found not in marks.remove(found).all


@given(lists)
def test_marks_without_words_never_touch_one_of_their_kind(added: list[Mark]) -> None:
    for kind in KINDS:
        bare = [one for one in marks_of(added).all if one.kind == kind and not one.note]
        assert all(one.last + 1 < below.first for one, below in pairwise(bare))


@given(lists, st.integers(1, 14))
def test_a_spread_tells_what_the_marks_tell(added: list[Mark], line: int) -> None:
    marks = marks_of(added)
    spread = Spread(marks.all)
    for kind in KINDS:
        assert spread.count(line, kind) == len(marks.at(line, kind))
        assert spread.begins(line, kind) == any(one.first == line for one in marks.at(line, kind))


@given(lists, st.integers(0, 12))
def test_no_mark_lies_beyond_the_end(added: list[Mark], count: int) -> None:
    kept = marks_of(added).within(count).all
    assert all(1 <= one.first <= one.last <= count for one in kept)


def test_notes_stay_apart_and_the_shortest_is_taken_first() -> None:
    marks = marks_of([Mark(1, 5, "note", "all of it"), Mark(2, 2, "note", "this")])
    assert [one.note for one in marks.at(2)] == ["all of it", "this"]
    assert marks.on(2, 2, "note") == Mark(2, 2, "note", "this")
    assert marks.on(2, 3, "note") == Mark(1, 5, "note", "all of it")
    assert marks.on(2, 3, "stayed") is None


def test_a_response_takes_all_the_marks_that_can_be_set() -> None:
    marks = marks_of([Mark(line * 2, line * 2) for line in range(1, MOST_MARKS + 1)])
    with pytest.raises(BadInput, match="Take one away"):
        marks.add(Mark(1_000, 1_000))
    assert len(marks.add(Mark(2, 4)).all) == MOST_MARKS - 1
    assert len(Given("", marks.all).marks) == MOST_MARKS


def test_a_note_longer_than_a_response_takes_is_refused() -> None:
    assert Marks().add(Mark(1, 1, "note", "x" * LONGEST_MARK)).all
    with pytest.raises(BadInput, match="not set yet"):
        Marks().add(Mark(1, 1, "note", "x" * (LONGEST_MARK + 1)))
