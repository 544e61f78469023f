"""The editor against a plain string: whatever is typed, cut, moved, undone, both say the same."""

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from textual.document._document import Location, Selection
from wcwidth import iter_graphemes

from sprint.core.counting import count
from tests.widgets.stage import Stage
from widgets.editor import Editor
from widgets.prose import Prose
from widgets.wrapped import Wrapped

PIECES = [
    "a", " ", "\n", "\t", "long words in a row ", "—", "雪", "é", "e\u0301", "\u0301", "👩‍👩‍👧‍👦", "👍🏽",
    "🇩🇪", "क्षि", "கா", "한", "\u1112\u1161\u11ab", "שָׁ", "مر", "น้ำ", "ཀྲ", "one\ntwo\n", "\u200d",
]  # fmt: skip
ACTS = st.one_of(
    st.tuples(st.just("type"), st.sampled_from(PIECES)),
    st.tuples(
        st.sampled_from(["left", "right", "select left", "select right", "erase", "delete", "undo", "redo"]),
        st.just(""),
    ),
    st.tuples(st.just("jump"), st.integers(0, 60).map(str)),
)


class State(NamedTuple):
    """A text with what is selected in it: from ``anchor`` to ``cursor``."""

    text: str
    anchor: int
    cursor: int

    def before(self) -> int:
        """Where the character before the cursor begins."""
        *_, last = ["", *iter_graphemes(self.text[: self.cursor])]
        return self.cursor - len(last)

    def after(self) -> int:
        """Where the character after the cursor ends."""
        return self.cursor + len(next(iter_graphemes(self.text[self.cursor :]), ""))

    def replaced(self, start: int, end: int, text: str) -> "State":
        """Another text in place of a part; the cursor stands behind it."""
        at = start + len(text)
        return State(self.text[:start] + text + self.text[end:], at, at)


class Model:
    """An editor that is a string and a list of strings."""

    def __init__(self, text: str) -> None:
        self.now = State(text, len(text), len(text))
        self.past: list[tuple[State, State]] = []
        self.future: list[tuple[State, State]] = []

    def do(self, act: str, what: str) -> None:
        now = self.now
        low, high = sorted((now.anchor, now.cursor))
        match act:
            case "type":
                self._edit(low, high, what)
            case "erase":
                self._edit(low if low < high else now.before(), high, "")
            case "delete":
                self._edit(low, high if low < high else now.after(), "")
            case "left":
                self.now = now._replace(anchor=now.before(), cursor=now.before())
            case "right":
                self.now = now._replace(anchor=now.after(), cursor=now.after())
            case "select left":
                self.now = now._replace(cursor=now.before())
            case "select right":
                self.now = now._replace(cursor=now.after())
            case "jump":
                at = min(int(what), len(now.text))
                self.now = State(now.text, at, at)
            case "undo" | "redo":
                self._go_back(act)

    def _go_back(self, act: str) -> None:
        origin, target = (self.past, self.future) if act == "undo" else (self.future, self.past)
        if origin:
            target.append(origin.pop())
            self.now = target[-1][0 if act == "undo" else 1]

    def _edit(self, start: int, end: int, text: str) -> None:
        before, self.now = self.now, self.now.replaced(start, end, text)
        if start < end or text:
            self.past.append((before, self.now))
            self.future.clear()


def place(text: str, index: int) -> Location:
    before = text[:index]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def perform(editor: Editor, act: str, what: str) -> None:
    editor.history.checkpoint()
    match act:
        case "type":
            editor._replace_via_keyboard(what, *editor.selection)
        case "erase":
            editor.action_delete_left()
        case "delete":
            editor.action_delete_right()
        case "left" | "right":
            # Without a selection to collapse, which an editor may do in its own way.
            editor.selection = Selection.cursor(editor.cursor_location)
            getattr(editor, f"action_cursor_{act}")()
        case "select left" | "select right":
            getattr(editor, f"action_cursor_{act.split()[1]}")(select=True)
        case "jump":
            editor.move_cursor(place(editor.text, min(int(what), len(editor.text))))
        case "undo" | "redo":
            getattr(editor, f"action_{act}")()


async def test_the_editor_does_what_a_plain_string_does() -> None:
    async with Stage(editor := Editor()).run_test(size=(30, 12)):

        @settings(max_examples=150)
        @given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.lists(ACTS, max_size=14))
        def agree(text: str, acts: list[tuple[str, str]]) -> None:
            editor.open_text(text)
            model = Model(text)
            for act, what in acts:
                perform(editor, act, what)
                model.do(act, what)
                now = model.now
                assert editor.text == now.text
                assert editor.selection == Selection(place(now.text, now.anchor), place(now.text, now.cursor))
                assert editor.count == count(now.text, "words")
                assert editor.count == count(text, "words") + editor.added - editor.removed
            assert editor.rows.lines == Wrapped(Prose(editor.text), editor.rows.width).lines

        agree()
