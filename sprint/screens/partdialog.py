"""A part of the day to change: what it is, the prompt that everybody sees in it, what belongs to its kind,
and notes to oneself.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Input, Static

from sprint.core.agenda.agendablocks import LONGEST_NOTES
from sprint.core.agenda.blocks import BlockKind
from sprint.core.agenda.oneline import kind_typed, parse_block
from sprint.core.agenda.words import LONGEST_PROMPT
from sprint.core.errors import BadSchedule
from sprint.protocols import DEFAULT
from sprint.screens.base import Dialog
from sprint.screens.command import Command
from sprint.screens.fields import Field, Row
from sprint.screens.pick import Pick
from sprint.screens.rows import RowKeys
from sprint.screens.setting import Setting
from sprint.writing.partfields import FIELDS, PartFields
from widgets.cells import cells

LONGEST_TYPED: Final = 200
LONGEST_FIELD: Final = 20
EXAMPLE: Final = "What it is, how long, and its name: sprint 20, break 10 Tea, read 60."
SEEN_BY_ALL: Final = "Everybody sees this prompt while the part lasts."
MINE_ALONE: Final = "Only you see these notes; they stay on this disk."
BEGUN: Final = "This part has begun and stays as it was planned; your notes to it can change."
#: The fields that belong to kinds: what they are called, and what stands in one that is empty.
LABELS: Final = {
    "protocol": ("Protocol", ""),
    "table": ("At a table", "as the protocol says"),
    "lead": ("Time before", "5 in a read, 1 in a sprint"),
    "slot": ("For each", "2"),
    "at": ("Not before", "no time of its own"),
}
ABOUT: Final = {
    "protocol": "How tables respond; left and right choose another one.",
    "table": "How many sit at a table: 2 to 12, or 0 for the whole room at one.",
    "slot": "How long each speaker has: 2, 90s.",
    "at": "A time of day such as 10:00, before which it does not begin by itself.",
}
#: The time before, in each kind that has one.
LEADS: Final[dict[BlockKind | None, str]] = {
    "read": "How long pieces are gathered before they are read; it is a part of the length.",
    "sprint": "How long people can get ready before it starts; it is not a part of the length.",
}
#: What a file calls a field where it begins a sentence, and a lead wherever it is named. What stands in
#: quotation marks is found first, and stays: it is somebody's own.
_KEY: Final = re.compile(rf"“[^”]*”|(?:^|(?<=\. ))(?P<key>length|{'|'.join(LABELS)}): |\b(?:a|the) lead\b")


def on_screen(trouble: str) -> str:
    """What is wrong with a part, its fields called as they are here."""

    def called(found: re.Match[str]) -> str:
        if found[0].startswith("“"):
            return found[0]
        return f"{LABELS.get(found['key'], ('Part',))[0]}: " if found["key"] else "the time before"

    return _KEY.sub(called, trouble)


class Part(NamedTuple):
    """What stands in the lines, each on one."""

    typed: str
    prompt: str
    notes: str
    protocol: str = ""
    table: str = ""
    lead: str = ""
    slot: str = ""
    at: str = ""

    @property
    def fields(self) -> PartFields:
        """Those that belong to a kind."""
        return PartFields(*self[3:])


class PartDialog(Dialog[Part | None], RowKeys[Part | None]):
    """Gives the part as it is to be, or None; of one that has ``begun`` only the notes can change.

    ``protocols`` are the names of those that can be chosen, ``said`` is why it is shown again, or nothing,
    and ``check`` says what is wrong with a part, or nothing.
    """

    place = "part"
    style_sheet = "console"

    def __init__(
        self,
        setting: Setting,
        name: str,
        part: Part,
        protocols: Sequence[str],
        *,
        begun: bool,
        said: str = "",
        check: Callable[[Part], str],
    ) -> None:
        super().__init__(setting)
        self._of, self._begun, self._said, self._check = name, begun, said, check
        self._typed = Field(part.typed, longest=LONGEST_TYPED)
        self._prompt = Field(part.prompt, placeholder="none", longest=LONGEST_PROMPT)
        self._notes = Field(part.notes, placeholder="none", longest=LONGEST_NOTES)
        self._protocol: Pick[str] = Pick([(one, one) for one in protocols], part.protocol or DEFAULT)
        self._fields: dict[str, Field | Pick[str]] = {
            key: self._protocol
            if key == "protocol"
            else Field(value, placeholder=LABELS[key][1], longest=LONGEST_FIELD)
            for key, value in part.fields._asdict().items()
        }
        self._rows = {key: Row(LABELS[key][0], field) for key, field in self._fields.items()}
        self._about, self._whole = Static(id="part-about"), Static(id="part-whole")

    def body(self) -> ComposeResult:
        yield Static(Content(self._of), classes="title")
        if self._said:
            yield Static(Content(on_screen(self._said)), id="part-said")
        if not self._begun:
            yield Row("Part", self._typed)
            yield Row("Prompt", self._prompt)
        yield Row("Your notes", self._notes)
        if not self._begun:
            yield from self._rows.values()
        yield self._about
        yield self._whole

    def explanation(self) -> str:
        return (
            "Up and down go from line to line, and Enter keeps all of them. Below your notes stands what "
            "belongs to this kind of part: a reading has a protocol and tables, a talk a time for each, and "
            "every part can have a time before which it does not begin. A prompt is shown to everybody while "
            "its part lasts. Notes are for you alone, and are never sent. What is longer than its line is "
            "below in full."
        )

    def titled(self, command: Command) -> str:
        return "Keep" if command.id == "begin" else super().titled(command)

    def on_mount(self) -> None:
        (self._notes if self._begun else self._typed).focus()

    @on(Input.Changed)
    @on(Pick.Picked)
    @on(DescendantFocus)
    def _look(self) -> None:
        """Show the lines that belong to the kind, say what the one is about in which one types, and show it
        whole where its row is too short.
        """
        shown = FIELDS.get(self._kind, ()) if self._kind else ()
        for key, row in self._rows.items():
            row.display = key in shown
        trouble = self.focused is self._typed and self._trouble()
        self._tell(trouble or self._about_line(self.focused), trouble=bool(trouble))
        field = self.focused
        long = isinstance(field, Field) and cells(field.value) >= field.size.width > 0
        self._whole.update(Content(field.value if long and isinstance(field, Field) else ""))
        self._whole.display = long

    def _about_line(self, focused: Widget | None) -> str:
        for key, field in self._fields.items():
            if focused is field:
                return LEADS.get(self._kind, "") if key == "lead" else ABOUT[key]
        if focused is self._notes:
            return BEGUN if self._begun else MINE_ALONE
        return SEEN_BY_ALL if focused is self._prompt else EXAMPLE

    def _tell(self, words: str, *, trouble: bool) -> None:
        self._about.update(Content(words))
        self._about.set_class(trouble, "-trouble")

    @property
    def _kind(self) -> BlockKind | None:
        return kind_typed(self._typed.value)

    def _trouble(self) -> str:
        try:
            parse_block(self._typed.value)
        except BadSchedule as error:
            return str(error)
        return ""

    @on(Input.Submitted)
    def action_begin(self) -> None:
        part = self._part
        trouble = "" if self._begun else self._trouble() or self._check(part)
        if not trouble:
            self.dismiss(part)
            return
        if self._trouble():
            self._typed.focus()
        else:
            self._to_field(trouble)
        self.call_after_refresh(self._tell, on_screen(trouble), trouble=True)

    def _to_field(self, trouble: str) -> None:
        """Go to the line that the sentence names first."""
        field = self._fields.get(trouble.partition(":")[0])
        if field is not None:
            field.focus()

    @property
    def _part(self) -> Part:
        values = {key: field.value.strip() for key, field in self._fields.items()}
        if self._kind != "read":
            values["protocol"] = ""
        return Part(*(field.value.strip() for field in (self._typed, self._prompt, self._notes)), **values)

    def action_back(self) -> None:
        self.dismiss(None)
