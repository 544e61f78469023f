"""A person's settings: one frozen value, and the one table that says what each setting is.

The comments in the file, ``sprint config``, the screen of settings and docs/settings.md come from ``KEYS``.
Reading and writing the file is elsewhere: ``sprint.core.settingtext`` and ``sprint.desk.config``.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Final, Literal, get_args

import msgspec

from sprint.core.acts import Source
from sprint.core.cleaning import clean_line, fit
from sprint.core.counting import Unit
from sprint.core.errors import BadInput
from sprint.core.kinds import MINUTE_MS, Amount, Choice, Flag, Kind, Length
from sprint.core.marks import Mark, Marks
from sprint.core.showing import Shown

Theme = Literal[
    "auto", "sprint-light", "sprint-dark", "sprint-sepia", "sprint-contrast", "sprint-contrast-light",
    "sprint-terminal",
]  # fmt: skip
Motion = Literal["full", "reduced"]
Notices = Literal["all", "few", "none"]
Clock = Literal["down", "up"]
Measure = Literal["net", "added"]
Text = Literal["new", "carry-on"]


class Settings(msgspec.Struct, frozen=True):
    """The settings of one person; ``KEYS`` explains each. Times are in milliseconds."""

    theme: Theme = "auto"
    motion: Motion = "reduced"
    clock: Clock = "down"
    bell: bool = True
    notices: Notices = "all"
    starting: tuple[int, ...] = (MINUTE_MS, 10_000)
    ending: tuple[Mark, ...] = ("half", 5 * MINUTE_MS, MINUTE_MS, 30_000)
    parts: tuple[int, ...] = (5 * MINUTE_MS, MINUTE_MS)
    length: int = 15 * MINUTE_MS
    source: Source = "editor"
    unit: Unit = "words"
    goal: int | None = None
    measure: Measure = "net"
    text: Text = "new"
    shown: Shown = "exact"
    asks: bool = True


DEFAULTS: Final = Settings()


class Key(msgspec.Struct, frozen=True):
    """One setting: its ``name`` in file and code, its ``title`` on the screen, and one line that explains it.

    Settings with the same ``group`` stand together.
    """

    name: str
    group: str
    title: str
    kind: Kind
    help: str

    @property
    def default(self) -> Any:
        """The value where nobody chose one."""
        return getattr(DEFAULTS, self.name)

    def of(self, settings: Settings) -> Any:
        """This setting's value in ``settings``."""
        return getattr(settings, self.name)

    def read(self, found: object) -> Any:
        """The value that ``found`` means; raises ``BadInput``, a sentence with the setting's name."""
        try:
            return self.kind.read(found)
        except BadInput as error:
            raise BadInput(f"“{self.name}” {error}") from error
        except ValueError as error:
            # A whole number of thousands of digits has no text in Python.
            raise BadInput(f"“{self.name}” can be {self.kind.words}.") from error

    def shown(self, settings: Settings) -> str:
        """This setting's value in ``settings``, as one types it."""
        return self.kind.shown(self.of(settings))


def _choice(literal: Any) -> Choice:
    return Choice(get_args(literal))


KEYS: Final = (
    Key("theme", "Looks", "Colours", _choice(Theme),
        "The colours; auto takes light or dark from your terminal where it tells."),
    Key("motion", "Looks", "Motion", _choice(Motion),
        "With full, the cursor blinks and lists glide; with reduced, nothing moves by itself."),
    Key("clock", "Looks", "Clock", _choice(Clock),
        "Whether your clock counts the time left down, or the time written up."),
    Key("bell", "Interruptions", "Bell", Flag(),
        "Whether the terminal's bell rings at the start and the end."),
    Key("notices", "Interruptions", "Notices", _choice(Notices),
        "What may be said while you write: few hides who comes, goes or cheers; none all but trouble."),
    Key("starting", "Interruptions", "Before the start", Marks(),
        "How long before a sprint starts you are told."),
    Key("ending", "Interruptions", "Before the end", Marks(half=True),
        "How long before a sprint ends you are told; half is the middle of it."),
    Key("parts", "Interruptions", "Before a part", Marks(),
        "How long before the next part of a day begins you are told."),
    Key("length", "Your sprint", "Length", Length(),
        "How long a sprint of yours usually is, in minutes where nothing else is said."),
    Key("source", "Your sprint", "Count", _choice(Source),
        "Where your count comes from: the editor here, a number typed in, or none."),
    Key("unit", "Your sprint", "In", _choice(Unit),
        "What you count in."),
    Key("goal", "Your sprint", "Goal", Amount(),
        "How much you aim for in one sprint."),
    Key("measure", "Your sprint", "Measure", _choice(Measure),
        "Net counts what stands there more than before; added counts what you wrote, cuts or not."),
    Key("text", "Your sprint", "Text", _choice(Text),
        "Whether a sprint begins with an empty page or with the text of last time."),
    Key("shown", "The circle", "Others see", _choice(Shown),
        "How others see your count as you write: exact, to 50, only writing or resting, or not at all."),
    Key("asks", "The circle", "Who is stuck", Flag(),
        "Whether you see, in one line while you pause, that somebody is stuck and asks for ideas."),
)  # fmt: skip

_BY_NAME: Final = {key.name: key for key in KEYS}


def key_named(name: str) -> Key:
    """The setting of that name; raises ``BadInput`` with the nearest name there is."""
    found = _BY_NAME.get(name)
    if found is None:
        near = get_close_matches(name.lower(), _BY_NAME, 1, 0.5)
        hint = f"did you mean “{near[0]}”?" if near else "`sprint config` lists those there are."
        raise BadInput(f"There is no setting “{fit(clean_line(name), 40)}”; {hint}")
    return found


def changed(settings: Settings, values: Mapping[str, object]) -> Settings:
    """``settings`` with ``values`` of some names, read as from a file; raises ``BadInput``."""
    return msgspec.structs.replace(
        settings, **{name: key_named(name).read(value) for name, value in values.items()}
    )
