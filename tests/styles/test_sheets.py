from pathlib import Path
from typing import Any

import styles
from sprint import screens
from sprint.screens.base import Keyed
from styles import shared, sheet
from tests.test_imports import modules


def sheets_below(kind: type[Keyed[Any]]) -> set[str]:
    return {kind.style_sheet}.union(*map(sheets_below, kind.__subclasses__()))


def test_every_sheet_of_the_folder_is_read_for_all_screens_or_for_some() -> None:
    folder = Path(styles.__file__).parent
    for name in modules(screens.__name__):
        __import__(name)
    own = {sheet(name) for name in sheets_below(Keyed) - {""}}
    assert {*map(Path, shared()), *map(Path, own)} == set(folder.glob("*.tcss"))
    assert not own & set(shared())


def test_sheets_are_named_by_absolute_path_and_widgets_come_first() -> None:
    assert all(Path(path).is_absolute() for path in shared())
    assert Path(shared()[0]).name == "widgets.tcss"
