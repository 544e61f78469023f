"""What there is to look at on a table, by what is asked of oneself there, and by the width."""

import pytest

from sprint.screens.leaves import TITLES, Leaf, Leaves, leaves_of
from sprint.telling.attable import Part, Scene, scene_of
from tests.sprint.core.world import ANA, key_of
from tests.sprint.screens.tables import TALKING, at_tables

PARTS: tuple[Part, ...] = ("read", "respond", "reply", "decide", "listen", "heard", "done")


def scene(part: Part, *, number: int = 1) -> Scene:
    """A scene at a table where a piece is read."""
    _, tables = at_tables("Benedikt")
    tables.deal()
    return Scene(part, tables.reading, tables.table, tables.under_way, number)


def talk() -> Scene:
    """A scene of an author who may answer at once."""
    _, tables = at_tables(ANA, changed=TALKING)
    tables.deal()
    tables.until(lambda: tables.turns[0].slot.step == 1)
    found = scene_of(tables.link.world.room, key_of(ANA))
    assert found is not None
    return found


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("answering", [False, True])
def test_leafing_shows_everything_there_is(part: Part, wide: bool, answering: bool) -> None:
    leaves = leaves_of(scene(part), answering=answering, late=False, wide=wide)
    seen = {leaf for at in range(len(TITLES)) for leaf in leaves.visible(at)}
    assert seen == set(leaves.order)
    assert ("-answer" in seen) == answering


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("wide", [False, True])
def test_each_step_brings_what_its_title_says(part: Part, wide: bool) -> None:
    leaves = leaves_of(scene(part), answering=True, late=False, wide=wide)
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
    assert leaves_of(scene(part), answering=answering, late=False, wide=False).visible(0) == (first,)


def test_an_author_who_may_answer_at_once_hears_first() -> None:
    assert talk().open_to_author
    assert leaves_of(talk(), answering=True, late=False, wide=False).order[:2] == ("-said", "-answer")
    assert leaves_of(talk(), answering=True, late=True, wide=False).order[0] == "-answer"


def test_where_others_read_in_silence_nothing_was_said_yet() -> None:
    assert "-said" not in leaves_of(scene("listen", number=0), answering=False, late=False, wide=False).order
    assert "-said" in leaves_of(scene("listen", number=1), answering=False, late=False, wide=False).order


def test_a_leaf_is_found_however_far_it_is() -> None:
    leaves = leaves_of(scene("respond"), answering=True, late=False, wide=True)
    assert all(leaf in leaves.visible(leaves.find(leaf)) for leaf in leaves.order)


def test_one_leaf_alone_needs_no_key() -> None:
    assert not Leaves(("-around",), wide=False).several
    assert not leaves_of(None, answering=False, late=False, wide=True).several
