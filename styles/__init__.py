"""The style sheets, one for each screen, and the themes."""

from pathlib import Path, PurePath

#: Beside this file, wherever it is installed; to ask importlib.resources would cost 6 ms of every start.
_FOLDER = Path(__file__).resolve().parent


def sheets() -> list[str | PurePath]:
    """The absolute paths of all sheets, for ``App.CSS_PATH``; those of screens come last and win."""
    paths = sorted(_FOLDER.glob("*.tcss"))
    paths.sort(key=lambda path: path.name != "widgets.tcss")
    return [str(path) for path in paths]
