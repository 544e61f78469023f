"""What was said to a piece: only what is new or changed is shown anew, and the newest is marked."""

from msgspec.structs import replace
from textual.widgets import Static

from sprint.screens.saidview import SaidView
from sprint.telling.saidwords import Said
from tests.widgets.stage import Stage, shown

SAID = tuple(Said(f"{number}", "key", "Ben", "praise", f"Response {number}.") for number in range(6))


def lines(view: SaidView) -> list[Static]:
    return list(view.query(Static))


async def test_what_was_said_before_stays_when_more_is_said() -> None:
    app = Stage(view := SaidView())
    async with app.run_test(size=(60, 40)) as pilot:
        await view.show((), "Nothing was said yet.")
        await pilot.pause()
        assert "Nothing was said yet." in "".join(shown(app))
        await view.show(SAID[:5], "")
        before, contents = lines(view), [line.content for line in lines(view)]
        assert len(before) == 5
        await view.show(SAID, "")
        await pilot.pause()
        assert lines(view)[:5] == before
        # The last one is no longer the one that is marked.
        assert [line.content is was for line, was in zip(before, contents, strict=True)] == [True] * 4 + [
            False
        ]
        text = "\n".join(shown(app))
        assert "Nothing was said yet." not in text
        assert [text.count(one.text) for one in SAID] == [1] * 6
        assert [row.strip() for row in text.split("\n") if "▸" in row] == ["▸ Ben  praise"]
        assert view.marked == SAID[5]


async def test_only_the_response_that_changed_is_shown_anew() -> None:
    app = Stage(view := SaidView())
    async with app.run_test(size=(60, 40)) as pilot:
        await view.show(SAID, "")
        contents = [line.content for line in lines(view)]
        await view.show((SAID[0], replace(SAID[1], thanked=True, thanks="for the boats"), *SAID[2:]), "")
        await pilot.pause()
        changed = [at for at, line in enumerate(lines(view)) if line.content is not contents[at]]
        assert changed == [1]
        assert "✓ thanked: for the boats" in "\n".join(shown(app))


async def test_what_was_said_to_another_piece_takes_the_place_of_all() -> None:
    app = Stage(view := SaidView())
    async with app.run_test(size=(60, 40)) as pilot:
        await view.show(SAID[:3], "")
        view.move(-1)
        await view.show(SAID[3:5], "")
        await pilot.pause()
        text = "\n".join(shown(app))
        assert [one.text in text for one in SAID] == [False, False, False, True, True, False]
        await view.show((), "Nothing was said yet.")
        await pilot.pause()
        assert [row.strip() for row in shown(app) if row.strip()] == ["Nothing was said yet."]
        assert view.marked is None
