from pathlib import Path

import styles
from styles import sheets


def test_every_sheet_of_the_folder_is_listed_by_absolute_path_and_widgets_first() -> None:
    folder = Path(styles.__file__).parent
    listed = [Path(sheet) for sheet in sheets()]
    assert set(listed) == set(folder.glob("*.tcss"))
    assert all(sheet.is_absolute() for sheet in listed)
    assert listed[0].name == "widgets.tcss"
