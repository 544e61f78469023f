"""The style sheets, those for all screens and those of single ones, and the themes."""

from pathlib import Path, PurePath

#: Beside this file, wherever it is installed; to ask importlib.resources would cost 6 ms of every start.
_FOLDER = Path(__file__).resolve().parent
_SHARED = ("widgets", "app", "terminal")


def shared() -> list[str | PurePath]:
    """The absolute paths of the sheets that hold for every screen, for ``App.CSS_PATH``."""
    return [sheet(name) for name in _SHARED]


def sheet(name: str) -> str:
    """The absolute path of one sheet.

    That of a screen is read when the screen is first shown, and wins over the shared ones by coming later: to
    read them all is 20 ms of every start.
    """
    return str(_FOLDER / f"{name}.tcss")
