"""A page to be read looks as in tests/golden, in small and wide terminals, by day and by night.

``SPRINT_UPDATE_GOLDEN=1 python -m pytest tests/widgets/test_piece_golden.py`` takes new pictures.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from bench.pictures.drawing import draw
from sprint.core.reading.bodies import Form, Mark
from sprint.core.reading.marks import Marks
from tests.widgets.pieces import ARABIC, HAIKU, HEBREW, MARKS, OTHERS, POEM, PROSE
from tests.widgets.stage import Stage
from widgets.piece import PieceView

GOLDEN = Path(__file__).parents[1] / "golden"
LOOKS = (
    ((60, 20), "sprint-dark"),
    ((80, 24), "sprint-dark"),
    ((80, 24), "sprint-light"),
    ((120, 40), "sprint-light"),
)
PIECES: dict[str, tuple[str, Form, Sequence[Mark], Sequence[Mark], tuple[str, ...]]] = {
    "prose": (PROSE, "prose", (), (), ()),
    "marked": (PROSE, "prose", MARKS, OTHERS, ("down", "down", "down")),
    "poem": (POEM, "poem", (Mark(6, 8, "stayed"),), (), ("down", "shift+down", "shift+down")),
    "hebrew": (HEBREW, "poem", (Mark(3, 3, "stayed"),), (), ("down",)),
    "arabic": (ARABIC, "poem", (), (), ("down",)),
    "haiku": (HAIKU, "poem", (Mark(2, 2, "stayed"),), (), ()),
}


@pytest.mark.parametrize("name", PIECES)
async def test_a_piece_looks_as_its_golden_pictures(name: str) -> None:
    text, form, marks, others, keys = PIECES[name]
    view = PieceView(text, form, Marks(tuple(marks)), others=others)
    app = Stage(view)
    different = []
    async with app.run_test(size=LOOKS[0][0], notifications=True, tooltips=True) as pilot:
        view.focus()
        await pilot.press(*keys)
        for size, theme in LOOKS:
            app.theme = theme
            await pilot.resize_terminal(*size)
            await pilot.pause()
            picture = f"piece-{name}-{size[0]}x{size[1]}-{theme.removeprefix('sprint-')}"
            if not matches(app, picture):
                different.append(picture)
    assert different == []


def matches(app: Stage, name: str) -> bool:
    path, now = GOLDEN / f"{name}.svg", draw(app)
    if os.environ.get("SPRINT_UPDATE_GOLDEN"):
        path.write_text(now, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != now:
        path.with_suffix(".new.svg").write_text(now, encoding="utf-8")
        return False
    return True
