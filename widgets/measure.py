"""One measure for everything that is painted: how many cells a character takes.

Terminals disagree, so there is no true width, but what is painted must be measured in one way throughout.
Rich gives no cell to a spacing mark (the vowel signs of Tamil, Devanagari, Burmese and others), where
terminals mostly give one; a row would run over its edge and into its neighbours. `settle` gives these marks
their cell in Rich's own table, so that Rich, Textual and the editor agree. Where a terminal sees it in yet
another way, `sprint.screens.instep` puts it back in step.
"""

from functools import cache
from unicodedata import category

from rich import cells
from rich._unicode_data import load
from rich.cells import CellTable

# Under this name every function of rich.cells asks for the table.
_NAME = "load_cell_table"


def settle() -> None:
    """Measure spacing marks as one cell from now on; doing it again changes nothing."""
    names = vars(cells)
    if names[_NAME] is not _table:
        names[_NAME] = _table
        cells.get_character_cell_size.cache_clear()
        cells.cached_cell_len.cache_clear()


@cache
def _table(unicode_version: str = "auto") -> CellTable:
    table = load(unicode_version)
    widths = [piece for span in table.widths for piece in _with_marks(*span)]
    return table._replace(widths=widths)


def _with_marks(first: int, last: int, width: int) -> list[tuple[int, int, int]]:
    """The span of a table cut into such of one width each."""
    # Planes of their own hold selectors and tags, never spacing marks.
    if width or first >= 0xE0000:
        return [(first, last, width)]
    return [(code, code, 1 if category(chr(code)) == "Mc" else 0) for code in range(first, last + 1)]
