from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sprint.core.chunks import plain
from widgets.cells import cells, cluster_end, cluster_start, clusters, column_at, expanded

FAMILY = "👨‍👩‍👧"


def test_plain_characters_take_one_cell_each() -> None:
    single = [chr(code) for code in range(0x3000) if plain(chr(code))]
    assert len(single) > 600
    assert [char for char in single if cell_len(char) != 1] == []
    assert not plain("a\tb")
    assert not plain("雪")
    assert not plain("e\u0301")


def test_a_tab_reaches_the_next_stop_wherever_it_begins() -> None:
    assert expanded("a\tb") == "a   b"
    assert expanded("\tb", start=3) == " b"
    assert cells("a\tb") == 5
    assert cells("雪\t", start=1) == 3


@given(st.text(alphabet="ab \té雪u\u0301👩한", max_size=12), st.integers(0, 9))
def test_expanded_takes_the_cells_that_were_promised(text: str, start: int) -> None:
    assert cell_len(expanded(text, start)) == cells(text, start)


def test_clusters_keep_marks_and_joiners_together_and_tabs_alone() -> None:
    assert list(clusters(f"e\u0301\t{FAMILY}x")) == [(0, 2), (2, 3), (3, 8), (8, 9)]


def test_the_cursor_steps_over_a_whole_cluster() -> None:
    text = f"a{FAMILY}e\u0301b"
    assert cluster_end(text, 1) == 6
    assert cluster_start(text, 6) == 1
    assert cluster_end(text, 6) == 8
    assert cluster_start(text, 8) == 6
    assert cluster_end(text, 9) == 10


def test_a_wide_character_covers_both_its_cells() -> None:
    assert [column_at("a雪b", x) for x in range(6)] == [0, 1, 1, 2, 3, 3]
