"""Puts the key tables of the registry of commands into the README, between two marks."""

from pathlib import Path

from sprint.screens.commands import table

README = Path(__file__).parents[2] / "README.md"
BEGIN = "<!-- keys: made by `make pictures` from the registry of commands -->"
END = "<!-- keys end -->"


def with_keys(text: str) -> str:
    """The README's text with the tables of today; raises ValueError where the marks are missing."""
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n\n{table()}\n{END}{after}"


def refresh() -> None:
    """Write them."""
    README.write_text(with_keys(README.read_text(encoding="utf-8")), encoding="utf-8")
