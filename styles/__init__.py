"""The style sheets, one for each screen, and the themes."""

from importlib.resources import files
from pathlib import PurePath


def sheets() -> list[str | PurePath]:
    """The absolute paths of all sheets, for ``App.CSS_PATH``; those of screens come last and win."""
    names = sorted(sheet.name for sheet in files(__package__).iterdir() if sheet.name.endswith(".tcss"))
    names.sort(key=lambda name: name != "widgets.tcss")
    return [str(files(__package__).joinpath(name)) for name in names]
