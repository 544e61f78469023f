import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.stage import Stage
from widgets.cells import clusters
from widgets.editor import Editor
from widgets.finding import found

LINES = ["Don’t look: Tide, tide", "", "Straße am Meer", "the TIDE went out", "caf\u00e9, cafe\u0301"]


@pytest.mark.parametrize(
    ("needle", "start", "backwards", "place"),
    [
        ("tide", (0, 0), False, ((0, 12), (0, 16))),
        ("tide", (0, 16), False, ((0, 18), (0, 22))),
        ("TIDE", (0, 22), False, ((3, 4), (3, 8))),
        # Past the end it begins anew, and the line one came from is looked at again.
        ("tide", (3, 8), False, ((0, 12), (0, 16))),
        ("look", (0, 9), False, ((0, 6), (0, 10))),
        ("tide", (3, 4), True, ((0, 18), (0, 22))),
        ("tide", (0, 12), True, ((3, 4), (3, 8))),
        ("don't", (3, 0), False, ((0, 0), (0, 5))),
        ("strasse", (0, 0), False, ((2, 0), (2, 6))),
        ("am meer", (0, 0), False, ((2, 7), (2, 14))),
        ("cafe", (0, 0), False, None),
        ("cafe\u0301", (0, 0), False, ((4, 6), (4, 11))),
        ("nowhere", (0, 0), False, None),
        ("", (0, 0), False, None),
    ],
)
def test_words_are_found_as_a_reader_would(
    needle: str,
    start: tuple[int, int],
    backwards: bool,
    place: tuple[tuple[int, int], tuple[int, int]] | None,
) -> None:
    assert found(LINES, needle, start, backwards=backwards) == place


@given(
    st.lists(st.text("aAß éİ雪e\u0301👩\u200d", max_size=8), min_size=1, max_size=4),
    st.text("aAß éİ雪e\u0301👩\u200d", max_size=3),
    st.tuples(st.integers(0, 3), st.integers(0, 8)),
    st.booleans(),
)
def test_what_is_found_is_whole_characters_that_say_the_same(
    lines: list[str], needle: str, start: tuple[int, int], backwards: bool
) -> None:
    row, column = start[0] % len(lines), start[1]
    place = found(lines, needle, (row, column), backwards=backwards)
    if place is None:
        edges = [[0, *(end for _, end in clusters(line))] for line in lines]
        texts = {
            line[a:b].casefold() for line, cut in zip(lines, edges, strict=True) for a in cut for b in cut
        }
        assert not needle or needle.casefold() not in texts
    else:
        (top, first), (bottom, last) = place
        assert top == bottom
        assert {first, last} <= {0, *(end for _, end in clusters(lines[top]))}
        assert needle.casefold() in lines[top][first:last].casefold()


async def test_the_editor_goes_from_place_to_place_and_back() -> None:
    async with Stage(editor := Editor()).run_test():
        editor.open_text("\n".join(LINES))
        editor.move_cursor((0, 0))
        places = []
        for backwards in (False, False, False, True):
            assert editor.find("tide", backwards=backwards)
            places.append(editor.selection.start)
        assert places == [(0, 12), (0, 18), (3, 4), (0, 18)]
        assert editor.find("tide, tide", onward=False)
        assert not editor.find("ebb")
        assert editor.selected_text == "Tide, tide"
