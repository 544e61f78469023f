"""The code of an invite: read back from its half blocks it is the code that the library made."""

import pytest
import segno

from sprint.core.qr import QUIETS, Code
from tests.sprint.screens.fakelink import INVITE

LINE = str(INVITE)
HALVES = {" ": (0, 0), "▄": (0, 1), "▀": (1, 0), "█": (1, 1)}


def modules(rows: tuple[str, ...]) -> list[list[int]]:
    """The modules of drawn rows, margin and all."""
    read = []
    for row in rows:
        read += [[HALVES[cell][half] for cell in row] for half in (0, 1)]
    return read


def framed(quiet: int) -> list[list[int]]:
    """The modules as the library has them, with their margin."""
    rows = [list(row) for row in segno.make_qr(LINE, error="l").matrix_iter(border=quiet)]
    return rows + [[0] * len(rows[0])] * (len(rows) % 2)


@pytest.mark.parametrize("quiet", QUIETS)
def test_a_code_is_drawn_whole_with_the_widest_margin_that_fits(quiet: int) -> None:
    side = len(framed(quiet)[0])
    assert modules(Code(LINE).draw(side, (side + 1) // 2)) == framed(quiet)
    assert modules(Code(LINE).draw(side + 1, (side + 1) // 2)) == framed(quiet)


def test_a_code_of_a_real_invite_fits_into_a_usual_terminal_with_its_whole_margin() -> None:
    code = Code(LINE)
    assert code.best == (45, 23)
    assert code.least == (41, 21)
    assert len(code.draw(80, 23)) == 23


def test_a_code_is_not_drawn_when_it_would_be_cut() -> None:
    width, height = Code(LINE).least
    assert Code(LINE).draw(width, height)
    assert Code(LINE).draw(width - 1, height) == ()
    assert Code(LINE).draw(width, height - 1) == ()
