import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from tests.widgets.stage import Stage, rows_painted, shown
from widgets.roster import Roster, RosterRow, RosterState, roster_line

STATES: tuple[RosterState, ...] = ("ready", "writing", "resting", "away", "here", "done")
FOREIGN = [
    "[/b]",
    "[@click=app.quit]go[/]",
    "\x1b[31mred",
    "\u202eevil",
    "雪の女王さまのながいなまえです",
    "a\nb\tc",
]


def text(row: RosterRow, width: int) -> str:
    return "".join(piece.text for piece in roster_line(row, width))


@given(
    st.one_of(st.text(max_size=40), st.sampled_from(FOREIGN)),
    st.sampled_from(STATES),
    st.one_of(st.none(), st.integers(0, 99_999)),
    st.sampled_from([20, 24, 34]),
    st.booleans(),
    st.text(max_size=20),
)
def test_a_row_is_exactly_as_wide_as_it_may_be(
    name: str, state: RosterState, count: int | None, width: int, me: bool, note: str
) -> None:
    shown_text = text(RosterRow(0, name, state, count, me=me, note=note), width)
    assert cell_len(shown_text) == width
    assert not any(char in shown_text for char in "\x1b\n\t\u202e\x9b")


@pytest.mark.parametrize("width", [20, 34])
def test_every_state_differs_without_colour(width: int) -> None:
    assert len({text(RosterRow(0, "Ada", state, 1), width) for state in STATES}) == len(STATES)


def test_a_wide_row_says_the_state_in_a_word_and_a_note_in_its_place() -> None:
    row = RosterRow(0, "Ada", "resting", 1_204)
    assert text(row, 34) == " ◌ Ada            resting    1,204"
    assert "last seen" in text(replace(row, note="last seen"), 34)
    assert text(row, 20) == " ◌ Ada       resting"
    assert text(replace(row, state="writing"), 20) == " ● Ada         1,204"
    assert "quiet" in text(replace(row, state="hidden", count=None), 20)


def test_ones_own_row_is_marked() -> None:
    assert text(RosterRow(0, "Ada", "writing", 0, me=True), 20).startswith("▸● Ada")


async def test_foreign_names_are_shown_as_they_are_and_never_obeyed() -> None:
    app = Stage(roster := Roster())
    async with app.run_test(size=(60, 24), notifications=True, tooltips=True) as pilot:
        roster.update_rows([RosterRow(seat, name, "writing", seat) for seat, name in enumerate(FOREIGN)])
        await pilot.pause()
        rows = shown(app)
        assert "[/b]" in rows[0]
        assert "[@click=" in rows[1]
        assert "[31mred" in rows[2]
        assert "evil" in rows[3]
        assert not any(char in "".join(rows) for char in "\x1b\u202e")


async def test_only_rows_that_changed_are_painted() -> None:
    app = Stage(roster := Roster())
    async with app.run_test(size=(60, 24)) as pilot:
        rows = [RosterRow(seat, f"Member {seat}", "writing", seat) for seat in range(20)]
        roster.update_rows(rows)
        await pilot.pause()
        painted = rows_painted(roster)
        rows[4] = replace(rows[4], count=99)
        roster.update_rows(rows)
        await pilot.pause()
        assert painted == [4]
        assert "99" in shown(app)[4]


async def test_two_hundred_rows_scroll_with_the_keys_in_the_callers_order() -> None:
    app = Stage(roster := Roster())
    async with app.run_test(size=(60, 24)) as pilot:
        assert not roster.focusable
        rows = [RosterRow(199 - seat, f"Member {seat}.", "writing", seat) for seat in range(200)]
        roster.update_rows(rows)
        await pilot.pause()
        assert roster.virtual_size.height == 200
        assert "Member 0." in shown(app)[0]
        roster.focus()
        await pilot.press("end")
        await pilot.wait_for_animation()
        roster.update_rows([*rows[:-1], replace(rows[-1], count=1_999)])
        await pilot.pause()
        assert "Member 199." in shown(app)[23]
        assert "1,999" in shown(app)[23]


async def test_members_who_leave_are_gone_from_the_screen() -> None:
    app = Stage(roster := Roster())
    async with app.run_test(size=(60, 24)) as pilot:
        roster.update_rows([RosterRow(0, "Ada", "here", None), RosterRow(1, "Per", "here", None)])
        await pilot.pause()
        roster.update_rows([RosterRow(1, "Per", "here", None)])
        await pilot.pause()
        assert "Per" in shown(app)[0]
        assert "Ada" not in "".join(shown(app))


def test_who_cheered_is_marked_beside_the_name() -> None:
    row = RosterRow(0, "Ada", "writing", 12, cheers=True)
    assert text(row, 34).startswith(" ● Ada ✶")
    assert cell_len(text(replace(row, name="Wilhelmina of the long name"), 20)) == 20
