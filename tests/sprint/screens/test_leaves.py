"""What there is to look at on a table, by what is asked of oneself there, and by the width."""

import pytest

from sprint.screens.leaves import TITLES, Leaf, Leaves, leaves_of
from sprint.telling.attable import Part, Scene
from tests.sprint.screens.tables import at_tables

PARTS: tuple[Part, ...] = ("read", "respond", "reply", "decide", "listen", "heard", "done")


def scene(part: Part, *, number: int = 1) -> Scene:
    """A scene at a table where a piece is read."""
    _, tables = at_tables("Benedikt")
    tables.deal()
    return Scene(part, tables.reading, tables.table, tables.under_way, number)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("answering", [False, True])
def test_leafing_shows_everything_there_is(part: Part, wide: bool, answering: bool) -> None:
    leaves = leaves_of(scene(part), answering=answering, wide=wide)
    seen = {leaf for at in range(len(TITLES)) for leaf in leaves.visible(at)}
    assert seen == set(leaves.order)
    assert ("-answer" in seen) == answering


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("wide", [False, True])
def test_each_step_brings_what_its_title_says(part: Part, wide: bool) -> None:
    leaves = leaves_of(scene(part), answering=True, wide=wide)
    for at in range(len(TITLES)):
        titles = [TITLES[leaf] for leaf in leaves.visible(at + 1)]
        assert leaves.next_title(at) in titles
        assert TITLES[leaves.visible(at)[-1]] != leaves.next_title(at)


@pytest.mark.parametrize(
    ("part", "answering", "first"),
    [
        ("read", True, "-piece"),
        ("decide", True, "-choice"),
        ("respond", True, "-answer"),
        ("respond", False, "-piece"),
        ("done", False, "-around"),
        ("heard", False, "-said"),
    ],
)
def test_what_is_wanted_first_is_seen_first(part: Part, answering: bool, first: Leaf) -> None:
    assert leaves_of(scene(part), answering=answering, wide=False).visible(0) == (first,)


def test_where_others_read_in_silence_nothing_was_said_yet() -> None:
    assert "-said" not in leaves_of(scene("listen", number=0), answering=False, wide=False).order
    assert "-said" in leaves_of(scene("listen", number=1), answering=False, wide=False).order


def test_a_leaf_is_found_however_far_it_is() -> None:
    leaves = leaves_of(scene("respond"), answering=True, wide=True)
    assert all(leaf in leaves.visible(leaves.find(leaf)) for leaf in leaves.order)


def test_one_leaf_alone_needs_no_key() -> None:
    assert not Leaves(("-around",), wide=False).several
    assert not leaves_of(None, answering=False, wide=True).several
