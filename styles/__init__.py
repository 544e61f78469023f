"""The style sheets, one for each screen, and the themes."""

from importlib.resources import files


def sheets() -> list[str]:
    """The absolute paths of all style sheets, those of the widgets first so that a screen's may differ."""
    names = sorted(sheet.name for sheet in files(__package__).iterdir() if sheet.name.endswith(".tcss"))
    names.sort(key=lambda name: name != "widgets.tcss")
    return [str(files(__package__).joinpath(name)) for name in names]
